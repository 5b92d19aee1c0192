"""Tables as strangers save them, as rows of cells under named columns; nothing in a cell is ever evaluated."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from latent.errors import LatentError, TooLarge, UnreadableFile, one_line, wrong
from latent.modalities import encodings, extents, extents_xls, headings
from latent.words import Saying, listed

SUFFIXES = frozenset({".csv", ".tsv", ".xlsx", ".xls", ".ods", ".parquet", ".json", ".jsonl", ".ndjson"})

MAX_ROWS = 1_000_000
"""Rows of one table, at most."""

MAX_UNPACKED = 500_000_000
"""Bytes that a packed table may hold."""

MAX_CELLS = 50_000_000
"""Cells of one table, those that are blank because others stand around them among them."""

MAX_COLUMNS = 16_384
"""Columns of one table, at most: as many as a sheet of Excel has."""

MISSING = frozenset({"", "-", "–", "nan", "n/a", "na", "null", "none", "nat"})
"""How people write that a cell is blank, in lower case."""

_SEPARATORS = ",;\t|"
_NAMED_FOR_SURE = (".parquet", ".json", ".jsonl", ".ndjson")
_TRIED = 50  # rows by which the separator is found
_NAMED = 5  # lines that are told by their number
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how a workbook of the time before XLSX begins
_ARMED = re.compile(r"'(?=[=+@-])")  # an apostrophe that keeps a spreadsheet from running a cell
_BATCH = 1_024  # rows of Parquet unpacked at a time


@dataclass(frozen=True)
class Table:
    """A table as it was read.

    Attributes:
        columns: cells by the name of their column, all as text, as many in each.
        notes: what was done to read it, each a plain sentence.
    """

    columns: Mapping[str, Sequence[str]]
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))


def read(name: str, data: bytes) -> Table:
    """The named columns of a table; where its first row holds no names, they are numbered.

    Raises:
        UnreadableFile: it is broken, or holds names of columns and no rows.
        TooLarge: it holds more than :data:`MAX_ROWS` rows, :data:`MAX_COLUMNS` columns or :data:`MAX_CELLS` cells, or
            unpacks to more than :data:`MAX_UNPACKED` bytes.
    """
    rows, notes = _rows(name, data)
    rows = [row for row in rows if "".join(row).strip()]
    if PurePosixPath(name).suffix.lower() in _NAMED_FOR_SURE:
        heads, body, told = (rows[0], rows[1:], ()) if rows else ([], [], ())
    else:
        heads, body, told = headings.parted(rows)
    if heads and not body:
        raise UnreadableFile(name, *wrong("error-cells-none"))
    width = max(map(len, (heads, *body)))
    _check_size(name, len(body), width)
    padded = (row if len(row) == width else [*row, *[""] * (width - len(row))] for row in body)
    return Table(dict(zip(headings.unique(heads, width), zip(*padded, strict=True), strict=False)), (*notes, *told))


def _check_size(name: str, rows: int, columns: int) -> None:
    if columns > MAX_COLUMNS:
        raise TooLarge(name, *wrong("error-cells-columns", count=columns, most=MAX_COLUMNS))
    if rows * columns > MAX_CELLS:
        raise TooLarge(name, *wrong("error-cells-many", rows=rows, columns=columns, most=MAX_CELLS))


def _rows(name: str, data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    ending = PurePosixPath(name).suffix.lower()
    if ending in (".csv", ".tsv"):
        rows, told = _delimited(name, data)
        return _disarmed(rows, data), told
    if ending in (".json", ".jsonl", ".ndjson"):
        return _objects(name, data, lines=ending != ".json")
    try:
        rows, told = (_parquet(name, data), ()) if ending == ".parquet" else _workbook(name, data)
    except (LatentError, MemoryError):
        raise
    except BaseException as error:  # calamine's panics are no Exceptions
        if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
            raise
        raise UnreadableFile(name, *wrong("error-cells-broken")) from error
    return _bounded(name, rows), told


def _disarmed(rows: list[list[str]], data: bytes) -> list[list[str]]:
    """Cells without the apostrophe that stands in front of what a spreadsheet would run, as it is saved here too."""
    if b"'" not in data:
        return rows
    return [[cell[1:] if _ARMED.match(cell) else cell for cell in row] for row in rows]


def _bounded(name: str, rows: list[list[str]]) -> list[list[str]]:
    if len(rows) > MAX_ROWS:
        raise TooLarge(name, *wrong("error-cells-rows", most=MAX_ROWS))
    return rows


def _delimited(name: str, data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    text, notes = encodings.decode(name, data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.lstrip()[:20].lower().startswith(("<!doctype", "<html")):
        raise UnreadableFile(name, *wrong("error-cells-web-page"))
    if '"' not in text:  # then cells end at every separator, whatever a reader of CSV would look for
        lines = text.split("\n")
        separator = _separator([f"{line}\n" for line in lines[:_TRIED]])
        return _bounded(name, [line.split(separator) for line in lines if line]), notes
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # it is the whole program's: never lowered
    lines = _Lines(text)
    separator = _separator(lines.all[:_TRIED])
    spaced = any(f'{separator} "' in line for line in lines.all[:_TRIED])  # such a blank is none of a quoted cell
    try:
        rows = list(islice(_parted(lines, separator, spaced), MAX_ROWS + 1))
    except csv.Error as error:
        raise UnreadableFile(name, *wrong("error-cells-line", line=lines.place)) from error
    return _bounded(name, rows), (*notes, *_of_open(lines.open))


class _Lines:
    """Lines of a text, one after the other, from which a reader can be set back.

    Attributes:
        all: of them.
        place: how many were taken.
        open: numbers of those in which a quote begins that does not end.
    """

    def __init__(self, text: str) -> None:
        self.all, self.place, self.open = list(io.StringIO(text)), 0, []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.place == len(self.all):
            raise StopIteration
        self.place += 1
        return self.all[self.place - 1]


def _parted(lines: _Lines, separator: str, spaced: bool = False) -> Iterator[list[str]]:
    """Rows; where a quote is opened and not closed, its line is one as it stands, and takes no other along."""
    how = {"delimiter": separator, "skipinitialspace": spaced}
    reader, start = csv.reader(lines, **how), 0
    for row in reader:
        if lines.place - start > 1 and not _is_whole(lines.all[start : lines.place], how):
            lines.place = start + 1
            lines.open.append(lines.place)
            yield next(csv.reader(lines.all[start : lines.place], quoting=csv.QUOTE_NONE, **how))
        else:
            yield row
        start = lines.place


def _is_whole(lines: list[str], how: Mapping[str, Any]) -> bool:
    """Whether lines that were read as one row are one, with each quote closed where a cell ends."""
    try:
        return len(list(csv.reader(lines, strict=True, **how))) == 1
    except csv.Error:
        return False


def _of_open(numbers: list[int]) -> tuple[str, ...]:
    """What is told of lines with an open quote."""
    if not numbers:
        return ()
    if len(numbers) == 1:
        return (Saying("read-open-line", line=numbers[0]),)
    lines = listed([Saying("words-number", number=number) for number in numbers[:_NAMED]])
    return (Saying("read-open-lines", lines=lines, more=max(len(numbers) - _NAMED, 0)),)


def _separator(lines: list[str]) -> str:
    """The one that parts most rows into as many cells; of text without any, a comma."""

    def agreement(separator: str) -> tuple[int, int]:
        sizes = [len(row) for row in _parted(_Lines("".join(lines)), separator) if row]
        usual = max(set(sizes), key=sizes.count) if sizes else 1
        return (sizes.count(usual), usual) if usual > 1 else (0, 0)

    return max(_SEPARATORS, key=agreement)


def _objects(name: str, data: bytes, lines: bool) -> tuple[list[list[str]], tuple[str, ...]]:
    """Rows of objects in JSON; what one of them lacks is blank, and what lies deeper stays JSON.

    They stand on a line each, or, but for files that promise ``lines``, in one array.
    """
    text, notes = encodings.decode(name, data)
    array = not lines and text.lstrip().startswith("[")
    found = list(islice(_in_array(name, text) if array else _on_lines(name, text), MAX_ROWS + 1))
    heads = list(dict.fromkeys(key for row in found for key in row))
    _check_size(name, len(found), len(heads))
    rows = [heads, *([written(row.get(key)) for key in heads] for row in found)]
    return _bounded(name, rows), notes


def _on_lines(name: str, text: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(filter(str.strip, text.splitlines()), 1):
        row = _parsed(line)
        if not isinstance(row, dict):
            raise UnreadableFile(name, *wrong("error-json-line", line=number))
        yield row


def _in_array(name: str, text: str) -> Iterator[dict[str, Any]]:
    found = _parsed(text)
    if not isinstance(found, list):
        raise UnreadableFile(name, *wrong("error-json-broken"))
    for number, row in enumerate(found, 1):
        if not isinstance(row, dict):
            raise UnreadableFile(name, *wrong("error-json-entry", entry=number))
        yield row


def _parsed(text: str) -> Any:
    """What stands in JSON; None where it is broken."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _parquet(name: str, data: bytes) -> list[list[str]]:
    """Its rows, a few unpacked at a time: a cell that comes again is in the file but once."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(io.BytesIO(data)) as file:
        leaves = [file.schema.column(place) for place in range(len(file.schema))]
        groups = [file.metadata.row_group(place) for place in range(file.metadata.num_row_groups)]
        rows, heads = file.metadata.num_rows, list(file.schema_arrow.names)
    if rows > MAX_ROWS:
        raise TooLarge(name, *wrong("error-cells-rows", most=MAX_ROWS))
    _check_size(name, rows, len(heads))
    counts = [sum(group.column(place).num_values for group in groups) for place in range(len(leaves))]
    fixed = sum(count * leaf.length for count, leaf in zip(counts, leaves, strict=True) if leaf.length > 0)
    size = max(fixed, sum(group.total_byte_size for group in groups))
    if sum(counts) > MAX_CELLS or size > MAX_UNPACKED:
        raise TooLarge(name, *wrong("error-cells-unpacks"))
    found, size = [heads], 0
    worded = [leaf.path for leaf in leaves if _is_worded(leaf)]
    with pq.ParquetFile(io.BytesIO(data), read_dictionary=worded) as file:
        for batch in file.iter_batches(_BATCH):
            size += sum(map(_unpacked, batch.columns))
            if size > MAX_UNPACKED:
                raise TooLarge(name, *wrong("error-cells-unpacks"))
            columns = [list(map(written, column.to_pylist())) for column in batch.columns]
            found += map(list, zip(*columns, strict=True))
    return found


def _is_worded(leaf: Any) -> bool:
    """Whether a column of Parquet, which may lie deep in lists and structures, holds text of any length."""
    return leaf.physical_type == "BYTE_ARRAY" and leaf.logical_type.type != "DECIMAL"


def _unpacked(column: Any) -> int:
    """Bytes of its cells, each as often as it comes, and of what lies in them."""
    import pyarrow.compute as pc
    from pyarrow import types

    kind = column.type
    if types.is_dictionary(kind):
        return pc.sum(pc.binary_length(column.dictionary).take(column.indices)).as_py() or 0
    if types.is_struct(kind):
        return sum(map(_unpacked, column.flatten()))
    if types.is_map(kind):
        return 8 * len(column) + _unpacked(column.keys) + _unpacked(column.items)
    if types.is_nested(kind):  # lists of whichever kind
        return 8 * len(column) + _unpacked(column.flatten())
    return column.nbytes


def _workbook(name: str, data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    """The rows of the largest sheet, and which it is; formulas count as what they came to when the file was saved."""
    from python_calamine import CalamineWorkbook

    if zipfile.is_zipfile(io.BytesIO(data)):  # whatever stands in front of it
        _check_packed(name, data)
    if data.startswith(_COMPOUND):
        _check_span(name, extents_xls.cells(data))
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = {sheet: book.get_sheet_by_index(place).to_python() for place, sheet in enumerate(book.sheet_names)}
    largest = max(sheets, key=lambda sheet: len(sheets[sheet]), default="")
    filled = sum(map(bool, sheets.values()))
    told = (Saying("read-sheet", sheet=one_line(largest), count=filled),) if filled > 1 else ()
    rows = [[written(cell) for cell in row] for row in islice(sheets.get(largest, []), MAX_ROWS + 1)]
    return rows, told


def _check_packed(name: str, data: bytes) -> None:
    """Whether a workbook can be laid out in memory: a reader that runs out of it ends the whole program."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > MAX_UNPACKED:
            raise TooLarge(name, *wrong("error-sheet-unpacks"))
        if "xl/workbook.bin" in packed.namelist():
            raise UnreadableFile(name, *wrong("error-sheet-binary"))
        extent = extents.of(packed)
    _check_span(name, extent.cells)
    if extent.text > MAX_UNPACKED:
        raise TooLarge(name, *wrong("error-sheet-unpacks"))


def _check_span(name: str, cells: int) -> None:
    if cells > MAX_CELLS:
        raise TooLarge(name, *wrong("error-sheet-span", count=cells, most=MAX_CELLS))


def written(cell: object) -> str:
    """As a person would write it: 5, where a table of numbers holds 5.0."""
    if cell is None:
        return ""
    if isinstance(cell, dict | list):
        return json.dumps(cell, ensure_ascii=False, default=str)
    return f"{cell:.0f}" if isinstance(cell, float) and cell.is_integer() else str(cell)
