"""Undo and redo: whatever a run leaves otherwise can be taken back; tests/browser presses the keys."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def page() -> None:
    """A page with one desk in a space of no files, that ends as every page does."""
    from types import SimpleNamespace

    import streamlit as st

    from latent.ui.session import history, state

    st.session_state.setdefault("space", "faces")
    st.session_state.setdefault("collections", {})
    desk = state.desk(SimpleNamespace(name="faces"))
    if steps := st.session_state.pop("do", None):
        desk.steps = steps
    if held := st.session_state.pop("hold", None):
        desk.held = held
    if into := st.session_state.pop("blend", None):
        desk.into = into
    if picked := st.session_state.pop("pick", None):
        st.session_state.setdefault("selected", {})["faces"] = picked
    history.remember()
    st.button("Undo", on_click=history.undo)
    st.button("Redo", on_click=history.redo)
    st.text(
        f"{desk.steps} {desk.held} {desk.into or ''}{st.session_state.get('selected', {}).get('faces')} {desk.revision}"
    )


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(page).run()


def do(app: AppTest, **what: object) -> None:
    for name, value in what.items():
        app.session_state[name] = value
    app.run()


def stands(app: AppTest) -> str:
    """How things stand, without the revision."""
    return app.text[0].value.rpartition(" ")[0]


def press(app: AppTest, name: str) -> AppTest:
    next(button for button in app.button if button.label == name).click()
    app.run()
    assert not app.exception
    return app


def test_what_was_done_last_is_taken_back_first(app: AppTest) -> None:
    do(app, do={"Smile": 1.0})
    do(app, hold=("Brow tilt",))
    do(app, pick=("reference", 3))
    assert stands(app) == "{'Smile': 1.0} ('Brow tilt',) ('reference', 3)"
    assert stands(press(app, "Undo")) == "{'Smile': 1.0} ('Brow tilt',) None"
    assert stands(press(app, "Undo")) == "{'Smile': 1.0} () None"
    assert stands(press(app, "Undo")) == "{} () None"


def test_what_was_taken_back_is_done_again_in_order(app: AppTest) -> None:
    do(app, do={"Smile": 1.0})
    do(app, do={"Smile": 2.0})
    press(press(app, "Undo"), "Undo")
    assert stands(press(app, "Redo")) == "{'Smile': 1.0} () None"
    assert stands(press(app, "Redo")) == "{'Smile': 2.0} () None"


def test_something_new_ends_what_could_be_done_again(app: AppTest) -> None:
    do(app, do={"Smile": 1.0})
    press(app, "Undo")
    do(app, do={"Smile": 3.0})
    press(app, "Redo")
    assert stands(app) == "{'Smile': 3.0} () None"
    assert app.toast[0].value == "There is nothing to do again."


def test_at_the_beginning_there_is_nothing_to_take_back(app: AppTest) -> None:
    press(app, "Undo")
    assert app.toast[0].value == "There is nothing to take back."


def test_a_run_that_changes_nothing_is_no_step(app: AppTest) -> None:
    do(app, do={"Smile": 1.0})
    for _ in range(3):
        app.run()
    assert stands(press(app, "Undo")) == "{} () None"


def test_the_browser_is_told_that_the_page_has_set_its_sliders(app: AppTest) -> None:
    do(app, do={"Smile": 1.0})
    before = app.text[0].value.rpartition(" ")[2]
    assert press(app, "Undo").text[0].value.rpartition(" ")[2] != before


def test_a_page_that_only_looked_leaves_nothing_to_take_back(app: AppTest) -> None:
    do(app, do={"Smile": 1.0})
    app.session_state["groups"] = {"faces": {}}
    app.run()
    assert stands(press(app, "Undo")) == "{} () None"


def test_what_one_blends_with_is_taken_back(app: AppTest) -> None:
    do(app, blend="a source")
    do(app, do={"Smile": 1.0})
    assert "a source" in stands(press(app, "Undo"))
    assert "a source" not in stands(press(app, "Undo"))
    assert "a source" in stands(press(app, "Redo"))
