"""What else moved: reading named directions off a code, and turning some while others are held still.

A slope says how the code moves as an attribute grows. How much of the attribute a code has is another vector, since
attributes and noise share the dials: the slope divided by the codes' covariance (Haufe et al. 2014, "On the
interpretation of weight vectors of linear models in multivariate neuroimaging").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from latent.directions import Direction

_RIDGE = 1e-3
"""Of the mean variance, added to that of every dial: dials that are asleep would else count endlessly."""

_NOTHING = 1e-6
"""Of a step's length, below which nothing of it is left."""


def strides(directions: Sequence[Direction]) -> np.ndarray:
    """One step along each of k directions ``float64 (k, d)``."""
    return np.stack([direction.step * direction.vector.astype(np.float64) for direction in directions])


def readers(directions: Sequence[Direction], codes: np.ndarray) -> np.ndarray:
    """Vectors whose product with a difference of codes tells how many steps of each direction lie in it.

    Args:
        directions: k of them, one or more.
        codes: known items ``(n, d)``.

    Returns:
        ``float64 (k, d)``; one step along a direction reads as 1 of itself.
    """
    steps = strides(directions)
    weights = np.linalg.solve(covariance(codes), steps.T).T
    return weights / np.einsum("kd,kd->k", weights, steps)[:, None]


def covariance(codes: np.ndarray) -> np.ndarray:
    """Of codes ``(n, d)``, a little lifted so that it can be divided by: ``float64 (d, d)``."""
    found = np.atleast_2d(np.cov(np.asarray(codes, np.float64), rowvar=False))
    return found + _RIDGE * np.trace(found) / len(found) * np.eye(len(found))


def hold(directions: Sequence[Direction], held: Collection[str], codes: np.ndarray) -> list[Direction]:
    """The same directions, with what the others change of the held ones taken out of them.

    Args:
        directions: all that there are.
        held: names of those that are to stay as they are; names of none are passed over.
        codes: known items ``(n, d)``.

    Returns:
        As many, in the same order. Of one that does nothing but move what is held, the step is next to nothing.
    """
    still = [direction for direction in directions if direction.name in held]
    if not still:
        return list(directions)
    reading, away = readers(still, codes), strides(still)
    # Least squares, and not a solution: two held directions may be one.
    taken = np.linalg.lstsq(reading @ away.T, reading @ strides(directions).T, rcond=1e-6)[0]
    left = strides(directions) - taken.T @ away
    return [d if d.name in held else _with_stride(d, stride) for d, stride in zip(directions, left, strict=True)]


def _with_stride(direction: Direction, stride: np.ndarray) -> Direction:
    length = float(np.linalg.norm(stride))
    if length < _NOTHING * direction.step:
        return replace(direction, step=_NOTHING * direction.step)
    return replace(direction, vector=(stride / length).astype(np.float32), step=length)
