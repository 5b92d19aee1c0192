"""What a code keeps with fewer of its numbers, and what of it tells one thing from another.

Dials are taken by the information that they keep, the most telling first, which is the order in which an autoencoder
that is made to give up numbers should give them up; the others stand at their mean. Principal components of as many
numbers stand beside them (Baldi & Hornik 1989). Questions are asked of both by a linear probe (Alain & Bengio 2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from latent.insight import probes, quality
from latent.insight.measures import kl_per_dial
from latent.insight.quality import PCA

BIT = float(np.log(2))
"""Nats in a bit."""


def information(mean: np.ndarray, logvar: np.ndarray) -> np.ndarray:
    """What each dial tells of one item: KL of its posterior ``(d,)`` from the unit normal, in nats ``float64 (d,)``."""
    return kl_per_dial(mean[None], logvar[None])


def in_order(means: np.ndarray, logvars: np.ndarray) -> np.ndarray:
    """All dials ``int64 (d,)``, the most telling of items with these posteriors ``(n, d)`` first."""
    return np.argsort(-kl_per_dial(means, logvars), kind="stable")


def counts(dials: int) -> list[int]:
    """How many numbers are tried: 1, 2, 4 and so on, and all."""
    return [*(1 << power for power in range(dials.bit_length()) if 1 << power < dials), dials]


def with_first(codes: np.ndarray, order: np.ndarray, count: int, middle: np.ndarray) -> np.ndarray:
    """Codes ``float32 (n, d)`` of which the first few dials are kept, and the others stand in the middle.

    Args:
        codes: ``(n, d)``.
        order: all dials, the first to be kept first ``(d,)``.
        count: how many are kept.
        middle: where the others stand ``(d,)``.
    """
    left = np.tile(np.asarray(middle, np.float32), (len(codes), 1))
    kept = order[:count]
    left[:, kept] = codes[:, kept]
    return left


def occlusion(boxes: np.ndarray, moved: np.ndarray, cells: int) -> np.ndarray:
    """How far a code moves where a picture is covered (Zeiler & Fergus 2014), as a map.

    Args:
        boxes: what was covered, ``(k, 4)``: left, top, width and height as shares 0..1; together they cover all.
        moved: how far the code moved each time ``(k,)``.
        cells: of the map, across and down.

    Returns:
        ``float64 (cells, cells)``: for each cell the mean over all that covered its middle, 0 where nothing did.
    """
    middle = (np.arange(cells) + 0.5) / cells
    left, top, wide, high = (side[:, None] for side in boxes.T)
    across = (middle >= left) & (middle < left + wide)
    down = (middle >= top) & (middle < top + high)
    there = (down[:, :, None] & across[:, None, :]).astype(np.float64)
    return np.einsum("k,kij->ij", moved, there) / np.maximum(there.sum(axis=0), 1)


def principal(rows: np.ndarray, most: int) -> PCA:
    """Principal components of items as rows of numbers ``(n, f)``: as many as asked for, where there are so many."""
    return quality.pca(rows, max(1, min(most, len(rows) - 1, rows.shape[1])))


def first_of(fitted: PCA, count: int) -> PCA:
    """The same with the first few components alone."""
    return PCA(fitted.mean, fitted.components[:count])


@dataclass(frozen=True)
class Answered:
    """How often a question is answered rightly, by how many numbers are given.

    Attributes:
        counts: of numbers.
        dials: share of items told rightly 0..1 from so many dials.
        linear: the same from so many principal components; empty where there are none.
        usual: the same of always saying the commonest answer.
        items: that were asked about.
        answers: that there are.
    """

    counts: tuple[int, ...]
    dials: tuple[float, ...]
    linear: tuple[float, ...]
    usual: float
    items: int
    answers: int

    @property
    def enough(self) -> int:
        """The least numbers from which on the dials tell as much as all do, within the doubt of so many items.

        The doubt is one standard error of a share: the rule that Breiman et al. (1984) choose trees by.
        """
        whole = self.dials[-1]
        doubt = np.sqrt(max(whole * (1 - whole), 1 / self.items) / self.items)
        short = [place for place, share in enumerate(self.dials) if share < whole - doubt]
        return self.counts[short[-1] + 1 if short else 0]

    @property
    def tells(self) -> bool:
        """Whether all dials together tell more than always saying the commonest answer, beyond doubt."""
        doubt = np.sqrt(max(self.usual * (1 - self.usual), 1 / self.items) / self.items)
        return self.dials[-1] > self.usual + 2 * doubt


def answered(
    codes: np.ndarray, order: np.ndarray, components: np.ndarray | None, labels: np.ndarray, tried: Sequence[int]
) -> Answered:
    """Ask a question of the first dials, and of as many principal components, each by a cross-validated probe.

    Needs scikit-learn, and belongs in a process beside the pages.

    Args:
        codes: ``(n, d)``.
        order: all dials, the first to be taken first ``(d,)``.
        components: principal components of the same items ``(n, k)``, the largest first; None where there are none.
        labels: the answers ``str (n,)``, "" where there is none.
        tried: numbers that are given.

    Raises:
        DataError: fewer than two answers are borne by five items or more.
    """
    found = [probes.cross_validated(codes[:, order[:count]], labels) for count in tried]
    linear = []
    if components is not None:
        linear = [probes.cross_validated(components[:, :count], labels).right for count in tried]
    last = found[-1]
    shares = tuple(one.right for one in found)
    return Answered(tuple(tried), shares, tuple(linear), last.usual, last.count, len(last.names))
