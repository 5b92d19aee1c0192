"""One's own items on the map: a way to bring some, and the list of them to choose, rename, remove and export."""

from __future__ import annotations

import pyarrow as pa
import streamlit as st

from latent.collection import Collection
from latent.errors import RequestError
from latent.space import Space
from latent.ui.items import picker
from latent.ui.session import chosen, locks
from latent.ui.widgets import buttons, notices, views


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
            st.button("Bring back what was removed", on_click=collection.undo, icon=":material/undo:")
        return
    noun = space.modality.noun[1 if len(collection) > 1 else 0]
    st.subheader(f"Yours: {len(collection):,} {noun}", anchor=False)
    answer = st.dataframe(
        pa.table(_table(space, collection)),  # of a dict, Streamlit makes a frame of pandas, and that weighs 40 MB
        hide_index=True,
        row_height=44,
        on_select="rerun",
        selection_mode="multi-row",
        key=f"mine-{space.name}-{len(collection.removed)}-{len(collection)}",
        column_config={
            "picture": st.column_config.ImageColumn("seen as", help="How the model sees it", width="small"),
            "stranger than": st.column_config.ProgressColumn(
                "stranger than",
                help="Share of known items that are more familiar",
                min_value=0,
                max_value=100,
                format="%d in 100",
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
        "picture": [views.uri(view) for view in seen if view.mime.startswith("image/")],
        "name": [e.name for e in listed],
        "label": [e.label for e in listed],
        "part of": [e.whole for e in listed],
        "lands among": ["–" if e.id in strangers else e.label_nearby or e.group_nearby for e in listed],
        "familiarity": [e.familiarity for e in listed],
        "stranger than": [int(100 * e.stranger_than) for e in listed],
        f"rebuild {space.modality.error_name}": [round(e.error, 4) for e in listed],
    }
    return {
        name: values for name, values in columns.items() if name not in ("picture", "label", "part of") or any(values)
    }


def _tools(space: Space, collection: Collection, ids: list[str]) -> None:
    with st.container(horizontal=True):
        if buttons.pressed("Show on the map", "show-own", disabled=len(ids) != 1) and ids:
            chosen.choose(space, "own", ids[0])
            st.rerun()
        with st.popover("Rename", disabled=len(ids) != 1, key=f"rename-{st.session_state.get('renames', 0)}"):
            if ids:
                _rename(collection, ids[0])
        st.button(f"Remove {len(ids) or ''}".strip(), disabled=not ids, on_click=collection.remove, args=(set(ids),))
        if collection.removed:
            st.button("Bring back", on_click=collection.undo, icon=":material/undo:")
        st.download_button("CSV", lambda: collection.export("csv"), f"{space.name}.csv", "text/csv", on_click="ignore")
        st.download_button("Parquet", lambda: collection.export("parquet"), f"{space.name}.parquet", on_click="ignore")
    st.html(
        "<p class='quiet'>Choose rows to rename or remove. "
        "The files hold names, scores, places on both maps, and codes.</p>"
    )


def _rename(collection: Collection, which: str) -> None:
    with st.form(f"name-of-{which}", border=False):
        name = st.text_input("New name", collection.entries[which].name)
        if not buttons.submitted("Rename it", f"rename-it-{which}"):
            return
        try:
            collection.rename(which, name)
        except RequestError as error:
            notices.show(error)
            return
    st.session_state["renames"] = st.session_state.get("renames", 0) + 1  # another key: the popover comes back closed
    st.rerun()
