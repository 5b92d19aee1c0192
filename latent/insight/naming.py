"""What to call groups that nobody named: by the labels of their items, by their words, or by what sets them apart."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from latent.insight import apart, themes
from latent.insight.apart import Level, Share
from latent.insight.themes import Counted

MOSTLY = 0.75
"""Share of a group that labels need to name it."""

MOST_LABELS = 3

TELLING = 0.8
"""Difference from all items, Cohen's d or h, from which something names a group."""


def named(
    numbers: np.ndarray, labels: np.ndarray, counted: Counted, columns: Mapping[str, np.ndarray]
) -> list[str | Share | Level | None]:
    """What to call each group by: the labels of most of it, else its words, else what it has more or less of than all.

    None where nothing names it. What it has more or less of is for whoever speaks to a person to put into words.

    Args:
        numbers: of each item's group ``int (n,)``, below 0 where it is in none.
        labels: ``str (n,)``, "" where there is none.
        counted: words of the items; no columns where they have none.
        columns: as :func:`apart.apart` takes them.
    """
    found: list[str | Share | Level | None] = []
    for group in range(int(numbers.max(initial=-1)) + 1):
        within = numbers == group
        found.append(_label(labels[within]) or themes.theme(*counted, within) or _trait(columns, within))
    return found


def _label(labels: np.ndarray) -> str:
    """The one, two or three labels of most of them, the commonest first; "" where it takes more."""
    names, counts = np.unique(labels[labels != ""], return_counts=True)
    order = np.argsort(-counts, kind="stable")[:MOST_LABELS]
    enough = np.flatnonzero(np.cumsum(counts[order]) >= MOSTLY * len(labels))
    return ", ".join(names[order[: enough[0] + 1]].tolist()) if len(enough) else ""


def _trait(columns: Mapping[str, np.ndarray], within: np.ndarray) -> Share | Level | None:
    """The one thing that differs most, if it differs enough."""
    first = next(iter(apart.apart(columns, within)), None)
    return first if first is not None and abs(first.size) >= TELLING else None
