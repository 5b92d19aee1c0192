"""What several commands are given, as Typer reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from latent.space import Space

SpaceName = Annotated[str, typer.Argument(metavar="SPACE", help="A shipped space by its name, or a folder.")]
Files = Annotated[
    list[Path], typer.Argument(metavar="FILES...", help="Pictures, text files, tables, folders, zips or .npz files.")
]
Data = Annotated[
    Path,
    typer.Argument(metavar="DATA", help="An .npz file with x and perhaps y, a text file, a table, a folder, or a zip."),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column", metavar="NAME=COLUMN", help="Of tables: text=... or labels=..., a column or none; may be repeated."
    ),
]
TableOut = Annotated[Path, typer.Option("--out", help="The table to write: .parquet or .csv.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]


def open_space(name: str) -> Space:
    """The space that a person names."""
    from latent.spaces import find

    return find(name)
