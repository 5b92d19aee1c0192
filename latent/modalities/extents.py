"""How many cells the sheets of a packed workbook span, found without laying them out.

A reader of workbooks lays a sheet out from its first cell to its last, whatever lies between: two cells far apart are
some hundred bytes in the file and many gigabytes of memory. So is a long text in a cell that comes again and again.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

_PIECE = 1 << 20  # bytes unpacked at a time
_LETTERS = 26
_NOWHERE = 1 << 62
_NAMES = b"c|row|table-cell|covered-table-cell|table-row|sheetData|table"
_MARK = re.compile(rb"""<(/?)(?:\w+:)?(%s)(?=[\s/>])((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""" % _NAMES)
_PLACE = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Za-z]*)(\d*)""")
_COLUMNS, _ROWS = (re.compile(rb"number-%s-repeated\s*=\s*[\"'](\d+)" % what) for what in (b"columns", b"rows"))


class Extent(NamedTuple):
    """How far all sheets of a workbook reach.

    Attributes:
        cells: from each one's first row and column to its last.
        text: bytes of what stands in cells of an ods, each as often as it comes; marks around it are counted too.
    """

    cells: int
    text: int


def of(packed: zipfile.ZipFile) -> Extent:
    """Of an xlsx or ods."""
    cells, text = 0, 0
    for entry in packed.infolist():
        with packed.open(entry) as part:
            for sheet in _sheets(part):
                cells, text = cells + sheet.cells, text + sheet.text
    return Extent(cells, text)


class _Sheet:
    """How far a sheet reaches, as its tags pass by."""

    def __init__(self) -> None:
        self._top = self._left = _NOWHERE
        self._bottom = self._right = -1
        self._row = self._column = 0  # where the next cell stands that does not say so
        self._filled, self._again = 0, 1  # of a row of ods: columns that hold something, and how often it comes
        self._cell, self._wide = 1, 0  # of ods: how often the open cell comes, and the bytes of its row
        self.text = 0

    @property
    def cells(self) -> int:
        """From the first row and column that hold something to the last."""
        return max(0, self._bottom - self._top + 1) * max(0, self._right - self._left + 1)

    def take(self, name: bytes, closing: bool, inside: bytes, before: int) -> None:
        """A tag of a row or a cell, by its name without a prefix, what stands in it, and bytes from the last one."""
        self._wide += self._cell * (before + len(inside))
        if name in (b"row", b"table-row"):
            self._turn(closing or inside.endswith(b"/"), inside)
        elif closing:
            self._cell = 1
        elif name == b"c":
            self._placed(inside)
        else:
            again, whole = _repeated(_COLUMNS, inside), inside.endswith(b"/")
            self._column += again
            self._cell = 1 if whole else again
            if b"value" in inside or not whole:
                self._filled = self._column
                self._wide += again * len(inside)

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
            self.text += self._wide * self._again
            self._reach(self._row, 0)
            self._reach(self._row + self._again - 1, self._filled - 1)
        self._row += self._again
        self._column, self._filled, self._again = 0, 0, 1
        self._cell, self._wide = 1, 0

    def _reach(self, row: int, column: int) -> None:
        self._top, self._bottom = min(row, self._top), max(row, self._bottom)
        self._left, self._right = min(column, self._left), max(column, self._right)


def _sheets(part: zipfile.ZipExtFile) -> Iterator[_Sheet]:
    """The sheets that a part of a workbook holds; none where it is something else."""
    sheet = _Sheet()
    for closing, name, inside, before in _tags(part):
        if name in (b"table", b"sheetData"):
            yield sheet
            sheet = _Sheet()
        else:
            sheet.take(name, bool(closing), inside, before)
    yield sheet


def _tags(part: zipfile.ZipExtFile) -> Iterator[tuple[bytes, bytes, bytes, int]]:
    """Whether a tag closes, its name, what stands in it, and the bytes between it and the last one."""
    rest, gone = b"", 0
    while piece := part.read(_PIECE):
        rest += piece
        end = 0
        for mark in _MARK.finditer(rest):
            yield mark[1], mark[2], _plain(mark[3]), gone + mark.start() - end
            end, gone = mark.end(), 0
        kept = max(end, rest.rfind(b"<"))
        rest, gone = rest[kept:], gone + kept - end


def _plain(inside: bytes) -> bytes:
    """Without characters that are written by their numbers."""
    return html.unescape(inside.decode("latin-1")).encode("utf-8") if b"&" in inside else inside


def _number(letters: bytes) -> int:
    """Of a column by its letters: A is 1."""
    found = 0
    for letter in letters.upper()[:4]:
        found = found * _LETTERS + letter - 64
    return found


def _repeated(pattern: re.Pattern[bytes], inside: bytes) -> int:
    found = pattern.search(inside)
    return int(found[1]) if found else 1
