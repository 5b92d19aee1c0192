"""A person's own items in one space, with what the model says of each."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from latent.errors import RequestError, one_line, wrong
from latent.given import fact_column, fact_names
from latent.insight.typicality import MOST
from latent.modalities.items import Fact, Item, View
from latent.space import DIMENSIONS, Posterior, Space


@dataclass(frozen=True, eq=False)
class Entry:
    """One uploaded item, encoded and placed.

    Attributes:
        id: stays the same while the item is kept.
        name: may be changed; text, never HTML.
        array: as the model sees it.
        original: as the person gave it.
        notes: what was done to it on the way in.
        label: a label that came along, or an empty string.
        mean, logvar: its posterior, each ``float32 (dials,)``.
        places: its place on each map, by the map's dimensions.
        error: squared rebuild error, a mean over 0..1 values.
        stranger_than: share 0..1 of known items that are more familiar than this one.
        familiarity: ``familiar``, ``borderline`` or ``unfamiliar``.
        label_nearby: what most of its nearest known items are labelled.
        group_nearby: the look-alike group that most of them are in.
        facts: what else came along, by name.
        whole: the document that it is a part of, or an empty string.
    """

    id: str
    name: str
    array: np.ndarray
    original: View
    notes: tuple[str, ...]
    label: str
    mean: np.ndarray
    logvar: np.ndarray
    places: dict[int, np.ndarray]
    error: float
    stranger_than: float
    familiarity: str
    label_nearby: str
    group_nearby: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    whole: str = ""


def entries(space: Space, items: list[Item], taken: set[str]) -> list[Entry]:
    """Encode, place and judge items.

    Args:
        space: where they go.
        items: read by the space's modality.
        taken: ids in use; new ones differ from them.
    """
    if not items:
        return []
    arrays = np.stack([item.array for item in items])
    posterior = space.encode(arrays)
    rebuild = space.rebuild(arrays, posterior.mean)
    places = {d: space.maps[d].place(posterior.mean) for d in DIMENSIONS}
    strange = space.typicality.stranger_than(rebuild.evidence(posterior))
    strange = np.where([item.nothing for item in items], np.float32(MOST), strange)
    words = space.typicality.words(strange)
    nearby = space.nearest(posterior.mean, 15)
    ids = _new_ids(space.modality.fingerprints(arrays), taken)
    return [
        Entry(
            id=ids[i],
            name=one_line(item.name),
            array=item.array,
            original=item.original,
            notes=item.notes,
            label=one_line(item.label or ""),
            mean=posterior.mean[i],
            logvar=posterior.logvar[i],
            places={d: places[d][i] for d in DIMENSIONS},
            error=float(rebuild.error[i]),
            stranger_than=float(strange[i]),
            familiarity=words[i],
            label_nearby=_commonest(space.reference.labels[nearby[i]]),
            group_nearby=_commonest(space.reference.groups[nearby[i]]),
            facts=item.facts,
            whole=item.whole,
        )
        for i, item in enumerate(items)
    ]


@dataclass
class Collection:
    """Uploaded items in the order in which they came, with a way back from the last removal."""

    space: str
    entries: dict[str, Entry] = field(default_factory=dict)
    removed: list[dict[str, Entry]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    @property
    def taken(self) -> set[str]:
        """Ids in use, those of removed entries that may come back included."""
        return set(self.entries).union(*self.removed)

    def add(self, new: list[Entry]) -> None:
        """Append entries."""
        self.entries |= {entry.id: entry for entry in new}

    def rename(self, id_: str, name: str) -> None:
        """Give an entry another name; :class:`RequestError` for an empty one."""
        clean = one_line(name)
        if not clean:
            raise RequestError(self.entries[id_].name, *wrong("error-name-without-letters"))
        self.entries[id_] = replace(self.entries[id_], name=clean)

    def replace(self, id_: str, new: Entry) -> None:
        """Put another reading of the same item in an entry's place, under its id and name."""
        old = self.entries[id_]
        self.entries[id_] = replace(new, id=id_, name=old.name, label=old.label)

    def exchange(self, ids: Iterable[str], new: list[Entry]) -> None:
        """Put new entries in the place of others, or last where none of those is left."""
        gone, listed = set(ids), list(self)
        place = next((i for i, entry in enumerate(listed) if entry.id in gone), len(listed))
        kept = [[entry for entry in part if entry.id not in gone] for part in (listed[:place], listed[place:])]
        self.entries = {entry.id: entry for entry in (*kept[0], *new, *kept[1])}
        self.removed = [{k: v for k, v in before.items() if k not in gone} for before in self.removed]

    def remove(self, ids: set[str]) -> None:
        """Take entries out; :meth:`undo` brings them back where they stood."""
        self.removed.append(dict(self.entries))
        self.entries = {k: v for k, v in self.entries.items() if k not in ids}

    def undo(self) -> None:
        """Bring back what the last removal took, keeping what came since."""
        if self.removed:
            self.entries = self.removed.pop() | self.entries

    def posterior(self) -> Posterior:
        """Of all entries."""
        return Posterior(np.stack([e.mean for e in self]), np.stack([e.logvar for e in self]))

    def table(self) -> pa.Table:
        """One row an entry: name, scores, places on the maps and the code, for export."""
        listed = list(self)
        columns: dict[str, list | pa.Array] = {
            "name": [e.name for e in listed],
            "label": [e.label for e in listed],
            "space": [self.space] * len(listed),
            "nearest_label": [e.label_nearby for e in listed],
            "nearest_group": [e.group_nearby for e in listed],
            "familiarity": [e.familiarity for e in listed],
            "stranger_than": [e.stranger_than for e in listed],
            "rebuild_mse": [e.error for e in listed],
        }
        if any(e.whole for e in listed):
            columns["part_of"] = [e.whole for e in listed]
        columns |= came_along([e.facts for e in listed], set(columns))
        for d in DIMENSIONS:
            columns |= {f"map{d}_{axis}": [float(e.places[d][i]) for e in listed] for i, axis in enumerate("xyz"[:d])}
        dials = len(listed[0].mean) if listed else 0
        columns |= {f"dial_{i + 1}": [float(e.mean[i]) for e in listed] for i in range(dials)}
        return pa.table(columns)

    def export(self, kind: str) -> bytes:
        """The table as ``csv`` or ``parquet``."""
        return table_file(self.table(), kind)


def came_along(listed: Sequence[Mapping[str, Fact]], used: set[str]) -> dict[str, pa.Array]:
    """What came along with items, a column each, under a name that none of those in use has."""
    reserved = re.compile(r"map\d_[xyz]|dial_\d+")
    found = {}
    for name in fact_names(listed):
        values = [facts.get(name) for facts in listed]
        found[f"{name} (yours)" if name in used or reserved.fullmatch(name) else name] = fact_column(values)
    return found


def joined(tables: list[pa.Table]) -> pa.Table:
    """Tables below each other; what a column holds in one and not in another is empty there, or text in all."""
    kinds: dict[str, set[pa.DataType]] = {}
    for table in tables:
        for column in table.schema:
            kinds.setdefault(column.name, set()).add(column.type)
    mixed = {name for name, types in kinds.items() if len(types) > 1}
    return pa.concat_tables([_as_text(table, mixed) for table in tables], promote_options="default")


def _as_text(table: pa.Table, names: set[str]) -> pa.Table:
    for name in names & set(table.column_names):
        table = table.set_column(table.column_names.index(name), name, table[name].cast(pa.string()))
    return table


def table_file(table: pa.Table, kind: str) -> bytes:
    """A table as the bytes of a ``csv`` or ``parquet`` file."""
    out = io.BytesIO()
    if kind == "csv":
        pyarrow.csv.write_csv(_without_formulas(table), out)
    else:
        pq.write_table(table, out)
    return out.getvalue()


def _without_formulas(table: pa.Table) -> pa.Table:
    # A spreadsheet runs a cell that begins with one of these; an apostrophe in front makes it text.
    for place, column in enumerate(table.columns):
        if pa.types.is_string(column.type):
            safe = ["'" + v if v[:1] in ("=", "+", "-", "@", "\t", "\r") else v for v in column.to_pylist()]
            table = table.set_column(place, table.column_names[place], pa.array(safe, pa.string()))
    return table


def _new_ids(hashes: list[str], taken: set[str]) -> list[str]:
    ids: list[str] = []
    taken, numbers = set(taken), dict.fromkeys(hashes, 1)  # counted on, for a million like each other
    for stem in hashes:
        id_ = stem
        while id_ in taken:
            numbers[stem] += 1
            id_ = f"{stem}-{numbers[stem]}"
        taken.add(id_)
        ids.append(id_)
    return ids


def _commonest(words: np.ndarray) -> str:
    names, counts = np.unique(words.astype(str), return_counts=True)
    return str(names[np.argmax(counts)])
