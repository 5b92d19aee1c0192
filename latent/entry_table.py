"""Entries as rows of a table, whole: what is written to disk, and sent to a friend.

A table of a stranger's is read as data and judged before anything is made of it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from latent.collection import Entry
from latent.errors import UnreadableFile, one_line, wrong
from latent.modalities.items import Day, Fact, View
from latent.parts import lists, matrix
from latent.space import DIMENSIONS
from latent.words import found, kept

INLINE = 1_000
"""Bytes up to which an original stands in the table itself; larger ones are kept by their hash."""

MIMES = frozenset({"image/png", "image/webp", "image/jpeg", "image/gif", "text/plain", "audio/wav"})
"""What an original may be. None of these can hold a script."""

MOST_BYTES = 2_000_000_000
"""A table that says it is larger, once unpacked, is not read."""

FAMILIARITIES = frozenset({"familiar", "borderline", "unfamiliar"})
_WORDS = ("id", "name", "label", "familiarity", "label_nearby", "group_nearby", "whole")
_NUMBERS = ("error", "stranger_than")
_KINDS = "uifbU"  # of arrays: numbers and text, never objects
_DAY, _NUMBER, _WORD = "day", "number", "word"


def table_of(entries: Sequence[Entry], keep: Callable[[bytes], str]) -> pa.Table:
    """Entries as a table.

    Args:
        entries: at least one, all of one space.
        keep: keeps an original and returns its hash.
    """
    large = [len(e.original.data) > INLINE for e in entries]
    columns: dict[str, Any] = {name: pa.array([getattr(e, name) for e in entries], pa.string()) for name in _WORDS}
    columns |= {name: pa.array([getattr(e, name) for e in entries], pa.float64()) for name in _NUMBERS}
    columns |= {
        "notes": pa.array(_noted(entries), pa.list_(pa.string())),
        "facts": pa.array([_written(e.facts) for e in entries], pa.string()),
        "mime": pa.array([e.original.mime for e in entries], pa.string()),
        "original": pa.array(
            [None if far else e.original.data for e, far in zip(entries, large, strict=True)], pa.binary()
        ),
        "hash": pa.array(
            [keep(e.original.data) if far else None for e, far in zip(entries, large, strict=True)], pa.string()
        ),
        "array": pa.array([np.ascontiguousarray(e.array).tobytes() for e in entries], pa.binary()),
        "dtype": pa.array([np.asarray(e.array).dtype.str for e in entries], pa.string()),
        "shape": pa.array([list(np.shape(e.array)) for e in entries], pa.list_(pa.int64())),
        "mean": lists(np.stack([e.mean for e in entries])),
        "logvar": lists(np.stack([e.logvar for e in entries])),
    }
    columns |= {f"map{d}": lists(np.stack([e.places[d] for e in entries])) for d in DIMENSIONS}
    return pa.table(columns)


def _noted(entries: Sequence[Entry]) -> list[list[str]]:
    """Their notes as they are kept; what all items of a file have is one text, and written once."""
    told = {id(note): note for entry in entries for note in entry.notes}
    texts = {key: kept(note) for key, note in told.items()}
    return [[texts[id(note)] for note in entry.notes] for entry in entries]


def entries_of(table: pa.Table, original: Callable[[str], bytes], name: str) -> list[Entry]:
    """The entries in a table that :func:`table_of` made.

    Args:
        table: to read.
        original: gives an original by its hash.
        name: what the table is called, for what is said of it.

    Raises:
        UnreadableFile: it is damaged, or another kind of table.
    """
    try:
        return _entries(table, original)
    except (KeyError, TypeError, ValueError, OSError, AttributeError, OverflowError, pa.ArrowException) as error:
        raise unreadable(name) from error


def unreadable(name: str) -> UnreadableFile:
    """A refusal of a table of this name."""
    return UnreadableFile(name, *wrong("error-kept-items-unreadable"))


def _entries(table: pa.Table, original: Callable[[str], bytes]) -> list[Entry]:
    if table.num_rows == 0:
        return []
    dials = table.schema.field("mean").type.list_size
    floats = {name: matrix(table[name], dials) for name in ("mean", "logvar")}
    maps = {d: matrix(table[f"map{d}"], d) for d in DIMENSIONS}
    if not all(np.isfinite(values).all() for values in (*floats.values(), *maps.values())):
        raise ValueError("not finite")
    noted = cache(found)
    rows = table.drop_columns([*floats, *(f"map{d}" for d in DIMENSIONS)]).to_pylist()
    return [
        Entry(
            **{name: _text(row[name]) for name in _WORDS},
            **{name: float(row[name]) for name in _NUMBERS},
            array=_array(row),
            original=_view(row, original),
            notes=tuple(noted(_text(note)) for note in row["notes"]),
            facts=_facts(row["facts"]),
            mean=floats["mean"][i],
            logvar=floats["logvar"][i],
            places={d: maps[d][i] for d in DIMENSIONS},
        )
        for i, row in enumerate(rows)
        if _judged(row)
    ]


def _judged(row: dict[str, Any]) -> bool:
    """True; :class:`ValueError` for what no entry can say."""
    if not row["id"] or not one_line(row["name"]) or row["familiarity"] not in FAMILIARITIES:
        raise ValueError("strange entry")
    if row["mime"] not in MIMES:
        raise ValueError("strange original")
    return True


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not text")
    return value


def _array(row: dict[str, Any]) -> np.ndarray:
    dtype = np.dtype(row["dtype"])
    if dtype.kind not in _KINDS or dtype.hasobject:
        raise ValueError("strange array")
    return np.frombuffer(row["array"], dtype).reshape(row["shape"]).copy()


def _view(row: dict[str, Any], original: Callable[[str], bytes]) -> View:
    return View(row["mime"], original(row["hash"]) if row["original"] is None else row["original"])


def _written(facts: Any) -> str:
    kinds = {
        name: [_DAY if isinstance(value, Day) else _WORD if isinstance(value, str) else _NUMBER, value]
        for name, value in facts.items()
    }
    return json.dumps(kinds, ensure_ascii=False)


def _facts(text: str) -> dict[str, Fact]:
    made = {_DAY: Day, _NUMBER: float, _WORD: _text}
    return {str(name): made[kind](value) for name, (kind, value) in json.loads(text).items()}


def written(table: pa.Table) -> bytes:
    """A table as the bytes of a Parquet file."""
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def read(data: bytes, name: str) -> pa.Table:
    """The table in the bytes of a Parquet file, read as data alone; :class:`UnreadableFile` where there is none."""
    try:
        with pq.ParquetFile(io.BytesIO(data)) as file:
            about = file.metadata
            if sum(about.row_group(i).total_byte_size for i in range(about.num_row_groups)) > MOST_BYTES:
                raise unreadable(name)
            return file.read(use_threads=False)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise unreadable(name) from error
