"""Rows to look at: as a card of cells, as a short line, beside another row, and as CSV."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence

import numpy as np

from latent.modalities.items import marked
from latent.modalities.table import kinds, layout
from latent.modalities.table.schema import Field

BLANK = "blank"
"""What stands for a row of which all cells are blank, in a list."""

CLOSE = 0.02
"""Share of its column by which a number may differ and still count as the same."""

_SHORT = 5  # cells of a short line
_WORD = 24  # characters of a cell in it


def card(fields: Sequence[Field], array: np.ndarray) -> str:
    """HTML of the cells of a row, each under its column."""
    return "".join(_cell(own, _said(own, value)) for own, value in zip(fields, array, strict=True))


def difference(fields: Sequence[Field], array: np.ndarray, other: np.ndarray) -> str:
    """HTML of the cells that differ: what one row has struck out, what the other has underlined."""
    parts = []
    for place in np.flatnonzero(changed(fields, array[None], other[None])[0]).tolist():
        own = fields[place]
        before, after = (_said(own, row[place]) for row in (array, other))
        parts.append(_cell(own, f"<del>{before}</del> <ins>{after}</ins>"))
    return "".join(parts)


def _cell(own: Field, said: str) -> str:
    return f"<span class='cell'><small>{html.escape(own.name)}</small> {said}</span> "


def _said(own: Field, value: float) -> str:
    """A cell as HTML."""
    if np.isnan(value):
        return marked("table-blank")
    return marked("table-other") if own.is_other(value) else html.escape(own.shown(value))


def changed(fields: Sequence[Field], arrays: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Which cells differ ``bool (n, columns)``: in word or blankness, or by more of their column than :data:`CLOSE`."""
    rows = [layout.inputs(fields, side) for side in (arrays, others)]
    return layout.apart(fields, *rows) > CLOSE**2


def lines(fields: Sequence[Field], arrays: np.ndarray) -> list[str]:
    """Each row on a line: of the cells that are not blank, the first few."""
    found = []
    for row in arrays:
        said = [(own.name, own.shown(value)) for own, value in zip(fields, row, strict=True) if not np.isnan(value)]
        found.append(", ".join(f"{name}: {_cut(value)}" for name, value in said[:_SHORT]) or BLANK)
    return found


def _cut(word: str) -> str:
    return word if len(word) <= _WORD else word[: _WORD - 1] + "…"


def as_csv(fields: Sequence[Field], arrays: np.ndarray) -> bytes:
    """Rows under the names of their columns; parts of a date are left to the date."""
    own = [(place, one) for place, one in enumerate(fields) if not one.part]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_unarmed(one.name) for _, one in own])
    writer.writerows([_plain(one, row[place]) for place, one in own] for row in arrays)
    return out.getvalue().encode()


def _plain(own: Field, value: float) -> str:
    if own.kind in kinds.NUMERIC and not np.isnan(value):
        return f"{value:.{own.decimals}f}"
    return _unarmed(own.shown(value))


def _unarmed(cell: str) -> str:
    """A spreadsheet runs a cell that begins with one of these; an apostrophe in front makes it text."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
