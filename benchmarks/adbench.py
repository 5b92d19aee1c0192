"""Odd rows of tables: ``python benchmarks/adbench.py FOLDER`` over the sets of ADBench that lie there.

Each file holds ``X (n, d)`` and ``y (n,)``, of which 1 is an anomaly (Han et al. 2022, "ADBench: Anomaly Detection
Benchmark"). A space of the table modality is trained on half of the normal rows, as the recipe for a person's own
tables has it but for fewer steps, and the other half and all anomalies are judged by the combined score of Odd ones
out. Nothing is chosen by the set.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

if __name__ == "__main__":  # run by its path, from wherever
    sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.common import DATA, Result, Table, Target, save, say
from latent.insight import outliers
from latent.insight.measures import auroc
from latent.insight.typicality import Evidence
from latent.modalities.table import TableModality
from latent.recipes import own_for

SEEDS, STEPS = 5, 800
MARGIN, MOST_BELOW = 0.005, 0.05
OURS, NEAREST, FOREST = "ours", "kNN", "isolation forest"
_PASSES = 60

HOW = f"""
Half of the normal rows of each set train, the other half and all anomalies are judged; AUROC, mean of {SEEDS} halves.
*Ours*: the combined score of Odd ones out, of a table space trained on that half for {STEPS} steps. *kNN*: distance to
the fifth nearest of the same rows in units of the columns' spreads. *Isolation forest*: scikit-learn's as it comes, on
the rows as they are. *By the model*: the combined score with no look at the rows themselves.
"""


@dataclass(frozen=True, eq=False)
class Half:
    """One set, cut by one seed: rows ``(n, d)`` to fit on, rows to judge, and which of these are odd ``bool (m,)``."""

    fine: np.ndarray
    items: np.ndarray
    odd: np.ndarray
    seed: int

    @classmethod
    def of(cls, rows: np.ndarray, odd: np.ndarray, seed: int) -> Half:
        """Of a whole set."""
        normal = np.random.default_rng(seed).permutation(np.flatnonzero(~odd))
        fit = np.sort(normal[: len(normal) // 2])
        rest = np.setdiff1d(np.arange(len(rows)), fit)
        return cls(rows[fit], rows[rest], odd[rest], seed)

    def scores(self) -> dict[str, Callable[[], np.ndarray]]:
        """Each way to judge, by its name."""
        return {
            OURS: lambda: self._judged(True),
            NEAREST: self._nearest,
            FOREST: self._forest,
            "by the model": lambda: self._judged(False),
        }

    @cached_property
    def _modality(self) -> TableModality:
        """All columns are numbers, those as well that are all the same among the rows to fit on."""
        named = _named(self.fine)
        return TableModality(TableModality.guess_config(named, dict.fromkeys(named.dtype.names, "number")))

    def _items(self, rows: np.ndarray) -> np.ndarray:
        return self._modality.adopt(_named(rows))

    @cached_property
    def _evidence(self) -> Evidence:
        from benchmarks.alone import fitted
        from latent.making.training import Recipe

        usual = tomllib.loads(own_for("table").path.read_text("utf-8"))["recipe"]
        recipe = replace(Recipe(**usual), steps=STEPS, most_passes=_PASSES, seed=self.seed)
        fine = self._items(self.fine)
        seen = fitted(self._modality, recipe.fitted(len(fine)), fine)
        return outliers.joined([seen(self._items(self.items)), seen(fine)])

    def _judged(self, with_sides: bool) -> np.ndarray:
        arrays = self._items(np.concatenate([self.items, self.fine]))
        sides = {side.name: side.rows for side in self._modality.sides(arrays)} if with_sides else {}
        fine = np.arange(len(arrays)) >= len(self.items)
        found = outliers.judge(self._evidence, fine, seed=self.seed, sides=sides)
        return found.surprise[outliers.COMBINED][~fine]

    def _nearest(self) -> np.ndarray:
        middle, spread = self.fine.mean(axis=0), self.fine.std(axis=0)
        fine, items = ((rows - middle) / np.where(spread > 0, spread, 1) for rows in (self.fine, self.items))
        return outliers.neighbour_distance(items, fine)

    def _forest(self) -> np.ndarray:
        from sklearn.ensemble import IsolationForest

        return -IsolationForest(random_state=self.seed).fit(self.fine).score_samples(self.items)


def _named(rows: np.ndarray) -> np.ndarray:
    """Rows ``(n, d)`` as the modality's raw ones ``(n,)``, with named columns."""
    kind = np.dtype([(f"column {place + 1}", np.float64) for place in range(rows.shape[1])])
    return np.ascontiguousarray(rows, np.float64).view(kind)[:, 0]


def sets(folder: Path) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
    """Name, rows ``float64 (n, d)`` and which are odd ``bool (n,)`` of each file."""
    for path in sorted(folder.glob("*.npz")):
        with np.load(path) as data:
            yield path.stem, data["X"].astype(np.float64), data["y"].astype(bool)


def of_set(rows: np.ndarray, odd: np.ndarray, seeds: int = SEEDS) -> dict[str, float]:
    """Mean AUROC of each way."""
    found: dict[str, list[float]] = {}
    for seed in range(seeds):
        half = Half.of(rows, odd, seed)
        for name, score in half.scores().items():
            found.setdefault(name, []).append(auroc(score(), half.odd))
    return {name: float(np.mean(values)) for name, values in found.items()}


def measure(folder: Path = DATA / "tables" / "adbench") -> Result:
    """The part."""
    figures = {}
    for name, rows, odd in sets(folder):
        figures[name] = of_set(rows, odd)
        say(f"{name}: " + ", ".join(f"{way} {value:.4f}" for way, value in figures[name].items()))
    return Result(
        part="adbench",
        title="Odd rows of tables",
        how=HOW,
        tables=[table(figures)],
        targets=targets(figures),
        packages=["numpy", "torch", "scikit-learn"],
        spaces=[],
        figures={"sets": figures, "means": means(figures)},
    )


def means(figures: dict[str, dict[str, float]]) -> dict[str, float]:
    """Of each way over all sets."""
    return {way: float(np.mean([found[way] for found in figures.values()])) for way in next(iter(figures.values()))}


def table(figures: dict[str, dict[str, float]]) -> Table:
    """A row a set, the means last."""
    whole = figures | {"mean": means(figures)}
    rows = [[name, *(f"{value:.4f}" for value in found.values())] for name, found in whole.items()]
    return Table("AUROC, higher is better", ["set", *whole["mean"]], rows)


def targets(figures: dict[str, dict[str, float]]) -> list[Target]:
    """Above nearest neighbours on average, and nowhere far below them."""
    ours, nearest = (means(figures)[way] for way in (OURS, NEAREST))
    least = min(found[OURS] - found[NEAREST] for found in figures.values())
    return [
        Target(f"mean AUROC, beside kNN's {nearest:.4f}", ours, nearest + MARGIN, form="{:.4f}"),
        Target("the set on which it is furthest below kNN", least, -MOST_BELOW, form="{:+.4f}"),
    ]


def main(
    folder: Annotated[Path | None, typer.Argument(help="Holds .npz files with X and y.")] = None,
    seeds: Annotated[int, typer.Option(min=1, help="Halves that are tried.")] = SEEDS,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Print AUROC, a row a set and the means last; without a folder, measure the part of the benchmarks."""
    if folder is None:
        save(measure())
        return
    figures = {}
    for name, rows, odd in sets(folder):
        figures[name] = of_set(rows, odd, seeds)
        if not as_json:
            _print(name, figures[name], first=len(figures) == 1)
    if not figures:
        raise typer.BadParameter(f"{folder} holds no .npz file")
    if as_json:
        typer.echo(json.dumps({"sets": figures, "mean": means(figures)}))
    else:
        _print("mean", means(figures))


def _print(name: str, found: dict[str, float], first: bool = False) -> None:
    if first:
        typer.echo(f"{'set':28}" + "".join(f"{way:>18}" for way in found))
    typer.echo(f"{name:28}" + "".join(f"{value:18.4f}" for value in found.values()))


if __name__ == "__main__":
    typer.run(main)
