"""What gets lost: the way of one item through the model."""
