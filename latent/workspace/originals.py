"""Originals of a data set, brought by a person's own wish and kept by the hash of each item."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import numpy as np

from latent.workspace import home

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")  # a space says which data it was made from, and may come from a stranger


def path_of(data: str) -> Path:
    """Where the originals of a data set are kept."""
    return home() / "originals" / f"{_UNSAFE.sub('_', data)}.npz"


def store(data: str, hashes: list[str], arrays: np.ndarray) -> Path:
    """Keep items ``(n, ...)`` under their hashes, in one move."""
    path = path_of(data)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".part")
    with draft.open("wb") as file:
        np.savez_compressed(file, hashes=np.asarray(hashes), arrays=arrays)
    draft.replace(path)
    return path


def load(data: str) -> Mapping[str, np.ndarray]:
    """Items by hash; empty where none were brought, or where the file was damaged."""
    path = path_of(data)
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else {}


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Mapping[str, np.ndarray]:
    # Pages ask for one item at a time: the file is read once for each time that it was written.
    try:
        with np.load(path, allow_pickle=False) as kept:
            return MappingProxyType(dict(zip(kept["hashes"].tolist(), kept["arrays"], strict=True)))
    except (OSError, EOFError, ValueError, KeyError, zlib.error, zipfile.BadZipFile):
        return {}
