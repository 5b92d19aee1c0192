"""Erasing everything, with what that was said afterwards."""

from __future__ import annotations

import streamlit as st

from latent import keeping, queue
from latent.classroom import here
from latent.keeping import Erased
from latent.ui.session import drafts, state
from latent.ui.widgets import notices
from latent.ui.widgets.alone import owner
from latent.ui.widgets.words import said
from latent.workspace import kept
from latent.workspace.kept import KeptCollection, KeptView


def offer(key: str) -> None:
    """A way to erase everything; ``key`` is unique on the page."""
    with st.popover(said("erase"), type="tertiary", key=f"{key}-asks"):
        st.write(said("erase-question" if owner() else "erase-question-others"))
        st.button(said("erase-all"), on_click=_erase, key=key)


def show_done() -> None:
    """Say once what was erased."""
    if told := st.session_state.pop("erased", ""):
        notices.line(told, "note")


def _erase() -> None:
    if owner():
        for work in queue.listed():
            queue.drop(work)
    drafts.drop()
    if owner() and (room := here.room()):
        for lent in set(room.lent):
            room.take(lent)
    erased = keeping.erase() if owner() else _erase_own(drafts.session())
    state.erase()
    st.session_state["erased"] = _told(erased)


def _told(erased: Erased) -> str:
    return said(
        "erase-done",
        spaces=said("erase-spaces", count=erased.spaces),
        collections=said("erase-collections", count=erased.collections),
        views=said("erase-views", count=erased.views),
        size=erased.bytes / 1e6,
    )


def _erase_own(session: str) -> Erased:
    """On a server for many: what this session kept, and nothing of anybody else's."""
    rows = {
        kind: [*kept.all_of(kind, session), *kept.all_of(kind, session, True)] for kind in (KeptCollection, KeptView)
    }
    for listed in rows.values():
        kept.remove(listed)
    collections, views = rows.values()
    return Erased(0, len(collections), len(views), sum(row.bytes for row in collections))
