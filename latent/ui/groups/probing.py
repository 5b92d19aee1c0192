"""How well what is known of items can be told: from codes beside the items themselves, and from how many labels."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from latent.insight import probes, telling
from latent.insight.probes import Tested
from latent.insight.telling import GRAPH, LINEAR, Learned
from latent.ui.items import questions
from latent.ui.items.pool import Pool
from latent.ui.widgets import answering, bars, notices
from latent.ui.widgets.take_away import Part

HELP = (
    "A linear probe (logistic regression) in five folds: each fifth of the items is told by a probe that was shown the "
    "other four fifths. What such a probe can tell lies in the numbers along straight lines."
)


@notices.guarded
def show(pool: Pool) -> list[Part]:
    """The comparison, for whatever is known of these items; nothing where nothing is.

    Returns:
        What of it is there, for the sheet to take away.
    """
    asked = questions.questions(pool)
    if not asked:
        return []
    st.subheader("How much do the numbers tell?", anchor=False, help=HELP)
    with st.container(horizontal=True, vertical_alignment="center", key="probing"):
        name = st.selectbox("What to tell", list(asked), key=f"probe-{pool.space.name}", width=260)
    return _compare(pool, name, asked[name])


def _compare(pool: Pool, name: str, answers: np.ndarray) -> list[Part]:
    key = (pool.stamp, name)
    by_codes = answering.ask(key, probes.cross_validated, pool.codes, answers)
    if by_codes is None:
        return []
    features = pool.space.modality.features(pool.arrays)
    args = (features.rows, answers, features.counted)
    by_items = answering.ask(
        (*key, "items"), probes.cross_validated, *args, doing=f"Now from the {features.what} themselves"
    )
    if by_items is None:
        return []
    rows, confusion = _rows(by_codes, by_items, features.what), bars.confusion(by_codes.names, by_codes.confusion)
    st.html(rows)
    if not pool.real:
        st.html("<p class='quiet'>The originals are not at hand: what the model redraws of them stands for them.</p>")
    with st.expander("What is told to be what"):
        st.html(confusion)
    curve = _curve(key, pool, answers)
    title = f"How much the numbers tell: {name}"
    return [Part(title, rows), Part("What is told to be what", confusion), *curve]


def _rows(by_codes: Tested, by_items: Tested, what: str) -> str:
    rows = [
        (f"its {by_codes.numbers} numbers", by_codes.right, bars.share(by_codes.right)),
        (f"all {by_items.numbers:,} {what}", by_items.right, bars.share(by_items.right)),
        ("always the commonest", by_codes.usual, bars.share(by_codes.usual)),
    ]
    note = f"Right of {by_codes.count:,} items, each told from four fifths of the others."
    return f"{bars.drawn(rows, 'Told right from')}<p class='quiet'>{note}</p>"


def _curve(key: tuple[str, str], pool: Pool, answers: np.ndarray) -> list[Part]:
    """How many labels it takes, by both ways."""
    with st.expander("How many labels it takes"):
        points = answering.ask(key, telling.curve, pool.codes, answers, doing="Trying with more and more labels")
        if not points:
            return []
        st.html(_points(points))
    return [Part("How many labels it takes", _points(points))]


def _points(points: list[Learned]) -> str:
    columns = ["labels", "passed on among look-alikes", "by a linear probe"]
    rows = [[f"{point.labels:,}", *(bars.share(point.right[way]) for way in (GRAPH, LINEAR))] for point in points]
    better = html.escape(_better(points))
    return f"{bars.table(columns, rows)}<p class='quiet'>Right of all others, mean of three draws. {better}</p>"


def _better(points: list[Learned]) -> str:
    last = points[-1].right
    if last[GRAPH] > last[LINEAR]:
        return "Look-alikes share this: passing labels on needs fewest."
    return "Look-alikes do not share this; it lies along a straight line in the numbers, which a probe finds."
