"""What a step begins with, set out on a page's own desk; and known items to begin with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import streamlit as st

from latent.space import Space
from latent.ui.components.told.space import first_item
from latent.ui.items import colouring, wishes
from latent.ui.items.wishes import Wish
from latent.ui.session import blends, chosen, map_view, selecting, state
from latent.ui.session.links import Source
from latent.ui.session.selecting import Selection

EXAMPLE = "example"
"""Of Odd ones out: known items, some of them spoiled on purpose."""

Lay = Callable[[Space], None]
"""Sets something out in a space."""


def all_of(*lays: Lay) -> Lay:
    """One after the other."""

    def lay(space: Space) -> None:
        for one in lays:
            one(space)

    return lay


def first(space: Space) -> Source:
    """The item that the space opens with."""
    return Source("known", str(first_item(space)))


def sliders(page: str, family: str = "", **steps: float) -> Lay:
    """The space's first item with sliders moved, ``_`` for a blank in their names, and a family of them in sight."""
    moved = {name.replace("_", " "): value for name, value in steps.items()}

    def lay(space: Space) -> None:
        desk = state.desk(space, page)
        desk.start(first(space), moved)
        desk.family = family

    return lay


def flat_map(colour: str = "") -> Lay:
    """A map in two dimensions with nothing clicked, selected or marked, in a colour or the space's own."""

    def lay(space: Space) -> None:
        st.session_state[map_view.DIMENSIONS] = 2
        st.session_state[map_view.TORN] = False
        first_of_all = next(iter(colouring.colours(space, 2)))  # set and not left out: the browser would keep its own
        usual = space.manifest.start.get("colour", first_of_all)
        st.session_state[map_view.colour_key(space)] = colour or usual
        st.session_state.setdefault("selected", {}).pop(space.name, None)
        selecting.select(space, Selection())

    return lay


def click(space: Space) -> None:
    """The item most like the one that the space opens with, as if it had been clicked on the map.

    Not that one itself: pages start from it anyway, so that opening one by the menu would look as if it had been taken.
    """
    itself = first_item(space)
    near = space.nearest(space.reference.codes[itself], 2)[0]
    chosen.choose(space, "reference", int(near[near != itself][0]))


def two(a: str, b: str, at: float) -> Lay:
    """The straight way between typical items of two labels, standing so far along."""

    def lay(space: Space) -> None:
        ends = (Source("known", str(typical(space, a))), Source("known", str(typical(space, b))))
        blends.keep(space, replace(blends.usual(blends.TWO, ends), at=(at,)))

    return lay


def example(mode: str) -> Lay:
    """A way of blending at its example, while another one is in sight."""

    def lay(space: Space) -> None:
        blends.forget(space, mode)
        blends.look_at(space, blends.TWO if mode != blends.TWO else blends.FOUR)

    return lay


def in_sight(mode: str) -> Lay:
    """A way of blending at its example, in sight."""

    def lay(space: Space) -> None:
        blends.forget(space, mode)
        blends.look_at(space, mode)

    return lay


def typical(space: Space, label: str) -> int:
    """Row of the known item of a label that lies nearest to the mean of its kind."""
    rows = np.flatnonzero(space.reference.labels == label)
    codes = space.reference.codes[rows]
    return int(rows[np.square(codes - codes.mean(axis=0)).sum(axis=1).argmin()])


def look(key: str) -> Lay:
    """What gets lost, about the space's first item under one of its closer looks."""

    def lay(space: Space) -> None:
        desk = state.desk(space, "lost")
        desk.start(first(space))
        desk.family = key

    return lay


def wish(**asked: object) -> Lay:
    """Imagine as it opens, but for what is given."""
    return lambda space: wishes.keep(space, Wish(**asked))


def odd(kind: str) -> Lay:
    """Odd ones out on :data:`EXAMPLE` or the known items, its lists at their beginning."""

    def lay(space: Space) -> None:
        for key in [key for key in st.session_state if str(key).startswith(f"odd-from-{space.name}")]:
            del st.session_state[key]
        for own in (True, False):  # with items of one's own there, and without
            st.session_state[f"odd-which-{space.name}-{own}"] = kind

    return lay


def spotting(space: Space) -> None:
    """Start with its task open to spot the imagined one, dealt anew."""
    st.session_state["task"] = "spot"
    st.session_state.pop("spot_seed", None)


def without(*names: str) -> Lay:
    """Ready-made sliders as if they had not been made yet."""

    def lay(space: Space) -> None:
        for name in names:
            if name in state.own_directions(space):
                state.drop_direction(space, name)

    return lay
