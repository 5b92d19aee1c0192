"""Where the map tears neighbours apart: items that are alike to the model and lie far from each other on the map."""

from __future__ import annotations

import numpy as np
import streamlit as st

from latent import maps
from latent.modalities.items import View
from latent.space import Space
from latent.ui.session import map_view, morphing, selecting
from latent.ui.widgets import buttons, views

SENTENCE = "The map has two dimensions and the model many more, so some that are alike lie far apart on the map."
HELP = "Trustworthiness and continuity (Venna & Kaski 2001), measured for each point; torn are those under 0.75."
SHOWN, NEIGHBOURS = 4, 3
DIMENSIONS = 2


def show(space: Space) -> str:
    """The section; returns what of it goes on a sheet."""
    trust = space.maps[DIMENSIONS].trust
    torn = np.flatnonzero(trust < maps.TORN)
    noun = space.modality.noun[1]
    if not len(torn):
        st.html(
            f"<p class='quiet'>None of the {len(trust):,} known {noun} is torn from its neighbours on this map.</p>"
        )
        return ""
    share = f"{len(torn):,} of {len(trust):,} known {noun} ({len(torn) / len(trust):.0%})"
    said = (
        f"<p class='told'>{share} are torn from their nearest on the flat map. The most torn, each with those most "
        "like it:</p>"
    )
    shown = torn[np.argsort(trust[torn], kind="stable")][:SHOWN]
    body = said + "".join(f"<div class='torn'>{''.join(_row(space, int(row)))}</div>" for row in shown)
    st.html(body)
    if buttons.pressed("See all torn points on the Map", "lost-torn", icon=":material/scatter_plot:"):
        selecting.select(space, selecting.rows(torn.tolist()))
        st.session_state[map_view.TORN] = True
        st.query_params.clear()
        st.switch_page("pages/Map.py")
    return body


def _row(space: Space, row: int) -> list[str]:
    near = [other for other in space.nearest(space.reference.codes[row], NEIGHBOURS + 1)[0].tolist() if other != row]
    first = views.figure(_look(space, row), "torn", f"torn item {row}", "picture small")
    return [first, *(_neighbour(space, row, other) for other in near[:NEIGHBOURS])]


def _neighbour(space: Space, row: int, other: int) -> str:
    between = nearer(space.maps[DIMENSIONS].positions, row, other)
    others = f"{between:,} others lie" if between > 1 else "1 other lies"
    note = f"{others} nearer on the map" if between else "its nearest on the map too"
    return views.figure(_look(space, other), "alike", f"known item {other}", "picture small", note)


def _look(space: Space, row: int) -> View:
    return morphing.known_view(space, row)


def nearer(positions: np.ndarray, row: int, other: int) -> int:
    """How many places ``(n, 2)`` lie nearer to one of them than another does."""
    far = np.square(positions - positions[row]).sum(axis=1)
    return int((far < far[other]).sum()) - 1
