"""Figures for what this program claims, each beside a baseline measured in the same run; see ``results.md``."""
