"""What a person prefers: for the session, and where the app serves one person, from one visit to the next."""

from __future__ import annotations

from typing import Any

import streamlit as st

from latent.ui.widgets.alone import keeps
from latent.workspace import preferences


def get(name: str, otherwise: Any = None) -> Any:
    """One of them, a JSON value; ``otherwise`` where it was never set."""
    return _held().get(name, otherwise)


def put(name: str, value: Any) -> None:
    """Prefer this from now on."""
    if _held().get(name) == value:
        return
    _held()[name] = value
    if keeps():
        preferences.keep(name, value)


def _held() -> dict[str, Any]:
    if "preferences" not in st.session_state:
        st.session_state["preferences"] = preferences.read() if keeps() else {}
    return st.session_state["preferences"]
