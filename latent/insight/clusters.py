"""Look-alike groups among codes by k-means: numpy alone, so that a first look waits for no library."""

from __future__ import annotations

import numpy as np

_ROUNDS = 100


def k_means(codes: np.ndarray, count: int, seed: int = 0, starts: int = 4) -> np.ndarray:
    """Part codes into groups around their means (Lloyd 1982), the best of several spread starts.

    Args:
        codes: ``(n, d)``, finite.
        count: groups, from 1 to ``n``.
        seed: of the starts, which are drawn as k-means++ does (Arthur & Vassilvitskii 2007).
        starts: how many.

    Returns:
        The number of each code's group ``int64 (n,)``; of codes that are much the same, groups may be empty.
    """
    codes = np.asarray(codes, np.float32)
    rng = np.random.default_rng(seed)
    tries = [_settled(codes, _spread(codes, count, rng)) for _ in range(starts)]
    return min(tries, key=lambda tried: tried[1])[0]


def _spread(codes: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """Codes to begin from ``(count, d)``, each drawn by its squared distance from those before it."""
    chosen = [int(rng.integers(len(codes)))]
    nearest = np.full(len(codes), np.inf)
    while len(chosen) < count:
        nearest = np.minimum(nearest, np.square(codes - codes[chosen[-1]]).sum(axis=1, dtype=np.float64))
        total = nearest.sum()
        chosen.append(int(rng.choice(len(codes), p=nearest / total if total > 0 else None)))
    return codes[chosen]


def _settled(codes: np.ndarray, centres: np.ndarray) -> tuple[np.ndarray, float]:
    """Groups ``(n,)`` once no code changes its own any more, and the sum of squared distances to their means."""
    numbers = np.full(len(codes), -1)
    for _ in range(_ROUNDS):
        # |c|² - 2 x·c: the code's own square is the same for all centres
        scores = np.square(centres).sum(axis=1) - 2 * codes @ centres.T
        found = scores.argmin(axis=1)
        if np.array_equal(found, numbers):
            break
        numbers = found
        members = (numbers == np.arange(len(centres))[:, None]).astype(np.float32)
        sums, sizes = members @ codes, members.sum(axis=1, keepdims=True)
        centres = np.where(sizes > 0, sums / np.maximum(sizes, 1), centres)
    return numbers, float(np.square(codes - centres[numbers]).sum(dtype=np.float64))
