"""The spaces that are here: those that come with the program, and those that a person made."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterator
from itertools import chain, count
from pathlib import Path

from latent import workspace
from latent.errors import LatentError, SpaceNotFound
from latent.manifest import Manifest
from latent.space import Space

SHIPPED = Path(__file__).parent.parent / "assets" / "spaces"
ORDER = ("faces", "sentences", "digits", "fashion", "emoji")

_LONGEST = 40  # characters of a name


def shipped() -> list[str]:
    """Names of the spaces that come with the program, in the order in which pages show them."""
    names = sorted(p.parent.name for p in SHIPPED.glob("*/manifest.json"))
    return sorted(names, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))


def own() -> list[str]:
    """Names of the spaces that a person made here, in the order of the names; those alone that can be opened."""
    return sorted(path.parent.name for path in workspace.spaces().glob("*/manifest.json") if _opens(path.parent))


def offered() -> list[str]:
    """Names of all spaces that pages show: those that come with the program, and then a person's own."""
    come_along = shipped()
    return [*come_along, *(name for name in own() if name not in come_along)]


def folder_of(name: str) -> Path:
    """Where a space lies that pages show; :class:`SpaceNotFound` for another name."""
    names = offered()
    if name not in names:
        raise SpaceNotFound(name, "there is no such space", f"There are {', '.join(names) or 'none'}.")
    return SHIPPED / name if name in shipped() else workspace.spaces() / name


def free_name(title: str, besides: Collection[str] = ()) -> str:
    """A name of letters, digits and hyphens for a new space, which no other has, nor is promised to one ``besides``."""
    stem = "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:_LONGEST].strip("-") or "space"
    taken = {*shipped(), *besides, *(path.name for path in workspace.spaces().glob("*"))}
    return next(name for name in chain([stem], (f"{stem}-{n}" for n in count(2))) if name not in taken)


def delete(name: str) -> None:
    """Delete a space that a person made; :class:`SpaceNotFound` for any other."""
    if name not in own():
        raise SpaceNotFound(name, "you made no such space", "Only those of your own can be deleted.")
    shutil.rmtree(workspace.spaces() / name)


def _opens(folder: Path) -> bool:
    try:
        return Manifest.read(folder).name == folder.name
    except LatentError:
        return False


def find(name: str) -> Space:
    """A space by its name, or any by its folder; :class:`SpaceNotFound` names those there are."""
    if name in offered():
        return Space.load(folder_of(name))
    if _is_folder(name):
        return Space.load(Path(name))
    raise SpaceNotFound(
        name, "there is no such space", f"There are {', '.join(offered()) or 'none'}; or give a folder."
    )


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except OSError:  # longer than a file's name may be
        return False


def all_shipped() -> Iterator[Space]:
    """Every shipped space, opened."""
    return (Space.load(SHIPPED / name) for name in shipped())
