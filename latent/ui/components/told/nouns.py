"""What items of a kind of data are called, for messages that speak of them."""

from __future__ import annotations

from latent.modalities.base import Modality
from latent.ui.components.told.words import Say

ENDS = ("item", "items", "gender", "part", "parts", "part-gender")
"""Of the messages that a kind of data may have, each after the kind's name and a hyphen."""


def of(kind: Modality | type[Modality], say: Say) -> dict[str, str]:
    """One of its items, several, and their grammatical gender; see :meth:`latent.modalities.base.Modality.named`."""
    return kind.named(say)


def parts_of(kind: Modality | type[Modality], say: Say) -> dict[str, str]:
    """The same of what its items consist of."""
    return kind.parts_named(say)
