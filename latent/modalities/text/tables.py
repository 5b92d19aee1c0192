"""Tables with a column of text: which column it is, and which labels it; nothing in a cell is ever evaluated."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import PurePosixPath

from latent.errors import TooLarge, UnreadableFile
from latent.modalities.text import encodings

SUFFIXES = frozenset({".csv", ".tsv", ".xlsx", ".xls", ".ods", ".parquet"})

MAX_ROWS = 1_000_000
"""Rows of one table, at most."""

MAX_UNPACKED = 500_000_000
"""Bytes that a packed table may hold."""

MOST_LABELS = 200
"""Different labels that a column of them may hold."""

_SEPARATORS = ",;\t|"
_TRIED = 50  # rows by which the separator is found
_LOOKED_AT = 2_000  # rows by which columns are told apart
_HEADING = 40  # characters of a column's name
_NUMBER = re.compile(r"[-+]?[\d.,:/ %€$£T-]*\d[\d.,:/ %€$£TZ+-]*|[-+]?inf|nan|n/?a|null|none", re.IGNORECASE)
_NAMED = ("label", "labels", "class", "category", "topic", "sentiment", "intent", "target", "rating", "stars")
_TEXTS = ("text", "sentence", "sentences", "review", "comment", "answer", "question", "message")


@dataclass(frozen=True)
class Passages:
    """What a table holds.

    Attributes:
        texts: of the column of text, without its blanks.
        labels: one for each, or None where no column labels them.
        notes: how they were found, each a plain sentence.
    """

    texts: Sequence[str]
    labels: Sequence[str] | None
    notes: tuple[str, ...]


def passages(name: str, data: bytes) -> Passages:
    """The texts of a table, from the column that reads most like text.

    Raises:
        UnreadableFile: it is broken, empty, or has no column of text.
        TooLarge: it holds more than :data:`MAX_ROWS` rows, or unpacks to more than :data:`MAX_UNPACKED` bytes.
    """
    rows, told = _rows(name, data)
    heads, body = _headed([row for row in rows if any(cell.strip() for cell in row)])
    columns = dict(zip(heads, zip_longest(*body, fillvalue=""), strict=False))
    text = _text_column(columns)
    if text is None:
        raise UnreadableFile(name, "none of its columns holds text", "Give a table with a column of sentences.")
    label = _label_column(columns, text)
    kept = [place for place, cell in enumerate(columns[text]) if cell.strip()]
    notes = f"Read from the column “{text}”" + (f", with labels from “{label}”." if label else ".")
    labels = None if label is None else [columns[label][place].strip() for place in kept]
    return Passages([columns[text][place] for place in kept], labels, (*told, notes))


def _rows(name: str, data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    ending = PurePosixPath(name).suffix.lower()
    if ending in (".csv", ".tsv"):
        return _delimited(name, data)
    try:
        rows = list(islice(_parquet(data) if ending == ".parquet" else _workbook(name, data), MAX_ROWS + 1))
    except (TooLarge, MemoryError):
        raise
    except BaseException as error:  # calamine's panics are no Exceptions
        if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
            raise
        raise UnreadableFile(name, "the table is broken, or not what its name says", "Save it again as CSV.") from error
    return _bounded(name, rows), ()


def _bounded(name: str, rows: list[list[str]]) -> list[list[str]]:
    if len(rows) > MAX_ROWS:
        raise TooLarge(name, f"it has over {MAX_ROWS:,} rows", "Give a part of it.")
    return rows


def _delimited(name: str, data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    text, notes = encodings.decode(name, data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.lstrip()[:20].lower().startswith(("<!doctype", "<html")):
        raise UnreadableFile(name, "it is a web page, not a table", "Download the table itself.")
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # it is the whole program's: never lowered
    reader = csv.reader(io.StringIO(text), delimiter=_separator(text))
    try:
        rows = list(islice(reader, MAX_ROWS + 1))
    except csv.Error as error:
        place = f"row {reader.line_num} cannot be read"
        raise UnreadableFile(name, place, "Save it again as CSV, with quotes around text.") from error
    return _bounded(name, rows), notes


def _separator(text: str) -> str:
    """The one that parts most rows into as many cells; of text without any, a comma."""

    def agreement(separator: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO("".join(islice(io.StringIO(text), _TRIED))), delimiter=separator)
        sizes = [len(row) for row in rows if row]
        usual = max(set(sizes), key=sizes.count) if sizes else 1
        return (sizes.count(usual), usual) if usual > 1 else (0, 0)

    return max(_SEPARATORS, key=agreement)


def _parquet(data: bytes) -> Iterator[list[str]]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(io.BytesIO(data)) as file:
        if file.metadata.num_rows > MAX_ROWS:
            raise TooLarge("the table", f"it has over {MAX_ROWS:,} rows", "Give a part of it.")
        yield list(file.schema_arrow.names)
        for batch in file.iter_batches():
            yield from (["" if cell is None else str(cell) for cell in row.values()] for row in batch.to_pylist())


def _workbook(name: str, data: bytes) -> Iterator[list[str]]:
    """The rows of the largest sheet; formulas count as what they came to when the file was saved."""
    from python_calamine import CalamineWorkbook

    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MAX_UNPACKED:
                raise TooLarge(name, "it unpacks to far more than it should", "Save the sheet as CSV.")
    sheets = [CalamineWorkbook.from_filelike(io.BytesIO(data))]
    found = [sheets[0].get_sheet_by_index(place).to_python() for place in range(len(sheets[0].sheet_names))]
    yield from ([str(cell) for cell in row] for row in max(found, key=len, default=[]))


def _headed(rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Names of columns, and the rows under them; where the first row holds no names, they are numbered."""
    width = max(map(len, rows), default=0)
    while width > 1 and len(rows) > 1 and sum(bool(cell.strip()) for cell in rows[0]) == 1:  # a title, or a remark
        rows = rows[1:]
    first = [cell.strip() for cell in rows[0]] if rows else []
    heads = first if rows and _names(first, rows[1 : _LOOKED_AT + 1]) else []
    body = rows[1:] if heads else rows
    named: dict[str, None] = {}
    for place in range(width):
        head = heads[place] if place < len(heads) and heads[place] else f"column {place + 1}"
        named[head if head not in named else f"{head} ({place + 1})"] = None
    return list(named), [[*row, *[""] * (width - len(row))] for row in body]


def _names(first: list[str], others: list[list[str]]) -> bool:
    """Whether a first row names columns: short words, under which stand numbers or longer texts."""
    if any(len(cell) > _HEADING or _NUMBER.fullmatch(cell) for cell in first):
        return False
    if {cell.lower() for cell in first} & {*_NAMED, *_TEXTS}:
        return True
    below = [[row[place].strip() for row in others if place < len(row)] for place in range(len(first))]
    longer = (sum(map(len, cells)) > 1.5 * len(cells) * len(head) for head, cells in zip(first, below, strict=True))
    return any(any(map(_NUMBER.fullmatch, cells)) for cells in below) or any(longer)


def _text_column(columns: dict[str, tuple[str, ...]]) -> str | None:
    """The column with most to read in a cell; None where nothing has letters."""

    def size(name: str) -> float:
        cells = [cell for cell in columns[name][:_LOOKED_AT] if cell.strip()]
        letters = [sum(map(str.isalpha, cell)) for cell in cells if not _NUMBER.fullmatch(cell.strip())]
        if 2 * sum(map(bool, letters)) <= len(cells):  # mostly numbers, or nothing
            return 0.0
        return (sum(letters) / len(cells)) * (1.0 if len(set(cells)) > 1 else 0.01)

    best = max(columns, key=size, default=None)
    return best if best is not None and size(best) > 0 else None


def _label_column(columns: dict[str, tuple[str, ...]], text: str) -> str | None:
    """A column that says of which kind each text is: by its name, or one of few values that come again."""

    def kinds(name: str) -> int:
        return len({cell.strip() for cell in columns[name]} - {""})

    others = [name for name in columns if name != text]
    fitting = [name for name in others if 2 <= kinds(name) <= min(MOST_LABELS, len(columns[name]) // 2)]
    named = [name for name in fitting if name.strip().lower() in _NAMED]
    return next(iter(named), None) or next(iter(sorted(fitting, key=kinds)), None)
