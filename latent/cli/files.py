"""Files and folders that a person names: read or written, or refused in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from latent.errors import DataError, RequestError


def there(path: Path) -> Path:
    """The path again; :class:`DataError` where nothing lies."""
    if not path.exists():
        raise DataError(path.name, "there is no such file or folder", "Check the path.")
    return path


def is_npz(path: Path) -> bool:
    """Whether a file is one of arrays, by its name."""
    return path.suffix.lower() == ".npz"


def read_bytes(path: Path) -> bytes:
    """All of a file."""
    try:
        return path.read_bytes()
    except OSError as fault:
        raise DataError(path.name, "it cannot be read", f"{fault.strerror}.") from None


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """A full disk, or a folder that may not be written to, in one line."""
    try:
        yield
    except OSError as fault:
        raise RequestError(path.name, "it cannot be written", f"{fault.strerror or fault}.") from None


def write(path: Path, data: bytes) -> None:
    """Write a file, and the folders that it lies in."""
    make_folder(path.parent)
    with _writing(path):
        path.write_bytes(data)


def make_folder(path: Path) -> None:
    """Make a folder, unless it is there."""
    with _writing(path):
        path.mkdir(parents=True, exist_ok=True)
