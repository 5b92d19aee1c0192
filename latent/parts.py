"""What a space computes about its data besides the networks, and the parts of a space folder that keep it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from safetensors.numpy import save_file

from latent.directions import Direction
from latent.given import FACT, Given, fact_column, facts_in
from latent.insight.mixture import Mixture
from latent.insight.novelty import Seen
from latent.insight.typicality import Evidence, Typicality
from latent.maps import Map
from latent.modalities.items import Fact, Sheet

REBUILD = ("error", "drift", "detail")
FACTOR = "factor_"
"""What the name of an array or a column of factors begins with."""


@dataclass(frozen=True)
class Posterior:
    """What the encoder tells of ``n`` items: the spot and the blur.

    Attributes:
        mean: ``float32 (n, dials)``, an item's code.
        logvar: ``float32 (n, dials)``, the logarithm of the variance around it.
    """

    mean: np.ndarray
    logvar: np.ndarray

    def __len__(self) -> int:
        return len(self.mean)

    def __getitem__(self, rows: np.ndarray | slice) -> Posterior:
        return Posterior(self.mean[rows], self.logvar[rows])

    def sample(self, rng: np.random.Generator, draws: int) -> np.ndarray:
        """``draws`` codes ``float32 (draws, dials)`` from the first item's posterior."""
        noise = rng.standard_normal((draws, self.mean.shape[1]), np.float32)
        return self.mean[:1] + np.exp(0.5 * self.logvar[:1]) * noise


@dataclass(frozen=True)
class Rebuild:
    """How items come back.

    Attributes:
        error: squared rebuild errors ``float32 (n,)``, as means over the items' 0..1 values.
        drift: distance ``float32 (n,)`` from an item's code to the code of its rebuild.
        detail: how much there is in each item to get wrong ``float32 (n,)``.
    """

    error: np.ndarray
    drift: np.ndarray
    detail: np.ndarray

    def evidence(self, posterior: Posterior) -> Evidence:
        """What the items with this posterior are judged by."""
        doubt = posterior.logvar.sum(axis=1)
        return Evidence(posterior.mean, self.error / self.detail, doubt, self.drift, self.detail)


@dataclass(frozen=True)
class Reference:
    """The known items of a space, in one fixed order.

    Attributes:
        hashes: ``str (n,)`` content hashes, by which originals are matched.
        labels: ``str (n,)``; empty strings where the data has none.
        groups: ``str (n,)`` names of look-alike groups, found without labels.
        posterior: of the originals.
        rebuild: how the originals come back.
        factors: what each was drawn from, by name: numbers ``float32 (n,)`` or words ``str (n,)``; empty where nobody
            knows.
        given: as their owner gave them; None where that was not kept.
        facts: what else came along with them, by name: a value an item, None where there is none.
    """

    hashes: np.ndarray
    labels: np.ndarray
    groups: np.ndarray
    posterior: Posterior
    rebuild: Rebuild
    factors: Mapping[str, np.ndarray] = field(default_factory=dict)
    given: Given | None = None
    facts: Mapping[str, Sequence[Fact | None]] = field(default_factory=dict)

    @property
    def codes(self) -> np.ndarray:
        """Posterior means ``float32 (n, dials)``."""
        return self.posterior.mean

    @property
    def evidence(self) -> Evidence:
        """What they are judged by themselves."""
        return self.rebuild.evidence(self.posterior)

    def __len__(self) -> int:
        return len(self.hashes)


@dataclass(frozen=True)
class Findings:
    """What a space computes about its data, besides the networks: the parts that :func:`write` writes."""

    reference: Reference
    maps: dict[int, Map]
    directions: list[Direction]
    mixture: Mixture
    typicality: Typicality
    sheet: Sheet
    seen: Seen | None = None


def titled(factor: str, word: str = "") -> str:
    """What a factor, or one word of it, is called on pages: ``hair_style`` is "Hair style", or "Hair style: curly"."""
    title = factor.replace("_", " ").capitalize()
    return f"{title}: {word}" if word else title


def write(folder: Path, found: Findings) -> dict[str, Any]:
    """Write the parts that hold findings; returns what the manifest says of the sheet."""
    write_table(_table(found), folder / "reference.parquet")
    listed = [d.to_json() for d in found.directions]
    (folder / "directions.json").write_text(json.dumps(listed, indent=1), "utf-8")
    arrays = {f"mixture.{k}": v for k, v in found.mixture.to_arrays().items()}
    # Typicality judges by the reference codes, which the reference holds already.
    arrays |= {f"typicality.{k}": v for k, v in found.typicality.to_arrays().items() if k != "codes"}
    arrays |= {f"seen.{k}": v for k, v in found.seen.to_arrays().items()} if found.seen else {}
    save_file({k: np.ascontiguousarray(v) for k, v in arrays.items()}, folder / "arrays.safetensors")
    (folder / "thumbnails").write_bytes(found.sheet.view.data)
    about = {"mime": found.sheet.view.mime, "tile": list(found.sheet.tile)}
    return about | {"columns": found.sheet.columns, "count": found.sheet.count}


def write_table(table: pa.Table, path: Path) -> None:
    """Write the known items as a file."""
    pq.write_table(table, path, compression="zstd")


def recharted(table: pa.Table, maps: Mapping[int, Map]) -> pa.Table:
    """A table of known items with other maps, by their dimensions."""
    for name, values in _places(maps).items():
        table = table.set_column(table.column_names.index(name), name, values)
    return table


def reference_in(table: pa.Table, dials: int) -> Reference:
    """The known items in a table."""
    words = {name: np.asarray(table[name].to_pylist(), dtype=object) for name in ("hash", "label", "group")}
    posterior = Posterior(matrix(table["code"], dials), matrix(table["logvar"], dials))
    factors = {
        name.removeprefix(FACTOR): _factor(table[name]) for name in table.column_names if name.startswith(FACTOR)
    }
    rebuild = Rebuild(**{name: _column(table[name]) for name in REBUILD})
    return Reference(*words.values(), posterior, rebuild, factors, Given.of_table(table), facts_in(table))


def map_in(table: pa.Table, codes: np.ndarray, dimensions: int) -> Map:
    """The map of so many dimensions in a table of the items with these codes ``(n, dials)``."""
    positions = matrix(table[f"map{dimensions}"], dimensions)
    return Map(codes, positions, _column(table[f"trust{dimensions}"]))


def arrays_of(arrays: dict[str, np.ndarray], owner: str) -> dict[str, np.ndarray]:
    """The arrays of one owner, ``mixture`` for one, under the names that it gave them."""
    return {k.removeprefix(f"{owner}."): v for k, v in arrays.items() if k.startswith(f"{owner}.")}


def _table(found: Findings) -> pa.Table:
    reference = found.reference
    columns: dict[str, Any] = {
        "hash": list(reference.hashes),
        "label": list(reference.labels),
        "group": list(reference.groups),
        "code": lists(reference.codes),
        "logvar": lists(reference.posterior.logvar, np.float16),
    }
    columns |= {name: getattr(reference.rebuild, name).astype(np.float32) for name in REBUILD}
    columns |= {FACTOR + name: pa.array(values) for name, values in reference.factors.items()}
    columns |= reference.given.columns() if reference.given else {}
    columns |= {FACT + name: fact_column(values) for name, values in reference.facts.items()}
    return pa.table(columns | _places(found.maps))


def _places(maps: Mapping[int, Map]) -> dict[str, pa.Array]:
    """Columns of maps by their dimensions."""
    columns = {f"map{d}": lists(chart.positions) for d, chart in maps.items()}
    return columns | {f"trust{d}": pa.array(chart.trust.astype(np.float32)) for d, chart in maps.items()}


def lists(rows: np.ndarray, dtype: type = np.float32) -> pa.FixedSizeListArray:
    """Rows ``(n, width)`` as a column of lists."""
    flat = pa.array(np.ascontiguousarray(rows, dtype).ravel())
    return pa.FixedSizeListArray.from_arrays(flat, rows.shape[1])


def matrix(column: pa.ChunkedArray, width: int) -> np.ndarray:
    """Rows ``float32 (n, width)`` of a column that :func:`lists` made."""
    array = column.combine_chunks()
    return _floats(array.flatten()).reshape(len(array), width)


def _factor(column: pa.ChunkedArray) -> np.ndarray:
    return np.asarray(column.to_pylist(), str) if pa.types.is_string(column.type) else _column(column)


def _column(column: pa.ChunkedArray) -> np.ndarray:
    return _floats(column.combine_chunks())


def _floats(array: pa.Array) -> np.ndarray:
    """As ``float32``. Not by ``to_numpy``: that brings pandas, 40 MB for each web process."""
    return np.from_dlpack(array).astype(np.float32)
