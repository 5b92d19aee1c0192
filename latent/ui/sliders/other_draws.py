"""What else the decoder might say of the same code: draws with a temperature instead of the likeliest."""

from __future__ import annotations

import numpy as np
import streamlit as st

from latent.space import Space
from latent.ui.widgets import views

COUNT = 6
HOTTEST = 1.5
USUAL = 0.7


def show(space: Space, code: np.ndarray) -> None:
    """Draws of one code ``(dials,)`` under More; nothing where the decoder cannot draw."""
    if not space.varies:
        return
    one, many = space.modality.noun
    with st.expander(f"More: other {many} from the same numbers"):
        st.html(
            f"<p class='quiet'>The decoder writes the likeliest {one}. With a temperature it draws among the likely "
            "ones, the freer the higher; where all come out alike, the numbers say all there is.</p>"
        )
        temperature = st.slider("Temperature", 0.0, HOTTEST, USUAL, 0.1, key=f"temperature-{space.name}", width=320)
        seed = st.session_state.setdefault("draws_seed", 0)
        items = space.drawn(np.tile(code, (COUNT, 1)), temperature, np.random.default_rng(seed))
        views.row(
            [
                views.element(space.modality.view(item), f"draw {place + 1}", "picture small")
                for place, item in enumerate(items)
            ]
        )
        st.button("Draw others", on_click=_draw_others, icon=":material/refresh:")


def _draw_others() -> None:
    st.session_state["draws_seed"] += 1
