"""Files that are whole or not there: written beside, made sure of on the disk, and moved into place."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from latent.workspace import home

UNFINISHED = ".part"
"""Ending of what is being written."""

REST = 3600.0
"""Seconds for which a file that no row names is left alone: its row may be about to come."""

_HASH = re.compile(r"[0-9a-f]{64}")


def write(path: Path, data: bytes) -> None:
    """Put a file in place in one move; after a power cut there is the whole of it, or what was there before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}{UNFINISHED}")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    settle(path.parent)


def settle(folder: Path) -> None:
    """Make sure that names given in a folder are on the disk, where the system can be asked to."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def hash_of(data: bytes) -> str:
    """SHA-256 in 64 hexadecimal digits: the name of an original."""
    return hashlib.sha256(data).hexdigest()


def original_at(hash_: str) -> Path:
    """Where an original of this hash lies; :class:`ValueError` for what is no hash."""
    if not _HASH.fullmatch(hash_):
        raise ValueError(f"not a hash: {hash_[:80]!r}")
    return home() / "items" / hash_[:2] / hash_


def keep_original(data: bytes) -> str:
    """Keep an original once, whoever brings it, and return its hash."""
    hash_ = hash_of(data)
    path = original_at(hash_)
    if path.is_file() and path.stat().st_size == len(data):
        os.utime(path)  # or it could be swept away before the row is there that names it
    else:
        write(path, data)
    return hash_


def original(hash_: str) -> bytes:
    """An original by its hash; :class:`OSError` where it is not there."""
    return original_at(hash_).read_bytes()


def sweep_originals(named: set[str]) -> None:
    """Delete originals that nothing names, and what was never finished, unless they came just now."""
    for path in (home() / "items").glob("*/*"):
        if path.name not in named and is_old(path):
            path.unlink(missing_ok=True)


def is_old(path: Path) -> bool:
    """Whether nobody can be at work on it any more."""
    try:
        return path.stat().st_mtime < time.time() - REST
    except OSError:
        return False


def sizes(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(size for path in folder.rglob("*") for size in _size(path))


def _size(path: Path) -> Iterator[int]:
    with suppress(OSError):  # gone meanwhile
        if path.is_file():
            yield path.stat().st_size
