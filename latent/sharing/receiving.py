"""What a friend sent: one zip, which is a stranger's until it was judged (:mod:`latent.sharing.unpacking`).

Each part of what was unpacked is checked and opened where it lies, and only what is whole moves to where it belongs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file

from latent import entry_table, keeping, spaces
from latent.directions import Direction
from latent.errors import LatentError, SpaceDamaged, SpaceNotFound, UnreadableFile, WorkspaceTooNew, one_line, wrong
from latent.keeping import Work
from latent.manifest import KIND as SPACE_KIND
from latent.manifest import PARTS, Manifest, misfits
from latent.sharing import onnx_check, unpacking
from latent.sharing.sending import FORMAT, KIND, NOTE, Parcel
from latent.sharing.unpacking import BARE_AT, SLUG
from latent.space import DIMENSIONS, DRAWN_BY, Space
from latent.workspace import files, kept
from latent.workspace.kept import Annotation, Group, KeptView

SHEETS = frozenset({"image/webp", "image/png", "image/jpeg", "application/json"})
"""What thumbnails may be: nothing that can hold a script."""

LONGEST = 2_000
"""Letters of a space's description."""

PAGES = ("Map", "Morph")
"""That a saved view may be of."""


@dataclass(frozen=True)
class Arrived:
    """What was taken.

    Attributes:
        spaces: names of spaces that are new here.
        here: titles of spaces that were here already, just the same.
        collections: names of collections.
        views: names of views.
    """

    spaces: list[str] = field(default_factory=list)
    here: list[str] = field(default_factory=list)
    collections: list[str] = field(default_factory=list)
    views: list[str] = field(default_factory=list)


def take(name: str, data: bytes, session: str) -> Arrived:
    """Take in a zip that :mod:`latent.sharing.sending` made, or a space folder packed by hand.

    Args:
        name: of the file, for what is said of it.
        data: its bytes.
        session: whose it is then.

    Raises:
        UploadError: it is no such zip, or is broken, too large, or made to do harm.
        SpaceError: a space in it is damaged, or was written by a newer version of this program.
        WorkspaceTooNew: a newer version of this program packed it.
    """
    with unpacking.opened(name, data) as (zipped, members), unpacking.folder() as folder:
        for path, entry in members.items():
            unpacking.unpack(name, zipped, entry, folder / path)
        parcel = _note(name, folder)
        opened = {title: _checked_space(folder / "spaces" / title) for title in _spaces_in(name, folder, parcel)}
        works = [_checked_work(name, folder, parcel, opened, values) for values in parcel.collections]
        views = [_checked_view(name, values) for values in parcel.views]
        return _settle(opened, works, views, session)


def _note(name: str, folder: Path) -> Parcel:
    """What is said to be in it; a space folder that was packed by hand says nothing."""
    path, bare = folder / NOTE, folder / "spaces" / BARE_AT
    if bare.is_dir():
        own = Manifest.read(bare).name
        bare.rename(bare.with_name(own if re.fullmatch(SLUG, own) else "space"))
    if not path.is_file():
        return Parcel(spaces=sorted(p.name for p in (folder / "spaces").glob("*")))
    try:
        values = json.loads(path.read_bytes())
        version = values.get("format") if isinstance(values, dict) and values.get("kind") == KIND else None
        if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT:
            raise WorkspaceTooNew(name, *wrong("error-parcel-new"))
        parcel = Parcel(**values)
    except (ValueError, TypeError, RecursionError) as error:
        raise _damaged(name) from error
    if (
        parcel.kind != KIND
        or version != FORMAT
        or misfits(parcel)
        or not all(isinstance(n, str) for n in parcel.spaces)
    ):
        raise _damaged(name)
    return parcel


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(name, *wrong("error-parcel-unreadable"))


def _spaces_in(name: str, folder: Path, parcel: Parcel) -> list[str]:
    there = sorted(path.name for path in (folder / "spaces").glob("*"))
    if there != sorted(parcel.spaces):
        raise UnreadableFile(name, *wrong("error-parcel-other-spaces"))
    return there


def _checked_space(folder: Path) -> Space:
    """A space that was unpacked, every part of it opened; its name is that of its folder."""
    manifest = Manifest.read(folder)
    if manifest.kind != SPACE_KIND or manifest.sheet.get("mime") not in SHEETS:
        raise SpaceDamaged(folder.name, *wrong("error-parcel-thumbnails"))
    if max(map(len, (manifest.title, manifest.description, manifest.attribution))) > LONGEST:
        raise SpaceDamaged(folder.name, *wrong("error-parcel-long"))
    if manifest.drawn_by is not None and manifest.drawn_by not in DRAWN_BY:
        raise SpaceDamaged(folder.name, *wrong("error-parcel-unknown-kind"))
    manifest.check(folder, whole=True)
    for part in ("encoder.onnx", "decoder.onnx"):
        onnx_check.check((folder / part).read_bytes(), f"{part} of {one_line(manifest.title, 60)}")
    if manifest.name != folder.name:  # packed by hand, from a folder of another name
        replace(manifest, name=folder.name).write(folder)
    space = Space.load(folder, verify=False)
    try:
        _use(space)
    except LatentError:
        raise
    except Exception as error:  # a stranger's numbers may break anything that they are given to
        raise SpaceDamaged(one_line(manifest.title, 60), *wrong("error-parcel-unusable")) from error
    return space


def _use(space: Space) -> None:
    """Read each part, and send one item through both networks."""
    code = space.reference.codes[:1]
    if not len(code) or space.decoder.input_shape != (space.dials,):
        raise SpaceDamaged(space.name, *wrong("error-parcel-parts"))
    parts = [space.directions, space.mixture, space.typicality, space.seen, load_file(space.folder / PARTS[2])]
    places = [space.maps[d].place(code) for d in DIMENSIONS]
    again = space.encode(space.redraw(code)).mean
    if space.given is not None and any(view.mime not in entry_table.MIMES for view in space.given.originals):
        raise SpaceDamaged(space.name, *wrong("error-parcel-originals"))
    if space.thumbnails.count != len(space.reference) or not all(np.isfinite(a).all() for a in (again, *places)):
        raise SpaceDamaged(space.name, *wrong("error-parcel-parts"))
    del parts


@dataclass(frozen=True)
class _Work:
    """One collection that was unpacked: what it is called, where it belongs, and what is in it."""

    name: str
    space: str
    title: str
    stamp: str
    work: Work


def _checked_work(name: str, folder: Path, parcel: Parcel, opened: Mapping[str, Space], values: Any) -> _Work:
    try:
        said = [values[key] for key in ("name", "space", "title", "stamp", "table")]
        if not all(isinstance(one, str) for one in said) or not re.fullmatch(SLUG, said[1]):
            raise _damaged(name)
        work = Work(
            _entries(name, folder, parcel, said[4]),
            tuple(Direction.from_json(one) for one in values["directions"]),
            {kept.clean_name(letter): _group(one) for letter, one in values["groups"].items()},
            tuple(_annotation(one) for one in values.get("annotations", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError, SpaceDamaged) as error:
        raise _damaged(name) from error
    made = _Work(kept.clean_name(said[0]), *(one_line(one) for one in said[1:4]), work)
    space = opened.get(made.space) or _here(name, made)
    if keeping.stamp_of(space.manifest) == made.stamp:
        keeping.check(space, work)
        return made
    fitted = keeping.fitted(space, work, made.stamp).work
    return replace(made, work=fitted, stamp=keeping.stamp_of(space.manifest))


def _here(name: str, made: _Work) -> Space:
    try:
        return Space.load(spaces.folder_of(made.space), verify=False)
    except SpaceNotFound as error:
        raise SpaceNotFound(name, *wrong("error-parcel-space-missing", space=made.title)) from error


def _entries(name: str, folder: Path, parcel: Parcel, table: str) -> tuple:
    if not table:
        return ()
    path = folder / table
    if not re.fullmatch(r"collections/[0-9]{1,5}\.parquet", table) or not path.is_file():
        raise _damaged(name)
    data = path.read_bytes()
    if parcel.files.get(table) != files.hash_of(data):
        raise UnreadableFile(name, *wrong("error-parcel-items"))
    return tuple(entry_table.entries_of(entry_table.read(data, name), lambda h: _original(folder, h), name))


def _original(folder: Path, hash_: str) -> bytes:
    if not re.fullmatch("[0-9a-f]{64}", hash_):
        raise ValueError(hash_[:80])
    data = (folder / "items" / hash_).read_bytes()
    if files.hash_of(data) != hash_:
        raise ValueError(hash_)
    return data


def _group(values: Mapping[str, Any]) -> Group:
    rows, own = tuple(values["rows"]), tuple(values["own"])
    if not all(type(row) is int for row in rows) or not all(isinstance(id_, str) for id_ in own):
        raise TypeError("strange group")
    return Group(rows, own)


def _annotation(values: Mapping[str, Any]) -> Annotation:
    row, own = values["row"], values["own"]
    if not ((type(row) is int and own is None) or (row is None and isinstance(own, str))):
        raise TypeError("strange annotation")
    return Annotation(kept.clean_name(values["about"]), kept.clean_name(values["word"]), row, own)


def _checked_view(name: str, values: Any) -> dict[str, Any]:
    try:
        texts = {key: one_line(values[key]) for key in ("name", "space", "title", "page", "about")}
        query = {str(key): str(value) for key, value in values["query"].items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise _damaged(name) from error
    if texts["page"] not in PAGES or not re.fullmatch(SLUG, texts["space"]) or sum(map(len, query.values())) > 100_000:
        raise _damaged(name)
    return texts | {"name": kept.clean_name(texts["name"]), "query": query}


# ---- to where it belongs ----------------------------------------------------------------------------------------


def _settle(opened: Mapping[str, Space], works: list[_Work], views: list[dict[str, Any]], session: str) -> Arrived:
    arrived, called = Arrived(), {}
    for name, space in opened.items():
        called[name] = _same(space)
        if called[name]:
            arrived.here.append(space.manifest.title)
        else:
            called[name] = spaces.settle(space.folder, name)
            arrived.spaces.append(called[name])
    for made in works:
        space = Space.load(spaces.folder_of(called.get(made.space, made.space)), verify=False)
        arrived.collections.append(keeping.keep_new(space, made.work, made.name, session).name)
    for values in views:
        name = called.get(values["space"], values["space"])
        query = values["query"] | ({"space": name} if "space" in values["query"] else {})
        free = kept.free_name(KeptView, values["name"])
        view = KeptView(id=kept.new_id(), session=session, **values | {"name": free, "space": name, "query": query})
        kept.put_view(view)
        arrived.views.append(view.name)
    return arrived


def _same(space: Space) -> str:
    """The name of a space that is here already, just the same but for its title; else nothing."""
    wanted = _content(space.manifest)
    found = (name for name in spaces.offered() if _content(Manifest.read(spaces.folder_of(name))) == wanted)
    return next(found, "")


def _content(manifest: Manifest) -> dict[str, Any]:
    values = asdict(manifest)
    return {key: values[key] for key in ("modality", "configuration", "parts")}
