"""Which dial holds what: what changes in an item when each is turned, and a name that a person gives it."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from latent.errors import LatentError
from latent.ui.lost.item_story import Story
from latent.ui.session import links, state
from latent.ui.sliders import dial_names
from latent.ui.widgets import buttons, notices, views
from latent.ui.widgets.words import said

_WIDE = 436
"""Pixels of a card: two beside each other."""

FIRST, MORE = 6, 6
"""Dials in sight, and how many come with each further look."""


def show(story: Story) -> str:
    """The section; returns what of it goes on a sheet."""
    key = f"lost-dials-{story.space.name}"
    count = min(st.session_state.get(key, FIRST), story.space.dials)
    with st.container(horizontal=True, key="lost-dials"):
        parts = [_dial(story, int(dial)) for dial in story.order[:count]]
    if count < story.space.dials:
        more = lambda: st.session_state.update({key: count + MORE})  # noqa: E731
        st.button(said("turned-more"), key=f"{key}-more", on_click=more, type="tertiary", icon=":material/expand_more:")
    return "".join(parts)


def _dial(story: Story, dial: int) -> str:
    told = _heading(story, dial) + turned(story, dial)
    with st.container(border=True, width=_WIDE, key=f"lost-dial-{dial}", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.html(_heading(story, dial), width="content")
            _name(story, dial)
        st.html(turned(story, dial))
    return told


def _heading(story: Story, dial: int) -> str:
    name = dial_names.of(story.space, dial)
    number = f" {said('turned-number', number=dial + 1)}" if dial in dial_names.own(story.space) else ""
    nats, usual = float(story.nats[dial]), float(dial_names.nats_of(story.space)[dial])
    tells = html.escape(said("turned-tells", nats=nats, usual=usual))
    return f"<p class='group'><b>{html.escape(name)}</b>{number} <span class='quiet'>{tells}</span></p>"


def turned(story: Story, dial: int) -> str:
    """The item with a dial low and high, and what changes between."""
    modality, way = story.space.modality, np.eye(story.space.dials, dtype=np.float32)[dial]
    step = dial_names.sigma(story.space, dial) * way
    low, high = story.space.redraw(np.stack([story.code - step, story.code + step]))
    name = dial_names.of(story.space, dial)
    figures = [
        views.figure(modality.view(low), said("turned-low"), said("turned-low-of", dial=name), "picture"),
        views.figure(modality.view(high), said("turned-high"), said("turned-high-of", dial=name), "picture"),
        views.figure(
            modality.difference(low, high), said("turned-changes"), said("turned-changes-of", dial=name),
            "picture change", modality.told(low, high),
        ),
    ]  # fmt: skip
    return f"<div class='figures turned'>{''.join(figures)}</div>"


def _name(story: Story, dial: int) -> None:
    """A field for its name, and a way to let go of one."""
    space, own = story.space, dial_names.own(story.space)
    turn = st.session_state.setdefault("named_dials", 0)  # another key: the popover comes back closed
    label = said("turned-rename" if dial in own else "turned-name")
    with st.popover(label, type="tertiary", key=f"name-dial-{dial}-{turn}"):
        with st.form(f"dial-form-{dial}-{turn}", border=False):
            name = st.text_input(said("turned-what"), own.get(dial, ""), max_chars=links.LONGEST)
            given = buttons.submitted(said("turned-keep"), f"keep-dial-{dial}")
        st.html(f"<p class='quiet'>{html.escape(said('turned-becomes'))}</p>")
        gone = dial in own and buttons.pressed(said("turned-drop"), f"drop-dial-{dial}", type="tertiary")
    if not (given or gone):
        return
    try:
        dial_names.give(space, dial, name) if given else state.drop_direction(space, own[dial])
    except LatentError as error:
        notices.show(error)
        return
    st.session_state["named_dials"] = turn + 1
    st.rerun()
