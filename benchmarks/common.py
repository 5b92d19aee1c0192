"""What the parts share: the data, rows that a space never saw, stopwatches, and the form of a result."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from latent import spaces
from latent.datasets import Dataset, load, split
from latent.space import Space

ROOT = Path(__file__).parent.parent
RUNS = Path(__file__).parent / "runs"
CANDIDATES = os.environ.get("LATENT_CANDIDATES")
"""A folder of spaces to be measured instead of the shipped ones, with results of their own under ``runs/``."""

SPACES = Path(CANDIDATES).resolve() if CANDIDATES else spaces.SHIPPED
RESULTS = RUNS / "candidates" if CANDIDATES else Path(__file__).parent / "results"
DATA = Path(os.environ.get("LATENT_DATA") or ROOT.parent / "shared" / "data")
FILES = {"digits": "mnist_train", "fashion": "fashion_mnist_train"}
"""Shipped spaces and the data sets that they were trained on."""

SEED = 0
SOME = 10_000


# ---- a space beside its data ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Subject:
    """A shipped space beside the file it was trained on, cut as it was cut then.

    Attributes:
        space: the model.
        data: the whole training file.
        trained, held: rows that it was trained on, and rows that it never saw.
    """

    space: Space
    data: Dataset
    trained: np.ndarray
    held: np.ndarray

    @cached_property
    def labels(self) -> np.ndarray:
        """Classes ``int (n,)`` of all rows."""
        return self.data.labels.astype(int)

    @cached_property
    def pixels(self) -> np.ndarray:
        """All rows flat, ``uint8 (n, h * w)``."""
        return self.data.arrays.reshape(len(self.data), -1)

    @cached_property
    def known(self) -> np.ndarray:
        """Rows of the space's reference items, in their order, found by their hashes."""
        rows = {text: row for row, text in enumerate(self.space.modality.fingerprints(self.data.arrays))}
        return np.array([rows[text] for text in self.space.reference.hashes])

    def codes(self, rows: np.ndarray) -> np.ndarray:
        """Posterior means of some rows."""
        return self.space.encode(self.data.arrays[rows]).mean

    def ten_thousand(self, without: np.ndarray | None = None) -> np.ndarray:
        """All rows that the space never saw, filled up to 10,000 with trained ones; the unseen come first."""
        left = self.trained if without is None else np.setdiff1d(self.trained, without)
        fill = np.random.default_rng(SEED).permutation(left)[: max(0, SOME - len(self.held))]
        return np.concatenate([self.held, fill])


def subject(name: str) -> Subject:
    """The shipped space ``name`` beside its data; ``LATENT_DATA`` names the folder that has ``images/``."""
    space = Space.load(SPACES / name)
    data = load(DATA / "images" / f"{FILES[name]}.npz", space.modality)
    recipe = space.manifest.recipe
    return Subject(space, data, *split(len(data), recipe["held_out"], recipe["seed"]))


def fingerprint(names: Sequence[str]) -> dict[str, str]:
    """Which spaces were measured: a short hash of each manifest, whose own hashes cover every part."""
    manifests = {name: SPACES / name / "manifest.json" for name in names}
    return {n: hashlib.sha256(path.read_bytes()).hexdigest()[:12] for n, path in manifests.items() if path.is_file()}


# ---- time -------------------------------------------------------------------------------------------------------


def seconds(work: Callable[[], Any]) -> float:
    """Wall time of one call."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def median_seconds(work: Callable[[], Any], times: int, warm: int = 1) -> float:
    """Median wall time of ``times`` calls after ``warm`` that don't count."""
    for _ in range(warm):
        work()
    gc.collect()
    return median(seconds(work) for _ in range(times))


def say(text: str) -> None:
    """Tell how far a part is."""
    print(f"  {text}", file=sys.stderr, flush=True)


# ---- results ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Target:
    """A figure that must reach a limit.

    Attributes:
        what: the figure, in words.
        value: as measured.
        limit: what it must reach.
        most: whether the limit is the most allowed; else it is the least.
        form: a format with one field, for both.
    """

    what: str
    value: float
    limit: float
    most: bool = False
    form: str = "{:.3f}"

    @property
    def reached(self) -> bool:
        """Whether it does."""
        return self.value <= self.limit if self.most else self.value >= self.limit


@dataclass(frozen=True)
class Table:
    """Cells as they are to be read; the first column names the row."""

    caption: str
    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Result:
    """What one part found.

    Attributes:
        part, title: its name, and a heading.
        how: how it was measured; line breaks don't count.
        tables, targets: the figures.
        packages: libraries that the figures depend on.
        spaces: names of the spaces measured.
        notes: what a reader should know about the figures.
        figures: the same figures and more, unrounded, for programs.
    """

    part: str
    title: str
    how: str
    tables: list[Table]
    targets: list[Target]
    packages: list[str]
    spaces: list[str] = field(default_factory=lambda: list(FILES))
    notes: list[str] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)


def to_json(result: Result) -> dict[str, Any]:
    """A result with what it was measured with: cores, Python, versions and which spaces."""
    told = asdict(result)
    told["targets"] = [asdict(target) | {"reached": bool(target.reached)} for target in result.targets]
    told["how"] = " ".join(result.how.split())
    told["spaces"] = fingerprint(result.spaces)
    told["versions"] = {"python": sys.version.split()[0]} | {name: version_of(name) for name in told.pop("packages")}
    return told | {"cores": os.cpu_count(), "seed": SEED}


def version_of(package: str) -> str:
    """An installed version without its build tag, which only says where a wheel came from."""
    try:
        return version(package).partition("+")[0]
    except PackageNotFoundError:
        return "not installed"


def save(result: Result) -> Path:
    """Write ``results/<part>.json`` in one move."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{result.part}.json"
    draft = path.with_suffix(".part")
    draft.write_text(json.dumps(to_json(result), indent=1, ensure_ascii=False, default=plain) + "\n", "utf-8")
    draft.replace(path)
    return path


def plain(value: Any) -> Any:
    """A numpy value as JSON has it."""
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    raise TypeError(type(value).__name__)
