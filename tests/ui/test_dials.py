"""The dials' side of the conversation with the browser; tests/browser drags them."""

from __future__ import annotations

import pytest
from messages import message
from streamlit.testing.v1 import AppTest

from latent.ui.components.dials import dials
from latent.ui.components.hand import Dial, settle

SLANT, BOLD = Dial("Slant", -3, 3), Dial("Bold", 0, 5, 2.25)


def page() -> None:
    """Two dials and what they make, drawn within the block; the values are the page's to keep."""
    import streamlit as st

    from latent.ui.components.dials import dials
    from latent.ui.components.hand import Dial

    kept = st.session_state.setdefault("kept", {"Slant": 0.0, "__proto__": 1.0})
    listed = [Dial(name, -3, 3, value) for name, value in kept.items()]
    with dials(listed, key="two", revision=st.session_state.get("revision", 0)) as hand:
        kept.update(hand.values)
        st.text(f"{hand.values['Slant']} {hand.resting}")


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(page).run()


def say(app: AppTest, *pairs: tuple[str, object], number: int = 1, resting: bool = False, **other: object) -> None:
    """Let the browser's state be what a hand would make it, and run."""
    turn = other.get("turn", message(app)["turn"])
    said = {"turn": turn, "number": number, "values": [list(pair) for pair in pairs], "resting": resting}
    app.session_state["two"] = {"hand": said}
    app.run()
    assert not app.exception


def test_the_page_has_its_own_values_before_anything_is_moved(app: AppTest) -> None:
    assert app.text[0].value == "0.0 True"
    assert message(app)["values"] == [0, 1]
    assert message(app)["number"] == 0


def test_a_moving_hand_reaches_the_page_and_is_answered(app: AppTest) -> None:
    say(app, ("Slant", 1.4), number=7)
    assert app.text[0].value == "1.4 False"
    assert message(app)["number"] == 7
    assert message(app)["values"] == [1.4, 1]


def test_letting_go_is_told(app: AppTest) -> None:
    say(app, ("Slant", 1.4), resting=True)
    assert app.text[0].value == "1.4 True"


def test_any_text_may_be_a_name(app: AppTest) -> None:
    say(app, ("__proto__", -2))
    assert app.session_state["kept"] == {"Slant": 0.0, "__proto__": -2.0}
    assert [dial["name"] for dial in message(app)["dials"]] == ["Slant", "__proto__"]


def test_a_new_revision_takes_the_pages_values(app: AppTest) -> None:
    say(app, ("Slant", 1.4))
    app.session_state["kept"]["Slant"] = -1.0
    app.session_state["revision"] = 1
    app.run()
    assert app.text[0].value == "-1.0 True"
    assert message(app)["values"][0] == -1


def test_what_the_hand_set_before_a_new_revision_comes_too_late(app: AppTest) -> None:
    before = message(app)["turn"]
    app.session_state["revision"] = 1
    app.run()
    say(app, ("Slant", 1.4), number=3, turn=before)
    assert app.text[0].value == "0.0 True"
    assert message(app)["number"] == 3, "it is answered all the same, or the browser would wait"


def test_another_session_does_not_take_the_hand_of_the_last(app: AppTest) -> None:
    say(app, ("Slant", 1.4), turn="0badcafe.0")
    assert app.text[0].value == "0.0 True"


@pytest.mark.parametrize("state", [None, 3, {"hand": 3}, {"hand": {"turn": "x"}}, {"hand": {"values": [[1]]}}])
def test_a_state_of_another_form_says_nothing(app: AppTest, state: object) -> None:
    app.session_state["two"] = state
    app.run()
    assert not app.exception
    assert app.text[0].value == "0.0 True"


def test_a_block_that_fails_still_shows_its_dials() -> None:
    def failing() -> None:
        import streamlit as st

        from latent.ui.components.dials import dials
        from latent.ui.components.hand import Dial

        try:
            with dials([Dial("Slant", -3, 3)], key="one"):
                raise RuntimeError
        except RuntimeError:
            st.text("said plainly")

    app = AppTest.from_function(failing).run()
    assert app.text[0].value == "said plainly"
    assert message(app)["values"] == [0]


def test_the_hand_moves_only_what_it_moved() -> None:
    assert settle([SLANT, BOLD], {"Slant": 1.4}) == {"Slant": 1.4, "Bold": 2.25}


def test_a_value_beyond_the_ends_stays_until_it_is_moved() -> None:
    far = Dial("Slant", -3, 3, 20.0)
    assert settle([far], {}) == {"Slant": 20.0}
    assert settle([far], {"Slant": 20}) == {"Slant": 3.0}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "1", None, True, [1]])
def test_what_is_no_number_is_no_value(value: object) -> None:
    assert settle([BOLD], {"Bold": value}) == {"Bold": 2.25}


def test_values_come_in_tenths_and_never_as_minus_zero() -> None:
    assert str(settle([SLANT], {"Slant": -0.04})["Slant"]) == "0.0"
    assert settle([SLANT], {"Slant": 0.1 + 0.2}) == {"Slant": 0.3}


def test_dials_that_are_not_listed_are_forgotten() -> None:
    assert settle([SLANT], {"Gone": 1.0}) == {"Slant": 0.0}


@pytest.mark.parametrize(("low", "high", "value"), [(1, 1, 1), (2, 1, 1), (0, float("inf"), 0), (0, 1, float("nan"))])
def test_numbers_that_make_no_slider_are_refused(low: float, high: float, value: float) -> None:
    with pytest.raises(ValueError, match="Slant"):
        Dial("Slant", low, high, value)


def test_two_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="one name"), dials([SLANT, SLANT], key="x"):
        pass
