"""Where along a slider what is drawn turns into something else: for a page that cannot find it itself, see steps.js."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from latent.space import Space
from latent.ui.components.hand import Dial


@dataclass(frozen=True)
class Step:
    """What is said from some place of a slider on, up to the next step."""

    at: float
    words: str


def steps(space: Space, dial: Dial, codes_at: Callable[[np.ndarray], np.ndarray]) -> list[Step]:
    """Every step along a slider, from left to right; none of what is not said in words.

    Args:
        space: whose decoder speaks.
        dial: the slider.
        codes_at: codes ``(n, dials)`` for places ``(n,)`` of it.
    """
    places = grid(dial)
    said = space.modality.sheet(space.redraw(codes_at(places).astype(np.float32))).texts
    runs = groupby(zip(places.tolist(), said, strict=bool(said)), key=lambda pair: pair[1])
    return [Step(next(run)[0], words) for words, run in runs]


def grid(dial: Dial) -> np.ndarray:
    """Every value that a slider can stand at, from left to right."""
    scale = 10**dial.digits
    return np.arange(round(dial.low * scale), round(dial.high * scale) + 1) / scale


def in_words(space: Space, decoded: np.ndarray) -> bool:
    """Whether items of a space say something in words."""
    return bool(space.modality.sheet(decoded[:1]).texts)
