"""The manifest of a space folder: what the space is, and a stamp of every part, by which a damaged one is told."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from types import GenericAlias
from typing import Any, get_origin, get_type_hints

from latent.errors import SpaceDamaged, SpaceForeign, SpaceNotFound, SpaceTooNew, wrong
from latent.words import Saying
from latent.workspace import files

FORMAT = 1
NEXT = "manifest.json.next"
"""A manifest that waits while a part is replaced, and tells the new part to a reader who comes in between."""

KIND = "latentarium space"
PARTS = (
    "encoder.onnx",
    "decoder.onnx",
    "weights.safetensors",
    "reference.parquet",
    "thumbnails",
    "directions.json",
    "arrays.safetensors",
)


LINEAR = "linear"
"""Kind of recipe of a first look."""


@dataclass(frozen=True)
class Manifest:
    """What ``manifest.json`` holds.

    Attributes:
        name: short, of letters, digits and hyphens; also its address.
        title, description: for people, in plain words.
        attribution: who made the data, and its licence.
        modality, configuration: which modality, and how it is bound.
        dials: latent dimensions.
        known_items: what its reference items are shown as: ``"redrawn"`` by the model, ``"original"`` as the model sees
            them, or ``"kept"`` as they were given.
        data: name of the data set, by which its originals can be fetched, or None.
        drawn_by: what draws its originals again from their factors, or None.
        start: what pages open with: ``label`` of the item, ``sliders``, ``colour`` of the map, and ``odd``:
            "labelled" where the labelled among its known items are what is to be found; else they choose.
        recipe: every choice of the training that made it.
        command: the command that made it.
        quality: measured figures, by name.
        sheet: tile size, columns and count of the thumbnails, and their MIME type.
        parts: file name to bytes and SHA-256.
        format: version of this layout.
    """

    name: str
    title: str
    description: str
    attribution: str
    modality: str
    configuration: dict[str, Any]
    dials: int
    known_items: str = "original"
    data: str | None = None
    drawn_by: str | None = None
    start: dict[str, Any] = field(default_factory=dict)
    recipe: dict[str, Any] = field(default_factory=dict)
    command: str = ""
    quality: dict[str, Any] = field(default_factory=dict)
    sheet: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    format: int = FORMAT
    kind: str = KIND

    @property
    def linear(self) -> bool:
        """Whether it is a first look: a linear model, in closed form."""
        return self.recipe.get("kind") == LINEAR

    @classmethod
    def of(cls, folder: Path, whole: bool) -> Manifest:
        """The manifest that a folder's parts match, while a part is being replaced too; errors as :meth:`read` has.

        Args:
            folder: of the space.
            whole: whether parts are read and not only looked at.
        """
        # The one that waited may have taken its place between two looks: hence the first name once more.
        for name in ("manifest.json", NEXT):
            with suppress(SpaceDamaged, SpaceForeign):
                manifest = cls.read(folder, name)
                manifest.check(folder, whole)
                return manifest
        manifest = cls.read(folder)
        manifest.check(folder, whole)
        return manifest

    @classmethod
    def read(cls, folder: Path, name: str = "manifest.json") -> Manifest:
        """Read and judge a folder's manifest, or that of another ``name`` in it.

        Raises:
            SpaceNotFound: no such folder.
            SpaceForeign: it is not a space.
            SpaceTooNew: a newer version of this program wrote it.
            SpaceDamaged: the manifest does not say what it should.
        """
        return _read(folder, name, _written(folder / name))

    def write(self, folder: Path, name: str = "manifest.json") -> None:
        """Write ``manifest.json`` in one move, so that a folder has either the whole of it or none."""
        said = json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"
        files.write(folder / name, said.encode())

    def check(self, folder: Path, whole: bool) -> None:
        """:class:`SpaceDamaged` where a part is missing or of another size, or, read as a ``whole``, is another."""
        for part, stated in self.parts.items():
            _check_part(folder, part, stated, whole)


def _written(path: Path) -> tuple[int, int, int] | None:
    """What tells one writing of a file from another; None where there is no file."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_ino, about.st_size


@lru_cache(maxsize=256)
def _read(folder: Path, name: str, written: tuple[int, int, int] | None) -> Manifest:
    """Once for each writing of the file: pages ask which spaces there are many times a run."""
    manifest = _made(folder, _values(folder, name))
    if strange := misfits(manifest):
        raise damaged(folder.name, Saying("error-space-strange", names=", ".join(strange)))
    if isinstance(manifest.dials, bool) or manifest.dials < 1:
        raise damaged(folder.name, Saying("error-space-no-dials"))
    if set(manifest.parts) != set(PARTS):
        raise damaged(folder.name, Saying("error-space-no-parts"))
    return manifest


def _values(folder: Path, name: str) -> dict[str, Any]:
    """What a folder's manifest holds, of a format that this program knows."""
    if not folder.is_dir():
        raise SpaceNotFound(folder.name, *wrong("error-no-such-folder"))
    path = folder / name
    foreign = SpaceForeign(folder.name, *wrong("error-space-foreign"))
    if not path.is_file():
        raise foreign
    try:
        values = json.loads(path.read_text("utf-8"))
    except (ValueError, OSError, RecursionError) as error:
        raise damaged(folder.name, Saying("error-space-manifest")) from error
    if not isinstance(values, dict) or values.get("kind") != KIND:
        raise foreign
    version = values.get("format")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise damaged(folder.name, Saying("error-space-no-format"))
    if version > FORMAT:
        raise SpaceTooNew(folder.name, *wrong("error-space-new", format=version, known=FORMAT))
    return values


def _made(folder: Path, values: dict[str, Any]) -> Manifest:
    try:
        return Manifest(**values)
    except TypeError as error:
        raise damaged(folder.name, Saying("error-space-entry")) from error


def misfits(record: Any) -> list[str]:
    """Fields of a dataclass, read from a file, whose values are of another kind than it says."""
    hints = get_type_hints(type(record)).items()
    kinds = {name: get_origin(hint) if isinstance(hint, GenericAlias) else hint for name, hint in hints}
    return [name for name, kind in kinds.items() if not isinstance(getattr(record, name), kind)]


def _check_part(folder: Path, part: str, stated: Any, whole: bool) -> None:
    path = folder / part
    if not path.is_file():
        raise damaged(folder.name, Saying("error-space-part-missing", part=part))
    size = stated.get("bytes") if isinstance(stated, dict) else None
    if path.stat().st_size != size or (whole and stamp(path) != stated):
        raise damaged(folder.name, Saying("error-space-other-part", part=part))


def damaged(name: str, problem: Saying) -> SpaceDamaged:
    """A refusal of the space of this name."""
    return SpaceDamaged(name, problem, Saying("error-space-fresh"))


def stamps(folder: Path) -> dict[str, dict[str, Any]]:
    """The stamp of every part that lies in a folder."""
    return {part: stamp(folder / part) for part in PARTS}


def stamp(path: Path) -> dict[str, Any]:
    """What tells a part from any other: its bytes and their SHA-256."""
    data = path.read_bytes()
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
