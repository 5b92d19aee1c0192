"""Groups: sort items into look-alikes and name them, or label a few and have the rest told."""

from __future__ import annotations

import streamlit as st

from latent.errors import LatentError
from latent.ui.groups import few_labels, labelling, probing, sorting
from latent.ui.items import picker, pool
from latent.ui.session import state
from latent.ui.widgets import notices
from latent.ui.widgets.take_away import Part
from latent.ui.widgets.words import said

SORT, LABEL = "sort", "label"
TITLES = {SORT: "groups-sort", LABEL: "groups-label"}
"""Messages on what can be done."""


def show() -> None:
    """The page."""
    space = picker.pick_space()
    items = pool.pick(space, state.collection(space), "groups-of")
    example = st.container()
    below: list[Part] = []  # what comes after the sheet is offered, and is on it all the same
    part = st.segmented_control(
        said("groups-what"),
        list(TITLES),
        format_func=lambda part: said(TITLES[part]),
        default=SORT,
        key="groups-part",
        required=True,
        label_visibility="collapsed",
    )
    try:
        if part == SORT:
            sorting.show(items, below)
        else:
            labelling.show(items, below)
            below += probing.show(items) or []
    except LatentError as error:
        notices.show(error)
    with example:  # last: it waits for the items themselves, and what was asked for needs their numbers alone
        below += few_labels.show(items)
