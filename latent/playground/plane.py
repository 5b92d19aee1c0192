"""The plane that codes are shown on: two dials as they are, one dial with a row for each label, of more, two axes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

REACHES = tuple(float(base * 2**k) for k in range(12) for base in (3, 4))
"""How far the plane may reach to each side: in steps, so that it does not breathe with every frame."""

INSIDE = 0.98
"""Share of the codes' places that lie on it, at least."""

SHRINKS = 0.75
"""Share of its reach inside which those places must lie before it becomes smaller again."""

_LANES = 0.9  # of the height that the rows of labels take


@dataclass(frozen=True, eq=False)
class Plane:
    """A square of the space of codes.

    Attributes:
        centre: the code in its middle ``float32 (dials,)``.
        axes: orthonormal rows ``float32 (1 or 2, dials)``, across and up.
        reach: from the middle to each side, in units of the codes.
    """

    centre: np.ndarray
    axes: np.ndarray
    reach: float

    @classmethod
    def of(cls, codes: np.ndarray, before: Plane | None = None) -> Plane:
        """The one to show codes ``(n, dials)`` on; turned as the plane before, and as large where that still fits."""
        dials = codes.shape[1]
        if dials <= 2:
            centre, axes = np.zeros(dials, np.float32), np.eye(dials, dtype=np.float32)
        else:
            centre = codes.mean(axis=0)
            axes = np.linalg.svd(codes - centre, full_matrices=False)[2][:2]
            axes = axes if before is None else _turned(axes, before.axes)
        far = np.quantile(np.abs((codes - centre) @ axes.T), INSIDE)
        least = before.reach if before is not None and far > SHRINKS * before.reach else 0.0
        reach = next((r for r in REACHES if r >= max(far, least)), REACHES[-1])
        return cls(centre, axes, reach)

    def places(self, codes: np.ndarray, lanes: np.ndarray) -> np.ndarray:
        """Places ``float32 (n, 2)`` of codes ``(n, dials)`` in -1..1 where they lie on the plane.

        Args:
            codes: to be placed.
            lanes: how high each lies where one dial says only how far across ``(n,)``, -1..1.
        """
        found = (codes - self.centre) @ self.axes.T / self.reach
        return np.stack([found[:, 0], lanes], axis=1) if found.shape[1] == 1 else found

    def grid(self, side: int) -> np.ndarray:
        """Codes ``float32 (side * side, dials)`` at the middles of as many tiles that cover it, the upper left first.

        One dial is read as a text is: it grows to the right and goes on in the next line.
        """
        if len(self.axes) == 1:
            at = _middles(side * side)[:, None]
        else:
            x, y = np.meshgrid(_middles(side), -_middles(side))
            at = np.stack([x.ravel(), y.ravel()], axis=1)
        return (self.centre + self.reach * at @ self.axes).astype(np.float32)


def lanes(labels: np.ndarray, names: list[str], rng: np.random.Generator) -> np.ndarray:
    """A height -1..1 for each label's row, the first on top, and within it by chance ``(n,)``."""
    row = np.array([names.index(label) for label in labels.tolist()])
    within = rng.uniform(0.15, 0.85, len(row))
    return _LANES * (1 - 2 * (row + within) / len(names))


def _middles(count: int) -> np.ndarray:
    return (2 * np.arange(count) + 1) / count - 1


def _turned(axes: np.ndarray, before: np.ndarray) -> np.ndarray:
    """Axes of the same plane, turned and mirrored to lie as near to earlier ones as they can (Procrustes)."""
    u, _, v = np.linalg.svd(before @ axes.T)
    return u @ v @ axes
