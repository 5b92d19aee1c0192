"""How much there is to a sorting: whether it holds for other samples, lies apart, and agrees with what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from latent.insight.graph import axes, neighbour_graph
from latent.insight.sorting import check, parted

COUNTS = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20)
"""Numbers of groups that are tried."""

STABLE, PARTLY = 0.8, 0.5
"""Agreement of samples from which groups hold, and hold partly."""

_LOOKED_AT = 2_000
_SAMPLES = 4
_SHARE = 0.8
_TIED = 0.01
_SEEN = 2_000


@dataclass(frozen=True)
class Tried:
    """A number of groups that was tried.

    Attributes:
        count: groups.
        stability: how far samples of the items are sorted alike: their mean adjusted Rand index, 1 for always.
        silhouette: how far groups lie apart, -1..1: 0 where they touch (Rousseeuw 1987).
    """

    count: int
    stability: float
    silhouette: float


def suggested(tried: Sequence[Tried]) -> Tried:
    """The most stable of more than two groups; of those as stable, whose groups lie farthest apart.

    Two groups are taken only where nothing else was tried: they hold almost always, and tell little.
    """
    among = [one for one in tried if one.count > 2] or list(tried)
    best = max(one.stability for one in among)
    return max((one for one in among if one.stability >= best - _TIED), key=lambda one: one.silhouette)


def try_counts(codes: np.ndarray, seed: int = 0) -> list[Tried]:
    """How well items fall into different numbers of groups, through the neighbour graph.

    Several samples of four in five items are sorted, each by itself; groups that are there are found in all of them
    (Ben-Hur, Elisseeff & Guyon 2002; von Luxburg 2010, "Clustering stability").

    Args:
        codes: ``(n, d)``; of more than 2,000, a random 2,000 are looked at.
        seed: of the samples.

    Raises:
        DataError: too few items, or all are equal.
    """
    rng = np.random.default_rng(seed)
    codes = codes[np.sort(rng.permutation(len(codes))[:_LOOKED_AT])]
    different = check(codes)
    size = max(2, round(_SHARE * len(codes)))
    counts = [count for count in COUNTS if 2 * count <= min(size, different)] or [2]
    samples = [np.sort(rng.permutation(len(codes))[:size]) for _ in range(_SAMPLES)]
    places = [axes(neighbour_graph(codes[rows]), counts[-1]) for rows in samples]
    found = []
    for count in counts:
        sorted_ = [parted(place[:, :count], seed) for place in places]
        found.append(Tried(count, _alike(samples, sorted_), silhouette(codes[samples[0]], sorted_[0])))
    return found


def _alike(samples: Sequence[np.ndarray], sorted_: Sequence[np.ndarray]) -> float:
    """Mean agreement of each two samples on the items that are in both."""
    found = []
    for first in range(len(samples)):
        for second in range(first):
            _, a, b = np.intersect1d(samples[first], samples[second], return_indices=True)
            found.append(agreement(sorted_[first][a], sorted_[second][b])[0])
    return float(np.mean(found))


def silhouette(codes: np.ndarray, numbers: np.ndarray) -> float:
    """How far groups lie apart (Rousseeuw 1987), of 2,000 items at most; 0 where there is but one group."""
    from sklearn.metrics import silhouette_score

    there = np.flatnonzero(numbers >= 0)
    there = there[np.random.default_rng(0).permutation(len(there))[:_SEEN]]
    groups = len(np.unique(numbers[there]))
    return float(silhouette_score(codes[there], numbers[there])) if 1 < groups < len(there) else 0.0


@dataclass(frozen=True)
class Judged:
    """How good groups are.

    Attributes:
        silhouette: how far they lie apart, -1..1.
        rand: adjusted Rand index against labels; None where fewer than two labels are known.
        mutual: normalised mutual information with them, likewise.
    """

    silhouette: float
    rand: float | None = None
    mutual: float | None = None


def judged(codes: np.ndarray, numbers: np.ndarray, labels: np.ndarray) -> Judged:
    """How far groups lie apart, and agree with labels.

    Args:
        codes: ``(n, d)``.
        numbers: of each item's group ``int (n,)``, below 0 where it is in none.
        labels: ``str (n,)``, "" where there is none; those items do not count.
    """
    there = labels != ""
    apart = silhouette(codes, numbers)
    return (
        Judged(apart, *agreement(numbers[there], labels[there])) if len(np.unique(labels[there])) > 1 else Judged(apart)
    )


def agreement(numbers: np.ndarray, others: np.ndarray) -> tuple[float, float]:
    """Adjusted Rand index (Hubert & Arabie 1985) and normalised mutual information of two sortings ``(n,)``.

    1 where both are the same; chance gives the index 0.
    """
    from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

    return float(adjusted_rand_score(numbers, others)), float(normalized_mutual_info_score(numbers, others))
