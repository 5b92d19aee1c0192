"""Finding: words, kinds and scores lead to the same selections as a shape on the map."""

from __future__ import annotations

import json

import numpy as np
import pytest

from latent.collection import Collection
from latent.ui import colouring, finding, state
from latent.ui.colouring import Colouring
from latent.ui.components.map import Categories, Values

FACES = state.open_space("faces")
NONE = Collection("faces")


@pytest.mark.parametrize("words", ["happy", "HAPPY ", "hap"])
def test_a_label_is_found_by_its_beginning_in_any_case(words: str):
    found = finding.found(FACES, NONE, words)
    assert len(found) == (FACES.reference.labels == "happy").sum() > 0


def test_several_words_must_all_fit():
    found = finding.found(FACES, NONE, "happy blond worn")
    factors = FACES.reference.factors
    fit = (FACES.reference.labels == "happy") & (factors["hair_colour"] == "blond") & (factors["glasses"] == "worn")
    assert found.rows.tolist() == np.flatnonzero(fit).tolist()
    assert len(found)


def test_a_group_is_found_by_its_whole_name():
    assert len(finding.found(FACES, NONE, "group 1")) == (FACES.reference.groups == "Group 1").sum()
    assert len(finding.found(FACES, NONE, "zebra")) == 0


def test_kinds_and_scores_select():
    kinds = Colouring(lambda: Categories(np.array([0, 1, 1, -1]), ["cat", "dog"]))
    assert finding.fitting(kinds, NONE, ["dog"]).rows.tolist() == [1, 2]
    assert len(finding.fitting(kinds, NONE, [])) == 0
    scores = Colouring(lambda: Values(np.array([-5, 0.2, 0.7, 9, np.nan]), "score", 0, 1))
    assert finding.fitting(scores, NONE, (0.1, 0.7)).rows.tolist() == [1, 2]
    assert finding.fitting(scores, NONE, (0.0, 1.0)).rows.tolist() == [0, 1, 2, 3], "the ends take in what is beyond"


def test_every_colour_of_every_space_can_be_selected_by():
    for by in colouring.colours(FACES, 2).values():
        colour = by.known()
        wanted = colour.names if isinstance(colour, Categories) else colour.limits()
        assert len(finding.fitting(by, NONE, wanted)) == len(FACES.reference)


def test_sentences_are_found_by_their_words():
    space = state.open_space("sentences")
    shown = json.loads(space.thumbnails.view.data)
    rows = finding.found(space, NONE, "tom you").rows
    assert len(rows)
    assert all("tom" in shown[row].lower() and "you" in shown[row].lower() for row in rows)
