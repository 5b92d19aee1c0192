"""Items to codes and places, and codes to items: ``encode``, ``map`` and ``decode``."""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from latent.cli.arguments import Columns, Files, SpaceName, TableOut, open_space
from latent.cli.files import make_folder, there, write
from latent.cli.items import chosen_columns, nothing_read, outcomes
from latent.cli.showing import finish, report
from latent.cli.tables import dials_in, read_table, table_kind, write_table
from latent.errors import LatentError

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    from latent.actions import Progress
    from latent.modalities.items import Item
    from latent.space import Space


def encode(space: SpaceName, files: Files, out: TableOut, column: Columns = None) -> None:
    """Turn items into codes: the table that the Map page exports."""
    write_table(_place(space, files, out, column or []), out, "encoded")


def map_(space: SpaceName, files: Files, out: TableOut, column: Columns = None) -> None:
    """Place items on the 2D and 3D map: the same table without the codes."""
    table = _place(space, files, out, column or [])
    kept = [column for column in table.column_names if not column.startswith("dial_")]
    write_table(table.select(kept), out, "placed")


def decode(
    space: SpaceName,
    codes: Annotated[Path, typer.Argument(metavar="CODES", help="A .parquet or .csv file with dial_1, dial_2, ...")],
    out: Annotated[Path, typer.Option(help="The folder for the decoded items.")],
) -> None:
    """Turn codes into items, one file a row."""
    opened = open_space(space)
    table = read_table(codes)
    matrix = dials_in(table, codes.name, opened)
    names = table["name"].to_pylist() if table.column_names.count("name") == 1 else ["item"] * len(matrix)
    make_folder(out)
    count = finish(_drawing(opened, matrix, names, out))
    typer.echo(f"{count:,} {opened.modality.noun[1]} drawn into {out}")


def _place(space: str, files: list[Path], out: Path, columns: list[str]) -> pa.Table:
    """One row an item, with what was left out told on stderr."""
    table_kind(out)
    for path in files:
        there(path)
    opened = open_space(space)
    table, refused = finish(_placing(opened, files, chosen_columns(opened.modality, columns)))
    report(refused)
    return table


def _placing(
    space: Space, paths: list[Path], chosen: Mapping[str, str]
) -> Generator[Progress, None, tuple[pa.Table, list[LatentError]]]:
    from latent.actions import TOGETHER, Progress
    from latent.collection import joined

    pieces: list[pa.Table] = []
    refused: list[LatentError] = []
    waiting: list[Item] = []
    for share, outcome in outcomes(space.modality, paths, chosen):
        (refused if isinstance(outcome, LatentError) else waiting).append(outcome)
        if len(waiting) == TOGETHER:
            pieces.append(_rows(space, waiting))
            waiting = []
            yield Progress(share, f"{len(pieces) * TOGETHER:,} {space.modality.noun[1]} placed")
    if waiting:
        pieces.append(_rows(space, waiting))
    if not pieces:
        raise nothing_read(refused)
    return joined(pieces), refused


def _rows(space: Space, items: list[Item]) -> pa.Table:
    from latent.collection import Collection, entries

    collection = Collection(space.name)
    collection.add(entries(space, items, set()))
    return collection.table()


def _drawing(space: Space, codes: np.ndarray, names: list[Any], out: Path) -> Generator[Progress, None, int]:
    from latent.actions import TOGETHER, Progress

    digits = len(str(len(codes)))
    for start in range(0, len(codes), TOGETHER):
        for row, array in enumerate(space.redraw(codes[start : start + TOGETHER]), start):
            view = space.modality.view(array)
            # The row's number in front keeps names apart, whatever they were, and files in the order of the table.
            write(out / f"{row + 1:0{digits}}-{_stem(names[row])}{view.suffix}", view.data)
        yield Progress((row + 1) / len(codes), f"{row + 1:,} {space.modality.noun[1]} drawn")
    return len(codes)


def _stem(name: Any) -> str:
    """What a file may be called after any text."""
    from latent.modalities.archive import safe_name

    plain = PurePosixPath(safe_name(str(name or ""))).stem
    return re.sub(r"[^\w-]+", "-", plain)[:60].strip("-") or "item"
