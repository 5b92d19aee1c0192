"""Odd ones out: which items do not fit, why, and how well that can be told; and which are there twice."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import partial

import numpy as np
import streamlit as st

from latent.collection import table_file
from latent.errors import LatentError
from latent.insight.detection import best_by_marks
from latent.insight.outliers import BOUND, COMBINED, FEW, Oddness
from latent.ui.components.fence import fence
from latent.ui.components.hand import Dial
from latent.ui.items import marking, own_items, picker
from latent.ui.odd import figures, hunt, judging, ranked, twins, wording
from latent.ui.odd.judging import BESIDE, EXAMPLE, SPOILED, Case
from latent.ui.odd.ranking import Ranking
from latent.ui.session import selecting, state
from latent.ui.session.links import Source
from latent.ui.widgets import answers, buttons, notices, nouns, take_away
from latent.ui.widgets.take_away import Part
from latent.ui.widgets.words import language, said, said_as_html, speaking


def show() -> None:
    """The page."""
    with st.container(horizontal=True, vertical_alignment="center", key="odd-controls"):
        space = picker.pick_space()
        case = hunt.veiled(judging.pick(space, state.collection(space)))
    picker.show_refused()
    told = st.container()
    wanted = st.session_state.get(_key(case, "score"))
    try:
        oddness = judging.judge(case, wanted == BOUND)
    except LatentError as error:
        notices.show(error)
        oddness = None
    if oddness is not None:
        with told:
            _judged(case, oddness)
    else:
        own_items.take_uploads(space)


def _key(case: Case, part: str) -> str:
    return f"odd-{part}-{case.space.name}-{case.kind}"


def _judged(case: Case, oddness: Oddness) -> None:
    left, right = st.columns([0.36, 0.64], gap="large")
    with left:
        hunting, intro = st.container(), st.container()
        score = _pick_score(case, oddness)
        with intro:
            ranking = _threshold(case, oddness, score)
            st.html(f"<p class='quiet'>{_how(ranking)}</p>")
        with hunting:
            hunt.show(ranking, _key(case, "score"))
        _act(ranking)
        with st.expander(said("odd-bring"), icon=":material/add:"):
            own_items.take_uploads(case.space)
    with right:
        ranked.show(ranking)
    if case.told and not case.veiled:
        figures.show(ranking)
    twins.show(case)


def _how(ranking: Ranking) -> str:
    """What they are judged by, as HTML."""
    case = ranking.case
    if case.kind == EXAMPLE:
        first = int(case.odd[ranking.order[:SPOILED]].sum())
        return said_as_html("odd-told-example", spoiled=SPOILED, first=first, **nouns.of(case.space.modality))
    if case.fine is None:
        return said("odd-told-each-other")
    fine = int(case.fine.sum())
    if case.kind == BESIDE:
        return said("odd-told-beside", known=fine)
    if case.moments is not None:
        return said("odd-told-past", fine=fine)
    return said_as_html("odd-told-fine", fine=fine, **case.odd_are)


def _pick_score(case: Case, oddness: Oddness) -> str:
    """By which score they are ranked: the combined one, the one that marks speak for, or what a person chose."""
    offered = judging.scores(case)
    advised, told = _advised(case, oddness)
    key, title = _key(case, "score"), partial(wording.title, sides=case.sides)
    with st.expander(said("odd-more"), icon=":material/tune:"):
        chosen = st.selectbox(
            said("odd-rank-by"),
            ["", *offered],
            key=answers.kept(key, ""),
            format_func=lambda name: title(name) if name else said("odd-advised", title=title(advised)),
        )
        score = chosen if chosen in oddness.surprise else advised
        if chosen and chosen not in oddness.surprise:
            st.html(f"<p class='quiet'>{said('odd-no-bound')}</p>")
        st.html(f"<p class='quiet'>{html.escape(wording.when(score, case.sides))}</p>")
    if told and not chosen:
        st.html(f"<p class='quiet'>{html.escape(told)}</p>")
    return score


def _advised(case: Case, oddness: Oddness) -> tuple[str, str]:
    """The score to rank by where nobody chose one, and why it is not the combined one, if it is not."""
    shared = {name: values for name, values in oddness.surprise.items() if name != BOUND}
    by_marks = marking.best(case.pool, shared)
    if by_marks:
        name, right = by_marks
        return name, said("odd-by-marks", title=wording.title(name, case.sides), right=round(100 * right))
    if case.kind == EXAMPLE:
        name, _ = best_by_marks(shared, np.arange(len(case.odd)), case.odd)
        best, usual = (figures.right(case, shared[one]) for one in (name, COMBINED))
        if best - usual > 0.02:
            return name, said("odd-by-harm", title=wording.title(name, case.sides))
    return COMBINED, ""


def _threshold(case: Case, oddness: Oddness, score: str) -> Ranking:
    """How odd is odd: a slider under the picture of all, with the count of those beyond it."""
    shown = oddness.surprise[score][case.shown]
    top = float(np.ceil(10 * max(shown.max(), 1.0)) / 10)
    usual = float(np.clip(round(oddness.fence(score), 1), 0.0, top))
    of_all = {"count": len(shown), **nouns.of(case.space.modality)}
    words = {"one": said("odd-beyond-one", **of_all), "many": said("odd-beyond-many", **of_all)}
    dial = Dial("least", 0.0, top, usual, said("odd-from-here-help", few=FEW), said("odd-from-here"))
    least = fence(dial, shown, words, key=f"{_key(case, 'least')}-{score}")
    st.session_state[_key(case, "moved")] = least - usual  # for whoever asks how the page stands
    places = np.flatnonzero(case.shown)
    order = places[np.argsort(-oddness.surprise[score][places], kind="stable")]
    return Ranking(case, oddness, score, order, least)


def _act(ranking: Ranking) -> None:
    """What can be done with those that stand out."""
    space, count = ranking.case.space, int(ranking.out.sum())
    kept = marking.marks(space)
    selection = ranking.case.pool.selection(ranking.out).within(state.collection(space))
    with st.container(horizontal=True):
        label = said("odd-show-on-map", count=len(selection))
        if buttons.pressed(label, "odd-select", icon=":material/scatter_plot:", disabled=not len(selection)):
            selecting.select(space, selection)
            st.switch_page("pages/Map.py")
        st.download_button(
            said("odd-save"),
            partial(_file, ranking, kept, language()),
            f"{space.name}-odd-ones.csv",
            "text/csv",
            key="odd-csv",
            icon=":material/download:",
            on_click="ignore",
        )
        _take_away(ranking, count)


def _file(ranking: Ranking, kept: Mapping[Source, str], code: str) -> bytes:
    """The list with its marks; it is made where no session is at hand, so that all is given."""
    with speaking(code):
        return table_file(ranking.table(kept), "csv")


def _take_away(ranking: Ranking, count: int) -> None:
    case = ranking.case
    judged = int(case.shown.sum())
    choices = {
        said("odd-sheet-items"): said("count-items", count=judged, **nouns.of(case.space.modality)),
        said("odd-sheet-ranked"): ranking.title(),
        said("odd-sheet-from"): said("odd-sheet-beyond", least=ranking.least, count=count),
    }
    caveats = [ranking.when, said("odd-caveat")]
    take_away.offer("Odd ones out", case.space, choices, lambda: _parts(ranking), caveats)


def _parts(ranking: Ranking) -> list[Part]:
    parts = [Part(said("odd-oddest"), ranked.printed(ranking))]
    return parts + figures.printed(ranking) if ranking.case.told and not ranking.case.veiled else parts
