"""Data of our own: ``draw`` makes portraits from known factors, and payments of customers with habits."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from latent.cli.files import make_folder
from latent.cli.showing import finish
from latent.cli.tables import table_kind, write_table
from latent.errors import RequestError

if TYPE_CHECKING:
    from latent.actions import Progress

TOGETHER = 500
FEWEST = 2
MOST = {"portraits": 200_000, "payments": 1_000_000}


def draw(
    what: Annotated[
        list[str], typer.Argument(metavar="[portraits|payments] COUNT", help="What, portraits unless told; how many.")
    ],
    *,
    out: Annotated[Path, typer.Option(help="The file to write: .npz of portraits, .csv or .parquet of payments.")],
    seed: Annotated[int, typer.Option(min=0, help="The same seed draws the same.")] = 0,
) -> None:
    """Draw portraits with their factors, or card payments with their frauds, to train on or to look at."""
    *said, number = what
    kind = said[0] if said else "portraits"
    if len(said) > 1 or kind not in _DRAWN:
        raise RequestError(" ".join(said), "nothing of that name can be drawn", f"There are {' and '.join(_DRAWN)}.")
    _DRAWN[kind](_count(number, MOST[kind]), out, seed)


def _count(number: str, most: int) -> int:
    plain = number.isascii() and number.isdigit() and len(number) < 10
    count = int(number) if plain else 0
    if not FEWEST <= count <= most:
        raise RequestError(number, "that is no number to draw", f"Give a whole number from {FEWEST} to {most:,}.")
    return count


def _portraits(count: int, out: Path, seed: int) -> None:
    if out.suffix.lower() != ".npz":
        raise RequestError(out.name, "portraits are written as arrays", "Give a name that ends in .npz.")
    make_folder(out.parent)
    finish(_drawing(count, out, seed))
    typer.echo(f"{out.name}: {count:,} portraits")


def _drawing(count: int, out: Path, seed: int) -> Generator[Progress, None, None]:
    import numpy as np

    from latent import faces
    from latent.actions import Progress
    from latent.parts import FACTOR

    factors = faces.sample(count, np.random.default_rng(seed))
    drawn = []
    for start in range(0, count, TOGETHER):
        yield Progress(0.9 * start / count, f"{start:,} portraits drawn")
        drawn.append(faces.draw({name: values[start : start + TOGETHER] for name, values in factors.items()}))
    yield Progress(0.9, f"Writing {out.name}")
    named = {FACTOR + name: values for name, values in factors.items()}
    np.savez_compressed(out, x=np.concatenate(drawn), y=faces.expressions(factors).astype(str), **named)


def _payments(count: int, out: Path, seed: int) -> None:
    import pyarrow as pa

    from latent import payments

    table_kind(out)
    columns = payments.draw(count, seed)
    write_table(pa.table({name: pa.array(values, from_pandas=True) for name, values in columns.items()}), out, "drawn")


_DRAWN: dict[str, Callable[[int, Path, int], None]] = {"portraits": _portraits, "payments": _payments}
