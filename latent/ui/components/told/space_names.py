"""What a space is called, and one sentence on it: of one that came with the program, in the language of who reads.

The catalogue may have both by the space's name. A person may have given a space of theirs the same name, or may have
called it otherwise: what its manifest says then stands as it is.
"""

from __future__ import annotations

from latent.manifest import Manifest
from latent.ui.components.told.words import Say
from latent.words import has, in_first


def title(manifest: Manifest, say: Say) -> str:
    """As ``say`` has it, else as the manifest does."""
    return kept(manifest.name, manifest.title, say)


def kept(name: str, title: str, say: Say) -> str:
    """The same by what was written down of a space: its name, and what it was called."""
    return _said(f"shipped-{name}", title, say)


def about(manifest: Manifest, say: Say) -> str:
    """Its sentence, likewise."""
    return _said(f"shipped-{manifest.name}-about", manifest.description, say)


def _said(message: str, own: str, say: Say) -> str:
    return say(message) if has(message) and in_first(message) == own else own
