"""What a teacher's link takes off the page, so that everybody looks at one thing: ``?locked=menu,bring``.

It helps to stay with a lesson, and hides nothing that has to be hidden: whoever changes the address has all of it back.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

NAME = "locked"
"""Of the value in an address."""

LOCKS = {"menu": "the menu", "bring": "ways to bring something", "tools": "tray, undo and redo"}
"""What can be taken off, as a person is told."""

_KEY = "locks"


def take_up() -> None:
    """Hold what the address asks for, until another one asks."""
    asked = st.query_params.get(NAME)
    if asked is not None:
        hold(asked.split(","))


def hold(names: Iterable[str]) -> None:
    """Take these off and nothing else; what is no lock is left out."""
    st.session_state[_KEY] = tuple(name for name in LOCKS if name in set(names))


def release() -> None:
    """Take nothing off any more, whatever the address says."""
    st.query_params.pop(NAME, None)
    hold(())


def locked(name: str) -> bool:
    """Whether it is taken off."""
    return name in st.session_state.get(_KEY, ())


def query(names: Iterable[str]) -> dict[str, str]:
    """As part of an address; nothing where nothing is taken off."""
    held = ",".join(name for name in LOCKS if name in set(names))
    return {NAME: held} if held else {}


def held() -> dict[str, str]:
    """What this session holds, as part of an address."""
    return query(st.session_state.get(_KEY, ()))
