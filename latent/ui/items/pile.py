"""What a person brought to make a space of: looked over when it comes, and kept until a training begins with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from latent import actions, modalities, recipes, surveying
from latent.modalities.base import Modality
from latent.modalities.items import View
from latent.recipes import Own
from latent.space import Space
from latent.surveying import Survey
from latent.ui.items import picker
from latent.ui.items.picker import Given
from latent.ui.session import state
from latent.ui.widgets import alone, buttons
from latent.ui.widgets.words import said

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


def take(space: Space, items: Sequence[tuple[str, View]]) -> None:
    """Bring items that lie in a space already, by their names and originals."""
    begin(Given(space.modality.as_files(items)))


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
    ways = _ways(fit)
    found: dict[str, Survey] = {}
    for way in ways:
        alike = next((one for one in found if recipes.own_for(one).like == recipes.own_for(way).like), None)
        found[way] = found[alike] if alike else picker.progress(surveying.survey(_reader(way), given.files))
    state.refuse(given.refused)
    st.session_state[_PILE] = Pile(tuple(given.files), tuple(ways), found)


def _ways(fit: actions.Brought) -> list[str]:
    """Modalities that have a recipe and can read what was brought, the best first."""
    best = fit.fits[0]
    first = fit.other.modality if fit.other else state.open_space(best.space).modality.name
    alike = [way for way, one in recipes.own().items() if one.like == best.space and (best.read or not fit.other)]
    return list(dict.fromkeys([first, *alike]))


def _reader(way: str) -> Modality:
    """What looks files over for a modality."""
    return modalities.get(way).unbound() or state.open_space(recipes.own_for(way).like).modality


def likes() -> list[Own]:
    """A recipe for each kind of item that a space which comes along reads, since several may read alike."""
    return list({one.like: one for one in recipes.own().values() if one.like}.values())


def offer_for(space: Space) -> None:
    """The way from a first look to a trained model of the same items."""
    if space.given is None or not space.manifest.linear or alone.guest():
        return
    told = said("first-look-told")
    if buttons.pressed(said("first-look-train"), "train-these", icon=":material/model_training:", help=told):
        given, labels = space.given, space.reference.labels
        names = [f"{label}/{name}" if label else name for name, label in zip(given.names, labels, strict=True)]
        take(space, list(zip(names, given.originals, strict=True)))
        st.switch_page("pages/Train.py")
