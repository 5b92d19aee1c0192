"""Plain lines about what went wrong; text only, so that no name is ever read as HTML or Markdown."""

from __future__ import annotations

import html
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from latent.errors import LatentError
from latent.ui.widgets.words import again, said

log = logging.getLogger(__name__)
P, R = ParamSpec("P"), TypeVar("R")


@contextmanager
def caught(where: str) -> Iterator[None]:
    """A person's mistake shows as one plain line; a fault of ours is logged, and the page stays calm."""
    try:
        yield
    except LatentError as error:
        show(error)
    except Exception:
        log.exception("%s failed", where)
        calm()


def guarded(function: Callable[P, R]) -> Callable[P, R | None]:
    """The same for a fragment, which runs again without the page around it."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R | None:
        with caught(function.__qualname__):
            return function(*args, **kwargs)

    return run


def show(error: LatentError) -> None:
    """One plain line for a person's mistake."""
    line(error.told)


def calm() -> None:
    """What a person sees of a fault of ours."""
    line(said("fault"))


def line(text: str, kind: str = "problem") -> None:
    """A line in a quiet box, in the person's language where it is a saying; ``kind`` is ``problem`` or ``note``."""
    told, role = html.escape(again(text)), "alert" if kind == "problem" else "status"
    st.html(f"<p class='notice {kind}' role='{role}'>{told}</p>")


def refused(errors: list[LatentError], most: int = 5) -> None:
    """The files that were not taken, the first few in sight and the rest one tap away."""
    for error in errors[:most]:
        show(error)
    if len(errors) > most:
        with st.expander(said("refused-more", count=len(errors) - most)):
            for error in errors[most:]:
                show(error)
