"""The spaces that are here: those that come with the program, and those that a person made."""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, count
from pathlib import Path

from latent import workspace
from latent.errors import LatentError, RequestError, SpaceNotFound, one_line, wrong
from latent.manifest import Manifest
from latent.space import Space
from latent.words import Saying

SHIPPED = Path(__file__).parent.parent / "assets" / "spaces"
ORDER = ("faces", "sentences", "digits", "fashion", "emoji", "transactions", "spoken-digits")

_LONGEST = 40  # characters of a name
_APART = "~"  # in the name of a folder in the bin, between the space's name and when it was deleted


def shipped() -> list[str]:
    """Names of the spaces that come with the program, in the order in which pages show them."""
    return list(_lying(SHIPPED, SHIPPED.stat().st_mtime_ns))


@lru_cache(maxsize=8)
def _lying(folder: Path, changed: int) -> tuple[str, ...]:
    """Once for as long as no folder comes or goes: pages ask many times a run."""
    names = sorted(path.parent.name for path in folder.glob("*/manifest.json"))
    return tuple(sorted(names, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER)))


def own() -> list[str]:
    """Names of the spaces that a person made here, in the order of the names; those alone that can be opened."""
    return sorted(path.parent.name for path in workspace.spaces().glob("*/manifest.json") if _opens(path.parent))


def borrowed() -> list[str]:
    """Names of the teacher's own spaces that a guest of a class may open; those alone that can be opened."""
    return [folder.name for folder in workspace.borrowed() if _opens(folder)]


def offered() -> list[str]:
    """Names of all spaces that pages show: those that come with the program, a person's own, and borrowed ones."""
    return list(dict.fromkeys([*shipped(), *own(), *borrowed()]))


def folder_of(name: str) -> Path:
    """Where a space lies that pages show; :class:`SpaceNotFound` for another name."""
    names = offered()
    if name not in names:
        raise SpaceNotFound(name, *wrong("error-no-such-space", names=", ".join(names) or Saying("error-none")))
    if name in shipped():
        return SHIPPED / name
    lies = {folder.name: folder for folder in workspace.borrowed()}
    return lies[name] if name in lies and name not in own() else workspace.spaces() / name


def free_name(title: str, besides: Collection[str] = ()) -> str:
    """A name of letters, digits and hyphens for a new space, which no other has, nor is promised to one ``besides``."""
    stem = "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:_LONGEST].strip("-") or "space"
    taken = {*shipped(), *besides, *(path.name for path in workspace.spaces().glob("*"))}
    return next(name for name in chain([stem], (f"{stem}-{n}" for n in count(2))) if name not in taken)


def delete(name: str) -> Binned:
    """Put a space that a person made into the bin; :class:`SpaceNotFound` for any other."""
    title = _mine(name).title
    binned = Binned(f"{name}{_APART}{secrets.token_hex(3)}{_APART}{time.time():.3f}", name, title, time.time())
    binned.folder.parent.mkdir(parents=True, exist_ok=True)
    (workspace.spaces() / name).rename(binned.folder)
    return binned


def rename(name: str, title: str) -> None:
    """Give a space that a person made another title; its name, by which links find it, stays.

    Raises:
        SpaceNotFound: it is none of their own.
        RequestError: the title has no letter.
    """
    manifest, clean = _mine(name), one_line(title, _LONGEST)
    if not clean:
        raise RequestError(manifest.title, *wrong("error-name-without-letters"))
    replace(manifest, title=clean).write(workspace.spaces() / name)


def _mine(name: str) -> Manifest:
    if name not in own():
        raise SpaceNotFound(name, *wrong("error-space-not-yours"))
    return Manifest.read(workspace.spaces() / name)


@dataclass(frozen=True)
class Binned:
    """A space in the bin.

    Attributes:
        id: name of its folder there.
        name, title: that it had.
        deleted_at: seconds since 1970.
    """

    id: str
    name: str
    title: str
    deleted_at: float

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return workspace.home() / "bin" / self.id


def binned() -> list[Binned]:
    """What lies in the bin, the last first."""
    found = []
    for path in (workspace.home() / "bin").glob(f"*{_APART}*{_APART}*/manifest.json"):
        name, _, moment = path.parent.name.split(_APART)
        with suppress(LatentError, ValueError):
            found.append(Binned(path.parent.name, name, Manifest.read(path.parent).title, float(moment)))
    return sorted(found, key=lambda one: -one.deleted_at)


def bring_back(id_: str) -> str:
    """Take a space out of the bin; its name, which is another where that was taken meanwhile."""
    found = next((one for one in binned() if one.id == id_), None)
    if found is None:
        raise SpaceNotFound(Saying("error-item-space"), *wrong("error-space-not-in-bin"))
    return settle(found.folder, found.name)


def settle(folder: Path, name: str) -> str:
    """Move the folder of a whole space among those of one's own; its name, with a number where that was taken."""
    taken = (workspace.spaces() / name).exists() or name in shipped()
    name = free_name(name) if taken else name
    manifest = Manifest.read(folder)
    if manifest.name != name:
        replace(manifest, name=name).write(folder)
    workspace.spaces().mkdir(parents=True, exist_ok=True)
    folder.rename(workspace.spaces() / name)
    return name


def empty_bin(older: float = 0.0) -> None:
    """Remove for good what was deleted so many seconds ago."""
    for one in binned():
        if one.deleted_at <= time.time() - older:
            shutil.rmtree(one.folder, ignore_errors=True)


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
    raise SpaceNotFound(name, *wrong("error-space-not-found", names=", ".join(offered()) or Saying("error-none")))


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except OSError:  # longer than a file's name may be
        return False


def all_shipped() -> Iterator[Space]:
    """Every shipped space, opened."""
    return (Space.load(SHIPPED / name) for name in shipped())
