"""What Groups says and keeps: names, sentences, questions, colours for the Map, and files."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from latent.collection import Collection
from latent.insight.apart import Level, Share
from latent.insight.reasons import Reason
from latent.ui.components.map import Categories
from latent.ui.groups import few_labels, labelling, sorting
from latent.ui.items import colouring, pool, questions, sortings
from latent.ui.items.pool import KNOWN
from latent.ui.items.sortings import Sorting
from latent.ui.session import state
from latent.ui.session.links import Source
from latent.ui.widgets import bars


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict:
    """A session of its own for each test."""
    kept: dict = {}
    monkeypatch.setattr("streamlit.session_state", kept)
    return kept


def _pool(name: str) -> pool.Pool:
    return pool.of(state.open_space(name), Collection(name), KNOWN)


def test_names_are_told_apart():
    assert sortings.distinct(["7", "1", "7", "7"]) == ("7", "1", "7 (2)", "7 (3)")


def test_what_groups_are_sorted_by_is_one_sentence():
    found = [Reason("Head tilt", 0.75), Reason("I", 0.2), Reason("Light", 0.01)]
    assert sorting.in_words(found) == (
        "Mostly by head tilt: the groups account for 75 in 100 of how it differs; then by I (20 in 100)."
    )
    assert "By nothing that is known of them (sorted without light)" in sorting.in_words(found[2:], ["Light"])
    assert "Nothing is known of these items" in sorting.in_words([])


def test_groups_are_called_by_what_they_have_more_of_in_the_language_of_the_page(session: dict):
    row = Level("Head Tilt", 2, 1, (1, 3), (0, 3), 1.2)
    asks, red = Share("Question", "yes", 0.9, 0.5, 0.9), Share("Hair", "red", 0.9, 0.5, 0.9)
    named = ["4, 7", row, replace(row, size=-1.2), asks, red, None]
    called = [sorting.called(name, group) for group, name in enumerate(named)]
    assert called == ["4, 7", "More head tilt", "Less head tilt", "Question", "Hair: red", "Group 6"]
    session["preferences"] = {"language": "es"}
    assert sorting.called(row, 0) == "Más head tilt"
    assert sorting.called(replace(row, name="Head tilt"), 0) == "Más inclinación de la cabeza"
    assert sorting.called(replace(asks, word="no"), 0) == "Pregunta: no"
    assert sorting.called(None, 5) == "Grupo 6"


def test_a_sorting_colours_the_map_and_goes_into_a_file():
    items = _pool("digits")
    numbers = np.where(np.arange(len(items)) % 2, 0, 1)
    numbers[0] = -1
    made = Sorting(("odd", "odd"), numbers, items)
    sortings.keep(made)
    colour = sortings.colours(items.space)[colouring.SORTING].known()
    assert isinstance(colour, Categories)
    assert list(colour.names) == ["odd", "odd (2)"]
    assert colour.codes[:3].tolist() == [-1, 0, 1]
    lines = sortings.as_csv(made, {"fit": [0.5] * len(items)}).decode().splitlines()
    assert lines[0].replace('"', "") == "item,known_item,group,fit,label"
    assert len(lines) == len(items) + 1
    assert sortings.colours(state.open_space("faces")) == {}


def test_questions_are_what_is_known_and_not_always_the_same():
    asked = questions.questions(_pool("faces"))
    assert next(iter(asked)) == "Label"
    assert {"Hair colour", "Glasses"} <= set(asked)
    assert "Smile" not in asked, "a number is no question"
    sentences = questions.questions(_pool("sentences"))
    assert set(sentences["Question"].tolist()) == {"yes", "no"}
    assert "Length" not in sentences
    assert 0.5 < questions.usual(sentences["Question"]) < 1


def test_an_example_in_which_one_answer_is_nearly_always_right_is_evened():
    fair = np.repeat(["a", "b"], [60, 40])
    assert few_labels.evened(fair) is fair
    kept = few_labels.evened(np.repeat(["a", "b", ""], [90, 20, 5]))
    assert [(kept == name).sum() for name in ("a", "b", "")] == [20, 20, 75]


def test_labels_by_hand_lie_over_what_came_along(session: dict):
    items = _pool("digits")
    assert not labelling.labels_of(items).any()
    session["annotations"]["digits"]["label"] = {Source("known", "3"): "mine", Source("known", "99999"): "gone"}
    given = labelling.labels_of(items)
    assert given[3] == "mine"
    assert (given != "").sum() == 1


def test_shares_and_counts_are_drawn_without_html_of_a_persons_own():
    drawn = bars.drawn([("<b>bold</b>", 1.7, "all")], "What")
    assert "<b>bold" not in drawn
    assert "width:100.0%" in drawn
    table = bars.confusion(["a", "<i>"], np.array([[3, 1], [0, 0]]))
    assert "<i>" not in table
    assert "--share:0.75" in table
    assert "<td>2</td>" in bars.table(["", "n"], [["x", "2"]])
