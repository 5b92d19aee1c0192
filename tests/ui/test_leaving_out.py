"""Which words hold a dial: the page follows the hand until a person chooses."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest


def page() -> None:
    """A sentence's words along a direction."""
    import streamlit as st

    from latent.ui.session import morphing, state
    from latent.ui.session.links import Source
    from latent.ui.sliders import leaving_out

    name = st.session_state.setdefault("space", "sentences")
    st.session_state.setdefault("collections", {})
    space, desk = state.space(), state.desk(state.space())
    desk.source, desk.hand = Source("known", "700"), st.session_state.get("hand", "")
    beginning = morphing.known(space, 700)
    leaving_out.show(space, desk, beginning, morphing.by_family(space, beginning.code))
    st.text(name)


def words(app: AppTest) -> str:
    return "".join(element.proto.body for element in app.get("html"))


def test_the_word_that_denies_holds_the_negation():
    app = AppTest.from_function(page, default_timeout=60).run()
    assert not app.exception
    assert app.subheader[0].value == "Which words hold it"
    assert app.selectbox[0].value == "Negation", "the direction that tells most"
    told = words(app)
    (steps,) = re.findall(r"didn&#x27;t</b><small>\+([\d.]+)<", told)
    assert float(steps) > 0.5
    assert "part less" in told
    assert "“Negation”" in told


def test_the_slider_in_hand_is_followed_until_a_person_chooses():
    app = AppTest.from_function(page, default_timeout=60).run()
    app.session_state["hand"] = "Past"
    assert app.run().selectbox[0].value == "Past"
    app.selectbox[0].set_value("Question").run()
    assert "“Question”" in words(app)
    assert app.run().selectbox[0].value == "Question"


def test_a_picture_has_no_parts():
    app = AppTest.from_function(page, default_timeout=60)
    app.session_state["space"] = "digits"
    assert not app.run().subheader
