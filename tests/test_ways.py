"""Ways that begin at one item."""

import numpy as np
import pytest

from latent import directions, ways
from latent.errors import DataError
from latent.insight.neighbours import Index, knn_labels

RNG = np.random.default_rng(0)
LABELS = RNG.integers(0, 4, 1200)
CODES = (np.random.default_rng(5).normal(size=(4, 8))[LABELS] * 3 + RNG.normal(size=(1200, 8))).astype("f")


def test_walking_towards_a_label_arrives_there_within_the_slider():
    index = Index(CODES)
    for item in np.flatnonzero(LABELS == 0)[:10]:
        way = ways.towards(CODES[item], CODES, LABELS, 3, "Towards 3")
        assert way.slider == (0, way.high)
        end = directions.apply(CODES[item], {"Towards 3": way.high / 1.4}, [way])
        _, rows = index.nearest(end[None], 5)
        assert knn_labels(LABELS[rows]) == [3]
    assert 0.5 < way.quality <= 1


def test_there_is_no_way_towards_a_label_that_nothing_has():
    with pytest.raises(DataError, match="labelled"):
        ways.towards(CODES[0], CODES, LABELS, 9, "Towards 9")
    with pytest.raises(DataError, match="already"):
        ways.towards(CODES[0], CODES[:1], LABELS[:1], LABELS[0], "Here")


def test_of_several_words_the_way_begins_at_the_items_own():
    words = np.array(["a", "b", "c", "d"])[LABELS]
    choices = ways.Choices.fit(CODES, words)
    own = np.array([choices.own(code) for code in CODES[:200]])
    assert (own == words[:200]).mean() > 0.9
    usual = {w: directions.attribute(CODES, words == w, f"Colour: {w}", by_value=True) for w in "abcd"}
    code = CODES[0]
    found = choices.ways(code, usual)
    assert set(found) == set("abcd") - {own[0]}
    for word, way in found.items():
        assert way.name == f"Colour: {word}"
        assert np.linalg.norm(way.vector) == pytest.approx(1, abs=1e-5)
        there = directions.apply(code, {way.name: 3 / 2}, [way]) - code
        assert np.allclose(there, choices.means["abcd".index(word)] - choices.means["abcd".index(own[0])], atol=1e-3)


def test_towards_from_ones_own_label_keeps_what_sets_an_item_apart():
    apart = CODES[LABELS == 0][0] + 5 * np.eye(8)[7]
    plain, kept = (ways.towards(apart, CODES, LABELS, 1, "Into 1", own=own, k=100) for own in (None, 0))
    there = {way: directions.apply(apart, {way.name: way.high / 1.5}, [way])[7] for way in (plain, kept)}
    assert abs(there[kept] - apart[7]) < 0.5 * abs(there[plain] - apart[7])
