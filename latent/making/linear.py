"""The linear model of items: probabilistic principal components, which is the linear VAE, found without training.

An item's vector is ``mean + axes · spreads · code`` and noise of one size in every value, with codes from N(0, I).
The likeliest such model has a closed form (Tipping & Bishop 1999, "Probabilistic Principal Component Analysis"), and is
where a VAE with a linear encoder and decoder and Gaussian likelihood ends up (Lucas et al. 2019, "Don't Blame the
ELBO!"). Numpy alone; what vectors are is the modality's to say (:meth:`latent.modalities.base.Modality.straight`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from latent.errors import DataError, wrong
from latent.modalities.base import Modality
from latent.modalities.items import Step, Straight
from latent.words import Saying

MOST_DIALS = 32
"""Axes that are kept, at most."""

ITEMS_A_DIAL = 5
"""Items that an axis is fitted to, at least: with as many axes as items, all items lie equally far apart."""

MOST_VALUES = 1 << 26
"""Values of all vectors together that are fitted to, 256 MB; of more, a random part tells the same."""

TINY = 1e-3
"""What a vector's value counts as at least where it cannot be less than none."""

_BESIDES = 10  # axes that are followed besides, so that the last one kept is found well
_ROUNDS = 6
_FAINT = 1e-6  # share of the first axis's variance at which the spectrum has ended
_LEAST_NOISE = 1e-4  # share of the last axis's variance that the noise has at least
_LEAST_SIGNAL = 0.01  # share of an axis's variance that is not taken for noise, at least


@dataclass(frozen=True, eq=False)
class Linear:
    """A linear model of vectors of ``f`` values with ``d`` dials.

    Attributes:
        mean: of the vectors ``float32 (f,)``.
        axes: orthonormal columns ``float32 (f, d)``, the largest variance first.
        variances: of the vectors along each ``float32 (d,)``.
        noise: variance of what the axes leave, in each value.
        total: variance of the vectors, summed over their values.
    """

    mean: np.ndarray
    axes: np.ndarray
    variances: np.ndarray
    noise: float
    total: float

    @property
    def dials(self) -> int:
        """How many axes."""
        return len(self.variances)

    @property
    def spreads(self) -> np.ndarray:
        """Way of a vector along each axis for one step of its dial ``float32 (d,)``: what of it is not noise."""
        signal = np.maximum(self.variances - self.noise, _LEAST_SIGNAL * self.variances)
        return np.sqrt(signal).astype(np.float32)

    @property
    def logvar(self) -> np.ndarray:
        """Log-variance of the posterior ``float32 (d,)``, the same for every item."""
        return np.log(self.noise / (self.spreads**2 + self.noise)).astype(np.float32)

    @property
    def gains(self) -> np.ndarray:
        """Way of the code for one step of the vector along each axis ``float32 (d,)``."""
        return (self.spreads / (self.spreads**2 + self.noise)).astype(np.float32)

    def encode(self, vectors: np.ndarray) -> np.ndarray:
        """Posterior means ``float32 (n, d)`` of vectors ``(n, f)``."""
        return ((vectors - self.mean) @ self.axes) * self.gains

    def decode(self, codes: np.ndarray) -> np.ndarray:
        """Vectors ``float32 (n, f)`` that codes ``(n, d)`` stand for."""
        return (np.asarray(codes, np.float32) * self.spreads) @ self.axes.T + self.mean

    def project(self, vectors: np.ndarray) -> np.ndarray:
        """The nearest vectors ``float32 (n, f)`` that axes alone reach: principal components, noise and all."""
        return ((vectors - self.mean) @ self.axes) @ self.axes.T + self.mean

    def shares(self, vectors: np.ndarray) -> np.ndarray:
        """Share of what differs between vectors ``(n, f)`` that lies along each axis ``float64 (d,)``; 0 for twins."""
        centred = vectors - vectors.mean(axis=0)
        total = np.square(centred).sum(dtype=np.float64)
        return np.square(centred @ self.axes).sum(axis=0, dtype=np.float64) / (total or 1.0)

    def halved(self) -> Linear:
        """The same with axes and mean rounded to half precision, as they are kept."""
        mean, axes = (values.astype(np.float16).astype(np.float32) for values in (self.mean, self.axes))
        return Linear(mean, axes, self.variances, self.noise, self.total)

    def to_arrays(self) -> dict[str, np.ndarray]:
        """As named arrays, to be stored."""
        return {
            "mean": self.mean.astype(np.float16),
            "axes": self.axes.astype(np.float16),
            "variances": self.variances,
            "noise": np.array([self.noise], np.float32),
        }


def fit(vectors: np.ndarray, most: int = MOST_DIALS, seed: int = 0, items_a_dial: int = ITEMS_A_DIAL) -> Linear:
    """The likeliest linear model, by randomised subspace iteration (Halko, Martinsson & Tropp 2011).

    Args:
        vectors: ``float32 (n, f)``.
        most: dials, at most; there are fewer where there are few items or few ways to differ.
        seed: of the start.
        items_a_dial: items that an axis is fitted to, at least.

    Raises:
        DataError: all vectors are the same.
    """
    count, values = vectors.shape
    mean = vectors.mean(axis=0, dtype=np.float64).astype(np.float32)
    total = float(np.square(vectors - mean).sum(dtype=np.float64) / count)
    wanted = min(most, max(2, count // items_a_dial), count - 1, values)
    axes, variances = _axes(vectors, mean, min(wanted + _BESIDES, count, values), seed)
    if not variances[0] > _FAINT * max(float(np.square(mean).sum(dtype=np.float64)) / values, 1e-9):
        raise DataError(Saying("error-item-the-data"), *wrong("error-linear-alike"))
    dials = int((variances[:wanted] > _FAINT * variances[0]).sum())
    axes, variances = axes[:, :dials], variances[:dials]
    left = max(total - float(variances.sum()), 0.0) / max(values - dials, 1)
    return Linear(mean, axes, variances, max(left, _LEAST_NOISE * float(variances[-1])), total)


def _axes(vectors: np.ndarray, mean: np.ndarray, count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Leading axes ``float32 (f, count)`` of vectors ``(n, f)``, and the variances along them ``float32 (count,)``."""
    # The mean is taken off the products and not off the vectors, which would be copied.
    along = lambda basis: vectors @ basis - mean @ basis  # noqa: E731
    across = lambda basis: vectors.T @ basis - np.outer(mean, basis.sum(axis=0))  # noqa: E731
    basis = np.random.default_rng(seed).standard_normal((vectors.shape[1], count), np.float32)
    for _ in range(_ROUNDS):
        basis = np.linalg.qr(across(np.linalg.qr(along(basis))[0]))[0]
    _, lengths, turns = np.linalg.svd(along(basis).astype(np.float64), full_matrices=False)
    axes = basis @ turns.T.astype(np.float32)
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])
    return axes, (lengths**2 / len(vectors)).astype(np.float32)


STEPS: dict[Step, Callable[[np.ndarray], np.ndarray]] = {
    "shares": lambda rows: rows / np.maximum(rows.sum(axis=1, keepdims=True), np.float32(1e-6)),
    "roots": np.sqrt,
    "squares": np.square,
    "positive": lambda rows: np.maximum(rows, np.float32(TINY)),
    "light": lambda rows: np.clip(rows, np.float32(0), np.float32(1)),
}
"""What each step does to rows ``float32 (n, values)``; :mod:`latent.making.export_linear` has the same in ONNX."""


def vectors_of(straight: Straight, inputs: np.ndarray) -> np.ndarray:
    """Vectors ``float32 (n, f)`` of inputs ``(n, ...)``."""
    rows = _through(straight.there, inputs.reshape(len(inputs), -1))
    return rows * np.asarray(straight.weights, np.float32) if straight.weights else rows


def means_of(straight: Straight, vectors: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Means ``float32 (n, *shape)`` that vectors ``(n, f)`` stand for."""
    rows = vectors / np.asarray(straight.weights, np.float32) if straight.weights else vectors
    return (_through(straight.back, rows) * np.float32(straight.scale)).reshape(len(rows), *shape)


def _through(steps: tuple[Step, ...], rows: np.ndarray) -> np.ndarray:
    for step in steps:
        rows = STEPS[step](rows)
    return rows


def sample(modality: Modality, arrays: np.ndarray, seed: int = 0) -> np.ndarray:
    """Vectors ``float32 (m, f)`` of items ``(n, ...)``, or of as many of them as make :data:`MOST_VALUES`."""
    straight = modality.straight()
    values = modality.inputs(arrays[:1]).size
    most = max(1, MOST_VALUES // values)
    if len(arrays) > most:
        arrays = arrays[np.sort(np.random.default_rng(seed).permutation(len(arrays))[:most])]
    return vectors_of(straight, modality.inputs(arrays))
