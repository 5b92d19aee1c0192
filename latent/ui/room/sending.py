"""The teacher sends the class to the page that they look at, as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from latent.classroom.room import Room
from latent.ui.room import lending
from latent.ui.session import locks, state
from latent.ui.widgets import buttons, space_names
from latent.ui.widgets.words import said, said_as_html

_WITHOUT = {"menu": "send-without-menu", "bring": "send-without-bring", "tools": "send-without-tools"}


def let_go(room: Room, key: str) -> None:
    """A button that lets everybody go where they like again."""
    if buttons.pressed(said("send-let-go"), key):
        room.send("", {})
        st.rerun()


def offer(room: Room, page: str, query: Mapping[str, str]) -> None:
    """A popover with what the link takes off, a way to send everybody, and the link itself.

    Args:
        room: of the class.
        page: title of the page.
        query: of an address that opens just this.
    """
    with st.popover(said("send-title"), type="tertiary", icon=":material/campaign:", key="send-class"):
        taken = [name for name in locks.LOCKS if st.checkbox(said(_WITHOUT[name]), key=f"without-{name}")]
        asked = locks.none_of(query) | locks.query(taken, _left())
        here = state.space()
        if lending.is_missing(room, here.name):
            st.html(f"<p class='quiet'>{said_as_html('lending-first', space=space_names.title(here.manifest))}</p>")
        if buttons.pressed(said("send-all"), "send-all", type="primary"):
            lending.lend(room, here.name)
            room.send(page, asked)
            st.toast(said("send-done"))
        if room.sent.page:
            let_go(room, "let-go-all")
        st.html(f"<p class='quiet'>{said('send-link')}</p>")
        place = "" if page == "Start" else page.replace(" ", "_")
        st.code(f"{room.address}{place}?{urlencode(asked)}", language=None, wrap_lines=True)


def _left() -> list[str]:
    """Sliders that alone are left to whoever follows; none where all are, or where the page has none."""
    titles = locks.offered()
    if not titles:
        return []
    return st.multiselect(
        said("few-only"),
        list(titles),
        format_func=titles.get,
        key=f"only-{state.space().name}",
        placeholder=said("few-all"),
        help=said("few-help"),
    )
