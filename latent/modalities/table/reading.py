"""Files of rows: their columns, and what each of them is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from latent.errors import LatentError, RequestError, TooLarge, UnsupportedFile, one_line, wrong
from latent.modalities import tabular
from latent.modalities.items import NOTHING_CHOSEN, Choice
from latent.modalities.table import kinds, past
from latent.modalities.table.cells import Column
from latent.modalities.table.kinds import Read
from latent.words import Saying, quoted

SUFFIXES = tabular.SUFFIXES

MAX_BYTES = 200_000_000
"""Bytes of one file, at most."""

LABEL, NAME, OWNER, TIME = "Label", "Name", "Owner", "Time"
"""What a person may choose besides kinds of columns: which says what each row is, names it, says whose it is, and when.

Of an owner's rows in the order of time, each is held against the earlier ones as well.
"""

ROLES = (LABEL, NAME, OWNER, TIME)

NONE = "none"

_LABELLED = frozenset({"label", "labels", "class", "target"})
_MOST_LABELS = 50
_MOST_CHOICES = 60  # columns whose kind is asked about, at most
WORD = 60
"""Characters of a name, or of a fact, at most."""

_LISTED = 6  # columns that a note names


@dataclass(frozen=True)
class Chosen:
    """What is made of the columns of a table.

    Attributes:
        label: the column that says what each row is, or "".
        name: the column that names each row, or "".
        owner, time: the columns that say whose each row is and when it was, both or neither, or "".
        kinds: of columns, by their names, where somebody has said them.
    """

    label: str = ""
    name: str = ""
    owner: str = ""
    time: str = ""
    kinds: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Rows:
    """A table, read.

    Attributes:
        columns: as what they are, by their names, in their order.
        cells: the same as text.
        chosen: what is made of them.
        notes: how they were read, each a plain sentence.
    """

    columns: Mapping[str, Read]
    cells: Mapping[str, Column]
    chosen: Chosen
    notes: tuple[str, ...]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())).values)

    @property
    def seen(self) -> dict[str, Read]:
        """Columns that a model may see."""
        held = (self.chosen.label, self.chosen.name, self.chosen.owner)
        return {name: one for name, one in self.columns.items() if name not in held}


def read(
    name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN, usual: Mapping[str, str] = NOTHING_CHOSEN
) -> Rows:
    """The rows of a file.

    Args:
        name: of the file.
        data: its bytes.
        chosen: kinds of columns by their names, and columns by their :data:`ROLES`, where a person has chosen.
        usual: the same where nobody chose, of those columns that the file has.

    Raises:
        UnsupportedFile: it is no table.
        UnreadableFile: it is broken or empty.
        TooLarge: it holds more than :data:`MAX_BYTES`.
        RequestError: there is no column, or no kind, of a chosen name.
    """
    if refusal := too_large(name, len(data)):
        raise refusal
    if PurePosixPath(name).suffix.lower() not in SUFFIXES:
        raise UnsupportedFile(name, *wrong("error-table-kind"))
    table = tabular.read(name, data)
    cells = {one_line(head, WORD): Column.of(column) for head, column in table.columns.items()}
    _check(name, cells, chosen)
    chosen = {what: said for what, said in usual.items() if (said if what in ROLES else what) in cells} | dict(chosen)
    asked = {head: kind for head, kind in chosen.items() if head in cells and head not in ROLES}
    columns = {head: kinds.read(head, column, asked.get(head, "")) for head, column in cells.items()}
    taken = _taken(columns, chosen, asked)
    more = _past(columns, taken)
    cells |= {head: Column.of(past.written(column)) for head, column in more.items()}
    return Rows(columns | more, cells, taken, (*table.notes, *_notes(columns, usual)))


def _past(columns: Mapping[str, Read], taken: Chosen) -> dict[str, Read]:
    """What rows are beside their owner's earlier ones, where somebody said whose they are and when they were."""
    if not (taken.owner and taken.time):
        return {}
    hidden = (taken.label, taken.name)
    return past.columns(taken.owner, taken.time, {h: c for h, c in columns.items() if h not in hidden})


def too_large(name: str, size: int) -> LatentError | None:
    """Why a file of so many bytes is not read; None where it is, or is no table."""
    if size <= MAX_BYTES or PurePosixPath(name).suffix.lower() not in SUFFIXES:
        return None
    return TooLarge(name, *wrong("error-table-large", limit=round(MAX_BYTES / 1e6)))


def _check(name: str, columns: Mapping[str, Any], chosen: Mapping[str, str]) -> None:
    for what, taken in chosen.items():
        if what in columns:
            if what not in ROLES and taken not in kinds.KINDS:
                raise RequestError(taken, *wrong("error-table-no-such-kind", kinds=", ".join(kinds.KINDS)))
        elif what not in ROLES:
            raise RequestError(name, *wrong("error-no-column", column=one_line(what), columns=_listed(columns)))
        elif taken not in columns and taken != NONE:
            raise RequestError(name, *wrong("error-no-column", column=one_line(taken), columns=_listed(columns)))


def _listed(columns: Mapping[str, Any]) -> str:
    return one_line(", ".join(f"“{column}”" for column in columns))


def _taken(columns: Mapping[str, Read], chosen: Mapping[str, str], asked: Mapping[str, str]) -> Chosen:
    label, named = chosen.get(LABEL), chosen.get(NAME)
    if label is None:
        label = next((head for head, one in columns.items() if head.lower() in _LABELLED and _labels(one)), "")
    if named is None:
        rows = [head for head, one in columns.items() if one.kind == kinds.IDENTIFIER and one.filled.all()]
        named = rows[0] if rows else ""
    owner, time = chosen.get(OWNER, ""), chosen.get(TIME, "")
    return Chosen(*("" if one == NONE else one for one in (label, named, owner, time)), asked)


def _labels(column: Read) -> bool:
    return 2 <= len(set(column.values[column.filled].tolist())) <= _MOST_LABELS


def _notes(columns: Mapping[str, Read], needed: Mapping[str, str]) -> Iterator[Saying]:
    """What was guessed about columns, so that a person can put it right; those that are needed are never left out."""
    for kind in kinds.UNSEEN:
        if listed := [name for name, column in columns.items() if column.kind == kind and name not in needed]:
            yield Saying(_LEFT_OUT[kind], columns=_named(listed))
    for kind, told in _ORDERS.items():
        if listed := [name for name, column in columns.items() if column.either and column.kind == kind]:
            yield Saying(told, columns=_named(listed))
    for name, column in columns.items():
        if column.lost:
            kind = kinds.called()[kinds.DATE if column.kind in kinds.DATES else column.kind]
            yield Saying("table-no-such-cells", column=name, count=column.lost, kind=kind)


_LEFT_OUT = {
    kinds.TEXT: "table-left-out-text",
    kinds.IDENTIFIER: "table-left-out-identifier",
    kinds.CONSTANT: "table-left-out-constant",
    kinds.LEFT_OUT: "table-left-out-chosen",
}

_ORDERS = {kinds.DAY_FIRST: "table-day-came-first", kinds.MONTH_FIRST: "table-month-came-first"}


def _named(listed: Sequence[str]) -> str:
    columns, more = quoted(listed[:_LISTED]), len(listed) - _LISTED
    return Saying("table-and-more", columns=columns, more=more) if more > 0 else columns


def choices(rows: Rows, with_kinds: bool) -> tuple[Choice, ...]:
    """Which columns label and name rows; and of what kind each is, where that is still open."""
    columns, own, called = (NONE, *rows.columns), rows.chosen, {NONE: Saying("table-no-column")}
    found = [
        Choice(LABEL, columns, own.label or NONE, "table-label-help", "table-label", called),
        Choice(NAME, columns, own.name or NONE, "table-name-help", "table-name", called),
    ]
    if with_kinds or own.owner:  # of a space, its columns say whether owners come into it
        found += [
            Choice(OWNER, columns, own.owner or NONE, "table-owner-help", "table-owner", called),
            Choice(TIME, columns, own.time or NONE, "table-time-help", "table-time", called),
        ]
    if with_kinds:
        open_to = [(head, one) for head, one in rows.seen.items() if head not in ROLES][:_MOST_CHOICES]
        called = kinds.called()
        found += [Choice(head, kinds.KINDS, one.kind, "table-kind-help", called=called) for head, one in open_to]
    return tuple(found)
