"""How many cells the sheets of a packed workbook span, found without laying them out.

A reader of workbooks lays a sheet out from its first cell to its last, whatever lies between: two cells far apart are
some hundred bytes in the file and many gigabytes of memory.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

_PIECE = 1 << 20  # bytes unpacked at a time
_LETTERS = 26
_NOWHERE = 1 << 62
_NAMES = b"c|row|table-cell|covered-table-cell|table-row|sheetData|table"
_MARK = re.compile(rb"""<(/?)(?:\w+:)?(%s)(?=[\s/>])((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""" % _NAMES)
_PLACE = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Za-z]*)(\d*)""")
_COLUMNS, _ROWS = (re.compile(rb"number-%s-repeated\s*=\s*[\"'](\d+)" % what) for what in (b"columns", b"rows"))


def cells(packed: zipfile.ZipFile) -> int:
    """Cells of all sheets of an xlsx or ods, from each one's first row and column to its last."""
    total = 0
    for entry in packed.infolist():
        with packed.open(entry) as part:
            total += sum(sheet.cells for sheet in _sheets(part))
    return total


class _Sheet:
    """How far a sheet reaches, as its tags pass by."""

    def __init__(self) -> None:
        self._top = self._left = _NOWHERE
        self._bottom = self._right = -1
        self._row = self._column = 0  # where the next cell stands that does not say so
        self._filled, self._again = 0, 1  # of a row of ods: columns that hold something, and how often it comes

    @property
    def cells(self) -> int:
        """From the first row and column that hold something to the last."""
        return max(0, self._bottom - self._top + 1) * max(0, self._right - self._left + 1)

    def take(self, name: bytes, closing: bool, inside: bytes) -> None:
        """A tag of a row or a cell, by its name without a prefix, and what stands in it."""
        if name in (b"row", b"table-row"):
            self._turn(closing or inside.endswith(b"/"), inside)
        elif closing:
            return
        elif name == b"c":
            self._placed(inside)
        else:
            self._column += _repeated(_COLUMNS, inside)
            if b"value" in inside or not inside.endswith(b"/"):
                self._filled = self._column

    def _placed(self, inside: bytes) -> None:
        row = self._row
        if found := _PLACE.search(inside):
            self._column, row = _number(found[1]) - 1, int(found[2] or 1) - 1
        if not inside.endswith(b"/"):
            self._reach(row, self._column)
        self._column += 1

    def _turn(self, ends: bool, inside: bytes) -> None:
        if found := _PLACE.search(inside):
            self._row = int(found[2] or 1) - 1
        if inside:
            self._again = _repeated(_ROWS, inside)
        if not ends:
            return
        if self._filled:
            self._reach(self._row, 0)
            self._reach(self._row + self._again - 1, self._filled - 1)
        self._row += self._again
        self._column, self._filled, self._again = 0, 0, 1

    def _reach(self, row: int, column: int) -> None:
        self._top, self._bottom = min(row, self._top), max(row, self._bottom)
        self._left, self._right = min(column, self._left), max(column, self._right)


def _sheets(part: zipfile.ZipExtFile) -> Iterator[_Sheet]:
    """The sheets that a part of a workbook holds; none where it is something else."""
    sheet = _Sheet()
    for closing, name, inside in _tags(part):
        if name in (b"table", b"sheetData"):
            yield sheet
            sheet = _Sheet()
        else:
            sheet.take(name, bool(closing), inside)
    yield sheet


def _tags(part: zipfile.ZipExtFile) -> Iterator[tuple[bytes, bytes, bytes]]:
    rest = b""
    while piece := part.read(_PIECE):
        rest += piece
        end = 0
        for mark in _MARK.finditer(rest):
            yield mark.groups()
            end = mark.end()
        rest = rest[max(end, rest.rfind(b"<")) :]


def _number(letters: bytes) -> int:
    """Of a column by its letters: A is 1."""
    found = 0
    for letter in letters.upper()[:4]:
        found = found * _LETTERS + letter - 64
    return found


def _repeated(pattern: re.Pattern[bytes], inside: bytes) -> int:
    found = pattern.search(inside)
    return int(found[1]) if found else 1
