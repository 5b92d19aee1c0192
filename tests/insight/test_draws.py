"""New codes lie where they are asked for, and a batch of them is told as new and as varied as it is."""

from __future__ import annotations

import numpy as np
import pytest

from latent.insight import draws
from latent.insight.neighbours import Index


@pytest.fixture(scope="module")
def known() -> np.ndarray:
    rng = np.random.default_rng(0)
    return (rng.standard_normal((600, 6)) * [3, 2, 1, 1, 0.5, 0]).astype(np.float32)


def _rng() -> np.random.Generator:
    return np.random.default_rng(1)


def test_the_prior_is_the_unit_normal_and_variety_its_width():
    codes = draws.from_prior(4_000, 5, _rng(), 0.5)
    assert codes.shape == (4_000, 5)
    np.testing.assert_allclose(codes.std(axis=0), 0.5, rtol=0.05)
    assert not draws.from_prior(3, 5, _rng(), 0.0).any()


def test_near_a_code_they_are_as_far_as_its_neighbours(known: np.ndarray):
    codes = draws.near(known[0], known, 500, _rng())
    usual = Index(known).nearest(known[:1], 11)[0][0, 1:].mean()
    far = np.linalg.norm(codes - known[0], axis=1)
    assert far.mean() == pytest.approx(usual, rel=0.15)
    assert not codes[:, 5].any(), "a dial that tells nothing is not moved"
    assert np.allclose(draws.near(known[0], known, 3, _rng(), 0.0), known[0])


def test_near_one_of_many_twins_is_that_one():
    twins = np.ones((9, 3), np.float32)
    np.testing.assert_array_equal(draws.near(twins[0], twins, 4, _rng()), twins[:4])


def test_from_a_group_they_are_like_the_group(known: np.ndarray):
    group = known[known[:, 0] > 2]
    codes = draws.from_some(group, 3_000, _rng())
    np.testing.assert_allclose(codes.mean(axis=0), group.mean(axis=0), atol=0.1)
    np.testing.assert_allclose(codes.std(axis=0)[:5], group.std(axis=0)[:5], rtol=0.1)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_group_of_few_is_drawn_from_all_the_same(known: np.ndarray, count: int):
    codes = draws.from_some(known[:count], 50, _rng())
    assert np.isfinite(codes).all()
    if count == 1:
        np.testing.assert_allclose(codes, np.broadcast_to(known[0], codes.shape), atol=0.02)


def test_copies_are_told_as_such(known: np.ndarray):
    batch = draws.judge(known[[4, 9]], Index(known))
    assert batch.rows.tolist() == [4, 9]
    assert batch.newer_than.tolist() == [0, 0]
    assert batch.novelty == 0


def test_draws_of_what_the_known_ones_are_from_are_as_new_and_as_varied(known: np.ndarray):
    others = (np.random.default_rng(7).standard_normal((400, 6)) * [3, 2, 1, 1, 0.5, 0]).astype(np.float32)
    batch = draws.judge(others, Index(known))
    assert 0.35 < batch.novelty < 0.65
    assert batch.variety == pytest.approx(1, abs=0.1)
    assert draws.judge(others / 3, Index(known)).variety < 0.5
    assert draws.judge(others * 5, Index(known)).novelty > 0.95


def test_a_single_one_has_no_variety(known: np.ndarray):
    assert np.isnan(draws.judge(known[:1], Index(known)).variety)
