"""Morph: where to start, the machine at a glance under its sliders, spot and blur, and ways to keep what came out."""

from __future__ import annotations

from functools import partial
from itertools import chain

import numpy as np
import streamlit as st

from latent.space import Space
from latent.ui.items import picker
from latent.ui.morph import starting, trying
from latent.ui.session import address, links, morphing, state
from latent.ui.session.morphing import Beginning
from latent.ui.sliders import bench, blending, leaving_few
from latent.ui.widgets import notices, views
from latent.ui.widgets.words import said, said_as_html


def show() -> None:
    """The page."""
    space = picker.pick_space()
    _open_link(space)
    collection = state.collection(space)
    desk, source = state.desk(space), starting.choose(space, collection)
    beginning = morphing.begin(space, collection, source)
    blend = blending.slider(space, desk, beginning.code)
    listed = morphing.by_family(space, beginning.code, state.own_directions(space).values(), blend)
    leaving_few.offer(chain.from_iterable(listed.values()), desk, state.own_directions(space))
    bench.play(space, desk, source, beginning, listed, trying.first(space, desk, beginning, listed))
    _spot_and_blur(space, beginning)


def _open_link(space: Space) -> None:
    """Take up the state that a link asks for, once."""
    morph = address.take_up("from", partial(links.from_query, space))
    if morph is None:
        return
    state.own_directions(space).update({direction.name: direction for direction in morph.own})
    desk, collection = state.desk(space), state.collection(space)
    desk.into = morph.into and morphing.own_again(space, collection, morph.into)
    desk.start(morphing.own_again(space, collection, morph.source), morph.steps, morph.held)


@st.fragment
@notices.guarded
def _spot_and_blur(space: Space, beginning: Beginning) -> None:
    """The posterior: eight items that the model cannot tell apart."""
    if beginning.posterior is None:
        return
    st.subheader(said("blur"), anchor=False, help=said("blur-help"))
    blur = float(np.exp(0.5 * beginning.logvar).mean())
    st.html(f"<p class='quiet'>{said_as_html('blur-told', blur=blur)}</p>")
    seed = st.session_state.setdefault("blur_seed", 0)
    codes = beginning.posterior.sample(np.random.default_rng(seed), 8)
    views.row(
        [
            views.element(view, said("blur-draw", number=i + 1), "picture small")
            for i, view in enumerate(morphing.views(space, codes))
        ]
    )
    st.button(
        said("blur-again"),
        key="blur-again",
        on_click=lambda: st.session_state.update(blur_seed=seed + 1),
        icon=":material/refresh:",
    )
