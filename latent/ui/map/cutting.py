"""How one's own item is made ready, changed by hand: the modality's adjustments as sliders."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from latent import actions
from latent.collection import Collection, Entry
from latent.modalities.items import Adjustment
from latent.space import Space
from latent.ui.components.dials import dials
from latent.ui.components.hand import Dial
from latent.ui.widgets import notices, views
from latent.ui.widgets.words import said


@dataclass
class Cut:
    """What a person has set for one item.

    Attributes:
        before: the entry as it was made ready by itself.
        values: how far each slider stands that is not at 0, by name.
        revision: grows when the page sets them.
    """

    before: Entry
    values: dict[str, float] = field(default_factory=dict)
    revision: int = 0


def offer(space: Space, collection: Collection, entry: Entry) -> None:
    """Offer what the space's modality lets a person change about an item, if anything."""
    if offered := space.modality.adjustments(entry.original):
        with st.expander(said("cut")):
            _sliders(space, collection, entry, offered)


@st.fragment
@notices.guarded
def _sliders(space: Space, collection: Collection, entry: Entry, offered: tuple[Adjustment, ...]) -> None:
    cuts = st.session_state.setdefault("cuts", {})
    cut: Cut = cuts.setdefault(f"{space.name}/{entry.id}", Cut(entry))
    shown = st.container()
    listed = [Dial(a.name, a.low, a.high, cut.values.get(a.name, 0.0), said(a.help), said(a.title)) for a in offered]
    with dials(listed, key=f"cut-{space.name}-{entry.id}", revision=cut.revision) as hand:
        new = actions.adjust(space, cut.before, hand.values) if any(hand.values.values()) else cut.before
        shown.html(views.element(space.modality.view(new.array), said("cut-part")))
    moved = {name: value for name, value in hand.values.items() if value}
    if hand.resting and moved != cut.values:
        cut.values = moved
        collection.replace(entry.id, new)
        st.rerun()
    if st.button(said("cut-as-was"), disabled=not cut.values):
        collection.replace(entry.id, cut.before)
        cut.values, cut.revision = {}, cut.revision + 1
        st.rerun()
