"""A link that leaves a few sliders: those stay in sight, and the others as they stand, out of sight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from latent.directions import Direction
from latent.ui.components.told import sliders
from latent.ui.components.told.sliders import Family
from latent.ui.session import locks
from latent.ui.session.state import Desk
from latent.ui.widgets.words import said

AWAY = "away"
"""Key of the family of those out of sight."""

Listed = dict[str, list[Direction]]
"""Directions by family."""


def parted(listed: Listed) -> tuple[Listed, list[Direction]]:
    """Those in sight by family, without families that have none; and those out of sight."""
    all_of = [direction for found in listed.values() for direction in found]
    left = locks.left(direction.name for direction in all_of)
    in_sight = {key: [direction for direction in found if direction.name in left] for key, found in listed.items()}
    return {key: found for key, found in in_sight.items() if found}, [one for one in all_of if one.name not in left]


def families(in_sight: Listed, away: list[Direction], steps: Mapping[str, float]) -> list[Family]:
    """Both as an instrument takes them, by how many steps each is turned. What is away may be held all the same."""
    seen = [sliders.family(key, found, steps, said) for key, found in in_sight.items()]
    unseen = [Family(AWAY, "", "", sliders.dials(away, steps, said), lockable=True, away=True)] if away else []
    return seen + unseen


def tell(away: list[Direction]) -> None:
    """Say that there are others, if there are."""
    if away:
        st.html(f"<p class='quiet'>{said('few-left')}</p>")


def offer(listed: Iterable[Direction], desk: Desk, own: Iterable[str]) -> None:
    """Sliders of which a teacher's link can leave some; of a person's ``own`` it brings along those that are turned."""
    still = {name for name in own if not desk.steps.get(name) and name not in desk.held}
    locks.offer({one.name: sliders.title(one, said) for one in listed if one.name not in still})
