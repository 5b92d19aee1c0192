"""Class: for its teacher, the way in, the class map and what can be done with it; for a guest, what they send there."""

from __future__ import annotations

import streamlit as st

from latent.classroom import here
from latent.ui.room import guests_side, teachers_side
from latent.ui.widgets import alone

NONE = """
No class is on. A teacher starts one in a terminal: "make class", or "python -m latent class". It shows an address, a QR
code and a PIN; phones and laptops in the same network then come in, and each sees what is their own.
"""


def show() -> None:
    """The page."""
    room = here.room()
    guest = alone.guest()
    if room is not None and guest is not None:
        guests_side.show(room, guest)
    elif room is not None and alone.owner():
        teachers_side.show(room)
    else:
        st.html(f"<p>{NONE}</p>")
