"""Groups: sort items into look-alikes, or label a few and have the rest told."""
