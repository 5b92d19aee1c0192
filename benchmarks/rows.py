"""Training a space of a table of one's own: 10,000 rows of 30 columns, drawn from a seed."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.common import ROOT, SEED, Result, Table, Target, save, say
from latent.explaining import kept
from latent.space import Space

ROWS, NUMBERS, AMOUNTS, CATEGORIES, ANSWERS, DATES = 10_000, 14, 4, 6, 4, 2
HIDDEN = 8
BLANK = 0.02
PRESETS = ("quick", "good")
MINUTES = 2

HOW = f"""
{ROWS:,} rows of {NUMBERS + AMOUNTS + CATEGORIES + ANSWERS + DATES} columns, drawn from a seed: {NUMBERS} numbers,
{AMOUNTS} amounts, {CATEGORIES} categories of 3 to 12 words, {ANSWERS} columns of yes or no and {DATES} of dates, each
of what {HIDDEN} hidden numbers say of a row and of noise, one cell in {1 / BLANK:.0f} blank. `python -m latent train
rows.csv --modality table --preset PRESET` in a process of its own on one thread, from its start to the finished space,
with all that is found and measured and with its maps. *Processor*: time that a processor was at work for it, which
other work on the machine hardly lengthens, unlike the time that passed. *Comes back*: share of what sets held-out rows
apart from the one answer that the model gives without a code; baseline: principal components, as many as it has dials,
made from the same rows.
"""


@dataclass(frozen=True)
class Trained:
    """What a training took and came to.

    Attributes:
        processor, passed: seconds.
        dials: of the space.
        back, by_components: share that comes back of held-out rows, and by principal components.
        asleep: dials that tell nothing.
    """

    processor: float
    passed: float
    dials: int
    back: float
    by_components: float
    asleep: int


def drawn(rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Columns of text ``(rows,)`` by their names."""
    hidden = rng.normal(size=(ROWS, HIDDEN))
    told = lambda count: hidden @ rng.normal(size=(HIDDEN, count)) / HIDDEN**0.5 + 0.4 * rng.normal(size=(ROWS, count))  # noqa: E731
    found = {f"number {i}": np.char.mod("%.2f", column) for i, column in enumerate(told(NUMBERS).T)}
    found |= {f"amount {i}": np.char.mod("%.2f", np.exp(3 + column)) for i, column in enumerate(told(AMOUNTS).T)}
    for i in range(CATEGORIES):
        words = np.array([f"kind {place}" for place in range(int(rng.integers(3, 13)))])
        found[f"category {i}"] = words[told(len(words)).argmax(axis=1)]
    found |= {f"answer {i}": np.where(column > 0.5, "yes", "no") for i, column in enumerate(told(ANSWERS).T)}
    for i, column in enumerate(told(DATES).T):
        found[f"date {i}"] = (np.datetime64("2024-01-01") + (100 * column).astype(int)).astype(str)
    return {name: np.where(rng.random(ROWS) < BLANK, "", column) for name, column in found.items()}


def written(path: Path) -> Path:
    """The table as a file."""
    columns = drawn(np.random.default_rng(SEED))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return path


def train(path: Path, preset: str, out: Path) -> Trained:
    """A space of the file, by a preset."""
    command = [sys.executable, "-m", "latent", "train", str(path), "--modality", "table"]
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"), "1")
    started = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--preset", preset, "--out", str(out)],
        cwd=ROOT,
        env=os.environ | threads,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, code, used = os.wait4(process.pid, 0)
    passed = time.perf_counter() - started
    if code:
        raise SystemExit(f"training by {preset} failed")
    space = Space.load(out)
    quality = space.manifest.quality
    back, components = (kept(quality, error) for error in (quality["held_out"]["mse"], quality["linear"]["error"]))
    asleep = space.dials - int(quality["held_out"]["active_dials"])
    return Trained(used.ru_utime + used.ru_stime, passed, space.dials, back, components, asleep)


def measure() -> Result:
    """The part."""
    found = {}
    with TemporaryDirectory() as folder:
        path = written(Path(folder) / "rows.csv")
        for preset in PRESETS:
            found[preset] = train(path, preset, Path(folder) / preset)
            say(f"{preset}: {found[preset]}")
    busy = os.getloadavg()[1]
    rows = [
        [
            preset,
            f"{one.processor:.0f} s",
            f"{one.passed:.0f} s",
            f"{one.dials} ({one.asleep} asleep)",
            f"{one.back:.0%}",
            f"{one.by_components:.0%}",
        ]
        for preset, one in found.items()
    ]
    head = ["preset", "processor", "passed", "dials", "comes back", "by principal components"]
    quick = found["quick"]
    return Result(
        part="rows",
        title="A space of a table of one's own",
        how=HOW,
        tables=[Table("10,000 rows of 30 columns", head, rows)],
        targets=[
            Target(
                "minutes of one processor for a quick space", quick.processor / 60, MINUTES, most=True, form="{:.1f}"
            ),
            Target("comes back of rows, less by principal components", quick.back - quick.by_components, 0.0),
        ],
        packages=["torch", "umap-learn", "pyarrow"],
        spaces=[],
        notes=[
            f"Pieces of work that waited for a processor meanwhile, on average: {busy:.0f} on {os.cpu_count()} cores."
        ],
        figures={preset: asdict(one) for preset, one in found.items()},
    )


if __name__ == "__main__":
    save(measure())
