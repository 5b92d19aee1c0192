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

from latent.errors import TooLarge, UnreadableFile, one_line
from latent.modalities import encodings

SUFFIXES = frozenset({".csv", ".tsv", ".xlsx", ".xls", ".ods", ".parquet", ".jsonl", ".ndjson"})

MAX_ROWS = 1_000_000
"""Rows of one table, at most."""

MAX_UNPACKED = 500_000_000
"""Bytes that a packed table may hold."""

LOOKED_AT = 2_000
"""Rows by which columns are told apart."""

NUMBER = re.compile(
    r"[-+]?[\d.,:/ %€$£T-]*\d[\d.,:/ %€$£TZ+-]*(?:e[-+]?\d+)?|[-+]?inf|nan|n/?a|null|none|true|false", re.IGNORECASE
)
LABELS = ("label", "labels", "class", "category", "topic", "sentiment", "intent", "target", "rating", "stars")
"""What a column is often called that says of which kind each row is."""

MISSING = frozenset({"", "-", "–", "nan", "n/a", "na", "null", "none", "nat"})
"""How people write that a cell is blank, in lower case."""

_SEPARATORS = ",;\t|"
_TRIED = 50  # rows by which the separator is found
_NAMED = 5  # lines that are told by their number
_YEAR = re.compile(r"(?:19|20)\d\d")
_TRUTH = re.compile("true|false", re.IGNORECASE)
_HEADING = 40  # characters of a column's name
_TEXTS = ("text", "sentence", "sentences", "review", "comment", "answer", "question", "message")


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
        TooLarge: it holds more than :data:`MAX_ROWS` rows, or unpacks to more than :data:`MAX_UNPACKED` bytes.
    """
    rows, told = _rows(name, data)
    heads, body = _headed([row for row in rows if "".join(row).strip()])
    if heads and not body:
        raise UnreadableFile(name, "it names columns, and has no rows under them", "Check what was saved.")
    return Table(dict(zip(heads, zip(*body, strict=True), strict=False)), told)


def _rows(name: str, data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    ending = PurePosixPath(name).suffix.lower()
    if ending in (".csv", ".tsv"):
        return _delimited(name, data)
    if ending in (".jsonl", ".ndjson"):
        return _lines_of_json(name, data)
    try:
        rows, told = (list(islice(_parquet(data), MAX_ROWS + 1)), ()) if ending == ".parquet" else _workbook(name, data)
    except (TooLarge, MemoryError):
        raise
    except BaseException as error:  # calamine's panics are no Exceptions
        if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
            raise
        raise UnreadableFile(name, "the table is broken, or not what its name says", "Save it again as CSV.") from error
    return _bounded(name, rows), told


def _bounded(name: str, rows: list[list[str]]) -> list[list[str]]:
    if len(rows) > MAX_ROWS:
        raise TooLarge(name, f"it has over {MAX_ROWS:,} rows", "Give a part of it.")
    return rows


def _delimited(name: str, data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    text, notes = encodings.decode(name, data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.lstrip()[:20].lower().startswith(("<!doctype", "<html")):
        raise UnreadableFile(name, "it is a web page, not a table", "Download the table itself.")
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
        place = f"line {lines.place} cannot be read"
        raise UnreadableFile(name, place, "Save it again as CSV, with quotes around text.") from error
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
        return (f"Line {numbers[0]:,} has a quote that is not closed, and was read as it stands.",)
    more = f" and {len(numbers) - _NAMED:,} more" if len(numbers) > _NAMED else ""
    named = ", ".join(f"{number:,}" for number in numbers[:_NAMED])
    return (f"Lines {named}{more} have a quote that is not closed, and were read as they stand.",)


def _separator(lines: list[str]) -> str:
    """The one that parts most rows into as many cells; of text without any, a comma."""

    def agreement(separator: str) -> tuple[int, int]:
        sizes = [len(row) for row in _parted(_Lines("".join(lines)), separator) if row]
        usual = max(set(sizes), key=sizes.count) if sizes else 1
        return (sizes.count(usual), usual) if usual > 1 else (0, 0)

    return max(_SEPARATORS, key=agreement)


def _lines_of_json(name: str, data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    """Rows of a file with an object on each line; what one of them lacks is blank, and what lies deeper stays JSON."""
    text, notes = encodings.decode(name, data)
    found: list[dict[str, Any]] = []
    for number, line in enumerate(filter(str.strip, text.splitlines()), 1):
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict):
            raise UnreadableFile(name, f"line {number:,} is no object of JSON", "Give one object a line.")
        found.append(row)
        if len(found) > MAX_ROWS:
            break
    heads = list(dict.fromkeys(key for row in found for key in row))
    rows = [heads, *([written(row.get(key)) for key in heads] for row in found)]
    return _bounded(name, rows), notes


def _parquet(data: bytes) -> Iterator[list[str]]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(io.BytesIO(data)) as file:
        if file.metadata.num_rows > MAX_ROWS:
            raise TooLarge("the table", f"it has over {MAX_ROWS:,} rows", "Give a part of it.")
        yield list(file.schema_arrow.names)
        for batch in file.iter_batches():
            yield from ([written(cell) for cell in row.values()] for row in batch.to_pylist())


def _workbook(name: str, data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    """The rows of the largest sheet, and which it is; formulas count as what they came to when the file was saved."""
    from python_calamine import CalamineWorkbook

    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MAX_UNPACKED:
                raise TooLarge(name, "it unpacks to far more than it should", "Save the sheet as CSV.")
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = {sheet: book.get_sheet_by_index(place).to_python() for place, sheet in enumerate(book.sheet_names)}
    largest = max(sheets, key=lambda sheet: len(sheets[sheet]), default="")
    filled = sum(map(bool, sheets.values()))
    told = (f"Read from the sheet “{one_line(largest)}”, the largest of {filled}.",) if filled > 1 else ()
    rows = [[written(cell) for cell in row] for row in islice(sheets.get(largest, []), MAX_ROWS + 1)]
    return rows, told


def written(cell: object) -> str:
    """As a person would write it: 5, where a table of numbers holds 5.0."""
    if cell is None:
        return ""
    if isinstance(cell, dict | list):
        return json.dumps(cell, ensure_ascii=False, default=str)
    return f"{cell:.0f}" if isinstance(cell, float) and cell.is_integer() else str(cell)


def _headed(rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Names of columns, and the rows under them; where the first row holds no names, they are numbered."""
    width = max(map(len, rows), default=0)
    while width > 1 and len(rows) > 1 and sum(bool(cell.strip()) for cell in rows[0]) == 1:  # a title, or a remark
        rows = rows[1:]
    first = [cell.strip() for cell in rows[0]] if rows else []
    heads = first if rows and _names(first, rows[1 : LOOKED_AT + 1]) else []
    body = rows[1:] if heads else rows
    named: dict[str, None] = {}
    for place in range(width):
        head = heads[place] if place < len(heads) and heads[place] else f"column {place + 1}"
        named[head if head not in named else f"{head} ({place + 1})"] = None
    return list(named), [row if len(row) == width else [*row, *[""] * (width - len(row))] for row in body]


def _names(first: list[str], others: list[list[str]]) -> bool:
    """Whether a first row names columns: short words, under which stand numbers, or longer texts, or nothing at all.

    A number among them may be the name of a column, too, where a word stands over nothing but numbers, or years over
    anything but years, or numbers over nothing but true and false.
    """
    if any(len(cell) > _HEADING for cell in first):
        return False
    below = [[row[place].strip() for row in others if place < len(row)] for place in range(len(first))]
    if any(map(NUMBER.fullmatch, first)):
        pairs = list(zip(first, below, strict=True))
        return (
            _names_years(pairs)
            or _names_truths(pairs)
            or any(_is_word(head) and _are_numbers(cells) for head, cells in pairs)
        )
    if {cell.lower() for cell in first} & {*LABELS, *_TEXTS}:
        return True
    if not others:
        return len(first) > 1 and all(len(cell.split()) == 1 for cell in first)
    longer = (sum(map(len, cells)) > 1.5 * len(cells) * len(head) for head, cells in zip(first, below, strict=True))
    over_nothing = any(head and not any(cells) for head, cells in zip(first, below, strict=True))
    return over_nothing or any(any(map(NUMBER.fullmatch, cells)) for cells in below) or any(longer)


def _names_years(pairs: list[tuple[str, list[str]]]) -> bool:
    """Whether all numbers in a first row are years, several, under which others stand."""
    numbers = [(head, cells) for head, cells in pairs if NUMBER.fullmatch(head)]
    under = [cell for _, cells in numbers for cell in cells if cell]
    years = len({head for head, _ in numbers}) > 1 and all(_YEAR.fullmatch(head) for head, _ in numbers)
    return years and bool(under) and not any(map(_YEAR.fullmatch, under))


def _names_truths(pairs: list[tuple[str, list[str]]]) -> bool:
    """Whether numbers in a first row differ, several, and stand over nothing but true and false."""
    numbers = [(head, cells) for head, cells in pairs if NUMBER.fullmatch(head)]
    under = [cell for _, cells in numbers for cell in cells if cell]
    differ = len({head for head, _ in numbers}) == len(numbers) > 1
    return differ and bool(under) and all(map(_TRUTH.fullmatch, under))


def _is_word(cell: str) -> bool:
    return bool(cell) and not NUMBER.fullmatch(cell)


def _are_numbers(cells: list[str]) -> bool:
    some = [cell for cell in cells if cell]
    return len(some) > 1 and all(map(NUMBER.fullmatch, some))
