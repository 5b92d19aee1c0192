"""Names for groups that nobody named."""

from __future__ import annotations

import numpy as np

from latent.insight.naming import named

NUMBERS = np.repeat([0, 1, -1], [40, 30, 5])
NOTHING = np.zeros((75, 0), np.uint8), []
UNKNOWN = np.full(75, "")


def test_a_group_is_called_by_the_labels_of_most_of_it():
    labels = np.array([*["cat"] * 35, *["dog"] * 5, *[""] * 20, *["dog"] * 15])
    assert named(NUMBERS, labels, NOTHING, {}) == ["cat", None]
    labels[:40] = np.repeat(["9", "4", "7"], [8, 24, 8])
    labels[40:70] = np.repeat(["a", "b", "c", "d", "e"], 6)
    assert named(NUMBERS, labels, NOTHING, {}) == ["4, 7", None]


def test_else_by_its_words():
    counts = np.zeros((75, 2), np.uint8)
    counts[:40, 0], counts[40:70, 1] = 3, 3
    assert named(NUMBERS, UNKNOWN, (counts, ["card", "film"]), {}) == ["card", "film"]


def test_else_by_what_it_has_more_of_or_less():
    bright = np.where(NUMBERS == 0, 9.0, 1.0)
    asks = np.where(NUMBERS == 1, "yes", "no")
    more, less = named(NUMBERS, UNKNOWN, NOTHING, {"Brightness": bright})
    assert (more.name, less.name) == ("Brightness", "Brightness")
    assert more.size > 0 > less.size
    question = named(NUMBERS, UNKNOWN, NOTHING, {"Question": asks})[1]
    assert (question.name, question.word) == ("Question", "yes")
    hair = np.where(NUMBERS == 1, "red", "blue")
    assert named(NUMBERS, UNKNOWN, NOTHING, {"Hair": hair})[1].word == "red"


def test_else_by_nothing():
    luck = np.random.default_rng(0).normal(size=75)
    assert named(NUMBERS, UNKNOWN, NOTHING, {"Luck": luck}) == [None, None]
    assert named(np.full(3, -1), UNKNOWN[:3], (np.zeros((3, 0)), []), {}) == []
