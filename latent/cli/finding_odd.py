"""What does not fit: ``outliers``."""

from __future__ import annotations

import json
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from latent.cli.arguments import AsJson, Columns, Data, SpaceName, open_space
from latent.cli.files import there
from latent.cli.items import chosen_columns
from latent.cli.showing import finish, report
from latent.cli.tables import table_kind, write_table
from latent.errors import DataError, LatentError, RequestError

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    from latent.actions import Progress
    from latent.datasets import Dataset
    from latent.insight.outliers import Oddness
    from latent.space import Space

SHOWN = 10


@dataclass(frozen=True)
class _Asked:
    """What a person wants to know: of which data, beside what, by which score and against which labels."""

    data: Path
    reference: Path | None
    score: str
    odd: tuple[str, ...]
    fine: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _Found:
    """The items, how odd they are, from where on they stand out, which are said to be odd, and by how many judged."""

    data: Dataset
    surprise: dict[str, np.ndarray]
    fence: float
    odd: np.ndarray | None
    by: int


def outliers(
    space: SpaceName,
    data: Data,
    reference: Annotated[Path | None, typer.Option(help="Items that are fine, to judge the data by.")] = None,
    score: Annotated[
        str,
        typer.Option(
            help="What to rank by: combined, neighbours, gaussian, mixture, error, drift, bound, or a side from which "
            "items of some kinds are looked at by themselves (everyone, owner)."
        ),
    ] = "combined",
    odd: Annotated[
        list[str] | None, typer.Option(help="A label whose items are odd; may be repeated. Adds AUROC and others.")
    ] = None,
    fine: Annotated[
        list[str] | None,
        typer.Option(help="A label whose items are fine, all others being odd; also what counts of the reference."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="The whole ranking as a table: .parquet or .csv.")] = None,
    column: Columns = None,
    as_json: AsJson = False,
) -> None:
    """Rank items by how little they fit: among themselves, or beside some that are fine."""
    for path in filter(None, (data, reference)):
        there(path)
    if out is not None:
        table_kind(out)
    _check(score, odd, fine)
    asked = _Asked(data, reference, score, tuple(odd or ()), tuple(fine or ()), tuple(column or ()))
    found, refused = finish(_judging(open_space(space), asked))
    report(refused)
    table = _ranking(found, score)
    if out is not None:
        write_table(table, out, "ranked")
    told = _told(found, score)
    if as_json:
        typer.echo(json.dumps({**told, "ranking": table.to_pylist()}, ensure_ascii=False, allow_nan=False))
    elif out is None:
        _print(table, told)


def _check(score: str, odd: list[str] | None, fine: list[str] | None) -> None:
    if odd and fine:
        raise RequestError("--odd", "--fine says already what is odd", "Give one of them.")


def _check_score(space: Space, score: str, data: Dataset) -> None:
    from latent.insight.outliers import SCORES

    known = [*SCORES, *(side.name for side in space.modality.sides(data.arrays[:2]))]
    if score not in known:
        raise RequestError(score, "there is no such score", f"There are {', '.join(known)}.")


def _judging(space: Space, asked: _Asked) -> Generator[Progress, None, tuple[_Found, list[LatentError]]]:
    import numpy as np

    from latent.actions import Progress
    from latent.datasets import load

    chosen = chosen_columns(space.modality, list(asked.columns))
    yield Progress(0.0, f"Reading {asked.data.name}")
    data = load(asked.data, space.modality, chosen=chosen)
    clean = load(asked.reference, space.modality, chosen=chosen) if asked.reference else None
    refused = [*data.refused, *(() if clean is None else clean.refused)]
    _check_score(space, asked.score, data)
    odd = _said(data, asked)
    if clean is not None and asked.fine:
        clean = clean.subset(~_said(clean, asked))
    yield Progress(0.2, f"Looking at {len(data):,} {space.modality.noun[1]}")
    judged = [data] if clean is None else [data, clean]
    found, fine = _oddness(space, judged), np.arange(sum(map(len, judged))) >= len(data)
    if asked.score not in found.surprise:
        raise RequestError(asked.score, "this space does not say how unsure it is", "Choose another score.")
    own = {name: values[~fine] if clean is not None else values for name, values in found.surprise.items()}
    return _Found(data, own, found.fence(asked.score), odd, len(judged[-1])), refused


def _said(data: Dataset, asked: _Asked) -> np.ndarray | None:
    """Which items ``bool (n,)`` a label says to be odd; None where nobody asked."""
    import numpy as np

    wanted = asked.odd or asked.fine
    if not wanted:
        return None
    labels = np.full(len(data), "") if data.labels is None else data.labels.astype(str)
    if missing := sorted(set(wanted) - set(labels.tolist())):
        there_are = ", ".join(sorted(set(labels.tolist()) - {""})[:SHOWN])
        cure = f"There are {there_are}." if there_are else "It has no labels: leave --odd and --fine out."
        raise DataError(asked.data.name, f"nothing in it is labelled {', '.join(missing)}", cure)
    return np.isin(labels, wanted) ^ bool(asked.fine)


def _oddness(space: Space, judged: list[Dataset]) -> Oddness:
    """How odd the items of the first set are, and those of a second, by which they are then judged."""
    import numpy as np

    from latent.evaluation import bounds
    from latent.insight.outliers import judge

    arrays = np.concatenate([data.arrays for data in judged])
    posterior = space.encode(arrays)
    evidence = space.rebuild(arrays, posterior.mean).evidence(posterior)
    fine = np.arange(len(arrays)) >= len(judged[0]) if len(judged) > 1 else None
    sides = {side.name: side.rows for side in space.modality.sides(arrays)}
    return judge(evidence, fine, bounds(space, arrays, posterior), sides=sides)


def _ranking(found: _Found, score: str) -> pa.Table:
    """One row an item, the oddest first: each score in nats of surprise."""
    import numpy as np
    import pyarrow as pa

    surprise = found.surprise
    order = np.argsort(-surprise[score], kind="stable")
    columns: dict[str, Any] = {
        "rank": np.arange(1, len(order) + 1),
        "row": order,
        "name": found.data.names[order].astype(str).tolist(),
    }
    if found.data.labels is not None:
        columns["label"] = found.data.labels[order].astype(str).tolist()
    columns["stands_out"] = surprise[score][order] > found.fence
    return pa.table(columns | {name: np.round(values[order], 4) for name, values in surprise.items()})


def _told(found: _Found, score: str) -> dict[str, Any]:
    """The figures, as JSON values."""
    from latent.insight.detection import figures

    surprise, fence = found.surprise, found.fence
    told = {
        "items": len(found.data),
        "judged_by": found.by,
        "score": score,
        "threshold": fence,
        "stand_out": int((surprise[score] > fence).sum()),
    }
    if found.odd is not None and 0 < found.odd.sum() < len(found.odd):
        told["figures"] = {name: figures(values, found.odd) for name, values in surprise.items()}
    return told


def _print(table: pa.Table, told: dict[str, Any]) -> None:
    """The oddest few, and the figures."""
    console = Console(highlight=False, markup=False)
    console.print(
        f"{told['stand_out']:,} of {told['items']:,} stand out (more than {told['threshold']:.1f} nats of surprise)"
    )
    shown = Table("rank", "name", told["score"], box=None, pad_edge=False)
    for row in table.slice(0, SHOWN).to_pylist():
        shown.add_row(str(row["rank"]), row["name"], f"{row[told['score']]:.1f}")
    console.print(shown)
    if "figures" in told:
        console.print(_figures(told["figures"]))


def _figures(by_score: dict[str, dict[str, Any]]) -> Table:
    """How well each score tells what is labelled odd."""
    checks = list(next(iter(by_score.values()))["precision_at"])
    table = Table("score", box=None, pad_edge=False)
    for heading in ("AUROC", "AP", *(f"of first {k}" for k in checks)):
        table.add_column(heading, justify="right")
    for name, found in by_score.items():
        values = (found["auroc"], found["average_precision"], *found["precision_at"].values())
        table.add_row(name, *(f"{value:.3f}" for value in values))
    return table
