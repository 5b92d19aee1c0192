"""Blend: choose items and how they are put together; see, on a slider and on the map, what lies between them."""

from __future__ import annotations

import html
from dataclasses import replace
from functools import partial

import numpy as np
import streamlit as st

from latent.collection import Collection
from latent.errors import LatentError
from latent.space import Space
from latent.ui.blend import cards, examples, play, ways
from latent.ui.blend.ways import Kinds, Walk
from latent.ui.components.map import MapPoints, latent_map
from latent.ui.components.map import said as said_on_map
from latent.ui.items import colouring, picker
from latent.ui.session import address, blends, links, map_view, morphing, state
from latent.ui.session.blends import Blend
from latent.ui.session.links import Source
from latent.ui.widgets import notices, space_names, views
from latent.ui.widgets.names import shown
from latent.ui.widgets.words import said, said_as_html

MAP_HEIGHT = 430

EXPLAINED = {
    blends.TWO: "blend-two-told",
    blends.FOUR: "blend-four-told",
    blends.SUM: "blend-sum-told",
    blends.LOOK: "blend-look-told",
}
"""Messages on each way of blending."""

WHEN = {
    blends.STRAIGHT: "blend-straight-when",
    blends.SPHERICAL: "blend-spherical-when",
    blends.ALONG: "blend-data-when",
    blends.ANALOGY: "blend-analogy-when",
    blends.FREE: "blend-free-when",
}
"""Messages on when each how is right."""


def show() -> None:
    """The page."""
    space = picker.pick_space()
    _open_link(space)
    collection = state.collection(space)
    mode = _pick_mode(space)
    blend = current(space, collection, mode)
    st.html(f"<p class='quiet'>{html.escape(said(EXPLAINED[mode]))}</p>")
    cards.show(space, collection, blend)
    _pick_how(space, collection, blend)
    left, right = st.columns([0.56, 0.44], gap="medium")
    with left:
        found = _walk(space, collection, blend)
        if found is not None:
            play.play(space, blend, found)
    with right:
        _map(space, collection, blend, found)
    if found is not None and mode == blends.LOOK:
        _every_kind(space, collection, blend)


def current(space: Space, collection: Collection, mode: str) -> Blend:
    """What stands there: what was set, without items that are gone, or else the example."""
    blend = blends.kept(space, mode)
    if blend is None:
        return examples.example(space, mode)
    there = [s if s is None or s.kind != "yours" or s.key in collection.entries else None for s in blend.items]
    return replace(blend, items=tuple(there))


def _walk(space: Space, collection: Collection, blend: Blend) -> Walk | None:
    try:
        return ways.walk(space, collection, blend)
    except LatentError as error:
        notices.show(error)
        return None


def _open_link(space: Space) -> None:
    """Take up the state that a link asks for, once."""
    blend = address.take_up("blend", partial(blends.from_query, space))
    if blend is None:
        return
    collection = state.collection(space)
    again = [source and morphing.own_again(space, collection, source) for source in blend.items]
    # One that names no item is about the way of blending: it opens with the example's.
    usual = examples.example(space, blend.mode)
    blends.keep(space, replace(blend, items=tuple(again) if any(again) else usual.items, signs=blend.signs))


def _pick_mode(space: Space) -> str:
    key, mode = f"blend-mode-{space.name}", blends.mode_of(space)
    st.session_state[key] = mode
    with st.container(horizontal=True, vertical_alignment="center", key="blend-modes"):
        st.segmented_control(
            said("blend-what"),
            list(blends.TITLES),
            format_func=lambda mode: said(blends.TITLES[mode]),
            key=key,
            required=True,
            on_change=lambda: blends.look_at(space, st.session_state[key]),
            label_visibility="collapsed",
        )
        st.button(
            said("blend-example"),
            on_click=blends.forget,
            args=(space, mode),
            disabled=blends.kept(space, mode) is None,
            icon=":material/restart_alt:",
            type="tertiary",
        )
    return mode


def _pick_how(space: Space, collection: Collection, blend: Blend) -> None:
    """How it is done, with one sentence on when that is right."""
    if blend.mode == blends.LOOK:
        _pick_sorting(space, collection, blend)
        return
    key = f"blend-how-{blend.mode}-{space.name}"
    st.session_state[key] = blend.how
    st.segmented_control(
        said("blend-how"),
        list(blends.HOWS[blend.mode]),
        format_func=lambda how: said(blends.NAMED[how]),
        key=key,
        required=True,
        on_change=lambda: blends.change(space, blend, lambda b: b.with_how(st.session_state[key])),
        label_visibility="collapsed",
    )
    st.html(f"<p class='quiet'>{html.escape(said(WHEN[blend.how]))}</p>")


def _pick_sorting(space: Space, collection: Collection, blend: Blend) -> None:
    """By what kinds are told apart, and which kinds the two are."""
    offered = list(examples.sortings(space))
    if not offered or None in blend.items:
        return
    try:
        kinds = _kinds(space, collection, blend)
    except LatentError:  # which the way says in its place
        return
    key = f"blend-by-{space.name}"
    st.session_state[key] = kinds.sorting
    with st.container(horizontal=True, vertical_alignment="center"):
        st.selectbox(
            said("blend-kept"),
            offered,
            format_func=lambda name: said("blend-kinds-by", name=colouring.called(name).lower()),
            key=key,
            on_change=lambda: blends.change(space, blend, lambda b: replace(b, sorting=st.session_state[key])),
            width=240,
            label_visibility="collapsed",
        )
        own, other = (shown(kinds.names[kind]) for kind in (kinds.own, kinds.other))
        told = said_as_html("blend-kinds", name=colouring.called(kinds.sorting), own=own, other=other)
        st.html(f"<p class='quiet'>{told}</p>", width="content")


def _kinds(space: Space, collection: Collection, blend: Blend) -> Kinds:
    return ways.kinds(space, blend, ways.chosen(space, collection, blend))


def _map(space: Space, collection: Collection, blend: Blend, found: Walk | None) -> None:
    """The way over the map of the space; "you are here" follows the slider."""
    dimensions = map_view.pick_dimensions()
    key = f"blend-map-{space.name}"
    _take_up_click(space, key)
    offered = colouring.colours(space, dimensions)
    first = space.manifest.start.get("colour")
    by = first if first in offered else next(iter(offered))
    points = MapPoints(
        xy=space.maps[dimensions].positions,
        names=colouring.names(space),
        colour=offered[by].known(),
        sheet=space.thumbnails,
        paths=[] if found is None else ways.over_map(space, collection, blend, found, dimensions),
    )
    label = said("blend-map", space=space_names.title(space.manifest))
    latent_map(points, key=key, height=MAP_HEIGHT, live=space, selects=False, label=label)
    _offer_clicked(space, blend)
    st.html(f"<p class='quiet'>{said_as_html('blend-map-told', name=colouring.called(by).lower())}</p>")


def _take_up_click(space: Space, key: str) -> None:
    """Remember which dot, or which empty place, was clicked last."""
    reply, clicked = said_on_map(key, len(space.reference), 0), st.session_state.setdefault("blend_clicked", {})
    if reply.clicked:
        clicked[space.name] = Source("known", str(reply.clicked[1]))
    elif reply.imagined and links.is_code(reply.imagined, space.dials):
        clicked[space.name] = Source("code", reply.imagined)


def _offer_clicked(space: Space, blend: Blend) -> None:
    """What was clicked on the map, to be blended."""
    source = st.session_state.get("blend_clicked", {}).get(space.name)
    if source is None:
        st.html(f"<p class='quiet'>{said('blend-click')}</p>")
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        view = cards.view_of(space, source, morphing.begin(space, state.collection(space), source))
        st.html(views.element(view, said("blend-clicked"), "picture small"), width="content")
        for place, letter in zip(range(len(blend.items)), blends.LETTERS, strict=False):
            put = partial(cards.put, space, blend, place, source)
            label = said("blend-make", letter=letter)
            st.button(label, key=f"blend-make-{letter}", type="tertiary", on_click=put)


def _every_kind(space: Space, collection: Collection, blend: Blend) -> None:
    """All kinds in the look of B, side by side."""
    chosen = ways.chosen(space, collection, blend)
    found = ways.kinds(space, blend, chosen)
    present = np.unique(examples.sortings(space)[found.sorting].codes)
    present = present[present >= 0].tolist()
    codes = np.stack([ways.borrowed(space, blend, chosen, kind) for kind in present])
    st.subheader(said("blend-every"), anchor=False)
    st.html(f"<p class='quiet'>{said_as_html('blend-kinds-all', name=colouring.called(found.sorting).lower())}</p>")
    names = [shown(found.names[kind]) for kind in present]
    looks = zip(names, morphing.views(space, codes), strict=True)
    views.row([views.figure(view, name, said("blend-every-one", name=name), "picture small") for name, view in looks])
