"""Data of our own: ``draw`` makes portraits from known factors."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from latent.cli.files import make_folder
from latent.cli.showing import finish
from latent.errors import RequestError

if TYPE_CHECKING:
    from latent.actions import Progress

TOGETHER = 500


def draw(
    count: Annotated[int, typer.Argument(min=2, max=200_000, help="How many portraits.")],
    *,
    out: Annotated[Path, typer.Option(help="The .npz file to write.")],
    seed: Annotated[int, typer.Option(min=0, help="The same seed draws the same portraits.")] = 0,
) -> None:
    """Draw portraits with the factors that each was drawn from, to train on or to look at."""
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
