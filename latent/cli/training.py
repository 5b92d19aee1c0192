"""A space of a person's own data: ``train``."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from latent.cli.arguments import Columns, Data
from latent.cli.files import make_folder, there
from latent.cli.showing import finish, print_figures, report
from latent.errors import RequestError
from latent.recipes import PRESETS

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
    preset: Annotated[str | None, typer.Option(help="quick, good or best: our recipe for your own items.")] = None,
    configuration: Annotated[str | None, typer.Option(help="What the model sees of an item, as JSON.")] = None,
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
    watched: Annotated[bool, typer.Option("--watched", help="Keep pictures of how it came to be.")] = False,
) -> None:
    """Train a space on your own data; run it again after a stop and it goes on."""
    there(data)
    _check_vacant(out, overwrite)
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
    files = {"recipe": recipe, "begin": begin}
    if preset:
        recipe, begin = _of_ours(modality, preset, recipe, begin)
    plan = _plan(recipe, preset, out, options, _values(configuration))
    columns = column or []
    dataset = _to_train_on(data, modality, plan, columns, begin)
    report(dataset.refused)
    make_folder(out)
    if fresh:
        (out / CHECKPOINT).unlink(missing_ok=True)
    options |= {key: value for key, value in (("preset", preset), ("configuration", configuration)) if value}
    space = _train(plan, dataset, out, _command(data, modality, columns, files, options, out), begin, watched)
    typer.echo(f"{space.name}: {space.dials} dials, in {out}")
    print_figures(space.manifest.quality["held_out"])


def _train(plan: Plan, dataset: Dataset, out: Path, command: str, begin: Path | None, watched: bool) -> Space:
    from latent import making
    from latent.space import Space

    first = None if begin is None else Space.load(begin)
    checkpoint = out / CHECKPOINT
    going_on = f"Going on from the checkpoint in {out}." if checkpoint.exists() else ""
    try:
        return finish(making.train(plan, dataset, out, command, first, watched), going_on)
    except KeyboardInterrupt:
        whole = f"{out} holds how it stood seconds ago: run the same command to go on."
        then = whole if checkpoint.exists() else "Nothing was kept yet."
        typer.echo(f"Stopped. {then}", err=True)
        raise typer.Exit(INTERRUPTED) from None


def _check_vacant(out: Path, overwrite: bool) -> None:
    if (out / "manifest.json").exists() and not overwrite:
        raise RequestError(out.name, "it holds a finished space", "Add --overwrite to replace it.")


def _of_ours(modality: str, preset: str, recipe: Path | None, begin: Path | None) -> tuple[Path, Path | None]:
    """Our recipe for a person's own items, and the space that it goes on from; what is given goes first."""
    from latent import spaces
    from latent.recipes import own_for

    if preset not in PRESETS:
        raise RequestError(preset, "there is no such preset", f"There are {', '.join(PRESETS)}.")
    ours = own_for(modality)
    begins = spaces.SHIPPED / ours.begin if ours.begin and recipe is None else None
    return recipe or ours.path, begin or begins


def _values(configuration: str | None) -> dict[str, Any]:
    try:
        values = json.loads(configuration or "{}")
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise RequestError("--configuration", "it is not a JSON object", 'Write it like {"height": 64, "width": 64}.')
    return values


def _plan(
    recipe: Path | None, preset: str | None, out: Path, options: dict[str, Any], configuration: dict[str, Any]
) -> Plan:
    """The recipe, or the usual one, with the options laid over it."""
    from dataclasses import fields

    from latent.making import Plan
    from latent.training import Recipe

    slug = re.sub(r"[^a-z0-9]+", "-", out.resolve().name.lower()).strip("-") or "space"
    plan = Plan(name=slug) if recipe is None else Plan.read(there(recipe), preset)
    who = {"name": slug, "title": slug} if preset else {}
    who |= {key: options[key] for key in ("name", "title", "description") if key in options}
    if "labels" in options:
        who["labels"] = tuple(label.strip() for label in options["labels"].split(","))
    how = {field.name: options[field.name] for field in fields(Recipe) if field.name in options}
    look = {"height": options["size"], "width": options["size"]} if "size" in options else {}
    look |= {"channels": 3 if options["colour"] else 1} if "colour" in options else {}
    plan = replace(
        plan, **who, configuration=plan.configuration | look | configuration, recipe=replace(plan.recipe, **how)
    )
    if not re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", plan.name):
        raise RequestError(plan.name, "it cannot be the name of a space", "Use letters, digits and hyphens.")
    return plan


def _to_train_on(path: Path, modality: str, plan: Plan, columns: list[str], begin: Path | None) -> Dataset:
    """The data set, bound to what its arrays look like with the plan's configuration over it, or as where it begins."""
    from latent import modalities
    from latent.cli.items import chosen_columns
    from latent.datasets import load
    from latent.space import Space

    kind, by_item = modalities.get(modality), plan.known_items == "kept"
    chosen = chosen_columns(kind, columns)
    if begin is not None and by_item:
        kind = Space.load(begin).modality
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


# ---- how long ---------------------------------------------------------------------------------------------------


def estimate(
    data: Data,
    *,
    modality: Annotated[str, typer.Option(help="What kind of items these are.")] = "image",
    column: Columns = None,
    items: Annotated[int | None, typer.Option(min=1, help="How many there are, where these are some of them.")] = None,
    configuration: Annotated[str | None, typer.Option(help="What the model sees of an item, as JSON.")] = None,
) -> None:
    """How long each preset is likely to take on this computer, measured by a few steps of it."""
    from latent import estimating
    from latent.making import Plan
    from latent.recipes import own_for

    recipe, begin = _of_ours(modality, PRESETS[0], None, None)
    plan = Plan.read(recipe)
    plan = replace(plan, configuration=plan.configuration | _values(configuration))
    dataset = _to_train_on(data, modality, plan, column or [], begin)
    seconds = finish(estimating.estimate(own_for(modality), dataset, items or len(dataset)))
    for name, value in seconds.items():
        typer.echo(f"{name}: {value / 60:.1f} min")
