"""Keeping what a person did in a space: their items, directions and groups, on disk and back.

Files come first, each whole before it has its name, and the row of the catalogue last: whenever the program is
ended, what a row names is there. Nothing here is shown to anybody; :mod:`latent.ui` decides who sees what.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path

import numpy as np

from latent import collection, entry_table, spaces, workspace
from latent.collection import Entry
from latent.directions import Direction
from latent.errors import LatentError, RequestError, SpaceNotFound, UnreadableFile, WorkspaceTooNew, wrong
from latent.manifest import Manifest
from latent.modalities.items import Item
from latent.space import Space
from latent.words import Saying
from latent.workspace import files, kept
from latent.workspace.kept import Annotation, Group, KeptCollection, KeptView


@dataclass(frozen=True)
class Work:
    """What a person has in one space.

    Attributes:
        entries: their items, in order.
        directions: that they made.
        groups: that they picked, by name.
        annotations: what they said of single items, in the order in which they did.
    """

    entries: tuple[Entry, ...] = ()
    directions: tuple[Direction, ...] = ()
    groups: Mapping[str, Group] = field(default_factory=dict)
    annotations: tuple[Annotation, ...] = ()

    def __bool__(self) -> bool:
        picked = any(group.rows or group.own for group in self.groups.values())
        return bool(self.entries or self.directions or picked or self.annotations)

    def about(self, noun: tuple[str, str]) -> str:
        """In a few words: "12 pictures and 1 slider"; ``noun`` is one item and many. There has to be something."""
        picked = sum(bool(group.rows or group.own) for group in self.groups.values())
        said = Counter(annotation.about for annotation in self.annotations)
        counts = (
            (len(self.entries), noun),
            (len(self.directions), ("slider", "sliders")),
            (picked, ("group", "groups")),
            *((count, (about, f"{about}s")) for about, count in said.items()),
        )
        *first, last = (f"{count:,} {words[count != 1]}" for count, words in counts if count)
        return f"{', '.join(first)} and {last}" if first else last


@dataclass(frozen=True)
class Opened:
    """Kept work that was read.

    Attributes:
        work: as it fits the space that is here now.
        told: what had to be done for that, in one sentence; empty where nothing had.
    """

    work: Work
    told: str = ""


def stamp_of(manifest: Manifest) -> str:
    """Tells the model and the known items of a space, whatever it is called: two hashes with a dot between."""
    said = json.dumps([manifest.modality, manifest.configuration, manifest.parts["encoder.onnx"]], sort_keys=True)
    known = json.dumps(manifest.parts["reference.parquet"], sort_keys=True)
    return ".".join(hashlib.blake2b(text.encode(), digest_size=8).hexdigest() for text in (said, known))


@dataclass(frozen=True)
class _Packed:
    """Work as it is written: the bytes of its table, empty without items, and what tells all of it from another."""

    work: Work
    data: bytes
    digest: str

    @classmethod
    def of(cls, work: Work) -> _Packed:
        data = b""
        if work.entries:
            data = entry_table.written(entry_table.table_of(work.entries, files.keep_original))
        groups = {name: [group.rows, group.own] for name, group in work.groups.items()}
        annotations = [astuple(one) for one in work.annotations]
        said = json.dumps([[d.to_json() for d in work.directions], groups, annotations], sort_keys=True)
        return cls(work, data, hashlib.blake2b(data + said.encode(), digest_size=16).hexdigest())


def keep(space: Space, work: Work, name: str, session: str) -> KeptCollection:
    """Keep work under a name, in the place of what the same session kept in that space under it.

    Args:
        space: that it was done in.
        work: at least something.
        name: as a person wrote it.
        session: who keeps it.
    """
    clean, packed = kept.clean_name(name), _Packed.of(work)
    mine = [one for one in kept.all_of(KeptCollection, session) if one.space == space.name]
    like = next((one for one in mine if not one.draft and one.name == clean), None)
    row = _write(space, packed, clean if like else kept.free_name(KeptCollection, clean), session, like)
    kept.remove(one for one in mine if one.draft and one.digest == row.digest)
    return row


def keep_new(space: Space, work: Work, name: str, session: str) -> KeptCollection:
    """Keep work under a name, or under that with a number where another has it."""
    return _write(space, _Packed.of(work), kept.free_name(KeptCollection, kept.clean_name(name)), session, None)


def revise(row: KeptCollection, work: Work) -> KeptCollection:
    """Put other work in the place of what a row holds; where nothing is left, the row goes into the bin.

    Raises:
        RequestError: the row is gone.
        SpaceNotFound: its space is.
    """
    now = kept.get(KeptCollection, row.id)
    if not work:
        kept.delete(now)
        return now
    about = work.about(space_of(now).modality.noun)
    return _put(replace(now, about=about, changed=time.time(), deleted_at=None), _Packed.of(work))


def keep_draft(space: Space, work: Work, session: str) -> KeptCollection | None:
    """Keep how things stand in a session, unless just that is kept under a name.

    Returns:
        The draft; None where there is none to keep. Of a session that has nothing any more, it goes into the bin.
    """
    rows = [one for one in kept.all_of(KeptCollection) if one.space == space.name]
    like = next((one for one in rows if one.draft and one.session == session), None)
    packed = _Packed.of(work)
    if work and not any(one.digest == packed.digest and not one.draft for one in rows):
        return like if like and like.digest == packed.digest else _write(space, packed, "", session, like)
    if like and work:
        kept.remove([like])
    elif like:
        kept.delete(like)
    return None


def _write(space: Space, packed: _Packed, name: str, session: str, like: KeptCollection | None) -> KeptCollection:
    """Work under a name, one without is a draft; ``like`` is the row whose place it takes."""
    about, title = packed.work.about(space.modality.noun), space.manifest.title
    id_, created = (like.id, like.created) if like else (kept.new_id(), time.time())
    of_space = {"space": space.name, "title": title, "stamp": stamp_of(space.manifest)}
    row = KeptCollection(id_, name, about=about, session=session, draft=not name, created=created, **of_space)
    return _put(row, packed)


def _put(row: KeptCollection, packed: _Packed) -> KeptCollection:
    """Files, then the row, which says what it holds from then on."""
    work, data = packed.work, packed.data
    file = f"{files.hash_of(data)[:24]}.parquet" if data else ""
    if file and not (kept.folder_of(row.id) / file).is_file():
        files.write(kept.folder_of(row.id) / file, data)
    size = len(data) + sum(size for e in work.entries if (size := len(e.original.data)) > entry_table.INLINE)
    row = replace(row, count=len(work.entries), file=file, digest=packed.digest, bytes=size)
    kept.put(row, [direction.to_json() for direction in work.directions], work.groups, work.annotations)
    for path in kept.folder_of(row.id).glob("*"):  # what the row named before; who reads that just now looks again
        if path.name != file:
            path.unlink(missing_ok=True)
    return row


def read(row: KeptCollection) -> Work:
    """What was kept, as it was.

    Raises:
        UnreadableFile: its file is damaged.
        RequestError: it is gone.
    """
    try:
        return _read(row)
    except UnreadableFile:
        # Written anew in another tab meanwhile, its row names another file.
        now = kept.get(KeptCollection, row.id)
        if now.file == row.file:
            raise
        return _read(now)


def _read(row: KeptCollection) -> Work:
    name = row.name or row.about
    entries: tuple[Entry, ...] = ()
    if row.file:
        try:
            data = row.path.read_bytes()
        except OSError as error:
            raise entry_table.unreadable(name) from error
        entries = tuple(entry_table.entries_of(entry_table.read(data, name), files.original, name))
    made = tuple(Direction.from_json(values) for values in kept.directions_of(row.id))
    return Work(entries, made, kept.groups_of(row.id), kept.annotations_of(row.id))


def fitted(space: Space, work: Work, stamp: str) -> Opened:
    """Work as it fits a space now: encoded anew where another model has come in the place of that one.

    Args:
        space: where it goes.
        work: as it was kept.
        stamp: of the space that it was made in.

    Raises:
        RequestError: its items are of another kind.
    """
    here = stamp_of(space.manifest)
    if here == stamp:
        return Opened(work)
    entries = tuple(_encoded(space, work.entries))
    own = {name: replace(group, rows=()) for name, group in work.groups.items() if group.own}
    said = tuple(one for one in work.annotations if one.own is not None)
    if here.partition(".")[0] == stamp.partition(".")[0]:
        return Opened(Work(entries, work.directions, own, said), Saying("kept-others-known"))
    return Opened(Work(entries, (), own, said), Saying("kept-another-model"))


def _encoded(space: Space, listed: tuple[Entry, ...]) -> list[Entry]:
    if not listed:
        return []
    items = [Item(e.name, e.array, e.original, e.notes, e.label, False, e.facts, e.whole) for e in listed]
    try:
        made = collection.entries(space, items, set())
    except (LatentError, ValueError, TypeError, IndexError) as error:
        raise RequestError(space.manifest.title, *wrong("error-kept-items-other")) from error
    return [replace(new, id=old.id) for new, old in zip(made, listed, strict=True)]


def check(space: Space, work: Work) -> None:
    """:class:`UnreadableFile` where work that says it was made in a space does not fit it."""
    known = len(space.reference)
    arrays = [entry.array for entry in work.entries]
    try:
        shapes = {space.modality.inputs(np.stack(arrays)).shape[1:]} if arrays else {space.encoder.input_shape}
    except (ValueError, TypeError, IndexError, LatentError):
        shapes = set()
    dials = {len(entry.mean) for entry in work.entries} | {len(d.vector) for d in work.directions}
    rows = [row for group in work.groups.values() for row in group.rows]
    rows += [one.row for one in work.annotations if one.row is not None]
    if shapes != {space.encoder.input_shape} or dials - {space.dials} or any(not 0 <= row < known for row in rows):
        raise UnreadableFile(space.manifest.title, *wrong("error-kept-items-unfit"))


def space_of(row: KeptCollection | KeptView) -> Space:
    """The space that something was kept in; :class:`SpaceNotFound` where it is not here."""
    try:
        return Space.load(spaces.folder_of(row.space), verify=False)
    except SpaceNotFound as error:
        raise SpaceNotFound(row.title, *wrong("error-space-gone")) from error


@dataclass(frozen=True)
class Erased:
    """What was erased, in numbers."""

    spaces: int
    collections: int
    views: int
    bytes: int

    def __str__(self) -> str:
        counts = ((self.spaces, "space"), (self.collections, "collection"), (self.views, "saved view"))
        listed = [f"{count:,} {word}{'s' * (count != 1)}" for count, word in counts]
        return f"Erased: {', '.join(listed)}; {self.bytes / 1e6:.1f} MB."


def erase() -> Erased:
    """Delete everything that this program keeps on this computer, and say what that was."""
    made, collections, views = len(spaces.own()), 0, 0
    with suppress(WorkspaceTooNew):  # of a newer version nothing is counted, and all is erased
        collections, views = (len(kept.all_of(kind)) for kind in (KeptCollection, KeptView))
        kept.remove_all()
    return Erased(made, collections, views, workspace.erase())


def tidy() -> None:
    """Remove what was deleted long ago, and what was begun and never finished."""
    kept.tidy()
    spaces.empty_bin(kept.DAYS * 86_400)
    for path in (workspace.home() / "arriving").glob("*"):
        if files.is_old(path):
            shutil.rmtree(path, ignore_errors=True)
    with suppress(OSError, UnreadableFile):  # a table that cannot be read may name any of them
        files.sweep_originals(_named())


def _named() -> set[str]:
    """Hashes of all originals that something kept names."""
    rows = [row for deleted in (False, True) for row in kept.all_of(KeptCollection, deleted=deleted) if row.file]
    return {hash_ for row in rows for hash_ in _hashes(row.path)}


def _hashes(path: Path) -> list[str]:
    table = entry_table.read(path.read_bytes(), path.name)
    return [hash_ for hash_ in table["hash"].to_pylist() if hash_]
