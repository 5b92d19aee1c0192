"""What the Map opens with the first time: one of its dots, ringed, with what comes back of it and what lies beside it.

Nothing is chosen by it: it is no part of what undo takes back, of links or of drafts, and gone once a person has
something in hand.
"""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from latent.collection import Collection
from latent.space import Space
from latent.ui.components.told.space import first_item
from latent.ui.items import nearest
from latent.ui.lessons import guide
from latent.ui.session import chosen, map_view, morphing, selecting
from latent.ui.widgets import nouns, views
from latent.ui.widgets.remembering import values_of
from latent.ui.widgets.words import said

_TRIED = 100
"""Known items among which one is looked for."""


def of(space: Space, collection: Collection) -> int | None:
    """Row of the example; None once a person has begun, in a lesson, and where a link says how the map stands."""
    if guide.is_on() or map_view.begun():
        return None
    if chosen.chosen(space)[0] or len(collection) or len(selecting.current(space, collection)):
        map_view.begin()
        return None
    return row(space)


@values_of()
def row(space: Space) -> int:
    """An item of which all that lie nearest are of its kind: the one that the space opens with, where that is so.

    Else, of many that come back well, the one of which that holds most, and whose like lie nearest on the flat map. How
    familiar each is would tell more, and takes seconds to find: too long for what a page opens with.
    """
    first = first_item(space)
    if _alike(space, np.array([first]), _near(space, np.array([first])))[0] == 1:
        return first
    error = space.reference.rebuild.error
    rows = np.random.default_rng(0).permutation(np.flatnonzero(error <= np.median(error)))[:_TRIED]
    near, places = _near(space, rows), space.maps[2].positions
    gaps = np.linalg.norm(places[near] - places[rows][:, None], axis=-1)
    return int(rows[np.lexsort((np.median(gaps, axis=1), -_alike(space, rows, near)))[0]])


def _near(space: Space, rows: np.ndarray) -> np.ndarray:
    """The known items nearest to some ``int (n, k)``, each itself among them."""
    return space.nearest(space.reference.codes[rows], nearest.COUNT + 1)


def _alike(space: Space, rows: np.ndarray, near: np.ndarray) -> np.ndarray:
    """Share of those nearest to each that are of its kind ``(n,)``."""
    kinds = space.reference.labels if any(space.reference.labels) else space.reference.groups
    return (kinds[near] == kinds[rows][:, None]).mean(axis=1)


def show(space: Space, which: int) -> None:
    """The example, in a few pictures and one sentence, with a way to put it away."""
    beginning = morphing.known(space, which)
    back = space.modality.view(space.redraw(beginning.code)[0])
    named = {"dials": space.dials, **nouns.of(space.modality)}
    if beginning.array is None:
        told, figures = "map-example-redrawn", [views.figure(back, said("panel-redrawn"), css="picture small")]
    else:
        given = beginning.original or space.modality.view(beginning.array)
        told = "map-example"
        shown = {"panel-item": given, "panel-back": back}
        figures = [views.figure(view, said(name), css="picture small") for name, view in shown.items()]
    with st.container(border=True, key="map-example"):
        st.html(f"<p>{html.escape(said(told, **named))}</p>")
        views.row(figures, "figures tight")
        nearest.show(space, beginning.code, which)
        st.button(said("map-example-away"), type="tertiary", on_click=map_view.begin, icon=":material/close:")
