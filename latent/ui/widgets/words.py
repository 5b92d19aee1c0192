"""What pages say: a message of the catalogue by its name, in the language that the person reads."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from latent.ui.widgets import preferences
from latent.words import LANGUAGES, said_again, said_in

PREFERENCE = "language"
"""Under which the chosen language is kept."""

_SPOKEN: ContextVar[str] = ContextVar("spoken", default="")


def said(message: str, **values: str | int | float) -> str:
    """A message as plain text, in the person's language; arguments and errors as :func:`latent.words.said_in` has."""
    return said_in(language(), message, **values)


def said_as_html(message: str, **values: str | int | float) -> str:
    """The same as HTML: tags that a message has are ours and stay, whatever it speaks of is text and no more."""
    told = {name: again(one) if isinstance(one, str) else one for name, one in values.items()}
    return said(message, **{name: html.escape(one) if isinstance(one, str) else one for name, one in told.items()})


def again(text: str) -> str:
    """What was said below the pages, in the person's language; any other text as it is."""
    return said_again(text, language())


def listed(parts: Sequence[str]) -> str:
    """Some things one after the other: "a", "a and b", "a, b and c"."""
    *first, last = parts
    return said("words-and", first=", ".join(first), last=last) if first else last


def number(value: float) -> str:
    """A number with the decimals that it has, six at most, as the person's language writes it."""
    return said("words-plain", number=float(value) + 0.0)  # no "-0"


def tenths(number: float) -> str:
    """A number with one decimal, as the person's language writes it."""
    return said("words-tenths", number=float(number))


def hundredths(number: float) -> str:
    """The same with two."""
    return said("words-hundredths", number=float(number))


def language() -> str:
    """The one that the person chose, else that of their browser, else the first."""
    if spoken := _SPOKEN.get():
        return spoken
    chosen = preferences.get(PREFERENCE)
    if chosen in LANGUAGES:
        return chosen
    asked = (st.context.locale or "").partition("-")[0].lower()
    return asked if asked in LANGUAGES else next(iter(LANGUAGES))


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """All is said in this language, where no session is at hand that would tell whose it is: a file in the making."""
    token = _SPOKEN.set(code)
    try:
        yield
    finally:
        _SPOKEN.reset(token)
