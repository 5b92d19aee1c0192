"""How well the scores tell odd from ordinary, where somebody has said which is which."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from latent.insight.detection import Curve, curve, precision_at
from latent.insight.in_time import daily
from latent.insight.measures import auroc
from latent.modalities.items import View
from latent.ui.odd.judging import Case
from latent.ui.odd.ranking import Ranking
from latent.ui.widgets import views
from latent.ui.widgets.take_away import Part, table
from latent.ui.widgets.words import said

SIDE = 200
"""Width and height of a curve."""

_MARGIN = 34
_A_FEW, _A_DAY = 20, 5


def right(case: Case, values: np.ndarray) -> float:
    """AUROC of a score over the judged items of a case."""
    return auroc(values[case.shown], case.odd[case.shown])


def show(ranking: Ranking) -> None:
    """AUROC in words, precision at as many as one can check, both curves, and every score beside the others."""
    case = ranking.case
    st.subheader(said("odd-tells"), anchor=False, help=said("odd-tells-help"))
    scores, odd = ranking.values[case.shown], case.odd[case.shown]
    found = curve(scores, odd)
    left, beside = st.columns([0.42, 0.58], gap="large")
    with left:
        st.html(f"<p>{html.escape(_auroc_words(ranking))}</p>")
        _checks(ranking, scores, odd)
        st.html(_bars(ranking))
    with beside:
        views.row(_curves(found, odd), "figures")


def _auroc_words(ranking: Ranking) -> str:
    case, share = ranking.case, right(ranking.case, ranking.values)
    count = int(case.odd[case.shown].sum())
    return said("odd-auroc", count=count, right=_in_hundred(share), auroc=share, **case.odd_are)


def _in_hundred(share: float) -> float:
    """Without claiming that all were right where some were not."""
    return round(100 * share) if share < 0.995 or share == 1 else round(min(100 * share, 99.9), 1)


def _checks(ranking: Ranking, scores: np.ndarray, odd: np.ndarray) -> None:
    """How many pay of as many as one can look at, in all or on each day."""
    if ranking.case.moments is not None:
        _checks_a_day(ranking, scores, odd)
        return
    most = min(len(odd), 1000)
    usual = int(np.clip(odd.sum(), 1, min(most, _A_FEW)))
    k = st.number_input(said("odd-check"), 1, most, usual, key=f"odd-checks-{most}-{usual}", width=180)
    share = precision_at(scores, odd, int(k))
    counts = {"checks": int(k), "hits": round(share * k), "odd": int(odd.sum()), "luck": _rough(k * float(odd.mean()))}
    st.html(f"<p class='quiet'>{said('odd-checked', precision=share, **counts)}</p>")


def _checks_a_day(ranking: Ranking, scores: np.ndarray, odd: np.ndarray) -> None:
    moments = ranking.case.moments[ranking.case.shown]
    k = int(st.number_input(said("odd-check-a-day"), 1, 1000, _A_DAY, key="odd-checks-a-day", width=220))
    found = daily(scores, odd, moments, k)
    seen, share = int(found.checked.sum()), float(found.precision)
    counts = {"hits": int(found.hits.sum()), "odd": int(odd.sum()), "luck": _rough(seen * float(odd.mean()))}
    told = said("odd-checked-days", days=len(found.days), seen=seen, checks=k, precision=share, **counts)
    st.html(f"<p class='quiet'>{told}</p>")


def _rough(count: float) -> float:
    return round(count) if count >= 1 else float(f"{count:.1g}")


def _bars(ranking: Ranking) -> str:
    """AUROC of each score."""
    shares = {name: right(ranking.case, values) for name, values in ranking.oddness.surprise.items()}
    rows = "".join(
        f"<dt>{html.escape(ranking.title(name))}</dt><dd>{_meter(share)}</dd>" for name, share in shares.items()
    )
    return f"<p class='quiet'>{said('odd-each-way')}</p><dl class='facts scores'>{rows}</dl>"


def _meter(share: float) -> str:
    right_of = said("odd-right", right=_in_hundred(share))
    return f"<span class='meter'><i style='width:{100 * share:.0f}%'></i></span> {right_of}"


def _curves(found: Curve, odd: np.ndarray) -> list[str]:
    """Both curves as figures."""
    alarms, caught = np.append(0, found.false_alarms), np.append(0, found.found)
    roc = _drawn(alarms, caught, said("odd-false-alarms"), said("odd-found-share"), 0.0)
    chance = float(odd.mean())
    precision = _drawn(found.found, found.precision, said("odd-found-share"), said("odd-right-alarms"), chance)
    area = said("odd-roc-told", auroc=auroc_of(found))
    told = said("odd-precision-told", average=float(found.average_precision), chance=chance)
    return [
        views.figure(roc, said("odd-roc"), area, "curve", area),
        views.figure(precision, said("odd-precision"), told, "curve", told),
    ]


def auroc_of(found: Curve) -> float:
    """The area under the ROC curve, by trapezoids."""
    x, y = np.append(0, found.false_alarms), np.append(0, found.found)
    return float(np.trapezoid(y, x))


def _drawn(x: np.ndarray, y: np.ndarray, across: str, up: str, chance: float) -> View:
    """A curve of shares 0..1 in SVG, with what chance gives as a thin line: rising with ``x``, or level."""
    size, whole = SIDE - _MARGIN, SIDE + 6
    points = " ".join(f"{_MARGIN + size * a:.1f},{6 + size * (1 - b):.1f}" for a, b in zip(x, y, strict=True))
    level = 6 + size * (1 - chance)
    line = f"{_MARGIN},{level:.1f} {SIDE},{level if chance else 6:.1f}"
    words = "font-family='sans-serif' font-size='11' fill='#808890'"
    across, up = html.escape(across), html.escape(up)
    drawn = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {whole} {whole}' width='{whole}' height='{whole}'>"
        f"<rect x='{_MARGIN}' y='6' width='{size}' height='{size}' fill='none' stroke='#808890' stroke-opacity='.5'/>"
        f"<polyline points='{line}' fill='none' stroke='#808890' stroke-dasharray='4 3'/>"
        f"<polyline points='{points}' fill='none' stroke='#3a9bc4' stroke-width='2.5' stroke-linejoin='round'/>"
        f"<text x='{_MARGIN + size / 2}' y='{SIDE - 10}' text-anchor='middle' {words}>{across}</text>"
        f"<text transform='translate(20 {6 + size / 2}) rotate(-90)' text-anchor='middle' {words}>{up}</text></svg>"
    )
    return View("image/svg+xml", drawn.encode())


def printed(ranking: Ranking) -> list[Part]:
    """The same for the sheet to take away."""
    case = ranking.case
    odd = case.odd[case.shown]
    found = curve(ranking.values[case.shown], odd)
    scores = {ranking.title(name): right(case, values) for name, values in ranking.oddness.surprise.items()}
    figures = f"<div class='figures'>{''.join(_curves(found, odd))}</div>"
    return [Part(said("odd-tells"), f"<p>{html.escape(_auroc_words(ranking))}</p>{table(scores)}{figures}")]
