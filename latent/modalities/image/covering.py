"""A grey patch over each part of a picture, one after the other."""

from __future__ import annotations

import numpy as np

from latent.modalities.items import Cover
from latent.words import Saying

_SHARE = 0.28
"""Side of the patch as a share of the picture's."""

_PLACES = 9
"""Places of the patch in a row, at most."""

_GREY = 128


def patches(array: np.ndarray) -> list[Cover]:
    """Pictures ``uint8 (h, w, c)`` under a grey square (Zeiler & Fergus 2014, "Visualizing and understanding CNNs").

    Row by row, from the upper left on; where the patch would change nothing, it lies all the same.
    """
    height, width = array.shape[:2]
    high, wide = (max(1, round(_SHARE * side)) for side in (height, width))
    found = []
    for row, top in enumerate(_starts(height, high)):
        for column, left in enumerate(_starts(width, wide)):
            covered = array.copy()
            covered[top : top + high, left : left + wide] = _GREY
            box = (left / width, top / height, wide / width, high / height)
            found.append(Cover(Saying("image-place", row=row + 1, column=column + 1), covered, box))
    return found


def _starts(side: int, patch: int) -> list[int]:
    return np.unique(np.linspace(0, side - patch, _PLACES).round().astype(int)).tolist()
