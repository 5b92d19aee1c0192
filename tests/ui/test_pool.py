"""Known items and one's own, worked on together."""

from __future__ import annotations

import numpy as np
import pytest

from latent import collection
from latent.collection import Collection
from latent.modalities.items import Item
from latent.ui.items import pool
from latent.ui.items.pool import BOTH, KNOWN, YOURS
from latent.ui.session import state
from latent.ui.session.links import Source


@pytest.fixture(scope="module")
def space():
    return state.open_space("digits")


@pytest.fixture(scope="module")
def mine(space) -> Collection:
    arrays = space.redraw(space.reference.codes[:3])
    items = [
        Item(f"mine {i}", array, space.modality.view(array), label="odd" if i else "") for i, array in enumerate(arrays)
    ]
    found = Collection(space.name)
    found.add(collection.entries(space, items, set()))
    return found


def test_known_items_come_first_and_ones_own_after_them(space, mine):
    both, count = pool.of(space, mine, BOTH), len(space.reference)
    assert len(both) == count + 3
    assert both.codes.shape == both.posterior.logvar.shape == (count + 3, space.dials)
    assert both.labels[-3:].tolist() == ["", "odd", "odd"]
    assert both.names[-3:] == ["mine 0", "mine 1", "mine 2"]
    assert both.sources[0] == Source("known", "0")
    assert both.sources[-1] == Source("yours", list(mine)[-1].id)
    assert len(both.arrays) == len(both.evidence.error) == len(both.evidence.drift) == len(both)
    assert all(len(values) == len(both) for values in both.columns.values())


def test_ones_own_are_judged_as_when_they_were_taken(space, mine):
    own = pool.of(space, mine, YOURS)
    assert own.real
    np.testing.assert_allclose(
        space.typicality.stranger_than(own.evidence), [entry.stranger_than for entry in mine], atol=1e-5
    )


def test_what_is_picked_can_be_selected_on_the_map(space, mine):
    both = pool.of(space, mine, BOTH)
    within = np.zeros(len(both), bool)
    within[[4, len(both) - 1]] = True
    picked = both.selection(within)
    assert picked.rows.tolist() == [4]
    assert picked.own == (list(mine)[-1].id,)


def test_other_items_have_another_stamp(space, mine):
    stamps = {pool.of(space, mine, which).stamp for which in (KNOWN, YOURS, BOTH)}
    assert len(stamps) == 3
    assert pool.of(space, mine, BOTH).stamp in stamps


def test_originals_are_told_from_what_the_model_redraws(space, mine):
    assert not pool.of(space, mine, KNOWN).real
    faces = state.open_space("faces")
    drawn = pool.of(faces, Collection("faces"), KNOWN)
    assert drawn.real
    np.testing.assert_array_equal(drawn.arrays[7], faces.original(7))
