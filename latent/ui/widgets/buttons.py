"""Buttons whose press is not lost.

``st.button`` tells of a press to one run alone. Another run may take that one's place before it comes to the button: a
slider that is let go a moment earlier is enough, and then nothing happens at all. A press that is noted in a callback
waits for the run that comes to its button.
"""

from __future__ import annotations

from typing import Any

import streamlit as st


def pressed(label: str, key: str, **options: Any) -> bool:
    """A button; whether it was pressed since a run last came to it. Options are those of ``st.button``."""
    st.button(label, key=key, on_click=_note, args=(key,), **options)
    return _take(key)


def submitted(label: str, key: str, **options: Any) -> bool:
    """The same for the button of a form."""
    st.form_submit_button(label, key=key, on_click=_note, args=(key,), **options)
    return _take(key)


def forget() -> None:
    """Let go of what was pressed on another page and never came to its button."""
    _noted().clear()


def _note(key: str) -> None:
    _noted().add(key)


def _noted() -> set[str]:
    return st.session_state.setdefault("pressed", set())


def _take(key: str) -> bool:
    there = key in _noted()
    _noted().discard(key)
    return there
