"""Named sliders of faces: does each turn its own factor and leave the others alone, as a separate reader sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.common import SEED, SPACES, Result, Table, Target, save, say
from benchmarks.reader import DEVIATION, NUMBERS, Reader, Reading, reader
from latent import directions, faces
from latent.directions import Direction
from latent.faces import CHOICES
from latent.insight import quality
from latent.parts import titled
from latent.space import Space

SPACE = "faces"
COUNT, MADE_FROM = 400, 4_000
STEPS = 2.0
MIDDLE = 0.6
HALF = 0.5 * DEVIATION

HOW = f"""
{COUNT:,} portraits, drawn with a seed of their own, are encoded, moved along each named direction and decoded; a reader
trained on still other portraits tells their factors before (of the rebuild) and after. *Moved*: of the portraits whose
factor lies in its middle 60%, the share whose factor is read at least half a standard deviation further after
{STEPS:.0f} steps on, and as much less after {STEPS:.0f} steps back, both counted; for a choice, of the portraits
without it, the share that is read to have it after {STEPS:.0f} steps. *Spill*: how far the other numbers move, in
their standard deviations and on average, beside how far the factor itself does. *Rebuilt*: the share of factors that
the reader reads the same in a rebuild as in the original: the same choice, or a number within half a standard
deviation.
*PCA*: slopes in as many principal components of the pixels as the space has dials, drawn back linearly. *Mean
difference*: in the space's codes, from the mean of the lower half of a factor (of portraits without a choice) to the
mean of the upper, nothing held fixed. *Random*: random unit vectors. One step moves a number by a standard deviation
along its slope (from half to half in *mean difference*) and a choice from the mean without it to the mean with it, in
the space's own sliders along the slope at the portrait, and two thirds of the way from the choice that it is read to
have; at random, by a standard deviation of the codes. Directions of the baselines are made from {MADE_FROM:,} other
portraits.
"""


@dataclass(frozen=True)
class Way:
    """Something that can be moved along: codes of portraits, pictures of codes, and the directions of each code."""

    encode: Callable[[np.ndarray], np.ndarray]
    decode: Callable[[np.ndarray], np.ndarray]
    directions: Callable[[np.ndarray], dict[str, Direction]]


def measure() -> Result:
    """The part."""
    space = Space.load(SPACES / SPACE)
    model = reader()
    factors = faces.sample(COUNT, np.random.default_rng(SEED + 7))
    portraits = faces.draw(factors)
    seen = model.read(portraits)
    found = {name: of_way(way, model, portraits, factors, name) for name, way in ways(space).items()}
    rebuilt = agreement(seen, model.read(space.redraw(space.encode(portraits).mean)))
    figures = {"ways": found, "rebuilt": rebuilt, "reader": agreement(seen, Reading(*true(factors)))}
    return Result(
        part="attributes",
        title="Sliders of faces",
        how=HOW,
        tables=[by_way(found), by_attribute(found)],
        targets=targets(figures),
        packages=["numpy", "onnxruntime", "torch"],
        spaces=[SPACE],
        notes=[f"The reader itself reads {figures['reader']:.1%} of the factors of originals right."],
        figures=figures,
    )


def true(factors: dict[str, np.ndarray]) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    return {n: factors[n] for n in NUMBERS}, {n: factors[n] for n in CHOICES}


def agreement(one: Reading, other: Reading) -> float:
    """Share of factors, over all portraits, that two readings have alike."""
    numbers = [np.abs(one.numbers[n] - other.numbers[n]) <= HALF for n in NUMBERS]
    return float(np.mean(numbers + [one.words[n] == other.words[n] for n in CHOICES]))


def ways(space: Space) -> dict[str, Way]:
    """The space's own directions, and the baselines."""
    factors = faces.sample(MADE_FROM, np.random.default_rng(SEED + 8))
    portraits = faces.draw(factors)
    values = attribute_values(factors)
    codes = space.encode(portraits).mean
    flat = portraits.reshape(len(portraits), -1)
    linear = quality.pca(flat, space.dials)
    components = linear.encode(flat).astype(np.float32)
    rng = np.random.default_rng(SEED)

    def drawn(c: np.ndarray) -> np.ndarray:
        return np.rint(linear.decode(c).clip(0, 255)).astype(np.uint8).reshape(-1, *portraits.shape[1:])

    def random(name: str) -> Direction:
        return _along(name, codes, rng.standard_normal(space.dials))

    return {
        "space": Way(lambda x: space.encode(x).mean, space.redraw, space.directions_from),
        "mean difference": Way(
            lambda x: space.encode(x).mean,
            space.redraw,
            always({n: directions.attribute(codes, halves(v), n, by_value=True) for n, v in values.items()}),
        ),
        "PCA": Way(
            lambda x: linear.encode(x.reshape(len(x), -1)).astype(np.float32),
            drawn,
            always(
                {
                    n: directions.attribute(components, v, n, hold=others(values, n), by_value=True)
                    for n, v in values.items()
                }
            ),
        ),
        "random": Way(lambda x: space.encode(x).mean, space.redraw, always({n: random(n) for n in values})),
    }


def always(found: dict[str, Direction]) -> Callable[[np.ndarray], dict[str, Direction]]:
    """The same directions from every code."""
    return lambda code: found


def attribute_values(factors: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Numbers ``(n,)`` of every slider that faces have, under its name."""
    found = {titled(name): factors[name].astype(float) for name in NUMBERS}
    for name, choices in CHOICES.items():
        kept = choices if len(choices) > 2 else sorted(choices)[-1:]
        found |= {titled(name, choice): (factors[name] == choice).astype(float) for choice in kept}
    return found


def halves(values: np.ndarray) -> np.ndarray:
    """The upper half of a number as 0.5 and the lower as -0.5, a choice as it is: steps as long as the space's own."""
    return values if len(np.unique(values)) == 2 else np.where(values > np.median(values), 0.5, -0.5)


def others(values: dict[str, np.ndarray], name: str) -> np.ndarray:
    """What is held fixed beside an attribute: all others, but for the other choices of the same factor."""
    family = name.partition(":")[0]
    return np.stack([v for other, v in values.items() if other.partition(":")[0] != family], 1)


def _along(name: str, codes: np.ndarray, vector: np.ndarray) -> Direction:
    vector = (vector / np.linalg.norm(vector)).astype(np.float32)
    step = float((codes @ vector).std())
    return Direction(name, "axis", vector, step, -3, 3, None, "none", "")


def of_way(way: Way, model: Reader, portraits: np.ndarray, factors: dict[str, np.ndarray], name: str) -> dict[str, Any]:
    """Share moved and spill of every attribute."""
    codes = way.encode(portraits)
    before = model.read(way.decode(codes))
    listed = [way.directions(code) for code in codes]
    found = {}
    for attribute in attribute_values(factors):
        say(f"{name}: {attribute}")
        step = np.stack([ways[attribute].step * ways[attribute].vector for ways in listed])
        read = {sign: model.read(way.decode(codes + sign * STEPS * step)) for sign in (1, -1)}
        found[attribute] = moved(attribute, before, read, factors)
    return found


def moved(
    attribute: str, before: Reading, after: dict[int, Reading], factors: dict[str, np.ndarray]
) -> dict[str, float]:
    """How often an attribute moved as it should, and how far the others did beside it."""
    title, _, choice = attribute.partition(": ")
    name = title.lower().replace(" ", "_")
    shifts = {n: (after[1].numbers[n] - before.numbers[n]) / DEVIATION for n in NUMBERS}
    if choice:
        without = factors[name] != choice
        share = float((after[1].words[name][without] == choice).mean())
        return {"moved": share, "others": float(np.mean([np.abs(s[without]).mean() for s in shifts.values()]))}
    middle = np.abs(factors[name]) <= MIDDLE
    right = [sign * (after[sign].numbers[name] - before.numbers[name])[middle] >= HALF for sign in (1, -1)]
    own = float(np.abs(shifts[name][middle]).mean())
    rest = float(np.mean([np.abs(s[middle]).mean() for n, s in shifts.items() if n != name]))
    return {"moved": float(np.mean(right)), "own": own, "others": rest, "spill": rest / max(own, 1e-6)}


# ---- as read ----------------------------------------------------------------------------------------------------


def summary(found: dict[str, dict[str, float]]) -> dict[str, float]:
    shares = [figures["moved"] for figures in found.values()]
    spills = [figures["spill"] for figures in found.values() if "spill" in figures]
    return {"least": min(shares), "mean": float(np.mean(shares)), "spill": float(np.mean(spills))}


def by_way(found: dict[str, dict[str, dict[str, float]]]) -> Table:
    titles = {"space": "the space's sliders"}
    rows = [
        [titles.get(name, name), *(f"{summary(attributes)[key]:.3f}" for key in ("mean", "least", "spill"))]
        for name, attributes in found.items()
    ]
    return Table("all attributes", ["", "moved, mean", "moved, least", "spill, mean"], rows)


def by_attribute(found: dict[str, dict[str, dict[str, float]]]) -> Table:
    rows = []
    for name, figures in found["space"].items():
        spill = f"{figures['spill']:.2f}" if "spill" in figures else ""
        beside = [f"{found[way][name]['moved']:.2f}" for way in ("mean difference", "PCA", "random")]
        rows.append([name, f"{figures['moved']:.2f}", spill, *beside])
    return Table("each attribute", ["", "moved", "spill", "mean difference", "PCA", "random"], rows)


def targets(figures: dict[str, Any]) -> list[Target]:
    found = summary(figures["ways"]["space"])
    return [
        Target("faces: attribute moved by two steps, the least", found["least"], 0.90),
        Target("faces: attribute moved by two steps, mean", found["mean"], 0.95),
        Target("faces: other factors moved beside it, mean", found["spill"], 0.25, most=True),
        Target("faces: factors read the same in the rebuild", figures["rebuilt"], 0.90),
    ]


if __name__ == "__main__":
    save(measure())
