"""Points of a map and their colours, as ``frontend/map/data.js`` reads them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from latent.modalities.items import Sheet
from latent.ui.components.palette import SEQUENTIAL, categorical
from latent.ui.components.told import names
from latent.ui.components.told.space import JSON, OCTETS, numbers, sheet
from latent.ui.components.told.words import Say

Keep = Callable[[bytes, str, str], str]
"""From a file's bytes, its type and what it is for to its address."""

_NUMBER = re.compile(r"^\d{1,9}$|(?<=^Group )\d+")


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
        dates: whether the numbers are days since 1970.
    """

    values: np.ndarray
    label: str
    low: float | None = None
    high: float | None = None
    palette: Sequence[str] = SEQUENTIAL
    dates: bool = False

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


def cloud(xy: np.ndarray, names: Sequence[str] | None, tiles: Sheet | None, keep: Keep) -> dict[str, Any]:
    """Points ``(n, 2 or 3)`` with names and thumbnails, as the browser is told."""
    axes = np.asarray(xy).T  # axis by axis: the page then needs no copies of its own
    return {
        "count": len(xy),
        "dims": axes.shape[0],
        "places": keep(numbers(axes), OCTETS, "places"),
        "names": names is not None and keep(json.dumps([str(name) for name in names]).encode(), JSON, "names"),
        "sheet": tiles and sheet(tiles, keep(tiles.view.data, tiles.view.mime, "sheet")),
    }


def numbers_of(colour: Categories | Values) -> np.ndarray:
    """A number for each point."""
    return colour.codes if isinstance(colour, Categories) else colour.values


def colour_of(colour: Categories | Values | None, keep: Keep, say: Say) -> dict[str, Any] | None:
    """Colours of points, as the browser is told; what they mean as ``say`` has it."""
    if colour is None:
        return None
    if isinstance(colour, Categories):
        return {
            "kind": "categories",
            "codes": keep(numbers(colour.codes, "<i2"), OCTETS, "colour"),
            "names": names.each(colour.names, say),
            "palette": list(colour.colours),
        }
    low, high = colour.limits()
    return {
        "kind": "values",
        "values": keep(numbers(colour.values), OCTETS, "colour"),
        "label": names.shown(colour.label, say),
        "low": low,
        "high": high,
        "dates": colour.dates,
        "palette": list(colour.palette),
    }


def factor(values: np.ndarray, say: Say) -> Categories | Values:
    """Of what items were drawn from: words or numbers ``(n,)``; ``say`` gives what is said of numbers."""
    if values.dtype.kind == "U":
        return categories(values)
    return Values(values, say("colour-least-most"), float(values.min()), float(values.max()))


def categories(words: np.ndarray) -> Categories:
    """Of what has a word; what has none is in no group."""
    listed = listed_words(set(words) - {""})
    places = {"": -1} | {name: i for i, name in enumerate(listed)}
    return Categories(np.asarray([places[w] for w in words]), listed)


def listed_words(words: Iterable[str]) -> list[str]:
    """Each word once, numbered ones by their number."""
    return sorted(set(words), key=lambda w: (int(found[0]) if (found := _NUMBER.search(w)) else 0, w))
