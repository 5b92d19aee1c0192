"""The example that Groups opens on: ten labels of each kind, from codes and from the items themselves."""

from __future__ import annotations

import html
from functools import reduce

import numpy as np
import streamlit as st

from latent.insight import probes, telling
from latent.insight.probes import Tested
from latent.ui.items import colouring, questions
from latent.ui.items.pool import Pool
from latent.ui.widgets import answering, bars, names, nouns
from latent.ui.widgets.take_away import Part
from latent.ui.widgets.words import said

EACH = 10
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
        st.subheader(said("example"), anchor=False, help=said("example-help"))
        intro = _intro(pool, name, answers, kinds)
        st.html(intro)
        found = _found(pool, name, answers)
        if found is None:
            return []
        told = _told(kinds, *found)
        st.html(told)
    return [Part(said("example"), intro + told)]


def evened(answers: np.ndarray) -> np.ndarray:
    """Answers of which none is nearly always right: where one is, as many are left of each kind."""
    if questions.usual(answers) <= FAIR:
        return answers
    rng, kept = np.random.default_rng(0), np.full_like(answers, "")
    answered, counts = np.unique(answers[answers != ""], return_counts=True)
    for name in answered:
        rows = rng.permutation(np.flatnonzero(answers == name))[: counts.min()]
        kept[rows] = answers[rows]
    return kept


def _intro(pool: Pool, name: str, answers: np.ndarray, kinds: list[str]) -> str:
    even = "yes" if questions.usual(answers) <= 1 / len(kinds) else "no"
    told = {"count": int((answers != "").sum()), "even": even, "each": EACH} | nouns.of(pool.space.modality)
    if name == colouring.LABEL:
        intro = said("example-labels", kinds=", ".join(names.each(kinds)), **told)
    else:
        either = reduce(lambda first, last: said("words-or", first=first, last=last), names.each(kinds))
        intro = said("example-question", name=names.shown(name), kinds=either, **told)
    return f"<p>{html.escape(intro)}</p>"


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
    doing = said("told-from-now", what=features.what)
    by_items = answering.ask((*key, "items"), probes.from_few, *args, doing=doing)
    return None if by_items is None else (by_codes, spread, by_items, features.what)


def _told(kinds: list[str], by_codes: Tested, spread: float, by_items: Tested, what: str) -> str:
    rows = [
        (said("told-from-numbers", count=by_codes.numbers), by_codes.right, _how_fast(by_codes)),
        (said("told-from-items", count=by_items.numbers, what=what), by_items.right, _how_fast(by_items)),
        (said("told-from-commonest"), by_codes.usual, bars.share(by_codes.usual)),
    ]
    if spread > by_codes.right:
        rows.insert(0, (said("told-from-alike"), spread, bars.share(spread)))
    given = EACH * len(kinds)
    note = html.escape(said("example-right", count=by_codes.count // DRAWS, given=given))
    return f"{bars.drawn(rows, said('told-from'))}<p class='quiet'>{note}</p>"


def _how_fast(tested: Tested) -> str:
    share = bars.in_100(tested.right)
    if tested.seconds < 0.01:
        return said("told-from-moment", share=share)
    return said("told-from-seconds", share=share, seconds=tested.seconds)
