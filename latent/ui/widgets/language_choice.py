"""Controls that switch the language of all that is said."""

from __future__ import annotations

import streamlit as st

from latent.ui.components.languages import languages
from latent.ui.widgets import preferences, words
from latent.words import LANGUAGES, in_first

_STREAMLITS = (
    "uploader-upload",
    "uploader-folders",
    "uploader-add",
    "uploader-drop-one",
    "uploader-drop",
    "uploader-drop-folders",
    "uploader-each",
)
"""Messages that say in the first language what Streamlit writes by itself where it takes files."""


def choose(label: str, key: str) -> None:
    """A control that switches to another language, ``key`` unique on the page."""
    st.session_state[key] = words.language()
    st.segmented_control(
        label,
        list(LANGUAGES),
        format_func=LANGUAGES.get,
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=lambda: _put(st.session_state[key]),
    )


def switch(label: str, key: str) -> None:
    """The same as a quiet line for the foot of a page."""
    foreign = {in_first(message): words.said(message) for message in _STREAMLITS}
    lost = (in_first("connection-lost"), words.said("connection-lost")), words.said("connection-tried")
    languages(LANGUAGES, words.language(), label, _put, foreign=foreign, lost=lost, key=key)


def _put(code: str) -> None:
    preferences.put(words.PREFERENCE, code)
