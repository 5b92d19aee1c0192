"""How like drawn rows are to real ones, as SDMetrics defines it.

Column shapes: 1 less the Kolmogorov-Smirnov distance of numbers, or less the total variation distance of words. Pair
trends: of two numbers, how near their correlations are; of others, the overlap of their contingency tables, numbers
in bins (Patki, Wedge & Veeramachaneni 2016, "The Synthetic Data Vault"; https://docs.sdv.dev/sdmetrics).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from latent.modalities.items import Figure
from latent.modalities.table.schema import Field
from latent.words import Saying

_BINS = 10
_PAIRS = 300  # pairs of columns that are looked at, at most
_SEED = 0


def figures(fields: Sequence[Field], real: np.ndarray, drawn: np.ndarray) -> tuple[Figure, ...]:
    """Of real and drawn rows, each ``(n, columns)``: shape error, pair-trend error, and the share that are copies."""
    shape = float(np.mean(shapes(fields, real, drawn)))
    trend = float(np.mean(trends(fields, real, drawn)))
    copies = copied(real, drawn)
    as_shares = [Saying("table-fidelity-share", share=f"{100 * one:.1f}") for one in (shape, trend, copies.mean())]
    return (
        Figure(Saying("table-shape"), shape, as_shares[0], Saying("table-shape-told")),
        Figure(Saying("table-trend"), trend, as_shares[1], Saying("table-trend-told")),
        Figure(
            Saying("table-copies"), float(copies.mean()), as_shares[2], Saying("table-copies-told", count=copies.sum())
        ),
    )


def shapes(fields: Sequence[Field], real: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Error of each column ``(columns,)``, 0..1; blank cells are a value of their own."""
    return np.array(
        [_apart(own, before, after) for own, before, after in zip(fields, real.T, drawn.T, strict=True)], np.float64
    )


def _apart(own: Field, before: np.ndarray, after: np.ndarray) -> float:
    if own.worded:
        return _variation(_shares(_words(own, before), _width(own)), _shares(_words(own, after), _width(own)))
    blank = abs(np.isnan(before).mean() - np.isnan(after).mean())
    before, after = before[~np.isnan(before)], after[~np.isnan(after)]
    return float(max(blank, _smirnov(before, after)))


def _smirnov(before: np.ndarray, after: np.ndarray) -> float:
    """Largest difference of two distribution functions (Kolmogorov-Smirnov)."""
    if not len(before) or not len(after):
        return float(len(before) != len(after))
    places = np.concatenate([before, after])
    below = [np.searchsorted(np.sort(side), places, "right") / len(side) for side in (before, after)]
    return float(np.abs(below[0] - below[1]).max())


def _variation(before: np.ndarray, after: np.ndarray) -> float:
    return float(np.abs(before - after).sum() / 2)


def _width(own: Field) -> int:
    return len(own.words) + 2


def _words(own: Field, values: np.ndarray) -> np.ndarray:
    """Numbers of words ``int (n,)``; the last stands for blank."""
    return np.where(np.isnan(values), _width(own) - 1, values).astype(int)


def _shares(places: np.ndarray, width: int) -> np.ndarray:
    return np.bincount(places, minlength=width) / max(1, len(places))


def trends(fields: Sequence[Field], real: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Error of each pair of columns ``(pairs,)``, 0..1; of very many pairs, some by chance. Of one column, 0."""
    pairs = list(combinations(range(len(fields)), 2))
    if len(pairs) > _PAIRS:
        chosen = np.random.default_rng(_SEED).choice(len(pairs), _PAIRS, replace=False)
        pairs = [pairs[place] for place in np.sort(chosen)]
    return np.array([_trend(fields, real, drawn, i, j) for i, j in pairs] or [0.0], np.float64)


def _trend(fields: Sequence[Field], real: np.ndarray, drawn: np.ndarray, i: int, j: int) -> float:
    if not (fields[i].worded or fields[j].worded):
        return abs(_correlation(real[:, i], real[:, j]) - _correlation(drawn[:, i], drawn[:, j])) / 2
    left, right = (_binned(fields[k], real[:, k], drawn[:, k]) for k in (i, j))
    width, height = (1 + int(max(side.max(initial=0) for side in both)) for both in (left, right))
    before, after = (_shares(left[side] * height + right[side], width * height) for side in (0, 1))
    return _variation(before, after)


def _binned(own: Field, real: np.ndarray, drawn: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A column's cells in bins, of real rows and of drawn ones; blank ones in a bin of their own."""
    if own.worded:
        return _words(own, real), _words(own, drawn)
    known = real[~np.isnan(real)]
    edges = np.unique(np.quantile(known, np.linspace(0, 1, _BINS + 1)[1:-1])) if len(known) else np.zeros(0)
    return tuple(np.where(np.isnan(side), len(edges) + 1, np.digitize(side, edges)) for side in (real, drawn))


def _correlation(x: np.ndarray, y: np.ndarray) -> float:
    """Pearson's, over rows in which both are known; 0 where one of them never changes."""
    both = ~np.isnan(x) & ~np.isnan(y)
    x, y = x[both], y[both]
    if len(x) < 2 or not np.ptp(x) or not np.ptp(y):
        return 0.0
    return float(np.corrcoef(x, y)[0, 1])


def copied(real: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Which drawn rows are a real one, cell by cell ``bool (n,)``."""
    known = {row.tobytes() for row in np.ascontiguousarray(np.nan_to_num(real, nan=-1e300))}
    return np.array([row.tobytes() in known for row in np.ascontiguousarray(np.nan_to_num(drawn, nan=-1e300))], bool)
