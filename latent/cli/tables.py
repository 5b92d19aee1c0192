"""Tables of codes and places, as .parquet or .csv."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from latent.cli.files import there, write
from latent.errors import DataError, RequestError

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    from latent.space import Space


def write_table(table: pa.Table, out: Path, done: str) -> None:
    """Write a table, and say what was done to how many."""
    from latent.collection import table_file

    write(out, table_file(table, table_kind(out)))
    typer.echo(f"{len(table):,} {done} in {out}")


def table_kind(path: Path) -> str:
    """``csv`` or ``parquet``, by the name of the file."""
    kind = path.suffix.lower().removeprefix(".")
    if kind not in ("csv", "parquet"):
        raise RequestError(path.name, "it is neither .parquet nor .csv", "Give a name that ends in one of them.")
    return kind


def read_table(path: Path) -> pa.Table:
    """A table as it lies in its file."""
    import pyarrow as pa
    import pyarrow.csv
    import pyarrow.parquet

    read = pa.csv.read_csv if table_kind(path) == "csv" else pa.parquet.read_table
    try:
        return read(there(path))
    except (OSError, pa.ArrowException):
        raise DataError(path.name, "it cannot be read as a table", "Write it again with encode.") from None


def dials_in(table: pa.Table, name: str, space: Space) -> np.ndarray:
    """The columns ``dial_1`` and on as codes ``float32 (n, dials)``."""
    import numpy as np

    if "space" in table.column_names and (made_by := set(table["space"].to_pylist()) - {space.name}):
        problem = f"its codes were made by {', '.join(map(str, sorted(made_by, key=str)))}, not by {space.name}"
        raise DataError(name, problem, "To each space, the codes of another are noise: name the one that made them.")
    wanted = [f"dial_{i + 1}" for i in range(space.dials)]
    held = [column for column in table.column_names if re.fullmatch(r"dial_\d+", column)]
    if sorted(held) != sorted(wanted):
        problem = f"it has {len(held)} dial columns, and {space.name} has {space.dials} dials"
        raise DataError(name, problem, "Encode with the same space; the columns are dial_1, dial_2, and so on.")
    strange = DataError(name, "a dial in it is not a number", "Write it again with encode.")
    try:
        codes = np.stack([np.asarray(table[column], np.float32) for column in wanted], axis=1)
    except (TypeError, ValueError):
        raise strange from None
    if not np.isfinite(codes).all():
        raise strange
    return codes
