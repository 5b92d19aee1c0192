"""Odd ones out: which items do not fit, why, and how well that can be told; and which are there twice."""

from __future__ import annotations

import html
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
from latent.ui.widgets import buttons, notices, take_away
from latent.ui.widgets.take_away import Part


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
        with st.expander("Bring your own", icon=":material/add:"):
            own_items.take_uploads(case.space)
    with right:
        ranked.show(ranking)
    if case.told and not case.veiled:
        figures.show(ranking)
    twins.show(case)


def _how(ranking: Ranking) -> str:
    case = ranking.case
    if case.kind == EXAMPLE:
        first = int(case.odd[ranking.order[:SPOILED]].sum())
        return (
            f"{SPOILED} of these {case.space.modality.noun[1]} were spoiled on purpose and hidden among known ones. "
            f"{first} of the first {SPOILED} in the list are spoiled ones. Nobody told the model what to look for."
        )
    if case.kind == BESIDE:
        return f"Yours, judged by the {int(case.fine.sum()):,} known ones: does each belong to them?"
    if case.moments is not None:
        return (
            f"Judged by the {int(case.fine.sum()):,} that came before the first of them; the oddest tenth of those "
            "does not say what is usual."
        )
    if case.fine is not None:
        return f"Judged by the {int(case.fine.sum()):,} that are fine; the others are {case.said}."
    return "Judged by each other, each by all the rest; the oddest tenth does not say what is usual."


def _pick_score(case: Case, oddness: Oddness) -> str:
    """By which score they are ranked: the combined one, the one that marks speak for, or what a person chose."""
    offered = judging.scores(case)
    advised, told = _advised(case, oddness)
    key, title = _key(case, "score"), partial(wording.title, sides=case.sides)
    with st.expander("More: how they are ranked", icon=":material/tune:"):
        chosen = st.selectbox(
            "Rank by",
            ["", *offered],
            key=key,
            format_func=lambda name: title(name) if name else f"{title(advised)} (chosen for you)",
        )
        score = chosen if chosen in oddness.surprise else advised
        if chosen and chosen not in oddness.surprise:
            st.html("<p class='quiet'>This model does not say how unsure it is, so it has no such estimate.</p>")
        st.html(f"<p class='quiet'>{html.escape(wording.when(score, case.sides))}</p>")
    if told and not chosen:
        st.html(f"<p class='quiet'>{told}</p>")
    return score


def _advised(case: Case, oddness: Oddness) -> tuple[str, str]:
    """The score to rank by where nobody chose one, and why it is not the combined one, if it is not."""
    shared = {name: values for name, values in oddness.surprise.items() if name != BOUND}
    by_marks = marking.best(case.pool, shared)
    if by_marks:
        name, right = by_marks
        return name, (
            f"Ranked by “{wording.title(name, case.sides)}”: of the scores, it agrees best with your marks, "
            f"in {100 * right:.0f} of 100 pairs of one fine and one odd."
        )
    if case.kind == EXAMPLE:
        name, _ = best_by_marks(shared, np.arange(len(case.odd)), case.odd)
        best, usual = (figures.right(case, shared[one]) for one in (name, COMBINED))
        if best - usual > 0.02:
            return name, f"Ranked by “{wording.title(name, case.sides)}”, which finds harm of this kind best here."
    return COMBINED, ""


def _threshold(case: Case, oddness: Oddness, score: str) -> Ranking:
    """How odd is odd: a slider under the picture of all, with the count of those beyond it."""
    shown = oddness.surprise[score][case.shown]
    top = float(np.ceil(10 * max(shown.max(), 1.0)) / 10)
    usual = float(np.clip(round(oddness.fence(score), 1), 0.0, top))
    help_ = (
        "It starts three quartile ranges beyond the third quartile of what is usual, where hardly anything "
        f"ordinary lies (Tukey's outer fence; of fewer than {FEW} items, their less odd half says how wide a quartile "
        f"range is). {wording.ODDNESS}"
    )
    of_all = f"of {len(shown):,} {case.space.modality.noun[len(shown) != 1]}"
    words = {"one": f"{of_all} stands out", "many": f"{of_all} stand out"}
    dial = Dial("Odd from here on", 0.0, top, usual, help_)
    least = fence(dial, shown, words, key=f"{_key(case, 'least')}-{score}")
    st.session_state[_key(case, "moved")] = least - usual  # for whoever asks how the page stands
    places = np.flatnonzero(case.shown)
    order = places[np.argsort(-oddness.surprise[score][places], kind="stable")]
    return Ranking(case, oddness, score, order, least)


def _act(ranking: Ranking) -> None:
    """What can be done with those that stand out."""
    space, count = ranking.case.space, int(ranking.out.sum())
    kept = marking.marks(space)  # a file is made where no session is at hand
    selection = ranking.case.pool.selection(ranking.out).within(state.collection(space))
    with st.container(horizontal=True):
        label = f"Show {len(selection):,} on the Map"
        if buttons.pressed(label, "odd-select", icon=":material/scatter_plot:", disabled=not len(selection)):
            selecting.select(space, selection)
            st.switch_page("pages/Map.py")
        st.download_button(
            "Save the list",
            lambda: table_file(ranking.table(kept), "csv"),
            f"{space.name}-odd-ones.csv",
            "text/csv",
            key="odd-csv",
            icon=":material/download:",
            on_click="ignore",
        )
        _take_away(ranking, count)


def _take_away(ranking: Ranking, count: int) -> None:
    case = ranking.case
    judged = int(case.shown.sum())
    choices = {
        "Items": f"{judged:,} {case.space.modality.noun[judged != 1]}",
        "Ranked by": ranking.title(),
        "Odd from": f"{ranking.least:.1f} nats of surprise: {count:,} stand out",
    }
    caveats = [ranking.when, "Odd is not wrong: it is what the model has seldom seen."]
    take_away.offer("Odd ones out", case.space, choices, lambda: _parts(ranking), caveats)


def _parts(ranking: Ranking) -> list[Part]:
    parts = [Part("The oddest", ranked.printed(ranking))]
    return parts + figures.printed(ranking) if ranking.case.told and not ranking.case.veiled else parts
