"""One's own points: an item each, or a document each."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from latent import actions
from latent.collection import Collection
from latent.ui.map import wholes
from latent.ui.session import state
from latent.ui.session.selecting import Selection

LONG = "I like the cat on the mat. She did not see Tom at all. We walked to the old station. They will never know it. "
SENTENCES = state.open_space("sentences")


@pytest.fixture(scope="module")
def collection() -> Collection:
    files = [("a.txt", f"Tom is here.\n{LONG * 2}\nI see.".encode())]
    kept = Collection("sentences")
    kept.add(actions.finish(actions.import_files(SENTENCES, files, set())).entries)
    return kept


def test_the_parts_of_a_document_are_one_point_at_the_mean_of_their_codes(collection: Collection):
    points = wholes.together(collection)
    assert [len(parts) for parts in points.parts] == [1, 8, 1]
    assert points.names[1].endswith("(8 parts)")
    code = np.mean([entry.mean for entry in points.parts[1]], axis=0)
    for d in (2, 3):
        places = points.places(SENTENCES, d)
        assert np.allclose(places[1], SENTENCES.maps[d].place(code[None])[0], atol=1e-4)
        assert np.array_equal(places[0], next(iter(collection)).places[d])


def test_a_document_is_selected_by_its_parts(collection: Collection):
    points, ids = wholes.together(collection), list(collection.entries)
    mask = points.mask(Selection(np.array([2]), (ids[3],)), 4)
    assert mask.tolist() == [False, False, True, False, False, True, False]
    selection = points.selection(mask)
    assert selection.rows.tolist() == [2]
    assert list(selection.own) == ids[1:9]


def test_documents_of_the_same_name_in_one_collection_are_one(collection: Collection):
    twice = [replace(entry, id=f"{entry.id}-again") for entry in collection]
    assert [len(parts) for parts in wholes.together([*collection, *twice]).parts] == [1, 16, 1, 1, 1]


def test_a_click_on_a_document_selects_its_parts_and_on_an_item_chooses_it(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
):
    selected, chosen = [], []
    monkeypatch.setattr(wholes.selecting, "select", lambda space, selection: selected.append(selection.own))
    monkeypatch.setattr(wholes.chosen, "choose", lambda space, kind, which: chosen.append((kind, which)))
    points, ids = wholes.together(collection), list(collection.entries)
    for clicked in (("own", 1), ("own", 2), ("reference", 7)):
        points.click(SENTENCES, clicked)
    assert selected == [tuple(ids[1:9])]
    assert chosen == [("own", ids[1]), ("own", ids[9]), ("reference", 7)]
    monkeypatch.setattr(wholes.chosen, "chosen", lambda space: ("own", ids[4]))
    assert points.picked(SENTENCES) == ("own", 1)
