"""Morph: move a slider and watch one thing change."""
