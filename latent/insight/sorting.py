"""Sorting codes into look-alike groups, and how much there is to the groups.

Needs scikit-learn and scipy, and belongs in a process beside the pages.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np

from latent.errors import DataError, wrong
from latent.insight.clusters import k_means
from latent.insight.graph import axes, neighbour_graph
from latent.insight.neighbours import Index, knn_labels
from latent.words import Saying

FEWEST = 6
"""Items that can be sorted at all."""

MOST = 10_000
"""Items that a method sorts itself; of more, the others join the group of the sorted ones that are nearest."""

IN_NONE = -1
"""Number of the group of an item that is in none."""

_JOINED_BY = 5
_FIT_BY = 15
"""Nearest neighbours that tell how well an item fits its group."""


@dataclass(frozen=True, eq=False)
class Groups:
    """Items in groups, the largest first.

    Attributes:
        numbers: of each item's group ``int64 (n,)``; :data:`IN_NONE` where it is in none.
        fit: how well it fits there ``float32 (n,)``: the share of its nearest neighbours that are in the same group.
        off: how far it lies from the middle of its group ``float32 (n,)``, as a share 0..1 of the group that is nearer.
    """

    numbers: np.ndarray
    fit: np.ndarray
    off: np.ndarray

    @property
    def count(self) -> int:
        """How many groups there are."""
        return int(self.numbers.max(initial=-1)) + 1

    def members(self, group: int) -> np.ndarray:
        """Rows of a group ``int64 (k,)``, the most typical first and the most doubtful last.

        Typical are those whose neighbours are all in the group, by their distance from its middle.
        """
        rows = np.flatnonzero(self.numbers == group)
        return rows[np.lexsort((self.off[rows], -self.fit[rows]))]


def by_graph(codes: np.ndarray, count: int, seed: int = 0) -> np.ndarray:
    """Spectral clustering of the neighbour graph: follows groups of any shape; ``int64 (n,)``."""
    return parted(axes(neighbour_graph(codes), count), seed)


def by_mixture(codes: np.ndarray, count: int, seed: int = 0) -> np.ndarray:
    """A Gaussian mixture with full covariances: groups may be long or flat, and of different sizes; ``int64 (n,)``."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.mixture import GaussianMixture

    floor = 1e-3 * max(float(codes.var(axis=0).mean()), 1e-6)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return GaussianMixture(count, reg_covar=floor, random_state=seed).fit_predict(codes.astype(np.float64))


def by_means(codes: np.ndarray, count: int, seed: int = 0) -> np.ndarray:
    """k-means: round groups of much the same size; ``int64 (n,)``."""
    return k_means(codes, count, seed)


def by_density(codes: np.ndarray, count: int, seed: int = 0) -> np.ndarray:
    """HDBSCAN: crowded places are groups, and what lies between them is in none; ``int64 (n,)``.

    It finds the number itself and takes ``count`` as a hint: no group is smaller than a tenth of an even share
    (Campello, Moulavi & Sander 2013). In many dimensions hardly any place is crowded: give it places on a map.
    """
    from sklearn.cluster import HDBSCAN

    smallest = max(3, len(codes) // (10 * count))
    return HDBSCAN(min_cluster_size=smallest, min_samples=min(5, smallest), copy=True).fit_predict(codes)


METHODS = {"graph": by_graph, "mixture": by_mixture, "means": by_means, "density": by_density}
"""What sorts codes ``(n, d)`` into about so many groups, by the name of the method."""


def parted(places: np.ndarray, seed: int = 0) -> np.ndarray:
    """Parts of a graph by as many of its axes ``(n, count)``: k-means on them, each item at distance 1."""
    lengths = np.linalg.norm(places, axis=1, keepdims=True)
    return k_means(places / np.maximum(lengths, 1e-12), places.shape[1], seed, starts=5)


def check(codes: np.ndarray) -> int:
    """Make sure that there is something to sort; returns how many items differ.

    Raises:
        DataError: there are too few items, or too few that differ.
    """
    count = len(codes)
    if count < FEWEST:
        few = wrong("error-sort-few", fewest=FEWEST, count=count)
        raise DataError(Saying("error-sort-few-title"), *few)
    different = len(np.unique(codes, axis=0))
    if different == 1:
        raise DataError(Saying("error-sort-nothing-title"), *wrong("error-sort-nothing"))
    if different < 4:
        raise DataError(Saying("error-sort-little-title"), *wrong("error-sort-little", count=different))
    return different


def sort(codes: np.ndarray, method: str, count: int, places: np.ndarray | None = None, seed: int = 0) -> Groups:
    """Sort items into groups.

    Args:
        codes: ``(n, d)``.
        method: one of :data:`METHODS`.
        count: how many groups, two or more.
        places: what the method looks at instead ``(n, p)``, such as places on a map.
        seed: of the starts.

    Raises:
        DataError: too few items for so many groups, or all equal.
    """
    different = check(codes)
    if different < 2 * count:
        raise DataError(
            Saying("error-sort-many-title"),
            *wrong("error-sort-many", different=different, groups=count, most=different // 2),
        )
    seen = codes if places is None else places
    some = np.random.default_rng(seed).permutation(len(codes))[:MOST] if len(codes) > MOST else np.arange(len(codes))
    found = METHODS[method](np.ascontiguousarray(seen[some], np.float32), count, seed)
    if len(some) < len(codes):
        found = knn_labels(found[Index(seen[some]).nearest(seen, _JOINED_BY)[1]])
    if not (found >= 0).any():
        raise DataError(Saying("error-sort-none-title"), *wrong("error-sort-none"))
    return described(codes, _largest_first(found))


def described(codes: np.ndarray, numbers: np.ndarray) -> Groups:
    """Groups as they were found, with how well each item fits its own.

    Args:
        codes: ``(n, d)``.
        numbers: of their groups ``int (n,)``.
    """
    near = Index(codes).nearest_others(min(_FIT_BY, len(codes) - 1))[1]
    fit = (numbers[near] == numbers[:, None]).mean(axis=1, dtype=np.float32)
    off = np.zeros(len(codes), np.float32)
    for group in range(int(numbers.max()) + 1):
        rows = np.flatnonzero(numbers == group)
        far = np.linalg.norm(codes[rows] - codes[rows].mean(axis=0), axis=1)
        off[rows[np.argsort(far)]] = np.arange(len(rows)) / len(rows)
    return Groups(numbers, fit, off)


def _largest_first(numbers: np.ndarray) -> np.ndarray:
    """The same groups, numbered by their sizes."""
    sizes = np.bincount(numbers[numbers >= 0])
    order = np.argsort(-sizes, kind="stable")
    ranks = np.empty(len(sizes), np.int64)
    ranks[order] = np.arange(len(sizes))
    return np.where(numbers >= 0, ranks[numbers], IN_NONE)
