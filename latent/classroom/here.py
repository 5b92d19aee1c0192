"""The class that this process serves, from its beginning to its end, and the folders that killed ones have left."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from latent import workspace
from latent.classroom.room import Room
from latent.workspace import Place

_rooms: list[Room] = []


def room() -> Room | None:
    """The room of this process; None where it serves no class. One that has ended is still it."""
    return _rooms[-1] if _rooms else None


def lends(place: Place) -> bool:
    """Whether a guest who is in the room still has this place."""
    return any(guest.place == place for room in _rooms for guest in room.guests)


@contextmanager
def opened(address: str) -> Iterator[Room]:
    """A room for as long as the block lasts, under an address for its guests; its folder goes with it."""
    tidy()
    folder = workspace.owners() / "classes" / secrets.token_hex(8)
    folder.mkdir(parents=True)
    with FileLock(folder.with_suffix(".lock"), blocking=False):
        begun = Room(folder, address)
        _rooms.append(begun)
        try:
            yield begun
        finally:
            begun.end()
            _rooms.remove(begun)
            folder.with_suffix(".lock").unlink(missing_ok=True)


def tidy() -> None:
    """Remove what classes have left that were killed: folders that no process holds."""
    listed = (workspace.owners() / "classes").glob("*")
    for lock in {path.with_suffix(".lock") for path in listed}:
        try:
            with FileLock(lock, blocking=False):
                shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
        except Timeout:
            continue  # a class that is on
        lock.unlink(missing_ok=True)
