"""A direction from two groups: what it is worth beside chance, what it is like, and what it drags along."""

from __future__ import annotations

import numpy as np
import pytest

from latent import directions, groups
from latent.errors import DataError

RNG = np.random.default_rng(0)
POOL = RNG.normal(size=(2000, 16)).astype("f")
ALONG = np.eye(16, dtype="f")[3]


def test_effect_is_cohens_d():
    """By hand: means 0 and 3 apart by 3, variances 1 and 4 of five each, pooled by degrees of freedom."""
    a = np.array([[-1.0], [1.0], [0.0], [-1.0], [1.0]])
    b = 3 + 2 * a
    pooled = np.sqrt((a.var(ddof=1) + b.var(ddof=1)) / 2)
    assert groups.effect(a, b) == pytest.approx(3 / pooled)
    assert groups.effect(b, a) == pytest.approx(3 / pooled), "either way"


def test_groups_without_spread_or_distance_have_no_effect():
    assert groups.effect(POOL[:1], POOL[1:2]) == 0
    assert groups.effect(POOL[:5], POOL[:5]) == 0


def test_groups_that_differ_tell_and_random_ones_do_not():
    found = groups.contrast(POOL[:50], POOL[50:100] + 2 * ALONG, "lifted", POOL)
    assert found.tells
    assert found.direction.family == "group"
    assert found.direction.vector @ ALONG > 0.9
    assert found.direction.slider == (-1.5, 1.5)
    told = [groups.contrast(POOL[i : i + 20], POOL[i + 20 : i + 40], "none", POOL).tells for i in range(0, 2000, 40)]
    assert sum(told) <= 8, "5 in 100 are to be expected"


def test_small_groups_lie_apart_by_chance_in_many_dimensions():
    few = groups.contrast(POOL[:5], POOL[5:10], "few", POOL)
    many = groups.contrast(POOL[:500], POOL[500:1000], "many", POOL)
    assert few.effect > 1.5
    assert many.effect < 1
    assert few.chance > 2


def test_a_step_leads_from_one_mean_to_the_other():
    made = directions.between(POOL[:1000], POOL[1000:] + 3 * ALONG, "lifted")
    assert made.step == pytest.approx(3, rel=0.1)


def test_groups_larger_than_the_pool_are_judged_all_the_same():
    assert groups.contrast(POOL[:30], POOL[30:60] + ALONG, "x", POOL[:40]).chance > 0


def test_an_empty_group_is_refused_in_words():
    with pytest.raises(DataError, match="a group is empty"):
        groups.contrast(POOL[:0], POOL[:5], "x", POOL)


def test_likeness_is_the_cosine_to_named_directions_the_largest_in_size_first():
    made = directions.between(POOL[:300], POOL[300:600] + 3 * ALONG - np.eye(16)[5], "mine")
    named = [
        directions.between(POOL, POOL + np.eye(16)[i] * sign, f"axis {i}") for i, sign in ((3, -1), (5, 1), (8, 1))
    ]
    found = groups.likeness(made, [made, *named])
    assert list(found) == ["axis 3", "axis 5", "axis 8"]
    assert found["axis 3"] == pytest.approx(-3 / np.sqrt(10), abs=0.05)


def _factors(count: int = 2000) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(1)
    return {
        "smile": rng.uniform(-1, 1, count).astype("f"),
        "hair": rng.choice(["black", "blond", "red"], count),
        "glasses": rng.choice(["none", "worn"], count),
    }


def test_ready_pairs_are_balanced_and_biased_as_they_say():
    factors = _factors()
    balanced, biased = groups.ready_pairs(factors)
    assert balanced.balanced
    assert not biased.balanced
    for pair in (balanced, biased):
        assert (pair.trait, pair.other) == ("smile", ("glasses", "worn"))
        assert len(pair.rows_a) == len(pair.rows_b) == len(np.unique(pair.rows_a)) >= 100
        assert factors["smile"][pair.rows_a].max() < factors["smile"][pair.rows_b].min()
        worn = [float((factors["glasses"][rows] == "worn").mean()) for rows in (pair.rows_a, pair.rows_b)]
        assert worn == pytest.approx(pair.shares)


def test_no_pair_is_ready_where_nothing_is_known():
    assert groups.ready_pairs({}) == []
    assert groups.ready_pairs({name: v for name, v in _factors().items() if name != "glasses"}) == []


def test_differences_name_what_a_pair_drags_along():
    factors = _factors()
    balanced, biased = groups.ready_pairs(factors)
    assert [d.name for d in groups.differences(factors, balanced.rows_a, balanced.rows_b)] == [("smile", "")]
    smile, glasses = groups.differences(factors, biased.rows_a, biased.rows_b)
    assert smile.name == ("smile", "")
    assert not smile.share
    assert glasses.name == ("glasses", "worn")
    assert (glasses.a, glasses.b) == pytest.approx((0.1, 0.9))
    assert groups.differences(factors, biased.rows_a, biased.rows_a[:0]) == []
