"""The class map: known items, and over them what guests sent, each a point with its picture or its words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import streamlit as st

from latent.classroom.room import Shown
from latent.space import Space
from latent.ui.components.map import Categories, MapPoints, OwnPoints, latent_map
from latent.ui.components.map import said as said_on_map
from latent.ui.components.palette import categorical
from latent.ui.items import colouring
from latent.ui.items.colouring import Colouring
from latent.ui.widgets import space_names
from latent.ui.widgets.words import said


def draw(space: Space, shown: Sequence[Shown], by_guest: bool) -> None:
    """Draw it, flat; what is hidden is not among ``shown``."""
    by = _colouring(space)
    points = MapPoints(
        xy=space.maps[2].positions,
        names=colouring.names(space),
        colour=_plain(len(space.reference)) if by_guest else by.known(),
        sheet=space.thumbnails,
        own=_points(space, shown, by_guest, by),
    )
    label = said("class-map", sent=len(shown), known=len(space.reference), space=space_names.title(space.manifest))
    latent_map(points, key=key(space), selected=_picked(space, shown), selects=False, label=label)


def clicked(space: Space, shown: Sequence[Shown]) -> Shown | None:
    """What was clicked last; to be asked before it is drawn. None: nothing that is still there."""
    reply = said_on_map(key(space), len(space.reference), len(shown))
    if reply.clicked:
        kind, index = reply.clicked
        st.session_state["class_picked"] = shown[index].id if kind == "own" else None
    wanted = st.session_state.get("class_picked")
    return next((one for one in shown if one.id == wanted), None)


def key(space: Space) -> str:
    """Of the map on the page."""
    return f"class-map-{space.name}"


def colours(shown: Sequence[Shown]) -> dict[int, str]:
    """A colour for each guest, which stays theirs however many come."""
    most = max((one.guest for one in shown), default=0)
    return dict(enumerate(categorical(most), 1))


def _colouring(space: Space) -> Colouring:
    """As the Map begins."""
    offered = colouring.colours(space, 2)
    return offered.get(space.manifest.start.get("colour", "")) or next(iter(offered.values()))


def _plain(count: int) -> Categories:
    """Known items in grey: the colours are the guests'."""
    return Categories(np.full(count, -1), ())


def _points(space: Space, shown: Sequence[Shown], by_guest: bool, by: Colouring) -> OwnPoints | None:
    if not shown:
        return None
    entries = [one.entry for one in shown]
    sheet = space.modality.sheet(np.stack([e.array for e in entries]), [e.original for e in entries])
    known, guests = by.known(), colours(shown)
    hues = [guests[one.guest] if by_guest else known.hue(by.own(one.entry)) for one in shown]
    places = np.stack([e.places[2] for e in entries])
    return OwnPoints(places, [called(one) for one in shown], sheet, hues, word=said("class-map-sent"))


def called(shown: Shown) -> str:
    """Whose it is, and, of what comes in words, which."""
    words = shown.entry.original.mime.startswith("text/")
    return f"{shown.by}: {shown.entry.name}" if words else shown.by


def _picked(space: Space, shown: Sequence[Shown]) -> tuple[str, int] | None:
    wanted = st.session_state.get("class_picked")
    return next((("own", place) for place, one in enumerate(shown) if one.id == wanted), None)
