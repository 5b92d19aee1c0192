"""Imagine: new items, each beside the nearest known one."""
