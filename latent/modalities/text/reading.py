"""Files of text and tables with a column of it, as sentences or whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import repeat
from pathlib import PurePosixPath
from typing import NamedTuple

from latent.errors import LatentError, TooLarge, UnreadableFile, UnsupportedFile, one_line, wrong
from latent.modalities import encodings, tabular
from latent.modalities.items import NOTHING_CHOSEN, Choice, Fact
from latent.modalities.text import parting, tables
from latent.words import Saying

PLAIN = frozenset({".txt", ".md", ".text"})
SUFFIXES = PLAIN | tabular.SUFFIXES

MAX_SENTENCES = 50_000
"""Sentences that are taken of one file, at most."""

MAX_TRAINED_ON = 500_000
"""The same of a file to train on."""

MAX_BYTES = 50_000_000
"""Bytes of one file, at most."""

_LINE = 120  # characters; a longer line is taken for a paragraph and parted
_MOST = 2_000  # characters of one item; more are parted, and of a word that is longer the end is left out
_MOST_OF_TEXT = 20_000  # characters of a whole text
_BLANK = re.compile(r"(?:\r?\n[^\S\n]*){2,}")
_STARTS = 40  # characters of a document that name it


@dataclass(frozen=True)
class Sentence:
    """One of them.

    Attributes:
        text: itself.
        label: that came along, or None.
        facts: what else came along, by name.
        whole: the document that it is a part of; empty for what was not parted.
        times: how often its line stands in the file.
        document: what it is a part of, if it has to be parted further.
        size: characters that it had, its end included if that is left out.
    """

    text: str
    label: str | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    whole: str = ""
    times: int = 1
    document: str = ""
    size: int = 0


@dataclass(frozen=True)
class Found:
    """What a file holds.

    Attributes:
        sentences: in their order.
        notes: what was done to read them, each a plain sentence.
        refused: why some of it is left out.
    """

    sentences: Sequence[Sentence]
    notes: tuple[str, ...] = ()
    refused: tuple[LatentError, ...] = ()

    @property
    def texts(self) -> list[str]:
        """Of the sentences."""
        return [sentence.text for sentence in self.sentences]


def sentences(
    name: str,
    data: bytes,
    most: int = MAX_SENTENCES,
    chosen: Mapping[str, str] = NOTHING_CHOSEN,
    once: bool = True,
) -> Found:
    """The sentences of a file: a line or a cell each, longer ones parted; of more than ``most``, the first.

    Args and errors as for :func:`passages`.
    """
    return _taken(name, data, _Way("text-items", _lines, _parts, _MOST), most, chosen, once)


def passages(
    name: str,
    data: bytes,
    most: int = MAX_SENTENCES,
    chosen: Mapping[str, str] = NOTHING_CHOSEN,
    once: bool = True,
) -> Found:
    """The whole texts of a file: a cell each, or a paragraph, or, where no blank lines part it, a line.

    Args:
        name: of the file.
        data: its bytes.
        most: that are taken, at most; of more, the first are.
        chosen: columns of a table, see :mod:`latent.modalities.text.columns`.
        once: whether a line that comes again, with all that came along, is taken once.

    Raises:
        UnreadableFile: it is broken or empty, or there is no text in it.
        UnsupportedFile: it is of another kind.
        RequestError: there is no column of a chosen name.
        TooLarge: it holds more than :data:`MAX_BYTES`.
    """
    return _taken(name, data, _Way("passages-items", _paragraphs, _one, _MOST_OF_TEXT), most, chosen, once)


def all_passages(files: Iterable[tuple[str, bytes]], chosen: Mapping[str, str] = NOTHING_CHOSEN) -> list[str]:
    """The whole texts of files that can be read, of each as many as are taken."""
    found: list[str] = []
    for name, data in files:
        with suppress(LatentError):
            found += passages(name, data, chosen=chosen).texts
    return found


class _Way(NamedTuple):
    """How texts are read: what they are called (a message), what a plain file holds, its parts, of what length."""

    noun: str
    plain: Callable[[str, bytes], tables.Passages]
    parts: Callable[[str], list[str]]
    longest: int


def _taken(name: str, data: bytes, way: _Way, most: int, chosen: Mapping[str, str], once: bool) -> Found:
    if refusal := too_large(name, len(data)):
        raise refusal
    ending = PurePosixPath(name).suffix.lower()
    if ending and ending not in SUFFIXES:
        raise UnsupportedFile(name, *wrong("error-text-kind"))
    whole = tables.passages(name, data, chosen) if ending in tabular.SUFFIXES else way.plain(name, data)
    kept, count = [], 0
    for row, times in _rows(whole, once):
        parts = way.parts(whole.texts[row])
        count += len(parts)
        if len(kept) < most:
            document = one_line(f"{name} {row + 1}: {whole.texts[row][:_STARTS]}…")
            some = _sentences(whole, row, parts[: most - len(kept)], document, way.longest)
            kept += [replace(one, times=times, whole=document if len(parts) > 1 else "") for one in some]
    if not kept:
        raise UnreadableFile(name, *wrong("error-text-none"))
    problem = wrong("error-text-too-many", most=most, count=count, items=Saying(way.noun))
    refused = (TooLarge(name, *problem),) if count > most else ()
    return Found(kept, whole.notes, refused)


def too_large(name: str, size: int) -> LatentError | None:
    """Why a file of so many bytes is not read; None where it is, or is none of text."""
    if size <= MAX_BYTES or PurePosixPath(name).suffix.lower() not in SUFFIXES:
        return None
    return TooLarge(name, *wrong("error-text-large", limit=round(MAX_BYTES / 1e6)))


def choices(name: str, data: bytes, chosen: Mapping[str, str]) -> tuple[Choice, ...]:
    """What a person may choose about how a file is read: the columns of a table."""
    readable = PurePosixPath(name).suffix.lower() in tabular.SUFFIXES and not too_large(name, len(data))
    return tables.choices(name, data, chosen) if readable else ()


def _lines(name: str, data: bytes) -> tables.Passages:
    text, notes = encodings.decode(name, data)
    return tables.Passages(text.splitlines(), None, notes)


def _paragraphs(name: str, data: bytes) -> tables.Passages:
    text, notes = encodings.decode(name, data)
    parts = _BLANK.split(text.strip())
    return tables.Passages(parts if len(parts) > 1 else text.splitlines(), None, notes)


def _rows(whole: tables.Passages, once: bool) -> Iterable[tuple[int, int]]:
    """Rows that differ, each with how often it stands there; all of them where they count for themselves."""
    if not once:
        return ((row, 1) for row in range(len(whole.texts)))
    seen: dict[object, list[int]] = {}
    rows = zip(whole.texts, whole.labels or repeat(""), *whole.facts.values(), strict=False)
    for row, all_of_it in enumerate(rows):
        seen.setdefault(all_of_it, [row, 0])[1] += 1
    return ((row, times) for row, times in seen.values())


def _sentences(whole: tables.Passages, row: int, parts: list[str], document: str, longest: int) -> list[Sentence]:
    label = whole.labels[row] if whole.labels else None
    facts = {fact: values[row] for fact, values in whole.facts.items() if values[row] is not None}
    return [Sentence(part[:longest], label, facts, document=document, size=len(part)) for part in parts]


def _one(text: str) -> list[str]:
    return [text.strip()] if text.strip() else []


def _parts(text: str) -> list[str]:
    return [part for line in text.splitlines() for part in _parts_of_line(line.strip())]


def _parts_of_line(line: str) -> list[str]:
    parts = parting.sentences(line) if len(line) > _LINE else [line] if line else []
    return [
        some for part in parts for some in ([part] if len(part) <= _MOST else parting.within(part, _MOST, _letters))
    ]


def _letters(words: Sequence[str]) -> list[int]:
    return [len(word) + 1 for word in words]
