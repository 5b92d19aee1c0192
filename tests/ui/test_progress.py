"""How far a person has come in a lesson, kept from one visit to the next where the app serves one person."""

from __future__ import annotations

import pytest
import streamlit as st

from latent import workspace
from latent.ui.lessons import progress
from latent.ui.lessons.course import LESSONS
from latent.ui.lessons.progress import Come
from latent.ui.widgets import preferences
from latent.workspace import preferences as kept

LESSON = next(iter(LESSONS.values()))
KEYS = tuple(step.key for step in LESSON.steps)


@pytest.fixture
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(preferences, "keeps", lambda: True)


def visit_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})


@pytest.mark.usefixtures("_alone")
def test_it_is_there_at_the_next_visit(monkeypatch: pytest.MonkeyPatch):
    assert progress.come(LESSON) == Come()
    progress.keep(LESSON, Come(2, KEYS[:2]))
    visit_again(monkeypatch)
    assert progress.come(LESSON) == Come(2, KEYS[:2])
    others = [one for one in LESSONS.values() if one is not LESSON]
    assert {progress.come(one) for one in others} == {Come()}


@pytest.mark.usefixtures("_alone")
def test_where_others_may_be_there_it_ends_with_the_session(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(preferences, "keeps", lambda: False)
    progress.keep(LESSON, Come(2, KEYS[:2]))
    assert progress.come(LESSON).at == 2
    visit_again(monkeypatch)
    assert progress.come(LESSON) == Come()
    assert kept.read() == {}


@pytest.mark.parametrize(
    "damaged", [None, 3, {}, {"at": "2", "ticked": []}, {"at": 99, "ticked": []}, {"at": -1, "ticked": []}, {"at": 1}]
)
def test_what_does_not_fit_begins_anew(damaged):
    assert Come.read(damaged, LESSON) == Come()


def test_steps_that_are_no_more_count_for_nothing():
    assert Come.read({"at": 1, "ticked": [KEYS[0], "gone"]}, LESSON) == Come(1, KEYS[:1])


def test_a_skipped_step_is_not_done():
    assert Come(len(KEYS), KEYS).through(LESSON)
    assert not Come(len(KEYS), KEYS[1:]).through(LESSON)


@pytest.mark.usefixtures("_alone")
def test_preferences_go_with_all_else_that_is_erased():
    progress.keep(LESSON, Come(1, KEYS[:1]))
    assert workspace.size() > 0
    assert workspace.erase() > 0
    assert kept.read() == {}


def test_a_damaged_file_is_as_good_as_none():
    workspace.home().mkdir(parents=True)
    (workspace.home() / "preferences.json").write_text("[1,", "utf-8")
    assert kept.read() == {}
    kept.keep("language", "es")
    assert kept.read() == {"language": "es"}
