"""Where Morph starts: a known item, one of the person's own, or an imagined one."""

from __future__ import annotations

import random

import numpy as np
import streamlit as st

from latent.collection import Collection
from latent.space import Space
from latent.ui.components.told.space import first_item
from latent.ui.items import picker
from latent.ui.session import locks, state
from latent.ui.session.links import Source
from latent.ui.sliders import blending
from latent.ui.widgets import nouns
from latent.ui.widgets.names import shown
from latent.ui.widgets.words import said, said_as_html

KINDS = {"known": "morph-known", "yours": "morph-yours", "sample": "morph-imagined"}
"""Messages by the kind of source."""


def choose(space: Space, collection: Collection) -> Source:
    """Where to start, with the controls that choose it."""
    desk = state.desk(space)
    gone = desk.source is not None and desk.source.kind == "yours" and desk.source.key not in collection.entries
    if desk.source is None or gone:
        desk.source = Source("known", str(first_item(space)))
    with st.container(horizontal=True, vertical_alignment="center"):
        _choose_kind(space, collection, desk.source)
        if desk.source.kind == "known":
            _choose_known(space, desk.source)
        elif desk.source.kind == "yours":
            _choose_yours(space, collection, desk.source)
        if desk.source.kind in ("known", "sample"):
            st.button(said("morph-another"), on_click=_another, args=(space, desk.source), icon=":material/casino:")
        if not locks.leaves_few():  # its slider would be none of those that are left
            blending.offer(space, collection)
    with st.container():  # always there, so that what follows keeps its place on the page
        _ask_for_yours(space)
    return desk.source


def _choose_kind(space: Space, collection: Collection, source: Source) -> None:
    key = f"kind-{space.name}"
    st.session_state[key] = source.kind if source.kind in KINDS else None
    st.segmented_control(
        said("morph-from"),
        list(KINDS),
        format_func=lambda kind: said(KINDS[kind]),
        key=key,
        label_visibility="collapsed",
        on_change=_change_kind,
        args=(space, collection, key),
    )


def _change_kind(space: Space, collection: Collection, key: str) -> None:
    kind = st.session_state[key]
    st.session_state["asked_for_yours"] = False
    if kind == "yours" and not len(collection):
        st.session_state["asked_for_yours"] = True
    elif kind == "yours":
        state.desk(space).start(Source("yours", next(iter(collection)).id))
    elif kind:
        _another(space, Source(kind, "0"))


def _another(space: Space, source: Source) -> None:
    if source.kind == "sample":
        state.desk(space).start(Source("sample", str(random.randrange(1_000_000))))
        return
    label = st.session_state.get(f"label-{space.name}")
    rows = np.arange(len(space.reference)) if label is None else np.flatnonzero(space.reference.labels == label)
    state.desk(space).start(Source("known", str(int(random.choice(rows)))))


def _choose_known(space: Space, source: Source) -> None:
    names = sorted(set(space.reference.labels))
    if names == [""]:
        return
    key = f"label-{space.name}"
    st.session_state[key] = space.reference.labels[int(source.key)]
    st.selectbox(
        said("morph-which-kind"),
        names,
        key=key,
        format_func=lambda name: shown(name) or said("morph-no-label"),
        on_change=_another,
        args=(space, source),
        width=200,
        label_visibility="collapsed",
    )


def _choose_yours(space: Space, collection: Collection, source: Source) -> None:
    key = f"yours-{space.name}"
    st.session_state[key] = source.key
    st.selectbox(
        said("morph-which"),
        list(collection.entries),
        format_func=lambda i: collection.entries[i].name,
        key=key,
        on_change=lambda: state.desk(space).start(Source("yours", st.session_state[key])),
        width=240,
        label_visibility="collapsed",
    )


def _ask_for_yours(space: Space) -> None:
    """A place to drop one's own, where somebody wants to start from theirs and has none yet."""
    if not st.session_state.get("asked_for_yours"):
        return
    with st.container(border=True):
        st.html(f"<p class='quiet'>{said_as_html('morph-none-yet', **nouns.of(space.modality))}</p>")
        new = picker.drop_zone(space)
        picker.show_refused()
    if new:
        st.session_state["asked_for_yours"] = False
        state.desk(space).start(Source("yours", new[-1]))
    if new is not None:
        st.rerun()
