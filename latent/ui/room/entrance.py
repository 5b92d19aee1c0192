"""What the frame asks before a page shows anything: may they see it, and where did the teacher send everybody."""

from __future__ import annotations

import streamlit as st

from latent.classroom import here
from latent.classroom.room import Guest
from latent.errors import LatentError, RequestError, wrong
from latent.ui.components.bell import bell
from latent.ui.session import drafts, in_hand, locks
from latent.ui.widgets import alone
from latent.ui.widgets.words import said_as_html
from latent.words import Saying

SPREAD = 1.5
"""Seconds over which the pages of a class go where the teacher sends them: all at once, each would wait for all."""


def refused(for_guests: bool) -> LatentError | None:
    """Why whoever asks may not see a page; None where they may."""
    room = here.room()
    if room is None or alone.owner():
        return None
    if alone.guest() is None:
        st.session_state.clear()
        return RequestError(Saying("error-item-class"), *wrong("error-class-over"))
    if not for_guests:
        return RequestError(Saying("error-item-page"), *wrong("error-teachers-page"))
    return None


def greet() -> None:
    """A session of a guest begins with what they had in hand last, and where they followed the teacher to."""
    guest = alone.guest()
    if guest is None or "followed" in st.session_state:
        return
    st.session_state["followed"] = guest.followed
    in_hand.take_up()


def goes_to() -> tuple[str, dict[str, str]] | None:
    """Title and address of the page that the teacher sent everybody to, once for each time; None: stay here."""
    room, guest = here.room(), alone.guest()
    if room is None or guest is None:
        return None
    sent = room.sent
    if sent.number == st.session_state.get("followed", 0):
        return None
    st.session_state["followed"] = guest.followed = sent.number
    if not sent.page:
        locks.release()
        return None
    return sent.page, dict(sent.query)


def settle() -> None:
    """In a session of a guest, once all is ready for it: bring back what they had in all their tabs, and listen."""
    room, guest = here.room(), alone.guest()
    if room is None or guest is None:
        return
    if "came_back" not in st.session_state:
        st.session_state["came_back"] = True
        drafts.come_back()
    bell("class", st.session_state["rung"], SPREAD)


def before() -> None:
    """Note how often the bell had rung before anything is drawn."""
    if room := here.room():
        st.session_state["rung"] = room.for_all.number


def foot(guest: Guest) -> str:
    """What a guest is told at the foot of each page, as HTML."""
    return said_as_html("foot-guest", name=guest.name)
