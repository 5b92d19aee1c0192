"""What is asked for on Imagine, and its links."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from latent.collection import Collection
from latent.errors import LatentError
from latent.ui.items import wishes
from latent.ui.items.wishes import DATA, GROUP, NEAR, PRIOR, Wish
from latent.ui.session import state
from latent.ui.session.links import Source


@pytest.fixture(scope="module")
def space():
    return state.open_space("digits")


NOTHING = Collection("digits")


@pytest.mark.parametrize(
    "wish",
    [
        Wish(),
        Wish(PRIOR, 0.5, 7),
        Wish(NEAR, 1.25, 99, Source("known", "12")),
        Wish(GROUP, 1.0, 0, None, "label:3"),
    ],
)
def test_a_link_brings_back_what_was_asked_for_and_draws_the_same(space, wish: Wish):
    query = wishes.to_query(space, NOTHING, wish)
    again = wishes.from_query(space, query)
    assert again == wish
    first, second = (wishes.codes(space, NOTHING, one, 5) for one in (wish, again))
    np.testing.assert_array_equal(first, second)
    assert first.shape == (5, space.dials)


@pytest.mark.parametrize(
    "query",
    [
        {"imagine": "elsewhere"},
        {"imagine": DATA, "variety": "much"},
        {"imagine": DATA, "variety": "9"},
        {"imagine": DATA, "variety": "nan"},
        {"imagine": DATA, "seed": "-1"},
        {"imagine": NEAR, "near": "known.99999999"},
        {"imagine": GROUP, "group": "label:none"},
    ],
)
def test_a_link_that_does_not_fit_is_a_plain_line(space, query: dict[str, str]):
    with pytest.raises(LatentError, match="this link"):
        wishes.from_query(space, query)


def test_a_group_that_is_gone_is_a_plain_line(space):
    with pytest.raises(LatentError, match="there is no such group"):
        wishes.codes(space, NOTHING, Wish(GROUP, group="own:mine"), 3)


def test_codes_of_a_group_are_named_like_it(space):
    codes = wishes.codes(space, NOTHING, Wish(GROUP, variety=0.5, group="label:0"), 20)
    assert [space.label_of(code) for code in codes].count("0") >= 18


def test_near_an_item_that_was_removed_it_starts_from_the_usual_one(space):
    wish = Wish(NEAR, near=Source("yours", "gone"))
    assert wishes.begun(space, NOTHING, wish) == wishes.begun(space, NOTHING, replace(wish, near=None))
