"""Finding what somebody has labelled, before the labels are seen: three steps beside the list, and what was found."""

from __future__ import annotations

import html
from dataclasses import replace

import numpy as np
import streamlit as st

from latent.insight.detection import precision_at
from latent.insight.in_time import daily
from latent.ui.items import marking
from latent.ui.odd.judging import Case, to_find
from latent.ui.odd.ranking import Ranking
from latent.ui.widgets import buttons, nouns
from latent.ui.widgets.words import said

A_DAY, IN_ALL = 5, 20
"""Items that one can look at, unless a person says otherwise."""


def offered(case: Case) -> bool:
    """Where it is known what is odd, and items can be odd in more ways than one: for all, and for their owner."""
    return case.told and len(case.sides) > 1


def veiled(case: Case) -> Case:
    """The case without a sight of its labels, for as long as somebody looks for them."""
    hunting = offered(case) and st.session_state.get(_key(case), to_find(case.space))
    return replace(case, veiled=True) if hunting else case


def _key(case: Case) -> str:
    return f"odd-hunt-{case.space.name}-{case.kind}"


def show(ranking: Ranking, score_key: str) -> None:
    """The steps, or a way to begin; nothing where there is nothing to find.

    Args:
        ranking: of all that are judged.
        score_key: under which the session has the score that a person wants to rank by.
    """
    case = ranking.case
    if not offered(case):
        return
    if not case.veiled:
        _revealed(ranking)
        return
    with st.container(border=True, key="odd-hunt"):
        st.subheader(said("odd-hunt"), anchor=False)
        st.html(f"<p>{html.escape(_asked(case))}</p>")
        _count(case, "**1.** ")
        _which(case, score_key)
        st.html(f"<p><b>3.</b> {said('odd-hunt-mark')}</p>")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f"<p role='status'>{html.escape(_marked(ranking))}</p>", width="content")
            _turn(case, said("odd-hunt-show"), ":material/visibility:", False)


def _turn(case: Case, label: str, icon: str, hide: bool) -> None:
    if buttons.pressed(label, f"odd-hunt-turn-{hide}", icon=icon):
        st.session_state[_key(case)] = hide
        st.rerun()


def _asked(case: Case) -> str:
    counts = {"odd": int(case.odd[case.shown].sum()), "count": int(case.shown.sum())}
    return said("odd-hunt-asked", **counts, **nouns.of(case.space.modality), **case.odd_are)


def _moments(case: Case) -> np.ndarray | None:
    """When each was ``float (n,)``; None where nobody knows."""
    if case.moments is not None or not case.pool.dated:
        return case.moments
    return np.asarray(case.pool.columns[case.pool.dated[0]], float)


def _count(case: Case, number: str = "") -> int:
    dated = _moments(case) is not None
    label = f"{number}{said('odd-hunt-look-a-day' if dated else 'odd-hunt-look')}"
    return int(st.number_input(label, 1, 1_000, A_DAY if dated else IN_ALL, key=f"{_key(case)}-checks"))


def _which(case: Case, score_key: str) -> None:
    key, names = f"{_key(case)}-which", {"": said("odd-hunt-either")}
    names |= {side.name: said(side.title) for side in case.sides}
    st.session_state[key] = score if (score := st.session_state.get(score_key, "")) in names else None
    change = lambda: st.session_state.update({score_key: st.session_state[key] or ""})  # noqa: E731
    label = f"**2.** {said('odd-hunt-which')}"
    st.segmented_control(label, list(names), format_func=names.get, key=key, on_change=change)


def _marked(ranking: Ranking) -> str:
    return said("odd-hunt-marked", count=len(_reported(ranking)))


def _reported(ranking: Ranking) -> list[int]:
    """Places of the judged items that a person marked as odd."""
    places, odd = marking.of_pool(ranking.case.pool)
    return [place for place, is_odd in zip(places, odd, strict=True) if is_odd and ranking.case.shown[place]]


def _revealed(ranking: Ranking) -> None:
    case = ranking.case
    with st.container(border=True, key="odd-hunt"):
        for line in found(ranking, _reported(ranking), _moments(case), _count(case)):
            st.html(f"<p>{html.escape(line)}</p>")
        _turn(case, said("odd-hunt-again"), ":material/visibility_off:", True)


def found(ranking: Ranking, reported: list[int], moments: np.ndarray | None, checks: int) -> list[str]:
    """What a person's marks found, and what so many looks in the order of the list would have, in plain sentences.

    Args:
        ranking: of all that are judged, of which it is known what is odd.
        reported: places of those that the person marked as odd.
        moments: when each item of the pool was, in days ``float (n,)``; None where nobody knows.
        checks: items that one can look at, a day where moments are known.
    """
    case = ranking.case
    scores, odd = ranking.values[case.shown], case.odd[case.shown]
    right = int(case.odd[reported].sum())
    yours = [said("odd-hunt-yours", count=len(reported), right=right, **case.odd_are)] if reported else []
    if moments is not None and np.isfinite(moments[case.shown]).any():
        looked = daily(scores, odd, moments[case.shown], checks)
        seen, hits = int(looked.checked.sum()), int(looked.hits.sum())
        counts = _counts(odd, seen, hits)
        return [*yours, said("odd-hunt-found-days", checks=checks, days=len(looked.days), **counts)]
    seen = min(checks, len(scores))
    return [*yours, said("odd-hunt-found", **_counts(odd, seen, round(precision_at(scores, odd, seen) * seen)))]


def _counts(odd: np.ndarray, seen: int, hits: int) -> dict[str, float]:
    """How many of those that were looked at are odd, of how many, and how many would be by chance, roughly."""
    return {"seen": seen, "hits": hits, "odd": int(odd.sum()), "luck": float(f"{seen * float(odd.mean()):.2g}")}
