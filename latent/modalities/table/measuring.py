"""What can be read off rows without a model, rows with something wrong, and what a browser needs to draw one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from latent.modalities.table import kinds
from latent.modalities.table.schema import OTHER, Field

MOST_WORDS = 6
"""Words of a category that is measured word by word, at most."""

MOST_MEASURES = 60

_LARGEST = 3e38  # of a number in single precision
_FAR = 4.0  # steps on its scale beyond a column's end
HARM = ("table-harm-far", "table-harm-other")
"""Messages for what was done to a row."""


def measures(fields: Sequence[Field], arrays: np.ndarray) -> dict[str, np.ndarray]:
    """By names with a capital in front, ``float32 (n,)`` each; a blank cell counts as the middle of its column."""
    found = numbers(fields, arrays)
    for own, values in zip(fields, arrays.T, strict=True):
        if own.kind == kinds.YES_NO:
            found[_titled(f"{own.name}: {own.words[-1]}")] = (values == len(own.words) - 1).astype(np.float32)
        elif own.kind == kinds.CATEGORY and len(own.words) <= MOST_WORDS:
            for place, word in enumerate(own.words):
                found[_titled(f"{own.name}: {word}")] = (values == place).astype(np.float32)
    found = dict(list(found.items())[:MOST_MEASURES])
    return found | {"Blank cells": np.isnan(arrays).sum(axis=1).astype(np.float32)}


def numbers(fields: Sequence[Field], arrays: np.ndarray) -> dict[str, np.ndarray]:
    """The same of columns that are numbers or moments."""
    found = {}
    for own, values in zip(fields, arrays.T, strict=True):
        if not own.worded:
            known = np.where(np.isnan(values), own.scale.back(np.zeros(1))[0], values)
            found[_titled(own.name)] = np.clip(known, -_LARGEST, _LARGEST).astype(np.float32)
    return found


def _titled(name: str) -> str:
    title = name[:1].upper() + name[1:]
    return title if title[:1].isupper() else f"Column {title}"


def spoiled(fields: Sequence[Field], arrays: np.ndarray) -> tuple[np.ndarray, list[str]]:
    """Rows with one harm or the other, by turns, and which."""
    found, told = arrays.copy(), []
    far = [place for place, own in enumerate(fields) if not own.worded]
    other = np.roll(arrays, max(1, len(arrays) // 2), axis=0)
    for row in range(len(arrays)):
        harm = row % 2 if far else 1
        if harm == 0:
            place = far[(row // 2) % len(far)]
            found[row, place] = _beyond(fields[place])
        else:
            found[row, row // 2 % 2 :: 2] = other[row, row // 2 % 2 :: 2]
        told.append(HARM[harm])
    return found, told


def _beyond(own: Field) -> float:
    return float(own.rounded(own.scale.back(np.array([own.scale.highs[-1] + _FAR])))[0])


def painted(fields: Sequence[Field]) -> dict[str, Any]:
    """The cells as a browser draws them, as JSON values."""
    return {"cells": [_painted(own) for own in fields], "other": OTHER}


def _painted(own: Field) -> dict[str, Any]:
    about: dict[str, Any] = {"name": own.name, "kind": _DRAWN.get(own.kind, "number")}
    if own.worded:
        return about | {"words": list(own.words)}
    ends = [end for pair in zip(own.scale.lows, own.scale.highs, strict=True) for end in pair]
    knots = {"ends": ends, "values": list(own.scale.values), "reach": own.scale.reach}
    return about | knots | {"decimals": own.decimals, "unit": own.unit}


_DRAWN = {kinds.CATEGORY: "category", kinds.YES_NO: "answer", **dict.fromkeys(kinds.DATES, "date")}
