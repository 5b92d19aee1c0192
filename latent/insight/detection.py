"""How well a score tells odd from ordinary, where somebody has said which is which. Numpy alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from latent.insight.measures import auroc

CHECKS = (5, 10, 20, 50, 100)
"""Numbers of items that a person may look at."""


@dataclass(frozen=True, eq=False)
class Curve:
    """What becomes of a threshold as it falls; a point for each value that the scores take.

    Attributes:
        thresholds: ``float64 (p,)``, falling; what scores at least as much is called odd.
        found: share of the odd ones that are called odd ``(p,)``: recall, or true positive rate.
        false_alarms: share of the ordinary ones that are called odd ``(p,)``: false positive rate.
        precision: share of those called odd that are ``(p,)``.
    """

    thresholds: np.ndarray
    found: np.ndarray
    false_alarms: np.ndarray
    precision: np.ndarray

    @property
    def average_precision(self) -> float:
        """Precision at each odd one that is found, averaged; what chance gives is the share of odd ones."""
        return float(np.sum(np.diff(self.found, prepend=0.0) * self.precision))


def curve(scores: np.ndarray, odd: np.ndarray) -> Curve:
    """All thresholds of scores ``(n,)``, the greater the odder, where ``odd bool (n,)`` is known, of both kinds.

    Raises:
        ValueError: all are of one kind.
    """
    odd = np.asarray(odd, bool)
    if odd.all() or not odd.any():
        raise ValueError("a curve needs items of both kinds")
    order = np.argsort(-np.asarray(scores, np.float64), kind="stable")
    scores, odd = np.asarray(scores, np.float64)[order], odd[order]
    last = np.flatnonzero(np.append(np.diff(scores) != 0, True))  # of each value, which items share
    hits, called = np.cumsum(odd)[last], last + 1
    return Curve(scores[last], hits / odd.sum(), (called - hits) / (~odd).sum(), hits / called)


def precision_at(scores: np.ndarray, odd: np.ndarray, k: int) -> float:
    """Share of the ``k`` oddest that are odd: how many of ``k`` checks pay. Of equal scores, the first come first."""
    first = np.argsort(-np.asarray(scores, np.float64), kind="stable")[:k]
    return float(np.mean(np.asarray(odd, bool)[first]))


def best_by_marks(scores: Mapping[str, np.ndarray], marked: Sequence[int], odd: Sequence[bool]) -> tuple[str, float]:
    """The score that agrees best with a person's marks, and its AUROC over the marked items.

    Args:
        scores: ``(n,)`` each, by name; of equals the first is taken.
        marked: places of the items that were marked.
        odd: what was said of each, both kinds among them.
    """
    places, said = np.asarray(marked, int), np.asarray(odd, bool)
    agreed = {name: auroc(values[places], said) for name, values in scores.items()}
    best = max(agreed, key=lambda name: agreed[name])  # max takes the first of equals
    return best, agreed[best]


def figures(scores: np.ndarray, odd: np.ndarray, checks: Sequence[int] = CHECKS) -> dict[str, Any]:
    """How well scores ``(n,)`` tell, as JSON values; arguments as :func:`curve` takes them.

    Args:
        scores: the greater the odder.
        odd: which items are, of both kinds.
        checks: numbers of items to be looked at, of which those up to ``n`` are told.
    """
    return {
        "auroc": auroc(scores, odd),
        "average_precision": curve(scores, odd).average_precision,
        "share_odd": float(np.mean(odd)),
        "precision_at": {str(k): precision_at(scores, odd, k) for k in checks if k <= len(odd)},
    }
