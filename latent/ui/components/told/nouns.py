"""What items of a kind of data are called, for messages that speak of them."""

from __future__ import annotations

from latent.modalities.base import Modality
from latent.ui.components.told.words import Say
from latent.words import has

ENDS = ("item", "items", "gender", "part", "parts", "part-gender", "marks")
"""Of the messages that a kind of data may have, each after the kind's name and a hyphen."""


def of(kind: Modality | type[Modality], say: Say) -> dict[str, str]:
    """One of its items, several, and their grammatical gender, for languages whose other words follow it.

    Where the catalogue has no word for them, they are called as the kind itself does, in English.
    """
    return _named(kind, "item", kind.noun, say)


def parts_of(kind: Modality | type[Modality], say: Say) -> dict[str, str]:
    """The same of what its items consist of."""
    return _named(kind, "part", kind.part_noun, say)


def marks_of(kind: Modality | type[Modality], say: Say) -> str:
    """What marks mean where one of its items is held against another, in a few words."""
    return say(f"{kind.name}-marks") if has(f"{kind.name}-marks") else kind.marks


def _named(kind: Modality | type[Modality], what: str, noun: tuple[str, str], say: Say) -> dict[str, str]:
    if not has(f"{kind.name}-{what}"):
        return {what: noun[0], f"{what}s": noun[1], f"{what}_gender": ""}
    gender = f"{kind.name}-gender" if what == "item" else f"{kind.name}-part-gender"
    return {
        what: say(f"{kind.name}-{what}"),
        f"{what}s": say(f"{kind.name}-{what}s"),
        f"{what}_gender": say(gender),
    }
