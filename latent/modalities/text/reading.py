"""Files of text, in whatever encoding, as sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from latent.errors import LatentError, TooLarge, UnreadableFile, UnsupportedFile

SUFFIXES = frozenset({".txt", ".md", ".text"})

MAX_SENTENCES = 50_000
"""Sentences that are taken of one file, at most."""

MAX_TRAINED_ON = 500_000
"""The same of a file to train on."""

MAX_BYTES = 50_000_000
"""Bytes of one file, at most."""

_LINE = 120  # characters; a longer line is taken for a paragraph and parted
_MOST = 2_000  # characters of one item; what comes behind is no sentence that anyone would read
_SAMPLE = 100_000  # bytes by which an encoding is guessed
_SURE = 0.1  # confidence under which a guess tells nothing, and Western Europe is likelier
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_PARTS = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=\S)")


@dataclass(frozen=True)
class Found:
    """What a file holds.

    Attributes:
        texts: its sentences.
        notes: what was done to read them, each a plain sentence.
        refused: why some of it is left out.
    """

    texts: Sequence[str]
    notes: tuple[str, ...] = ()
    refused: tuple[LatentError, ...] = ()


def sentences(name: str, data: bytes, most: int = MAX_SENTENCES) -> Found:
    """The sentences of a text file: a line each, longer lines parted; of more than ``most``, the first.

    Raises:
        UnreadableFile: it is empty, or no text.
        UnsupportedFile: it is of another kind.
        TooLarge: it holds more than :data:`MAX_BYTES`.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(name, f"over the limit of {MAX_BYTES / 1e6:,.0f} MB for one text", "Give a part of it.")
    ending = PurePosixPath(name).suffix.lower()
    if ending and ending not in SUFFIXES:
        raise UnsupportedFile(name, "only text files can be read as sentences", "Save it as plain text.")
    text, notes = decode(name, data)
    found = [part for line in text.splitlines() for part in _parts(line)]
    if not found:
        raise UnreadableFile(name, "there is no text in it", "Check what was saved.")
    if len(found) <= most:
        return Found(found, notes)
    problem = f"only the first {most:,} of {len(found):,} sentences were taken"
    return Found(found[:most], notes, (TooLarge(name, problem, "Give fewer at a time."),))


def decode(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, as UTF-8 or else by a guess, which is told.

    Raises:
        UnreadableFile: it is empty, or no text.
    """
    if not data:
        raise UnreadableFile(name, "the file is empty", "Check what was saved.")
    encoding = _encoding(data)
    text = data.decode(encoding, "replace") if encoding else ""
    if not text or _BINARY.search(text):
        raise UnreadableFile(name, "it is no text, or of an encoding that is not known here", "Save it as UTF-8.")
    return text, () if encoding in ("utf-8", "utf-8-sig") else (f"Read as {encoding.upper()}.",)


def _encoding(data: bytes) -> str | None:
    import chardet

    try:
        data.decode("utf-8-sig")
    except UnicodeError:
        guess = chardet.detect(data[:_SAMPLE])
        return guess["encoding"] if not guess["encoding"] or guess["confidence"] > _SURE else "windows-1252"
    return "utf-8-sig"


def _parts(line: str) -> list[str]:
    line = line.strip()
    parts = _PARTS.split(line) if len(line) > _LINE else [line]
    return [part.strip()[:_MOST] for part in parts if part.strip()]
