"""Making a space: the models, how they learn, and everything that a space holds besides its networks."""
