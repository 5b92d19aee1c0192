"""Blending two: what a search offers, and the slider that goes all the way; tests/browser moves it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def page() -> None:
    """The control and the slider that it makes, on sentences."""
    import streamlit as st

    from latent import directions
    from latent.ui.session import morphing, state
    from latent.ui.session.links import Source
    from latent.ui.sliders import blending

    st.session_state.setdefault("space", "sentences")
    st.session_state.setdefault("collections", {})
    space, desk = state.space(), state.desk(state.space())
    desk.source = desk.source or Source("known", "700")
    blending.offer(space, state.collection())
    code = morphing.known(space, 700).code
    for way in blending.slider(space, desk, code):
        end = directions.apply(code, {way.name: way.slider[1]}, [way])
        st.text(f"{way.title} {way.slider} {morphing.views(space, end)[0].data.decode()}")


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(page, default_timeout=60).run()


def offered(app: AppTest) -> list:
    return [button for button in app.button if (button.key or "").startswith("blend-known-")]


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def test_a_sentence_is_found_by_its_words_and_the_slider_ends_at_it(app: AppTest):
    assert not app.text
    app.text_input[0].set_value("never lose").run()
    first = offered(app)[0]
    name = first.label.replace("\\", "")
    assert "never lose" in name.lower()
    press(app, first.key)
    assert app.text[0].value == f"Into {name} (0.0, 1.0) {name}"
    desk = app.session_state["desks"][("morph", "sentences")]
    assert desk.family == "towards"
    press(app, "blend-none")
    assert not app.text


def test_an_imagined_one_will_do_and_so_will_none_that_is_found(app: AppTest):
    assert press(app, "blend-sample").text[0].value.startswith("Into an imagined one (0.0, 1.0) ")
    app.text_input[0].set_value("zzyzx").run()
    assert not offered(app)


def test_the_item_itself_is_no_item_to_blend_with(app: AppTest):
    app.text_input[0].set_value("didn't know you could speak french").run()
    assert "blend-known-700" not in [button.key for button in offered(app)]
