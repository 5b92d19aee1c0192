"""What is kept on this computer between visits, and where.

``LATENT_HOME`` names the folder; without it, the system's own place for an application's data is used. Whoever is
served may be no owner of it, but a guest: then all of this module's functions speak of a :class:`Place` of their own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from latent.errors import RequestError, wrong
from latent.words import Saying


@dataclass(frozen=True)
class Place:
    """Where a guest's things are kept.

    Attributes:
        home: stands for :func:`home`.
        spaces: stands for :func:`spaces`.
        borrowed: folders of spaces of the owner's that may be opened here, and no more than that; others may change
            what is among them.
    """

    home: Path
    spaces: Path
    borrowed: Collection[Path] = field(default=(), compare=False)


def _owners_own() -> Place | None:
    return None


_ask: Callable[[], Place | None] = _owners_own
_at: ContextVar[Place | None] = ContextVar("place", default=None)


def lend(ask: Callable[[], Place | None]) -> None:
    """From now on ``ask`` tells where the things of whoever is served are kept; None for the owner's own place."""
    global _ask  # noqa: PLW0603  one process serves one class or none
    _ask = ask


@contextmanager
def at(place: Place | None) -> Iterator[None]:
    """Work in a place, whoever is served: for a thread that goes on with somebody's work."""
    token = _at.set(place)
    try:
        yield
    finally:
        _at.reset(token)


def lent() -> Place | None:
    """The guest's place that is worked in now; None in the owner's own."""
    return _at.get() or _ask()


def owner_only() -> None:
    """:class:`RequestError` for a guest, whose work this computer does while a page waits, and not beside it."""
    if lent():
        raise RequestError(Saying("error-item-this"), *wrong("error-teacher-only"))


def home() -> Path:
    """The folder that everything kept lies in; it need not exist yet."""
    place = lent()
    return place.home if place else owners()


def owners() -> Path:
    """The owner's own, whoever is served."""
    named = os.environ.get("LATENT_HOME")
    return Path(named).expanduser() if named else Path(platformdirs.user_data_dir("latentarium", appauthor=False))


def spaces() -> Path:
    """The folder of the spaces that a person made, each in a folder of its name."""
    place = lent()
    return place.spaces if place else owners() / "spaces"


def borrowed() -> list[Path]:
    """Folders of the owner's spaces that a guest may open; none of them for the owner, whose they are."""
    place = lent()
    return sorted(place.borrowed) if place else []


PARTS = (
    "originals",
    "jobs",
    "spaces",
    "collections",
    "items",
    "bin",
    "arriving",
    "preferences.json",
    "classes",
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
