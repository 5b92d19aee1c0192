"""Data sets to train on or to measure with: arrays in a modality's item form, with labels and names beside them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

from latent import npz
from latent.errors import DataError, LatentError, RequestError, TrainingError, wrong
from latent.modalities import archive
from latent.modalities.base import Modality
from latent.modalities.items import NOTHING_CHOSEN, Item
from latent.parts import FACTOR
from latent.words import Saying

MAX_ITEMS = 200_000
"""Files that a folder or a zip may hold."""

MAX_BYTES = 4_000_000_000
"""Bytes that a data set may hold, decompressed."""


INDEX = "index.csv"
"""A table in a folder or zip that says what its files are: a row for each, by the column ``file``."""


@dataclass(frozen=True)
class Index:
    """Which columns of :data:`INDEX` say what, and which rows to take.

    Attributes:
        label: the column of labels.
        name: the column of names; files without one keep theirs.
        where: rows to take: the values that columns must have.
        in_name: what the parts of a file's name between underscores say where there is no such table: the column of
            labels, others that come along, or "" for what says nothing.
    """

    label: str = "label"
    name: str = "name"
    where: Mapping[str, str] = field(default_factory=dict)
    in_name: Sequence[str] = ()


@dataclass(frozen=True)
class Dataset:
    """Items with what is known about them.

    Attributes:
        modality: what the items are, bound to the configuration that they fit.
        arrays: in item form, ``(n, ...)``.
        labels: ``str (n,)``, "" for an item without one; None where that tells no two items apart.
        names: ``str (n,)``, as the person knows the items.
        refused: why each file that was left out could not be read.
        factors: what the items were drawn from, by name: numbers ``float32 (n,)`` or words ``str (n,)``.
        items: the same as they were read, with all that came along; empty where rows of numbers were.
    """

    modality: Modality
    arrays: np.ndarray
    labels: np.ndarray | None
    names: np.ndarray
    refused: tuple[LatentError, ...] = ()
    factors: Mapping[str, np.ndarray] = field(default_factory=dict)
    items: Sequence[Item] = ()

    def __len__(self) -> int:
        return len(self.arrays)

    def subset(self, rows: np.ndarray) -> Dataset:
        """The items in these rows, in their order."""
        labels = None if self.labels is None else self.labels[rows]
        factors = {name: values[rows] for name, values in self.factors.items()}
        items = [self.items[row] for row in rows] if self.items else ()
        kept = {"labels": labels, "names": self.names[rows], "factors": factors, "items": items}
        return replace(self, arrays=self.arrays[rows], **kept)


def split(count: int, share: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Row numbers to train on and to hold out; at least one of each, the same for the same seed."""
    if count < 2:
        raise TrainingError(Saying("error-item-data"), *wrong("error-data-few", count=count))
    order = np.random.default_rng(seed).permutation(count)
    held = min(max(1, round(share * count)), count - 1)
    return np.sort(order[held:]), np.sort(order[:held])


def load(
    path: Path,
    modality: Modality | type[Modality],
    label_names: Sequence[str] | None = None,
    index: Index = Index(),
    configuration: Mapping[str, Any] | None = None,
    by_item: bool = False,
    chosen: Mapping[str, str] = NOTHING_CHOSEN,
) -> Dataset:
    """Read a data set from disk.

    Args:
        path: an ``.npz`` file with an array ``x`` ``(n, ...)``, perhaps labels ``y`` ``(n,)`` and, in arrays named
            ``factor_...``, what the items were drawn from; or a folder or a zip of files, where the folder that a file
            lies in is its label unless there is an :data:`INDEX`; or one file.
        modality: bound to a configuration; or a class that guesses one from raw rows: ``x`` of an ``.npz``, or what
            it finds in one file (:meth:`latent.modalities.base.Modality.raw`).
        label_names: names for the labels where ``y`` holds whole numbers from 0 on.
        index: how to read an :data:`INDEX`.
        configuration: laid over what a class guesses, or, of files from which none can be guessed, all there is.
        by_item: read files as uploads are, with names, originals and what came along, and not as rows of numbers.
        chosen: how files are read, by the names of :meth:`latent.modalities.base.Modality.choices`.

    Raises:
        DataError: where there is nothing there, or nothing that fits.
        RequestError: for a configuration that the modality does not have, or a choice that a file does not leave.
    """
    if not path.exists():
        raise DataError(path.name, *wrong("error-no-such-path"))
    try:
        if path.suffix.lower() == ".npz":
            return _load_npz(path, modality, label_names, configuration or {})
        if isinstance(modality, type):
            rows = _raw(path, modality, by_item, chosen)
            if rows is not None and by_item:
                return _load_files(path, _guessed(modality, rows, configuration or {}, chosen), index, chosen)
            if rows is not None:
                return _labelled(
                    path, _of_rows(path, _guessed(modality, rows, configuration or {}, chosen), rows), chosen
                )
            modality = _bound(path, modality, configuration)
        return _load_files(path, modality, index, chosen)
    except OSError as fault:
        raise DataError(
            path.name, *wrong("error-data-unreadable", why=fault.strerror or Saying("error-data-check-file"))
        ) from None


def _raw(path: Path, kind: type[Modality], every: bool, chosen: Mapping[str, str]) -> np.ndarray | None:
    """Raw rows of a file, or of ``every`` one in a folder or a zip; None where there are none."""
    if not every:
        return kind.raw(path.name, path.read_bytes(), chosen) if path.is_file() else None
    if kind.raw.__func__ is Modality.raw.__func__:  # no file of this kind has any
        return None
    rows: list[np.ndarray] = []
    refused: list[LatentError] = []  # where some can be read, they are refused again, and told of, with the items
    for one in unpacked(path):
        try:
            found = None if isinstance(one, LatentError) else kind.raw(*one, chosen)
            rows += [] if found is None else [found]
        except LatentError as refusal:
            refused.append(refusal)
    if refused and not rows:
        raise refused[0]
    try:
        return np.concatenate(rows) if rows else None
    except TypeError:
        raise DataError(path.name, *wrong("error-data-other-columns")) from None


def as_trained(path: Path, modality: Modality) -> Dataset:
    """The whole of a file that a space was trained on, row for row as training had it; errors as in :func:`load`."""
    rows = modality.raw(path.name, path.read_bytes()) if path.suffix.lower() != ".npz" else None
    return load(path, modality) if rows is None else _labelled(path, _of_rows(path, modality, rows))


def _load_npz(
    path: Path,
    modality: Modality | type[Modality],
    label_names: Sequence[str] | None,
    configuration: Mapping[str, Any],
) -> Dataset:
    arrays, labels, factors = _npz_arrays(path)
    if arrays.ndim < 2 or not len(arrays):
        raise DataError(path.name, *wrong("error-data-shape", shape=arrays.shape))
    bound = _guessed(modality, arrays, configuration) if isinstance(modality, type) else modality
    texts = None if labels is None else _label_texts(path, labels, len(arrays), label_names)
    return replace(_of_rows(path, bound, arrays), labels=texts, factors=_checked(path, factors, len(arrays)))


def _guessed(
    kind: type[Modality],
    rows: np.ndarray,
    configuration: Mapping[str, Any],
    chosen: Mapping[str, str] = NOTHING_CHOSEN,
) -> Modality:
    return _of_values(kind, kind(kind.guess_config(rows, chosen)).to_json() | dict(configuration))


def _bound(path: Path, kind: type[Modality], configuration: Mapping[str, Any] | None) -> Modality:
    if configuration is None:
        raise DataError(path.name, *wrong("error-data-of-what"))
    return _of_values(kind, dict(configuration))


def _of_values(kind: type[Modality], configuration: dict[str, Any]) -> Modality:
    try:
        return kind.from_json(configuration)
    except TypeError:
        may = ", ".join(choice.name for choice in fields(kind.Config))
        raise RequestError(
            Saying("error-item-configuration"), *wrong("error-configuration-unfit", **kind.named(), names=may)
        ) from None


def _of_rows(path: Path, modality: Modality, rows: np.ndarray) -> Dataset:
    names = np.strings.add(f"{path.stem} ", np.arange(len(rows)).astype(str))
    return Dataset(modality, modality.adopt(rows), None, names)


def _labelled(path: Path, data: Dataset, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> Dataset:
    """Raw rows of one file with the labels that came along in it."""
    labels = data.modality.raw_labels(path.name, path.read_bytes(), chosen)
    return data if labels is None or len(set(labels)) < 2 else replace(data, labels=np.array(labels))


def _checked(path: Path, factors: dict[str, np.ndarray], count: int) -> dict[str, np.ndarray]:
    """Factors as numbers ``float32 (n,)`` or words ``str (n,)``."""
    for name, values in factors.items():
        if values.shape != (count,) or values.dtype.kind not in "biufU":
            raise DataError(path.name, *wrong("error-data-factor", prefix=FACTOR, name=name, count=count))
    return {name: v if v.dtype.kind == "U" else v.astype(np.float32) for name, v in factors.items()}


def _npz_arrays(path: Path) -> tuple[np.ndarray, np.ndarray | None, dict[str, np.ndarray]]:
    """``x``, ``y`` and factors of an archive of plain arrays."""
    try:
        with npz.opened(path, MAX_BYTES) as file:
            if "x" not in file:
                held = ", ".join(file) or Saying("error-data-nothing")
                raise DataError(path.name, *wrong("error-data-no-x", held=held))
            factors = {name.removeprefix(FACTOR): file[name] for name in file if name.startswith(FACTOR)}
            return file["x"], file.get("y"), factors
    except npz.TooMuch:
        raise DataError(path.name, *wrong("error-data-large", limit=round(MAX_BYTES / 1e9))) from None
    except npz.Pickled:
        raise DataError(path.name, *wrong("error-data-pickled")) from None
    except npz.Broken:
        raise DataError(path.name, *wrong("error-data-broken")) from None


def _label_texts(path: Path, labels: np.ndarray, count: int, names: Sequence[str] | None) -> np.ndarray:
    """Labels as text ``(n,)``, through ``names`` where there are some."""
    if labels.shape == (count, 1):
        labels = labels[:, 0]
    if labels.shape != (count,):
        raise DataError(path.name, *wrong("error-data-labels-shape", shape=labels.shape, count=count))
    if labels.dtype.kind == "f":
        there = ~np.isnan(labels)
        whole = (labels[there] == np.rint(labels[there])).all()
        words = (labels[there].astype(np.int64) if whole else labels[there]).astype(str)
        if not there.all():  # an item without a label has an empty one
            texts = np.full(count, "", words.dtype if words.size else "<U1")
            texts[there] = words
            return texts
        labels = labels.astype(np.int64) if whole else labels
    if names is None:
        return labels.astype(str)
    if labels.dtype.kind not in "biu" or labels.min() < 0 or labels.max() >= len(names):
        raise DataError(path.name, *wrong("error-data-label-names", count=len(names), last=len(names) - 1))
    return np.asarray(names, str)[labels.astype(np.int64)]


def _load_files(path: Path, modality: Modality, index: Index, chosen: Mapping[str, str]) -> Dataset:
    rows: dict[str, dict[str, str]] | None = None
    items: list[Item] = []
    refused: list[LatentError] = []
    for found in unpacked(path):
        if isinstance(found, LatentError):
            refused.append(found)
        elif found[0] == INDEX:
            rows = _index_rows(found[1])
        else:
            for read in modality.read(*found, chosen):
                (refused if isinstance(read, LatentError) else items).append(read)
    if rows is not None:
        items = [told for item in items if (told := _told(item, rows.get(item.name), index))]
    elif index.in_name:
        items = [_told_by_name(item, index) for item in items]
    if not items and not refused:
        raise DataError(path.name, *wrong("error-data-empty"))
    if not items and len(refused) == 1:
        raise DataError(refused[0].item, refused[0].problem, refused[0].cure)
    if not items:
        first, count = refused[0], len(refused)
        raise DataError(path.name, *wrong("error-data-none-read", count=count, first=first.item, why=first.problem))
    labels = np.array([item.label or "" for item in items])
    return Dataset(
        modality=modality,
        arrays=np.stack([item.array for item in items]),
        labels=labels if len(np.unique(labels)) > 1 else None,
        names=np.array([item.name for item in items]),
        refused=tuple(refused),
        items=items,
    )


def _index_rows(data: bytes) -> dict[str, dict[str, str]]:
    """The rows of an index by their file."""
    try:
        listed = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise DataError(INDEX, *wrong("error-data-index-broken")) from fault
    if not listed or "file" not in listed[0]:
        raise DataError(INDEX, *wrong("error-data-index-no-file"))
    return {str(row["file"]): row for row in listed}


def _told(item: Item, row: dict[str, str] | None, index: Index) -> Item | None:
    """An item with what the index says of it; None where it is not to be taken."""
    if row is None or any(row.get(column) != value for column, value in index.where.items()):
        return None
    return replace(item, name=row.get(index.name) or item.name, label=row.get(index.label) or item.label)


def _told_by_name(item: Item, index: Index) -> Item:
    """An item with what the parts of its file's name say."""
    parts = dict(zip(index.in_name, PurePosixPath(item.name).stem.split("_"), strict=False))
    label = parts.pop(index.label, None) or item.label
    return replace(item, label=label, facts={**item.facts, **{name: part for name, part in parts.items() if name}})


def unpacked(path: Path) -> Iterator[tuple[str, bytes] | LatentError]:
    """Every file in a folder or a zip, or the one, as it is asked for; errors of reading as ``OSError``."""
    files = _folder_files(path) if path.is_dir() else iter([(path.name, path.read_bytes())])
    return archive.unpack(files, MAX_ITEMS, MAX_BYTES)


def _folder_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file under ``folder`` by its path in it, in the order of the paths."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
