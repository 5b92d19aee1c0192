"""How much of a way between two items the model does not know: along the data beside straight and spherical."""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.common import SEED, SPACES, Result, Table, Target, median_seconds, save, say
from latent import paths, spaces
from latent.insight.neighbours import Index
from latent.insight.typicality import UNFAMILIAR, Evidence
from latent.space import Space

PAIRS = 200
STEPS = 41
NEIGHBOURS = 10
WAYS = ("straight", "spherical", "along")
COLUMNS = ["", "", "unfamiliar", "to known codes", "drift", "length", "one way"]

HOW = f"""
{PAIRS} random pairs of known items in each space, {STEPS} codes from the one to the other.
*Unfamiliar*: the share of these codes that is stranger than 97 in 100 known items, as the page tells it: by how far
the nearest known codes are, and by drift. *To known codes*: mean distance to the nearest {NEIGHBOURS}. *Drift*: mean
distance from a code to the code that the encoder gives to what the decoder makes of it, which no way was chosen by.
*Length*: of the whole way, beside the straight one. *One way*: median time to find it, the graph being there.
Baselines: the straight line and the arc (slerp).
"""


def measure() -> Result:
    """The part."""
    names = list(spaces.shipped())
    figures = {name: of_space(Space.load(SPACES / name)) for name in names}
    return Result(
        part="ways",
        title="Ways between two items",
        how=HOW,
        tables=[table(figures)],
        targets=targets(figures),
        packages=["numpy", "onnxruntime"],
        spaces=names,
        notes=["The way along the data keeps near known codes by how it is found; drift is the fairer judge of it."],
        figures=figures,
    )


def of_space(space: Space) -> dict[str, Any]:
    """Figures of each way, and seconds to make the graph."""
    say(space.name)
    codes = space.reference.codes
    graph = paths.Graph.of(codes)
    find = {"straight": paths.straight, "spherical": paths.spherical, "along": graph.along}
    rng = np.random.default_rng(SEED)
    pairs = [rng.choice(len(codes), 2, replace=False) for _ in range(PAIRS)]
    found = {way: judged(space, [find[way](*codes[pair], STEPS) for pair in pairs]) for way in WAYS}
    for way in WAYS:
        turn = iter(pairs)
        found[way]["seconds"] = median_seconds(lambda way=way, turn=turn: find[way](*codes[next(turn)], STEPS), 50)
    return found | {"graph": median_seconds(lambda: paths.Graph.of(codes), 3)}


def judged(space: Space, ways: list[np.ndarray]) -> dict[str, float]:
    """What is between the ends of ways ``(STEPS, dials)``, as means."""
    codes = np.concatenate(ways)
    drift = np.linalg.norm(space.encode(space.redraw(codes)).mean - codes, axis=1)
    strange = space.typicality.stranger_than(Evidence(codes, drift=drift))
    near = Index(space.reference.codes).nearest(codes, NEIGHBOURS)[0].mean(axis=1)
    lengths = [np.linalg.norm(np.diff(way, axis=0), axis=1).sum() / np.linalg.norm(way[-1] - way[0]) for way in ways]
    return {
        "unfamiliar": float((strange >= UNFAMILIAR).mean()),
        "distance": float(near.mean()),
        "drift": float(drift.mean()),
        "length": float(np.mean(lengths)),
    }


def table(figures: dict[str, Any]) -> Table:
    """A row for each way in each space."""
    rows = [
        [
            name if way == WAYS[0] else "",
            way,
            f"{k['unfamiliar']:.3f}",
            f"{k['distance']:.2f}",
            f"{k['drift']:.2f}",
            f"{k['length']:.2f}",
            f"{k['seconds'] * 1e3:.1f} ms",
        ]
        for name, found in figures.items()
        for way in WAYS
        if (k := found[way])
    ]
    return Table("what lies between", COLUMNS, rows)


def targets(figures: dict[str, Any]) -> list[Target]:
    """The way along the data has to be worth its detours, and quick."""
    halves = [
        Target(
            f"{name}: unfamiliar along the data, beside half of straight",
            found["along"]["unfamiliar"],
            found["straight"]["unfamiliar"] / 2,
            most=True,
            form="{:.3f}",
        )
        for name, found in figures.items()
    ]
    slowest = max(found["graph"] + found["along"]["seconds"] for found in figures.values())
    return [*halves, Target("the first way along the data, graph and all", slowest, 3, most=True, form="{:.2f} s")]


if __name__ == "__main__":
    save(measure())
