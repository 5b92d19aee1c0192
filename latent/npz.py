"""Archives of plain arrays (``.npz``), read without trust: pickles, which can run programs, are never opened."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np

_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    MemoryError,
    RuntimeError,  # also what zipfile raises for a password, or a compression that it does not know
)
"""What numpy and zipfile raise, besides ``ValueError``, for an archive that is broken or made to do harm."""


class Broken(ValueError):
    """It is no archive of plain arrays, or lacks one that was asked for."""


class Pickled(Broken):
    """An array that was asked for is of Python's own objects."""


class TooMuch(ValueError):
    """It would unpack to more than is taken."""


@contextmanager
def opened(source: Path | bytes, most_bytes: int) -> Iterator[Mapping[str, np.ndarray]]:
    """Arrays by their names, each read when it is asked for.

    Args:
        source: a file, or its bytes.
        most_bytes: that all arrays may have together, decompressed.

    Raises:
        Broken, Pickled, TooMuch: here, or as an array is read.
        OSError: the file cannot be read; bytes that are no archive may give it as well.
    """
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    try:
        with zipfile.ZipFile(stream) as members:
            size = sum(member.file_size for member in members.infolist())
        if size > most_bytes:
            raise TooMuch
        with np.load(stream, allow_pickle=False) as file:
            yield file
    except TooMuch:
        raise
    except ValueError as fault:
        raise (Pickled if "pickle" in str(fault) else Broken) from fault
    except _FAULTS as fault:
        raise Broken from fault
