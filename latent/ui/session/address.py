"""The page's address: what a link asks for is taken up once, and the address says how the page stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from latent.errors import LatentError
from latent.ui.session import links, locks
from latent.ui.widgets import notices

T = TypeVar("T")
_TAKEN, _SAID = "address_taken", "addresses_said"
_WRONG, _SINCE = "address_wrong", "address_wrong_since"
"""What did not fit in the address, by part, and how the page stood when that was told first."""


def begin() -> None:
    """A page is opened: whatever its address asks for is news."""
    st.session_state[_SAID] = set()
    _forget_what_was_wrong()


def belated() -> bool:
    """Whether the address is one that this page has had before, and nobody went back to.

    A click that meets a run on its way comes with the address of before that run. As a link it would undo what the
    run has done, and the click with it.
    """
    context = get_script_run_ctx()
    went_back = context is not None and context.is_history_navigation
    mark = links.mark(st.query_params.to_dict())
    return not went_back and mark != st.session_state.get(_TAKEN) and mark in st.session_state.get(_SAID, ())


def take_up(part: str, read: Callable[[dict[str, str]], T]) -> T | None:
    """What the address asks for, once; None where that is nothing new, or, with a line about it, nothing that fits.

    Args:
        part: of a query, without which it asks for nothing here.
        read: makes of the query what is asked for; :class:`LatentError` where it does not fit.
    """
    asked = st.query_params.to_dict()
    if part not in asked or belated() or st.session_state.get(_TAKEN) == links.mark(asked):
        _tell_what_was_wrong(part)
        return None
    _note(asked)
    _forget_what_was_wrong()
    try:
        return read(asked)
    except LatentError as error:
        st.session_state[_WRONG] = {part: error}
        _tell_what_was_wrong(part)
        return None


def say(query: Mapping[str, str]) -> None:
    """Have the address open just this; it is how things stand, and not to be taken up."""
    st.query_params.from_dict({**query, **locks.held()})
    _note(st.query_params.to_dict())
    if st.session_state.setdefault(_SINCE, st.session_state[_TAKEN]) != st.session_state[_TAKEN]:
        _forget_what_was_wrong()


def _tell_what_was_wrong(part: str) -> None:
    """It stays until the page stands otherwise: who opens a link may need longer than the first run takes."""
    if error := st.session_state.get(_WRONG, {}).get(part):
        notices.show(error)


def _forget_what_was_wrong() -> None:
    for key in (_WRONG, _SINCE):
        st.session_state.pop(key, None)


def _note(query: dict[str, str]) -> None:
    st.session_state[_TAKEN] = mark = links.mark(query)
    st.session_state.setdefault(_SAID, set()).add(mark)
