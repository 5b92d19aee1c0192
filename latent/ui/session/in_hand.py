"""What a guest of a class has in hand goes on in their next session.

A phone lets go of pages that sleep, and what it opens instead is a new session. Items, groups and sliders of a guest's
own come back as drafts do (:mod:`latent.ui.session.drafts`); this is the rest of it: where all sliders stand, what is
in the tray, what can be taken back, and the lesson that is on. It is kept with the guest, and goes with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from latent.ui.session import history
from latent.ui.session.history import History
from latent.ui.widgets import alone

GOES_ON = ("lesson_on", "lesson_over", "guide_turn", "locks", "locks_only")
"""Keys of the session's state that go on, besides all that can be taken back. A lesson's step begins anew, with things
standing as they come back: it compares controls too, and a new session has none yet."""


@dataclass(frozen=True)
class InHand:
    """What goes on; none of it is ever changed in place.

    Attributes:
        done: how things stand, with all that can be taken back.
        families: key of the sliders in sight, by page and space.
        rest: of the session's state, by :data:`GOES_ON`.
    """

    done: History
    families: Mapping[tuple[str, str], str]
    rest: Mapping[str, Any]


def remember() -> None:
    """At the end of a run: keep how things stand, for undo and for a guest's next session."""
    history.remember()
    hold()


def hold() -> None:
    """Have a guest's next session begin as this one stands."""
    if (guest := alone.guest()) is not None:
        now = st.session_state
        families = {key: desk.family for key, desk in now.get("desks", {}).items()}
        guest.in_hand = InHand(history.so_far(), families, {key: now[key] for key in GOES_ON if key in now})


def take_up() -> None:
    """Have this session, which holds nothing yet, begin as the guest's last one stood."""
    guest = alone.guest()
    if guest is None or guest.in_hand is None:
        return
    history.go_on(guest.in_hand.done)
    for key, desk in st.session_state.get("desks", {}).items():
        desk.family = guest.in_hand.families.get(key, "")
    st.session_state.update(guest.in_hand.rest)
