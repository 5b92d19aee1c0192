"""What is there twice: near-duplicates side by side."""

from __future__ import annotations

import numpy as np
import streamlit as st

from latent.insight import twins
from latent.ui.odd.judging import BESIDE, Case
from latent.ui.widgets import answering, views

SHOWN = 4
"""Groups in sight; the others are a click away."""

_MEMBERS = 6

HELP = (
    "Items that the model puts far nearer to each other than items around there usually are: so near that among this "
    "many, chance would hardly make a single pair. Where the items are at hand, they have to be alike themselves."
)


def show(case: Case) -> None:
    """Groups of near-duplicates, the nearest first."""
    st.subheader("There twice", anchor=False, help=HELP)
    some = case.pool
    found = answering.ask((some.stamp, "twins"), twins.candidates, some.codes, doing="Looking for what is there twice")
    if found is None:
        return
    groups = twins.groups(twins.confirmed(found, case.arrays) if case.at_hand else found)
    if case.kind == BESIDE:
        groups = [group for group in groups if case.shown[group].any()]
    if not groups:
        st.html("<p class='quiet'>Nothing here is there twice.</p>")
        return
    items = sum(map(len, groups))
    st.html(
        f"<p class='quiet'>{items:,} {case.space.modality.noun[1]} in {len(groups):,} "
        f"{'groups' if len(groups) > 1 else 'group'} are much the same.</p>"
    )
    with st.container(horizontal=True, key="twins"):
        for group in groups[:SHOWN]:
            _group(case, group)
    if len(groups) > SHOWN:
        with st.expander(f"{len(groups) - SHOWN:,} more"), st.container(horizontal=True, key="twins-more"):
            for group in groups[SHOWN : 10 * SHOWN]:
                _group(case, group)


def _group(case: Case, group: np.ndarray) -> None:
    """Its items beside each other, with their names."""
    looks = [
        views.figure(case.pool.view(place), case.name(place), css="picture small")
        for place in group[:_MEMBERS].tolist()
    ]
    more = f"<span class='quiet'>and {len(group) - _MEMBERS:,} more</span>" if len(group) > _MEMBERS else ""
    st.html(f"<div class='figures pair twins'>{''.join(looks)}{more}</div>", width="content")
