"""What a person has in hand."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
import streamlit as st

from latent.directions import Quality, along
from latent.ui.session import state

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
