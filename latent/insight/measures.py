"""Small figures that several parts need: information in a dial, telling apart, which items have a label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

ACTIVE = 0.01
"""Variance of the posterior mean over the data above which a dial is active (Burda, Grosse & Salakhutdinov 2016)."""


def kl_per_dial(means: np.ndarray, logvars: np.ndarray) -> np.ndarray:
    """Information kept by each dial: KL of the posterior from the unit normal, mean over items.

    Args:
        means: ``(n, d)``.
        logvars: ``(n, d)``, natural logarithms of the variances.

    Returns:
        ``float64 (d,)`` nats.
    """
    means, logvars = np.asarray(means, np.float64), np.asarray(logvars, np.float64)
    return 0.5 * (means**2 + np.exp(logvars) - 1 - logvars).mean(axis=0)


def active_dials(means: np.ndarray, logvars: np.ndarray) -> np.ndarray:
    """Which dials are awake, the most telling first: ``int64 (a,)``; see :data:`ACTIVE` and :func:`kl_per_dial`."""
    awake = np.flatnonzero(np.var(means, axis=0, dtype=np.float64) > ACTIVE)
    return awake[np.argsort(-kl_per_dial(means, logvars)[awake], kind="stable")]


def auroc(scores: np.ndarray, positive: np.ndarray) -> float:
    """Chance that a positive item scores above a negative one, ties counting half (Mann & Whitney 1947).

    Args:
        scores: ``(n,)``.
        positive: ``bool (n,)``, of both kinds.

    Raises:
        ValueError: all items are of one kind.
    """
    positive = np.asarray(positive, bool)
    ones, zeros = int(positive.sum()), int((~positive).sum())
    if not (ones and zeros):
        raise ValueError("AUROC needs items of both kinds")
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    middle_ranks = np.cumsum(counts) - (counts - 1) / 2
    return float((middle_ranks[place][positive].sum() - ones * (ones + 1) / 2) / (ones * zeros))


def labelled(codes: np.ndarray, labels: Sequence[Any] | np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Codes and labels of the items that have one: neither None nor empty text."""
    labels = np.asarray(labels)
    if labels.dtype.kind not in "OU":
        return codes, labels
    there = np.array([label is not None and label != "" for label in labels], bool)
    return codes[there], labels[there].astype(str)
