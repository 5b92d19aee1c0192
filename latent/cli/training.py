"""A space of a person's own data: ``train``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from latent.cli import new_space
from latent.cli.arguments import Columns, Data
from latent.cli.files import make_folder, there
from latent.cli.showing import finish, print_figures, report

if TYPE_CHECKING:
    from latent.datasets import Dataset
    from latent.making import Plan
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
) -> None:
    """Train a space on your own data; run it again after a stop and it goes on."""
    there(data)
    new_space.check_vacant(out, overwrite)
    given = {
        "name": name,
        "title": title,
        "description": description,
        "labels": labels,
        "epochs": epochs,
        "dials": dials,
        "width": width,
    }
    given |= {"batch": batch, "rate": rate, "beta": beta, "seed": seed, "size": size, "colour": colour}
    options = {key: value for key, value in given.items() if value is not None}
    plan = _plan(recipe, out, options)
    columns = column or []
    look, by_item = plan.configuration, plan.known_items == "kept"
    dataset = new_space.dataset(data, modality, columns, plan.labels, look, by_item, plan.index)
    report(dataset.refused)
    make_folder(out)
    if fresh:
        (out / CHECKPOINT).unlink(missing_ok=True)
    files = {"recipe": recipe, "begin": begin}
    command = new_space.command("train", data, modality, columns, files, options, out)
    space = _train(plan, dataset, out, command, begin)
    typer.echo(f"{space.name}: {space.dials} dials, in {out}")
    print_figures(space.manifest.quality["held_out"])


def _train(plan: Plan, dataset: Dataset, out: Path, command: str, begin: Path | None) -> Space:
    from latent import making
    from latent.space import Space

    first = None if begin is None else Space.load(begin)
    checkpoint = out / CHECKPOINT
    going_on = f"Going on from the checkpoint in {out}." if checkpoint.exists() else ""
    try:
        return finish(making.train(plan, dataset, out, command, first), going_on)
    except KeyboardInterrupt:
        whole = f"{out} holds the last whole pass: run the same command to go on."
        then = whole if checkpoint.exists() else "No pass was done yet."
        typer.echo(f"Stopped. {then}", err=True)
        raise typer.Exit(INTERRUPTED) from None


def _plan(recipe: Path | None, out: Path, options: dict[str, Any]) -> Plan:
    """The recipe, or the usual one, with the options laid over it."""
    from dataclasses import fields, replace

    from latent.making import Plan
    from latent.training import Recipe

    plan = Plan(name=new_space.name_from(out)) if recipe is None else Plan.read(there(recipe))
    who = {key: options[key] for key in ("name", "title", "description") if key in options}
    if "labels" in options:
        who["labels"] = new_space.listed(options["labels"])
    how = {field.name: options[field.name] for field in fields(Recipe) if field.name in options}
    look = new_space.shape_of(options)
    plan = replace(plan, **who, configuration=plan.configuration | look, recipe=replace(plan.recipe, **how))
    new_space.check_name(plan.name)
    return plan
