"""The foot of every page: what is kept, where, and how to erase it."""

from __future__ import annotations

import html

import streamlit as st

from latent import workspace
from latent.ui.my_work import erasing
from latent.ui.room import entrance
from latent.ui.session import state
from latent.ui.widgets.alone import guest, owner
from latent.ui.widgets.words import said


def show(erase: bool) -> None:
    """Say what is kept, and offer to ``erase`` it where the page itself does not."""
    if guest():
        st.html(f"<p class='foot'>{entrance.foot(guest())}</p>")
        return
    items, kept = state.kept_items(), workspace.size()
    words = f"Nothing leaves this computer. {_in_memory(items)}; "
    words += f"{kept / 1e6:.1f} MB are kept in {workspace.home()}." if kept else "nothing is kept on disk."
    with st.container(key="foot", horizontal=True, vertical_alignment="center"):
        st.html(f"<p class='foot'>{html.escape(words)}</p>")
        st.page_link("pages/Learn.py", label=said("foot-words"), icon=":material/menu_book:", width="content")
        if erase and (items or kept):
            erasing.offer("erase")


def _in_memory(items: int) -> str:
    if not owner():
        forgotten = "in memory until you close or reload this tab, unless you keep it"
    else:
        forgotten = "kept here until you let it go"
    if not items:
        return f"What you bring is {forgotten}"
    return f"{'1 item' if items == 1 else f'{items:,} items'} of yours, {forgotten}"
