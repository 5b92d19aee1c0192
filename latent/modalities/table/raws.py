"""Rows to train on: from files, or from plain numbers, and back to columns of known kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from latent.errors import DataError, wrong
from latent.modalities import tabular
from latent.modalities.table import kinds, schema
from latent.modalities.table.cells import Column, Numbers
from latent.modalities.table.kinds import Read
from latent.modalities.table.reading import Rows
from latent.words import Saying


def raw(rows: Rows) -> np.ndarray:
    """Rows with named columns ``(n,)``, those that a model may see: numbers ``float64``, moments, words as objects.

    Moments lie in a column's one column, called by the kind of dates that they are: files in which days and months
    stand in another order are then no rows of one table.
    """
    seen = {name: column for name, column in rows.seen.items() if column.kind in kinds.SEEN}
    if not seen:
        schema.learn(rows.seen)  # which says why
    kept = [(name, _stored(column)) for name, column in seen.items()]
    found = np.empty(len(rows), [(name, values.dtype) for name, values in kept])
    for name, values in kept:
        found[name] = values
    return found


def _stored(column: Read) -> np.ndarray:
    if column.kind not in kinds.DATES:
        return column.values
    seconds = np.round(np.where(column.filled, column.values, 0) * 86_400).astype("datetime64[s]")
    return np.where(column.filled, seconds, np.datetime64("NaT")).view([(column.kind, "datetime64[s]")])


def columns_of(rows: np.ndarray, wanted: Mapping[str, str]) -> dict[str, Read]:
    """Columns of raw rows as what they are: of :func:`raw`, or of plain numbers ``(n, columns)``.

    Raises:
        DataError: they hold something else.
    """
    if rows.dtype.names is None:
        if rows.ndim != 2 or rows.dtype.kind not in "biuf" or not rows.size:
            raise DataError(Saying("error-item-data-set"), *wrong("error-table-no-cells"))
        named = {f"column {place + 1}": np.asarray(values, np.float64) for place, values in enumerate(rows.T)}
    else:
        named = {name: rows[name] for name in rows.dtype.names}
    return {name: _again(name, values, wanted.get(name, "")) for name, values in named.items()}


def _again(name: str, values: np.ndarray, wanted: str) -> Read:
    """A column of raw rows as what it is."""
    if values.dtype.kind == "f" and wanted in ("", *kinds.NUMERIC):
        found = kinds.of_numbers(name, Numbers.of(values), wanted)
        if found is not None:
            return found
    if values.dtype.names:  # moments, under the kind of dates that they are
        (kind,) = values.dtype.names
        return replace(_again(name, values[kind], wanted), kind=kind)
    if values.dtype.kind == "M":
        days = values.astype("datetime64[s]").astype(np.int64) / 86_400
        return Read(kinds.DATE, np.where(np.isnat(values), np.nan, days))
    return kinds.read(name, Column.of([_text(value) for value in values.tolist()]), wanted)


def _text(value: object) -> str:
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return ""
    return tabular.written(value)
