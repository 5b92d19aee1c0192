"""What a person brought to make a space of: looked over when it comes, and kept until a training begins with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

import streamlit as st

from latent import actions, recipes, surveying
from latent.modalities.items import View
from latent.recipes import Own
from latent.space import Space
from latent.surveying import Survey
from latent.ui.items import picker
from latent.ui.items.picker import Given
from latent.ui.session import state
from latent.ui.widgets import buttons

_PILE = "pile"


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


def brought() -> Pile | None:
    """What lies there; None: nothing."""
    return st.session_state.get(_PILE)


def take(items: Sequence[tuple[str, View]]) -> None:
    """Bring items that are here already, by their names and originals."""
    begin(Given([_as_file(name, number, original) for number, (name, original) in enumerate(items)]))


def let_go() -> None:
    """Bring nothing after all."""
    st.session_state.pop(_PILE, None)


def begin(given: Given) -> None:
    """Look over what was brought, in every way that has a recipe, and keep it for the next run."""
    fit = picker.progress(actions.find_fit([state.open_space(one.like) for one in likes()], given.files))
    if not fit.count:
        state.refuse([*given.refused, *fit.refused])
        let_go()
        return
    like = fit.fits[0].space
    ways = [modality for modality, one in recipes.own().items() if one.like == like]
    first = fit.other.modality if fit.other else state.open_space(like).modality.name
    ways.sort(key=lambda modality: modality != first)
    reader = state.open_space(like).modality
    found = {modality: picker.progress(surveying.survey(reader, given.files)) for modality in ways[:1]}
    found |= dict.fromkeys(ways[1:], found[ways[0]])
    state.refuse(given.refused)
    st.session_state[_PILE] = Pile(tuple(given.files), tuple(ways), found)


def likes() -> list[Own]:
    """A recipe for each kind of item, since several may read alike."""
    return list({one.like: one for one in recipes.own().values()}.values())


def offer_for(space: Space) -> None:
    """The way from a first look to a trained model of the same items."""
    if space.given is None or not space.manifest.linear:
        return
    told = "This is a first look: straight lines. A trained model bends, and keeps more in as many numbers."
    if buttons.pressed("Train a VAE on these", "train-these", icon=":material/model_training:", help=told):
        given, labels = space.given, space.reference.labels
        names = [f"{label}/{name}" if label else name for name, label in zip(given.names, labels, strict=True)]
        take(list(zip(names, given.originals, strict=True)))
        st.switch_page("pages/Train.py")


def _as_file(name: str, number: int, original: View) -> tuple[str, bytes]:
    endings = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp"}
    ending = endings.get(original.mime, ".txt")
    path = PurePosixPath(name)
    return str(path.with_name(f"{number:05d}-{path.stem[:40] or 'item'}{ending}")), original.data
