"""The tray: what is chosen travels with a person from page to page, and so do undo and redo."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from latent.modalities.items import View
from latent.space import Space
from latent.ui.session import history, state
from latent.ui.session.links import Source
from latent.ui.widgets import buttons, space_names, views
from latent.ui.widgets.words import said, said_as_html

MOST = 8


@dataclass(frozen=True)
class Kept:
    """One item in the tray.

    Attributes:
        space: its space's name.
        source: where it is found there.
        name: as shown.
        look: what it looks like.
    """

    space: str
    source: Source
    name: str = field(compare=False)
    look: View = field(compare=False)


def items() -> list[Kept]:
    """What is in it, the oldest first."""
    return st.session_state.setdefault("tray", [])


def offer(
    space: Space,
    source: Source,
    name: str,
    look: Callable[[], View],
    label: str = "",
    key: str = "into-tray",
    type: str = "secondary",
) -> None:
    """A button that puts an item in, as it then looks; full, the tray lets go of its oldest.

    Args:
        space: that it is in.
        source: where it is found there.
        name: as shown.
        look: gives what it looks like.
        label, key, type: of the button; "" for the usual label.
    """
    there = any((item.space, item.source) == (space.name, source) for item in items())
    if buttons.pressed(label or said("tray-into"), key, icon=":material/inventory_2:", disabled=there, type=type):
        st.session_state["tray"] = [*items(), Kept(space.name, source, name, look())][-MOST:]
        st.rerun()


def show(of_space: bool = True) -> None:
    """What is in the tray, undo and redo; of a page that is about a space, that one and the person's items in it."""
    kept = items()
    pictures = "".join(views.element(item.look, item.name, "kept") for item in kept)
    told = f"<span>{html.escape(_where())}</span>" if of_space else ""
    if told or pictures:
        st.html(f"<div class='tray'>{told}{pictures}</div>")
    with st.popover(said("tray-title", count=len(kept)), type="tertiary", icon=":material/inventory_2:"):
        _contents(kept)
    undo, redo = said("undo-help"), said("redo-help")
    st.button(said("undo"), icon=":material/undo:", type="tertiary", on_click=history.undo, help=undo)
    st.button(said("redo"), icon=":material/redo:", type="tertiary", on_click=history.redo, help=redo)


def _where() -> str:
    return said("tray-in-space", space=space_names.title(state.space().manifest), count=len(state.collection()))


def _contents(kept: list[Kept]) -> None:
    if not kept:
        st.html(f"<p class='quiet'>{said_as_html('tray-empty', most=MOST)}</p>")
    for place, item in enumerate(kept):
        with st.container(horizontal=True, vertical_alignment="center", key=f"tray-{place}"):
            name = "" if views.words(item.look) == item.name else html.escape(item.name)
            st.html(f"<div class='tray-item'>{views.element(item.look, '', 'kept')}<span>{name}</span></div>")
            if buttons.pressed(said("tray-morph"), f"tray-morph-{place}"):
                _morph(item)
            st.button(said("tray-out"), key=f"tray-out-{place}", type="tertiary", on_click=_take_out, args=(place,))


def _morph(item: Kept) -> None:
    st.session_state["space"] = item.space
    state.desk(state.space()).start(item.source)
    st.query_params.clear()
    st.switch_page("pages/Morph.py")


def _take_out(place: int) -> None:
    st.session_state["tray"] = [item for i, item in enumerate(items()) if i != place]
