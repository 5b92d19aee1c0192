"""What names that come with a space are called, in the language that the person reads."""

from __future__ import annotations

from collections.abc import Iterable

from latent.ui.components.told import names
from latent.ui.widgets.words import said


def shown(name: str) -> str:
    """A name; see :func:`latent.ui.components.told.names.shown`."""
    return names.shown(str(name), said)


def each(listed: Iterable[str]) -> list[str]:
    """The same of many."""
    return names.each(listed, said)


def made(name: str) -> str:
    """A slider that a person made."""
    return names.made(name, said)


def together(name: str) -> str:
    """What a group is called by: one label, or some."""
    return names.together(name, said)
