"""Odd ones out: what does not fit, and why."""
