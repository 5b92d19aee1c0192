"""Finding: words, kinds and scores lead to the same selections as a shape on the map."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from types import SimpleNamespace

import numpy as np
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from latent.collection import Collection, Entry, entries
from latent.modalities.items import Day, Item, View
from latent.ui.components.map import Categories, Values
from latent.ui.items import colouring, finding
from latent.ui.items.colouring import Colouring
from latent.ui.session import state
from latent.ui.widgets import names
from latent.ui.widgets.words import speaking

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


def test_items_are_found_by_what_they_are_called_in_any_language_that_is_read():
    happy, first = FACES.reference.labels == "happy", FACES.reference.groups == "Group 1"
    with speaking("es"):
        assert finding.found(FACES, NONE, "feliz").rows.tolist() == np.flatnonzero(happy).tolist()
        assert finding.found(FACES, NONE, "happy").rows.tolist() == np.flatnonzero(happy).tolist()
        assert finding.found(FACES, NONE, "grupo 1").rows.tolist() == np.flatnonzero(first).tolist()
        assert finding.found(FACES, NONE, "group 1").rows.tolist() == np.flatnonzero(first).tolist()
        worn = finding.found(FACES, NONE, "happy blond worn").rows.tolist()
        assert finding.found(FACES, NONE, "feliz rubio puestas").rows.tolist() == worn != []
    assert len(finding.found(FACES, NONE, "feliz")) == 0


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


def test_what_came_along_colours_and_selects_ones_own():
    facts = (
        {"stars": 1.0, "Label": "a", "when": Day(0.5)},
        {"stars": 5.0, "when": Day(2)},
        {"Label": "b", "same": 1.0},
    )
    own = [SimpleNamespace(id=str(i), facts=told) for i, told in enumerate(facts)]
    offered = colouring.colours(FACES, 2, own)
    assert not {"Same", "same"} & set(offered), "all alike tells nothing"
    stars, label, when = (offered[name] for name in ("Stars", "Label (yours)", "When"))
    assert stars.known().limits() == (1, 5)
    assert [stars.known().hue(stars.own(entry)) is None for entry in own] == [False, False, True]
    assert finding.fitting(stars, own, (2, 5)).own == ("1",)
    assert not len(finding.fitting(stars, own, (2, 5)).rows)
    assert finding.fitting(label, own, ["b"]).own == ("2",)
    assert when.known().dates
    assert finding._ends(when.known()) == (date(1970, 1, 1), date(1970, 1, 3))


def _own(name: str, label: str, facts: dict, whole: str = "") -> Entry:
    space = state.open_space(name)
    array = space.redraw(space.reference.codes[:1])[0]
    item = Item(f"mine {label}", array, View("text/plain", b""), label=label, facts=facts, whole=whole)
    return entries(space, [item], set())[0]


def test_the_table_shows_what_came_along_and_the_label():
    space = state.open_space("sentences")
    facts = [{"stars": 5.0, "when": Day(1), "label": "x"}, {"when": Day(2), "at": Day(2.5)}]
    listed = [_own("sentences", label, told) for label, told in zip(("good", "bad"), facts, strict=True)]
    table = pa.table(finding._columns(space, listed, 2)).to_pydict()
    known = len(space.reference)
    assert table["item"][:1] == space.thumbnails.texts[:1]
    assert table["item"][known:] == ["mine good", "mine bad"]
    assert table["label"][known:] == ["good", "bad"]
    assert table["stars"][-3:] == [None, 5.0, None]
    assert list(table)[:4] == ["item", "yours", "label", "stars"]
    assert table["when"][-2:] == [date(1970, 1, 2), date(1970, 1, 3)]
    assert table["at"][-1] == datetime(1970, 1, 3, 12)
    assert table["label (yours)"][-3:] == [None, "x", None]
    assert "part of" not in table


def test_a_factor_takes_no_column_of_another_name(monkeypatch):
    given = {
        "Group": np.arange(len(FACES.reference), dtype=float),
        "Look-alike group": FACES.reference.factors["smile"],
    }
    monkeypatch.setattr(FACES, "reference", replace(FACES.reference, factors=given))
    columns = finding._columns(FACES, [], 2)
    assert columns["look-alike group"] == names.each(FACES.reference.groups)
    assert columns["group"][:3] == [0, 1, 2]
    assert columns["look-alike group′"][0] == pytest.approx(float(given["Look-alike group"][0]), abs=0.01)


def test_the_table_has_no_column_that_says_nothing():
    assert {"yours", "label", "part of"}.isdisjoint(finding._columns(FACES, [], 2))
    assert "label" not in finding._columns(FACES, [_own("faces", "", {})], 2), "faces are called by theirs"
    columns = finding._columns(FACES, [_own("faces", "", {}, "a story")], 2)
    assert (columns["yours"][-1], columns["part of"][-1]) == (True, "a story")


def _dated() -> None:
    from types import SimpleNamespace

    import streamlit as st

    from latent.modalities.items import Day
    from latent.ui.items import colouring, finding
    from latent.ui.session import selecting, state

    space = state.open_space("faces")
    own = [SimpleNamespace(id=str(i), facts={"when": Day(i + 0.9)}) for i in range(4)]
    finding._by_score(space, own, {"When": colouring.colours(space, 2, own)["When"]})
    st.text(" ".join(st.session_state.get("selections", {}).get("faces", selecting.Selection()).own))


def test_dates_are_selected_by_whole_days():
    app = AppTest.from_function(_dated).run()
    assert app.slider[0].value == (date(1970, 1, 1), date(1970, 1, 4))
    app.slider[0].set_value((date(1970, 1, 2), date(1970, 1, 3))).run()
    assert not app.exception
    assert app.text[0].value == "1 2"
