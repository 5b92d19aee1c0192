"""Groups without labels, and labels from a few: digits and faces, by codes and by what is not a VAE."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from statistics import mean
from typing import Any

import numpy as np

from benchmarks.common import SEED, SPACES, Result, Subject, Table, Target, save, say, seconds, subject
from latent.insight import probes, sorting, telling, worth
from latent.insight.probes import probe, scaled
from latent.insight.quality import pca
from latent.insight.telling import FULL, GRAPH, LINEAR, Teller
from latent.space import Space

GROUPS = 10
EACH, DRAWS, REST = 10, 30, 2_000
ROUNDS, ASKED = 12, 8

HOW = f"""
Digits: the rows that the space never saw, alone or filled up to 10,000 with others; codes beside as many principal
components of the pixels. Groups: {GROUPS}, found without labels, and held against them by the adjusted Rand index.
Labels from a few: {EACH} of each digit are shown, of the training's rows; 5,000 others (the unseen and {REST:,} more)
have no label; right of the unseen, mean of {DRAWS} draws. Faces: the known ones by expression, {EACH} of each shown.
"""


def measure() -> Result:
    """The part."""
    digits, faces = subject("digits"), Space.load(SPACES / "faces")
    components = pca(digits.pixels[digits.trained], digits.space.dials)
    views: dict[str, Callable[[np.ndarray], np.ndarray]] = {
        "codes": digits.codes,
        "PCA": lambda rows: components.encode(digits.pixels[rows]),
    }
    found = {
        "clusters": {name: clusters(digits, of) for name, of in views.items()},
        "few": {name: from_few(digits, of) for name, of in views.items()},
        "asking": {"digits": asking(digits.codes(digits.held), digits.labels[digits.held].astype(str))},
        "faces": by_expression(faces),
        "seconds": times(digits),
    }
    found["asking"]["faces"] = asking(faces.reference.codes, faces.reference.labels.astype(str))
    return Result(
        part="grouping",
        title="Groups, and labels from a few",
        how=HOW,
        tables=tables(found),
        targets=targets(found),
        packages=["numpy", "scikit-learn", "scipy"],
        spaces=["digits", "faces"],
        notes=NOTES,
        figures=found,
    )


NOTES = [
    "*Through the neighbour graph* is spectral clustering of shared neighbours; *on the map* is HDBSCAN on the places "
    "that the space's own map gives the codes, which PCA has not.",
    "A *plain* probe is logistic regression on codes. *With look-alikes* it is what the page does: codes are scaled by "
    "what varies within groups found without labels, and each label counts half for the five items nearest to its own, "
    "wherever groups and labels go together at all; *scaled* is the first of the two alone.",
    "*The most doubtful first* starts with one item of each of eight look-alike groups.",
]


def clusters(digits: Subject, of: Callable[[np.ndarray], np.ndarray]) -> dict[str, dict[str, float]]:
    """ARI of each method, on the unseen rows and on ten thousand."""
    found: dict[str, dict[str, float]] = {}
    for size, rows in (("3,000 unseen", digits.held), ("10,000", digits.ten_thousand())):
        codes, labels = of(rows), digits.labels[rows]
        say(f"clusters of {size}")
        for name, method in (("k-means", "means"), ("Gaussian mixture", "mixture"), ("neighbour graph", "graph")):
            groups = sorting.sort(codes, method, GROUPS, seed=SEED)
            found.setdefault(name, {})[size] = worth.agreement(groups.numbers, labels)[0]
        if of == digits.codes:
            groups = sorting.sort(codes, "density", GROUPS, digits.space.maps[2].place(codes), SEED)
            found.setdefault("on the map", {})[size] = worth.agreement(groups.numbers, labels)[0]
    return found


def from_few(digits: Subject, of: Callable[[np.ndarray], np.ndarray]) -> dict[str, list[float]]:
    """Right of the unseen rows, by way, in each draw."""
    found: dict[str, list[float]] = {"plain": [], "scaled": [], LINEAR: [], GRAPH: []}
    for draw in range(DRAWS):
        rng = np.random.default_rng((SEED, draw))
        trained = rng.permutation(digits.trained)
        known, _ = probes.few(digits.labels[trained[REST:]].astype(str), EACH, rng)
        rows = np.concatenate([digits.held, trained[:REST], trained[REST:][known]])
        codes, labels = of(rows), digits.labels[rows].astype(str)
        shown, unseen = np.arange(len(rows) - len(known), len(rows)), np.arange(len(digits.held))
        teller, names = Teller(codes), np.unique(labels)
        for way, features in (("plain", scaled(codes)), ("scaled", teller.even)):
            told = probe(features[shown], labels[shown], len(shown) / FULL).predict(features[unseen])
            found[way].append(float((told == labels[unseen]).mean()))
        for way in (LINEAR, GRAPH):
            told = names[teller.chances(labels, shown, way)[unseen].argmax(axis=1)]
            found[way].append(float((told == labels[unseen]).mean()))
    say("labels from a few")
    return found


def asking(codes: np.ndarray, labels: np.ndarray) -> dict[str, list[tuple[int, float]]]:
    """Right of all items as labels are given: of the most doubtful, and of as many at random."""
    found: dict[str, list[tuple[int, float]]] = {"doubtful": [], "random": []}
    given, order = telling.first_ones(codes, ASKED), np.random.default_rng(SEED).permutation(len(codes))
    for _ in range(ROUNDS):
        told = telling.tell(codes, _only(labels, given), ASKED)
        found["doubtful"].append((len(given), float((told.words == labels).mean())))
        other = telling.tell(codes, _only(labels, order[: len(given)]), ASKED)
        found["random"].append((len(given), float((other.words == labels).mean())))
        given = np.concatenate([given, told.next])
    return found


def _only(labels: np.ndarray, rows: np.ndarray) -> np.ndarray:
    kept = np.full_like(labels, "")
    kept[rows] = labels[rows]
    return kept


def by_expression(faces: Space) -> dict[str, dict[str, Any]]:
    """The example that the page opens on."""
    codes, labels = faces.reference.codes, faces.reference.labels.astype(str)
    pixels = np.stack([faces.original(row) for row in range(len(codes))]).reshape(len(codes), -1)
    components = pca(pixels, faces.dials).encode(pixels)
    tried = {"codes": codes, "PCA": components, "pixels": pixels}
    return {
        name: {"few": asdict(probes.from_few(rows, labels, EACH)), "all": asdict(probes.cross_validated(rows, labels))}
        for name, rows in tried.items()
    }


def times(digits: Subject) -> dict[str, float]:
    """Seconds on 10,000 codes, one thread."""
    rows = digits.ten_thousand()
    codes, labels = digits.codes(rows), digits.labels[rows].astype(str)
    known = _only(labels, np.arange(100))
    return {
        "sort into 10 groups": seconds(lambda: sorting.sort(codes, "graph", GROUPS)),
        "suggest a number": seconds(lambda: worth.try_counts(codes)),
        "tell the rest from 100 labels": seconds(lambda: telling.tell(codes, known)),
    }


def tables(found: dict[str, Any]) -> list[Table]:
    """The figures, to be read."""
    form, few, faces = "{:.3f}".format, found["few"], found["faces"]
    sizes = list(found["clusters"]["codes"]["k-means"])
    methods = list(found["clusters"]["codes"])
    ways = {
        "linear probe, plain": "plain",
        "linear probe, scaled": "scaled",
        "linear probe with look-alikes": LINEAR,
        "spread over the graph": GRAPH,
    }
    return [
        Table(
            "digits: groups against labels, adjusted Rand index",
            ["", *(f"{view}, {size}" for size in sizes for view in found["clusters"])],
            [
                [m, *(form(v[m][s]) if m in v else "–" for s in sizes for v in found["clusters"].values())]
                for m in methods
            ],
        ),
        Table(
            f"digits: right with {EACH} labels of each",
            ["", "codes", "least", "PCA"],
            [
                [name, form(mean(few["codes"][way])), form(min(few["codes"][way])), form(mean(few["PCA"][way]))]
                for name, way in ways.items()
            ],
        ),
        Table(
            "right as labels are given",
            ["", *(f"{count} labels" for count, _ in found["asking"]["digits"]["random"][::3])],
            [
                [f"{space}, {how}", *(form(right) for _, right in points[::3])]
                for space, both in found["asking"].items()
                for how, points in zip(("the most doubtful first", "at random"), both.values(), strict=True)
            ],
        ),
        Table(
            "faces by expression, linear probe",
            ["", "numbers", f"right with {EACH} of each", "seconds", "right, five folds", "always the commonest"],
            [
                [
                    name,
                    f"{kept['few']['numbers']:,}",
                    form(kept["few"]["right"]),
                    f"{kept['few']['seconds']:.2f}",
                    form(kept["all"]["right"]),
                    form(kept["all"]["usual"]),
                ]
                for name, kept in faces.items()
            ],
        ),
        Table(
            "10,000 codes, one thread",
            ["", "seconds"],
            [[what, f"{took:.1f}"] for what, took in found["seconds"].items()],
        ),
    ]


def targets(found: dict[str, Any]) -> list[Target]:
    """What must be reached."""
    few = found["few"]["codes"]
    return [
        Target(
            "digits: groups through the neighbour graph, adjusted Rand index, unseen rows",
            found["clusters"]["codes"]["neighbour graph"]["3,000 unseen"],
            0.70,
        ),
        Target("digits: plain linear probe, ten labels of each", mean(few["plain"]), 0.80),
        Target("digits: linear probe with look-alikes, ten labels of each", mean(few[LINEAR]), 0.80),
        Target("digits: ten labels of each spread over the graph", mean(few[GRAPH]), 0.90),
        Target(
            "faces by expression, ten labels of each: right by codes over right by pixels",
            found["faces"]["codes"]["few"]["right"] / found["faces"]["pixels"]["few"]["right"],
            1.0,
            form="{:.2f}",
        ),
    ]


if __name__ == "__main__":
    save(measure())
