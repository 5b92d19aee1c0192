"""Data sets to train on or to measure with: arrays in a modality's item form, with labels and names beside them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from latent.errors import DataError, LatentError
from latent.modalities import archive
from latent.modalities.base import Item, Modality

MAX_ITEMS = 200_000
"""Files that a folder or a zip may hold."""

MAX_BYTES = 4_000_000_000
"""Bytes that a data set may hold, decompressed."""


@dataclass(frozen=True)
class Dataset:
    """Items with what is known about them.

    Attributes:
        modality: what the items are, bound to the configuration that they fit.
        arrays: in item form, ``(n, ...)``.
        labels: ``str (n,)``, "" for an item without one; None where that tells no two items apart.
        names: ``str (n,)``, as the person knows the items.
        refused: why each file that was left out could not be read.
    """

    modality: Modality
    arrays: np.ndarray
    labels: np.ndarray | None
    names: np.ndarray
    refused: tuple[LatentError, ...] = ()

    def __len__(self) -> int:
        return len(self.arrays)

    def subset(self, rows: np.ndarray) -> Dataset:
        """The items in these rows, in their order."""
        labels = None if self.labels is None else self.labels[rows]
        return replace(self, arrays=self.arrays[rows], labels=labels, names=self.names[rows])


def load(path: Path, modality: Modality | type[Modality], label_names: Sequence[str] | None = None) -> Dataset:
    """Read a data set from disk.

    Args:
        path: an ``.npz`` file with an array ``x`` ``(n, ...)`` and perhaps labels ``y`` ``(n,)``; or a folder or a zip
            of files, where the folder that a file lies in is its label; or one file.
        modality: bound to a configuration; or, for an ``.npz``, a class that guesses one from the shape of ``x``.
        label_names: names for the labels where ``y`` holds whole numbers from 0 on.

    Raises:
        DataError: where there is nothing there, or nothing that fits.
    """
    if not path.exists():
        raise DataError(path.name, "there is no such file or folder", "Check the path.")
    try:
        if path.suffix.lower() == ".npz":
            return _load_npz(path, modality, label_names)
        if isinstance(modality, type):
            cure = "Name a space or a configuration that says how to read files."
            raise DataError(path.name, "only an .npz file says by itself what its items are", cure)
        return _load_files(path, modality)
    except OSError as fault:
        raise DataError(path.name, "it cannot be read", f"{fault.strerror or 'Check the file'}.") from None


def _load_npz(path: Path, modality: Modality | type[Modality], label_names: Sequence[str] | None) -> Dataset:
    arrays, labels = _npz_arrays(path)
    if arrays.ndim < 2 or not len(arrays):
        raise DataError(path.name, f"its array x has the shape {arrays.shape}", "Give items × values.")
    bound = modality(modality.guess_config(arrays)) if isinstance(modality, type) else modality
    names = np.strings.add(f"{path.stem} ", np.arange(len(arrays)).astype(str))
    texts = None if labels is None else _label_texts(path, labels, len(arrays), label_names)
    return Dataset(bound, bound.adopt(arrays), texts, names)


def _npz_arrays(path: Path) -> tuple[np.ndarray, np.ndarray | None]:
    """``x`` and ``y`` of an archive of plain arrays; pickles, which can run programs, are never opened."""
    try:
        with zipfile.ZipFile(path) as members:
            size = sum(member.file_size for member in members.infolist())
        if size > MAX_BYTES:
            raise DataError(path.name, f"it holds more than {MAX_BYTES / 1e9:.0f} GB", "Give a part of it.")
        with np.load(path, allow_pickle=False) as file:
            if "x" not in file:
                held = ", ".join(file.files) or "nothing"
                raise DataError(path.name, f"it has no array called x, but {held}", "Save the items as x.")
            return file["x"], file.get("y")
    except (zipfile.BadZipFile, zlib.error, EOFError, MemoryError, RuntimeError):
        raise _damaged(path) from None
    except ValueError as fault:
        if "pickle" not in str(fault):
            raise _damaged(path) from None
        cure = "Save arrays of plain numbers or text."
        raise DataError(path.name, "it holds pickled objects, which are not opened", cure) from None


def _damaged(path: Path) -> DataError:
    return DataError(path.name, "it is damaged or is no .npz file", "Save it again with numpy.savez.")


def _label_texts(path: Path, labels: np.ndarray, count: int, names: Sequence[str] | None) -> np.ndarray:
    """Labels as text ``(n,)``, through ``names`` where there are some."""
    if labels.shape == (count, 1):
        labels = labels[:, 0]
    if labels.shape != (count,):
        raise DataError(path.name, f"y has the shape {labels.shape} beside {count:,} items", "Give one label an item.")
    if labels.dtype.kind == "f" and (labels == np.rint(labels)).all():
        labels = labels.astype(np.int64)
    if names is None:
        return labels.astype(str)
    if labels.dtype.kind not in "biu" or labels.min() < 0 or labels.max() >= len(names):
        problem = f"y does not number the {len(names)} labels from 0 to {len(names) - 1}"
        raise DataError(path.name, problem, "Give as many names as there are labels.")
    return np.asarray(names, str)[labels.astype(np.int64)]


def _load_files(path: Path, modality: Modality) -> Dataset:
    files = _folder_files(path) if path.is_dir() else iter([(path.name, path.read_bytes())])
    items: list[Item] = []
    refused: list[LatentError] = []
    for found in archive.unpack(files, MAX_ITEMS, MAX_BYTES):
        for read in [found] if isinstance(found, LatentError) else modality.read(*found):
            (refused if isinstance(read, LatentError) else items).append(read)
    if not items:
        why = f"; the first, {refused[0].item}: {refused[0].problem}" if refused else ""
        raise DataError(path.name, f"none of its {len(refused):,} files could be read{why}", "Give other files.")
    labels = np.array([item.label or "" for item in items])
    return Dataset(
        modality=modality,
        arrays=np.stack([item.array for item in items]),
        labels=labels if len(np.unique(labels)) > 1 else None,
        names=np.array([item.name for item in items]),
        refused=tuple(refused),
    )


def _folder_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file under ``folder`` by its path in it, in the order of the paths."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
