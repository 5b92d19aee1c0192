import json

import numpy as np
import pytest

from latent.insight import typicality
from latent.insight.typicality import Evidence, Typicality

RNG = np.random.default_rng(0)
CENTRES = RNG.normal(size=(8, 12)) * 4


def items(n, seed):
    """Codes around a few centres, rebuild errors, drift and detail of a skewed kind, doubt of a plain one."""
    rng = np.random.default_rng(seed)
    codes = CENTRES[rng.integers(0, 8, n)] + rng.normal(size=(n, 12))
    return Evidence(
        codes.astype("f"), rng.gamma(3, 0.01, n).astype("f"), rng.normal(-30, 2, n), *rng.gamma(3, 1, (2, n))
    )


@pytest.fixture(scope="module")
def judge():
    return typicality.fit(items(2000, 1), items(1500, 2))


def shares(judge, evidence):
    words = np.array(judge.words(judge.stranger_than(evidence)))
    return {word: float(np.mean(words == word)) for word in typicality.WORDS}


def test_of_new_known_items_few_are_flagged(judge):
    found = shares(judge, items(4000, 3))
    assert found["familiar"] == pytest.approx(0.90, abs=0.02)
    assert found["borderline"] == pytest.approx(0.07, abs=0.02)
    assert found["unfamiliar"] < 0.05


def test_the_figure_is_the_share_of_known_items_that_are_less_strange(judge):
    figures = np.sort(judge.stranger_than(items(4000, 4)))
    assert np.abs(figures - np.arange(4000) / 4000).max() < 0.05


def test_codes_alone_are_calibrated_too(judge):
    codes = items(4000, 5).codes
    assert np.mean(judge.stranger_than(Evidence(codes)) > 0.99) < 0.02


def test_without_held_out_items_each_reference_is_judged_among_the_others():
    alone = typicality.fit(items(2000, 1))
    assert shares(alone, items(3000, 6))["unfamiliar"] < 0.05


def test_what_either_set_holds_is_not_strange_to_a_judge_of_both():
    codes = np.random.default_rng(8).normal(size=(2000, 12)).astype("f")
    known, held = items(2000, 1)._replace(codes=codes), items(1500, 2)
    held = held._replace(codes=codes[:1500] * 0.2, error=held.error * 5)  # near the middle, and badly rebuilt
    alone, both = typicality.fit(known, held), typicality.fit(known, held, either=True)
    new = items(2000, 3)._replace(codes=np.random.default_rng(9).normal(size=(2000, 12)).astype("f"))
    assert shares(alone, new)["unfamiliar"] > 0.3
    assert shares(both, new)["unfamiliar"] < 0.05
    assert shares(both, held)["unfamiliar"] < 0.05


STRANGE = {
    "distance": lambda usual: usual._replace(codes=usual.codes + 9),
    "error": lambda usual: usual._replace(error=usual.error * 20),
    "doubt": lambda usual: usual._replace(doubt=usual.doubt + 20),
    "drift": lambda usual: usual._replace(drift=usual.drift * 20),
    "detail": lambda usual: usual._replace(detail=usual.detail * 20),
}


@pytest.mark.parametrize("why", STRANGE)
def test_one_strange_figure_is_enough(judge, why):
    strange = STRANGE[why](items(500, 7))
    assert shares(judge, strange)["unfamiliar"] > 0.95
    parts = judge.parts(strange)
    assert all(np.median(parts[why]) > 3 * np.median(parts[other]) for other in STRANGE if other != why)


def test_stranger_and_stranger_is_told_apart_beyond_all_known_items(judge):
    usual = items(1, 8)
    worse = [usual._replace(error=usual.error * factor) for factor in (10, 100, 1000)]
    surprise = [judge.surprise(evidence)[0] for evidence in worse]
    assert surprise[0] < surprise[1] < surprise[2]
    assert judge.stranger_than(worse[-1])[0] == pytest.approx(0.999)


def test_arrays_bring_it_back(judge):
    some = items(50, 9)
    again = Typicality.from_arrays(judge.to_arrays())
    assert (again.stranger_than(some) == judge.stranger_than(some)).all()
    assert all(isinstance(array, np.ndarray) for array in judge.to_arrays().values())


def test_a_handful_of_equal_items_can_be_judged():
    same = typicality.fit(Evidence(np.ones((3, 4)), *np.zeros((4, 3))))
    like, unlike = (Evidence(np.full((1, 4), code), *np.zeros((4, 1))) for code in (1.0, 5.0))
    assert np.isfinite(same.surprise(like)).all()
    assert same.words(same.stranger_than(unlike)) != ["familiar"]


def test_doubt_that_is_the_same_for_all_makes_nothing_strange():
    rng = np.random.default_rng(0)
    codes, error, drift, detail = rng.normal(size=(200, 3)), *rng.uniform(0.5, 1, (3, 200))
    known = Evidence(codes, error, np.full(200, -77.3), drift, detail)
    judge = typicality.fit(known)
    assert not judge.parts(known)["doubt"].any()
    assert not judge.parts(known._replace(doubt=np.full(200, -77.29)))["doubt"].any(), "as half precision keeps it"
    assert (judge.parts(known._replace(doubt=np.full(200, -70.0)))["doubt"] > 5).all()


def test_a_code_that_no_item_has_is_as_strange_as_the_stranger_of_what_is_known(judge):
    seen = items(500, 8)
    near, far = (judge.stranger_than(Evidence(seen.codes, drift=np.full(500, d))) for d in (1e-3, 1e3))
    alone = judge.stranger_than(Evidence(seen.codes))
    assert near == pytest.approx(alone), "a rebuild that is the same to the encoder excuses nothing"
    assert (far > 0.99).all()


def test_what_a_page_is_told_of_codes_is_plain_json(judge):
    told = json.loads(json.dumps(judge.of_codes()))
    assert len(told["nats"]) == len(told["distance"]) == len(told["drift"])
    assert told["nats"] == sorted(told["nats"])
    assert told["distance"] == sorted(told["distance"])
