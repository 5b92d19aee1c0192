"""The switch of languages: what it tells the browser, and what it hears; tests/browser presses it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st

from latent.ui.components import languages, mounting

OFFERED = {"en": "English", "es": "Español"}


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, Any], list[str], Callable[[object], None]]:
    """What the browser is told, what was chosen, and a browser that says something."""
    told: dict[str, Any] = {}
    chosen: list[str] = []
    said: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", said)
    monkeypatch.setattr(mounting, "mount", lambda part, **given: told.update(given, part=part))
    languages.languages(OFFERED, "en", "Language", chosen.append, foreign={"Upload": "Subir"}, key="there")

    def say(code: object) -> None:
        said["there"] = {"chose": code}
        told["triggers"]["chose"]()

    return told, chosen, say


def test_it_offers_each_language_as_its_readers_call_it(shown):
    told, _, _ = shown
    assert told["part"] == "languages"
    offered, foreign = [["en", "English"], ["es", "Español"]], {"Upload": "Subir"}
    lost = {"title": ["", ""], "told": ""}
    assert told["data"] == {"offered": offered, "now": "en", "label": "Language", "foreign": foreign, "lost": lost}


def test_another_is_chosen(shown):
    _, chosen, say = shown
    say("es")
    assert chosen == ["es"]


@pytest.mark.parametrize("code", ["xx", "", None, 3, ["es"], {"es": 1}])
def test_what_is_no_language_chooses_nothing(shown, code: object):
    _, chosen, say = shown
    say(code)
    assert chosen == []
