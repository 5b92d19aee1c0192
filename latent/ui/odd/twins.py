"""What is there twice: near-duplicates side by side."""

from __future__ import annotations

import numpy as np
import streamlit as st

from latent.insight import twins
from latent.ui.odd.judging import BESIDE, Case
from latent.ui.widgets import answering, nouns, views
from latent.ui.widgets.words import said, said_as_html

SHOWN = 4
"""Groups in sight; the others are a click away."""

_MEMBERS = 6


def show(case: Case) -> None:
    """Groups of near-duplicates, the nearest first."""
    st.subheader(said("odd-twins"), anchor=False, help=said("odd-twins-help"))
    some = case.pool
    found = answering.ask((some.stamp, "twins"), twins.candidates, some.codes, doing=said("odd-twins-looking"))
    if found is None:
        return
    groups = twins.groups(twins.confirmed(found, case.arrays) if case.at_hand else found)
    if case.kind == BESIDE:
        groups = [group for group in groups if case.shown[group].any()]
    if not groups:
        st.html(f"<p class='quiet'>{said('odd-twins-none')}</p>")
        return
    counts = {"count": sum(map(len, groups)), "groups": len(groups)}
    st.html(f"<p class='quiet'>{said_as_html('odd-twins-found', **counts, **nouns.of(case.space.modality))}</p>")
    with st.container(horizontal=True, key="twins"):
        for group in groups[:SHOWN]:
            _group(case, group)
    if len(groups) > SHOWN:
        others = st.expander(said("odd-twins-more", count=len(groups) - SHOWN))
        with others, st.container(horizontal=True, key="twins-more"):
            for group in groups[SHOWN : 10 * SHOWN]:
                _group(case, group)


def _group(case: Case, group: np.ndarray) -> None:
    """Its items beside each other, with their names."""
    looks = [
        views.figure(case.pool.view(place), case.name(place), css="picture small")
        for place in group[:_MEMBERS].tolist()
    ]
    more = len(group) - _MEMBERS
    rest = f"<span class='quiet'>{said('odd-twins-more-of-it', count=more)}</span>" if more > 0 else ""
    st.html(f"<div class='figures pair twins'>{''.join(looks)}{rest}</div>", width="content")
