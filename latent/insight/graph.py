"""The neighbour graph of codes: who is near whom, and how to part it or to spread something over it.

Distances in many dimensions tell little; who shares its neighbours with whom tells more (Jarvis & Patrick 1973,
"Clustering using a similarity measure based on shared near neighbors"). Sparse matrices are scipy's, so whatever is
here belongs in a process beside the pages.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

from latent.insight.neighbours import Index

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

NEIGHBOURS = 10
"""Of each item."""

_FEW = 200
"""Items up to which all axes of the graph are found, which is safest."""

_TIED = 1e-3
"""Weight of a tie between neighbours that share none."""


def neighbour_graph(codes: np.ndarray, k: int = NEIGHBOURS) -> csr_matrix:
    """Ties between near neighbours, by the share of neighbours that they have in common (Levine et al. 2015).

    Args:
        codes: ``(n, d)``, two or more.
        k: neighbours of each, if there are so many others.

    Returns:
        Symmetric weights ``float64 (n, n)``: the Jaccard index of both neighbourhoods where one is among the other's.
    """
    from scipy.sparse import csr_matrix

    count = len(codes)
    k = min(k, count - 1)
    near = Index(codes).nearest_others(k)[1]
    ones = np.ones(count * k, np.float32)
    points_at = csr_matrix((ones, (np.repeat(np.arange(count), k), near.ravel())), (count, count))
    ties = points_at.maximum(points_at.T).tocoo()
    shared = np.asarray(points_at[ties.row].multiply(points_at[ties.col]).sum(axis=1)).ravel()
    return csr_matrix((shared / (2 * k - shared) + _TIED, (ties.row, ties.col)), (count, count))


def normalised(graph: csr_matrix) -> csr_matrix:
    """Each tie by the roots of what both ends have in ties altogether."""
    from scipy.sparse import diags

    roots = diags(1 / np.sqrt(np.maximum(np.asarray(graph.sum(axis=1)).ravel(), 1e-12)))
    return (roots @ graph @ roots).tocsr()


def axes(graph: csr_matrix, count: int) -> np.ndarray:
    """Coordinates on the graph in which its parts lie apart (Ng, Jordan & Weiss 2001, "On spectral clustering").

    The leading eigenvectors are found together, as a block: one after the other, those of parts that do not hang
    together at all, which are equal, can be missed; by shift and invert, as scikit-learn does, they take fifty times
    as long.

    Args:
        graph: of :func:`neighbour_graph`.
        count: how many, the widest parts first; as many as there are items at most.

    Returns:
        ``float64 (n, count)``.
    """
    matrix, size = normalised(graph), graph.shape[0]
    if size <= _FEW:
        return np.linalg.eigh(matrix.toarray())[1][:, ::-1][:, :count]
    from scipy.sparse.linalg import lobpcg

    # Twice as many as are needed: the last of a block are the slowest to come out well.
    start = np.random.default_rng(0).normal(size=(size, min(2 * count, size // 5)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # as near as it came in sixty rounds
        values, vectors = lobpcg(matrix, start, tol=1e-3, maxiter=60, largest=True)
    return vectors[:, np.argsort(-values)[:count]]


def spread(graph: csr_matrix, known: np.ndarray, hold: float = 0.99, rounds: int = 100) -> np.ndarray:
    """Let values of a few items flow along the ties to all others (Zhou et al. 2004, "Learning with local and global
    consistency").

    Args:
        graph: of :func:`neighbour_graph`.
        known: ``(n, classes)``, zeros where nothing is known.
        hold: share that comes from neighbours in each round, the rest from what is known.
        rounds: how often; by then little changes.

    Returns:
        ``float64 (n, classes)``, 0 in a row that nothing reaches.
    """
    matrix, values = normalised(graph), known.astype(np.float64)
    for _ in range(rounds):
        values = hold * (matrix @ values) + (1 - hold) * known
    return values
