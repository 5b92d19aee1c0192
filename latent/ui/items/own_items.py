"""One's own items on the map: a way to bring some, and the list of them to choose, rename, remove and export."""

from __future__ import annotations

import pyarrow as pa
import streamlit as st

from latent.collection import Collection
from latent.errors import RequestError
from latent.space import Space
from latent.ui.items import picker
from latent.ui.session import chosen, locks
from latent.ui.widgets import buttons, familiarity, names, notices, nouns, views
from latent.ui.widgets.words import said

_WHERE_KNOWN = ("column-seen", "column-label", "column-part-of")
"""Columns that are there where some item has something in them."""


def take_uploads(space: Space) -> None:
    """A place to drop items of one's own; the last that lands is chosen."""
    if locks.locked("bring"):
        return
    new = picker.drop_zone(space)
    if new is not None:
        if new:
            chosen.choose(space, "own", new[-1])
        st.rerun()


def show(space: Space, collection: Collection) -> None:
    """The list of one's own items: choose, rename, remove, export."""
    if not len(collection):
        if collection.removed:
            st.button(said("own-back"), on_click=collection.undo, icon=":material/undo:")
        return
    st.subheader(said("own-title", count=len(collection), **nouns.of(space.modality)), anchor=False)
    answer = st.dataframe(
        pa.table(_table(space, collection)),  # of a dict, Streamlit makes a frame of pandas, and that weighs 40 MB
        hide_index=True,
        row_height=44,
        on_select="rerun",
        selection_mode="multi-row",
        key=f"mine-{space.name}-{len(collection.removed)}-{len(collection)}",
        column_config={
            said("column-seen"): st.column_config.ImageColumn(help=said("column-seen-help"), width="small"),
            said("column-stranger"): st.column_config.ProgressColumn(
                help=said("column-stranger-help"),
                min_value=0,
                max_value=100,
                format=said("column-stranger-format"),
            ),
        },
    )
    ids = [list(collection.entries)[row] for row in answer["selection"]["rows"]]
    _tools(space, collection, ids)


def _table(space: Space, collection: Collection) -> dict[str, list]:
    listed = list(collection)
    seen = [space.modality.view(e.array) for e in listed]
    strangers = {e.id for e in listed if e.familiarity == "unfamiliar"}
    columns = {
        "column-seen": [views.uri(view) for view in seen if view.mime.startswith("image/")],
        "column-name": [e.name for e in listed],
        "column-label": names.each(e.label for e in listed),
        "column-part-of": [e.whole for e in listed],
        "column-lands": ["–" if e.id in strangers else names.shown(e.label_nearby or e.group_nearby) for e in listed],
        "column-familiarity": [said(familiarity.WORDS[e.familiarity]) for e in listed],
        "column-stranger": [int(100 * e.stranger_than) for e in listed],
    }
    shown = {said(name): values for name, values in columns.items() if name not in _WHERE_KNOWN or any(values)}
    return shown | {said("column-rebuild", error=space.modality.error_name): [round(e.error, 4) for e in listed]}


def _tools(space: Space, collection: Collection, ids: list[str]) -> None:
    with st.container(horizontal=True):
        if buttons.pressed(said("own-show"), "show-own", disabled=len(ids) != 1) and ids:
            chosen.choose(space, "own", ids[0])
            st.rerun()
        with st.popover(said("own-rename"), disabled=len(ids) != 1, key=f"rename-{st.session_state.get('renames', 0)}"):
            if ids:
                _rename(collection, ids[0])
        st.button(said("own-remove", count=len(ids)), disabled=not ids, on_click=collection.remove, args=(set(ids),))
        if collection.removed:
            st.button(said("own-bring-back"), on_click=collection.undo, icon=":material/undo:")
        csv, parquet = said("own-csv"), said("own-parquet")
        st.download_button(csv, lambda: collection.export("csv"), f"{space.name}.csv", "text/csv", on_click="ignore")
        st.download_button(parquet, lambda: collection.export("parquet"), f"{space.name}.parquet", on_click="ignore")
    st.html(f"<p class='quiet'>{said('own-tools')}</p>")


def _rename(collection: Collection, which: str) -> None:
    with st.form(f"name-of-{which}", border=False):
        name = st.text_input(said("own-new-name"), collection.entries[which].name)
        if not buttons.submitted(said("own-rename-it"), f"rename-it-{which}"):
            return
        try:
            collection.rename(which, name)
        except RequestError as error:
            notices.show(error)
            return
    st.session_state["renames"] = st.session_state.get("renames", 0) + 1  # another key: the popover comes back closed
    st.rerun()
