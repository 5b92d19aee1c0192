"""Train: bring one's own, choose how much work it is worth, and watch a space form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

import streamlit as st

from latent import actions, modalities, recipes, spaces, surveying
from latent.recipes import Own
from latent.space import Space
from latent.surveying import Survey
from latent.ui import bringing, buttons, forming, notices, picker, state, training_form, views
from latent.ui.picker import Given


@dataclass(frozen=True)
class Pile:
    """What was brought, and the ways in which a space can be made of it, the best first.

    Attributes:
        files: names and bytes.
        ways: modalities that have a recipe and can read it.
        surveys: what each of them finds.
    """

    files: Sequence[tuple[str, bytes]]
    ways: tuple[str, ...]
    surveys: Mapping[str, Survey]


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
    pile = st.session_state.get("pile")
    if pile is None:
        _bring()
    else:
        _offer(pile)


def begin(given: Given) -> None:
    """Look over what was brought, in every way that has a recipe, and keep it for the next run."""
    fit = picker.progress(actions.find_fit([state.open_space(one.like) for one in _likes()], given.files))
    if not fit.count:
        state.refuse([*given.refused, *fit.refused])
        st.session_state.pop("pile", None)
        return
    like = fit.fits[0].space
    ways = [modality for modality, one in recipes.own().items() if one.like == like]
    first = fit.other.modality if fit.other else state.open_space(like).modality.name
    ways.sort(key=lambda modality: modality != first)
    reader = state.open_space(like).modality
    found = {modality: picker.progress(surveying.survey(reader, given.files)) for modality in ways[:1]}
    found |= dict.fromkeys(ways[1:], found[ways[0]])
    state.refuse(given.refused)
    st.session_state["pile"] = Pile(tuple(given.files), tuple(ways), found)


def _likes() -> list[Own]:
    """A recipe for each kind of item, since several may read alike."""
    return list({one.like: one for one in recipes.own().values()}.values())


def _bring() -> None:
    kinds = [state.open_space(one.like) for one in _likes()]
    nouns = " or ".join(dict.fromkeys(space.modality.noun[1] for space in kinds))
    left, right = st.columns([0.6, 0.4], gap="large")
    with left:
        given = picker.choose_files(f"Drop your {nouns}: a folder, a zip, or files", kinds, "train")
        if given:
            picker.forget_files()
            begin(given)
            st.rerun()
        picker.show_refused()
        _offer_collections()
        bringing.offer()
    with right:
        st.html(
            "<p class='quiet'>A model learns to describe each item by a few numbers and to rebuild it from them. "
            "Then your items have a map and sliders of their own, as the spaces that come along have. "
            "It takes minutes, goes on when this tab is closed, and nothing leaves this computer.</p>"
        )


def _offer_collections() -> None:
    """One's own items that lie in a space already."""
    held = [name for name, collection in st.session_state["collections"].items() if len(collection) >= surveying.FEWEST]
    for name in held:
        space, collection = state.open_space(name), state.collection(state.open_space(name))
        words = f"Take the {len(collection):,} {space.modality.noun[1]} that you placed in {space.manifest.title}"
        if buttons.pressed(views.plain(words), f"take-{name}", icon=":material/inventory_2:"):
            begin(Given([_as_file(entry.name, number, entry.original) for number, entry in enumerate(collection)]))
            st.rerun()


def offer_for(space: Space) -> None:
    """The way from a first look to a trained model of the same items."""
    if space.given is None or not space.manifest.linear:
        return
    told = "This is a first look: straight lines. A trained model bends, and keeps more in as many numbers."
    if buttons.pressed("Train a VAE on these", "train-these", icon=":material/model_training:", help=told):
        given, labels = space.given, space.reference.labels
        names = [f"{label}/{name}" if label else name for name, label in zip(given.names, labels, strict=True)]
        begin(Given([_as_file(n, i, v) for i, (n, v) in enumerate(zip(names, given.originals, strict=True))]))
        st.switch_page("pages/Train.py")


def _as_file(name: str, number: int, original) -> tuple[str, bytes]:
    endings = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp"}
    ending = endings.get(original.mime, ".txt")
    path = PurePosixPath(name)
    return str(path.with_name(f"{number:05d}-{path.stem[:40] or 'item'}{ending}")), original.data


# ---- choices ----------------------------------------------------------------------------------------------------


def _offer(pile: Pile) -> None:
    way = _choose_way(pile)
    found, kind = pile.surveys[way], modalities.get(way)
    _show_found(found, kind.noun)
    if not found.hopeless and training_form.show(recipes.own_for(way), pile.files, found):
        _let_go()
        st.rerun()
    st.button("Take something else", type="tertiary", on_click=_let_go)
    picker.show_refused()


def _choose_way(pile: Pile) -> str:
    if len(pile.ways) == 1:
        return pile.ways[0]
    titles = {way: recipes.own_for(way).title for way in pile.ways}
    return st.segmented_control("Read as", pile.ways, default=pile.ways[0], format_func=titles.get, required=True)


def _show_found(found: Survey, noun: tuple[str, str]) -> None:
    about = "" if found.exact else "about "
    st.html(f"<p><b>Found {about}{found.count:,} {noun[found.count != 1]}.</b></p>")
    views.row(
        [views.figure(item.original, "", item.name, css="picture small") for item in found.samples], "figures tight"
    )
    for warning in found.warnings:
        notices.line(warning, "problem" if found.hopeless else "note")
    if found.refused:
        with st.expander(f"{len(found.refused):,} left out"):
            notices.refused(list(found.refused))


def _let_go() -> None:
    st.session_state.pop("pile", None)
