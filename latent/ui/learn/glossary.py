"""The glossary: each technical word in one plain sentence, with the field's own name for it."""

from __future__ import annotations

import html
from collections.abc import Iterable

import streamlit as st

from latent.ui.components.leading import lead_to
from latent.ui.learn import pictures
from latent.ui.session import state
from latent.ui.widgets.words import language, said

TERMS = (
    "space",
    "dial",
    "code",
    "networks",
    "blur",
    "information",
    "nat",
    "back",
    "likeness",
    "bound",
    "direction",
    "cosine",
    "effect",
    "correlation",
    "between",
    "lines",
    "bell",
    "clouds",
    "temperature",
    "familiar",
    "far",
    "fence",
    "range",
    "map",
    "neighbours",
    "sorting",
    "apart",
    "agree",
    "probe",
    "passed",
    "tidy",
    "odd",
    "found",
)
"""Keys of the words, in the order in which one meets them."""

WORD = "word"
"""What an address calls the word that it leads to, as in ``/Learn?word=map``."""


def show() -> None:
    """All words, with pictures of the space that is looked at; the one that the address names takes the keyboard."""
    st.subheader(said("glossary-title"), anchor=False)
    seen, asked = pictures.of(state.space(), language()), st.query_params.get(WORD, "")
    entries = (_entry(term, seen.get(term, []), term == asked) for term in TERMS)
    st.html(f"<dl class='glossary'>{''.join(entries)}</dl>")
    if asked in TERMS:
        lead_to(f".glossary [data-term={asked}]", key="glossary-lead")


def few(terms: Iterable[str]) -> None:
    """Some of the words, without pictures."""
    st.html(f"<dl class='glossary few'>{''.join(_entry(term, []) for term in terms)}</dl>")


def few_with_links(terms: Iterable[str], page: str) -> None:
    """The same, each with the way to its own place among all words, which are on ``page``."""
    for term in terms:
        with st.container(key=f"word-{term}", gap=None):
            label = said("glossary-see", word=said(f"term-{term}"))
            st.page_link(page, label=label, query_params={WORD: term})
            st.html(f"<p class='word' data-term='{term}'>{_meaning(term)}</p>")


def _entry(term: str, seen: list[str], sought: bool = False) -> str:
    shown = f"<span class='figures tight'>{''.join(seen)}</span>" if seen else ""
    look = " class='sought'" if sought else ""
    return (
        f"<div id='word-{term}' data-term='{term}' tabindex='-1'{look}><dt>{html.escape(said(f'term-{term}'))}</dt>"
        f"<dd>{_meaning(term)}{shown}</dd></div>"
    )


def _meaning(term: str) -> str:
    """The sentence, and the field's own name, as HTML."""
    sentence, field = (html.escape(said(f"term-{term}{part}")) for part in ("-means", "-field"))
    return f"{sentence} <small>{field}</small>"
