"""What else the decoder might say of the same code: draws with a temperature instead of the likeliest."""

from __future__ import annotations

import numpy as np
import streamlit as st

from latent.space import Space
from latent.ui.widgets import nouns, views
from latent.ui.widgets.words import said, said_as_html

COUNT = 6
HOTTEST = 1.5
USUAL = 0.7


def show(space: Space, code: np.ndarray) -> None:
    """Draws of one code ``(dials,)`` under More; nothing where the decoder cannot draw."""
    if not space.varies:
        return
    named = nouns.of(space.modality)
    with st.expander(said("draws-title", **named)):
        st.html(f"<p class='quiet'>{said_as_html('draws-told', **named)}</p>")
        label = said("draws-temperature")
        temperature = st.slider(label, 0.0, HOTTEST, USUAL, 0.1, key=f"temperature-{space.name}", width=320)
        seed = st.session_state.setdefault("draws_seed", 0)
        items = space.drawn(np.tile(code, (COUNT, 1)), temperature, np.random.default_rng(seed))
        views.row(
            [
                views.element(space.modality.view(item), said("blur-draw", number=place + 1), "picture small")
                for place, item in enumerate(items)
            ]
        )
        st.button(said("draws-again"), on_click=_draw_others, icon=":material/refresh:")


def _draw_others() -> None:
    st.session_state["draws_seed"] += 1
