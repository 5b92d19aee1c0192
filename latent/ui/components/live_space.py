"""A space's files, kept for all sessions where browsers fetch them, and what a browser is told of it."""

from __future__ import annotations

from typing import Any

from latent.space import Space
from latent.ui.components import browser_engine, mounting
from latent.ui.components.mounting import File
from latent.ui.components.told import space as told
from latent.ui.widgets.remembering import things_of
from latent.ui.widgets.words import said


def about(space: Space) -> dict[str, Any]:
    """Addresses of a space's networks and known items, and the few numbers that go with them, as JSON values."""
    at = {name: mounting.keep_for_all(file) for name, file in _files(space).items()}
    return told.about(space, at, browser_engine.address(), said)


@things_of()
def _files(space: Space) -> dict[str, File]:
    """Read once for all sessions."""
    return {name: File(*file) for name, file in told.files(space).items()}
