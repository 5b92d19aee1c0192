"""What sets some items apart from all: which words are said of more of them, and which numbers lie elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Share:
    """A word that is said of more of some items than of all.

    Attributes:
        name: of its column.
        word: itself.
        here: its share 0..1 among those of some items of which anything is said.
        everywhere: the same of all items.
        size: of the difference, Cohen's h.
    """

    name: str
    word: str
    here: float
    everywhere: float
    size: float


@dataclass(frozen=True)
class Level:
    """Numbers of some items beside those of all.

    Attributes:
        name: of their column.
        here: their mean among some items.
        everywhere: their mean among all.
        span: the least and the greatest of some items.
        whole_span: of all.
        size: of the difference in standard deviations of all, Cohen's d.
    """

    name: str
    here: float
    everywhere: float
    span: tuple[float, float]
    whole_span: tuple[float, float]
    size: float


def apart(columns: Mapping[str, np.ndarray], within: np.ndarray) -> list[Share | Level]:
    """What differs between some items and all, the greatest difference first; a row for each column that does.

    Args:
        columns: numbers ``float (n,)``, NaN where there is none, or words ``str (n,)``, "" where there is none.
        within: which items ``bool (n,)``.
    """
    found = [(_share if values.dtype.kind == "U" else _level)(name, values, within) for name, values in columns.items()]
    return sorted((row for row in found if row and row.size), key=lambda row: -abs(row.size))


def _share(name: str, values: np.ndarray, within: np.ndarray) -> Share | None:
    there = values != ""
    words, places = np.unique(values[there], return_inverse=True)
    own = places[within[there]]
    if not len(own):
        return None
    here, everywhere = (np.bincount(some, minlength=len(words)) / len(some) for some in (own, places))
    sizes = _angle(here) - _angle(everywhere)
    most = int(np.argmax(sizes))
    return Share(name, str(words[most]), float(here[most]), float(everywhere[most]), float(sizes[most]))


def _angle(shares: np.ndarray) -> np.ndarray:
    return 2 * np.arcsin(np.sqrt(shares))


def _level(name: str, values: np.ndarray, within: np.ndarray) -> Level | None:
    every = values[np.isfinite(values)].astype(np.float64)
    own = values[within & np.isfinite(values)].astype(np.float64)
    if not len(own) or not every.std():
        return None
    here, everywhere = float(own.mean()), float(every.mean())
    spans = ((float(some.min()), float(some.max())) for some in (own, every))
    return Level(name, here, everywhere, *spans, (here - everywhere) / float(every.std()))


def same(values: np.ndarray, others: np.ndarray) -> bool:
    """Whether each value of one column always comes with one of the other, and the other way round."""
    pairs = set(zip(values.tolist(), others.tolist(), strict=True))
    return len(pairs) == len({value for value, _ in pairs}) == len({other for _, other in pairs})
