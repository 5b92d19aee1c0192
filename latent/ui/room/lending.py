"""Spaces of the teacher's own that a class may open: lent with what lies in them, and taken back."""

from __future__ import annotations

import streamlit as st

from latent import spaces
from latent.classroom.room import Room
from latent.manifest import Manifest
from latent.ui.widgets import views
from latent.ui.widgets.words import said


def offer(room: Room) -> None:
    """What of the teacher's own is lent, each with a tick; nothing where they have no space of their own."""
    mine = spaces.own()
    if not mine:
        return
    lent = sum(spaces.folder_of(name) in room.lent for name in mine)
    with st.popover(said("lending-title", lent=lent), icon=":material/interests:", key="class-lends"):
        st.html(f"<p class='quiet'>{said('lending-means')}</p>")
        for name in mine:
            key = f"lend-{name}"
            st.session_state[key] = spaces.folder_of(name) in room.lent
            title = Manifest.read(spaces.folder_of(name)).title
            st.checkbox(views.plain(title), key=key, on_change=_follow, args=(room, name, key))


def _follow(room: Room, name: str, key: str) -> None:
    (room.lend if st.session_state[key] else room.take)(spaces.folder_of(name))


def for_class(room: Room) -> list[str]:
    """Names of all spaces that the class may open."""
    return [*spaces.shipped(), *(name for name in spaces.own() if spaces.folder_of(name) in room.lent)]


def is_missing(room: Room, name: str) -> bool:
    """Whether the class may not open a space."""
    return name not in for_class(room)


def lend(room: Room, name: str) -> None:
    """Let the class open a space, where it may not yet."""
    if is_missing(room, name):
        room.lend(spaces.folder_of(name))
