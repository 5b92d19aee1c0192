"""Long codes through their principal axes: what a grid of numbers has for dials."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latent.insight.quality import pca


@dataclass(frozen=True, eq=False)
class Axes:
    """A few directions that stand for long codes, in units of how far codes spread along them on average.

    Attributes:
        mean: of the codes ``float32 (d,)``.
        there: from codes to places along the directions ``float32 (d, k)``.
        back: from those to codes ``float32 (k, d)``.
    """

    mean: np.ndarray
    there: np.ndarray
    back: np.ndarray

    @classmethod
    def of(cls, codes: np.ndarray, most: int) -> Axes:
        """The principal axes of codes ``(n, d)``, at most so many."""
        found = pca(codes, min(most, len(codes) - 1, codes.shape[1]))
        unit = max(float(np.sqrt(found.encode(codes).var(axis=0, dtype=np.float64).mean())), 1e-12)
        columns = np.ascontiguousarray(found.components.T)
        return cls(found.mean, (columns / unit).astype(np.float32), (found.components * unit).astype(np.float32))

    @property
    def dials(self) -> int:
        """How many directions."""
        return len(self.back)

    def encode(self, codes: np.ndarray) -> np.ndarray:
        """Places ``float32 (n, k)`` of codes ``(n, d)``."""
        return (codes - self.mean) @ self.there

    def kept(self, codes: np.ndarray) -> float:
        """Share 0..1 of how codes ``(n, d)`` differ from the mean that the directions hold."""
        lost = np.square(codes - self.encode(codes) @ self.back - self.mean, dtype=np.float64).sum()
        return float(1 - lost / max(np.square(codes - self.mean, dtype=np.float64).sum(), 1e-30))
