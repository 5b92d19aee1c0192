"""What pages say, from one catalogue: a message by its name, in the language that the person reads.

Texts lie in ``assets/words/<language>/<page>.ftl`` in the form of Project Fluent (https://projectfluent.org), in which
translators write plurals and word order as their language has them. Whoever adds a language adds a folder and a line to
:data:`LANGUAGES`; a test holds all of them against each other.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from fluent.runtime import FluentBundle, FluentResource

from latent.ui.components.languages import languages
from latent.ui.widgets import preferences

FOLDER = Path(__file__).parents[3] / "assets" / "words"
LANGUAGES = {"en": "English", "es": "Español"}
"""Languages by their code, each as its readers call it; the first is for whoever reads none of them."""

_KEY = "language"


def said(message: str, **values: str | int | float) -> str:
    """A message as plain text, in the person's language.

    Args:
        message: its name in the catalogue.
        values: what it speaks of, by the names that it has there.

    Raises:
        LookupError: the catalogue has no such message, or it wants other values; a fault of ours.
    """
    return said_in(language(), message, **values)


def said_in(language: str, message: str, **values: str | int | float) -> str:
    """The same in a given language."""
    bundle = bundle_of(language)
    pattern = bundle.get_message(message).value
    if pattern is None:
        raise LookupError(f"{message} says nothing")
    text, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise LookupError(f"{message}: {errors[0]}")
    return text


def language() -> str:
    """The one that the person chose, else that of their browser, else the first."""
    chosen = preferences.get(_KEY)
    if chosen in LANGUAGES:
        return chosen
    asked = (st.context.locale or "").partition("-")[0].lower()
    return asked if asked in LANGUAGES else next(iter(LANGUAGES))


def choose(label: str, key: str) -> None:
    """A control that switches to another language, ``key`` unique on the page."""
    st.session_state[key] = language()
    st.segmented_control(
        label,
        list(LANGUAGES),
        format_func=LANGUAGES.get,
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=lambda: preferences.put(_KEY, st.session_state[key]),
    )


def switch(label: str, key: str) -> None:
    """The same as a quiet line for the foot of a page; it also tells the browser which language the page is in."""
    languages(LANGUAGES, language(), label, lambda code: preferences.put(_KEY, code), key=key)


@cache
def bundle_of(language: str) -> FluentBundle:
    """All messages of a language."""
    # No marks around what is put in: they guard mixed directions of writing, and no language here is written leftwards.
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((FOLDER / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text("utf-8")))
    return bundle
