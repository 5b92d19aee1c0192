"""What was answered stays where the language is switched, though its options are called otherwise then."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

CALLED = {"en": ["by hand", "by itself"], "es": ["a mano", "por sí solo"]}


def page() -> None:
    """A field whose options are called in the language of whoever reads, inside a form or not."""
    import streamlit as st

    from latent.ui.widgets import answers, preferences
    from latent.ui.widgets.words import language

    preferences.put("language", st.session_state.setdefault("wanted", "en"))
    called = {"en": ["by hand", "by itself"], "es": ["a mano", "por sí solo"]}[language()]
    key = answers.kept("how", 1)
    st.text(f"{st.selectbox('How', [0, 1], format_func=called.__getitem__, key=key)}")


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(page).run()


def speak(app: AppTest, language: str) -> None:
    app.session_state["wanted"] = language
    app.run()
    assert not app.exception
    assert app.selectbox[0].options == CALLED[language]


def test_it_begins_with_the_usual_answer(app: AppTest):
    assert not app.exception
    assert app.text[0].value == "1"


def test_an_answer_stays_through_languages_and_back(app: AppTest):
    app.selectbox[0].select_index(0).run()
    assert app.text[0].value == "0"
    for language in ("es", "en", "es"):
        speak(app, language)
        assert app.text[0].value == "0"


def test_another_answer_can_be_given_in_another_language(app: AppTest):
    speak(app, "es")
    app.selectbox[0].select_index(0).run()
    assert app.text[0].value == "0"
    speak(app, "en")
    assert app.text[0].value == "0"
