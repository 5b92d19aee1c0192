"""Files of text and tables with a column of it, as sentences or whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from latent.errors import LatentError, TooLarge, UnreadableFile, UnsupportedFile
from latent.modalities.text import encodings, tables

PLAIN = frozenset({".txt", ".md", ".text"})
SUFFIXES = PLAIN | tables.SUFFIXES

MAX_SENTENCES = 50_000
"""Sentences that are taken of one file, at most."""

MAX_TRAINED_ON = 500_000
"""The same of a file to train on."""

MAX_BYTES = 50_000_000
"""Bytes of one file, at most."""

_LINE = 120  # characters; a longer line is taken for a paragraph and parted
_MOST = 2_000  # characters of one item; what comes behind is no sentence that anyone would read
_MOST_OF_TEXT = 20_000  # characters of a whole text
_BLANK = re.compile(r"(?:\r?\n[^\S\n]*){2,}")
_PARTS = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=\S)")


@dataclass(frozen=True)
class Found:
    """What a file holds.

    Attributes:
        texts: its sentences.
        labels: that came along, one for each sentence; None where there are none.
        notes: what was done to read them, each a plain sentence.
        refused: why some of it is left out.
    """

    texts: Sequence[str]
    labels: Sequence[str] | None = None
    notes: tuple[str, ...] = ()
    refused: tuple[LatentError, ...] = ()


def sentences(name: str, data: bytes, most: int = MAX_SENTENCES) -> Found:
    """The sentences of a file: a line or a cell each, longer ones parted; of more than ``most``, the first.

    Raises:
        UnreadableFile: it is broken or empty, or there is no text in it.
        UnsupportedFile: it is of another kind.
        TooLarge: it holds more than :data:`MAX_BYTES`.
    """
    whole = _whole(name, data, _lines)
    labels = whole.labels or [""] * len(whole.texts)
    found = [
        (part, label)
        for text, label in zip(whole.texts, labels, strict=True)
        for line in text.splitlines()
        for part in _parts(line)
    ]
    return _kept(name, found, whole, most, "sentences")


def passages(name: str, data: bytes, most: int = MAX_SENTENCES) -> Found:
    """The whole texts of a file: a cell each, or a paragraph, or, where no blank lines part it, a line.

    Of more than ``most``, the first; errors as in :func:`sentences`.
    """
    whole = _whole(name, data, _paragraphs)
    labels = whole.labels or [""] * len(whole.texts)
    found = [(text.strip()[:_MOST_OF_TEXT], label) for text, label in zip(whole.texts, labels, strict=True)]
    return _kept(name, [pair for pair in found if pair[0]], whole, most, "texts")


def _whole(name: str, data: bytes, plain: Callable[[str, bytes], tables.Passages]) -> tables.Passages:
    """What stands in a table, or, of any other file, what ``plain`` makes of it."""
    if len(data) > MAX_BYTES:
        raise TooLarge(name, f"over the limit of {MAX_BYTES / 1e6:,.0f} MB for one text", "Give a part of it.")
    ending = PurePosixPath(name).suffix.lower()
    if ending and ending not in SUFFIXES:
        raise UnsupportedFile(name, "only text files and tables can be read as text", "Save it as plain text.")
    return tables.passages(name, data) if ending in tables.SUFFIXES else plain(name, data)


def _kept(name: str, found: list[tuple[str, str]], whole: tables.Passages, most: int, noun: str) -> Found:
    if not found:
        raise UnreadableFile(name, "there is no text in it", "Check what was saved.")
    kept = found[:most]
    texts, labelled = [text for text, _ in kept], [label for _, label in kept] if whole.labels else None
    if len(found) <= most:
        return Found(texts, labelled, whole.notes)
    problem = f"only the first {most:,} of {len(found):,} {noun} were taken"
    return Found(texts, labelled, whole.notes, (TooLarge(name, problem, "Give fewer at a time."),))


def _lines(name: str, data: bytes) -> tables.Passages:
    text, notes = encodings.decode(name, data)
    return tables.Passages(text.splitlines(), None, notes)


def _paragraphs(name: str, data: bytes) -> tables.Passages:
    text, notes = encodings.decode(name, data)
    parts = _BLANK.split(text.strip())
    return tables.Passages(parts if len(parts) > 1 else text.splitlines(), None, notes)


def _parts(line: str) -> list[str]:
    line = line.strip()
    parts = _PARTS.split(line) if len(line) > _LINE else [line]
    return [part.strip()[:_MOST] for part in parts if part.strip()]
