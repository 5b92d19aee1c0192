"""A stranger's zip: judged by its table of contents before anything is written, then unpacked into a folder of its own.

It holds files that belong into one and no others, none of which leads elsewhere, and of sizes that can be. No part of
it can hold code: networks are ONNX, arrays safetensors, tables Parquet; a pickle is refused by its name.
"""

from __future__ import annotations

import io
import re
import secrets
import shutil
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from latent import workspace
from latent.errors import TooLarge, UnreadableFile, UnsupportedFile, one_line, wrong
from latent.manifest import PARTS
from latent.modalities import archive
from latent.sharing.sending import NOTE

MOST_FILES = 50_000
MOST_BYTES = 1_000_000_000
"""Of all that a zip unpacks to."""

SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
_PART = "|".join(map(re.escape, (*PARTS, "manifest.json")))
_NAMES = re.compile(
    rf"{re.escape(NOTE)}|spaces/{SLUG}/(?:{_PART})|collections/[0-9]{{1,5}}\.parquet|items/[0-9a-f]{{64}}"
)
_BARE = re.compile(rf"(?:([^/]+)/)?(?:{_PART})")  # a space folder that somebody packed by hand
BARE_AT = "packed-by-hand"
_DANGEROUS = frozenset({".pkl", ".pickle", ".pt", ".pth", ".bin", ".joblib", ".npy", ".npz", ".h5", ".keras", ".ckpt"})


@contextmanager
def opened(name: str, data: bytes) -> Iterator[tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]]:
    """The zip, and its files by where they go, all of them judged by the table of contents."""
    if data.count(archive.MEMBER) > MOST_FILES:
        raise TooLarge(name, *wrong("error-parcel-many"))
    try:
        zipped = zipfile.ZipFile(io.BytesIO(data))
    except archive.FAULTS as error:
        raise UnreadableFile(name, *wrong("error-parcel-broken")) from error
    with zipped:
        yield zipped, _judged(name, zipped.infolist())


def _judged(name: str, entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    for entry in entries:
        _judge(name, entry)
    wanted = [e for e in entries if not e.is_dir() and not archive.is_unseen(e.filename)]
    if sum(entry.file_size for entry in wanted) > MOST_BYTES:
        raise TooLarge(name, *wrong("error-parcel-large", limit=round(MOST_BYTES / 1e6)))
    found: dict[str, zipfile.ZipInfo] = {}
    bare = _is_bare(wanted)
    for entry in wanted:
        path = f"spaces/{BARE_AT}/{entry.filename.rpartition('/')[2]}" if bare else entry.filename
        if not _NAMES.fullmatch(path):
            raise _strange_file(name, entry.filename)
        if path in found:
            raise UnreadableFile(name, *wrong("error-parcel-twice", file=one_line(entry.filename, 60)))
        found[path] = entry
    if not found:
        raise UnreadableFile(name, *wrong("error-parcel-empty"))
    return found


def _judge(name: str, entry: zipfile.ZipInfo) -> None:
    """What no zip of ours has, in whatever file."""
    path = entry.orig_filename
    outside = path.startswith("/") or "\\" in path or ":" in path or "\0" in path or ".." in path.split("/")
    if outside:
        raise UnsupportedFile(name, *wrong("error-parcel-outside"))
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise UnsupportedFile(name, *wrong("error-parcel-link"))
    if entry.flag_bits & archive.ENCRYPTED:
        raise UnreadableFile(name, *wrong("error-parcel-locked"))
    if entry.compress_type not in archive.COMPRESSIONS:
        raise UnsupportedFile(name, *wrong("error-parcel-method"))
    if archive.is_bomb(entry):
        raise archive.bomb(name)


def _is_bare(wanted: list[zipfile.ZipInfo]) -> bool:
    """Whether it is one space folder, packed by itself."""
    matches = [_BARE.fullmatch(entry.filename) for entry in wanted]
    return all(matches) and len({match[1] for match in matches if match}) == 1


def _strange_file(name: str, path: str) -> UnsupportedFile:
    shown = one_line(path, 60)
    if Path(path).suffix.lower() in _DANGEROUS:
        return UnsupportedFile(name, *wrong("error-parcel-code", file=shown))
    return UnsupportedFile(name, *wrong("error-parcel-strange", file=shown))


@contextmanager
def folder() -> Iterator[Path]:
    """A folder to unpack into, on the same disk as where things go; nothing of it stays."""
    folder = workspace.home() / "arriving" / secrets.token_hex(8)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def unpack(name: str, zipped: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> None:
    """One of its files to where it goes, never more of it than the zip says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    left = entry.file_size
    try:
        with zipped.open(entry) as stream, path.open("wb") as out:
            while chunk := stream.read(1 << 20):
                left -= len(chunk)
                if left < 0:
                    raise TooLarge(name, *wrong("error-parcel-unpacks"))
                out.write(chunk)
    except archive.FAULTS as error:
        raise UnreadableFile(name, *wrong("error-parcel-file-broken", file=one_line(entry.filename, 60))) from error
