"""What groups are sorted by: how much of what can be read off items the groups account for; and codes without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

_RIDGE = 1e-6
_MOST_WORDS = 50
"""Different words of a column; of more, each is said of too few items to sort by."""


@dataclass(frozen=True)
class Reason:
    """One thing that groups may be sorted by.

    Attributes:
        name: of its column.
        share: of its spread that lies between the groups, 0..1; what chance gives is taken off.
    """

    name: str
    share: float


def sorted_by(numbers: np.ndarray, columns: Mapping[str, np.ndarray]) -> list[Reason]:
    """How much of each column the groups account for, the most first.

    For numbers this is epsilon squared, the share of the variance that lies between groups, adjusted for how many there
    are (Kelley 1935); for words, the same over a column of 0 and 1 for each word, which is Goodman and Kruskal's tau
    (Light & Margolin 1971).

    Args:
        numbers: of the groups ``int (n,)``, below 0 where an item is in none.
        columns: numbers ``float (n,)``, NaN where there is none, or words ``str (n,)``, "" where there is none.
    """
    found = []
    for name, values in columns.items():
        table, there = _table(values)
        there &= numbers >= 0
        if table.shape[1] and there.sum() > 2:
            found.append(Reason(name, _between(table[there], numbers[there])))
    return sorted(found, key=lambda reason: -reason.share)


def _between(table: np.ndarray, numbers: np.ndarray) -> float:
    """Share of the table's spread that lies between groups, without what chance gives."""
    _, numbers, sizes = np.unique(numbers, return_inverse=True, return_counts=True)
    centred = table - table.mean(axis=0)
    whole = float(np.square(centred).sum())
    if whole <= 1e-12 * table.size or len(sizes) == len(table):
        return 0.0
    sums = np.zeros((len(sizes), table.shape[1]))
    np.add.at(sums, numbers, centred)
    within = 1 - float((np.square(sums) / sizes[:, None]).sum()) / whole
    return max(0.0, 1 - within * (len(table) - 1) / (len(table) - len(sizes)))


def without(codes: np.ndarray, columns: Sequence[np.ndarray]) -> np.ndarray:
    """Codes from which all that follows columns on a straight line is taken: their residuals (Frisch & Waugh 1933).

    Args:
        codes: ``(n, d)``.
        columns: as :func:`sorted_by` takes them; an item of which nothing is known counts as the mean.

    Returns:
        ``float32 (n, d)``, around the same mean.
    """
    parts = []
    for values in columns:
        table, there = _table(values)
        parts.append(np.where(there[:, None], table - table[there].mean(axis=0), 0.0))
    if not parts:
        return np.asarray(codes, np.float32)
    held = np.hstack(parts)
    spread = held.std(axis=0)
    held = held[:, spread > 0] / spread[spread > 0]
    centred = np.asarray(codes, np.float64) - codes.mean(axis=0, dtype=np.float64)
    slopes = np.linalg.solve(held.T @ held + _RIDGE * len(held) * np.eye(held.shape[1]), held.T @ centred)
    return (codes - held @ slopes).astype(np.float32)


def _table(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A column as numbers ``(n, c)``, one column for each word, and where there are some ``bool (n,)``."""
    if values.dtype.kind != "U":
        there = np.isfinite(values)
        return np.where(there, values, 0.0).astype(np.float64)[:, None], there
    there = values != ""
    words = np.unique(values[there])
    words = words if len(words) <= _MOST_WORDS else words[:0]
    return (values[:, None] == words).astype(np.float64), there
