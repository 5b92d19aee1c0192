"""How familiar something is to a space, as a gauge and in words."""

from __future__ import annotations

import numpy as np
import streamlit as st

from latent.insight.typicality import BORDERLINE, UNFAMILIAR
from latent.space import Space
from latent.ui.components.told.space import thumbnail_words
from latent.ui.components.told.words import FIGURE, SENTENCES


def show(space: Space, stranger_than: float) -> None:
    """A gauge from familiar to unfamiliar for a share 0..1 of known items."""
    word = space.typicality.words(np.asarray([stranger_than]))[0]
    place = np.interp(stranger_than, [0, BORDERLINE, UNFAMILIAR, 1], [3, 60, 84, 97])
    figure = f"{100 * stranger_than:.{0 if stranger_than < UNFAMILIAR else 1}f}"
    st.html(
        f"<div class='gauge'><div class='track' role='img' aria-label='{word}'>"
        f"<span class='mark' style='left:{place:.1f}%'></span></div>"
        f"<p>{SENTENCES[word]} <span class='quiet'>{FIGURE.format(figure)}</span></p></div>"
    )


def known_words(space: Space, index: int, noun: str = "nearest known item") -> str:
    """What a known item's picture is, in words: its original, or what the model makes of it."""
    return noun if space.original(index) is not None else thumbnail_words(space, noun)
