"""One line of My work: what a thing is called and is, and ways to rename and delete it."""

from __future__ import annotations

import html
import time
from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from latent.errors import LatentError
from latent.ui.widgets import buttons, notices
from latent.ui.widgets.words import said, said_as_html
from latent.workspace import kept


def told(name: str, about: str, changed: float, size: int = 0) -> None:
    """What it is called, what it is, when it was changed, and how large it is, in bytes."""
    day = time.strftime("%Y-%m-%d %H:%M", time.localtime(changed))
    heavy = f" · {weight(size)}" if size else ""
    st.html(f"<p class='item'><b>{html.escape(name)}</b></p><p class='quiet'>{html.escape(about)} · {day}{heavy}</p>")


def weight(size: int) -> str:
    """Bytes, in words."""
    return said("kept-large", size=size / 1e6) if size >= 100_000 else said("kept-small", size=max(1, size // 1000))


def tools(key: str) -> DeltaGenerator:
    """Where its buttons stand."""
    return st.container(horizontal=True, vertical_alignment="center", gap="small", key=key)


def rename(key: str, name: str, into: Callable[[str], object]) -> None:
    """A popover that asks for another name and passes it on.

    Args:
        key: unique on the page.
        name: now.
        into: renames it; may raise a :class:`LatentError`.
    """
    turn = st.session_state.get("renames", 0)
    with (
        st.popover(said("kept-rename"), type="tertiary", key=f"rename-{key}-{turn}"),
        st.form(f"name-of-{key}", border=False),
    ):
        new = st.text_input(said("kept-new-name"), name, max_chars=kept.LONGEST)
        if not buttons.submitted(said("kept-rename-it"), f"rename-it-{key}"):
            return
        try:
            into(new)
        except LatentError as error:
            notices.show(error)
            return
    st.session_state["renames"] = turn + 1  # another key: the popover comes back closed
    st.rerun()


def delete(key: str, name: str, drop: Callable[[], Callable[[], object]], taken_out: bool = False) -> None:
    """A button that deletes it, after which the page says so and offers it back.

    Args:
        key: unique on the page.
        name: of what goes.
        drop: deletes it, and returns what brings it back.
        taken_out: of something that stays, and not into the bin.
    """
    if buttons.pressed(said("kept-delete"), f"delete-{key}", type="tertiary"):
        st.session_state["just_deleted"] = (name, taken_out, drop())
        st.rerun()


def say_deleted() -> None:
    """What was deleted last, with a way to take that back; until another page is opened."""
    if "just_deleted" not in st.session_state:
        return
    name, taken_out, undo = st.session_state["just_deleted"]
    told = (
        said_as_html("kept-taken-out", name=name)
        if taken_out
        else said_as_html("kept-binned", name=name, days=kept.DAYS)
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f"<p role='status'>{told}</p>", width="content")
        if buttons.pressed(said("kept-back"), "undelete", icon=":material/undo:"):
            undo()
            del st.session_state["just_deleted"]
            st.rerun()
