"""What a person has in hand."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import streamlit as st

from latent.classroom import here
from latent.classroom.room import LIMITS, Room
from latent.collection import Collection
from latent.directions import Quality, along
from latent.ui.session import state
from latent.ui.widgets import alone

SPACE = SimpleNamespace(name="digits")


@pytest.fixture
def _session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})


@pytest.mark.usefixtures("_session")
def test_a_slider_that_is_renamed_keeps_its_place_and_where_it_stands():
    codes = np.random.default_rng(0).standard_normal((20, 3)).astype(np.float32)
    own = state.own_directions(SPACE)
    for name in ("Thin", "Slant", "Loop"):
        own[name] = along(name, "group", np.ones(3), codes, Quality(None, "", "", 0))
    state.desk(SPACE).steps = {"Into 9": 1.0, "Slant": 2.0}
    state.desk(SPACE).held, state.desk(SPACE).hand = ("Slant", "Thin"), "Slant"
    state.desk(SPACE, "way Slant").steps = {"Slant": -1.0}
    state.desk(SimpleNamespace(name="faces")).steps = {"Slant": 3.0}
    state.rename_direction(SPACE, "Slant", "Italic")
    assert list(own) == ["Thin", "Italic", "Loop"]
    assert own["Italic"].name == "Italic"
    assert state.desk(SPACE).steps == {"Into 9": 1.0, "Italic": 2.0}
    assert (state.desk(SPACE).held, state.desk(SPACE).hand) == (("Italic", "Thin"), "Italic")
    assert state.desk(SPACE, "way Italic").steps == {"Italic": -1.0}
    assert state.desk(SimpleNamespace(name="faces")).steps == {"Slant": 3.0}, "of another space"


@pytest.mark.usefixtures("_session")
def test_a_guest_has_room_for_so_many_items_in_all_spaces_together(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    room = Room(tmp_path)
    guest = room.guest(room.enter(room.pin, "Ada", "192.0.2.9"))
    monkeypatch.setattr(here, "room", lambda: room)
    monkeypatch.setattr(alone, "guest", lambda: guest)
    held = {"digits": LIMITS.items - 100, "faces": 60}
    st.session_state["collections"] = {
        name: Collection(name, {str(n): None for n in range(count)}) for name, count in held.items()
    }
    assert state.room_left() == 40
    st.session_state["collections"]["faces"].entries |= {f"more {n}": None for n in range(80)}
    assert state.room_left() == 0, "and never less"
    monkeypatch.setattr(alone, "guest", lambda: None)
    assert state.room_left() is None, "the teacher has as many as fit"
