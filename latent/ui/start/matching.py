"""Match this one: sliders that have to be brought to where another item's stand, with how far it still is."""

from __future__ import annotations

import html
import random
from collections.abc import Callable, Mapping

import numpy as np
import streamlit as st

from latent import directions
from latent.directions import Direction
from latent.errors import RequestError, wrong
from latent.space import Space
from latent.ui.components.pulse import pulse
from latent.ui.components.told.space import first_item
from latent.ui.session import address, links, morphing, state
from latent.ui.session.links import Source
from latent.ui.sliders import bench
from latent.ui.widgets import notices, views
from latent.ui.widgets.words import said
from latent.words import Saying

DESK, ASKED = "match", "match"
NEAR = 0.5
"""Steps that all sliders together may be off."""

FARTHEST, LEAST = 3.0, 1.0
"""Steps that a slider of the target stands off 0, at most and at least."""

SEEDS = 1_000_000


def show(space: Space, done: Callable[[], None]) -> None:
    """The task."""
    sliders = morphing.few(space, _code(space))
    desk = state.desk(space, DESK)
    desk.source = Source("known", str(first_item(space)))
    left, right = st.columns([0.32, 0.68], gap="medium")
    with left:
        _target(space, sliders, done)
    with right:
        bench.toy(space, desk, morphing.known(space, first_item(space)), sliders, "match", more=False)


def challenged(space: Space) -> bool:
    """Whether a link has just asked for a target here; it is then the one to be matched."""
    seed = address.take_up(ASKED, _read)
    if seed is not None:
        _begin(space, seed)
    return seed is not None


def wanted(seed: int, sliders: list[Direction]) -> dict[str, float]:
    """Where each slider of a target stands, to a tenth of a step, by its name."""
    rng = np.random.default_rng(seed)
    values = {}
    for one in sliders:
        low, high = one.slider
        far = min(FARTHEST, high) * rng.uniform(LEAST / FARTHEST, 1)
        values[one.name] = round(float(far if low >= 0 or rng.random() < 0.5 else -far), 1)
    return values


def distance(steps: Mapping[str, float], target: Mapping[str, float]) -> float:
    """How far sliders stand from a target: the root of the squares of the steps that each is off."""
    return float(np.sqrt(sum((steps.get(name, 0.0) - value) ** 2 for name, value in target.items())))


@st.fragment
@notices.guarded
def _target(space: Space, sliders: list[Direction], done: Callable[[], None]) -> None:
    seed = _seed(space)
    target = wanted(seed, sliders)
    off = distance(state.desk(space, DESK).steps, target)
    view = morphing.views(space, directions.apply(_code(space), target, sliders))[0]
    st.html(views.figure(view, said("match-this")))
    if off <= NEAR:
        st.html(f"<p class='done' role='status'>{html.escape(said('match-done'))}</p>")
        done()
    else:
        told = said("match-off", steps=round(off, 1))
        st.html(f"<p class='told' role='status'>{html.escape(told)}</p>")
        pulse("match")
    st.button(said("match-another"), key="match-another", type="tertiary", on_click=_another, args=(space,))
    with st.popover(said("match-challenge"), type="tertiary", icon=":material/send:"):
        st.write(said("match-challenge-how"))
        query = {"space": space.name, ASKED: str(seed)}
        st.code(links.address(st.context.url, query), language=None, wrap_lines=True)


def _code(space: Space) -> np.ndarray:
    return space.reference.codes[first_item(space)]


def _seed(space: Space) -> int:
    seeds = st.session_state.setdefault("match_seeds", {})
    return seeds.setdefault(space.name, random.randrange(SEEDS))


def _begin(space: Space, seed: int) -> None:
    st.session_state.setdefault("match_seeds", {})[space.name] = seed
    state.desk(space, DESK).reset()


def _another(space: Space) -> None:
    _begin(space, random.randrange(SEEDS))


def _read(asked: Mapping[str, str]) -> int:
    seed = asked[ASKED]
    if not (seed.isascii() and seed.isdigit() and int(seed[:9]) < SEEDS and len(seed) < 9):
        raise RequestError(Saying("error-item-link"), *wrong("error-link-no-match"))
    return int(seed)
