"""How well what is known of items can be told: from codes beside the items themselves, and from how many labels."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from latent.insight import probes, telling
from latent.insight.probes import Tested
from latent.insight.telling import GRAPH, LINEAR, Learned
from latent.ui.items import colouring, questions
from latent.ui.items.pool import Pool
from latent.ui.widgets import answering, answers, bars, names, notices
from latent.ui.widgets.take_away import Part
from latent.ui.widgets.words import said


@notices.guarded
def show(pool: Pool) -> list[Part]:
    """The comparison, for whatever is known of these items; nothing where nothing is.

    Returns:
        What of it is there, for the sheet to take away.
    """
    asked = questions.questions(pool)
    if not asked:
        return []
    st.subheader(said("probing"), anchor=False, help=said("probing-help"))
    with st.container(horizontal=True, vertical_alignment="center", key="probing"):
        key = answers.kept(f"probe-{pool.space.name}", next(iter(asked)))
        name = st.selectbox(said("probing-what"), list(asked), format_func=colouring.called, key=key, width=260)
    return _compare(pool, name, asked[name])


def _compare(pool: Pool, name: str, answers: np.ndarray) -> list[Part]:
    key = (pool.stamp, name)
    by_codes = answering.ask(key, probes.cross_validated, pool.codes, answers)
    if by_codes is None:
        return []
    features = pool.space.modality.features(pool.arrays)
    args = (features.rows, answers, features.counted)
    doing = said("told-from-now", what=features.what)
    by_items = answering.ask((*key, "items"), probes.cross_validated, *args, doing=doing)
    if by_items is None:
        return []
    rows = _rows(by_codes, by_items, features.what)
    confusion = bars.confusion(names.each(by_codes.names), by_codes.confusion)
    st.html(rows)
    if not pool.real:
        st.html(f"<p class='quiet'>{html.escape(said('probing-redrawn'))}</p>")
    with st.expander(said("probing-confusion")):
        st.html(confusion)
    curve = _curve(key, pool, answers)
    title = said("probing-sheet", name=colouring.called(name))
    return [Part(title, rows), Part(said("probing-confusion"), confusion), *curve]


def _rows(by_codes: Tested, by_items: Tested, what: str) -> str:
    rows = [
        (said("told-from-numbers", count=by_codes.numbers), by_codes.right, bars.share(by_codes.right)),
        (said("told-from-items", count=by_items.numbers, what=what), by_items.right, bars.share(by_items.right)),
        (said("told-from-commonest"), by_codes.usual, bars.share(by_codes.usual)),
    ]
    note = html.escape(said("probing-right", count=by_codes.count))
    return f"{bars.drawn(rows, said('told-from'))}<p class='quiet'>{note}</p>"


def _curve(key: tuple[str, str], pool: Pool, answers: np.ndarray) -> list[Part]:
    """How many labels it takes, by both ways."""
    with st.expander(said("probing-curve")):
        points = answering.ask(key, telling.curve, pool.codes, answers, doing=said("probing-curve-doing"))
        if not points:
            return []
        st.html(_points(points))
    return [Part(said("probing-curve"), _points(points))]


def _points(points: list[Learned]) -> str:
    columns = [said("probing-curve-labels"), said("probing-curve-alike"), said("probing-curve-probe")]
    count = lambda point: said("probing-curve-count", count=point.labels)  # noqa: E731
    rows = [[count(point), *(bars.share(point.right[way]) for way in (GRAPH, LINEAR))] for point in points]
    last = points[-1].right
    better = said("probing-curve-better-alike" if last[GRAPH] > last[LINEAR] else "probing-curve-better-probe")
    return f"{bars.table(columns, rows)}<p class='quiet'>{html.escape(better)}</p>"
