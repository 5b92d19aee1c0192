"""Who asks: the owner of what lies on this disk, a guest of a class, or one of many on a server.

Alone, whoever opens a page is whoever kept what lies on this disk, and may see all of it. In a class that is still so
for who sits at this computer; a guest has a place of their own, and sees nothing else. Where others may open pages too,
each session sees what it kept itself and nothing else, and nothing is kept unasked.
"""

from __future__ import annotations

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from latent import workspace
from latent.classroom import here
from latent.classroom.asking import LOCAL, by_local_name
from latent.classroom.gate import ASKS, OWNER
from latent.classroom.room import Guest, Room
from latent.workspace import Place

_known: dict[str, str] = {}
"""Who each session is, as the gate said when its browser was last there."""


def alone() -> bool:
    """Whether the server listens on this computer alone, and was asked for by a name of this computer."""
    return (st.get_option("server.address") or "") in LOCAL and by_local_name(st.context.headers)


def owner() -> bool:
    """Whether whoever asks sits at this computer, alone or before a class."""
    room = here.room()
    return alone() if room is None else _token() == OWNER


def guest() -> Guest | None:
    """The guest of a class who asks; None: it is none of its guests, or there is no class."""
    room = here.room()
    return room.guest(_token()) if room else None


def teaches() -> Room | None:
    """The room of the class, where its owner asks."""
    room = here.room()
    return room if room and owner() else None


def keeps() -> bool:
    """Whether what a session has is kept unasked: the owner's on this disk, a guest's as long as the class."""
    return owner() or guest() is not None


def seen_by(session: str) -> str | None:
    """Whose things a session may see, as :func:`latent.workspace.kept.all_of` takes it: all there are, or its own."""
    return None if keeps() else session


def lend() -> None:
    """See that whatever a guest's session asks for is looked for in their own place, whichever code asks."""
    if here.room():
        workspace.lend(_place)


def forget_guests(room: Room) -> None:
    """Let go of what sessions of guests hold whose pages sleep; those that are awake do so by themselves."""
    served = runtime.get_instance()
    for session in [id_ for id_, token in _known.items() if token != OWNER]:
        if not served.is_active_session(session):
            _known.pop(session, None)
            room.loop.call_soon_threadsafe(served.close_session, session)


def _place() -> Place | None:
    room = here.room()
    if room is None or get_script_run_ctx(suppress_warning=True) is None:
        return None  # a thread that works for no session
    token = _token()
    if token == OWNER:
        return None
    asking = room.guest(token)
    return asking.place if asking else Place(room.folder / "nobody", room.folder / "nobody")


def _token() -> str:
    """What the gate says of who asks. A browser that has just gone says nothing: then it is who it was."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return ""
    if said := st.context.headers.get(ASKS):
        _known[context.session_id] = said
    return _known.get(context.session_id, "")
