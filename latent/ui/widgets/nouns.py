"""What items of a kind of data are called, in the language that the person reads."""

from __future__ import annotations

from latent.modalities.base import Modality
from latent.ui.components.told import nouns
from latent.ui.widgets.words import said


def of(kind: Modality | type[Modality]) -> dict[str, str]:
    """One of its items, several, and their gender; see :func:`latent.ui.components.told.nouns.of`."""
    return nouns.of(kind, said)


def parts_of(kind: Modality | type[Modality]) -> dict[str, str]:
    """The same of what its items consist of."""
    return nouns.parts_of(kind, said)
