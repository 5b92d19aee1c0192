"""The groups that items were sorted into last, or the labels that they were told: named, on the Map, and as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import streamlit as st

from latent.collection import Entry, table_file
from latent.space import Space
from latent.ui.components.map import Categories
from latent.ui.items.colouring import SORTING, Colouring
from latent.ui.items.pool import Pool
from latent.ui.session import map_view


@dataclass(frozen=True, eq=False)
class Sorting:
    """Items in groups that have names.

    Attributes:
        names: of the groups.
        numbers: of each item's group ``int (n,)``, below 0 where it is in none.
        pool: the items.
    """

    names: tuple[str, ...]
    numbers: np.ndarray
    pool: Pool

    def within(self, group: int) -> np.ndarray:
        """Which items are in a group ``bool (n,)``."""
        return self.numbers == group

    @property
    def words(self) -> list[str]:
        """The name of each item's group, "" where it is in none."""
        return [self.names[number] if number >= 0 else "" for number in self.numbers.tolist()]

    def colouring(self) -> Colouring:
        """The same as colours of the Map."""
        known = np.full(len(self.pool.space.reference), -1)
        known[self.pool.rows] = self.numbers[: len(self.pool.rows)]
        own = {e.id: w for e, w in zip(self.pool.entries, self.words[len(self.pool.rows) :], strict=True) if w}
        return Colouring(lambda: Categories(known, self.names), lambda entry: _of(own, entry))


def _of(own: dict[str, str], entry: Entry) -> str | None:
    return own.get(entry.id)


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Names of which no two are the same: what comes again gets a number."""
    found: list[str] = []
    for name in names:
        number, free = 1, name
        while free in found:
            number += 1
            free = f"{name} ({number})"
        found.append(free)
    return tuple(found)


def keep(sorting: Sorting) -> None:
    """This is how items of a space are sorted now."""
    _kept()[sorting.pool.space.name] = replace(sorting, names=distinct(sorting.names))


def colours(space: Space) -> dict[str, Colouring]:
    """What the Map can be coloured by besides; nothing where nothing was sorted."""
    sorting = _kept().get(space.name)
    return {SORTING: sorting.colouring()} if sorting is not None else {}


def colour_map(sorting: Sorting) -> None:
    """Colour the Map by these groups."""
    keep(sorting)
    st.session_state[map_view.colour_key(sorting.pool.space)] = SORTING


def _kept() -> dict[str, Sorting]:
    return st.session_state.setdefault("sortings", {})


def as_csv(sorting: Sorting, more: dict[str, list]) -> bytes:
    """A row an item: what it is called, its group or label, and what else is known of that."""
    pool = sorting.pool
    said = [source.key if source.kind == "known" else "" for source in pool.sources]
    columns = {"item": pool.names, "known_item": said, "group": sorting.words} | more
    if any(pool.labels):
        columns["label"] = pool.labels.tolist()
    return table_file(pa.table(columns), "csv")
