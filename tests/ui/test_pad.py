"""The pad's side of the conversation with the browser; tests/browser draws on it."""

from __future__ import annotations

import base64

import numpy as np
import pytest
from messages import message
from streamlit.testing.v1 import AppTest


def page() -> None:
    """A pad, and how much stands on it."""
    import numpy as np
    import streamlit as st

    from latent.ui.components.pad import pad

    with pad("digits", key="pad", revision=st.session_state.get("revision", 0)) as drawn:
        st.text(f"{drawn.file} {drawn.resting}")
        drawn.code = np.arange(3) if drawn.file else None


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(page).run()


def say(app: AppTest, picture: object = None, number: int = 1, text: object = None, sound: object = None) -> None:
    turn = message(app)["turn"]
    hand = {"turn": turn, "number": number, "values": [], "resting": False, "picture": picture, "text": text}
    hand["sound"] = sound
    app.session_state["pad"] = {"hand": hand}
    app.run()
    assert not app.exception


def test_nothing_is_drawn_at_first(app: AppTest) -> None:
    assert app.text[0].value == "None True"
    assert message(app)["code"] is None


def test_what_is_drawn_comes_as_a_file_and_its_code_goes_back(app: AppTest) -> None:
    say(app, base64.b64encode(b"a file").decode(), number=4)
    assert app.text[0].value == "('drawing.png', b'a file') False"
    told = message(app)
    assert told["number"] == 4
    assert np.frombuffer(base64.b64decode(told["code"]), "<f4").tolist() == [0, 1, 2]


def test_what_is_said_comes_as_a_sound_file(app: AppTest) -> None:
    say(app, sound=base64.b64encode(b"RIFF").decode())
    assert app.text[0].value == "('recording.wav', b'RIFF') False"


@pytest.mark.parametrize("picture", [None, "", 7, "no base 64!", ["x"]])
def test_what_is_no_file_is_nothing(app: AppTest, picture: object) -> None:
    say(app, picture)
    assert app.text[0].value == "None False"


def test_another_revision_empties_the_pad(app: AppTest) -> None:
    say(app, base64.b64encode(b"a file").decode())
    app.session_state["revision"] = 1
    app.run()
    assert app.text[0].value == "None True"


def test_what_is_written_comes_as_a_text_file(app: AppTest) -> None:
    say(app, text="Is it late?")
    assert app.text[0].value == "('writing.txt', b'Is it late?') False"


@pytest.mark.parametrize("text", [None, "", " \n ", 7, ["x"]])
def test_what_is_no_text_is_nothing(app: AppTest, text: object) -> None:
    say(app, text=text)
    assert app.text[0].value == "None False"
