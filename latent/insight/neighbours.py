"""Exact nearest neighbours among codes, and what labels say about them: numpy alone, bounded memory.

Distances are Euclidean. Those of a block of queries are matrix products (``|r|² - 2 q·r``); a bound on the k-th
smallest, read off the minima of column groups, leaves a few candidates a row, and those are measured again by plain
subtraction. So the answer is exact to float32 although the products alone would lose digits to cancellation.

The products are cut small on purpose: OpenBLAS runs a small one on the calling thread, and a large one on threads of
its own that wait for each other by spinning, which is three to thirty times slower as soon as another process wants
the cores.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

PRODUCT = 1 << 19
"""Multiplications in a matrix product from which OpenBLAS starts threads."""

_ROWS = 64
_FAR = np.float32(1e37)


class Index:
    """Reference points made ready for many questions.

    Args:
        points: ``(n, d)``, finite.

    Raises:
        ValueError: ``points`` is not a finite table with at least one row.
    """

    def __init__(self, points: np.ndarray) -> None:
        self.points = _table(points)
        if not len(self.points):
            raise ValueError("no reference points")
        self._centre = self.points.mean(axis=0)
        centred = self.points - self._centre
        norms = np.einsum("nd,nd->n", centred, centred)
        self._reach = float(np.sqrt(norms.max()))
        self._tiles = _tiles(np.hstack([centred, norms[:, None]]))

    def __len__(self) -> int:
        return len(self.points)

    def nearest(self, queries: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        """The ``k`` nearest reference points of each query, nearest first, equals in the order of the table.

        Args:
            queries: ``(n, d)``, finite.
            k: at least 1 and at most ``len(self)``.

        Returns:
            Distances ``float32 (n, k)`` and rows ``int64 (n, k)`` of the reference.

        Raises:
            ValueError: ``k`` or the number of columns does not fit, or a query is not finite.
        """
        return self._search(_table(queries), k, others=False)

    def nearest_others(self, k: int) -> tuple[np.ndarray, np.ndarray]:
        """The ``k`` nearest of each reference point among all the others, as :meth:`nearest` gives them.

        A twin with equal values counts as another; ``k`` is at most ``len(self) - 1``.
        """
        return self._search(self.points, k, others=True)

    def scores(self, queries: np.ndarray) -> np.ndarray:
        """Squared distances to every reference point, each row short of a number of its own ``float32 (n, len(self))``.

        For ranks within a row, not for values: they are exact to a small share of the norms.
        """
        return self._padded_scores(_table(queries))[:, : len(self)]

    def _search(self, queries: np.ndarray, k: int, others: bool) -> tuple[np.ndarray, np.ndarray]:
        if not 1 <= k <= len(self) - others:
            raise ValueError(f"k is {k}, with {len(self) - others} points to choose from")
        if queries.shape[1] != self.points.shape[1]:
            raise ValueError(f"queries have {queries.shape[1]} columns, the reference has {self.points.shape[1]}")
        distances = np.empty((len(queries), k), np.float32)
        rows = np.empty((len(queries), k), np.int64)
        for block in blocks(len(queries)):
            scores = self._padded_scores(queries[block])
            if others:
                scores[np.arange(len(scores)), np.arange(block.start, block.stop)] = _FAR
            distances[block], rows[block] = self._select(queries[block], scores, k)
        return distances, rows

    def _padded_scores(self, queries: np.ndarray) -> np.ndarray:
        tiles, _, width = self._tiles.shape
        sides = np.hstack([(queries - self._centre) * np.float32(-2), np.ones((len(queries), 1), np.float32)])
        scores = np.empty((len(queries), tiles, width), np.float32)
        for block in blocks(len(queries)):
            np.matmul(sides[block], self._tiles, out=scores[block].transpose(1, 0, 2))
        return scores.reshape(len(queries), tiles * width)

    def _select(self, queries: np.ndarray, scores: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        bound = _upper_bound(scores, k) + self._slack(queries)
        found = np.flatnonzero(scores <= bound[:, None])
        if len(found) > max(16 * k, 64) * len(queries):  # nearly everything is as near as everything else
            columns = np.sort(np.argpartition(scores, k - 1, axis=1)[:, :k], axis=1)
            found = (columns + np.arange(len(queries))[:, None] * scores.shape[1]).ravel()
        owner, column = np.divmod(found, scores.shape[1])
        gaps = self.points[column] - queries[owner]
        return _nearest_of_each(owner, column, np.einsum("cd,cd->c", gaps, gaps), len(queries), k)

    def _slack(self, queries: np.ndarray) -> np.ndarray:
        """How far two scores of a row may be wrong together: rounding grows with the norms, not with the distance."""
        lengths = np.linalg.norm(queries - self._centre, axis=1)
        return np.float32(4e-7) * self._reach * (2 * lengths + self._reach)


def nearest(queries: np.ndarray, reference: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Distances and rows ``(n, k)`` of each query's nearest in ``reference``; see :meth:`Index.nearest`."""
    return Index(reference).nearest(queries, k)


def blocks(count: int, rows: int = _ROWS) -> Iterator[slice]:
    """``range(count)`` in slices of at most ``rows``."""
    return (slice(start, min(start + rows, count)) for start in range(0, count, rows))


def knn_labels(neighbour_labels: np.ndarray) -> np.ndarray:
    """The majority label of each row of ``(n, k)`` neighbours' labels, nearest first; of equals, the one met first.

    Returns:
        ``(n,)`` of the labels' own type.
    """
    names, codes = np.unique(neighbour_labels, return_inverse=True)
    codes = codes.reshape(neighbour_labels.shape)
    votes = (codes[:, :, None] == codes[:, None, :]).sum(axis=2)
    winner = votes.argmax(axis=1)
    return names[codes[np.arange(len(codes)), winner]]


def knn_accuracy(
    codes: np.ndarray,
    labels: np.ndarray,
    reference_codes: np.ndarray | None = None,
    reference_labels: np.ndarray | None = None,
    k: int = 5,
) -> float:
    """Share of items that the majority of their ``k`` nearest codes name rightly (Cover & Hart 1967).

    Args:
        codes: ``(n, d)``.
        labels: ``(n,)``, of any type that compares.
        reference_codes: ``(m, d)`` to look among; without it, all other items (leave one out).
        reference_labels: ``(m,)``, with ``reference_codes``.
        k: how many neighbours vote; of equal votes, the nearest decides.

    Raises:
        ValueError: labels do not match codes, or there are fewer than ``k`` to choose from.
    """
    labels = np.asarray(labels)
    alone = reference_codes is None
    index = Index(codes if alone else reference_codes)
    known = labels if alone else np.asarray(reference_labels)
    if len(labels) != len(codes) or known.shape != (len(index),):
        raise ValueError("each code needs one label")
    _, rows = index.nearest_others(k) if alone else index.nearest(codes, k)
    return float(np.mean(knn_labels(known[rows]) == labels))


def _tiles(rows: np.ndarray) -> np.ndarray:
    """Rows ``(n, c)`` as ``(tiles, c, width)``, the last filled up with points that are too far to be found."""
    count, columns = rows.shape
    width = min(count, max(128, PRODUCT // (_ROWS * columns)))
    padded = np.zeros((-(-count // width) * width, columns), np.float32)
    padded[:count] = rows
    padded[count:, -1] = _FAR
    return np.ascontiguousarray(padded.reshape(-1, width, columns).transpose(0, 2, 1))


def _upper_bound(scores: np.ndarray, k: int) -> np.ndarray:
    """A value no smaller than the k-th smallest of each row, and seldom much larger ``(n,)``.

    The columns fall into groups; the k-th smallest of the groups' minima is met by k columns of different groups.
    """
    groups = max(256, 16 * k)
    deep = scores.shape[1] // groups
    if deep >= 2:
        scores = scores[:, : groups * deep].reshape(len(scores), deep, groups).min(axis=1)
    return np.partition(scores, k - 1, axis=1)[:, k - 1]


def _nearest_of_each(
    owner: np.ndarray, column: np.ndarray, squares: np.ndarray, queries: int, k: int
) -> tuple[np.ndarray, np.ndarray]:
    """The k smallest of each owner's candidates, which come grouped by owner and in column order, nearest first."""
    counts = np.bincount(owner, minlength=queries)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    padded = np.full((queries, counts.max(initial=k)), np.inf, np.float32)
    names = np.zeros(padded.shape, np.int64)
    padded[owner, place] = squares
    names[owner, place] = column
    order = np.argsort(padded, axis=1, kind="stable")[:, :k]
    return np.sqrt(np.take_along_axis(padded, order, 1)), np.take_along_axis(names, order, 1)


def _table(values: np.ndarray) -> np.ndarray:
    table = np.ascontiguousarray(values, np.float32)
    if table.ndim != 2 or not np.isfinite(table).all():
        raise ValueError("expected a table of finite numbers")
    return table
