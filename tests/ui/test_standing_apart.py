"""What sets a selection apart, in words for a person."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
from streamlit.testing.v1 import AppTest

from latent.modalities.items import Day, Fact
from latent.ui.items import standing_apart
from latent.ui.session import state


def _mine(space: str, *facts: dict[str, Fact], label: str = "") -> list[SimpleNamespace]:
    array = state.open_space(space).known()[0]
    return [SimpleNamespace(id=str(i), array=array, facts=told, label=label) for i, told in enumerate(facts)]


def _within(space: str, mine: list, *chosen: int) -> np.ndarray:
    known = len(state.open_space(space).reference)
    return np.isin(np.arange(known + len(mine)), [known + i for i in chosen])


def test_what_came_along_is_told_beside_all():
    facts = [
        {"stars": 5.0, "topic": "card", "when": Day(0)},
        {"stars": 4.0, "topic": "card", "when": Day(3)},
        {"stars": 1.0, "topic": "film", "when": Day(10)},
        {"stars": 2.0, "topic": "film"},
    ]
    mine = _mine("digits", *facts)
    told = standing_apart.told(state.open_space("digits"), mine, _within("digits", mine, 0, 1))
    assert told.theme == ""
    assert set(told.lines) == {
        "topic: card 100% here, 50% in all",
        "stars: 4.5 here, 3 in all",
        "when: 1970-01-01 to 1970-01-04 here, 1970-01-01 to 1970-01-11 in all",
    }


def test_labels_count_once_where_a_column_says_the_same():
    space, mine = state.open_space("sentences"), _mine("sentences", {"mood": "up"}, {"mood": "down"})
    mine[0].label, mine[1].label = "up", "down"
    assert standing_apart.told(space, mine, _within("sentences", mine, 0)).lines == ["mood: up 100% here, 50% in all"]
    mine[1].label = "up"
    lines = standing_apart.told(space, mine, _within("sentences", mine, 0, 1)).lines
    assert lines == []


def test_factors_of_known_items_are_told():
    space = state.open_space("faces")
    within = space.reference.factors["glasses"] == "worn"
    first, *_ = standing_apart.told(space, [], within).lines
    assert first.startswith("Glasses: worn 100% here, ")


def test_words_of_known_sentences_set_them_apart():
    space = state.open_space("sentences")
    within = np.array(["tom" in text.lower() for text in space.thumbnails.texts])
    assert "tom" in standing_apart.told(space, [], within).theme.split(", ")
    assert standing_apart.told(space, [], np.ones_like(within)).theme == "", "all are apart from nothing"


def _page() -> None:
    from types import SimpleNamespace

    import numpy as np

    from latent.collection import Collection
    from latent.ui.items import standing_apart
    from latent.ui.session import state
    from latent.ui.session.selecting import Selection

    space = state.open_space("digits")
    names = ["<b>a</b>", "b", "c", "d\n\n", "*e*"]
    mine = [
        SimpleNamespace(id=str(i), label="", array=None, facts=dict.fromkeys(names, f"<i>{i % 2}</i>"))
        for i in range(4)
    ]
    mine[2].facts = {name: float(i) for i, name in enumerate(names)}
    selection = Selection(np.zeros(0, np.int64), ("0",))
    standing_apart.show(space, Collection("digits", {entry.id: entry for entry in mine}), selection)


def test_three_are_in_sight_and_nothing_that_a_person_gave_is_html():
    app = AppTest.from_function(_page).run()
    assert not app.exception
    first, rest = (element.proto.body for element in app.get("html"))
    assert (first.count("<li>"), rest.count("<li>")) == (3, 2)
    assert "<li>&lt;b&gt;a&lt;/b&gt;: &lt;i&gt;0&lt;/i&gt; 100% here, " in first
    assert "<b>" not in first + rest
    assert "<i>" not in first + rest
