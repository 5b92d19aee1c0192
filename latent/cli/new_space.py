"""What the commands that make a space share: where it goes, who it is, what it is made of, what is recorded of it."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from latent.errors import RequestError

if TYPE_CHECKING:
    from latent.datasets import Dataset, Index

Out = Annotated[Path, typer.Option(help="The folder of the new space.")]
Kind = Annotated[str, typer.Option(help="What kind of items these are.")]
Name = Annotated[str | None, typer.Option(help="Letters, digits and hyphens; else the folder's name.")]
Title = Annotated[str | None, typer.Option(help="Its name for people.")]
Description = Annotated[str | None, typer.Option(help="One sentence about it for people.")]
Labels = Annotated[str | None, typer.Option(help="Names for the labels 0, 1, ...: a,b,c")]
Dials = Annotated[int | None, typer.Option(min=1, help="Latent dimensions.")]
Seed = Annotated[int | None, typer.Option(min=0, help="The same seed gives the same space.")]
Size = Annotated[int | None, typer.Option(min=8, max=256, help="Side in pixels, for pictures as files.")]
Colour = Annotated[bool | None, typer.Option("--colour/--grey", help="For pictures as files.")]
Configuration = Annotated[str | None, typer.Option(help="What the model sees of an item, as JSON.")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace the space in the folder.")]


LOOKED_AT = 200
"""Files by which it is judged what a model should see of all."""


def check_vacant(out: Path, overwrite: bool) -> None:
    """:class:`RequestError` where a folder holds a space that is not to be replaced."""
    if (out / "manifest.json").exists() and not overwrite:
        raise RequestError(out.name, "it holds a finished space", "Add --overwrite to replace it.")


def name_from(out: Path) -> str:
    """What a space is called that nobody named."""
    return re.sub(r"[^a-z0-9]+", "-", out.resolve().name.lower()).strip("-") or "space"


def check_name(name: str) -> None:
    """:class:`RequestError` for what cannot be an address."""
    if not re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", name):
        raise RequestError(name, "it cannot be the name of a space", "Use letters, digits and hyphens.")


def listed(labels: str) -> tuple[str, ...]:
    """Names that a person wrote with commas between them."""
    return tuple(label.strip() for label in labels.split(","))


def shape_of(options: Mapping[str, Any]) -> dict[str, int]:
    """What was asked of pictures, as their configuration says it."""
    look = {"height": options["size"], "width": options["size"]} if "size" in options else {}
    return look | ({"channels": 3 if options["colour"] else 1} if "colour" in options else {})


def values(configuration: str | None) -> dict[str, Any]:
    """A configuration that was given as JSON; :class:`RequestError` where it is none."""
    try:
        found = json.loads(configuration or "{}")
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise RequestError("--configuration", "it is not a JSON object", 'Write it like {"height": 64, "width": 64}.')
    return found


def usual_look(path: Path, modality: str) -> dict[str, Any]:
    """What a model would see of items in files, as the page proposes it; empty where rows of numbers tell themselves.

    Args:
        path: of the data set.
        modality: name of one that has a recipe of ours.
    """
    from latent import datasets, modalities, spaces
    from latent.modalities.items import Item
    from latent.recipes import own_for

    kind = modalities.get(modality)
    if path.suffix.lower() == ".npz" or kind.unbound() is not None:
        return {}
    reader = spaces.find(own_for(modality).like).modality
    try:
        files = [one for one in islice(datasets.unpacked(path), LOOKED_AT) if isinstance(one, tuple)]
    except OSError:
        return {}  # what cannot be read is refused when all of it is read
    found = [item for name, data in files for item in reader.read(name, data) if isinstance(item, Item)]
    looks = kind.looks(found)
    return kind.look({choice.name: choice.chosen for choice in looks}) if looks else {}


def dataset(
    path: Path,
    modality: str,
    columns: Sequence[str],
    labels: Sequence[str],
    configuration: Mapping[str, Any],
    by_item: bool,
    index: Index | None = None,
    begin: Path | None = None,
) -> Dataset:
    """What a space is made of, bound to what its arrays look like with the configuration over it.

    Items that are kept as they were given are read as the space at ``begin`` reads them, where there is one.
    """
    from latent import modalities
    from latent.cli.items import chosen_columns
    from latent.datasets import Index, load
    from latent.space import Space

    kind = modalities.get(modality)
    chosen = chosen_columns(kind, list(columns))
    if begin is not None and by_item:
        kind = Space.load(begin).modality
    return load(path, kind, labels or None, index or Index(), configuration, by_item, chosen)


def command(
    verb: str,
    data: Path,
    modality: str,
    columns: Sequence[str],
    files: Mapping[str, Path | None],
    options: Mapping[str, Any],
    out: Path,
) -> str:
    """What to type to make the space again; names only, for whose folders these were is nobody's business."""
    words = ["python", "-m", "latent", verb, data.resolve().name, "--modality", modality]
    words += [word for column in columns for word in ("--column", column)]
    for key, path in files.items():
        words += [f"--{key}", path.resolve().name] if path else []
    for key, value in options.items():
        words += [f"--{key}", str(value)] if key != "colour" else ["--colour" if value else "--grey"]
    return shlex.join([*words, "--out", out.resolve().name])
