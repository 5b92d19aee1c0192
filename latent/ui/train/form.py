"""The choices of a training: a name, what the model sees, how much work it is worth, and what else may be set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from latent import modalities, spaces
from latent.errors import one_line
from latent.recipes import PRESETS, Own
from latent.space import Space
from latent.surveying import Survey
from latent.ui.items import choices, own_spaces
from latent.ui.session import state
from latent.ui.train import estimating, first_look, forming
from latent.ui.widgets import answers, buttons, space_names, views
from latent.ui.widgets.words import again, said, said_as_html

FRESH = ""
"""Of networks that begin with nothing learned."""


@dataclass(frozen=True)
class More:
    """What else was set.

    Attributes:
        options: of the command line; empty where all is as usual.
        look: what the model sees of an item, as a configuration.
        by: what a first look is taken by.
    """

    options: Mapping[str, str]
    look: Mapping[str, Any]
    by: str


def show(own: Own, files: Sequence[tuple[str, bytes]], found: Survey) -> bool:
    """All choices with their usual answers, and two buttons; returns whether something was begun.

    Args:
        own: the recipe.
        files: names and bytes of what was brought.
        found: in them.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        at, usual = f"train-{own_spaces.known_by(files)}", own_spaces.titled(files)
        title = st.text_input(said("train-name"), usual, max_chars=own_spaces.LONGEST, width=220, key=f"{at}-name")
        chosen = {choice.name: choices.ask(choice, 160, f"{at}-file") for choice in found.choices}
        looks = {choice.name: choices.ask(choice, 160, f"{at}-look") for choice in found.looks}
    look = modalities.get(own.modality).look(looks) if looks else {}
    preset = _preset(own, estimating.times(own, look, found, files))
    more = _more(own, preset, look)
    called = one_line(title) or usual
    with st.container(horizontal=True):
        begun = buttons.pressed(said("train"), "train", type="primary", icon=":material/model_training:")
        told = said("train-look-help")
        looked = buttons.pressed(said("train-look"), "first-look", icon=":material/bolt:", help=told)
    if looked:
        first_look.begin(own, files, called, chosen, look if own.first == own.modality else None, more.by)
    elif begun:
        forming.choose(own_spaces.begin(own, files, called, preset, chosen=chosen, look=more.look, more=more.options))
    return looked or begun


def _preset(own: Own, tried: estimating.Estimate) -> str:
    preset = st.segmented_control(
        said("train-work"),
        PRESETS,
        default=PRESETS[0],
        required=True,
        key=f"preset-{own.modality}",
        format_func=lambda name: estimating.told(name, tried.seconds.get(name)),
        help=said("train-work-help"),
    )
    st.html(f"<p class='quiet'>{said_as_html('train-tried', how=again(tried.how))}</p>")
    return preset


def _more(own: Own, preset: str, look: Mapping[str, Any]) -> More:
    options: dict[str, str] = {}
    with st.expander(said("train-more")):
        if first := _beginning(own, look):
            recipe, look = first.manifest.recipe, first.manifest.configuration
            options = {"begin": str(first.folder), "dials": str(recipe["dials"]), "width": str(recipe["width"])}
        elif not own.begin and (dials := _dials(own, preset)) != own.dials[preset]:
            options = {"dials": str(dials)}
        if (beta := _beta(own)) != 1.0:
            options["beta"] = f"{beta * own.beta:g}"
        return More(options, look, _first_by(own))


def _beginning(own: Own, look: Mapping[str, Any]) -> Space | None:
    """A space that comes along to go on from, where a person wants that and its networks see what these would."""
    if own.begin or not look:
        return None
    alike = {name: space for name in spaces.shipped() if _sees(space := state.open_space(name), own, look)}
    if not alike:
        return None
    name = st.selectbox(
        said("train-begins"),
        [FRESH, *alike],
        format_func=lambda name: (
            said("train-begins-space", space=views.plain(space_names.title(alike[name].manifest)))
            if name
            else said("train-begins-fresh")
        ),
        key=answers.kept(f"train-begins-{own.modality}", FRESH),
        help=said("train-begins-help"),
        width=320,
    )
    return alike.get(name)


def _sees(space: Space, own: Own, look: Mapping[str, Any]) -> bool:
    seen = space.manifest.configuration
    return space.modality.name == own.modality and all(seen.get(key) == value for key, value in look.items())


def _dials(own: Own, preset: str) -> int:
    return st.number_input(
        said("train-dials"),
        2,
        256,
        own.dials[preset],
        key=f"dials-{own.modality}-{preset}",
        help=said("train-dials-help"),
        width=200,
    )


def _beta(own: Own) -> float:
    return st.slider(
        said("train-tidy"),
        0.1,
        4.0,
        1.0,
        0.1,
        key=f"beta-{own.modality}",
        help=said("train-tidy-help"),
        width=320,
    )


def _first_by(own: Own) -> str:
    if not own.also:
        return first_look.AXES
    ways = [first_look.AXES, *own.also]
    called = lambda way: said(first_look.BY[way])  # noqa: E731
    key, told = answers.kept(f"train-look-by-{own.modality}", first_look.AXES), said("train-look-by-help")
    return st.selectbox(said("train-look-by"), ways, format_func=called, key=key, help=told, width=320)
