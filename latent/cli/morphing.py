"""One item on its way: ``morph``."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from latent.cli.arguments import SpaceName, open_space
from latent.cli.files import read_bytes, there, write
from latent.cli.items import first_item
from latent.errors import RequestError

if TYPE_CHECKING:
    from latent.modalities.items import View


def morph(
    space: SpaceName,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One item to start from.")],
    along: Annotated[list[str], typer.Option(metavar="NAME=STEPS", help="A direction and how far; may be repeated.")],
    out: Annotated[Path, typer.Option(help="The decoded item to write.")],
    strip: Annotated[
        int | None, typer.Option(min=2, max=64, help="So many pictures side by side, from none of the way to all.")
    ] = None,
    directions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Directions of your own: saved from the Map, or vectors in .npz."),
    ] = None,
) -> None:
    """Move an item along named directions and decode it."""
    import numpy as np

    from latent.directions import apply, own
    from latent.insight.typicality import Evidence

    steps = dict(map(_way, along))
    opened = open_space(space)
    start = opened.encode(first_item(opened.modality, file).array[None]).mean[0]
    listed = list(opened.directions_from(start).values())
    if directions:
        listed += own(read_bytes(there(directions)), directions.name, opened.reference.codes)
    shares = np.linspace(0, 1, strip) if strip else [1.0]
    codes = [apply(start, {name: share * count for name, count in steps.items()}, listed) for share in shares]
    views = [opened.modality.view(array) for array in opened.redraw(np.stack(codes))]
    view = _side_by_side(views) if strip else views[0]
    if out.suffix.lower() != view.suffix:
        raise RequestError(out.name, f"what comes out is a {view.suffix} file", f"End its name in {view.suffix}.")
    write(out, view.data)
    strange = opened.typicality.stranger_than(Evidence(codes[-1][None]))
    word = opened.typicality.words(strange)[0]
    typer.echo(f"{out}: {word}, stranger than {_in_a_hundred(float(strange[0]))} in 100 known items")


def _way(text: str) -> tuple[str, float]:
    """``NAME=STEPS``, where a name may hold an equals sign too."""
    name, equals, steps = text.rpartition("=")
    if not (equals and name.strip()):
        raise RequestError(text, "it is not a direction and a number of steps", 'Write --along "Dial 1=2".')
    try:
        count = float(steps)
    except ValueError:
        count = math.nan
    if not math.isfinite(count):
        raise RequestError(text, "its steps are not a number", "Give one such as 2 or -1.5.")
    return name.strip(), count


def _side_by_side(views: list[View]) -> View:
    import io

    from PIL import Image

    if not views[0].mime.startswith("image/"):
        raise RequestError("--strip", "only pictures can be laid side by side", "Leave it out.")
    frames = [Image.open(io.BytesIO(view.data)) for view in views]
    width, height = frames[0].size
    whole = Image.new(frames[0].mode, (width * len(frames), height))
    for place, frame in enumerate(frames):
        whole.paste(frame, (place * width, 0))
    drawn = io.BytesIO()
    whole.save(drawn, frames[0].format)
    return type(views[0])(views[0].mime, drawn.getvalue())


def _in_a_hundred(share: float) -> str:
    return f"{min(100 * share, 99.9):.{0 if share < 0.99 else 1}f}"
