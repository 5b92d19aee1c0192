"""The map: every item of a space as a point, in two or three dimensions, to hover, click and walk with the keyboard.

The data's path: a page fills :class:`MapPoints` with arrays. Each array becomes one media file of plain little-endian
numbers (places ``float32``, one axis after the other; categories ``int16``; values ``float32``), names become a JSON
file, thumbnails stay the picture that they are. The message to the browser holds the files' addresses, which are named
by content, and the few things that change often: which item is selected, "you are here". So a rerun sends about a
kilobyte; new colours fetch one small file and keep the camera; places, names and thumbnails travel once.

In the browser plotly.js draws the cloud and nothing else. Hovering, clicking and the keyboard work on the same
projection in 2D and 3D, and a canvas above the plot carries what must never be hidden: the person's own items, "you are
here", the selection. Clicks come back as a trigger: :attr:`MapReply.clicked` is set in the one run that the click
caused, so a page that wants to remember it keeps it in its own state and hands it back as ``selected``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from latent.modalities.base import Sheet
from latent.ui.components import mounting
from latent.ui.components.palette import SEQUENTIAL, categorical

Kind = Literal["reference", "own"]
Picked = tuple[Kind, int]


@dataclass(frozen=True)
class Categories:
    """Colour by group.

    Attributes:
        codes: ``int (n,)``, an index into ``names``; negative where it is not known, shown in grey.
        names: each group as the person knows it.
        palette: a colour ``#rrggbb`` for each name; None for the standard one.
    """

    codes: np.ndarray
    names: Sequence[str]
    palette: Sequence[str] | None = None

    @property
    def colours(self) -> Sequence[str]:
        """``#rrggbb`` of each name."""
        return self.palette or categorical(len(self.names))

    def hue(self, name: Any) -> str | None:
        """Of a group by its name; None for one that is not among them."""
        return self.colours[list(self.names).index(name)] if name in self.names else None


@dataclass(frozen=True)
class Values:
    """Colour by number.

    Attributes:
        values: ``float (n,)``; NaN where it is not known, shown in grey.
        label: what the numbers are, in a few words.
        low: the value of the first colour; None for the smallest.
        high: the value of the last colour; None for the largest.
        palette: colours ``#rrggbb`` from low to high.
    """

    values: np.ndarray
    label: str
    low: float | None = None
    high: float | None = None
    palette: Sequence[str] = SEQUENTIAL

    def limits(self) -> tuple[float, float]:
        """The values of the first and of the last colour."""
        known = self.values[np.isfinite(self.values)]
        low = float(known.min()) if self.low is None and known.size else self.low
        high = float(known.max()) if self.high is None and known.size else self.high
        return (0.0 if low is None else float(low), 1.0 if high is None else float(high))

    def hue(self, value: Any) -> str | None:
        """The nearest of the palette's colours for a number; None for one that is not finite."""
        if value is None or not np.isfinite(value):
            return None
        low, high = self.limits()
        share = (value - low) / ((high - low) or 1)
        return self.palette[round(min(max(share, 0), 1) * (len(self.palette) - 1))]


@dataclass(frozen=True)
class OwnPoints:
    """The person's own items, drawn as large ringed diamonds above everything else.

    Attributes:
        xy: ``float (m, 2 or 3)``.
        names: ``(m,)``, as text.
        sheet: a thumbnail for each, or None.
        colours: what each is filled with, ``#rrggbb`` or None for the page's ink; None for ink alone.
    """

    xy: np.ndarray
    names: Sequence[str]
    sheet: Sheet | None = None
    colours: Sequence[str | None] | None = None


@dataclass(frozen=True)
class MapPoints:
    """What a map shows.

    Attributes:
        xy: ``float (n, 2 or 3)``, where the reference items are.
        names: ``(n,)``, as text; None for no names.
        colour: :class:`Categories`, :class:`Values`, or None for one colour.
        sheet: a thumbnail for each reference item, or None.
        own: the person's own items, or None.
        here: ``float (2 or 3,)``, the place marked "You are here", or None.
    """

    xy: np.ndarray
    names: Sequence[str] | None = None
    colour: Categories | Values | None = None
    sheet: Sheet | None = None
    own: OwnPoints | None = None
    here: np.ndarray | None = None

    def __post_init__(self) -> None:
        """Refuse parts that do not belong together: a caller's mistake, so never shown to a person."""
        n, dims = self.xy.shape
        if dims not in (2, 3):
            raise ValueError(f"places have {dims} dimensions")
        if self.names is not None and len(self.names) != n:
            raise ValueError(f"{n} places, {len(self.names)} names")
        if self.colour is not None and len(_numbers(self.colour)) != n:
            raise ValueError(f"{n} places, {len(_numbers(self.colour))} colours")
        if self.own is not None and self.own.xy.shape != (len(self.own.names), dims):
            raise ValueError(f"own places {self.own.xy.shape}, {len(self.own.names)} names, {dims} dimensions")
        if self.here is not None and np.shape(self.here) != (dims,):
            raise ValueError(f"a place {np.shape(self.here)} on a map of {dims} dimensions")


@dataclass(frozen=True)
class MapReply:
    """What the person did.

    Attributes:
        clicked: ``("reference", i)`` or ``("own", i)`` in the run that a click (or Enter) caused; None in all others.
    """

    clicked: Picked | None = None


def latent_map(
    points: MapPoints,
    *,
    key: str,
    height: int = 620,
    selected: Picked | None = None,
    label: str = "Map of all items",
    empty: str = "No items on this map yet.",
) -> MapReply:
    """Draw a map and return what was clicked.

    The camera stays as it is across reruns and new colours, and starts afresh with new places.

    Args:
        points: what to show.
        key: unique on the page.
        height: of the map in pixels, without its legend; less on a narrow screen.
        selected: the item that wears a ring, ``("reference", i)`` or ``("own", i)``.
        label: what the map is, for screen readers.
        empty: shown where there are no points at all.
    """
    data = {
        "plotly": mounting.plotly_file(),
        "height": height,
        "label": label,
        "empty": empty,
        "selected": list(selected) if selected else None,
        "here": None if points.here is None else [float(v) for v in points.here],
        "reference": _cloud(points.xy, points.names, points.sheet, slot=f"{key}.reference"),
        "own": points.own and _own(points.own, slot=f"{key}.own"),
        "colour": _colour(points.colour, slot=f"{key}.colour"),
    }
    return _reply(mounting.mount("map", key=key, data=data, triggers=("click",)).click, points)


def _reply(answer: Any, points: MapPoints) -> MapReply:
    """Read a click; one from a map that has since been replaced by a smaller one is no click."""
    if not answer:
        return MapReply()
    kind, index = answer["kind"], int(answer["index"])
    count = len(points.xy) if kind == "reference" else len(points.own.xy) if points.own else 0
    return MapReply((kind, index)) if 0 <= index < count else MapReply()


def _cloud(xy: np.ndarray, names: Sequence[str] | None, sheet: Sheet | None, slot: str) -> dict[str, Any]:
    axes = np.ascontiguousarray(np.asarray(xy, "<f4").T)  # axis by axis: the page then needs no copies of its own
    return {
        "count": len(xy),
        "dims": axes.shape[0],
        "places": mounting.media(axes.tobytes(), "application/octet-stream", f"{slot}.places"),
        "names": names is not None
        and mounting.media(json.dumps([str(name) for name in names]).encode(), "application/json", f"{slot}.names"),
        "sheet": sheet
        and {
            "picture": mounting.media(sheet.view.data, sheet.view.mime, f"{slot}.sheet"),
            "tile": list(sheet.tile),
            "columns": sheet.columns,
        },
    }


def _own(own: OwnPoints, slot: str) -> dict[str, Any]:
    colours = own.colours and mounting.media(json.dumps(list(own.colours)).encode(), "application/json", f"{slot}.hues")
    return _cloud(own.xy, own.names, own.sheet, slot) | {"colours": colours}


def _numbers(colour: Categories | Values) -> np.ndarray:
    return colour.codes if isinstance(colour, Categories) else colour.values


def _colour(colour: Categories | Values | None, slot: str) -> dict[str, Any] | None:
    if colour is None:
        return None
    octets = "application/octet-stream"
    if isinstance(colour, Categories):
        return {
            "kind": "categories",
            "codes": mounting.media(np.asarray(colour.codes, "<i2").tobytes(), octets, slot),
            "names": [str(name) for name in colour.names],
            "palette": list(colour.colours),
        }
    low, high = colour.limits()
    return {
        "kind": "values",
        "values": mounting.media(np.asarray(colour.values, "<f4").tobytes(), octets, slot),
        "label": colour.label,
        "low": low,
        "high": high,
        "palette": list(colour.palette),
    }
