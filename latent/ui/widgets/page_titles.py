"""What pages are called, by the names that the program knows them by: in addresses, in links and in what is kept."""

from __future__ import annotations

from latent.ui.widgets.words import said

TITLES = {
    "Start": "page-start",
    "Map": "page-map",
    "Groups": "page-groups",
    "Odd ones out": "page-odd",
    "Morph": "page-morph",
    "Blend": "page-blend",
    "Imagine": "page-imagine",
    "What gets lost": "page-lost",
    "Learn": "page-learn",
    "Train": "page-train",
    "My work": "page-my-work",
    "Class": "page-class",
}
"""Messages by page."""


def title(page: str) -> str:
    """As a person reads it."""
    return said(TITLES[page])
