"""Sliders as a browser is told of them: one, those that belong together, and how a space's directions are grouped."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from latent.directions import Direction
from latent.space import INTO
from latent.ui.components.told import names, notes
from latent.ui.components.told.words import Say

IN_SIGHT = 8
"""Sliders of a family that are shown at once."""

_INTO = INTO.format("")

FAMILIES = {
    "towards": ("sliders-towards", "sliders-towards-help"),
    "attribute": ("sliders-attribute", "sliders-attribute-help"),
    "group": ("sliders-group", "sliders-group-help"),
    "axis": ("sliders-axis", "sliders-axis-help"),
    "dial": ("sliders-dial", "sliders-dial-help"),
}
"""Messages for what each is called, and for one plain sentence on it."""


@dataclass(frozen=True)
class Dial:
    """One slider.

    Attributes:
        name: what its value is called in the answer; unique among those listed together.
        low: its left end.
        high: its right end.
        value: where the page has it. A value beyond the ends stays as it is until the hand moves it.
        help: one plain sentence behind the "i" beside the name, as text; "" for none.
        label: as shown, as text; None for the name.
        share: whether it is told in hundredths of a whole, as a way from 0 to 1 is.
    """

    name: str
    low: float
    high: float
    value: float = 0.0
    help: str = ""
    label: str | None = None
    share: bool = False

    @property
    def digits(self) -> int:
        """Decimals that it is moved by: a slider from 0 to 1 needs more."""
        return 1 if self.high - self.low > 2 else 2

    def __post_init__(self) -> None:
        """Refuse numbers that make no slider: a caller's mistake, so never shown to a person."""
        if not (math.isfinite(self.value) and -math.inf < self.low < self.high < math.inf):
            raise ValueError(f"{self.name}: from {self.low} to {self.high} at {self.value}")

    def to_json(self) -> dict[str, Any]:
        """As the browser is told. Names are values, never keys, so that a name may be any text."""
        return {
            "name": self.name,
            "label": self.name if self.label is None else self.label,
            "low": float(self.low),
            "high": float(self.high),
            "help": self.help,
            "digits": self.digits,
            "share": self.share,
        }


@dataclass(frozen=True)
class Family:
    """Sliders that belong together.

    Attributes:
        key: as the page knows it.
        title: as shown.
        explained: one plain sentence.
        dials: from top to bottom.
        shown: how many are in sight; the rest is behind "More".
        lockable: whether each can be held.
        away: whether they are out of sight and stay as they stand.
    """

    key: str
    title: str
    explained: str
    dials: Sequence[Dial]
    shown: int = 8
    lockable: bool = False
    away: bool = False

    def to_json(self) -> dict[str, Any]:
        """As the browser is told."""
        dials = [dial.to_json() | {"lockable": self.lockable} for dial in self.dials]
        return {
            "key": self.key,
            "title": self.title,
            "explained": self.explained,
            "shown": self.shown,
            "away": self.away,
            "dials": dials,
        }


def by_family(listed: Iterable[Direction]) -> dict[str, list[Direction]]:
    """Directions by family, in the order in which pages show them, without families that are empty."""
    found: dict[str, list[Direction]] = {family: [] for family in FAMILIES}
    for direction in listed:
        found[direction.family].append(direction)
    return {family: of_it for family, of_it in found.items() if of_it}


def family(key: str, found: Sequence[Direction], steps: Mapping[str, float], say: Say) -> Family:
    """The sliders of a family of directions, by how many steps each is turned, as ``say`` gives their words."""
    title, explained = map(say, FAMILIES[key])
    return Family(key, title, explained, dials(found, steps, say), IN_SIGHT, key in ("attribute", "group"))


def dials(found: Sequence[Direction], steps: Mapping[str, float], say: Say) -> list[Dial]:
    """A slider for each direction, with what is known of its quality."""
    return [Dial(d.name, *d.slider, steps.get(d.name, 0.0), _help(d, say), title(d, say)) for d in found]


def _help(direction: Direction, say: Say) -> str:
    note = notes.said(direction.quality_note, say)
    return say("sliders-sigma", note=note) if direction.family in ("axis", "dial") else note


def title(direction: Direction, say: Say) -> str:
    """What a slider is called, in the words of ``say``; one that has a title as that is."""
    if direction.label:
        return direction.label
    if direction.family == "group":
        return names.made(direction.name, say)
    kind = direction.name.removeprefix(_INTO)
    if direction.family == "towards" and kind != direction.name:
        return say("blend-into", item=names.shown(kind, say))
    return names.shown(direction.name, say)
