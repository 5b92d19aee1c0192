"""What is made of a space once and kept for all sessions: by what the space holds, and not by its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from latent.space import Space
from latent.ui.widgets.words import said

_P = ParamSpec("_P")
_T = TypeVar("_T")

_BY_CONTENT = {Space: lambda space: space.stamp}

values_of = partial(st.cache_data, show_spinner=False, hash_funcs=_BY_CONTENT)
"""Decorates a function of a space, and maybe more, whose values are copied out: ``@values_of()``."""

things_of = partial(st.cache_resource, show_spinner=False, hash_funcs=_BY_CONTENT)
"""The same for what nobody changes, which is handed out as it is."""


def telling(message: str) -> Callable[[Callable[_P, _T]], Callable[_P, _T]]:
    """Decorates what one of these decorates in turn: who waits while it is made reads a message, in their language.

    What Streamlit shows by itself is one text for all sessions, and asked for before the first of them.
    """

    def around(making: Callable[_P, _T]) -> Callable[_P, _T]:
        @wraps(making)
        def told(*args: _P.args, **kwargs: _P.kwargs) -> _T:
            with st.spinner(said(message)):  # shown where it takes half a second
                return making(*args, **kwargs)

        return told

    return around
