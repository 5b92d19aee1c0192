"""The small tasks on Start: what is dealt, and when one is done."""

from __future__ import annotations

import numpy as np
import pytest

from latent.errors import RequestError
from latent.space import Space
from latent.spaces import SHIPPED, shipped
from latent.ui.components.told.space import first_item
from latent.ui.session import morphing
from latent.ui.start import guessing, matching, spotting


@pytest.fixture(scope="module")
def faces() -> Space:
    return Space.load(SHIPPED / "faces")


@pytest.mark.parametrize("name", shipped())
def test_a_target_is_within_reach_of_the_sliders_and_off_the_start(name: str):
    space = Space.load(SHIPPED / name)
    sliders = morphing.few(space, space.reference.codes[first_item(space)])
    for seed in range(20):
        target = matching.wanted(seed, sliders)
        assert set(target) == {one.name for one in sliders}
        for one in sliders:
            low, high = one.slider
            assert low <= target[one.name] <= high
        assert matching.distance({}, target) > matching.NEAR, "nothing is matched before a slider was moved"
    assert matching.wanted(3, sliders) == matching.wanted(3, sliders)


def test_how_far_sliders_are_off():
    assert matching.distance({"a": 1.0}, {"a": 1.0, "b": 0.0}) == 0
    assert matching.distance({"a": 4.0, "b": 4.0}, {"a": 1.0, "b": 0.0}) == pytest.approx(5)


def test_a_challenge_names_a_seed_or_is_refused():
    assert matching._read({"match": "42"}) == 42
    for wrong in ("", "-1", "1e3", "²", "999999999", "x"):
        with pytest.raises(RequestError):
            matching._read({"match": wrong})


def test_one_of_those_dealt_is_no_known_one(faces: Space):
    places = set()
    for seed in range(12):
        looks, place = spotting.dealt(faces, seed)
        assert len(looks) == spotting.COUNT
        assert len({look.data for look in looks}) == spotting.COUNT
        places.add(place)
    assert len(places) > 2, "it is not always in the same place"
    again, place = spotting.dealt(faces, 11)
    assert [one.data for one in again] == [one.data for one in looks]


def test_there_is_a_space_to_draw_in():
    assert any(guessing._fits(Space.load(SHIPPED / name)) for name in shipped())
    assert np.unique(Space.load(SHIPPED / "digits").reference.labels).size == 10
