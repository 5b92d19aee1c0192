"""Dropped files as a flat stream: zips are opened, everything else passes through.

An archive is a stranger's: what it says about itself is checked before a byte is decompressed, and held to while
reading. Nothing is ever written to disk, so a name in it is text to show and nothing more.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from latent.errors import LatentError, TooLarge, UnreadableFile, UnsupportedFile, one_line, wrong
from latent.words import Saying

MAX_ITEMS = 10_000
"""Files that one drop may hold, those in archives counted one by one."""

MAX_BYTES = 200_000_000
"""Bytes that one drop may hold, those in archives counted as decompressed."""

MAX_RATIO = 200
"""A member that claims to be more times as large as its compressed bytes, and over :data:`FREE_BYTES`, is refused."""

FREE_BYTES = 10_000_000

MEMBER = b"PK\x01\x02"
"""Starts each entry of a zip's table of contents."""

_EMPTY = b"PK\x05\x06"
_OTHER_ARCHIVES = (b"Rar!\x1a", b"7z\xbc\xaf\x27\x1c")
_UNSEEN = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
COMPRESSIONS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
"""That are taken; LZMA may ask for gigabytes."""

ENCRYPTED, _UTF8 = 0x1, 0x800
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,  # also what zipfile raises for a compression that it does not know
)
"""What zipfile raises for an archive that is broken or made to do harm."""


TooMuch = Callable[[str, int], LatentError | None]
"""From a file's name and size to why it is not even decompressed; None where it is."""


def unpack(
    files: Iterable[tuple[str, bytes]],
    max_items: int = MAX_ITEMS,
    max_bytes: int = MAX_BYTES,
    too_much: TooMuch = lambda name, size: None,
) -> Iterator[tuple[str, bytes] | LatentError]:
    """The files in ``files``, one at a time, with those in zips under their path inside, such as ``cats/tom.png``.

    Args:
        files: names and contents as a person dropped them.
        max_items: stop after so many, saying so.
        max_bytes: give out at most so many bytes in all.
        too_much: asked of each file in a zip.

    Yields:
        A name that is safe to show and its bytes, or the reason why one file or archive is left out.
    """
    items = total = 0
    for name, data in files:
        zipped = _is_zip(name, data)
        for found in _members(name, data, max_items, max_bytes, total, too_much) if zipped else _single(name, data):
            if isinstance(found, LatentError):
                yield found
                continue
            items, total = items + 1, total + len(found[1])
            if items > max_items:
                yield TooLarge(found[0], *wrong("error-zip-first-taken", most=max_items))
                return
            if total > max_bytes:
                yield _too_many_bytes(found[0], max_bytes)
                return
            yield found


def safe_name(name: str) -> str:
    """``name`` as a relative path with plain slashes and nothing that leads elsewhere; shown, never opened."""
    printable = "".join(c if c.isprintable() else " " for c in name.replace("\\", "/"))
    parts = [part.strip() for part in printable.split("/")]
    kept = [part for part in parts if part not in ("", ".", "..") and not (len(part) == 2 and part.endswith(":"))]
    return "/".join(kept) or "unnamed"


def _single(name: str, data: bytes) -> Iterator[tuple[str, bytes] | LatentError]:
    if data.startswith(_OTHER_ARCHIVES) or data[257:262] == b"ustar":
        yield UnsupportedFile(name, *wrong("error-no-zip"))
    elif not is_unseen(name):
        yield safe_name(name), data


def _is_zip(name: str, data: bytes) -> bool:
    """By name, or by content where the name has no ending: .xlsx and .npz are zips too, but one thing each."""
    ending = PurePosixPath(name).suffix.lower()
    return ending == ".zip" or (not ending and data.startswith((b"PK\x03\x04", _EMPTY)))


def is_unseen(name: str) -> bool:
    """What operating systems leave behind."""
    return any(part.startswith(".") or part.lower() in _UNSEEN for part in safe_name(name).split("/"))


def _members(
    name: str, data: bytes, max_items: int, max_bytes: int, used: int, too_much: TooMuch
) -> Iterator[tuple[str, bytes] | LatentError]:
    """The files in one zip, or one line on why it is left out as a whole; ``used`` of ``max_bytes`` are spent."""
    # Counted by their signature first, folders and hidden files too: a table of millions of entries takes gigabytes.
    if data.count(MEMBER) > 4 * max_items + 100:
        yield TooLarge(name, *wrong("error-zip-many"))
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except FAULTS:
        yield UnreadableFile(name, *wrong("error-zip-broken"))
        return
    with archive:
        wanted = [entry for entry in archive.infolist() if not entry.is_dir() and not is_unseen(_shown(entry))]
        large = {entry: why for entry in wanted if (why := too_much(safe_name(_shown(entry)), entry.file_size))}
        yield from large.values()
        wanted = [entry for entry in wanted if entry not in large]
        if large and not wanted:
            return
        if refusal := _refusal(name, wanted, max_bytes, used):
            yield refusal
            return
        for entry in wanted:
            yield _read(archive, name, entry)


def _refusal(name: str, wanted: list[zipfile.ZipInfo], max_bytes: int, used: int) -> LatentError | None:
    """Why none of a zip may be decompressed, judged by its table of contents."""
    if not wanted:
        return UnreadableFile(name, *wrong("error-zip-empty"))
    if all(entry.flag_bits & ENCRYPTED for entry in wanted):
        return UnreadableFile(name, *wrong("error-zip-locked"))
    if used + sum(entry.file_size for entry in wanted) > max_bytes:
        return _too_many_bytes(name, max_bytes)
    if any(is_bomb(entry) for entry in wanted):
        return bomb(name)
    return None


def is_bomb(entry: zipfile.ZipInfo) -> bool:
    """Whether a file in a zip claims to unpack to far more than such files do."""
    return entry.file_size > max(FREE_BYTES, MAX_RATIO * entry.compress_size)


def bomb(name: str) -> TooLarge:
    """Why a zip with such a file is left out."""
    return TooLarge(name, *wrong("error-zip-unpacks"))


def _read(archive: zipfile.ZipFile, name: str, entry: zipfile.ZipInfo) -> tuple[str, bytes] | LatentError:
    """One file out of a zip."""
    shown = safe_name(_shown(entry))
    inside = Saying("error-item-inside", file=one_line(shown), zip=one_line(name))
    if entry.flag_bits & ENCRYPTED:
        return UnreadableFile(inside, *wrong("error-zipped-locked"))
    if entry.compress_type not in COMPRESSIONS:
        return UnsupportedFile(inside, *wrong("error-zipped-method"))
    try:
        with archive.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
    except FAULTS:
        return UnreadableFile(inside, *wrong("error-zipped-broken"))
    if len(data) > entry.file_size:
        return TooLarge(inside, *wrong("error-zipped-unpacks"))
    if _is_zip(shown, data):
        return UnsupportedFile(inside, *wrong("error-zip-in-zip"))
    return next(_single(shown, data))


def _shown(entry: zipfile.ZipInfo) -> str:
    """The name as its packer meant it: many write UTF-8 without saying so, and zipfile takes it for code page 437."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _too_many_bytes(name: str, limit: int) -> TooLarge:
    return TooLarge(name, *wrong("error-zip-limit", limit=round(limit / 1e6)))
