"""Near-duplicates: items that lie far nearer to each other than items around there usually do.

Where codes fill a space of ``m`` dimensions evenly, the chance that a neighbour lies within a share ``f`` of the way to
the ``k``-th is about ``k f^m``. So ``f`` follows from how many chance pairs one is willing to see, with ``m`` estimated
from the data (Facco et al. 2017, "Estimating the intrinsic dimension of datasets by a minimal neighborhood
information"). Numpy alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from latent.insight.neighbours import Index, blocks

CHANCE_PAIRS = 0.1
"""Pairs by chance that are accepted among all items."""

MOST_COPIES = 10
"""The neighbour to whose distance a pair is compared: groups of up to that many copies are found."""

_NOTHING = 1e-3
"""Share of the usual neighbour distance that is none at all: rounding."""

_ALIKE = 0.5
"""Of the usual difference between neighbours, what the items of a pair may differ by themselves."""

_COMPARED = 100


def intrinsic_dimension(codes: np.ndarray) -> float:
    """Dimensions that codes ``(n, d)`` fill around a point, by how much farther the second neighbour is than the first.

    The tenth that stands out most is left aside, as its authors advise; at least 1, at most ``d``.
    """
    near = Index(codes).nearest_others(2)[0].astype(np.float64)
    apart = near[near[:, 0] > 0]
    if not len(apart):
        return 1.0
    ratios = np.sort(np.log(np.maximum(apart[:, 1] / apart[:, 0], 1 + 1e-9)))
    kept = max(1, int(0.9 * len(ratios)))
    # Maximum likelihood of an exponential of which the largest values are cut off.
    total = ratios[:kept].sum() + (len(ratios) - kept) * ratios[kept - 1]
    return float(np.clip(kept / max(total, 1e-9), 1, codes.shape[1]))


@dataclass(frozen=True, eq=False)
class Candidates:
    """Pairs whose codes lie nearer than chance allows.

    Attributes:
        pairs: rows ``int64 (p, 2)``, the nearest first.
        usual: rows of some items and of their nearest neighbours ``int64 (q, 2)``, to compare with.
    """

    pairs: np.ndarray
    usual: np.ndarray


def candidates(codes: np.ndarray) -> Candidates:
    """Near-duplicates among codes ``(n, d)``; of fewer than three nothing can be told."""
    if len(codes) < 3:
        return Candidates(np.zeros((0, 2), np.int64), np.zeros((0, 2), np.int64))
    k = min(MOST_COPIES, len(codes) - 1)
    gaps, rows = Index(codes).nearest_others(k)
    pairs, apart = _near_pairs(codes, gaps, rows)
    some = np.sort(np.random.default_rng(0).permutation(len(codes))[:_COMPARED])
    return Candidates(pairs[np.argsort(apart, kind="stable")], np.stack([some, rows[some, 0]], axis=1))


def confirmed(found: Candidates, items: Callable[[np.ndarray], np.ndarray]) -> Candidates:
    """Those whose items differ by less than half of what neighbouring items usually do.

    Args:
        found: by codes.
        items: gives the items ``(k, ...)`` of so many rows ``int64 (k,)``.
    """
    if not len(found.pairs):
        return found
    usual = float(np.median(_differences(items, found.usual)))
    return replace(found, pairs=found.pairs[_differences(items, found.pairs) <= _ALIKE * usual])


def groups(found: Candidates) -> list[np.ndarray]:
    """What hangs together by pairs, the nearest first: each group's rows ``int64 (g,)``."""
    group_of: dict[int, list[int]] = {}
    for a, b in found.pairs.tolist():
        first, second = group_of.get(a, [a]), group_of.get(b, [b])
        if first is not second:
            first.extend(second)
            group_of.update(dict.fromkeys(first, first))
    distinct = {id(group): group for group in group_of.values()}
    return [np.sort(np.array(group, np.int64)) for group in distinct.values()]


def _near_pairs(codes: np.ndarray, gaps: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pairs ``(p, 2)`` that are nearer than chance allows, and how far apart, of each code's nearest ``(n, k)``."""
    share = min(0.9, (CHANCE_PAIRS / rows.size) ** (1 / intrinsic_dimension(codes)))
    reach = np.maximum(share * gaps[:, -1], _NOTHING * float(np.median(gaps[:, 0])))
    owners, columns = np.nonzero(gaps <= np.minimum(reach[:, None], reach[rows]))
    pairs = np.stack([owners, rows[owners, columns]], axis=1)
    once = np.unique(np.sort(pairs, axis=1), axis=0, return_index=True)[1]
    return pairs[once], gaps[owners, columns][once]


def _differences(items: Callable[[np.ndarray], np.ndarray], pairs: np.ndarray) -> np.ndarray:
    """Root mean square difference between the items of each pair ``(p,)``."""
    parts = []
    for some in blocks(len(pairs)):
        first, second = (items(side).astype(np.float32) for side in pairs[some].T)
        parts.append(np.sqrt(np.square(first - second).reshape(len(first), -1).mean(axis=1)))
    return np.concatenate(parts)
