"""Rows as plain numbers, for telling which are odd without a model: for everyone, and for whom they belong to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from latent.modalities.items import Side
from latent.modalities.table import history, kinds
from latent.modalities.table.schema import OTHER, Field

EVERYONE, OWNER = "everyone", "owner"


def sides(fields: Sequence[Field], arrays: np.ndarray) -> tuple[Side, ...]:
    """Of items ``float64 (n, columns)``: their own columns, and those that their history gave them, if any."""
    own = [place for place, one in enumerate(fields) if not history.is_past(one.source)]
    past = [place for place, one in enumerate(fields) if history.is_past(one.source)]
    found = [_side(EVERYONE, "table-odd-everyone", "table-odd-everyone-why", fields, arrays, own)]
    if past:
        found.append(_side(OWNER, "table-odd-owner", "table-odd-owner-why", fields, arrays, past))
    return tuple(found)


def _side(
    name: str, title: str, reason: str, fields: Sequence[Field], arrays: np.ndarray, places: Sequence[int]
) -> Side:
    parts = [_columns(fields[place], arrays[:, place]) for place in places]
    columns = tuple(column for names, _ in parts for column in names)
    rows = [values for _, values in parts]
    return Side(name, title, reason, columns, np.concatenate(rows, axis=1) if rows else np.zeros((len(arrays), 0)))


def _columns(own: Field, values: np.ndarray) -> tuple[list[str], np.ndarray]:
    """A number as it is; a column of ones and noughts for each word of a category, blank where it is."""
    if own.kind != kinds.CATEGORY:
        return [own.name], values[:, None]
    words = [*own.words, OTHER]
    ones = np.where(np.isnan(values)[:, None], np.nan, values[:, None] == np.arange(len(words)))
    return [f"{own.name}: {word}" for word in words], ones
