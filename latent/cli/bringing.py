"""A space of a model that was made elsewhere: ``bring``."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from latent.cli.arguments import Data
from latent.cli.files import is_npz, make_folder, read_bytes, there
from latent.cli.new_space import check_name, check_vacant, name_from
from latent.cli.showing import finish, print_figures, report
from latent.errors import RequestError

if TYPE_CHECKING:
    from latent.making.trained_space import Plan


def bring(
    model: Annotated[
        Path, typer.Argument(metavar="MODEL", help="A folder (ONNX, pythae, diffusers), or codes (.npz).")
    ],
    data: Data,
    *,
    out: Annotated[Path, typer.Option(help="The folder of the new space.")],
    name: Annotated[str | None, typer.Option(help="Letters, digits and hyphens; else the folder's name.")] = None,
    title: Annotated[str | None, typer.Option(help="Its name for people.")] = None,
    description: Annotated[str | None, typer.Option(help="One sentence about it for people.")] = None,
    labels: Annotated[str | None, typer.Option(help="Names for the labels 0, 1, ...: a,b,c")] = None,
    directions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Your own directions: vectors in .npz, or saved from the Map."),
    ] = None,
    size: Annotated[int | None, typer.Option(min=8, max=512, help="Side in pixels, where the model takes any.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the space in the folder.")] = False,
) -> None:
    """Make a space of a trained model of your own and a sample of its data."""
    for given in (model, data):
        there(given)
    own = (directions.name, read_bytes(there(directions))) if directions else None
    check_vacant(out, overwrite)
    if out.resolve() == model.resolve():
        raise RequestError(out.name, "it is the model's own folder", "Name another with --out.")
    asked = {"name": name, "title": title, "description": description, "labels": labels, "size": size}
    options = {key: value for key, value in asked.items() if value is not None}
    plan = _plan(out, options)

    from latent import bringing

    if is_npz(model):
        opened = bringing.open_vectors(model, data, plan.labels, size)
    else:
        opened = bringing.open_model(model, size)
    sample = bringing.load_data(opened, data, plan.labels)
    report(sample.refused)
    make_folder(out)
    space = finish(bringing.bring(plan, opened, sample, out, own, _command(model, data, directions, options, out)))
    typer.echo(f"{space.name}: {space.dials} dials, in {out}")
    print_figures(space.manifest.quality["held_out"])
    for note in space.manifest.quality["notes"]:
        typer.echo(note)


def _plan(out: Path, options: dict[str, Any]) -> Plan:
    from latent.making.trained_space import Plan

    labels = tuple(label.strip() for label in options["labels"].split(",")) if "labels" in options else ()
    who = {key: options[key] for key in ("title", "description") if key in options}
    name = options.get("name") or name_from(out)
    check_name(name)
    return Plan(name, **who, labels=labels)


def _command(model: Path, data: Path, directions: Path | None, options: dict[str, Any], out: Path) -> str:
    """What to type to make the space again; names only, for whose folders these were is nobody's business."""
    words = ["python", "-m", "latent", "bring", model.resolve().name, data.resolve().name]
    words += ["--directions", directions.name] if directions else []
    words += [word for key, value in options.items() for word in (f"--{key}", str(value))]
    return shlex.join([*words, "--out", out.resolve().name])
