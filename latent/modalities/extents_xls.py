"""How many cells the sheets of an old workbook (XLS) span, by its records ([MS-XLS] 2.4) and without laying them out.

A reader of such workbooks makes room for what a sheet says of itself, and then for all from its first cell to its last.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

_BOUND_SHEET, _STRINGS, _DIMENSIONS, _END, _MANY = 0x0085, 0x00FC, 0x0200, 0x000A, 0x00BD
_CELLS = frozenset({0x0006, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, _MANY})
_STREAMS = ("Workbook", "Book")
_AGAIN = 2  # times that sheets may go through the whole file: they lie one after the other
_WORD = 1 << 32


def cells(data: bytes) -> int:
    """Cells that room is made for, of all sheets; strings that it says to hold are counted so as well.

    Args:
        data: a compound file.

    Raises:
        ValueError: its sheets lie over each other.
        OSError: it is no workbook, or a broken one.
    """
    stream = _stream(data)
    spans, claims, gone = 0, 0, 0
    for kind, body in _records(stream, 0):
        if kind == _STRINGS:
            claims = max(claims, int.from_bytes(body[4:8], "little"))
        elif kind == _BOUND_SHEET:
            span, claim, size = _sheet(stream, int.from_bytes(body[:4], "little"))
            spans, claims, gone = spans + span, max(claims, claim), gone + size
            if gone > _AGAIN * len(stream):
                raise ValueError("sheets lie over each other")
    return max(spans, claims)


def _stream(data: bytes) -> memoryview:
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as file:
        name = next((name for name in _STREAMS if file.exists(name)), None)
        if name is None:
            raise OSError("no workbook")
        return memoryview(file.openstream(name).read())


def _records(stream: memoryview, at: int) -> Iterator[tuple[int, memoryview]]:
    """Kind and content of each record up to the end of its part."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == _END:
            return
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _sheet(stream: memoryview, at: int) -> tuple[int, int, int]:
    """Of the sheet that begins at a place: cells from first to last, cells that it claims, and its bytes."""
    claimed, size, top, left, bottom, right = 0, 0, _WORD, _WORD, -1, -1
    for kind, body in _records(stream, at):
        size += 4 + len(body)
        if kind == _DIMENSIONS:
            claimed = max(claimed, _claimed(body))
        elif kind in _CELLS and len(body) >= 4:
            row, column = struct.unpack_from("<HH", body)
            last = int.from_bytes(body[-2:], "little") if kind == _MANY else column
            top, bottom = min(top, row), max(bottom, row)
            left, right = min(left, column), max(right, column, last)
    return max(0, bottom - top + 1) * max(0, right - left + 1), claimed, size


def _claimed(body: memoryview) -> int:
    """Cells that a sheet says to have; where its ends lie before its beginnings, as many as a reader takes that for."""
    if len(body) not in (10, 14):
        return 0
    top, bottom, left, right = struct.unpack_from("<4H" if len(body) == 10 else "<2I2H", body)
    if not (bottom and right):
        return 1
    return (bottom - top) % _WORD * ((right - left) % _WORD)
