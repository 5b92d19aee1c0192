"""Names for groups that nobody named: by the labels of their items, by their words, or by what sets them apart."""

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


def named(numbers: np.ndarray, labels: np.ndarray, counted: Counted, columns: Mapping[str, np.ndarray]) -> list[str]:
    """A name for each group: the labels of most of it, else its words, else what it has more or less of than all.

    Args:
        numbers: of each item's group ``int (n,)``, below 0 where it is in none.
        labels: ``str (n,)``, "" where there is none.
        counted: words of the items; no columns where they have none.
        columns: as :func:`apart.apart` takes them.
    """
    found = []
    for group in range(int(numbers.max(initial=-1)) + 1):
        within = numbers == group
        name = _label(labels[within]) or themes.theme(*counted, within) or _trait(columns, within)
        found.append(name or f"Group {group + 1}")
    return found


def _label(labels: np.ndarray) -> str:
    """The one, two or three labels of most of them, the commonest first; "" where it takes more."""
    names, counts = np.unique(labels[labels != ""], return_counts=True)
    order = np.argsort(-counts, kind="stable")[:MOST_LABELS]
    enough = np.flatnonzero(np.cumsum(counts[order]) >= MOSTLY * len(labels))
    return ", ".join(names[order[: enough[0] + 1]].tolist()) if len(enough) else ""


def _trait(columns: Mapping[str, np.ndarray], within: np.ndarray) -> str:
    """The one thing that differs most, if it differs enough."""
    rows = apart.apart(columns, within)
    if not rows or abs(rows[0].size) < TELLING:
        return ""
    return _said(rows[0])


def _said(row: Share | Level) -> str:
    if isinstance(row, Share):
        return row.name if row.word == "yes" else f"{row.name}: {row.word}"
    return f"{'More' if row.size > 0 else 'Less'} {row.name.lower()}"
