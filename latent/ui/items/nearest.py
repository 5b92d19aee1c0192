"""The known items nearest to a code, as tiles."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from latent.space import Space
from latent.ui.session import morphing
from latent.ui.widgets import familiarity, views
from latent.ui.widgets.names import shown
from latent.ui.widgets.words import said

COUNT = 6


def show(space: Space, code: np.ndarray, itself: int | None = None) -> None:
    """The nearest few to a code ``(dials,)``, without ``itself``, with their labels where they have some."""
    rows = [i for i in space.nearest(code, COUNT + 1)[0] if i != itself][:COUNT]
    tiles = [_tile(space, int(row)) for row in rows]
    words = said("nearest-items-redrawn" if familiarity.is_redrawn(space, int(rows[0])) else "nearest-items")
    st.html(f"<p class='quiet'>{html.escape(words)}</p><div class='tiles'>{''.join(tiles)}</div>")


def _tile(space: Space, row: int) -> str:
    label = shown(space.reference.labels[row])
    picture = views.element(morphing.known_view(space, row), label or said("known-item"), "picture small")
    return f"<span>{picture}<bdi>{html.escape(label)}</bdi></span>"
