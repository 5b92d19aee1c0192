"""What is kept on this computer between visits, and where.

``LATENT_HOME`` names the folder; without it, the system's own place for an application's data is used.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import platformdirs


def home() -> Path:
    """The folder that everything kept lies in; it need not exist yet."""
    named = os.environ.get("LATENT_HOME")
    return Path(named).expanduser() if named else Path(platformdirs.user_data_dir("latentarium", appauthor=False))


def spaces() -> Path:
    """The folder of the spaces that a person made, each in a folder of its name."""
    return home() / "spaces"


PARTS = ("originals", "jobs", "spaces")
"""Folders that this program keeps there; whatever else lies beside them is not its own."""


def size() -> int:
    """Bytes kept in all."""
    return sum(path.stat().st_size for part in PARTS for path in (home() / part).rglob("*") if path.is_file())


def erase() -> int:
    """Delete everything that this program wrote there and say how many bytes that was."""
    freed = size()
    for part in PARTS:
        shutil.rmtree(home() / part, ignore_errors=True)
    return freed
