"""Items out of whatever holds some: files, folders, zips and .npz files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from latent.cli.files import is_npz, read_bytes, there
from latent.errors import DataError, LatentError, RequestError

if TYPE_CHECKING:
    from latent.modalities.base import Modality
    from latent.modalities.items import Item


def chosen_columns(modality: Modality | type[Modality], given: list[str]) -> dict[str, str]:
    """``NAME=COLUMN`` by the names of what the modality lets a person choose, in any case."""
    known = {name.lower(): name for name in modality.chooses}
    chosen = {}
    for text in given:
        name, equals, column = (part.strip() for part in text.partition("="))
        if equals and column and modality.chooses_by_column and name.lower() not in known:
            name, _, kind = (part.strip() for part in text.rpartition("="))
            chosen[name] = kind
            continue
        if not (equals and column and name.lower() in known):
            may = " or ".join(f"--column {name}=COLUMN" for name in known)
            cure = f"Write {may}." if known else f"For {modality.noun[1]} there are none: leave it out."
            raise RequestError(text, "it chooses no column", cure)
        chosen[known[name.lower()]] = column
    return chosen


def outcomes(
    modality: Modality, paths: list[Path], chosen: Mapping[str, str]
) -> Iterator[tuple[float, Item | LatentError]]:
    """Every item in files, folders, zips and .npz files, read or refused, with the share 0..1 that is done."""
    files = [found for path in paths for found in _files(path)]
    for done, (name, path) in enumerate(files):
        for part, outcome in _rows_of(modality, path) if is_npz(path) else _items_of(modality, name, path, chosen):
            yield (done + part) / len(files), outcome


def _files(path: Path) -> Iterator[tuple[str, Path]]:
    """A file by its name; those in a folder by their path inside, so that folders within can be labels."""
    if not path.is_dir():
        yield path.name, path
        return
    for inside in sorted(path.rglob("*")):
        if inside.is_file():
            yield inside.relative_to(path).as_posix(), inside


def _items_of(
    modality: Modality, name: str, path: Path, chosen: Mapping[str, str]
) -> Iterator[tuple[float, Item | LatentError]]:
    from latent.datasets import MAX_BYTES, MAX_ITEMS
    from latent.modalities.archive import unpack

    if refusal := modality.too_large(name, path.stat().st_size):
        yield 0.0, refusal
        return
    for found in unpack([(name, read_bytes(path))], MAX_ITEMS, MAX_BYTES, modality.too_large):
        for outcome in [found] if isinstance(found, LatentError) else modality.read(*found, chosen):
            yield 0.0, outcome


def _rows_of(modality: Modality, path: Path) -> Iterator[tuple[float, Item | LatentError]]:
    from latent.datasets import load
    from latent.modalities.items import Item, View

    try:
        data = load(path, modality)
    except LatentError as refusal:
        yield 0.0, refusal
        return
    unseen = View("", b"")  # an original is for pages to show
    for i, (name, array) in enumerate(zip(data.names, data.arrays, strict=True)):
        label = None if data.labels is None else str(data.labels[i])
        yield i / len(data), Item(str(name), array, unseen, label=label)


def nothing_read(refused: list[LatentError]) -> LatentError:
    """What to say when no item was left."""
    if len(refused) == 1:
        return refused[0]
    if not refused:
        return DataError("files", "there are none to read", "Give files, or folders that hold some.")
    first = f"the first, {refused[0].item}: {refused[0].problem}"
    return DataError("files", f"none of the {len(refused):,} could be read; {first}", "Give other files.")


def first_item(modality: Modality, path: Path) -> Item:
    """The first item in a file; the reason where it was refused."""
    found = next(iter(modality.read(there(path).name, read_bytes(path))))
    if isinstance(found, LatentError):
        raise found
    return found
