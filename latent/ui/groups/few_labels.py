"""The example that Groups opens on: ten labels of each kind, from codes and from the items themselves."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from latent.insight import probes, telling
from latent.insight.probes import Tested
from latent.ui.items import questions
from latent.ui.items.pool import Pool
from latent.ui.widgets import answering, bars
from latent.ui.widgets.take_away import Part

EACH = 10
HELP = (
    "A linear probe is logistic regression on the numbers of each item. It is shown ten labelled items of each kind, "
    "drawn at random, and tells all others; the mean of five draws. The strength of the probe is the best of three, "
    "for both alike. Seconds are for fitting and telling, once the numbers are there."
)


DRAWS = 5
FAIR = 0.7
"""Share of the commonest answer up to which a question makes an example as it is."""


def show(pool: Pool) -> list[Part]:
    """How often labels are told right, how many numbers that takes, and how long; nothing where none are known.

    Returns:
        The same for the sheet to take away, once it is there.
    """
    asked = questions.questions(pool)
    if not asked:
        return []
    name, answers = next(iter(asked.items()))
    answers = evened(answers)
    kinds = np.unique(answers[answers != ""]).tolist()
    with st.container(border=True, key="few-labels"):
        st.subheader("An example", anchor=False, help=HELP)
        intro = _intro(pool, name, answers, kinds)
        st.html(intro)
        found = _found(pool, name, answers)
        if found is None:
            return []
        told = _told(kinds, *found)
        st.html(told)
    return [Part("An example", intro + told)]


def evened(answers: np.ndarray) -> np.ndarray:
    """Answers of which none is nearly always right: where one is, as many are left of each kind."""
    if questions.usual(answers) <= FAIR:
        return answers
    rng, kept = np.random.default_rng(0), np.full_like(answers, "")
    names, counts = np.unique(answers[answers != ""], return_counts=True)
    for name in names:
        rows = rng.permutation(np.flatnonzero(answers == name))[: counts.min()]
        kept[rows] = answers[rows]
    return kept


def _intro(pool: Pool, name: str, answers: np.ndarray, kinds: list[str]) -> str:
    noun, even = pool.space.modality.noun[1], questions.usual(answers) <= 1 / len(kinds)
    what = f"what they are: {', '.join(kinds)}" if name == "Label" else f"“{name}”: {' or '.join(kinds)}"
    many = f"{(answers != '').sum():,} {noun}{', as many of each,' if even else ''}"
    return f"<p>Sort these {many} by {html.escape(what)}. Someone labels {EACH} of each; what are all the others?</p>"


def _found(pool: Pool, name: str, answers: np.ndarray) -> tuple[Tested, float, Tested, str] | None:
    """By codes, spread among look-alikes, and by the items themselves; None while it is on its way."""
    key = (pool.stamp, name)
    by_codes = answering.ask(key, probes.from_few, pool.codes, answers, EACH, DRAWS)
    if by_codes is None:
        return None
    spread = answering.ask(key, telling.spread_from_few, pool.codes, answers, EACH, DRAWS)
    if spread is None:
        return None
    features = pool.space.modality.features(pool.arrays)
    args = (features.rows, answers, EACH, DRAWS, features.counted)
    by_items = answering.ask((*key, "items"), probes.from_few, *args, doing=f"Now from the {features.what} themselves")
    return None if by_items is None else (by_codes, spread, by_items, features.what)


def _told(kinds: list[str], by_codes: Tested, spread: float, by_items: Tested, what: str) -> str:
    rows = [
        (f"its {by_codes.numbers} numbers", by_codes.right, f"{bars.share(by_codes.right)}, {_seconds(by_codes)}"),
        (f"all {by_items.numbers:,} {what}", by_items.right, f"{bars.share(by_items.right)}, {_seconds(by_items)}"),
        ("always the commonest", by_codes.usual, bars.share(by_codes.usual)),
    ]
    if spread > by_codes.right:
        rows.insert(0, ("its numbers, passed on among look-alikes", spread, bars.share(spread)))
    given = EACH * len(kinds)
    note = f"Right of {by_codes.count // DRAWS:,} others, from {given} labels."
    return f"{bars.drawn(rows, 'Told right from')}<p class='quiet'>{note}</p>"


def _seconds(tested: Tested) -> str:
    return f"{tested.seconds:.2f} s" if tested.seconds >= 0.01 else "under 0.01 s"
