import numpy as np
import pytest

from latent.insight import typicality
from latent.insight.typicality import Typicality

RNG = np.random.default_rng(0)
CENTRES = RNG.normal(size=(8, 12)) * 4


def items(n, seed):
    """Codes around a few centres, and rebuild errors of a skewed kind."""
    rng = np.random.default_rng(seed)
    codes = CENTRES[rng.integers(0, 8, n)] + rng.normal(size=(n, 12))
    return codes.astype("f"), rng.gamma(3, 0.01, n).astype("f")


@pytest.fixture(scope="module")
def judge():
    return typicality.fit(*items(2000, 1), *items(1500, 2))


def shares(judge, codes, errors):
    words = np.array(judge.words(judge.stranger_than(codes, errors)))
    return {word: float(np.mean(words == word)) for word in typicality.WORDS}


def test_of_new_known_items_few_are_flagged(judge):
    found = shares(judge, *items(4000, 3))
    assert found["familiar"] == pytest.approx(0.90, abs=0.02)
    assert found["borderline"] == pytest.approx(0.09, abs=0.02)
    assert found["unfamiliar"] < 0.02


def test_the_figure_is_the_share_of_known_items_that_are_less_strange(judge):
    figures = np.sort(judge.stranger_than(*items(4000, 4)))
    assert np.abs(figures - np.arange(4000) / 4000).max() < 0.05


def test_codes_alone_are_calibrated_too(judge):
    codes, _ = items(4000, 5)
    assert np.mean(judge.stranger_than(codes) > 0.99) < 0.02


def test_without_held_out_items_each_reference_is_judged_among_the_others():
    alone = typicality.fit(*items(2000, 1))
    assert shares(alone, *items(3000, 6))["unfamiliar"] < 0.025


@pytest.mark.parametrize("strange_by", ["code", "error"])
def test_one_strange_figure_is_enough(judge, strange_by):
    codes, errors = items(500, 7)
    if strange_by == "code":
        codes = codes + 9
    else:
        errors = errors * 20
    assert shares(judge, codes, errors)["unfamiliar"] > 0.95
    parts = judge.parts(codes, errors)
    other, why = ("error", "distance") if strange_by == "code" else ("distance", "error")
    assert np.median(parts[why]) > 3 * np.median(parts[other])


def test_stranger_and_stranger_is_told_apart_beyond_all_known_items(judge):
    codes, errors = items(1, 8)
    surprise = [judge.surprise(codes, errors * factor)[0] for factor in (10, 100, 1000)]
    assert surprise[0] < surprise[1] < surprise[2]
    assert judge.stranger_than(codes, errors * 1000)[0] == pytest.approx(0.999)


def test_arrays_bring_it_back(judge):
    codes, errors = items(50, 9)
    again = Typicality.from_arrays(judge.to_arrays())
    assert (again.stranger_than(codes, errors) == judge.stranger_than(codes, errors)).all()
    assert all(isinstance(array, np.ndarray) for array in judge.to_arrays().values())


def test_a_handful_of_equal_items_can_be_judged():
    same = typicality.fit(np.ones((3, 4)), np.zeros(3))
    assert np.isfinite(same.surprise(np.ones((1, 4)), np.zeros(1))).all()
    assert same.words(same.stranger_than(np.full((1, 4), 5.0), np.zeros(1))) != ["familiar"]
