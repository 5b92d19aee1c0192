"""What the rows of a table are beside their owner's earlier ones, as further columns of the table."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from latent.modalities.table import history, kinds
from latent.modalities.table.history import Spec
from latent.modalities.table.kinds import Read

MOST_AMOUNTS, MOST_CATEGORIES = 3, 8
"""Columns of each kind that are followed, at most; of more, the first."""

_DECIMALS = {"amount": 3, "number": 2, "count": 0}
_KINDS = {"amount": kinds.AMOUNT, "number": kinds.NUMBER, "count": kinds.WHOLE}


def columns(owner: str, time: str, seen: Mapping[str, Read]) -> dict[str, Read]:
    """Further columns for a table, see :func:`latent.modalities.table.history.features`.

    Args:
        owner: name of the column that says whose a row is.
        time: of the one that says when it was; where it holds neither dates nor numbers, there are none.
        seen: columns by their names, both of these among them, none that says what is to be found out.
    """
    if seen[time].values.dtype.kind != "f" or any(map(history.is_past, seen)):
        return {}
    spec = spec_of(owner, time, seen)
    values = {name: column.values for name, column in seen.items()}
    values[time] = values[time] * 86_400 if seen[time].kind in kinds.DATES else values[time]
    found = history.features(spec, values)
    return {name: _read(found[name], kind) for name, kind in history.kinds(spec).items()}


def spec_of(owner: str, time: str, seen: Mapping[str, Read]) -> Spec:
    """Amounts are what is never below nought and is called so, or else any such number; words are categories."""
    place = history.place_in(name for name, column in seen.items() if column.kind in kinds.NUMERIC)
    rest = {name: column for name, column in seen.items() if name not in (owner, time, *place)}
    numbers = [name for name, one in rest.items() if one.kind in kinds.NUMERIC and not np.nanmin(one.values) < 0]
    amounts = [name for name in numbers if rest[name].kind == kinds.AMOUNT] or numbers
    words = [name for name, one in rest.items() if one.kind in (kinds.CATEGORY, kinds.YES_NO)]
    return Spec(owner, time, tuple(amounts[:MOST_AMOUNTS]), tuple(words[:MOST_CATEGORIES]), place)


def _read(values: np.ndarray, kind: str) -> Read:
    if kind == "yes/no":
        words = np.array(["no", "yes", None], object)
        return Read(kinds.YES_NO, words[np.where(np.isnan(values), 2, values).astype(int)])
    return Read(_KINDS[kind], np.round(values, _DECIMALS[kind]), _DECIMALS[kind])


def written(column: Read) -> list[str]:
    """Its cells as they would stand in a file; "" for a blank one."""
    cells = pa.array(column.values, from_pandas=True).cast(pa.string())
    return pc.fill_null(cells, "").to_pylist()
