"""How familiar something is to a space, as a gauge and in words."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from latent.insight.typicality import BORDERLINE, UNFAMILIAR
from latent.space import Space
from latent.ui.components.told import space as told_space
from latent.ui.widgets.words import said, tenths

WORDS = {"familiar": "sheet-familiar", "borderline": "sheet-borderline", "unfamiliar": "sheet-unfamiliar"}
SENTENCES = {
    "familiar": "familiar-sentence",
    "borderline": "borderline-sentence",
    "unfamiliar": "unfamiliar-sentence",
}
"""Messages for how familiar something is, in a word and in a sentence."""


def show(space: Space, stranger_than: float) -> None:
    """A gauge from familiar to unfamiliar for a share 0..1 of known items."""
    word = space.typicality.words(np.asarray([stranger_than]))[0]
    place = np.interp(stranger_than, [0, BORDERLINE, UNFAMILIAR, 1], [3, 60, 84, 97])
    figure = tenths(100 * stranger_than) if stranger_than >= UNFAMILIAR else f"{100 * stranger_than:.0f}"
    st.html(
        f"<div class='gauge'><div class='track' role='img' aria-label='{html.escape(said(WORDS[word]), quote=True)}'>"
        f"<span class='mark' style='left:{place:.1f}%'></span></div>"
        f"<p>{said(SENTENCES[word])} <span class='quiet'>{said('stranger-than', share=figure)}</span></p></div>"
    )


def is_redrawn(space: Space, index: int) -> bool:
    """Whether a known item's picture is what the model makes of it, and not its original."""
    return space.original(index) is None and told_space.is_redrawn(space)
