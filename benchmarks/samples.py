"""Pictures that the app imagines: does a stranger name them, is every class there, are they more than copies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.common import FILES, SEED, Result, Subject, Table, Target, save, say, subject
from benchmarks.pictures import Yardstick
from latent.insight import mixture, quality

COUNT = 1_000
DRAWS = 5
FORMS = {
    "confident": "{:.3f}",
    "ratio": "{:.3f}",
    "rarest": "{:.3f}",
    "rarest_sure": "{:.3f}",
    "median": "{:.2f}",
    "p5": "{:.2f}",
    "nearer_than_p1": "{:.3f}",
    "nearer_than_p5": "{:.3f}",
    "first_to_second_p5": "{:.3f}",
    "redrawn_median": "{:.2f}",
    "redrawn_p5": "{:.2f}",
}
COLUMNS = [
    "",
    "named surely",
    "of real",
    "rarest class",
    "rarest, sure ones",
    "nearest: median",
    "5th percentile",
    "under real 1st",
    "under real 5th",
    "1st/2nd, 5th",
    "to redrawn: median",
    "to redrawn: 5th",
]
BY_THE_SPACE = ("samples", "prior")

HOW = f"""
*Samples* are drawn as the app draws them: `space.mixture.sample(1000, rng, variety=1.0)`, a mixture of
Gaussians fitted to the codes of the trained pictures, then `space.redraw`; figures of drawn pictures are
medians of {DRAWS} draws of {COUNT:,}.
The judge is a small convolutional classifier of its own, trained on rows 0 to 49,999 of the training file and
calibrated by temperature on the next 5,000.
*Named surely*: the share that it names with a confidence of 0.9 or more; *of real*: beside the same share of
the 5,000 real pictures that the judge never saw (the last of the file).
*Rarest class*: the smallest share that a class has among all draws, and among the surely named.
*Nearest*: Euclidean distance in 0..1 pixels to the nearest of the pictures that the space was trained on;
*under real*: the share that is nearer than the 1st and 5th percentile of real held-out pictures' distances
(real ones: 0.01 and 0.05).
*1st/2nd*: the 5th percentile of nearest to second nearest distance, which goes to 0 for copies however smooth
they are.
*To redrawn*: the distance to the nearest trained picture *as the space redraws it*, so that both sides are equally
smooth; of held-out pictures it is that of their rebuilds.
*Prior*: codes from N(0, 1), decoded by the same space. *PCA*: as many components as dials and a mixture of as
many Gaussians.
"""


def measure() -> Result:
    """The part."""
    figures = {name: of_space(subject(name), FILES[name]) for name in FILES}
    return Result(
        part="samples",
        title="Imagined pictures",
        how=HOW,
        tables=[table(name, found) for name, found in figures.items()],
        targets=[target for name, found in figures.items() for target in targets(name, found)],
        packages=["numpy", "onnxruntime", "scikit-learn", "torch"],
        notes=[note(name, found) for name, found in figures.items()],
        figures=figures,
    )


def of_space(seen: Subject, file: str) -> dict[str, Any]:
    """Figures of each kind of picture."""
    yard = Yardstick.of(seen, file)
    held = seen.data.arrays[seen.held]
    kinds = drawers(seen)
    found = {"real": {"confident": yard.real.confident, "ratio": 1.0} | rarest_of_real(yard) | yard.distance(held)}
    rebuilt = seen.space.redraw(seen.codes(seen.held))
    found["rebuilt"] = of_pictures(yard, rebuilt) | yard.distance_redrawn(rebuilt)
    for kind, draw in kinds.items():
        say(f"{seen.space.name}: {kind}")
        heaps = [draw(np.random.default_rng(SEED + i)) for i in range(DRAWS)]
        found[kind] = middle([of_pictures(yard, heap) for heap in heaps])
        if kind in BY_THE_SPACE:
            found[kind] |= yard.distance_redrawn(heaps[0])
    components = len(seen.space.mixture.weights)
    return found | {"judge_accuracy": yard.judge_accuracy, "components": components}


def of_pictures(yard: Yardstick, pictures: np.ndarray) -> dict[str, float]:
    return yard.name(pictures) | yard.distance(pictures)


def drawers(seen: Subject) -> dict[str, Callable[[np.random.Generator], np.ndarray]]:
    """Ways to draw ``COUNT`` pictures ``uint8 (n, h, w, 1)``."""
    space = seen.space
    linear = quality.pca(seen.pixels[seen.trained], space.dials)
    rough = mixture.fit(linear.encode(seen.pixels[seen.trained]), len(space.mixture.weights), SEED)
    return {
        "samples": lambda rng: space.redraw(space.mixture.sample(COUNT, rng, variety=1.0)),
        "prior": lambda rng: space.redraw(rng.standard_normal((COUNT, space.dials), np.float32)),
        "pca": lambda rng: as_pictures(linear.decode(rough.sample(COUNT, rng)), seen.data.arrays.shape[1:]),
    }


def as_pictures(flat: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Floats 0..255 ``(n, f)`` as ``uint8 (n, *shape)``."""
    return np.rint(np.clip(flat, 0, 255)).astype(np.uint8).reshape(-1, *shape)


def middle(draws: list[dict[str, float]]) -> dict[str, Any]:
    """The median of each figure over the draws; of the confident share also its range."""
    found = {key: float(np.median([draw[key] for draw in draws])) for key in draws[0]}
    shares = [draw["ratio"] for draw in draws]
    return found | {"rarest_class": int(found["rarest_class"]), "ratio_range": [min(shares), max(shares)]}


def rarest_of_real(yard: Yardstick) -> dict[str, float]:
    return {"rarest": float(yard.real.shares.min()), "rarest_sure": float(yard.real.sure_shares.min())}


def table(name: str, found: dict[str, Any]) -> Table:
    titles = {
        "real": "real, never seen",
        "rebuilt": "the same, rebuilt",
        "samples": f"samples ({found['components']} Gaussians)",
        "prior": "from the prior",
        "pca": "PCA mixture",
    }
    rows = [
        [title, *(form.format(found[kind][key]) if key in found[kind] else "" for key, form in FORMS.items())]
        for kind, title in titles.items()
    ]
    return Table(name, COLUMNS, rows)


def targets(name: str, found: dict[str, Any]) -> list[Target]:
    own, real, rebuilt = found["samples"], found["real"], found["rebuilt"]
    return [
        Target(f"{name}: samples named surely, beside real pictures", own["ratio"], 0.80),
        Target(f"{name}: rarest class among 1,000 samples", own["rarest"], 0.04),
        Target(f"{name}: median distance to the nearest trained picture", own["median"], real["median"], form="{:.2f}"),
        Target(f"{name}: 5th percentile of that distance", own["p5"], real["p5"], form="{:.2f}"),
        *(
            Target(f"{name}: {words}, both redrawn", own[key], rebuilt[key], form="{:.2f}")
            for key, words in (("redrawn_median", "median distance"), ("redrawn_p5", "5th percentile"))
        ),
    ]


def note(name: str, found: dict[str, Any]) -> str:
    low, high = found["samples"]["ratio_range"]
    return (
        f"{name}: over {DRAWS} draws the share beside real pictures was {low:.3f} to {high:.3f}. The judge is right on"
        f" {found['judge_accuracy']:.1%} of the real pictures. What a decoder draws lacks the detail that it cannot"
        " know, and a smoother picture is nearer to everything: the rebuilt row shows by how much, although it copies"
        " nothing."
    )


if __name__ == "__main__":
    save(measure())
