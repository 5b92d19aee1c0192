"""Spot the imagined one: five known items and one that the model made up, in an order by chance."""

from __future__ import annotations

import html
import random
from collections.abc import Callable

import numpy as np
import streamlit as st

from latent.modalities.items import View
from latent.space import Space
from latent.ui.components.told.space import is_redrawn
from latent.ui.session import morphing
from latent.ui.widgets import notices, views
from latent.ui.widgets.words import said

COUNT = 6
SPOTTED = "spotted"
"""Key of how often somebody was right, in this session."""

_SEEDS = 1_000_000


def show(space: Space, done: Callable[[], None]) -> None:
    """The task."""
    _play(space, done)


def dealt(space: Space, seed: int) -> tuple[list[View], int]:
    """Items to look at, and the place of the imagined one among them."""
    rng = np.random.default_rng(seed)
    rows = rng.choice(len(space.reference), COUNT - 1, replace=False)
    looks = [morphing.known_view(space, int(row)) for row in rows]
    place = int(rng.integers(COUNT))
    looks.insert(place, morphing.views(space, space.imagine(1, rng))[0])
    return looks, place


@st.fragment
@notices.guarded
def _play(space: Space, done: Callable[[], None]) -> None:
    seed = st.session_state.setdefault("spot_seed", random.randrange(_SEEDS))
    looks, place = dealt(space, seed)
    how = said("spot-how-redrawn" if is_redrawn(space) else "spot-how")
    st.html(f"<p class='quiet'>{html.escape(how)}</p>")
    with st.container(horizontal=True, key="spot-items"):
        for number, look in enumerate(looks):
            with st.container(width="content", key=f"spot-item-{number}", gap="small"):
                st.html(views.element(look, said("spot-item", number=number + 1), "picture"))
                st.button(
                    said("spot-this", number=number + 1), key=f"spot-{number}", on_click=_pick, args=(seed, number)
                )
    picked = st.session_state.get("spot_picked", (None, None))
    if picked[0] == seed:
        _tell(seed, picked[1], place, done)
    st.button(said("spot-again"), key="spot-again", type="tertiary", on_click=_deal_again)


def _tell(seed: int, picked: int, place: int, done: Callable[[], None]) -> None:
    right = picked == place
    words = said("spot-right" if right else "spot-wrong", number=picked + 1)
    st.html(f"<p class='{'done' if right else 'told'}' role='status'>{html.escape(words)}</p>")
    if right:
        if st.session_state.get("spot_told") != seed:
            st.session_state.update({"spot_told": seed, SPOTTED: st.session_state.get(SPOTTED, 0) + 1})
        done()


def _pick(seed: int, number: int) -> None:
    st.session_state["spot_picked"] = (seed, number)


def _deal_again() -> None:
    st.session_state["spot_seed"] = random.randrange(_SEEDS)
