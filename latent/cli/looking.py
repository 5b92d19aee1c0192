"""A first look at a person's own data, and its maps afterwards: ``look`` and ``chart``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from latent.cli import new_space
from latent.cli.arguments import Columns, Data, SpaceName, open_space
from latent.cli.files import make_folder, there
from latent.cli.showing import finish, print_figures, report
from latent.errors import RequestError

if TYPE_CHECKING:
    from latent.datasets import Dataset

REFERENCES = 10_000
"""Known items, at most."""

AXES = "axes"
"""How a first look is taken where nothing else is asked for."""


def look(
    data: Data,
    *,
    out: new_space.Out,
    modality: new_space.Kind = "image",
    column: Columns = None,
    name: new_space.Name = None,
    title: new_space.Title = None,
    description: new_space.Description = None,
    labels: new_space.Labels = None,
    dials: new_space.Dials = None,
    seed: new_space.Seed = None,
    size: new_space.Size = None,
    colour: new_space.Colour = None,
    configuration: new_space.Configuration = None,
    by: Annotated[
        str, typer.Option(help="axes (principal components), factors (factor analysis) or parts (NMF).")
    ] = AXES,
    overwrite: new_space.Overwrite = False,
) -> None:
    """Make a linear space of your own data within seconds, without training."""
    there(data)
    new_space.check_vacant(out, overwrite)
    given = {"name": name, "title": title, "description": description, "labels": labels}
    given |= {"dials": dials, "seed": seed, "size": size, "colour": colour, "by": None if by == AXES else by}
    options = {key: value for key, value in given.items() if value is not None}
    new_space.check_name(name or new_space.name_from(out))
    shown = new_space.listed(labels) if labels else ()
    columns = column or []
    shape = new_space.shape_of(options) | new_space.values(configuration)
    dataset = new_space.dataset(data, modality, columns, shown, shape, by_item=True)
    report(dataset.refused)
    command = new_space.command("look", data, modality, columns, {}, options, out)
    (_look if by == AXES else _look_by)(dataset, options, out, command)


def _look_by(dataset: Dataset, options: dict, out: Path, command: str) -> None:
    from latent.bringing import baselines
    from latent.making import linear
    from latent.making.trained_space import Plan
    from latent.making.training import Recipe

    make_folder(out)
    who = {key: options[key] for key in ("title", "description") if key in options}
    name, seed = options.get("name", new_space.name_from(out)), options.get("seed", 0)
    plan = Plan(name, **who, references=REFERENCES, recipe=Recipe(seed=seed))
    most = options.get("dials", linear.MOST_DIALS)
    space = finish(baselines.look(options["by"], plan, dataset, out, command, most))
    typer.echo(f"{space.name}: {space.dials} dials, in {out}")
    print_figures(space.manifest.quality["held_out"])


def _look(dataset: Dataset, options: dict, out: Path, command: str) -> None:
    from latent.making import linear, linear_space
    from latent.making.findings import Profile, check_enough

    check_enough(dataset)
    make_folder(out)
    profile = Profile(
        name=options.get("name", new_space.name_from(out)),
        title=options.get("title", ""),
        description=options.get("description", ""),
        known_items="kept" if dataset.items else "original",
        references=REFERENCES,
        components=1,  # codes of a linear model are drawn from one Gaussian
    )
    most, seed = options.get("dials", linear.MOST_DIALS), options.get("seed", 0)
    space = finish(linear_space.look(profile, dataset, out, command, most, seed))
    typer.echo(f"{space.name}: {space.dials} dials, in {out}")
    print_figures(space.manifest.quality["held_out"])


def chart(space: SpaceName) -> None:
    """Draw the maps of your own space by UMAP, as after a first look; all else in its folder stays."""
    from latent import spaces
    from latent.making import charting

    opened = open_space(space)
    if opened.folder.resolve().parent == spaces.SHIPPED.resolve():
        raise RequestError(opened.name, "it comes with the program", "Its maps are drawn by UMAP already.")
    seed = opened.manifest.recipe.get("seed", 0)
    try:
        charted = finish(charting.chart(opened, seed))
    except OSError as fault:
        raise RequestError(opened.name, "its folder cannot be written", f"{fault.strerror or fault}.") from None
    kept = ", ".join(f"{places.trust.mean():.3f} in {d}D" for d, places in charted.maps.items())
    typer.echo(f"{charted.name}: maps drawn by UMAP, trust {kept}")
