"""A fence over a spread of values: how many lie beyond is told under the hand, and the page where it comes to rest.

The browser knows the count at every place where it can stand, so that counting needs no message.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import streamlit as st

from latent.ui.components import mounting
from latent.ui.components.hand import Dial, Hand, turn_of
from latent.ui.components.told import words as told_words
from latent.ui.widgets.words import said

BARS = 60


def fence(dial: Dial, values: np.ndarray, words: dict[str, str], *, key: str) -> float:
    """Show it under a picture of all values, and give where it stands.

    Args:
        dial: its slider, from 0 to beyond all values; where it begins is its value.
        values: ``(n,)``.
        words: what is said after the count of those beyond: ``one`` of one, ``many`` of any other count.
        key: unique on the page.
    """
    turn = turn_of(0)
    hand = Hand.read(st.session_state.get(key)).of(turn)
    value = _clean(hand.values.get(dial.name), dial)
    data = {
        "dial": dial.to_json() | {"value": dial.value},
        "value": value,
        "beyond": beyond(values, dial),
        "heights": heights(values, dial.high),
        "words": dict(words) | told_words.slider(said),
        "turn": turn,
        "number": hand.number,
    }
    mounting.mount("fence", key=key, data=data)
    return value


def beyond(values: np.ndarray, dial: Dial) -> list[int]:
    """How many values lie beyond each place where the slider can stand."""
    places = np.round(np.arange(round(dial.high * 10**dial.digits) + 1) / 10**dial.digits, dial.digits)
    return (len(values) - np.searchsorted(np.sort(values), places, side="right")).tolist()


def heights(values: np.ndarray, high: float) -> list[float]:
    """Bars 0..1: roots of counts, so that one value alone can be seen."""
    counts, _ = np.histogram(values, BARS, (0, high))
    return np.round(np.sqrt(counts / max(counts.max(), 1)), 3).tolist()


def _clean(said: Any, dial: Dial) -> float:
    """Where the hand has it, or where it begins."""
    fits = isinstance(said, int | float) and not isinstance(said, bool) and math.isfinite(said)
    return float(np.clip(said, dial.low, dial.high)) if fits else dial.value
