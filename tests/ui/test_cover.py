"""The grey patch's side of the conversation with the browser; tests/browser moves it."""

from __future__ import annotations

import pytest
from messages import message
from streamlit.testing.v1 import AppTest


def page() -> None:
    """A patch over a picture, and where it lies."""
    import streamlit as st

    from latent.ui.components.cover import cover

    boxes = [(0, 0, 0.5, 0.5), (0.5, 0, 0.5, 0.5), (0, 0.5, 0.5, 0.5)]
    with cover("data:,", boxes, ["a", "b", "c"], key="cover", place=1, fine=False) as place:
        st.text(f"{place}")


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(page).run()


def say(app: AppTest, place: object) -> None:
    hand = {"turn": message(app)["turn"], "number": 3, "values": [["place", place]], "resting": False}
    app.session_state["cover"] = {"hand": hand}
    app.run()
    assert not app.exception


def test_it_lies_first_where_the_page_puts_it(app: AppTest):
    assert app.text[0].value == "1"
    assert message(app)["place"] == 1


def test_the_hand_takes_it_elsewhere_and_is_answered(app: AppTest):
    say(app, 2)
    assert app.text[0].value == "2"
    assert message(app)["number"] == 3


@pytest.mark.parametrize("place", [-1, 3, True, 0.5, "0", None])
def test_what_is_no_place_moves_nothing(app: AppTest, place: object):
    say(app, place)
    assert app.text[0].value == "1"
