"""What a code keeps with fewer of its numbers, on codes of which the answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from latent.errors import DataError
from latent.insight import losing
from latent.insight.losing import Answered


def test_information_is_nothing_where_the_encoder_says_what_it_says_of_any():
    nats = losing.information(np.array([0.0, 2.0]), np.array([0.0, 0.0]))
    assert nats == pytest.approx([0, 2])


def test_dials_come_by_how_much_they_tell():
    means = np.random.default_rng(0).normal(size=(500, 3)) * [0.1, 2, 1]
    assert losing.in_order(means, np.full((500, 3), -1.0)).tolist() == [1, 2, 0]


@pytest.mark.parametrize(("dials", "tried"), [(1, [1]), (2, [1, 2]), (6, [1, 2, 4, 6]), (8, [1, 2, 4, 8])])
def test_numbers_are_doubled_up_to_all(dials: int, tried: list[int]):
    assert losing.counts(dials) == tried


def test_the_first_dials_are_kept_and_the_others_stand_in_the_middle():
    codes = np.arange(6, dtype=np.float32).reshape(2, 3)
    left = losing.with_first(codes, np.array([2, 0, 1]), 2, np.array([9.0, 8.0, 7.0]))
    assert left.tolist() == [[0, 8, 2], [3, 8, 5]]
    assert losing.with_first(codes, np.array([2, 0, 1]), 3, np.zeros(3)).tolist() == codes.tolist()


def test_principal_components_are_no_more_than_items_allow_and_the_first_are_those_of_fewer():
    rows = np.random.default_rng(1).normal(size=(5, 40)).astype(np.float32)
    fitted = losing.principal(rows, 64)
    assert len(fitted.components) == 4
    fewer = losing.first_of(fitted, 2)
    assert fewer.encode(rows) == pytest.approx(fitted.encode(rows)[:, :2], abs=1e-5)
    assert fewer.errors(rows).mean() > fitted.errors(rows).mean()


def test_an_occlusion_map_is_high_where_covering_moves_the_code():
    halves = np.array([[0, 0, 0.5, 1], [0.5, 0, 0.5, 1]])
    found = losing.occlusion(halves, np.array([1.0, 3.0]), 4)
    assert found.tolist() == [[1, 1, 3, 3]] * 4
    assert losing.occlusion(halves[:1], np.array([1.0]), 2).tolist() == [[1, 0], [1, 0]]


def test_a_question_that_one_dial_answers_needs_no_more():
    rng = np.random.default_rng(2)
    codes = rng.normal(size=(300, 4))
    labels = np.where(codes[:, 2] > 0, "yes", "no")
    found = losing.answered(codes, np.array([2, 0, 1, 3]), codes[:, :2], labels, [1, 2, 4])
    assert found.enough == 1
    assert found.tells
    assert found.dials[0] > 0.95
    assert max(found.linear) < 0.65, "the components that stand beside it know nothing of it"
    assert (found.items, found.answers, len(found.linear)) == (300, 2, 3)


def test_a_question_that_nothing_answers_is_lost():
    rng = np.random.default_rng(3)
    labels = rng.permutation(np.repeat(["a", "b"], 150))
    found = losing.answered(rng.normal(size=(300, 3)), np.arange(3), None, labels, [1, 3])
    assert not found.tells
    assert found.linear == ()


def test_enough_is_told_within_the_doubt_and_from_there_on():
    found = Answered((1, 2, 4, 8), (0.5, 0.9, 0.7, 0.905), (), 0.5, 1000, 2)
    assert found.enough == 8, "with four it is worse again"
    assert Answered((1, 2, 4), (0.5, 0.9, 0.905), (), 0.5, 1000, 2).enough == 2


def test_without_two_answers_there_is_nothing_to_ask():
    with pytest.raises(DataError, match="fewer than two"):
        losing.answered(np.zeros((20, 2)), np.arange(2), None, np.array(["a"] * 20), [1, 2])
