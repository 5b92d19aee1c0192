"""A press is not lost where another run takes the place of the one that was to come to the button."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def page() -> None:
    """A page whose next run another one takes the place of, while ``cut`` says so."""
    import streamlit as st

    from latent.ui.widgets import buttons

    if st.session_state.pop("cut", False):
        st.rerun()
    if buttons.pressed("Go", "go"):
        st.session_state["gone"] = st.session_state.get("gone", 0) + 1
    with st.form("asked"):
        if buttons.submitted("Make it", "make"):
            st.session_state["made"] = True


def _cut(app: AppTest, key: str) -> AppTest:
    app.session_state["cut"] = True
    return app.button(key=key).click().run()


def test_a_press_waits_for_the_run_that_comes_to_its_button():
    app = _cut(AppTest.from_function(page).run(), "go")
    assert app.session_state["gone"] == 1
    assert _cut(app, "make").session_state["made"]


def test_a_press_counts_once():
    app = AppTest.from_function(page).run()
    app.button(key="go").click().run()
    app.run()
    assert app.session_state["gone"] == 1
