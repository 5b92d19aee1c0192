"""Networks for counts of words."""
