"""Start: one picture and three sliders, the spaces as living cards, and a way to drop in one's own."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from latent import directions, spaces
from latent.directions import Direction
from latent.modalities.base import View
from latent.spaces import Space
from latent.ui import links, morphing, notices, picker, state, views
from latent.ui.components.dials import Dial, dials
from latent.ui.links import Morph, Source
from latent.ui.morphing import Beginning

SLIDERS = 3
FRAMES = 10
STOPS = 6


def show() -> None:
    """The page."""
    space = state.space()
    left, right = st.columns([0.6, 0.4], gap="large", vertical_alignment="top")
    with left:
        beginning = morphing.known(space, morphing.first_item(space))
        _toy(space, beginning, toy_sliders(space, beginning.code))
    with right:
        st.subheader("Drop in yours", anchor=False)
        _uploads()
    st.subheader("Spaces", anchor=False, help="A space is one trained model with everything that makes it explorable.")
    _cards()


@st.fragment
@notices.guarded
def _toy(space: Space, beginning: Beginning, listed: list[Direction]) -> None:
    """One known item under three sliders that change it most visibly."""
    shown, controls = st.columns([0.45, 0.55], vertical_alignment="center")
    steps = st.session_state.setdefault("toy", {}).setdefault(space.name, {})  # kept while other pages are looked at
    moving = [Dial(d.name, *d.slider, steps.get(d.name, 0.0), d.quality_note) for d in listed]
    with controls, dials(moving, key=f"toy-{space.name}") as hand:
        steps.update(hand.values)
        morph = Morph(Source("known", str(morphing.first_item(space))), {k: v for k, v in steps.items() if v})
        code = directions.apply(beginning.code, morph.steps, listed)
        view = morphing.views(space, code)[0]
        shown.html(views.element(view, "what the model draws now", "picture big"))
        query = links.to_query(space, morph, beginning.code)
        st.page_link("pages/Morph.py", label="More sliders", icon=":material/tune:", query_params=query)


def toy_sliders(space: Space, code: np.ndarray) -> list[Direction]:
    """The likeliest pair from where the item is, then the looks that are told best."""
    listed = morphing.by_family(space, code)
    near = sorted(listed.get("towards", []), key=lambda d: d.high * d.step)[:1]
    looks = sorted(listed.get("attribute", []), key=lambda d: d.quality_name != "correlation")
    return [*near, *looks, *listed.get("axis", [])][:SLIDERS]


def _uploads() -> None:
    space = state.space()
    new = picker.drop_zone(space)
    picker.show_refused()
    if new:
        st.session_state.setdefault("selected", {})[space.name] = ("own", new[-1])
        st.switch_page("pages/Map.py")
    if new is not None:
        st.rerun()
    st.html(
        f"<p class='quiet'>They land on the map of the space \u201c{html.escape(space.manifest.title)}\u201d. "
        "Nothing leaves this computer.</p>"
    )


def _cards() -> None:
    names = spaces.shipped()
    for column, name in zip(st.columns(min(4, len(names))), names, strict=False):
        space = state.open_space(name)
        with column, st.container(border=True):
            moving, still = living_pictures(name)
            both = views.element(moving, "", "moving") + views.element(still, "", "still")
            st.html(f"<div class='card-picture'>{both}</div>")
            st.markdown(f"**{space.manifest.title}**")
            st.html(f"<p class='quiet'>{space.manifest.description}</p>")
            with st.container(horizontal=True):
                st.page_link("pages/Map.py", label="Map", icon=":material/scatter_plot:", query_params={"space": name})
                st.page_link("pages/Morph.py", label="Morph", icon=":material/tune:", query_params={"space": name})


@st.cache_data(show_spinner=False)
def living_pictures(name: str) -> tuple[View, View]:
    """A walk through a space from known item to known item, as a moving picture, and its first frame."""
    space = state.open_space(name)
    codes = space.reference.codes[_stops(space)]
    walk = [
        codes[i] + t * (codes[(i + 1) % len(codes)] - codes[i])
        for i in range(len(codes))
        for t in np.linspace(0, 1, FRAMES, endpoint=False)
    ]
    return space.modality.film(space.redraw(np.stack(walk)))


def _stops(space: Space) -> np.ndarray:
    """A typical item of some labels or groups, spread over the list."""
    words = space.reference.labels if any(space.reference.labels) else space.reference.groups
    names = sorted(set(words))
    chosen = [names[i] for i in np.linspace(0, len(names) - 1, STOPS).astype(int)]
    middles = np.stack([space.reference.codes[words == name].mean(axis=0) for name in chosen])
    return space.nearest(middles, 1)[:, 0]
