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


PARTS = (
    "originals",
    "jobs",
    "spaces",
    "collections",
    "items",
    "bin",
    "arriving",
    "catalogue.sqlite",
    "catalogue.sqlite-wal",
    "catalogue.sqlite-shm",
)
"""What this program keeps there; whatever else lies beside it is not its own."""


def size() -> int:
    """Bytes kept in all."""
    return sum(_bytes(home() / part) for part in PARTS)


def _bytes(path: Path) -> int:
    """Of a file, or of all files below a folder; what goes meanwhile counts for nothing."""
    if path.is_dir():
        return sum(_bytes(Path(folder) / name) for folder, _, names in os.walk(path) for name in names)
    try:
        return path.stat().st_size
    except OSError:
        return 0


def erase() -> int:
    """Delete everything that this program wrote there and say how many bytes that was."""
    freed = size()
    for part in PARTS:
        path = home() / part
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return freed
