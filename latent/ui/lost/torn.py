"""Where the map tears neighbours apart: items that are alike to the model and lie far from each other on the map."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from latent import maps
from latent.modalities.items import View
from latent.space import Space
from latent.ui.session import map_view, morphing, selecting
from latent.ui.widgets import bars, buttons, nouns, views
from latent.ui.widgets.words import said

SHOWN, NEIGHBOURS = 4, 3
DIMENSIONS = 2


def show(space: Space) -> str:
    """The section; returns what of it goes on a sheet."""
    trust = space.maps[DIMENSIONS].trust
    torn = np.flatnonzero(trust < maps.TORN)
    named = nouns.of(space.modality)
    if not len(torn):
        st.html(f"<p class='quiet'>{html.escape(said('torn-none', count=len(trust), **named))}</p>")
        return ""
    share = bars.in_100(len(torn) / len(trust))
    told = html.escape(said("torn-some", torn=len(torn), count=len(trust), share=share, **named))
    shown = torn[np.argsort(trust[torn], kind="stable")][:SHOWN]
    body = f"<p class='told'>{told}</p>" + "".join(
        f"<div class='torn'>{''.join(_row(space, int(row)))}</div>" for row in shown
    )
    st.html(body)
    if buttons.pressed(said("torn-show"), "lost-torn", icon=":material/scatter_plot:"):
        selecting.select(space, selecting.rows(torn.tolist()))
        st.session_state[map_view.TORN] = True
        st.query_params.clear()
        st.switch_page("pages/Map.py")
    return body


def _row(space: Space, row: int) -> list[str]:
    near = [other for other in space.nearest(space.reference.codes[row], NEIGHBOURS + 1)[0].tolist() if other != row]
    torn = said("torn-one", **nouns.of(space.modality))
    first = views.figure(_look(space, row), torn, said("torn-item", number=str(row)), "picture small")
    return [first, *(_neighbour(space, row, other) for other in near[:NEIGHBOURS])]


def _neighbour(space: Space, row: int, other: int) -> str:
    between = nearer(space.maps[DIMENSIONS].positions, row, other)
    named = nouns.of(space.modality)
    note, heard = said("torn-nearer", count=between, **named), said("torn-alike-item", number=str(other))
    return views.figure(_look(space, other), said("torn-alike", **named), heard, "picture small", note)


def _look(space: Space, row: int) -> View:
    return morphing.known_view(space, row)


def nearer(positions: np.ndarray, row: int, other: int) -> int:
    """How many places ``(n, 2)`` lie nearer to one of them than another does."""
    far = np.square(positions - positions[row]).sum(axis=1)
    return int((far < far[other]).sum()) - 1
