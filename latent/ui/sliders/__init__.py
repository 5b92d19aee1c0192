"""Sliders under a picture of what they make, and all that stands around them."""
