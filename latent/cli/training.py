"""A space of a person's own data: ``train``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from latent.cli import new_space
from latent.cli.arguments import Columns, Data
from latent.cli.files import make_folder, there
from latent.cli.showing import finish, print_figures, report
from latent.errors import RequestError
from latent.recipes import PRESETS

if TYPE_CHECKING:
    from latent.datasets import Dataset
    from latent.making.trained_space import Plan
    from latent.space import Space

CHECKPOINT = "checkpoint.pt"
INTERRUPTED = 130


def train(
    data: Data,
    *,
    out: new_space.Out,
    modality: new_space.Kind = "image",
    column: Columns = None,
    recipe: Annotated[Path | None, typer.Option(help="A recipe (.toml); the options below go before it.")] = None,
    begin: Annotated[Path | None, typer.Option(help="A space whose networks it goes on from.")] = None,
    preset: Annotated[str | None, typer.Option(help="quick, good or best: our recipe for your own items.")] = None,
    configuration: new_space.Configuration = None,
    name: new_space.Name = None,
    title: new_space.Title = None,
    description: new_space.Description = None,
    labels: new_space.Labels = None,
    epochs: Annotated[int | None, typer.Option(min=1, help="Passes over the data.")] = None,
    dials: new_space.Dials = None,
    width: Annotated[int | None, typer.Option(min=1, help="Channels of the first layer.")] = None,
    batch: Annotated[int | None, typer.Option(min=1, help="Items a step.")] = None,
    rate: Annotated[float | None, typer.Option(min=0, help="Highest learning rate.")] = None,
    beta: Annotated[float | None, typer.Option(min=0, help="Tidy (more) against detailed (less).")] = None,
    seed: new_space.Seed = None,
    size: new_space.Size = None,
    colour: new_space.Colour = None,
    overwrite: new_space.Overwrite = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Don't go on from a checkpoint.")] = False,
    watched: Annotated[bool, typer.Option("--watched", help="Keep pictures of how it came to be.")] = False,
    device: Annotated[str, typer.Option(help="auto (a graphics card where there is one), cpu, cuda or mps.")] = "auto",
) -> None:
    """Train a space on your own data; run it again after a stop and it goes on."""
    there(data)
    new_space.check_vacant(out, overwrite)
    given = {"name": name, "title": title, "description": description, "labels": labels, "epochs": epochs}
    given |= {"dials": dials, "width": width, "batch": batch, "rate": rate, "beta": beta, "seed": seed}
    given |= {"size": size, "colour": colour}
    options = {key: value for key, value in given.items() if value is not None}
    files = {"recipe": recipe, "begin": begin}
    if preset:
        recipe, begin = _of_ours(modality, preset, recipe, begin)
    look = new_space.values(configuration)
    plan = _plan(recipe, preset, out, options, look, _usual(data, modality, preset, look, options))
    columns = column or []
    dataset = new_space.dataset(
        data, modality, columns, plan.labels, plan.configuration, plan.known_items == "kept", plan.index, begin
    )
    report(dataset.refused)
    make_folder(out)
    if fresh:
        (out / CHECKPOINT).unlink(missing_ok=True)
    options |= {key: value for key, value in (("preset", preset), ("configuration", configuration)) if value}
    command = new_space.command("train", data, modality, columns, files, options, out)
    space = _train(plan, dataset, out, command, begin, watched, device)
    typer.echo(f"{space.name}: {space.dials} dials, in {out}")
    print_figures(space.manifest.quality["held_out"])


def _train(
    plan: Plan, dataset: Dataset, out: Path, command: str, begin: Path | None, watched: bool, device: str
) -> Space:
    from latent.making import trained_space
    from latent.space import Space

    first = None if begin is None else Space.load(begin)
    checkpoint = out / CHECKPOINT
    going_on = f"Going on from the checkpoint in {out}." if checkpoint.exists() else ""
    try:
        return finish(trained_space.train(plan, dataset, out, command, first, watched, device), going_on)
    except KeyboardInterrupt:
        whole = f"{out} holds how it stood seconds ago: run the same command to go on."
        then = whole if checkpoint.exists() else "Nothing was kept yet."
        typer.echo(f"Stopped. {then}", err=True)
        raise typer.Exit(INTERRUPTED) from None


def _of_ours(modality: str, preset: str, recipe: Path | None, begin: Path | None) -> tuple[Path, Path | None]:
    """Our recipe for a person's own items, and the space that it goes on from; what is given goes first."""
    from latent import spaces
    from latent.recipes import own_for

    if preset not in PRESETS:
        raise RequestError(preset, "there is no such preset", f"There are {', '.join(PRESETS)}.")
    ours = own_for(modality)
    begins = spaces.SHIPPED / ours.begin if ours.begin and recipe is None else None
    return recipe or ours.path, begin or begins


def _usual(
    data: Path, modality: str, preset: str | None, look: dict[str, Any], options: dict[str, Any]
) -> dict[str, Any] | None:
    """What a preset sees of the items where nobody said it; None where somebody did."""
    said = look or "size" in options or "colour" in options
    return new_space.usual_look(data, modality) if preset and not said else None


def _plan(
    recipe: Path | None,
    preset: str | None,
    out: Path,
    options: dict[str, Any],
    configuration: dict[str, Any],
    usual: dict[str, Any] | None = None,
) -> Plan:
    """The recipe, or the usual one, with the options laid over it; ``usual`` is a look in the place of the recipe's."""
    from dataclasses import fields

    from latent.making.trained_space import Plan
    from latent.making.training import Recipe

    own_name = new_space.name_from(out)
    plan = Plan(name=own_name) if recipe is None else Plan.read(there(recipe), preset)
    who = {"name": own_name, "title": own_name} if preset else {}
    who |= {key: options[key] for key in ("name", "title", "description") if key in options}
    if "labels" in options:
        who["labels"] = new_space.listed(options["labels"])
    how = {field.name: options[field.name] for field in fields(Recipe) if field.name in options}
    look = (plan.configuration if usual is None else usual) | new_space.shape_of(options) | configuration
    plan = replace(plan, **who, configuration=look, recipe=replace(plan.recipe, **how))
    new_space.check_name(plan.name)
    return plan


# ---- how long ---------------------------------------------------------------------------------------------------


def estimate(
    data: Data,
    *,
    modality: new_space.Kind = "image",
    column: Columns = None,
    items: Annotated[int | None, typer.Option(min=1, help="How many there are, where these are some of them.")] = None,
    configuration: new_space.Configuration = None,
) -> None:
    """How long each preset is likely to take on this computer, measured by a few steps of it."""
    from latent.making import estimating
    from latent.making.trained_space import Plan
    from latent.recipes import own_for

    recipe, begin = _of_ours(modality, PRESETS[0], None, None)
    plan = Plan.read(recipe)
    look = new_space.values(configuration) or new_space.usual_look(data, modality)
    dataset = new_space.dataset(data, modality, column or [], plan.labels, look, True, plan.index, begin)
    seconds = finish(estimating.estimate(own_for(modality), dataset, items or len(dataset)))
    for name, value in seconds.items():
        typer.echo(f"{name}: {value / 60:.1f} min")
