"""The foot of every page: what is kept, where, and how to erase it."""

from __future__ import annotations

import html

import streamlit as st

from latent import queue, workspace
from latent.ui import state


def show() -> None:
    """Say what is kept, and offer to erase it."""
    items, kept = state.kept_items(), workspace.size()
    words = f"Nothing leaves this computer. {_in_memory(items)}; "
    words += f"{kept / 1e6:.1f} MB are kept in {workspace.home()}." if kept else "nothing is kept on disk."
    with st.container(key="foot", horizontal=True, vertical_alignment="center"):
        st.html(f"<p class='foot'>{html.escape(words)}</p>")
        if items or kept:
            with st.popover("Erase", type="tertiary"):
                st.write("Erase your items from memory, and all that is kept on disk, with the spaces that you made?")
                st.button("Erase everything", on_click=_erase, key="erase")


def _erase() -> None:
    for work in queue.listed():
        queue.drop(work)
    workspace.erase()
    state.erase()


def _in_memory(items: int) -> str:
    if not items:
        return "What you bring is held in memory until you close or reload this tab"
    return f"{'1 item' if items == 1 else f'{items:,} items'} of yours, in memory until you close or reload this tab"
