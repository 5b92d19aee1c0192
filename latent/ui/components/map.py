"""The map: every item of a space as a point, in two or three dimensions, to hover, click and walk with the keyboard.

The data's path: a page fills :class:`MapPoints` with arrays. Each array becomes one media file of plain little-endian
numbers (places ``float32``, one axis after the other; categories ``int16``; values ``float32``), names become a JSON
file, thumbnails stay the picture that they are. The message to the browser holds the files' addresses, which are named
by content, and the few things that change often: which item is open, which are selected (a bit each, in base 64), "you
are here". So a rerun sends a few kilobytes; new colours fetch one small file and keep the camera; places, names and
thumbnails travel once.

In the browser plotly.js draws the cloud and nothing else. Hovering, clicking and the keyboard work on the same
projection in 2D and 3D, and a canvas above the plot carries what must never be hidden: the person's own items, "you are
here", the shape that a hand draws. Clicks and selections come back as triggers, in the one run that they caused: a page
asks :func:`said` before it draws anything, keeps what it wants in its own state, and hands that back as ``selected``
and ``selection``.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import numpy as np
import streamlit as st

from latent.modalities.items import Sheet
from latent.space import Space
from latent.ui.components import live_space, mounting
from latent.ui.components.mounting import File
from latent.ui.components.told import names as told_names
from latent.ui.components.told import words
from latent.ui.components.told.points import Categories, Keep, Values, cloud, colour_of, numbers_of
from latent.ui.components.told.space import JSON, OCTETS, numbers
from latent.ui.widgets.words import said as say

Kind = Literal["reference", "own"]
Picked = tuple[Kind, int]


@dataclass(frozen=True)
class OwnPoints:
    """The person's own items, drawn as large ringed diamonds above everything else.

    Attributes:
        xy: ``float (m, 2 or 3)``.
        names: ``(m,)``, as text.
        sheet: a thumbnail for each, or None.
        colours: what each is filled with, ``#rrggbb`` or None for the page's ink; None for ink alone.
        heard: the items ``uint8 (m, ...)`` where pointing at one makes it heard, or None.
        word: what they are, in the legend and beside each; "" for those of the person.
    """

    xy: np.ndarray
    names: Sequence[str]
    sheet: Sheet | None = None
    colours: Sequence[str | None] | None = None
    heard: np.ndarray | None = None
    word: str = ""


@dataclass(frozen=True)
class MapPath:
    """A way over the map.

    Attributes:
        places: ``float (n, 2 or 3)``, two or more, from its beginning to its end.
        strange: ``bool (n,)``, those where the model knows nothing; the way is dashed there.
        ends: what its beginning and its end are called, in a letter or two; "" for nothing.
    """

    places: np.ndarray
    strange: np.ndarray
    ends: tuple[str, str] = ("", "")

    def to_json(self) -> dict[str, Any]:
        """As the browser is told; a hundredth of a map unit is more than a screen shows."""
        places = np.round(np.asarray(self.places, np.float64), 3).tolist()
        return {"places": places, "strange": self.strange.tolist(), "ends": list(self.ends)}


@dataclass(frozen=True)
class MapPoints:
    """What a map shows.

    Attributes:
        xy: ``float (n, 2 or 3)``, where the reference items are.
        names: ``(n,)``, as text, as the space has them; None for no names.
        colour: :class:`Categories`, :class:`Values`, or None for one colour.
        sheet: a thumbnail for each reference item, or None.
        own: the person's own items, or None.
        here: ``float (2 or 3,)``, the place marked "You are here", or None.
        paths: ways that are drawn over everything.
    """

    xy: np.ndarray
    names: Sequence[str] | None = None
    colour: Categories | Values | None = None
    sheet: Sheet | None = None
    own: OwnPoints | None = None
    here: np.ndarray | None = None
    paths: Sequence[MapPath] = ()

    def __post_init__(self) -> None:
        """Refuse parts that do not belong together: a caller's mistake, so never shown to a person."""
        n, dims = self.xy.shape
        if dims not in (2, 3):
            raise ValueError(f"places have {dims} dimensions")
        if self.names is not None and len(self.names) != n:
            raise ValueError(f"{n} places, {len(self.names)} names")
        if self.colour is not None and len(numbers_of(self.colour)) != n:
            raise ValueError(f"{n} places, {len(numbers_of(self.colour))} colours")
        if self.own is not None and self.own.xy.shape != (len(self.own.names), dims):
            raise ValueError(f"own places {self.own.xy.shape}, {len(self.own.names)} names, {dims} dimensions")
        if self.here is not None and np.shape(self.here) != (dims,):
            raise ValueError(f"a place {np.shape(self.here)} on a map of {dims} dimensions")
        for path in self.paths:
            if path.places.shape != (len(path.strange), dims):
                raise ValueError(f"a way {path.places.shape} on a map of {dims} dimensions")


@dataclass(frozen=True)
class MapReply:
    """What the person did.

    Attributes:
        clicked: ``("reference", i)`` or ``("own", i)`` in the run that a click (or Enter) caused; None in all others.
        selection: ``bool (n + m,)``, the known items and then one's own, in the run that a new selection caused;
            None in all others.
        imagined: the code of an empty place that was clicked, in base 64 for addresses; None likewise.
    """

    clicked: Picked | None = None
    selection: np.ndarray | None = None
    imagined: str | None = None


def said(key: str, known: int, own: int) -> MapReply:
    """What the person has just done on the map of this key, which shows so many items; to be asked before it is drawn.

    What belongs to a map that has since been replaced by one of another size is left out.
    """
    state = st.session_state.get(key)
    return _reply(state, known, own) if isinstance(state, Mapping) else MapReply()


def latent_map(
    points: MapPoints,
    *,
    key: str,
    height: int = 620,
    selected: Picked | None = None,
    selection: np.ndarray | None = None,
    marked: np.ndarray | None = None,
    mark: str = "",
    live: Space | None = None,
    selects: bool = True,
    label: str = "",
    empty: str = "",
) -> None:
    """Draw a map; :func:`said` tells what was done on it.

    The camera stays as it is across reruns and new colours, and starts afresh with new places.

    Args:
        points: what to show.
        key: unique on the page.
        height: of the map in pixels, without its legend; less on a narrow screen.
        selected: the item that wears a ring, ``("reference", i)`` or ``("own", i)``.
        selection: ``bool (n + m,)``, the known items and then one's own; all others step back. None for no selection.
        marked: ``bool (n,)``, known items that wear a small cross.
        mark: what the cross means, for the legend.
        live: the space whose code, as sliders on the page move it, the map follows, and whose decoder imagines what
            would be at an empty place; None for a map that stands still.
        selects: whether items can be selected with a box or a lasso.
        label: what the map is, for screen readers; "" for the usual words.
        empty: shown where there are no points at all; "" likewise.
    """
    data = {
        "plotly": mounting.plotly_file(),
        "height": height,
        "label": label or say("map-all"),
        "empty": empty or say("map-empty"),
        "words": words.of_map(say),
        "selected": list(selected) if selected else None,
        "selection": None if selection is None else pack(selection),
        "marked": None if marked is None else pack(marked),
        "mark": mark,
        "live": live and live_space.about(live),
        "selects": selects,
        "here": None if points.here is None else [float(v) for v in points.here],
        "paths": [path.to_json() for path in points.paths],
        "reference": cloud(points.xy, points.names and told_names.each(points.names, say), points.sheet, _for_all),
        "own": points.own and _own(points.own, partial(_for_session, f"{key}.own")),
        "colour": colour_of(points.colour, _for_all, say),
    }
    mounting.mount("map", key=key, data=data, triggers={"click": _nothing, "select": _nothing})


def _nothing() -> None:
    """Answers are read as the next run begins; without a callback they would never come."""


def pack(mask: np.ndarray) -> str:
    """``bool (n,)`` as text: eight to a byte, the first lowest, in base 64; "" where none is set."""
    return base64.b64encode(np.packbits(mask, bitorder="little").tobytes()).decode() if mask.any() else ""


def unpack(text: str, count: int) -> np.ndarray | None:
    """The ``bool (count,)`` that :func:`pack` wrote; None for what it did not write."""
    if not text:
        return np.zeros(count, bool)
    try:
        octets = np.frombuffer(base64.b64decode(text, validate=True), np.uint8)
    except (binascii.Error, ValueError):
        return None
    fits = len(octets) == -(-count // 8)
    return np.unpackbits(octets, count=count, bitorder="little").astype(bool) if fits else None


def _reply(state: Mapping[str, Any], known: int, own: int) -> MapReply:
    clicked = selection = imagined = None
    match state.get("click"):
        case {"kind": "place", "code": str(code)}:
            imagined = code
        case {"kind": "reference" | "own" as kind, "index": int(index)}:
            clicked = (kind, index) if 0 <= index < (known if kind == "reference" else own) else None
    match state.get("select"):
        case {"bits": str(bits), "count": int(count)} if count == known + own:
            selection = unpack(bits, count)
    return MapReply(clicked, selection, imagined)


def _for_all(data: bytes, mime: str, _: str) -> str:
    """Known items are the same for everybody."""
    return mounting.keep_for_all(File(data, mime))


def _for_session(slot: str, data: bytes, mime: str, part: str) -> str:
    return mounting.media(data, mime, f"{slot}.{part}")


def _own(own: OwnPoints, keep: Keep) -> dict[str, Any]:
    colours = own.colours and keep(json.dumps(list(own.colours)).encode(), JSON, "hues")
    heard = None if own.heard is None else keep(numbers(own.heard, np.uint8), OCTETS, "heard")
    return cloud(own.xy, own.names, own.sheet, keep) | {
        "colours": colours,
        "heard": heard,
        "word": own.word or say("map-yours"),
    }
