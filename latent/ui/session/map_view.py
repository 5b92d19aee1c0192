"""A view of the Map as an address: how many dimensions, which colour, and what stands beside it."""

from __future__ import annotations

import streamlit as st

from latent.space import Space
from latent.ui.session import address, chosen, links, state
from latent.ui.session.links import Source
from latent.ui.widgets.words import said

DIMENSIONS = "dimensions"
"""Key of the widget, and of the value in an address."""

TORN = "torn"
"""Key of the switch that marks torn points."""

_BEGUN = "map_begun"

KINDS = {"known": "reference", "code": "code"}
"""Places to start from that an address may name, as what can be clicked."""


def colour_key(space: Space) -> str:
    """Key of the widget that chooses a colour."""
    return f"colour-{space.name}"


def query(space: Space) -> dict[str, str]:
    """How the Map stands now; one's own item, whose content stays here, by its code."""
    asked = {"space": space.name, DIMENSIONS: str(st.session_state.get(DIMENSIONS, 2))}
    if colour := st.session_state.get(colour_key(space)):
        asked["colour"] = colour
    collection = state.collection(space)
    source = chosen.source(space, collection)
    if source is not None:
        own = collection.entries.get(source.key) if source.kind == "yours" else None
        asked["item"] = links.write_source(source if own is None else Source("code", links.write_code(own.mean)))
    return asked


def begun() -> bool:
    """Whether a person has something in hand here, or had: then no example stands in for it."""
    return st.session_state.get(_BEGUN, False)


def begin() -> None:
    """Remember that they have."""
    st.session_state[_BEGUN] = True


def take_up(space: Space) -> None:
    """Show what an address asks for, once."""
    address.take_up(DIMENSIONS, lambda asked: _show(space, asked))


def _show(space: Space, asked: dict[str, str]) -> None:
    begin()
    st.session_state[DIMENSIONS] = 3 if asked[DIMENSIONS] == "3" else 2
    if "colour" in asked:
        st.session_state[colour_key(space)] = asked["colour"]
    if "item" in asked:
        source = links.read_source(space, asked["item"])
        if source.kind in KINDS:
            chosen.choose(space, KINDS[source.kind], int(source.key) if source.kind == "known" else source.key)


def pick_dimensions() -> int:
    """Let a person choose between the flat map and the deep one."""
    return st.segmented_control(
        said("map-dimensions"),
        [2, 3],
        format_func=lambda d: said("map-about", dimensions=d),
        default=2,
        key=DIMENSIONS,
        required=True,
        label_visibility="collapsed",
    )
