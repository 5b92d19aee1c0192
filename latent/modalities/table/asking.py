"""Columns that can be told from the others: yes or no, and categories."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from latent.modalities.table import history, kinds
from latent.modalities.table.schema import Field


def names(fields: Sequence[Field]) -> tuple[str, ...]:
    """Of columns with words, yes or no first, the last column first: what is to be found out mostly stands there.

    None of what was read off another column, such as weekdays: that column would tell.
    """
    own = [one for one in reversed(fields) if one.worded and not one.part and not history.is_past(one.source)]
    return tuple(one.name for one in sorted(own, key=lambda one: one.kind != kinds.YES_NO))


def asked(fields: Sequence[Field], name: str, arrays: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Items ``float64 (n, columns)`` without a column of :func:`names`, and its words ``str (n,)``, "" where blank."""
    place = next(at for at, one in enumerate(fields) if one.name == name and not one.part)
    return np.delete(arrays, place, axis=1), np.array([fields[place].shown(value) for value in arrays[:, place]], str)
