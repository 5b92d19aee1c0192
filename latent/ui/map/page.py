"""Map: a space's items and one's own as points; a click tells all about one; uploads land here."""

from __future__ import annotations

import numpy as np
import streamlit as st

from latent import maps
from latent.collection import Collection
from latent.maps import BY_AXES
from latent.space import Space
from latent.ui.components.map import MapPoints, OwnPoints, latent_map
from latent.ui.components.map import said as said_on_map
from latent.ui.items import (
    by_hand,
    colouring,
    finding,
    own_groups,
    own_items,
    own_spaces,
    picker,
    pile,
    selection_panel,
    sortings,
)
from latent.ui.items.colouring import Colouring
from latent.ui.map import choosing, example, item_panel, wholes
from latent.ui.map.wholes import Points
from latent.ui.session import chosen, links, map_view, selecting, state
from latent.ui.sliders import grouping
from latent.ui.widgets import buttons, space_names
from latent.ui.widgets.words import said, said_as_html


def show() -> None:
    """The page."""
    with st.container(horizontal=True, vertical_alignment="center", key="map-controls"):
        space = picker.pick_space()
        map_view.take_up(space)
        dimensions = map_view.pick_dimensions()
        collection = state.collection(space)
        offered = colouring.colours(space, dimensions, collection) | sortings.colours(space)
        by = offered[_pick_colour(space, list(offered))]
    own = wholes.of(collection)
    _take_up(space, own)
    prepared = example.of(space, collection)
    told = st.container()
    left, right = st.columns([0.66, 0.34], gap="medium")
    with left:
        selection = selecting.current(space, collection)
        latent_map(
            _points(space, own, dimensions, by),
            key=_key(space),
            selected=own.picked(space) if prepared is None else ("reference", prepared),
            selection=own.mask(selection, len(space.reference)) if len(selection) else None,
            marked=_torn(space, dimensions) if st.session_state.get(map_view.TORN) else None,
            mark=said("map-torn"),
            live=space,
            label=_told(space, collection),
        )
        as_table = _caveats(space, dimensions, collection)
    # What was clicked stands beside the map, or right under it on a phone; until then, the way to bring something.
    with right:
        finding.show(space, collection, offered)
        if len(selection):
            selection_panel.show(space, collection, selection)
            own_groups.offer(space, selection)
        if prepared is not None:
            example.show(space, prepared)
        something = item_panel.show(space, collection)
    below = st.container()
    with below:
        if as_table:
            finding.table(space, collection, dimensions)
        own_groups.show(space, collection)
        grouping.show(space, collection)
        own_items.show(space, collection)
    with below if something else right:
        own_items.take_uploads(space)
        by_hand.offer(space, collection)
    with told:
        picker.show_refused()
        choosing.show(space, collection)
        _offer_other(space)
        pile.offer_for(space)


def _offer_other(space: Space) -> None:
    """A better reading of what was brought last, where there is one."""
    offer = state.offers(space)
    if offer is None:
        return
    with st.container(border=True):
        begun = own_spaces.offer(offer.other, offer.files, "map", first=False)
        if begun or buttons.pressed(said("map-leave-offer"), "leave-offer", type="tertiary"):
            state.keep_offer(space, None)
            st.rerun()


def _told(space: Space, collection: Collection) -> str:
    known, own = len(space.reference), len(collection)
    return said("map-label", known=known, space=space_names.title(space.manifest), own=own)


def _key(space: Space) -> str:
    return f"map-{space.name}"


def _take_up(space: Space, own: Points) -> None:
    """What was just done on the map, before anything is drawn from it."""
    reply = said_on_map(_key(space), len(space.reference), len(own))
    if reply.clicked:
        own.click(space, reply.clicked)
    if reply.imagined and links.is_code(reply.imagined, space.dials):
        chosen.choose(space, "code", reply.imagined)
    if reply.selection is not None:
        selecting.select(space, own.selection(reply.selection), by="map")


def _pick_colour(space: Space, names: list[str]) -> str:
    first, key = space.manifest.start.get("colour"), map_view.colour_key(space)
    if st.session_state.get(key, names[0]) not in names:
        del st.session_state[key]
    return st.selectbox(
        said("map-colour-by"),
        names,
        index=names.index(first) if first in names else 0,
        format_func=_colour_said,
        key=key,
        width=220,
        label_visibility="collapsed",
    )


def _colour_said(name: str) -> str:
    called = colouring.called(name)
    return said("map-colour", name=called[0].lower() + called[1:] if called[1:] else called)


def _points(space: Space, mine: Points, dimensions: int, by: Colouring) -> MapPoints:
    own, colour = None, by.known()
    if len(mine):
        first = mine.first
        arrays = np.stack([e.array for e in first])
        sheet = space.modality.sheet(arrays, [e.original for e in first])
        hues = [colour.hue(by.own(entry)) for entry in first]
        heard = arrays if space.modality.heard() else None
        own = OwnPoints(mine.places(space, dimensions), mine.names, sheet, hues, heard)
    positions = space.maps[dimensions].positions
    return MapPoints(xy=positions, names=colouring.names(space), colour=colour, sheet=space.thumbnails, own=own)


def _caveats(space: Space, dimensions: int, collection: Collection) -> bool:
    """How far to trust the map, and a switch that marks where not to; returns whether a table is wanted as well."""
    kept = float(space.maps[dimensions].trust.mean())
    by_axes = space.manifest.quality.get("maps", {}).get("by") == BY_AXES
    shown = {"share": f"{100 * kept:.0f}", "dials": space.dials, "dimensions": dimensions}
    st.html(f"<p class='quiet'>{said_as_html('map-kept-axes' if by_axes else 'map-kept', **shown)}</p>")
    torn = int(_torn(space, dimensions).sum())
    with st.container(horizontal=True):
        st.toggle(said("map-mark-torn", count=torn), key=map_view.TORN, help=said("map-mark-torn-help"))
        wholes.offer(collection)
        return st.toggle(said("map-table"), key="as_table")


def _torn(space: Space, dimensions: int) -> np.ndarray:
    """Which known items ``bool (n,)``."""
    return space.maps[dimensions].trust < maps.TORN
