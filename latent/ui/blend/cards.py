"""The items that are blended, a card each: what it is, and ways to have another in its place."""

from __future__ import annotations

import html
from collections.abc import Callable
from functools import partial

import streamlit as st

from latent.collection import Collection
from latent.modalities.items import View
from latent.space import Space
from latent.ui.items import item_choice
from latent.ui.session import blends, morphing
from latent.ui.session.blends import Blend
from latent.ui.session.links import Source
from latent.ui.session.morphing import Beginning
from latent.ui.widgets import views
from latent.ui.widgets.words import said

WIDTH = 166
"""Pixels: two stand side by side on a phone."""

SIGNS = {1: "+", -1: "−"}


def show(space: Space, collection: Collection, blend: Blend) -> None:
    """A card for each item, and where terms can be added a way to do so."""
    with st.container(horizontal=True, key="blend-cards", gap="small"):
        for place, source in enumerate(blend.items):
            with st.container(width=WIDTH, key=f"blend-card-{place}", gap=None):
                _card(space, collection, blend, place, source)
        if blend.mode == blends.TWO:
            _button(said("blend-swap"), space, blend, Blend.swapped, ":material/swap_horiz:")
        if blend.how == blends.FREE and len(blend.items) < blends.MOST:
            _button(said("blend-add"), space, blend, partial(Blend.with_term, sign=1), ":material/add:")


def _button(label: str, space: Space, blend: Blend, make: Callable[[Blend], Blend], icon: str) -> None:
    st.button(label, on_click=blends.change, args=(space, blend, make), icon=icon, type="tertiary")


def _card(space: Space, collection: Collection, blend: Blend, place: int, source: Source | None) -> None:
    item = None if source is None else morphing.begin(space, collection, source)
    st.html(_look(space, blends.LETTERS[place], source, item))
    if blend.how == blends.FREE:
        _sign(space, blend, place)
    choose = partial(put, space, blend, place)
    with st.container(horizontal=True, gap="small"):
        # Another source, another key: the popover comes back closed.
        at = "" if source is None else _key_of(source)
        with st.popover(said("blend-choose"), key=f"blend-choose-{blend.mode}-{place}-{at}", type="tertiary"):
            near = space.reference.codes[0] if item is None else item.code
            item_choice.show(space, collection, f"blend-{blend.mode}-{place}", near, choose)
        another = {"on_click": lambda: choose(_another(space, collection, source)), "type": "tertiary"}
        st.button(said("blend-another"), key=f"blend-another-{place}", **another)


def _key_of(source: Source) -> str:
    """By which a source is known among keys of widgets."""
    return f"{source.kind}-{source.key}"


def _look(space: Space, letter: str, source: Source | None, item: Beginning | None) -> str:
    mark = f"<b class='letter'>{letter}</b>"
    if item is None:
        return f"<div class='blend-card'>{mark}<p class='quiet'>{said('blend-nothing')}</p></div>"
    view = view_of(space, source, item)
    name = "" if views.words(view) == item.name else f"<span dir='auto'>{html.escape(item.name)}</span>"
    alt = said("blend-card", letter=letter, name=item.name)
    return f"<div class='blend-card'>{mark}{views.element(view, alt, 'picture small')}{name}</div>"


def view_of(space: Space, source: Source, item: Beginning) -> View:
    """What an item looks like: as it was given where that is at hand, else as the model redraws it."""
    if source.kind == "known":
        return morphing.known_view(space, int(source.key))
    return morphing.views(space, item.code)[0] if item.array is None else space.modality.view(item.array)


def _sign(space: Space, blend: Blend, place: int) -> None:
    key = f"blend-sign-{place}"
    st.session_state[key] = blend.signs[place]
    letter = blends.LETTERS[place]
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.segmented_control(
            said("blend-sign", letter=letter),
            list(SIGNS),
            format_func=SIGNS.get,
            key=key,
            required=True,
            on_change=lambda: blends.change(space, blend, lambda b: b.with_sign(place, st.session_state[key])),
            label_visibility="collapsed",
        )
        if len(blend.items) > 1:
            drop = partial(blends.change, space, blend, lambda b: b.without_term(place))
            out = {"on_click": drop, "type": "tertiary"}
            st.button(said("blend-drop"), key=f"blend-drop-{place}", help=said("blend-drop-help", letter=letter), **out)


def put(space: Space, blend: Blend, place: int, source: Source) -> None:
    """Have another item in a place."""
    blends.change(space, blend, lambda b: b.with_item(place, source))


def _another(space: Space, collection: Collection, source: Source | None) -> Source:
    """One of the same sort by chance; of one's own, the next."""
    if source is not None and source.kind == "sample":
        return item_choice.imagined()
    if source is not None and source.kind == "yours":
        ids = list(collection.entries)
        return Source("yours", ids[(ids.index(source.key) + 1) % len(ids)])
    label = str(space.reference.labels[int(source.key)]) if source is not None and source.kind == "known" else ""
    return item_choice.any_known(space, label)
