"""Blend: what lies between items."""
