"""Work in a space for tests: made, and compared with what came back of it."""

from __future__ import annotations

import shutil
from dataclasses import fields, replace
from pathlib import Path

import numpy as np

from latent import workspace
from latent.collection import Entry, entries
from latent.directions import Direction
from latent.keeping import Work
from latent.modalities.items import Day, Item, View
from latent.space import Space
from latent.workspace.kept import Annotation, Group


def put(space: Space, name: str) -> Path:
    """A copy of a space among a person's own."""
    folder = workspace.spaces() / name
    shutil.copytree(space.folder, folder)
    replace(space.manifest, name=name).write(folder)
    return folder


def some(space: Space, count: int = 3, seed: int = 0) -> tuple[Entry, ...]:
    """Entries with all that an entry can have, whose originals are small and large."""
    arrays = space.redraw(space.mixture.sample(count, np.random.default_rng(seed)))
    large = np.random.default_rng(seed).bytes(5_000)
    facts = [{"n": 1.5, "day": Day(19_000.25), "word": "x", "mixed": 2.0}, {"mixed": "two"}, {}]
    items = [
        Item(
            f"item {i} <b>",
            array,
            View("image/png", large + bytes([i % 2])) if i else View("text/plain", b"short"),
            ("turned upright",) * (i % 3),
            "bar" if i % 2 else None,
            facts=facts[i % 3],
            whole="book" if i == 2 else "",
        )
        for i, array in enumerate(arrays)
    ]
    return tuple(entries(space, items, set()))


def work_of(space: Space, count: int = 3, seed: int = 0) -> Work:
    listed = some(space, count, seed)
    vector = np.eye(space.dials, dtype=np.float32)[1]
    way = Direction("Mine", "group", vector, 0.7, -1.0, 1.0, None, "auroc", "From two groups.")
    said = (Annotation("label", "cat", own=listed[1].id), Annotation("label", "dog", row=3))
    return Work(listed, (way,), {"A": Group((0, 4), (listed[0].id,)), "B": Group((2,))}, said)


def same(one: Work, other: Work) -> bool:
    """Whether two are the same in all that they hold."""
    ways = [d.to_json() for d in one.directions] == [d.to_json() for d in other.directions]
    return (
        ways
        and dict(one.groups) == dict(other.groups)
        and one.annotations == other.annotations
        and all(same_entry(a, b) for a, b in zip(one.entries, other.entries, strict=True))
    )


def same_entry(one: Entry, other: Entry) -> bool:
    def alike(a: object, b: object) -> bool:
        if isinstance(a, np.ndarray):
            return a.dtype == b.dtype and np.array_equal(a, b)
        if isinstance(a, dict) and any(isinstance(v, np.ndarray) for v in a.values()):
            return a.keys() == b.keys() and all(alike(a[k], b[k]) for k in a)
        if isinstance(a, dict):
            return a == b and [type(v) for v in a.values()] == [type(v) for v in b.values()]
        return a == b

    return all(alike(getattr(one, f.name), getattr(other, f.name)) for f in fields(Entry))
