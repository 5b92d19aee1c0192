"""A space's files, kept for all sessions where browsers fetch them, and what a browser is told of it."""

from __future__ import annotations

from functools import partial
from typing import Any

from latent.space import Space
from latent.ui.components import browser_engine, mounting
from latent.ui.components.mounting import File
from latent.ui.components.told import space as told
from latent.ui.widgets.remembering import things_of
from latent.ui.widgets.words import language, said
from latent.words import said_in


def about(space: Space) -> dict[str, Any]:
    """Addresses of a space's networks and known items, and the few numbers that go with them, as JSON values."""
    files = _files(space) | {"names": _names(space, language())}
    at = {name: mounting.keep_for_all(file) for name, file in files.items()}
    return told.about(space, at, browser_engine.address(), said)


@things_of()
def _files(space: Space) -> dict[str, File]:
    """Read once for all sessions."""
    return {name: File(*file) for name, file in told.files(space).items()}


@things_of()
def _names(space: Space, read: str) -> File:
    """Written once for all who read a language."""
    return File(*told.names_file(space, partial(said_in, read)))
