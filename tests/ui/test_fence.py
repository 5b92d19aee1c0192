"""The threshold's side of the conversation with the browser; tests/browser moves it."""

from __future__ import annotations

import numpy as np
import pytest
from messages import message
from streamlit.testing.v1 import AppTest

from latent.ui.components import fence
from latent.ui.components.hand import Dial


def page() -> None:
    """A fence over five values."""
    import numpy as np
    import streamlit as st

    from latent.ui.components.fence import fence
    from latent.ui.components.hand import Dial

    words = {"one": "stands out", "many": "stand out"}
    st.text(fence(Dial("From", 0.0, 4.0, 3.0), np.array([0.0, 1.0, 1.05, 2.0, 3.5]), words, key="fence"))


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(page).run()


def test_it_begins_where_the_page_has_it_and_knows_every_count(app: AppTest):
    assert app.text[0].value == "3.0"
    told = message(app)
    assert (told["value"], told["beyond"][0], told["beyond"][10], told["beyond"][11]) == (3.0, 4, 3, 2)
    assert len(told["beyond"]) == 41


@pytest.mark.parametrize(
    ("said", "stands"), [(1.5, "1.5"), (99, "4.0"), (float("nan"), "3.0"), ("x", "3.0"), (True, "3.0")]
)
def test_it_stands_where_the_hand_let_go(app: AppTest, said: object, stands: str):
    hand = {"turn": message(app)["turn"], "number": 1, "values": [["From", said]], "resting": True}
    app.session_state["fence"] = {"hand": hand}
    app.run()
    assert not app.exception
    assert app.text[0].value == stands


def test_bars_are_roots_of_counts():
    bars = fence.heights(np.array([0.0, 0.0, 0.0, 0.0, 3.9]), 4.0)
    assert (len(bars), bars[0], bars[-2], sum(bars)) == (fence.BARS, 1.0, 0.5, 1.5)


def test_counts_of_a_fine_slider():
    assert fence.beyond(np.array([0.25]), Dial("From", 0.0, 1.0, 0.5))[24:26] == [1, 0]
