"""Map: a space's items and one's own as points."""
