"""The glossary: each technical word in one plain sentence, with the field's own name for it."""

from __future__ import annotations

import html
from collections.abc import Iterable

import streamlit as st

from latent.ui.learn import pictures
from latent.ui.session import state
from latent.ui.widgets.words import said

TERMS = (
    "space",
    "dial",
    "code",
    "networks",
    "blur",
    "information",
    "back",
    "direction",
    "between",
    "lines",
    "bell",
    "clouds",
    "temperature",
    "familiar",
    "range",
    "map",
    "neighbours",
    "apart",
    "tidy",
    "odd",
)
"""Keys of the words, in the order in which one meets them."""


def show() -> None:
    """All words, with pictures of the space that is looked at."""
    st.subheader(said("glossary-title"), anchor=False)
    seen = pictures.of(state.space())
    st.html(f"<dl class='glossary'>{''.join(_entry(term, seen.get(term, [])) for term in TERMS)}</dl>")


def few(terms: Iterable[str]) -> str:
    """Some of the words, without pictures, as HTML."""
    return f"<dl class='glossary few'>{''.join(_entry(term, []) for term in terms)}</dl>"


def _entry(term: str, seen: list[str]) -> str:
    word, sentence, field = (html.escape(said(f"term-{term}{part}")) for part in ("", "-means", "-field"))
    shown = f"<span class='figures tight'>{''.join(seen)}</span>" if seen else ""
    return f"<div data-term='{term}'><dt>{word}</dt><dd>{sentence} <small>{field}</small>{shown}</dd></div>"
