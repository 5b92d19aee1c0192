import numpy as np
import pytest

from latent.errors import DataError
from latent.insight.transfer import transfer


def some(count, seed, of_three=False, sure=3.0):
    """Rows of which the first number tells the answer, as surely as is asked for; and their answers."""
    rng = np.random.default_rng(seed)
    kinds = rng.integers(3 if of_three else 2, size=count)
    rows = rng.normal(size=(count, 3))
    rows[:, 0] += sure * kinds
    rows[rng.random(count) < 0.1, 1] = np.nan
    return rows, np.array(["no", "yes", "may be"])[kinds]


def test_new_rows_like_the_real_ones_teach_as_much():
    found = transfer(*some(800, 0), *some(400, 1))
    assert found.on_real > 0.95
    assert found.on_new == pytest.approx(found.on_real, abs=0.02)
    assert (found.learned, found.judged, found.lacking) == (400, 800, ())


def test_new_rows_whose_answers_follow_nothing_teach_nothing():
    rows, answers = some(400, 1)
    found = transfer(*some(800, 0), rows, np.random.default_rng(2).permutation(answers))
    assert abs(found.on_new - 0.5) < 0.1
    assert found.on_real > 0.95


def test_answers_of_three_kinds_are_told_one_against_the_others():
    found = transfer(*some(900, 0, of_three=True, sure=4.0), *some(450, 1, of_three=True, sure=4.0))
    assert found.on_new > 0.9
    assert found.on_real > 0.9


def test_new_rows_that_lack_an_answer_are_told_of():
    rows, answers = some(400, 1)
    found = transfer(*some(800, 0), rows, np.full(len(answers), "no"))
    assert found.lacking == ("yes",)
    assert found.on_new == 0.5


def test_real_rows_without_an_answer_are_left_out():
    rows, answers = some(800, 0)
    answers[:300] = ""
    assert transfer(rows, answers, *some(400, 1)).judged == 500


def test_what_is_the_same_for_all_cannot_be_asked():
    rows, answers = some(800, 0)
    answers[5:] = "no"
    with pytest.raises(DataError, match="fewer than two answers"):
        transfer(rows, answers, *some(400, 1))
