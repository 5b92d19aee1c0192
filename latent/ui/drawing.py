"""Drawing an item by hand: what the model sees, what comes back, and its place on the map, stroke by stroke."""

from __future__ import annotations

import streamlit as st

from latent import actions
from latent.collection import Collection, Entry
from latent.spaces import Space
from latent.ui import buttons, familiarity, notices, views
from latent.ui.components.pad import pad

NAME = "drawing.png"


def offer(space: Space, collection: Collection) -> None:
    """A pad, wherever items of the space can be drawn by hand."""
    if space.modality.by_hand is None:
        return
    with st.expander("Draw one", icon=":material/draw:"):
        _draw(space, collection)


@st.fragment
@notices.guarded
def _draw(space: Space, collection: Collection) -> None:
    turns = st.session_state.setdefault("drawings", {})
    turn = turns.setdefault(space.name, 0)
    place = st.container()
    shown = st.container()
    thick = space.modality.by_hand == "areas"
    with place, pad(space.name, key=f"pad-{space.name}", thick=thick, revision=turn) as drawn:
        entry = _read(space, drawn.picture, collection.taken)
        drawn.code = None if entry is None else entry.mean
        with shown:
            _show(space, entry)
    with shown:
        kept = buttons.pressed("Keep it", f"keep-{space.name}", disabled=entry is None, icon=":material/add:")
    if kept and entry is not None:
        collection.add([entry])
        st.session_state.setdefault("selected", {})[space.name] = ("own", entry.id)
        turns[space.name] = turn + 1
        st.rerun()


def _read(space: Space, picture: bytes | None, taken: set[str]) -> Entry | None:
    """A drawing as any upload is read; None while there is nothing to read."""
    if picture is None:
        return None
    found = actions.finish(actions.import_files(space, [(NAME, picture)], taken))
    return found.entries[0] if found.entries else None


def _show(space: Space, entry: Entry | None) -> None:
    if entry is None:
        st.html("<p class='quiet'>What you draw moves over the map as it grows.</p>")
        return
    view = space.modality.view
    figures = [
        views.figure(view(entry.array), "how the model sees it"),
        views.figure(view(space.redraw(entry.mean)[0]), "what comes back"),
    ]
    views.row(figures, "figures tight")
    familiarity.show(space, entry.stranger_than)
