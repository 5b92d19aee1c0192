"""Blending two: choose another item, and a slider goes all the way into it."""

from __future__ import annotations

import textwrap
from functools import partial

import numpy as np
import streamlit as st

from latent import ways
from latent.collection import Collection
from latent.directions import Direction
from latent.errors import DataError
from latent.space import Space, in_order
from latent.ui.items import item_choice
from latent.ui.session import morphing, state
from latent.ui.session.links import Source
from latent.ui.session.morphing import Beginning
from latent.ui.session.state import Desk
from latent.ui.widgets import names, views
from latent.ui.widgets.words import said

_LETTERS = 40  # of a name on a slider
_UNNAMED = {"sample": "blend-into-imagined", "code": "blend-into-link"}


def target(space: Space, desk: Desk) -> Beginning | None:
    """What is blended with, if it is still there."""
    collection = state.collection(space)
    if desk.into is None or (desk.into.kind == "yours" and desk.into.key not in collection.entries):
        return None
    return morphing.begin(space, collection, desk.into)


def slider(space: Space, desk: Desk, code: np.ndarray) -> list[Direction]:
    """The way from a code ``(dials,)`` into what is blended with; none where nothing is, or where it is the same."""
    other = target(space, desk)
    if other is None:
        return []
    try:
        return [ways.blend(code, other.code, _title(space, desk.into, other.name))]
    except DataError:
        return []


def _title(space: Space, source: Source, name: str) -> str:
    if source.kind in _UNNAMED:
        return said(_UNNAMED[source.kind])
    short = textwrap.shorten(name, _LETTERS, placeholder=" …") or name[:_LETTERS]
    there = short in names.each(in_order(set(space.reference.labels)))
    return said("blend-into-this", item=name) if there else said("blend-into", item=short)


def offer(space: Space, collection: Collection) -> None:
    """The control that chooses it."""
    desk = state.desk(space)
    with st.popover(said("blend-with"), icon=":material/merge:"):
        _show_chosen(space, desk)
        near = morphing.begin(space, collection, desk.source).code
        item_choice.show(space, collection, "blend", near, partial(into, desk))


def _show_chosen(space: Space, desk: Desk) -> None:
    chosen = target(space, desk)
    if chosen is None:
        st.html(f"<p class='quiet'>{said('blend-with-told')}</p>")
        return
    view = morphing.views(space, chosen.code)[0] if chosen.array is None else space.modality.view(chosen.array)
    caption = "" if views.words(view) == chosen.name else chosen.name
    views.row([views.figure(view, caption, chosen.name, "picture small")])
    st.button(said("blend-let-go"), key="blend-none", on_click=into, args=(desk, None), type="tertiary")


def into(desk: Desk, source: Source | None) -> None:
    """Blend with a source, or with nothing, and have the slider in sight."""
    steps = {name: value for name, value in desk.steps.items() if name != ways.BLEND}
    desk.into, desk.family = source, "towards" if source else desk.family
    desk.start(desk.source, steps, desk.held)
