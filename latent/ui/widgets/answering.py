"""Answers of the warm process, for pages: what is not there yet is asked for, and the page looks again when it is."""

from __future__ import annotations

import html
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

import streamlit as st

from latent import analysis
from latent.ui.components.pulse import pulse
from latent.ui.widgets.words import said

T = TypeVar("T")

KEPT = 200
"""Answers that are kept, for all sessions; the one that was looked at longest ago goes first."""

PATIENCE = 0.25
"""Seconds that a page waits for an answer before it goes on without: most that are short are there by then."""


def ask(key: Hashable, function: Callable[..., T], *args: Any, doing: str = "") -> T | None:
    """What a function of arrays gives, in the warm process; None while it is on its way, which the page then says.

    Args:
        key: tells these arguments from others; with the function's name, the answer is known by it.
        function: of a module that may import what the web process must not.
        args: arrays and plain values.
        doing: said meanwhile, for a person; "" for what is said of any work.

    Raises:
        LatentError: what the function raised.
    """
    return ask_of(key, function, lambda: args, doing)


def ask_of(key: Hashable, function: Callable[..., T], args: Callable[[], tuple[Any, ...]], doing: str) -> T | None:
    """As :func:`ask` does; what gives the arguments is called only where there is no answer yet."""
    answers, named = _answers(), (f"{function.__module__}.{function.__qualname__}", key)
    future = answers.get(named)
    if future is None or _was_lost(future):
        future = answers[named] = analysis.answer(function, *args())
    answers.move_to_end(named)
    while len(answers) > KEPT:
        answers.popitem(last=False)
    if not _is_there(future):
        _wait(named, doing)
        return None
    return future.result()


@st.cache_resource(show_spinner=False)
def _answers() -> OrderedDict[Hashable, Future]:
    return OrderedDict()


def _was_lost(future: Future) -> bool:
    """Whether the process was ended before it could answer."""
    return future.done() and isinstance(future.exception(), BrokenProcessPool)


def _is_there(future: Future) -> bool:
    try:
        future.exception(PATIENCE)
    except TimeoutError:
        return False
    return True


@st.fragment
def _wait(named: Hashable, doing: str) -> None:
    future = _answers().get(named)
    if future is None or future.done():
        st.rerun()
    st.html(f"<p class='quiet working' role='status'>{html.escape(doing or said('working'))} …</p>")
    pulse(f"answer-{hash(named)}", 0.5)
