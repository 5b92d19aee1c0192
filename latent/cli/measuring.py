"""Spaces and how good they are: ``spaces`` and ``evaluate``."""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from latent.cli.arguments import AsJson, Data, SpaceName, open_space
from latent.cli.files import there
from latent.cli.showing import finish, print_figures, report, written
from latent.errors import DataError, LatentError

if TYPE_CHECKING:
    from latent.actions import Progress
    from latent.datasets import Dataset
    from latent.space import Space


def spaces(as_json: AsJson = False) -> None:
    """List the spaces that come with the program."""
    from latent.spaces import all_shipped

    listed = [_about(space) for space in all_shipped()]
    if as_json:
        typer.echo(json.dumps(listed, indent=2, ensure_ascii=False))
        return
    table = Table("name", "title", "modality", box=None, pad_edge=False, collapse_padding=True)
    for heading in ("dials", "items", "size", "mse", "5-NN", "map"):
        table.add_column(heading, justify="right")
    for about in listed:
        quality = about["quality"]
        table.add_row(
            *(about[key] for key in ("name", "title", "modality")),
            str(about["dials"]),
            f"{about['items']:,}",
            f"{about['bytes'] / 1e6:.1f} MB",
            *(written(key, quality.get(key)) for key in ("mse", "knn_accuracy", "trustworthiness")),
        )
    Console(highlight=False, markup=False).print(table)


def _about(space: Space) -> dict[str, Any]:
    manifest = space.manifest
    told = ("name", "title", "description", "attribution", "modality", "dials", "known_items")
    return {key: getattr(manifest, key) for key in told} | {
        "items": manifest.sheet["count"],
        "bytes": sum(part["bytes"] for part in manifest.parts.values()),
        "quality": manifest.quality.get("held_out", {}),
    }


def evaluate(
    space: SpaceName,
    data: Data,
    reference: Annotated[Path | None, typer.Option(help="Labelled items to look for neighbours among.")] = None,
    as_json: AsJson = False,
) -> None:
    """Measure a space on data that it may never have seen."""
    for path in filter(None, (data, reference)):
        there(path)
    figures, shared, refused = finish(_measuring(open_space(space), data, reference))
    report(refused)
    if shared:
        typer.echo(f"{shared:,} items are in the reference too, which flatters knn_accuracy.", err=True)
    if as_json:
        typer.echo(json.dumps(figures, allow_nan=False))
    else:
        print_figures(figures)


def _measuring(
    space: Space, path: Path, reference: Path | None
) -> Generator[Progress, None, tuple[dict[str, Any], int, tuple[LatentError, ...]]]:
    """The figures, how many items are in the reference too, and what could not be read."""
    from latent.actions import Progress
    from latent.datasets import load
    from latent.evaluation import evaluate as measure

    yield Progress(0.0, f"Reading {path.name}")
    data = load(path, space.modality)
    known = load(reference, space.modality) if reference else None
    if known is not None and known.labels is None:
        raise DataError(reference.name, "it has no labels to name its neighbours by", "Leave --reference out.")
    yield Progress(0.1, f"Measuring on {len(data):,} {space.modality.noun[1]}")
    refused = data.refused + (() if known is None else known.refused)
    return measure(space, data, known), 0 if known is None else _shared(data, known), refused


def _shared(data: Dataset, known: Dataset) -> int:
    seen = set(known.modality.fingerprints(known.arrays))
    return sum(hash_ in seen for hash_ in data.modality.fingerprints(data.arrays))
