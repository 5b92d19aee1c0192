"""Maps of a space: fitted once by UMAP, and from then on a way in, a way back and a measure of trust in numpy alone.

Only :func:`fit` imports umap; it belongs in a job. The rest serves pages.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from latent.errors import DataError, wrong
from latent.insight.neighbours import Index, blocks
from latent.words import Saying

_MANY = 5_000  # codes from which on umap-learn's own 500 rounds take minutes
_ROUNDS_OF_MANY = 150  # from the principal axes on, these keep about as many neighbours in a fifth of the time
REPULSION = 15
"""Strangers that push each point for each neighbour that pulls it. umap-learn's own 5 keeps fewer neighbours:
trustworthiness .938 against .950 on the codes of digits."""

BY_AXES = "principal axes"
"""What a map was laid out by that is no UMAP, as a space's figures say it."""

FEWEST = 5
"""Codes that a map needs at least."""

TORN = 0.75
"""Trust under which a point counts as torn from its neighbours: on average they lie a quarter of all items too far."""

_EXACT_UP_TO = 100_000
_ROUNDS = 12
_CLOSE = 0.1  # map units under which two places count as one; UMAP packs points about this tightly (min_dist)


def fit(codes: np.ndarray, dimensions: int = 2, seed: int = 0, neighbours: int = 15) -> np.ndarray:
    """Lay codes out in two or three dimensions by UMAP (McInnes, Healy & Melville 2018); for jobs.

    The neighbours come exact from :mod:`latent.insight.neighbours`, which spares umap-learn its own search and its
    compilation. The same codes and seed give the same map on the same machine.

    Args:
        codes: ``(n, d)``, at least :data:`FEWEST`.
        dimensions: 2 or 3.
        seed: of the layout.
        neighbours: how many, the point itself included, hold each point in place.

    Returns:
        Positions ``float32 (n, dimensions)`` around 0.

    Raises:
        DataError: too few codes.
    """
    if len(codes) < FEWEST:
        raise DataError(Saying("error-item-map"), *wrong("error-map-few", count=len(codes), fewest=FEWEST))
    import umap

    neighbours = min(neighbours, len(codes) - 1)
    known = _with_itself(codes, neighbours) if len(codes) <= _EXACT_UP_TO else (None, None, None)
    layout = umap.UMAP(
        n_components=dimensions,
        n_neighbors=neighbours,
        random_state=seed,
        n_jobs=1,
        init=_start(len(codes), dimensions),
        n_epochs=_ROUNDS_OF_MANY if len(codes) > _MANY else None,
        precomputed_knn=known,
        negative_sample_rate=REPULSION,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # no umap transform with neighbours of our own: place() does that
        positions = layout.fit_transform(np.asarray(codes, np.float32))
    return np.asarray(positions - positions.mean(axis=0), np.float32)


def _start(count: int, dimensions: int) -> str:
    if count > _MANY:
        return "pca"
    return "spectral" if count > 10 * dimensions else "random"


def place(codes: np.ndarray, reference_codes: np.ndarray, positions: np.ndarray, k: int = 10) -> np.ndarray:
    """Where codes belong on a fitted map: the weighted geometric median of their nearest reference codes' places.

    Each neighbour weighs the inverse fourth power of its distance. The median, unlike the mean, stays with the
    majority where the neighbours lie in two parts of the map; a reference code lands on its own place.

    Args:
        codes: ``(n, d)``.
        reference_codes: ``(m, d)``.
        positions: ``(m, dimensions)`` of the reference codes.
        k: neighbours asked.

    Returns:
        ``float32 (n, dimensions)``.
    """
    return _place(codes, Index(reference_codes), positions, k)


def back(points: np.ndarray, reference_codes: np.ndarray, positions: np.ndarray, k: int = 20) -> np.ndarray:
    """An imagined code for any point of the map: a blend of the codes whose places are nearest.

    A map keeps too little to be undone: no item need ever have had this code, and far from all places the answer means
    nothing. Weights fall off to nothing at the neighbour after the last (tricube, Cleveland 1979), so the code changes
    without a jump as the point moves.

    Args:
        points: ``(n, dimensions)``.
        reference_codes: ``(m, d)``.
        positions: ``(m, dimensions)`` of the reference codes.
        k: places asked.

    Returns:
        ``float32 (n, d)``.
    """
    return _back(points, np.asarray(reference_codes, np.float32), Index(positions), k)


@dataclass(frozen=True)
class Map:
    """A fitted map bound to the codes it was fitted on.

    Attributes:
        codes: reference codes ``float32 (n, d)``.
        positions: ``float32 (n, dimensions)``.
        trust: ``float32 (n,)``, see :func:`trust`.
    """

    codes: np.ndarray
    positions: np.ndarray
    trust: np.ndarray

    @classmethod
    def fit(cls, codes: np.ndarray, dimensions: int = 2, seed: int = 0) -> Map:
        """Fit a map and measure it; for jobs."""
        positions = fit(codes, dimensions, seed)
        return cls(np.asarray(codes, np.float32), positions, trust(codes, positions))

    @property
    def dimensions(self) -> int:
        """2 or 3."""
        return self.positions.shape[1]

    def place(self, codes: np.ndarray) -> np.ndarray:
        """Where codes ``(n, d)`` belong on this map; see :func:`place`."""
        return _place(codes, self._code_index, self.positions)

    def back(self, points: np.ndarray) -> np.ndarray:
        """Imagined codes ``float32 (n, d)`` for points of this map; see :func:`back`."""
        return _back(points, self.codes, self._position_index)

    def nearest_codes(self, codes: np.ndarray, k: int) -> np.ndarray:
        """Rows ``int64 (n, k)`` of the reference codes nearest to codes ``(n, d)``, nearest first."""
        return self._code_index.nearest(codes, min(k, len(self.codes)))[1]

    def nearest_places(self, points: np.ndarray, k: int) -> np.ndarray:
        """Rows ``int64 (n, k)`` of the reference codes whose places are nearest to points ``(n, dimensions)``."""
        return self._position_index.nearest(points, min(k, len(self.codes)))[1]

    def trust_at(self, points: np.ndarray) -> np.ndarray:
        """Trust ``float32 (n,)`` at any points of the map: the mean over the reference places nearest to each."""
        return self.trust[self.nearest_places(points, 10)].mean(axis=1)

    @cached_property
    def _code_index(self) -> Index:
        return Index(self.codes)

    @cached_property
    def _position_index(self) -> Index:
        return Index(self.positions)


def trust(codes: np.ndarray, positions: np.ndarray, k: int = 15) -> np.ndarray:
    """Per point, how well its neighbours in code space are its neighbours on the map, 0 to 1.

    With ``U`` the ``k`` nearest on the map and ``r`` ranks by distance in code space, a point's share of
    trustworthiness is ``1 - 2 / (k (2n - 3k - 1)) * sum(max(0, r(j) - k) for j in U)``: it loses by strangers that
    the map moved next to it. Continuity is the same with map and codes changed over: it loses by neighbours that the
    map tore away (Venna & Kaski 2001). Trust is the smaller of the two.

    Args:
        codes: ``(n, d)``, at least 3.
        positions: ``(n, dimensions)``.
        k: neighbours; less than half of ``n``, and made so on small maps.

    Returns:
        ``float32 (n,)``.
    """
    k = min(k, (len(codes) - 1) // 2)
    in_codes, on_map = Index(codes), Index(positions)
    return np.minimum(_kept(in_codes, on_map, k), _kept(on_map, in_codes, k))


def trustworthiness(codes: np.ndarray, positions: np.ndarray, k: int = 15) -> float:
    """Share of map neighbours that are neighbours in code space too (Venna & Kaski 2001), 0 to 1.

    Equals ``sklearn.manifold.trustworthiness``, which holds all distances at once; this one holds a block.

    Raises:
        ValueError: ``k`` is not less than half the number of points.
    """
    if not 1 <= k < len(codes) / 2:
        raise ValueError(f"k is {k}, and must be less than half of {len(codes)} points")
    return float(_kept(Index(codes), Index(positions), k).mean(dtype=np.float64))


def _with_itself(codes: np.ndarray, neighbours: int) -> tuple[np.ndarray, np.ndarray, None]:
    """Neighbours as umap-learn counts them: each point is its own first."""
    distances, rows = Index(codes).nearest_others(neighbours - 1)
    itself = np.arange(len(codes))[:, None]
    return np.hstack([itself, rows]), np.hstack([np.zeros(itself.shape, np.float32), distances]), None


def _place(codes: np.ndarray, index: Index, positions: np.ndarray, k: int = 10) -> np.ndarray:
    distances, rows = index.nearest(codes, min(k, len(index)))
    tiny = np.float32(1e-6) * (distances[:, -1:] + np.float32(1e-6))
    weights = ((distances[:, :1] + tiny) / (distances + tiny)) ** 4
    return _geometric_median(np.asarray(positions, np.float32)[rows], weights)


def _geometric_median(points: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Weighted geometric medians ``(n, c)`` of ``(n, k, c)`` points, by Weiszfeld's iteration from the weighted mean.

    Distances under a tenth of a map unit count as that, which makes the sum smooth where the iteration would get
    stuck on a point.
    """
    centre = _weighted_mean(points, weights)
    for _ in range(_ROUNDS):
        gaps = points - centre[:, None]
        lengths = np.sqrt(np.einsum("nkc,nkc->nk", gaps, gaps))
        centre = _weighted_mean(points, weights / np.maximum(lengths, np.float32(_CLOSE)))
    return centre


def _weighted_mean(points: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.einsum("nk,nkc->nc", weights, points) / weights.sum(axis=1, keepdims=True)


def _back(points: np.ndarray, codes: np.ndarray, index: Index, k: int = 20) -> np.ndarray:
    distances, rows = index.nearest(points, min(k + 1, len(index)))
    reach = np.maximum(distances[:, -1:], np.float32(1e-12))
    weights = (1 - (distances / reach) ** 3) ** 3 + np.float32(1e-6)
    return _weighted_mean(codes[rows], weights)


def _kept(truth: Index, seen: Index, k: int) -> np.ndarray:
    """Each point's share of trustworthiness ``float32 (n,)`` when ``seen`` stands for ``truth``."""
    count = len(truth)
    _, neighbours = seen.nearest_others(k)
    excess = np.empty(count)
    for block in blocks(count):
        scores = truth.scores(truth.points[block])
        own = scores[np.arange(len(scores)), np.arange(block.start, block.stop)]
        limits = np.take_along_axis(scores, neighbours[block], axis=1)
        nearer = [np.count_nonzero(scores < limit[:, None], axis=1) - (own < limit) for limit in limits.T]
        excess[block] = np.maximum(np.stack(nearer) + 1 - k, 0).sum(axis=0)
    return (1 - excess * 2 / (k * (2 * count - 3 * k - 1))).astype(np.float32)
