"""A space of a person's own data: ``train``."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from latent.cli.arguments import Columns, Data
from latent.cli.files import make_folder, there
from latent.cli.showing import finish, print_figures, report
from latent.errors import RequestError

if TYPE_CHECKING:
    from latent.datasets import Dataset
    from latent.making import Plan
    from latent.space import Space

CHECKPOINT = "checkpoint.pt"
INTERRUPTED = 130


def train(
    data: Data,
    *,
    out: Annotated[Path, typer.Option(help="The folder of the new space.")],
    modality: Annotated[str, typer.Option(help="What kind of items these are.")] = "image",
    column: Columns = None,
    recipe: Annotated[Path | None, typer.Option(help="A recipe (.toml); the options below go before it.")] = None,
    begin: Annotated[Path | None, typer.Option(help="A space whose networks it goes on from.")] = None,
    name: Annotated[str | None, typer.Option(help="Letters, digits and hyphens; else the folder's name.")] = None,
    title: Annotated[str | None, typer.Option(help="Its name for people.")] = None,
    description: Annotated[str | None, typer.Option(help="One sentence about it for people.")] = None,
    labels: Annotated[str | None, typer.Option(help="Names for the labels 0, 1, ...: a,b,c")] = None,
    epochs: Annotated[int | None, typer.Option(min=1, help="Passes over the data.")] = None,
    dials: Annotated[int | None, typer.Option(min=1, help="Latent dimensions.")] = None,
    width: Annotated[int | None, typer.Option(min=1, help="Channels of the first layer.")] = None,
    batch: Annotated[int | None, typer.Option(min=1, help="Items a step.")] = None,
    rate: Annotated[float | None, typer.Option(min=0, help="Highest learning rate.")] = None,
    beta: Annotated[float | None, typer.Option(min=0, help="Tidy (more) against detailed (less).")] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="The same seed gives the same space.")] = None,
    size: Annotated[int | None, typer.Option(min=8, max=256, help="Side in pixels, for pictures as files.")] = None,
    colour: Annotated[bool | None, typer.Option("--colour/--grey", help="For pictures as files.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the space in the folder.")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Don't go on from a checkpoint.")] = False,
) -> None:
    """Train a space on your own data; run it again after a stop and it goes on."""
    there(data)
    check_vacant(out, overwrite)
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
    dataset = _to_train_on(data, modality, plan, columns)
    report(dataset.refused)
    make_folder(out)
    if fresh:
        (out / CHECKPOINT).unlink(missing_ok=True)
    files = {"recipe": recipe, "begin": begin}
    space = _train(plan, dataset, out, _command(data, modality, columns, files, options, out), begin)
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


def check_vacant(out: Path, overwrite: bool) -> None:
    """:class:`RequestError` where a folder holds a finished space that is not to be replaced."""
    if (out / "manifest.json").exists() and not overwrite:
        raise RequestError(out.name, "it holds a finished space", "Add --overwrite to replace it.")


def _plan(recipe: Path | None, out: Path, options: dict[str, Any]) -> Plan:
    """The recipe, or the usual one, with the options laid over it."""
    from dataclasses import fields, replace

    from latent.making import Plan
    from latent.training import Recipe

    plan = Plan(name=name_of(out)) if recipe is None else Plan.read(there(recipe))
    who = {key: options[key] for key in ("name", "title", "description") if key in options}
    if "labels" in options:
        who["labels"] = tuple(label.strip() for label in options["labels"].split(","))
    how = {field.name: options[field.name] for field in fields(Recipe) if field.name in options}
    look = {"height": options["size"], "width": options["size"]} if "size" in options else {}
    look |= {"channels": 3 if options["colour"] else 1} if "colour" in options else {}
    plan = replace(plan, **who, configuration=plan.configuration | look, recipe=replace(plan.recipe, **how))
    check_name(plan.name)
    return plan


def name_of(out: Path) -> str:
    """What a space is called by itself: as its folder is."""
    return re.sub(r"[^a-z0-9]+", "-", out.resolve().name.lower()).strip("-") or "space"


def check_name(name: str) -> str:
    """The name again; :class:`RequestError` where no space can be called so."""
    if not re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", name):
        raise RequestError(name, "it cannot be the name of a space", "Use letters, digits and hyphens.")
    return name


def _to_train_on(path: Path, modality: str, plan: Plan, columns: list[str]) -> Dataset:
    """The data set, bound to what its arrays look like with the plan's configuration over it."""
    from latent import modalities
    from latent.cli.items import chosen_columns
    from latent.datasets import load

    kind, by_item = modalities.get(modality), plan.known_items == "kept"
    chosen = chosen_columns(kind, columns)
    return load(path, kind, plan.labels or None, plan.index, plan.configuration, by_item, chosen)


def _command(
    data: Path, modality: str, columns: list[str], files: dict[str, Path | None], options: dict[str, Any], out: Path
) -> str:
    """What to type to make the space again; names only, for whose folders these were is nobody's business."""
    words = ["python", "-m", "latent", "train", data.resolve().name, "--modality", modality]
    words += [word for column in columns for word in ("--column", column)]
    for key, path in files.items():
        words += [f"--{key}", path.resolve().name] if path else []
    for key, value in options.items():
        words += [f"--{key}", str(value)] if key != "colour" else ["--colour" if value else "--grey"]
    return shlex.join([*words, "--out", out.resolve().name])
