"""The foot of every page: what is kept, where, and how to erase it; words explained; and the language."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from latent import workspace
from latent.ui.learn import glossary
from latent.ui.my_work import erasing
from latent.ui.room import entrance
from latent.ui.session import locks, state
from latent.ui.widgets import language_choice
from latent.ui.widgets.alone import guest, owner
from latent.ui.widgets.words import said

LEARN = "pages/Learn.py"

TERMS = {
    "Start": ("space", "direction", "familiar"),
    "Map": (
        *("space", "dial", "code", "back", "likeness", "direction", "cosine", "effect"),
        *("lines", "familiar", "range", "map", "neighbours"),
    ),
    "Groups": ("space", "code", "lines", "clouds", "sorting", "apart", "agree", "probe", "passed"),
    "Odd ones out": (
        *("space", "code", "nat", "back", "likeness", "bound"),
        *("clouds", "familiar", "far", "fence", "odd", "found"),
    ),
    "Morph": (
        *("space", "dial", "code", "networks", "blur", "information", "nat", "back", "direction"),
        *("cosine", "effect", "correlation", "lines", "temperature", "familiar", "range"),
    ),
    "Blend": ("space", "code", "direction", "between", "familiar"),
    "Imagine": ("space", "dial", "code", "networks", "bell", "clouds", "temperature", "familiar", "range", "odd"),
    "What gets lost": (
        *("space", "dial", "code", "information", "nat", "back", "likeness", "lines", "bell"),
        *("range", "map", "neighbours", "probe"),
    ),
    "Train": ("space", "dial", "code", "networks", "information", "nat", "back", "lines", "tidy"),
}
"""Words of the glossary that stand on each page, in its help too; tests/ui/test_glossary.py looks for more."""


def show(title: str) -> None:
    """Say what is kept, explain words, and offer to erase where the page does not; a guest's goes with the class."""
    who = guest()
    items, kept = (0, 0) if who else (state.kept_items(), workspace.size())
    with st.container(key="foot"):
        st.html(f"<p class='foot'>{entrance.foot(who) if who else _kept(items, kept)}</p>")
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            _explain(TERMS.get(title, ()))
            language_choice.switch(said("foot-language"), "foot-language")
            if title != "My work" and (items or kept):
                erasing.offer("erase")


def _explain(terms: Sequence[str]) -> None:
    """The page's own words, and the way to all of them where nothing is to lead away."""
    stays = locks.locked("menu")
    if not terms and not stays:
        st.page_link(LEARN, label=said("foot-words"), icon=":material/menu_book:", width="content")
    if not terms:
        return
    with st.popover(said("foot-words"), type="tertiary", icon=":material/menu_book:", key="foot-words"):
        st.html(f"<p class='quiet'>{html.escape(said('foot-words-here'))}</p>")
        if stays:
            glossary.few(terms)
        else:
            glossary.few_with_links(terms, LEARN)
            st.page_link(LEARN, label=said("foot-words-all"), icon=":material/school:")


def _kept(items: int, kept: int) -> str:
    """What is kept, as HTML: so many of a person's items, and so many bytes on disk."""
    brought = said("foot-remembered" if owner() else "foot-forgotten", count=items)
    told = said("foot-none-kept", what=brought)
    if kept:
        told = said("foot-kept", what=brought, size=kept / 1e6, folder=str(workspace.home()))
    return html.escape(f"{said('foot-local')} {told}")
