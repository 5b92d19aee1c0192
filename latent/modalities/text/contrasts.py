"""English sentences that differ in one thing alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from latent.modalities.text import rules
from latent.modalities.text.clauses import English

NAMES = ("Question", "Negation", "Past")
"""What pairs differ in, as :func:`latent.modalities.text.rules.read` names it."""

OPPOSITES = {"I": "You", "You": "I", "He": "She", "She": "He", "They": "We"}
"""Persons, as it names them too, each with the one that its pairs lead from."""

Rows = list[tuple[str, ...]]
"""A sentence without something and with it; where it is a person, also the same said of a third one."""


def contrasts(texts: Sequence[str]) -> dict[str, Rows]:
    """Sentences beside what rules make of them; only those in which the rules that read see that one change alone."""
    english = English(texts)
    made = [(text, english.counterparts(text)) for text in texts]
    found = {name: _alone(name, [(text, one[name]) for text, one in made if name in one]) for name in NAMES}
    found |= _of_persons([said for said in map(english.persons, texts) if len(said) > 2])
    return {name: rows for name, rows in found.items() if rows}


def _alone(name: str, both: Rows) -> Rows:
    before, after = (rules.read([pair[side] for pair in both]) for side in (0, 1))
    other = [before[one] == after[one] for one in NAMES if one != name]
    kept = np.logical_and.reduce([*other, before[name] != after[name]])
    turned = [pair[::-1] if had else pair for pair, had in zip(both, before[name] > 0, strict=True)]
    return [turned[row] for row in np.flatnonzero(kept)]


def _of_persons(said: Sequence[dict[str, str]]) -> dict[str, Rows]:
    """By each person's name, sentences said of its opposite, of itself, and of one that is neither."""
    texts = [text for one in said for text in one.values()]
    read = rules.read(texts)
    places = _places(said)
    found = {}
    for name, opposite in OPPOSITES.items():
        rows = np.array(list(_thirds(places, opposite.lower(), name.lower())), int).reshape(-1, 3)
        kept = _told_apart({one: read[one][rows] for one in rules.TURNED}, name, opposite)
        found[name] = [tuple(texts[place] for place in row) for row in rows[kept]]
    return found


def _places(said: Sequence[dict[str, str]]) -> list[dict[str, int]]:
    """Numbers of the texts, all in a row, by the person of whom each is said; the last of each is the one found."""
    both = zip(said, pairwise(np.cumsum([0, *map(len, said)])), strict=True)
    return [dict(zip(one, range(start, end), strict=True)) for one, (start, end) in both]


def _thirds(places: Sequence[dict[str, int]], opposite: str, person: str) -> Iterable[tuple[int, int, int]]:
    """Numbers of texts said of both and of a third: of whom the sentence was found said, or else each in turn."""
    for turn, one in enumerate(places):
        thirds = [other for other in one if other not in (opposite, person)]
        if opposite in one and person in one and thirds:
            found = next(reversed(one))
            third = found if found in thirds else thirds[turn % len(thirds)]
            yield one[opposite], one[person], one[third]


def _told_apart(read: dict[str, np.ndarray], name: str, opposite: str) -> np.ndarray:
    """Where nothing but the person differs, as it is read off rows of three sentences ``(n, 3)``."""
    same = [read[one].min(axis=1) == read[one].max(axis=1) for one in NAMES]
    others = [read[one][:, 0] == read[one][:, 1] for one in rules.TURNED if one not in (name, opposite)]
    there = [(read[name] == [0, 1, 0]).all(axis=1)]
    if opposite in rules.TURNED:
        there.append((read[opposite] == [1, 0, 0]).all(axis=1))
    return np.logical_and.reduce([*same, *others, *there])
