"""Pairs of English sentences that differ in one thing alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from latent.modalities.text import rules
from latent.modalities.text.clauses import English

NAMES = ("Question", "Negation", "Past")
"""What they differ in, as :func:`latent.modalities.text.rules.read` names it."""

Pairs = dict[str, tuple[list[str], list[str]]]
"""Sentences without and with something, row by row, by its name."""


def pairs(texts: Sequence[str]) -> Pairs:
    """Sentences beside what rules make of them; only those in which the rules that read see that one change alone."""
    english = English(texts)
    made = [(text, english.counterparts(text)) for text in texts]
    found = {name: _alone(name, [(text, one[name]) for text, one in made if name in one]) for name in NAMES}
    return {name: both for name, both in found.items() if both[0]}


def _alone(name: str, both: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    before, after = (rules.read([pair[side] for pair in both]) for side in (0, 1))
    other = [before[one] == after[one] for one in NAMES if one != name]
    kept = np.logical_and.reduce([*other, before[name] != after[name]])
    turned = [pair[::-1] if had else pair for pair, had in zip(both, before[name] > 0, strict=True)]
    rows = np.flatnonzero(kept)
    return [turned[row][0] for row in rows], [turned[row][1] for row in rows]
