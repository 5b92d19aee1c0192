"""What a person sends to a friend: one zip with a space, or with work and the spaces that it was done in.

::

    latentarium.json                 what is in it; see :class:`Parcel`
    spaces/<name>/...                a space folder
    collections/<number>.parquet     items, as :mod:`latent.entry_table` writes them
    items/<hash>                     originals that are too large for the table
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from safetensors.numpy import load_file, save_file

from latent import entry_table, keeping, spaces
from latent.given import FACT
from latent.manifest import PARTS, Manifest, stamps
from latent.parts import FACTOR
from latent.space import Space
from latent.workspace import files, kept
from latent.workspace.kept import KeptCollection, KeptView

KIND = "latentarium parcel"
FORMAT = 1
NOTE = "latentarium.json"

NAMELESS = ("axis", "dial")
"""Families of directions whose names say nothing of the items."""

FIGURES = ("parity", "held_out")
"""Of a space's quality, what names no label."""

_STORED = frozenset({".onnx", ".safetensors", ".parquet", ""})  # packed already, or numbers without a pattern


@dataclass(frozen=True)
class Parcel:
    """What ``latentarium.json`` holds.

    Attributes:
        spaces: names of the spaces that are in it.
        collections: each with its name, its space's name, title and stamp, what is in it, its directions and groups,
            and the name of its table, or "" without items.
        views: each with its name, its space's name and title, page, query and what it shows.
        files: SHA-256 of each table.
        format: version of this layout.
    """

    spaces: list[str] = field(default_factory=list)
    collections: list[dict[str, Any]] = field(default_factory=list)
    views: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT
    kind: str = KIND


def space(name: str, with_items: bool) -> bytes:
    """A space of one's own as a zip.

    Args:
        name: of the space; :class:`~latent.errors.SpaceNotFound` where there is none.
        with_items: whether its items go along, with their thumbnails, labels and sentences; else :func:`without_items`.
    """
    with _Zip() as parcel:
        parcel.add_space(name, with_items)
        return parcel.done()


def work(collections: Iterable[KeptCollection], views: Iterable[KeptView], with_items: bool = True) -> bytes:
    """Kept work as a zip, with those of one's own spaces that it was done in.

    Args:
        collections, views: what to send.
        with_items: whether known items of the spaces go along; those of the collections do.
    """
    with _Zip() as parcel:
        mine, needed = set(spaces.own()), []
        for row in collections:
            parcel.add_collection(row)
            needed.append(row.space)
        for view in views:
            parcel.add_view(view)
            needed.append(view.space)
        for name in dict.fromkeys(needed):
            if name in mine:
                parcel.add_space(name, with_items)
        return parcel.done()


class _Zip:
    """A zip that is being filled."""

    def __init__(self) -> None:
        self.note, self._out = Parcel(), io.BytesIO()
        self._zip = zipfile.ZipFile(self._out, "w", zipfile.ZIP_DEFLATED)
        self._there: set[str] = set()

    def __enter__(self) -> _Zip:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def done(self) -> bytes:
        """All of it, with the note."""
        said = json.dumps(asdict(self.note), indent=1, ensure_ascii=False)
        self._zip.writestr(NOTE, said)
        self._zip.close()
        return self._out.getvalue()

    def add_space(self, name: str, with_items: bool) -> None:
        folder = spaces.folder_of(name)
        with tempfile.TemporaryDirectory(prefix="latentarium-") as made:
            if not with_items:
                folder = without_items(Space.load(folder), Path(made) / name)
            # The command that made it tells where files lie on this computer.
            manifest = replace(Manifest.read(folder), command="")
            said = json.dumps(asdict(manifest), indent=2, ensure_ascii=False)
            self._add(f"spaces/{name}/manifest.json", said.encode())
            for part in PARTS:
                self._add(f"spaces/{name}/{part}", (folder / part).read_bytes())
        self.note.spaces.append(name)

    def add_collection(self, row: KeptCollection) -> None:
        done, table = keeping.read(row), ""
        if done.entries:
            table = f"collections/{len(self.note.collections) + 1}.parquet"
            data = entry_table.written(entry_table.table_of(done.entries, self._add_original))
            self._add(table, data)
            self.note.files[table] = files.hash_of(data)
        directions = [direction.to_json() for direction in done.directions]
        groups = {name: asdict(group) for name, group in done.groups.items()}
        said = [asdict(annotation) for annotation in done.annotations]
        what = {"name": row.name or row.about, "about": row.about, "directions": directions, "groups": groups}
        what |= {"annotations": said}
        where = {"space": row.space, "title": row.title, "stamp": row.stamp, "table": table}
        self.note.collections.append(what | where)

    def add_view(self, view: KeptView) -> None:
        values = asdict(view)
        self.note.views.append({key: values[key] for key in ("name", "space", "title", "page", "query", "about")})

    def _add_original(self, data: bytes) -> str:
        hash_ = files.hash_of(data)
        self._add(f"items/{hash_}", data)
        return hash_

    def _add(self, name: str, data: bytes) -> None:
        if name not in self._there:
            self._there.add(name)
            how = zipfile.ZIP_STORED if Path(name).suffix in _STORED else zipfile.ZIP_DEFLATED
            self._zip.writestr(name, data, how)


def without_items(full: Space, folder: Path) -> Path:
    """A copy of a space that has nothing of what its owner gave, in ``folder``, which is made.

    Codes, maps, axes and dials stay. Names, originals, labels, factors, what came along and content hashes do not, nor
    sliders and groups that are named by any of these; thumbnails are redrawn by the model. What the networks learnt
    from the items is in them still: of a space of texts that are read by their words, the words.
    """
    folder.mkdir(parents=True)
    for part in ("encoder.onnx", "decoder.onnx", "weights.safetensors"):
        (folder / part).write_bytes((full.folder / part).read_bytes())
    _write_reference(full, folder)
    said = [d.to_json() for d in full.directions.values() if d.family in NAMELESS or d.name in _measures(full)]
    (folder / "directions.json").write_text(json.dumps(said, indent=1), "utf-8")
    arrays = load_file(full.folder / "arrays.safetensors")
    save_file({k: v for k, v in arrays.items() if not k.startswith("seen.")}, folder / "arrays.safetensors")
    sheet = full.modality.sheet(full.redraw(full.reference.codes))
    (folder / "thumbnails").write_bytes(sheet.view.data)
    noun = full.modality.noun[1]
    bare = replace(
        full.manifest,
        description=f"Made of {len(full.reference):,} {noun} that did not come along: the model redraws them.",
        known_items="redrawn",
        data=None,
        drawn_by=None,
        start={},
        command="",
        quality={name: value for name, value in full.manifest.quality.items() if name in FIGURES},
        sheet={"mime": sheet.view.mime, "tile": list(sheet.tile), "columns": sheet.columns, "count": sheet.count},
        parts=stamps(folder),
    )
    bare.write(folder)
    return folder


def _write_reference(full: Space, folder: Path) -> None:
    with pq.ParquetFile(full.folder / "reference.parquet") as file:
        table = file.read(use_threads=False)
    given = ("name", "mime", "original", "whole")
    gone = [name for name in table.column_names if name in given or name.startswith((FACT, FACTOR))]
    table, count = table.drop_columns(gone), table.num_rows
    groups = {name: f"Group {i}" for i, name in enumerate(dict.fromkeys(table["group"].to_pylist()), 1)}
    blank = {"hash": [""] * count, "label": [""] * count, "group": [groups[g] for g in table["group"].to_pylist()]}
    for name, values in blank.items():
        table = table.set_column(table.column_names.index(name), name, [values])
    pq.write_table(table, folder / "reference.parquet", compression="zstd")


def _measures(full: Space) -> set[str]:
    """Names of what can be read off any item of this kind: they tell nothing of these."""
    return set(full.modality.measures(full.redraw(full.reference.codes[:1])))


def everything(session: str | None = None) -> tuple[Sequence[KeptCollection], Sequence[KeptView]]:
    """All that is kept under a name, for :func:`work`; ``session`` as in :func:`latent.workspace.kept.all_of`."""
    named = [row for row in kept.all_of(KeptCollection, session) if not row.draft]
    return named, kept.all_of(KeptView, session)
