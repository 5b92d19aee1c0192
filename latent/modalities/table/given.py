"""Rows as items: their arrays, and what is kept of how they were given."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from latent.errors import LatentError, TooLarge, UnreadableFile, one_line, wrong
from latent.modalities.items import Day, Fact, Item, View
from latent.modalities.table import kinds
from latent.modalities.table.cells import Column
from latent.modalities.table.kinds import Read
from latent.modalities.table.reading import WORD, Rows
from latent.modalities.table.schema import Field
from latent.words import Saying, both

_LARGE = 1e15  # from here on a number is written by powers of ten
_MOST_FACTS = 20
_APART = ";\n"  # between cells, none of which holds a line break: read well where lines run on
_MARKS = re.compile(r"[\\:]")
_LINE = re.compile(r"((?:[^\\:]|\\.)*): (.*)", re.DOTALL)  # a column's name, and its cell
_CELL = 200  # characters of a cell that is kept to be shown


def arrays(fields: Sequence[Field], columns: Mapping[str, Read]) -> np.ndarray:
    """Items ``float64 (n, columns)`` of the columns of a table."""
    return np.stack([own.values_of(columns[own.source]) for own in fields], axis=1)


def as_kinds(fields: Sequence[Field], cells: Mapping[str, Column]) -> dict[str, Read]:
    """The columns that cells are read from, as the kinds that they are in a space."""
    return {own.source: _as(own, cells[own.source]) for own in fields if not own.part}


def _as(own: Field, column: Column) -> Read:
    found = kinds.read(own.source, column, own.kind)
    if found.kind == own.kind or any({found.kind, own.kind} <= set(alike) for alike in (kinds.NUMERIC, kinds.DATES)):
        return found
    return Read(own.kind, np.full(len(column.places), np.nan), lost=column.filled)


def unfit(name: str, fields: Sequence[Field], columns: Mapping[str, Read]) -> LatentError | None:
    """Why a table cannot be read for a model, where nothing in a column is what the model knows it as."""
    lost = [own for own in fields if not own.part and (one := columns[own.source]).lost and not one.filled.any()]
    if not lost:
        return None
    told = [Saying("error-table-column-as", column=own.name, kind=Saying(_A[own.kind])) for own in lost[:3]]
    return UnreadableFile(name, *wrong("error-table-lost", columns=both(told), more=max(len(lost) - 3, 0)))


_A = {
    kinds.NUMBER: "error-table-a-number",
    kinds.AMOUNT: "error-table-an-amount",
    kinds.WHOLE: "error-table-a-whole-number",
    **dict.fromkeys(kinds.DATES, "error-table-a-date"),
}


def left(name: str, count: int, most: int) -> Iterator[LatentError]:
    """Why some of so many rows are no items, where they are more than are taken."""
    if count > most:
        yield TooLarge(name, *wrong("error-table-first-rows", most=most, count=count))


def items(rows: Rows, found: np.ndarray, fields: Sequence[Field], most: int) -> Iterator[Item]:
    """The first rows, with all that came along; ``found`` are the same as arrays ``(n, columns)``."""
    texts = {name: column.texts(_cut) for name, column in rows.cells.items()}
    unknown = _unknown(fields, found, texts)
    facts = {name: _facts(column) for name, column in _beside(rows, fields)}
    names, labels = texts.get(rows.chosen.name), texts.get(rows.chosen.label)
    blank = np.isnan(found).all(axis=1)
    for place, original in zip(range(min(len(found), most)), originals(rows.columns, texts), strict=False):
        told = {name: values[place] for name, values in facts.items() if values[place] is not None}
        yield Item(
            name=((names and names[place]) or f"row {place + 1}")[:WORD],
            array=found[place],
            original=original,
            notes=(*rows.notes, *unknown.get(place, ())),
            label=(labels[place] or "")[:WORD] if labels else None,
            nothing=bool(blank[place]),
            facts=told,
        )


def _beside(rows: Rows, fields: Sequence[Field]) -> list[tuple[str, Read]]:
    """Columns that the model does not see and that tell something all the same, and when each row was."""
    sources = {own.source for own in fields} - {rows.chosen.time} | {rows.chosen.name, rows.chosen.label}
    return [(name, one) for name, one in rows.columns.items() if name not in sources and one.kind != kinds.CONSTANT][
        :_MOST_FACTS
    ]


def _facts(column: Read) -> list[Fact | None]:
    if column.values.dtype.kind != "f":
        told = {word: one_line(word, WORD) for word in set(column.values.tolist()) - {None}}
        return [told.get(word) for word in column.values.tolist()]
    as_fact = Day if column.kind in kinds.DATES else float
    return [as_fact(value) if known else None for value, known in zip(column.values, column.filled, strict=True)]


def _unknown(
    fields: Sequence[Field], found: np.ndarray, texts: Mapping[str, Sequence[str | None]]
) -> dict[int, list[Saying]]:
    """What is told of rows with words that the space does not know."""
    told: dict[int, list[Saying]] = {}
    for own, values in zip(fields, found.T, strict=True):
        if not own.worded or own.part:
            continue
        strange = values == len(own.words) if own.kind == kinds.CATEGORY else np.isnan(values)
        for place in np.flatnonzero(strange).tolist():
            if word := texts[own.source][place]:
                counts = "table-rare-other" if own.kind == kinds.CATEGORY else "table-rare-blank"
                told.setdefault(place, []).append(Saying(counts, word=one_line(word, 40), column=own.name))
    return told


def _plain(column: Read, texts: list[str | None]) -> Sequence[str | None]:
    """Cells as they can be read again one by one, when nothing beside them tells a comma's or a day's place."""
    if column.kind in kinds.DATES:
        return [day if known else None for day, known in zip(_moments(column.values), column.filled, strict=True)]
    if column.kind not in kinds.NUMERIC:
        return texts
    form, unit = f"{{:.{column.decimals}f}}".format, column.unit
    written = [form(value) if abs(value) < _LARGE else repr(value) for value in column.values.tolist()]
    return [f"{word}{unit}" if known else None for word, known in zip(written, column.filled, strict=True)]


def _moments(days: np.ndarray) -> list[str]:
    seconds = np.round(np.nan_to_num(days) * 86_400).astype("datetime64[s]")
    return [moment.removesuffix("T00:00:00").replace("T", " ") for moment in np.datetime_as_string(seconds).tolist()]


def _cut(cell: str) -> str:
    return one_line(cell, _CELL)


def originals(columns: Mapping[str, Read], texts: Mapping[str, list[str | None]]) -> Iterator[View]:
    """Rows as they were given: a line for each cell that is not blank, its column in front.

    A colon or a backslash in a column's name has a backslash in front of it, so that the first bare colon ends it.
    """
    plain = {name: _plain(column, texts[name]) for name, column in columns.items()}
    heads = {name: _MARKS.sub(r"\\\g<0>", name) for name in plain}
    lines = ([cell and f"{heads[name]}: {cell}" for cell in cells] for name, cells in plain.items())
    for row in zip(*lines, strict=True):
        yield View("text/plain", _APART.join(filter(None, row)).encode() or b" ")


def cells_in(originals: Sequence[View], fields: Sequence[Field]) -> dict[str, Column]:
    """Cells of rows that :func:`originals` wrote, of the columns that cells are read from."""
    sources = dict.fromkeys(own.source for own in fields)
    kept = list(map(_cells, originals))
    return {source: Column.of([row.get(source, "") for row in kept]) for source in sources}


def as_table(originals: Sequence[View]) -> bytes:
    """CSV of rows that :func:`originals` wrote, with all of their columns."""
    rows = list(map(_cells, originals))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _cells(original: View) -> dict[str, str]:
    """Cells of a row by their columns."""
    lines = map(_LINE.fullmatch, original.data.decode("utf-8", "replace").split(_APART))
    return {re.sub(r"\\(.)", r"\1", line[1]): line[2] for line in lines if line}
