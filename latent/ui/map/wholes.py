"""One's own points on the map: an item each, or, where a person wants it, a document each, at the mean of its parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import streamlit as st

from latent.collection import Collection, Entry
from latent.space import Space
from latent.ui.components.map import Picked
from latent.ui.session import chosen, selecting
from latent.ui.session.selecting import Selection
from latent.ui.widgets.words import said

TOGETHER = "documents"
"""Key of the switch."""


@dataclass(frozen=True, eq=False)
class Points:
    """What is shown of one's own.

    Attributes:
        parts: the items of each point, one or more.
    """

    parts: tuple[tuple[Entry, ...], ...]

    def __len__(self) -> int:
        return len(self.parts)

    @property
    def names(self) -> list[str]:
        """Of an item, or of a document with how many parts it has."""
        return [p[0].name if len(p) == 1 else said("map-parts", name=p[0].whole, count=len(p)) for p in self.parts]

    @property
    def first(self) -> list[Entry]:
        """The item of each, or the first of several."""
        return [parts[0] for parts in self.parts]

    def places(self, space: Space, dimensions: int) -> np.ndarray:
        """``float (m, dimensions)``: where each item stands, and a document by its mean code."""
        found = np.stack([parts[0].places[dimensions] for parts in self.parts])
        several = [row for row, parts in enumerate(self.parts) if len(parts) > 1]
        if several:
            codes = np.stack([np.mean([e.mean for e in self.parts[row]], axis=0) for row in several])
            found[several] = space.maps[dimensions].place(codes.astype(np.float32))
        return found

    def mask(self, selection: Selection, known: int) -> np.ndarray:
        """``bool (known + m,)`` of what is selected; a document is, with any of its parts."""
        rows, own = np.zeros(known, bool), set(selection.own)
        rows[selection.rows] = True
        return np.append(rows, [any(e.id in own for e in parts) for parts in self.parts]).astype(bool)

    def selection(self, mask: np.ndarray) -> Selection:
        """The selection of ``bool (known + m,)``, documents by all of their parts."""
        known = len(mask) - len(self)
        own = (e.id for point in np.flatnonzero(mask[known:]) for e in self.parts[point])
        return Selection(np.flatnonzero(mask[:known]), tuple(own))

    def click(self, space: Space, clicked: Picked) -> None:
        """Remember what was clicked; the parts of a document are selected."""
        kind, index = clicked
        if kind == "own" and len(self.parts[index]) > 1:
            selecting.select(space, Selection(own=tuple(e.id for e in self.parts[index])))
        chosen.choose(space, kind, self.parts[index][0].id if kind == "own" else index)

    def picked(self, space: Space) -> Picked | None:
        """What was clicked last, as the map counts it; None where nothing was, or it is gone."""
        kind, which = chosen.chosen(space)
        if kind != "own":
            return ("reference", which) if kind == "reference" else None
        return next((("own", row) for row, parts in enumerate(self.parts) if any(e.id == which for e in parts)), None)


def of(collection: Collection) -> Points:
    """The points of a collection, as the switch stands."""
    return together(collection) if st.session_state.get(TOGETHER) else Points(tuple((e,) for e in collection))


def together(collection: Iterable[Entry]) -> Points:
    """Each document as one point, and what was never parted as it is."""
    gathered: dict[tuple[str, str], list[Entry]] = {}
    for entry in collection:
        gathered.setdefault(("whole", entry.whole) if entry.whole else ("item", entry.id), []).append(entry)
    return Points(tuple(map(tuple, gathered.values())))


def offer(collection: Collection) -> None:
    """The switch, where there are documents."""
    if any(entry.whole for entry in collection):
        st.toggle(said("map-documents"), key=TOGETHER, help=said("map-documents-help"))
