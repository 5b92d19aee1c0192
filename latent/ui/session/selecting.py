"""Items picked out together: by a shape drawn on the map, by words, by a score, in the table. Kept in the session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import streamlit as st

from latent.collection import Collection
from latent.space import Space


@dataclass(frozen=True, eq=False)
class Selection:
    """Known items by their rows, and one's own by their ids, since the order of those changes.

    Attributes:
        rows: ``int64 (k,)``, ascending.
        own: ids.
    """

    rows: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    own: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.rows) + len(self.own)

    @classmethod
    def of(cls, mask: np.ndarray, collection: Collection) -> Selection:
        """From ``bool (n + m,)``: the known items, and then those of a collection."""
        known = len(mask) - len(collection)
        ids = list(collection.entries)
        return cls(np.flatnonzero(mask[:known]), tuple(ids[i] for i in np.flatnonzero(mask[known:])))

    def mask(self, known: int, collection: Collection) -> np.ndarray:
        """``bool (known + m,)``, as :meth:`of` takes it."""
        chosen = np.zeros(known, bool)
        chosen[self.rows] = True
        own = set(self.own)
        return np.append(chosen, [i in own for i in collection.entries]).astype(bool)

    def within(self, collection: Collection) -> Selection:
        """Without items of one's own that were removed."""
        return Selection(self.rows, tuple(i for i in self.own if i in collection.entries))

    def codes(self, space: Space, collection: Collection) -> np.ndarray:
        """``float32 (len, dials)``."""
        own = [collection.entries[i].mean for i in self.own if i in collection.entries]
        return np.concatenate([space.reference.codes[self.rows], np.asarray(own).reshape(-1, space.dials)])

    def labels(self, space: Space, collection: Collection) -> list[str]:
        """What each is called: its label, else its look-alike group; for one's own, what it lands among."""
        reference = space.reference
        known = [str(reference.labels[row] or reference.groups[row]) for row in self.rows]
        entries = [collection.entries[i] for i in self.own if i in collection.entries]
        return known + [e.label or e.label_nearby or e.group_nearby for e in entries]


def current(space: Space, collection: Collection) -> Selection:
    """What is selected in a space now."""
    kept = st.session_state.setdefault("selections", {}).get(space.name, Selection())
    return kept.within(collection)


def select(space: Space, selection: Selection, by: str = "") -> None:
    """Select these and nothing else; ``by`` names the control that did, which then need not be told."""
    st.session_state.setdefault("selections", {})[space.name] = selection
    turns = st.session_state.setdefault("selection_turns", {})
    if by != "table":
        turns[space.name] = turns.get(space.name, 0) + 1


def turn(space: Space) -> int:
    """Grows with each selection that did not come from the table, which is then shown afresh."""
    return st.session_state.get("selection_turns", {}).get(space.name, 0)


def show_afresh() -> None:
    """Let every table be drawn anew: what is selected was set by no control."""
    turns = st.session_state.setdefault("selection_turns", {})
    turns.update({name: turn + 1 for name, turn in turns.items()})


def rows(numbers: Iterable[int]) -> Selection:
    """Known items by their rows, in any order."""
    return Selection(np.unique(np.fromiter(numbers, np.int64)))
