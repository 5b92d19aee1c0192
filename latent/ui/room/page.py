"""Class: for its teacher, the way in, the class map and what can be done with it; for a guest, what they send there."""

from __future__ import annotations

import streamlit as st

from latent.classroom import here
from latent.ui.room import guests_side, teachers_side
from latent.ui.widgets import alone
from latent.ui.widgets.words import said_as_html


def show() -> None:
    """The page."""
    room = here.room()
    guest = alone.guest()
    if room is not None and guest is not None:
        guests_side.show(room, guest)
    elif room is not None and alone.owner():
        teachers_side.show(room)
    else:
        st.html(f"<p>{said_as_html('class-none')}</p>")
