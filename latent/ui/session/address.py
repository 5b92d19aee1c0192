"""The page's address: what a link asks for is taken up once, and the address says how the page stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

from latent.errors import LatentError
from latent.ui.session import links
from latent.ui.widgets import notices

T = TypeVar("T")
_TAKEN = "address_taken"


def take_up(part: str, read: Callable[[dict[str, str]], T]) -> T | None:
    """What the address asks for, once; None where that is nothing new, or, with a line about it, nothing that fits.

    Args:
        part: of a query, without which it asks for nothing here.
        read: makes of the query what is asked for; :class:`LatentError` where it does not fit.
    """
    asked = st.query_params.to_dict()
    if part not in asked or st.session_state.get(_TAKEN) == links.mark(asked):
        return None
    st.session_state[_TAKEN] = links.mark(asked)
    try:
        return read(asked)
    except LatentError as error:
        notices.show(error)
        return None


def say(query: Mapping[str, str]) -> None:
    """Have the address open just this; it is how things stand, and not to be taken up."""
    st.query_params.from_dict(query)
    st.session_state[_TAKEN] = links.mark(st.query_params.to_dict())
