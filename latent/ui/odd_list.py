"""The list of odd ones: each as it is, what comes back of it, what does not, and why it stands where it stands."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from latent.modalities.items import View
from latent.ui import buttons, links, marking, state, views
from latent.ui.links import Source
from latent.ui.pool import Pool
from latent.ui.ranking import Ranking

PAGE = 6
"""Items in sight at once."""

PRINTED = 24
"""Items on the sheet to take away."""


def show(ranking: Ranking) -> None:
    """A page of the list, and the way to the others."""
    count = len(ranking.order)
    key = f"odd-from-{ranking.case.space.name}-{ranking.case.kind}-{ranking.score}"
    first = min(st.session_state.get(key, 0), max(0, count - 1) // PAGE * PAGE)
    _rows(ranking, ranking.order[first : first + PAGE], first)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Less odd", key="odd-next", on_click=_to, args=(key, first + PAGE), disabled=first + PAGE >= count,
            icon=":material/arrow_downward:",
        )  # fmt: skip
        st.button(
            "Odder", key="odd-back", on_click=_to, args=(key, max(0, first - PAGE)), disabled=first == 0,
            icon=":material/arrow_upward:",
        )  # fmt: skip
        st.html(f"<p class='quiet'>{first + 1:,} to {min(first + PAGE, count):,} of {count:,}</p>", width="content")
    st.html(
        f"<p class='quiet'>What is lost is marked. {html.escape(ranking.case.space.modality.marks).capitalize()}.</p>"
    )


def _to(key: str, first: int) -> None:
    st.session_state[key] = first


def _rows(ranking: Ranking, places: np.ndarray, first: int) -> None:
    looks = _looks(ranking.case.pool, places)
    for number, (place, look) in enumerate(zip(places.tolist(), looks, strict=True)):
        with st.container(border=True, key=f"odd-row-{number}", gap=None):
            st.html(_row(ranking, place, first + number + 1, look))
            with st.container(horizontal=True, gap="small"):
                source = ranking.case.pool.sources[place]
                marking.buttons_for(ranking.case.space, source, number)
                _morph(ranking.case.pool, place, source, number)


def _row(ranking: Ranking, place: int, rank: int, look: list[str]) -> str:
    """An item's looks beside its rank, its name, how odd it is and why."""
    name = html.escape(ranking.case.name(place))
    value = ranking.values[place]
    share = min(1.0, value / max(ranking.values[ranking.order[0]], 1e-9))
    out = " out" if ranking.out[place] else ""
    return (
        f"<div class='odd'><div class='figures'>{''.join(look)}</div><div class='odd-why'>"
        f"<p class='item'><span class='quiet'>{rank:,}.</span> <bdi>{name}</bdi></p>"
        f"<p><span class='meter{out}' role='img' aria-label='oddness'><i style='width:{100 * share:.0f}%'></i></span> "
        f"<span class='quiet'>{value:.1f}</span></p>"
        f"<p class='quiet'>{html.escape(ranking.reasons(place))}</p></div></div>"
    )


def _looks(pool: Pool, places: np.ndarray) -> list[list[str]]:
    """Of each item: itself, what comes back, and how that differs; of one that is not at hand, what comes back."""
    return [[views.figure(view, caption, css=css) for view, caption, css in look] for look in _views(pool, places)]


def _views(pool: Pool, places: np.ndarray) -> list[list[tuple[View, str, str]]]:
    space = pool.space
    back = space.redraw(pool.codes[places])
    found = []
    for place, rebuilt in zip(places.tolist(), back, strict=True):
        array = _array(pool, place)
        told = (space.modality.view(rebuilt), "comes back", "picture small")
        if array is None:
            found.append([told])
            continue
        change = (space.modality.difference(array, rebuilt), "lost", "picture small change")
        found.append([(space.modality.view(array), "item", "picture small"), told, change])
    return found


def _array(pool: Pool, place: int) -> np.ndarray | None:
    """The item as the model sees it; None where it is not at hand."""
    if place >= len(pool.rows):
        return pool.entries[place - len(pool.rows)].array
    return pool.space.original(int(pool.rows[place]))


def _morph(pool: Pool, place: int, source: Source, number: int) -> None:
    if buttons.pressed("Morph it", f"odd-morph-{number}", type="tertiary", icon=":material/tune:"):
        space = pool.space
        own = state.collection(space).entries
        there = source.kind != "yours" or source.key in own  # an example's is nobody's: its code goes along
        state.desk(space).start(source if there else Source("code", links.write_code(pool.codes[place])))
        st.query_params.clear()
        st.switch_page("pages/Morph.py")


def printed(ranking: Ranking) -> str:
    """The oddest as HTML."""
    places = ranking.order[:PRINTED]
    looks = _looks(ranking.case.pool, places)
    rows = enumerate(zip(places.tolist(), looks, strict=True), 1)
    return "".join(_row(ranking, place, rank, look) for rank, (place, look) in rows)
