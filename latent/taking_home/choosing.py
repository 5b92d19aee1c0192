"""What a person takes home: known items with their names and pictures or without, which to begin with, their own."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from latent.collection import Entry
from latent.directions import Direction
from latent.sharing import sending
from latent.space import Space, in_order
from latent.words import LANGUAGES, said_in

FEW = 60
"""Known items to begin with, where a person chose none."""

MOST = 300
"""Items to begin with, at most: each is a button."""


@dataclass(frozen=True)
class Choice:
    """What goes along besides the networks, sliders and maps.

    Attributes:
        with_items: whether known items go along with their names, labels and thumbnails; else as
            :func:`latent.sharing.sending.without_items` leaves them.
        rows: known items that the page offers to begin with; None for some from all over the space.
        own: the person's own items that they want to go along, with names and thumbnails.
        sliders: directions that the person made.
        language: that the page speaks, of :data:`latent.words.LANGUAGES`.
    """

    with_items: bool = True
    rows: Sequence[int] | None = None
    own: Sequence[Entry] = ()
    sliders: Sequence[Direction] = ()
    language: str = next(iter(LANGUAGES))

    @property
    def say(self) -> Callable[..., str]:
        """Gives a message of the catalogue in that language."""
        return partial(said_in, self.language)


ALL = Choice()


@contextmanager
def prepared(space: Space, choice: Choice) -> Iterator[Space]:
    """The space as it goes along."""
    if choice.with_items:
        yield space
        return
    with tempfile.TemporaryDirectory(prefix="latentarium-") as made:
        yield Space.load(sending.without_items(space, Path(made) / space.name))


def gallery(space: Space, choice: Choice) -> list[tuple[str, int]]:
    """Items that the page offers to begin with: one's own first, then known ones by their row."""
    own = [("own", i) for i in range(len(choice.own))]
    rows = spread(space, FEW) if choice.rows is None else choice.rows
    return [*own, *(("reference", int(row)) for row in rows)][:MOST]


def spread(space: Space, count: int) -> list[int]:
    """Rows of known items, one of each label in turn, or of each look-alike group where there are no labels."""
    reference = space.reference
    kinds = reference.labels if set(reference.labels) - {""} else reference.groups
    listed = [np.flatnonzero(kinds == kind) for kind in in_order(set(kinds))]
    each = -(-count // max(1, len(listed)))
    spaced = [rows[np.linspace(0, len(rows) - 1, min(each, len(rows))).round().astype(int)] for rows in listed]
    in_turn = [int(rows[i]) for i in range(each) for rows in spaced if i < len(rows)]
    return in_turn[:count]
