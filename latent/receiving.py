"""What a friend sent: one zip, which is a stranger's until it was judged.

Before anything is written: it is a zip, of files that belong into one and no others, none of which leads elsewhere,
and of sizes that can be. Then it is unpacked into a folder of its own, each part is checked and opened there, and only
what is whole moves to where it belongs. No part of it can hold code: networks are ONNX of standard operators, arrays
safetensors, tables Parquet; a pickle is refused by its name.
"""

from __future__ import annotations

import io
import json
import re
import secrets
import shutil
import stat
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file

from latent import entry_table, keeping, onnx_check, spaces, workspace
from latent.directions import Direction
from latent.errors import (
    LatentError,
    SpaceDamaged,
    SpaceNotFound,
    TooLarge,
    UnreadableFile,
    UnsupportedFile,
    WorkspaceTooNew,
    one_line,
)
from latent.keeping import Work
from latent.manifest import KIND as SPACE_KIND
from latent.manifest import PARTS, Manifest, misfits
from latent.modalities import archive
from latent.sending import FORMAT, KIND, NOTE, Parcel
from latent.space import DIMENSIONS, DRAWN_BY, Space
from latent.workspace import files, kept
from latent.workspace.kept import Group, KeptView

MOST_FILES = 50_000
MOST_BYTES = 1_000_000_000
"""Of all that a zip unpacks to."""

SHEETS = frozenset({"image/webp", "image/png", "image/jpeg", "application/json"})
"""What thumbnails may be: nothing that can hold a script."""

LONGEST = 2_000
"""Letters of a space's description."""

PAGES = ("Map", "Morph")
"""That a saved view may be of."""

_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
_PART = "|".join(map(re.escape, (*PARTS, "manifest.json")))
_NAMES = re.compile(
    rf"{re.escape(NOTE)}|spaces/{_SLUG}/(?:{_PART})|collections/[0-9]{{1,5}}\.parquet|items/[0-9a-f]{{64}}"
)
_BARE = re.compile(rf"(?:([^/]+)/)?(?:{_PART})")  # a space folder that somebody packed by hand
_BARE_AT = "packed-by-hand"
_DANGEROUS = frozenset({".pkl", ".pickle", ".pt", ".pth", ".bin", ".joblib", ".npy", ".npz", ".h5", ".keras", ".ckpt"})
_FRESH = "Ask for a fresh copy."


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
    """Take in a zip that :mod:`latent.sending` made, or a space folder packed by hand.

    Args:
        name: of the file, for what is said of it.
        data: its bytes.
        session: whose it is then.

    Raises:
        UploadError: it is no such zip, or is broken, too large, or made to do harm.
        SpaceError: a space in it is damaged, or was written by a newer version of this program.
        WorkspaceTooNew: a newer version of this program packed it.
    """
    with _opened(name, data) as (zipped, members), _folder() as folder:
        for path, entry in members.items():
            _unpack(name, zipped, entry, folder / path)
        parcel = _note(name, folder)
        opened = {title: _checked_space(folder / "spaces" / title) for title in _spaces_in(name, folder, parcel)}
        works = [_checked_work(name, folder, parcel, opened, values) for values in parcel.collections]
        views = [_checked_view(name, values) for values in parcel.views]
        return _settle(opened, works, views, session)


# ---- before anything is written ---------------------------------------------------------------------------------


@contextmanager
def _opened(name: str, data: bytes) -> Iterator[tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]]:
    """The zip, and its files by where they go, all of them judged by the table of contents."""
    if data.count(archive.MEMBER) > MOST_FILES:
        raise TooLarge(name, "the zip holds too many files", _FRESH)
    try:
        zipped = zipfile.ZipFile(io.BytesIO(data))
    except archive.FAULTS as error:
        raise UnreadableFile(name, "the zip is broken, or is no zip", _FRESH) from error
    with zipped:
        yield zipped, _judged(name, zipped.infolist())


def _judged(name: str, entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    wanted = [e for e in entries if not e.is_dir()]
    for entry in entries:
        _judge(name, entry)
    wanted = [e for e in wanted if not archive.is_unseen(e.filename)]
    if sum(entry.file_size for entry in wanted) > MOST_BYTES:
        raise TooLarge(name, f"it unpacks to over {MOST_BYTES / 1e6:,.0f} MB", "Ask for it in parts.")
    found: dict[str, zipfile.ZipInfo] = {}
    bare = _is_bare(wanted)
    for entry in wanted:
        path = f"spaces/{_BARE_AT}/{entry.filename.rpartition('/')[2]}" if bare else entry.filename
        if not _NAMES.fullmatch(path):
            raise _strange_file(name, entry.filename)
        if path in found:
            raise UnreadableFile(name, f"it holds {one_line(entry.filename, 60)} twice", _FRESH)
        found[path] = entry
    if not found:
        raise UnreadableFile(name, "the zip holds no files", _FRESH)
    return found


def _judge(name: str, entry: zipfile.ZipInfo) -> None:
    """What no zip of ours has, in whatever file."""
    path = entry.orig_filename
    outside = path.startswith("/") or "\\" in path or ":" in path or "\0" in path or ".." in path.split("/")
    if outside:
        raise UnsupportedFile(name, "a path in it leads out of the zip", "Leave it out if you don't know its source.")
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise UnsupportedFile(name, "it holds a link to another place", "Leave it out if you don't know its source.")
    if entry.flag_bits & archive.ENCRYPTED:
        raise UnreadableFile(name, "the zip is locked with a password", "Ask for it without one.")
    if entry.compress_type not in archive.COMPRESSIONS:
        raise UnsupportedFile(name, "its kind of compression cannot be read here", _FRESH)
    if archive.is_bomb(entry):
        raise archive.bomb(name)


def _is_bare(wanted: list[zipfile.ZipInfo]) -> bool:
    """Whether it is one space folder, packed by itself."""
    matches = [_BARE.fullmatch(entry.filename) for entry in wanted]
    return all(matches) and len({match[1] for match in matches if match}) == 1


def _strange_file(name: str, path: str) -> UnsupportedFile:
    shown = one_line(path, 60)
    if Path(path).suffix.lower() in _DANGEROUS:
        return UnsupportedFile(
            name, f"it holds {shown}, a kind of file that may run code", "Ask for a zip that My work has made."
        )
    return UnsupportedFile(
        name, f"it holds {shown}, which does not belong there", "Bring in a zip that My work has made."
    )


# ---- unpacked beside --------------------------------------------------------------------------------------------


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder to unpack into, on the same disk as where things go; nothing of it stays."""
    folder = workspace.home() / "arriving" / secrets.token_hex(8)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unpack(name: str, zipped: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    left = entry.file_size
    try:
        with zipped.open(entry) as stream, path.open("wb") as out:
            while chunk := stream.read(1 << 20):
                left -= len(chunk)
                if left < 0:
                    raise TooLarge(name, "it unpacks to more than the zip says", _FRESH)
                out.write(chunk)
    except archive.FAULTS as error:
        raise UnreadableFile(name, f"{one_line(entry.filename, 60)} in it is broken", _FRESH) from error


def _note(name: str, folder: Path) -> Parcel:
    """What is said to be in it; a space folder that was packed by hand says nothing."""
    path, bare = folder / NOTE, folder / "spaces" / _BARE_AT
    if bare.is_dir():
        own = Manifest.read(bare).name
        bare.rename(bare.with_name(own if re.fullmatch(_SLUG, own) else "space"))
    if not path.is_file():
        return Parcel(spaces=sorted(p.name for p in (folder / "spaces").glob("*")))
    try:
        values = json.loads(path.read_bytes())
        version = values.get("format") if isinstance(values, dict) and values.get("kind") == KIND else None
        if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT:
            raise WorkspaceTooNew(name, "a newer version of this program packed it", "Update Latentarium.")
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
    return UnreadableFile(name, "what it says of itself cannot be read", _FRESH)


def _spaces_in(name: str, folder: Path, parcel: Parcel) -> list[str]:
    there = sorted(path.name for path in (folder / "spaces").glob("*"))
    if there != sorted(parcel.spaces):
        raise UnreadableFile(name, "it does not hold the spaces that it says", _FRESH)
    return there


def _checked_space(folder: Path) -> Space:
    """A space that was unpacked, every part of it opened; its name is that of its folder."""
    manifest = Manifest.read(folder)
    if manifest.kind != SPACE_KIND or manifest.sheet.get("mime") not in SHEETS:
        raise SpaceDamaged(folder.name, "its thumbnails are of a kind that is not taken", _FRESH)
    if max(map(len, (manifest.title, manifest.description, manifest.attribution))) > LONGEST:
        raise SpaceDamaged(folder.name, "what it says of itself is too long", _FRESH)
    if manifest.drawn_by is not None and manifest.drawn_by not in DRAWN_BY:
        raise SpaceDamaged(folder.name, "what draws its items is not known here", "Update Latentarium.")
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
        raise SpaceDamaged(one_line(manifest.title, 60), "it cannot be used", _FRESH) from error
    return space


def _use(space: Space) -> None:
    """Read each part, and send one item through both networks."""
    code = space.reference.codes[:1]
    if not len(code) or space.decoder.input_shape != (space.dials,):
        raise SpaceDamaged(space.name, "its parts do not fit each other", _FRESH)
    parts = [space.directions, space.mixture, space.typicality, space.seen, load_file(space.folder / PARTS[2])]
    places = [space.maps[d].place(code) for d in DIMENSIONS]
    again = space.encode(space.redraw(code)).mean
    if space.given is not None and any(view.mime not in entry_table.MIMES for view in space.given.originals):
        raise SpaceDamaged(space.name, "originals in it are of a kind that is not taken", _FRESH)
    if space.thumbnails.count != len(space.reference) or not all(np.isfinite(a).all() for a in (again, *places)):
        raise SpaceDamaged(space.name, "its parts do not fit each other", _FRESH)
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
        if not all(isinstance(one, str) for one in said) or not re.fullmatch(_SLUG, said[1]):
            raise _damaged(name)
        work = Work(
            _entries(name, folder, parcel, said[4]),
            tuple(Direction.from_json(one) for one in values["directions"]),
            {kept.clean_name(letter): _group(one) for letter, one in values["groups"].items()},
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
        raise SpaceNotFound(
            name, f"it belongs to the space {made.title}, which is not here", "Ask for it with its space."
        ) from error


def _entries(name: str, folder: Path, parcel: Parcel, table: str) -> tuple:
    if not table:
        return ()
    path = folder / table
    if not re.fullmatch(r"collections/[0-9]{1,5}\.parquet", table) or not path.is_file():
        raise _damaged(name)
    data = path.read_bytes()
    if parcel.files.get(table) != files.hash_of(data):
        raise UnreadableFile(name, "items in it are not those that it was packed with", _FRESH)
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


def _checked_view(name: str, values: Any) -> dict[str, Any]:
    try:
        texts = {key: one_line(values[key]) for key in ("name", "space", "title", "page", "about")}
        query = {str(key): str(value) for key, value in values["query"].items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise _damaged(name) from error
    if texts["page"] not in PAGES or not re.fullmatch(_SLUG, texts["space"]) or sum(map(len, query.values())) > 100_000:
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
