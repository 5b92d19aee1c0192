"""Train: bring one's own, choose how much work it is worth, and watch a space form."""

from __future__ import annotations

import html

import streamlit as st

from latent import actions, modalities, recipes, spaces, surveying
from latent.modalities.base import Modality
from latent.surveying import Survey
from latent.ui.items import picker, pile
from latent.ui.items.pile import Pile
from latent.ui.session import state
from latent.ui.train import bringing, example, form, forming
from latent.ui.widgets import buttons, notices, nouns, space_names, views
from latent.ui.widgets.words import again, said, said_as_html


def show() -> None:
    """The page: what is being made, else what may be."""
    told = st.query_params.get("about")
    if told in spaces.own():
        forming.about(told)
        return
    working = forming.chosen_work()
    if working is not None:
        forming.show(working)
        return
    brought = pile.brought()
    if brought is None:
        _bring()
    else:
        _offer(brought)


def _bring() -> None:
    kinds = [state.open_space(one.like) for one in pile.likes()]
    label = said("train-drop", kinds=picker.kinds(map(modalities.get, recipes.own())))
    left, right = st.columns([0.6, 0.4], gap="large")
    with left:
        given = picker.choose_files(label, actions.readers(kinds), "train")
        if given:
            picker.forget_files()
            pile.begin(given)
            st.rerun()
        picker.show_refused()
        _offer_collections()
        bringing.offer()
    with right:
        st.html(f"<p class='quiet'>{said('train-about')}</p>")
    example.show()


def _offer_collections() -> None:
    """One's own items that lie in a space already."""
    held = [name for name, collection in st.session_state["collections"].items() if len(collection) >= surveying.FEWEST]
    for name in held:
        space, collection = state.open_space(name), state.collection(state.open_space(name))
        here = {"count": len(collection), "space": space_names.title(space.manifest)}
        words = said("train-take", **here, **nouns.of(space.modality))
        if buttons.pressed(views.plain(words), f"take-{name}", icon=":material/inventory_2:"):
            pile.take(space, [(entry.name, entry.original) for entry in collection])
            st.rerun()


# ---- choices ----------------------------------------------------------------------------------------------------


def _offer(brought: Pile) -> None:
    way = _choose_way(brought)
    found, kind = brought.surveys[way], modalities.get(way)
    _show_found(found, kind)
    if not found.hopeless and form.show(recipes.own_for(way), brought.files, found):
        pile.let_go()
        st.rerun()
    st.button(said("train-else"), type="tertiary", on_click=pile.let_go)
    picker.show_refused()


def _choose_way(brought: Pile) -> str:
    ways = brought.ways
    if len(ways) == 1:
        return ways[0]
    titles = {way: said(recipes.own_for(way).title) for way in ways}
    key, label = f"train-read-as-{'-'.join(ways)}", said("train-read-as")
    return st.segmented_control(label, ways, default=ways[0], format_func=titles.get, required=True, key=key)


def _show_found(found: Survey, kind: type[Modality]) -> None:
    told = "train-found" if found.exact else "train-found-about"
    st.html(f"<p><b>{said_as_html(told, count=found.count, **nouns.of(kind))}</b></p>")
    views.row(
        [views.figure(item.original, "", item.name, css="picture small") for item in found.samples], "figures tight"
    )
    if found.notes:
        st.html(f"<p class='quiet'>{html.escape(' '.join(map(again, found.notes)))}</p>")
    for warning in found.warnings:
        notices.line(again(warning), "problem" if found.hopeless else "note")
    if found.refused:
        with st.expander(said("train-left-out", count=len(found.refused))):
            notices.refused(list(found.refused))
