"""Answers that stay where the language is switched: fields of options know theirs by what the options are called."""

from __future__ import annotations

from typing import Any

import streamlit as st

from latent.ui.widgets.words import language

_SAID_IN = "said_in"


def kept(key: str, usual: Any) -> str:
    """The key of a field of options, for it to be made with and without any other default.

    Args:
        key: unique on the page, and the same in every language.
        usual: the answer to begin with.
    """
    said_in, now = st.session_state.setdefault(_SAID_IN, {}), language()
    if key not in st.session_state:
        st.session_state[key] = usual
    elif said_in.get(key, now) != now:
        st.session_state[key] = st.session_state[key]  # read as it was called, and called anew
    said_in[key] = now
    return key
