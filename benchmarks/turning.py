"""Sliders into a label: does what is decoded become it, as a separate judge hears or sees it, and what stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from benchmarks import sounds
from benchmarks.common import SPACES, Result, Subject, Table, Target, save, say, subject
from latent import datasets
from latent.directions import Direction
from latent.insight import quality
from latent.insight.neighbours import Index
from latent.insight.typicality import UNFAMILIAR, Evidence
from latent.space import NEAR, Space
from latent.ways import alike, towards

SOUNDS, PCA = "spoken-digits", "PCA"
NAMES = (SOUNDS, "digits", "fashion")
TURNED, JUDGED_BY, COMPONENTS = 100, 10_000, 64
THERE, END = 2 / 3, 1.0
"""Shares of a slider's way: where the label is or a little beyond, and the slider's end."""

HOW = f"""
{TURNED} items that a space never saw are moved into each other label and decoded; a judge that knows no space (a
support vector machine over {COMPONENTS} principal components of up to {JUDGED_BY:,} items that it was trained on)
names what comes out. *Arrived*: the share that it names as wanted, two thirds along the slider, where the label is or
a little beyond, and at the slider's end. *Same voice*: of sounds, the share that a second such judge gives to the
speaker of the recording, two thirds along. *Rebuilt*: the share that it names as it is labelled, of the same items
where they begin. *Unfamiliar*: the share that pages say so of, by code and drift, two thirds along and at the end.
*Into*: the way from the item to the mean of the label's 30 codes that are nearest to it, as pages have it; where
voices are known, of the voice of most of the {NEAR} codes nearest to the item. *Whoever says it*: the same of any
voice. *To the label's mean*: of any voice, and to the mean of all its codes. *From its own*: of any voice, the
difference between the mean of the 100 nearest of the item's own label and that of the 100 nearest of the other. *More
like*: the direction that serves all items. *PCA*: *into*, in as many principal components as the space has dials,
drawn back linearly.
"""

Namer = Callable[[np.ndarray], np.ndarray]
"""What tells the name of each of some items ``(n, ...)``."""


@dataclass(frozen=True)
class Way:
    """Codes of items, items of codes, and the direction from a code and its label into another label."""

    encode: Callable[[np.ndarray], np.ndarray]
    decode: Callable[[np.ndarray], np.ndarray]
    direction: Callable[[np.ndarray, str, str], Direction]


def measure() -> Result:
    """The part."""
    figures = {name: of_space(beside_its_data(name)) for name in NAMES}
    return Result(
        part="turning",
        title="Sliders into a label",
        how=HOW,
        tables=[table(figures)],
        targets=[Target(f"{name}: arrived", found["ways"]["into"]["near"], 0.9) for name, found in figures.items()],
        packages=["numpy", "scikit-learn", "onnxruntime"],
        spaces=list(NAMES),
        notes=[f"The judge names {found['judge']:.1%} of unseen {name} right." for name, found in figures.items()],
        figures=figures,
    )


def beside_its_data(name: str) -> Subject:
    """A space beside what it was trained on."""
    if name != SOUNDS:
        return subject(name)
    space, data = Space.load(SPACES / name), sounds.data()
    recipe = space.manifest.recipe
    return Subject(space, data, *datasets.split(len(data), recipe["held_out"], recipe["seed"]))


def of_space(seen: Subject) -> dict[str, Any]:
    """Figures of each way."""
    arrays, labels = seen.data.arrays, named(seen)
    said = sounds.speakers() if seen.space.name == SOUNDS else None
    judge = judged_by(seen, labels)
    voice = None if said is None else judged_by(seen, said)
    some = seen.held[np.linspace(0, len(seen.held) - 1, TURNED).astype(int)]
    found = {}
    for name, way in ways(seen).items():
        say(f"{seen.space.name}: {name}")
        codes, wanted = turned(way, arrays[some], labels[some])
        near, end = (way.decode(places) for places in codes)
        strange = (unfamiliar(seen.space, places, items) for places, items in zip(codes, (near, end), strict=True))
        found[name] = {
            "rebuilt": right(judge, way.decode(way.encode(arrays[some])), labels[some]),
            "near": right(judge, near, wanted),
            "end": right(judge, end, wanted),
            "voice": None if voice is None else right(voice, near, np.repeat(said[some], len(near) // len(some))),
            "unfamiliar": None if name == PCA else list(strange),
        }
    return {"ways": found, "judge": right(judge, arrays[seen.held], labels[seen.held])}


def named(seen: Subject) -> np.ndarray:
    """Labels ``str (n,)`` of all rows as the space has them; its data set may number them."""
    names = dict(zip(seen.data.labels[seen.known], seen.space.reference.labels.astype(str), strict=True))
    return np.array([names[label] for label in seen.data.labels])


def judged_by(seen: Subject, labels: np.ndarray) -> Namer:
    """What names items, fitted to those that the space was trained on."""
    from sklearn.svm import SVC

    rows = seen.trained[:JUDGED_BY]
    components = quality.pca(flat(seen.data.arrays[rows]), COMPONENTS)
    machine = SVC(C=10).fit(components.encode(flat(seen.data.arrays[rows])), labels[rows])
    return lambda arrays: machine.predict(components.encode(flat(arrays)))


def unfamiliar(space: Space, codes: np.ndarray, items: np.ndarray) -> float:
    """Share of codes and what they decode to that pages call unfamiliar."""
    drift = np.linalg.norm(space.encode(items).mean - codes, axis=1)
    return float((space.typicality.stranger_than(Evidence(codes, drift=drift)) >= UNFAMILIAR).mean())


def right(judge: Namer, arrays: np.ndarray, names: np.ndarray) -> float:
    """Share of items that are named as they should be."""
    return float((judge(arrays) == names).mean())


def flat(arrays: np.ndarray) -> np.ndarray:
    """Items ``(n, ...)`` as rows of 0..1."""
    return arrays.reshape(len(arrays), -1).astype(np.float32) / 255


def ways(seen: Subject) -> dict[str, Way]:
    """The space's own, and what they are held against."""
    space, facts = seen.space, seen.space.reference.facts
    known = flat(seen.data.arrays[seen.known])
    linear = quality.pca(known, space.dials)
    shape = seen.data.arrays.shape[1:]
    of_codes = partial(Way, lambda arrays: space.encode(arrays).mean, space.redraw)
    by_codes = partial(led, space.reference.codes, space)
    return {
        "into": of_codes(by_codes(facts)),
        **({"whoever says it": of_codes(by_codes({}))} if facts else {}),
        "to the label's mean": of_codes(by_codes({}, k=len(known))),
        "from its own": of_codes(by_codes({}, from_own=True, k=100)),
        "more like": of_codes(lambda code, own, label: space.directions[f"More like {label}"]),
        PCA: Way(
            lambda arrays: linear.encode(flat(arrays)).astype(np.float32),
            lambda rows: np.rint(255 * linear.decode(rows).clip(0, 1)).astype(np.uint8).reshape(-1, *shape),
            led(linear.encode(known).astype(np.float32), space, facts),
        ),
    }


def led(
    codes: np.ndarray, space: Space, facts: Mapping[str, Sequence[Any]], *, from_own: bool = False, k: int = 30
) -> Callable[[np.ndarray, str, str], Direction]:
    """What leads from a code and its label into another, by codes of the known items and what of them is to stay."""
    index, labels = Index(codes), space.reference.labels.astype(str)

    def direction(code: np.ndarray, own: str, label: str) -> Direction:
        like = alike(index.nearest(code[None], NEAR)[1][0], facts)
        return towards(code, codes, labels, label, label, own=own if from_own else None, alike=like, k=k)

    return direction


def turned(way: Way, arrays: np.ndarray, labels: np.ndarray) -> tuple[list[np.ndarray], np.ndarray]:
    """Codes of items moved into each other label, near it and to their slider's end, and the label, item by item."""
    named = zip(way.encode(arrays), labels, strict=True)
    others = [(code, own, label) for code, own in named for label in np.unique(labels) if label != own]
    codes = np.stack([code for code, _, _ in others])
    strides = np.stack([d.slider[1] * d.step * d.vector for d in (way.direction(*one) for one in others)])
    moved = [(codes + share * strides).astype(np.float32) for share in (THERE, END)]
    return moved, np.array([label for _, _, label in others])


def table(figures: dict[str, Any]) -> Table:
    """A row for each way in each space."""
    rows = [
        [
            space if name == "into" else "",
            name,
            f"{k['near']:.3f}",
            f"{k['end']:.3f}",
            "" if k["voice"] is None else f"{k['voice']:.3f}",
            f"{k['rebuilt']:.3f}",
            "" if k["unfamiliar"] is None else ", ".join(f"{share:.3f}" for share in k["unfamiliar"]),
        ]
        for space, found in figures.items()
        for name, k in found["ways"].items()
    ]
    return Table("what items become", ["", "way", "arrived", "at the end", "same voice", "rebuilt", "unfamiliar"], rows)


if __name__ == "__main__":
    save(measure())
