"""Imagine: new items from where the data is, near one, like a group, or from nothing; each beside what is known."""

from __future__ import annotations

import html
import random
from dataclasses import replace
from functools import partial

import streamlit as st

from latent.collection import Collection
from latent.errors import LatentError
from latent.space import Space
from latent.ui.imagine import batch, many
from latent.ui.items import item_choice, picker, wishes
from latent.ui.items.wishes import DATA, GROUP, NEAR, PRIOR, Wish
from latent.ui.session import address, morphing, state
from latent.ui.session.links import Source
from latent.ui.widgets import notices, nouns, views
from latent.ui.widgets.words import said

TOLD = {
    DATA: "imagine-data-told",
    NEAR: "imagine-near-told",
    GROUP: "imagine-group-told",
    PRIOR: "imagine-prior-told",
}
HELP = {
    DATA: "imagine-data-help",
    NEAR: "imagine-near-help",
    GROUP: "imagine-group-help",
    PRIOR: "imagine-prior-help",
}
"""Messages on where new items are drawn from."""

_SEEDS = 1_000_000


def show() -> None:
    """The page."""
    space = picker.pick_space()
    collection = state.collection(space)
    _open_link(space, collection)
    wish = _choose(space, collection)
    try:
        drawn = batch.draw(space, collection, wish)
    except LatentError as error:
        notices.show(error)
        return
    address.say(wishes.to_query(space, collection, wish))
    told = " ".join(filter(None, [said(TOLD[wish.by], **nouns.of(space.modality)), batch.note(drawn)]))
    st.html(f"<p class='quiet'>{html.escape(told)}</p>")
    batch.show(drawn)
    st.html(f"<ul class='remarks'>{''.join(f'<li>{html.escape(line)}</li>' for line in batch.told(drawn))}</ul>")
    batch.keep(drawn, wish, many.show(space, collection, wish))


def _open_link(space: Space, collection: Collection) -> None:
    """Take up what a link asks for, once."""
    wish = address.take_up("imagine", partial(wishes.from_query, space))
    if wish is None:
        return
    near = wish.near and morphing.own_again(space, collection, wish.near)
    wishes.keep(space, replace(wish, near=near))


# ---- choices ----------------------------------------------------------------------------------------------------


def _choose(space: Space, collection: Collection) -> Wish:
    """The wish, with the controls that change it."""
    wish = wishes.kept(space)
    with st.container(horizontal=True, vertical_alignment="bottom", key="imagine-controls"):
        _choose_where(space, wish)
        _choose_variety(space, wish)
        again = {"type": "primary", "icon": ":material/casino:", "on_click": _draw_others, "args": (space,)}
        st.button(said("imagine-again", count=batch.COUNT), key="imagine-again", **again)
        with st.popover(said("imagine-seed"), type="tertiary", help=said("imagine-seed-help")):
            _choose_seed(space, wish)
    if wish.by == NEAR:
        _choose_near(space, collection, wish)
    if wish.by == GROUP:
        _choose_group(space, wish)
    return wishes.kept(space)


def _choose_where(space: Space, wish: Wish) -> None:
    key = f"imagine-by-{space.name}"
    st.session_state[key] = wish.by
    offered = [by for by in wishes.TITLES if by != GROUP or wishes.groups(space)]
    st.segmented_control(
        said("imagine-where"),
        offered,
        format_func=lambda by: said(wishes.TITLES[by]),
        key=key,
        required=True,
        help=said(HELP[wish.by]),
        on_change=lambda: _change(space, by=st.session_state[key]),
    )


def _choose_variety(space: Space, wish: Wish) -> None:
    key = f"imagine-variety-{space.name}"
    st.session_state[key] = wish.variety
    change = lambda: _change(space, variety=round(st.session_state[key], 2))  # noqa: E731
    label, told = said("imagine-variety"), said("imagine-variety-help")
    st.slider(label, 0.0, wishes.WIDEST, step=0.05, key=key, width=220, help=told, on_change=change)


def _choose_seed(space: Space, wish: Wish) -> None:
    key = f"imagine-seed-{space.name}"
    st.session_state[key] = wish.seed
    change = lambda: _change(space, seed=int(st.session_state[key]))  # noqa: E731
    st.number_input(said("imagine-seed"), 0, _SEEDS - 1, key=key, on_change=change)


def _choose_near(space: Space, collection: Collection, wish: Wish) -> None:
    source = wishes.begun(space, collection, wish)
    beginning = morphing.begin(space, collection, source)
    look = beginning.array if beginning.array is not None else space.redraw(beginning.code)[0]
    with st.container(horizontal=True, vertical_alignment="center", key="imagine-near"):
        view = space.modality.view(look)
        caption = "" if views.words(view) == beginning.name else beginning.name
        st.html(views.figure(view, caption, beginning.name, "picture small"), width="content")
        with st.popover(said("imagine-near-another"), icon=":material/my_location:"):
            item_choice.show(space, collection, "imagine", beginning.code, lambda s: _change(space, near=s))


def _choose_group(space: Space, wish: Wish) -> None:
    groups = wishes.groups(space)
    key = f"imagine-group-{space.name}"
    st.session_state[key] = wish.group if wish.group in groups else next(iter(groups))
    st.selectbox(
        said("imagine-which-group"),
        list(groups),
        format_func=groups.get,
        key=key,
        width=260,
        help=said("imagine-which-group-help"),
        on_change=lambda: _change(space, group=st.session_state[key]),
    )


def _draw_others(space: Space) -> None:
    _change(space, seed=random.randrange(_SEEDS))


def _change(space: Space, **news: str | float | int | Source) -> None:
    wishes.keep(space, replace(wishes.kept(space), **news))
