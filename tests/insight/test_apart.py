"""What sets some items apart from all."""

from __future__ import annotations

import numpy as np
import pytest

from latent.insight.apart import Level, Share, apart, same

NAN = float("nan")


def test_the_greatest_difference_comes_first():
    within = np.arange(10) < 4
    columns = {
        "noise": np.tile([0.0, 1.0], 5),
        "stars": np.array([5, 5, 4, 5, 1, 2, 3, 1, NAN, NAN]),
        "topic": np.array(["card"] * 3 + [""] + ["film"] * 5 + ["card"]),
    }
    topic, stars = apart(columns, within)
    assert topic == Share("topic", "card", 1.0, pytest.approx(4 / 9), pytest.approx(topic.size))
    assert (stars.here, stars.everywhere) == (4.75, 3.25)
    assert (stars.span, stars.whole_span) == ((4, 5), (1, 5))
    assert isinstance(stars, Level)
    assert topic.size > stars.size > 0.5


def test_a_number_may_lie_lower_and_a_word_is_one_that_is_said_more():
    within = np.array([True, True, False, False])
    level, share = apart({"n": np.array([1.0, 2, 5, 6]), "w": np.array(["a", "b", "a", "a"])}, within)
    assert (level.name, level.size < 0) == ("n", True)
    assert (share.word, share.here, share.everywhere) == ("b", 0.5, 0.25)


@pytest.mark.parametrize(
    "values",
    [np.full(4, 7.0), np.full(4, NAN), np.full(4, ""), np.full(4, "x"), np.array([NAN, NAN, 1, 2])],
)
def test_what_says_nothing_has_no_row(values: np.ndarray):
    assert apart({"any": values}, np.array([True, True, False, False])) == []


def test_all_differ_from_all_in_nothing():
    columns = {"n": np.array([1.0, 2, 5]), "w": np.array(["a", "b", "a"])}
    assert apart(columns, np.ones(3, bool)) == []
    assert apart(columns, np.zeros(3, bool)) == []


def test_two_columns_may_say_the_same():
    assert same(np.array(["1", "5", "1"]), np.array([1.0, 5.0, 1.0]))
    assert not same(np.array(["1", "5", "1"]), np.array([1.0, 5.0, 2.0]))
    assert not same(np.array(["1", "5", "1"]), np.array(["a", "a", "a"]))
