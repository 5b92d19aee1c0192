"""Making an item by hand: what the model sees, what comes back, and its place on the map, while it grows."""

from __future__ import annotations

import html

import streamlit as st

from latent import actions
from latent.actions import Imported
from latent.collection import Collection, Entry
from latent.space import Space
from latent.ui.components.pad import pad
from latent.ui.items import nearest
from latent.ui.session import locks, state
from latent.ui.widgets import buttons, familiarity, notices, views
from latent.ui.widgets.words import again, said, said_as_html

OFFERS = {
    "lines": ("hand-draw", ":material/draw:"),
    "areas": ("hand-draw", ":material/draw:"),
    "words": ("hand-write", ":material/edit:"),
    "voice": ("hand-record", ":material/mic:"),
}
"""Messages and icons by how an item is made."""


def offer(space: Space, collection: Collection, told: str = "") -> None:
    """A pad or a line, wherever items can be made by hand; ``told`` is said while nothing is, "" for the usual."""
    how = space.modality.by_hand
    if how is None or locks.locked("bring"):
        return
    words, icon = OFFERS[how]
    with st.expander(said(words), icon=icon, expanded=how == "words"):
        _make(space, collection, told or said("hand-grows"))


@st.fragment
@notices.guarded
def _make(space: Space, collection: Collection, told: str) -> None:
    turns = st.session_state.setdefault("by_hand", {})
    turn = turns.setdefault(space.name, 0)
    place = st.container()
    shown = st.container()
    how = space.modality.by_hand
    with place, pad(space.name, key=f"pad-{space.name}", how=how, revision=turn) as made:
        found = _read(space, made.file, collection.taken)
        made.code = found.entries[0].mean if found.entries else None
        with shown:
            _show(space, found, told)
    with shown:
        words = said("hand-keep", count=len(found.entries))
        kept = buttons.pressed(words, f"keep-{space.name}", disabled=not found.entries, icon=":material/add:")
    if kept and found.entries:
        collection.add(found.entries)
        st.session_state.setdefault("selected", {})[space.name] = ("own", found.entries[0].id)
        turns[space.name] = turn + 1
        st.rerun()


def _read(space: Space, file: tuple[str, bytes] | None, taken: set[str]) -> Imported:
    """What was made as any upload is read; nothing while there is nothing to read."""
    if file is None:
        return Imported([], [])
    return actions.finish(actions.import_files(space, [file], taken, most=state.room_left()))


def _show(space: Space, found: Imported, told: str) -> None:
    notices.refused(found.refused)
    if not found.entries:
        st.html(f"<p class='quiet'>{html.escape(told)}</p>")
        return
    entry = found.entries[0]
    if len(found.entries) > 1:
        st.html(f"<p class='quiet'>{said_as_html('hand-first', count=len(found.entries))}</p>")
    views.row(_figures(space, entry), "figures tight")
    if entry.notes:
        notices.line(" ".join(map(again, entry.notes)), "note")
    familiarity.show(space, entry.stranger_than)
    nearest.show(space, entry.mean)


def _figures(space: Space, entry: Entry) -> list[str]:
    view, back = space.modality.view, space.redraw(entry.mean)[0]
    return [
        views.figure(view(entry.array), said("panel-seen")),
        views.figure(view(back), said("panel-back")),
        views.change(space.modality, entry.array, back),
    ]
