"""The instrument's side of the conversation with the browser; tests/browser plays it."""

from __future__ import annotations

import base64
import json

import numpy as np
import pytest
from messages import message
from streamlit.testing.v1 import AppTest


def page() -> None:
    """Two sliders on a face, and a lock for one of them."""
    import numpy as np
    import streamlit as st

    from latent import spaces
    from latent.space import Space
    from latent.ui.components.hand import Dial
    from latent.ui.components.instrument import Begun, Bench, Family, instrument

    space = Space.load(spaces.SHIPPED / "faces")
    kept = st.session_state.setdefault("kept", {"Smile": 0.0, "Slant": 1.0})
    dials = [Dial(name, -3, 3, value) for name, value in kept.items()]
    families = [Family("looks", "Looks", "", dials[:1], lockable=True), Family("more", "More", "", dials[1:])]
    begun = Begun(np.arange(space.dials, dtype=np.float32), "one", "data:,", spread=np.ones(space.dials))
    bench = Bench(space, begun, families, st.session_state.get("held", ()), "looks")
    call = lambda: None  # noqa: E731
    with instrument(bench, key="bench", undo=call, redo=call, revision=st.session_state.get("revision", 0)) as play:
        kept.update(play.values)
        play.strides = np.eye(2, space.dials)
        if play.asks:
            play.answer("data:now", 0.5)
            play.tell_steps([(-3.0, "No."), (1.5, f"Yes: {play.chosen}.")])
        st.text(f"{play.values} {play.resting} {play.asks} {play.held} {play.family}")


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(page, default_timeout=30).run()


def say(app: AppTest, **said: object) -> None:
    """Let the browser's state be what a hand would make it, and run."""
    said = {"turn": message(app)["turn"], "number": 1, "values": [], "resting": True, **said}
    app.session_state["bench"] = {"hand": said}
    app.run()
    assert not app.exception


def test_the_browser_is_told_once_what_it_needs(app: AppTest) -> None:
    told = message(app)
    assert [[dial["name"] for dial in family["dials"]] for family in told["families"]] == [["Smile"], ["Slant"]]
    assert told["values"] == [0, 1]
    strides = np.frombuffer(base64.b64decode(told["strides"]), "<f4").reshape(2, -1)
    assert (strides == np.eye(2, strides.shape[1])).all()
    assert np.frombuffer(base64.b64decode(told["code"]), "<f4")[5] == 5
    assert told["space"]["canvas"] == {"kind": "picture", "height": 64, "width": 64, "channels": 3, "fine": True}
    assert len(json.dumps(told)) < 60_000, "what is large travels as files"


def test_until_the_browser_draws_the_server_does(app: AppTest) -> None:
    assert message(app)["now"] == "data:now"
    say(app, engine="page", values=[["Smile", 2]])
    assert message(app)["now"] is None
    assert app.text[0].value == "{'Smile': 2.0, 'Slant': 1.0} True False () looks"
    say(app, engine="server", number=2)
    assert message(app)["now"] == "data:now"


def test_that_the_browser_draws_outlives_a_revision(app: AppTest) -> None:
    say(app, engine="page", values=[["Smile", 2]])
    app.session_state["revision"] = 1
    app.run()
    assert message(app)["now"] is None
    assert message(app)["values"] == [2, 1], "the page's own values now"


def test_only_what_has_a_lock_is_held(app: AppTest) -> None:
    say(app, held=["Smile", "Slant", "No such", 7])
    assert app.text[0].value.endswith("('Smile',) looks")


def test_the_page_says_what_is_held_until_the_hand_does(app: AppTest) -> None:
    app.session_state["held"] = ("Smile",)
    app.run()
    assert message(app)["held"] == ["Smile"]
    say(app, held=[])
    assert message(app)["held"] == []


def test_the_family_in_sight_is_kept_if_there_is_one(app: AppTest) -> None:
    say(app, family="more")
    assert message(app)["family"] == "more"
    say(app, family="gone", number=2)
    assert message(app)["family"] == "looks"


def test_steps_are_those_of_the_slider_under_the_hand(app: AppTest) -> None:
    assert message(app)["steps"]["name"] == "Smile", "the first in sight"
    say(app, family="more")
    assert message(app)["steps"]["name"] == "Slant"
    say(app, chosen="Smile", family="more", number=2)
    said = [{"at": -3.0, "words": "No."}, {"at": 1.5, "words": "Yes: Smile."}]
    assert message(app)["steps"] == {"name": "Smile", "found": said}
    say(app, chosen="No such", number=3)
    assert message(app)["steps"]["name"] == "Smile"
    say(app, engine="page", number=4)
    assert message(app)["steps"] is None
