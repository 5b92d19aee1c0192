"""Silence over each part of a sound, one after the other."""

from __future__ import annotations

import numpy as np

from latent.modalities.items import Cover
from latent.words import Saying

_SHARE = 0.25
"""Sides of the patch as a share of the picture's."""

_PLACES = 7
"""Places of the patch in a row, at most."""

_HISS = 128
"""Level of what stands for the patch where a whole sound is silent."""

PARTS = 8
"""Pieces of time that a sound falls into."""


def patches(array: np.ndarray) -> list[Cover]:
    """An item ``uint8 (mels, frames)`` with a quarter of its pitches in a quarter of its time made silent.

    Row by row, from the high and early on (Zeiler & Fergus 2014). Places where there is nothing to be silenced are left
    out, unless the whole sound is silent: then each of them becomes a hiss.
    """
    high, wide = (max(1, round(_SHARE * side)) for side in array.shape)
    found = []
    for row, top in enumerate(_starts(array.shape[0], high)):
        for column, left in enumerate(_starts(array.shape[1], wide)):
            covered = array.copy()
            part = covered[top : top + high, left : left + wide]
            if array.any() and not part.any():
                continue
            part[:] = 0 if part.any() else _HISS
            box = (left / array.shape[1], top / array.shape[0], wide / array.shape[1], high / array.shape[0])
            found.append(Cover(Saying("sound-place", row=row + 1, column=column + 1), covered, box))
    return found


def moments(array: np.ndarray, hop: float) -> list[tuple[str, np.ndarray]]:
    """The stretches of time in which something sounds, each by when it is, and the item without it."""
    found = []
    for stretch in np.array_split(np.arange(array.shape[1]), PARTS):
        if array[:, stretch].any():
            left = array.copy()
            left[:, stretch] = 0
            start, end = float(stretch[0] * hop), float((stretch[-1] + 1) * hop)
            found.append((Saying("sound-stretch", start=start, end=end), left))
    return found


def _starts(side: int, patch: int) -> list[int]:
    return np.unique(np.linspace(0, side - patch, _PLACES).round().astype(int)).tolist()
