"""Odd items as they come, day by day: judging by the past, and what as many checks a day as one can do would find.

A score that is held against all items at once knows what is usual from what came later too, and lets a quiet day lend
its checks to a busy one. Whoever looks for fraud can do neither. Numpy alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Daily:
    """What so many checks a day find.

    Attributes:
        days: days since 1970 on which items came ``int (d,)``, the first first.
        checked: items that are looked at on each ``int (d,)``: as many as one can, or as there are.
        hits: odd ones among them ``int (d,)``.
        odd: odd ones of each day, looked at or not ``int (d,)``.
    """

    days: np.ndarray
    checked: np.ndarray
    hits: np.ndarray
    odd: np.ndarray

    @property
    def precision(self) -> float:
        """Share of all checks that pay."""
        return float(self.hits.sum() / self.checked.sum())

    @property
    def found(self) -> float:
        """Share of all odd ones that are looked at; 0 where there are none."""
        return float(self.hits.sum() / max(1, self.odd.sum()))


def daily(scores: np.ndarray, odd: np.ndarray, moments: np.ndarray, checks: int) -> Daily:
    """The oddest of each day are looked at; of equal scores, the first come first.

    Args:
        scores: ``(n,)``, the greater the odder.
        odd: which items are ``bool (n,)``.
        moments: days since 1970 with their parts ``float (n,)``; an item without one (NaN) is looked at on no day.
        checks: items that one can look at on a day, at least 1.

    Raises:
        ValueError: no item has a moment, or there are no checks.
    """
    known = np.flatnonzero(np.isfinite(moments))
    if not len(known) or checks < 1:
        raise ValueError("nothing to look at on any day")
    days, day = np.unique(np.floor(moments[known]).astype(np.int64), return_inverse=True)
    order = np.lexsort((known, -np.asarray(scores, np.float64)[known], day))
    sizes = np.bincount(day)
    place = np.arange(len(known)) - np.repeat(np.cumsum(sizes) - sizes, sizes)  # among those of its day
    looked, day, odd = place < checks, day[order], np.asarray(odd, bool)[known][order]
    count = lambda which: np.bincount(day[which], minlength=len(days))  # noqa: E731
    return Daily(days, count(looked), count(looked & odd), count(odd))


def past(moments: np.ndarray, share: float = 0.5) -> np.ndarray:
    """The first items in time, so that what follows can be judged by them ``bool (n,)``.

    Args:
        moments: ``float (n,)``; an item without one (NaN) is in neither part, and False.
        share: of those with a moment, about; items of one moment stay together.
    """
    known = np.isfinite(moments)
    return known & (moments < np.quantile(moments[known], share)) if known.any() else known
