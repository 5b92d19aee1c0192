"""What a space is called, in the language that the person reads."""

from __future__ import annotations

from latent.manifest import Manifest
from latent.ui.components.told import space_names
from latent.ui.widgets.words import said


def title(manifest: Manifest) -> str:
    """Its title; see :func:`latent.ui.components.told.space_names.title`."""
    return space_names.title(manifest, said)


def kept(name: str, title: str) -> str:
    """The same of a space by its name and what it was called when something was kept of it."""
    return space_names.kept(name, title, said)


def about(manifest: Manifest) -> str:
    """One sentence on it."""
    return space_names.about(manifest, said)
