"""Several imagined items at once, each beside the nearest known one, and the way to Morph from each."""

from __future__ import annotations

import random

import numpy as np
import streamlit as st

from latent.space import Space
from latent.ui import buttons, familiarity, morphing, notices, state, views
from latent.ui.links import Source

COUNT = 8

_WIDE = 170
"""Pixels that an imagined item and its neighbour take."""


@st.fragment
@notices.guarded
def show(space: Space) -> None:
    """Eight of them, and eight others at a press."""
    st.subheader(
        "Eight imagined ones",
        anchor=False,
        help="Samples of a mixture of Gaussians that was fitted to the codes of the known items.",
    )
    sources = [Source("sample", str(st.session_state.get("imagined_seed", 0) + i)) for i in range(COUNT)]
    codes = np.stack([morphing.begin(space, state.collection(space), source).code for source in sources])
    near = space.nearest(codes, 1)[:, 0].tolist()
    words = familiarity.known_words(space, near[0], "Nearest known item").partition(", ")[2]
    st.html(
        "<p class='quiet'>Drawn from the space; nobody made them. Beside each stands the nearest known "
        f"{space.modality.noun[0]}{words and ', ' + words}.</p>"
    )
    pairs = zip(sources, morphing.views(space, codes), near, strict=True)
    with st.container(horizontal=True, key="imagined"):
        for place, (source, view, row) in enumerate(pairs):
            known = morphing.known_view(space, row)
            with st.container(width=_WIDE, key=f"imagined-{place}", gap=None):
                look = views.figure(view, "imagined", f"imagined {place + 1}", "picture small")
                views.row([look, views.figure(known, "nearest known", css="picture small")], "figures pair")
                if buttons.pressed("Morph it", f"imagined-morph-{place}", icon=":material/tune:", type="tertiary"):
                    state.desk(space).start(source)
                    st.rerun()
    st.button("Draw eight others", key="imagine-again", on_click=_draw_again, icon=":material/refresh:")


def _draw_again() -> None:
    st.session_state["imagined_seed"] = random.randrange(1_000_000)
