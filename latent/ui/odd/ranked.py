"""The list of odd ones: each as it is, what comes back of it, what does not, and why it stands where it stands."""

from __future__ import annotations

import html
from typing import Any

import numpy as np
import streamlit as st

from latent.ui.items import marking
from latent.ui.items.pool import Pool
from latent.ui.odd.judging import Case
from latent.ui.odd.ranking import Ranking
from latent.ui.session import links, state
from latent.ui.session.links import Source
from latent.ui.widgets import buttons, views
from latent.ui.widgets.words import again, said, said_as_html

PAGE = 6
"""Items in sight at once."""

PRINTED = 24
"""Items on the sheet to take away."""


def show(ranking: Ranking) -> None:
    """A page of the list, and the way to the others."""
    case, count = ranking.case, len(ranking.order)
    key = f"odd-from-{case.space.name}-{case.kind}-{ranking.score}"
    first = min(st.session_state.get(key, 0), max(0, count - 1) // PAGE * PAGE)
    places = ranking.order[first : first + PAGE]
    _rows(ranking, places, first)
    with st.container(horizontal=True, vertical_alignment="center"):
        less = {"label": said("odd-less"), "key": "turn-less", "icon": ":material/arrow_downward:"}
        more = {"label": said("odd-odder"), "key": "turn-more", "icon": ":material/arrow_upward:"}
        st.button(**less, **_turning(key, first + PAGE), disabled=first + PAGE >= count)
        st.button(**more, **_turning(key, first - PAGE), disabled=first == 0)
        told = said("odd-page", first=first + 1, last=first + len(places), count=count)
        st.html(f"<p class='quiet'>{told}</p>", width="content")
    if any(case.array(place) is not None for place in places.tolist()):
        marks = again(case.space.modality.marks).capitalize()
        st.html(f"<p class='quiet'>{said_as_html('odd-marked', marks=marks)}</p>")


def _turning(key: str, first: int) -> dict[str, Any]:
    """What a button does that turns to another page of the list."""
    return {"on_click": st.session_state.update, "args": ({key: first},)}


def _rows(ranking: Ranking, places: np.ndarray, first: int) -> None:
    looks, sources = _looks(ranking.case, places), ranking.case.pool.sources
    for number, (place, look) in enumerate(zip(places.tolist(), looks, strict=True)):
        with st.container(border=True, key=f"odd-row-{number}", gap=None):
            st.html(_row(ranking, place, first + number + 1, look))
            with st.container(horizontal=True, gap="small"):
                marking.buttons_for(ranking.case.space, sources[place], number)
                _morph(ranking.case.pool, place, sources[place], number)


def _row(ranking: Ranking, place: int, rank: int, look: list[str]) -> str:
    """An item's looks beside its rank, its name, how odd it is and why."""
    name = html.escape(ranking.case.name(place))
    value = ranking.values[place]
    share = min(1.0, value / max(ranking.values[ranking.order[0]], 1e-9))
    out = " out" if ranking.out[place] else ""
    return (
        f"<div class='odd'><div class='figures'>{''.join(look)}</div><div class='odd-why'>"
        f"<p class='item'><span class='quiet'>{rank:,}.</span> <bdi>{name}</bdi></p>"
        f"<p><span class='meter{out}' role='img' aria-label='{said('odd-oddness')}'>"
        f"<i style='width:{100 * share:.0f}%'></i></span> "
        f"<span class='quiet'>{said('odd-surprise', nats=float(value))}</span></p>"
        f"<p class='quiet'>{html.escape(ranking.reasons(place))}</p></div></div>"
    )


def _looks(case: Case, places: np.ndarray) -> list[list[str]]:
    """Of each item: itself, what comes back, and how that differs; of one that is not at hand, what comes back."""
    back = case.space.redraw(case.pool.codes[places])
    return [_look(case, place, rebuilt) for place, rebuilt in zip(places.tolist(), back, strict=True)]


def _look(case: Case, place: int, rebuilt: np.ndarray) -> list[str]:
    modality, array = case.space.modality, case.array(place)
    told = views.figure(modality.view(rebuilt), said("odd-back"), css="picture small")
    if array is None:
        return [told]
    change = views.figure(modality.difference(array, rebuilt), said("odd-lost"), css="picture small change")
    return [views.figure(modality.view(array), said("odd-item"), css="picture small"), told, change]


def _morph(pool: Pool, place: int, source: Source, number: int) -> None:
    if buttons.pressed(said("odd-morph"), f"odd-morph-{number}", type="tertiary", icon=":material/tune:"):
        space = pool.space
        own = state.collection(space).entries
        there = source.kind != "yours" or source.key in own  # an example's is nobody's: its code goes along
        state.desk(space).start(source if there else Source("code", links.write_code(pool.codes[place])))
        st.query_params.clear()
        st.switch_page("pages/Morph.py")


def printed(ranking: Ranking) -> str:
    """The oddest as HTML."""
    places = ranking.order[:PRINTED]
    looks = _looks(ranking.case, places)
    rows = enumerate(zip(places.tolist(), looks, strict=True), 1)
    return "".join(_row(ranking, place, rank, look) for rank, (place, look) in rows)
