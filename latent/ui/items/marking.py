"""Single items that a person marks: as fine, or as odd."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import streamlit as st

from latent.insight.detection import best_by_marks
from latent.space import Space
from latent.ui.items.pool import Pool
from latent.ui.session import annotations
from latent.ui.session.annotations import Said
from latent.ui.session.links import Source
from latent.ui.widgets import buttons
from latent.ui.widgets.words import said

FINE, ODD = "fine", "odd"

_BUTTONS = {
    FINE: (":material/check:", "mark-fine", "mark-fine-held"),
    ODD: (":material/flag:", "mark-odd", "mark-odd-held"),
}
"""Icons, and messages for a button before and after it was pressed."""


def marks(space: Space) -> Said:
    """Which items are marked, as :data:`FINE` or :data:`ODD`."""
    return annotations.of(space, annotations.MARK)


def buttons_for(space: Space, source: Source, place: int) -> None:
    """Two buttons that mark an item; the one that holds is filled, and pressed again it takes the mark back."""
    kept = marks(space)
    for word, (icon, free, held) in _BUTTONS.items():
        holds = kept.get(source) == word
        kind = "secondary" if holds else "tertiary"
        if buttons.pressed(said(held if holds else free), f"mark-{word}-{place}", type=kind, icon=icon):
            kept.pop(source) if holds else kept.update({source: word})
            st.rerun(scope="app")


def of_pool(pool: Pool) -> tuple[list[int], list[bool]]:
    """Places of the marked items of a pool, and whether each is odd."""
    kept = marks(pool.space)
    found = (
        [(place, kept[source] == ODD) for place, source in enumerate(pool.sources) if source in kept] if kept else []
    )
    return [place for place, _ in found], [odd for _, odd in found]


def best(pool: Pool, surprise: Mapping[str, np.ndarray]) -> tuple[str, float] | None:
    """The score that agrees best with the marks, and in what share of pairs; None before there are both kinds."""
    places, odd = of_pool(pool)
    return best_by_marks(surprise, places, odd) if any(odd) and not all(odd) else None
