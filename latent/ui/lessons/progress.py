"""How far a person has come in each lesson, kept as other preferences are, and which one is on in this session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from latent.ui.lessons.lesson import Lesson
from latent.ui.lessons.stand import Stand
from latent.ui.widgets import preferences

_ON, _BEGUN = "lesson_on", "lesson_begun"


@dataclass(frozen=True)
class Come:
    """How far somebody is in one lesson.

    Attributes:
        at: number of the step that they are at; as many as there are steps when they are through.
        ticked: keys of the steps that were done.
    """

    at: int = 0
    ticked: tuple[str, ...] = ()

    @classmethod
    def read(cls, kept: Any, lesson: Lesson) -> Come:
        """From what was kept; whatever does not fit the lesson, as of an older one, begins it anew."""
        if not isinstance(kept, Mapping) or not isinstance(kept.get("ticked"), list):
            return cls()
        at = kept.get("at")
        keys = [step.key for step in lesson.steps]
        fits = isinstance(at, int) and 0 <= at <= len(keys)
        return cls(at, tuple(key for key in keys if key in kept["ticked"])) if fits else cls()

    def begun(self) -> bool:
        """Whether anything was done of it."""
        return self.at > 0 or bool(self.ticked)

    def through(self, lesson: Lesson) -> bool:
        """Whether every step was done, none of them skipped."""
        return len(self.ticked) == len(lesson.steps)


def come(lesson: Lesson) -> Come:
    """How far they are in a lesson."""
    return Come.read(preferences.get(_kept(lesson)), lesson)


def keep(lesson: Lesson, now: Come) -> None:
    """Remember how far they are."""
    preferences.put(_kept(lesson), {"at": now.at, "ticked": list(now.ticked)})


def _kept(lesson: Lesson) -> str:
    return f"lesson {lesson.key}"


def on() -> str:
    """Key of the lesson that is on in this session; "" for none."""
    return st.session_state.get(_ON, "")


def turn_on(lesson: Lesson | None) -> None:
    """Have this one on, or none."""
    st.session_state[_ON] = lesson.key if lesson else ""
    begin(None)


def begun() -> Stand | None:
    """How things stood when the step began; None where it has not."""
    return st.session_state.get(_BEGUN)


def begin(stand: Stand | None) -> None:
    """A step begins with things standing so."""
    st.session_state[_BEGUN] = stand
