"""Words that set texts apart."""

from __future__ import annotations

import numpy as np

from latent.insight.themes import joined, telling, theme


def test_a_word_said_by_one_side_alone_tells_and_one_said_by_all_does_not():
    within = np.arange(40) < 20
    counts = np.zeros((40, 3))
    counts[:, 0] = 1
    counts[within, 1] = 2
    counts[~within, 2] = 1
    z = telling(counts, within)
    assert z[1] > 2 > abs(z[0])
    assert z[2] < -2
    assert np.allclose(telling(counts, ~within), -z)


def test_a_word_that_comes_once_tells_less_than_one_that_comes_often():
    within = np.arange(400) < 200
    counts = np.zeros((400, 3))
    counts[:, 0] = 5
    counts[0, 1] = 1
    counts[within, 2] = 1
    z = telling(counts, within)
    assert 0 < z[1] < z[2]
    assert np.isfinite(telling(counts * 0, within)).all()


def test_a_theme_is_the_surest_words_of_one_side():
    within = np.arange(60) < 30
    counts = np.zeros((60, 4), int)
    counts[:, 0] = 1
    counts[within, 1] = 1
    counts[within, 2] = 3
    counts[~within, 3] = 4
    words = ["the", "cash", "card", "film"]
    assert theme(counts, words, within) == "card, cash"
    assert theme(counts, words, ~within) == "film"
    assert theme(counts[:, :0], [], within) == ""
    assert theme(counts * 0, words, within) == ""


def test_counts_are_joined_by_their_words():
    counts, words = joined((np.array([[1, 2]]), ["a", "b"]), (np.array([[3, 4], [5, 6]]), ["c", "a"]))
    assert words == ["a", "b", "c"]
    assert counts.tolist() == [[1, 2, 0], [4, 0, 3], [6, 0, 5]]
    assert joined((np.zeros((2, 0)), []), (np.zeros((1, 0)), []))[0].shape == (3, 0)
