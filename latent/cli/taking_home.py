"""A space as a page that needs no program: ``take-home``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from latent.cli.arguments import SpaceName, open_space
from latent.cli.files import write
from latent.cli.showing import finish
from latent.errors import RequestError


def take_home(
    space: SpaceName,
    out: Annotated[Path, typer.Option(help="The file to write: .html, or .zip with --folder.")],
    folder: Annotated[bool, typer.Option("--folder", help="A folder for any web host, as a zip.")] = False,
    without_items: Annotated[
        bool, typer.Option("--without-items", help="Leave out names and pictures of its known items.")
    ] = False,
) -> None:
    """Write a space as one page that opens in any browser, without this program and without a network."""
    from latent.taking_home import page
    from latent.taking_home.choosing import Choice

    suffix = ".zip" if folder else ".html"
    if out.suffix.lower() != suffix:
        raise RequestError(out.name, f"what is written is a {suffix} file", f"End its name in {suffix}.")
    opened, choice = open_space(space), Choice(with_items=not without_items)
    data = finish((page.folder if folder else page.one_file)(opened, choice))
    write(out, data)
    typer.echo(f"{out}: {len(data) / 1e6:.1f} MB. {page.brings(opened, choice)}")
