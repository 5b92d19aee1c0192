import numpy as np
import pytest

from latent.insight import in_time


def test_the_oddest_of_each_day_are_looked_at():
    moments = np.array([3.1, 3.9, 3.5, 7.0, 7.2, 9.9])
    scores = np.array([1.0, 5.0, 3.0, 2.0, 9.0, 0.1])
    odd = np.array([True, True, False, True, False, True])
    found = in_time.daily(scores, odd, moments, 2)
    assert found.days.tolist() == [3, 7, 9]
    assert found.checked.tolist() == [2, 2, 1]
    assert found.hits.tolist() == [1, 1, 1]
    assert found.odd.tolist() == [2, 1, 1]
    assert found.precision == pytest.approx(3 / 5)
    assert found.found == pytest.approx(3 / 4)


def test_a_busy_day_takes_no_checks_from_a_quiet_one():
    rng = np.random.default_rng(0)
    moments = np.concatenate([rng.uniform(0, 1, 90), rng.uniform(1, 2, 10)])
    scores = np.concatenate([np.full(90, 100.0), np.zeros(10)])
    assert in_time.daily(scores, scores < 1, moments, 5).hits.tolist() == [0, 5]


def test_of_equal_scores_the_first_come_first():
    odd = np.array([False, True, True])
    assert in_time.daily(np.ones(3), odd, np.zeros(3), 1).hits.tolist() == [0]


def test_as_many_checks_as_items_find_all():
    rng = np.random.default_rng(1)
    odd = rng.random(200) < 0.2
    found = in_time.daily(rng.normal(size=200), odd, rng.uniform(0, 9, 200), 200)
    assert found.found == 1
    assert found.precision == pytest.approx(odd.mean())


def test_items_without_a_moment_are_looked_at_on_no_day():
    moments = np.array([1.0, np.nan, 2.0])
    assert in_time.daily(np.array([0, 9, 0]), np.array([False, True, False]), moments, 1).checked.sum() == 2
    with pytest.raises(ValueError, match="on any day"):
        in_time.daily(np.zeros(2), np.zeros(2, bool), np.full(2, np.nan), 1)
    with pytest.raises(ValueError, match="on any day"):
        in_time.daily(np.zeros(2), np.zeros(2, bool), np.zeros(2), 0)


def test_the_past_comes_before_all_that_follows():
    moments = np.array([5.0, 1.0, np.nan, 3.0, 2.0, 3.0])
    assert in_time.past(moments).tolist() == [False, True, False, False, True, False]
    assert not in_time.past(np.full(3, np.nan)).any()
