"""How good the shipped spaces are on pictures that they never saw, beside PCA with as many dials and raw pixels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.common import FILES, Result, Subject, Table, Target, save, say, subject
from latent.evaluation import evaluate
from latent.insight import quality
from latent.insight.neighbours import Index, knn_labels

NEIGHBOURS = 5
LIMITS = {"digits": (0.0045, 0.97, 0.955), "fashion": (0.0085, 0.865, 0.835)}
"""Largest MSE, least accuracy with all trained pictures as reference, and among 10,000."""

HOW = """
Each space is judged on the rows of its training file that it was never trained on (the split in its manifest):
3,000 of 60,000, leaving 57,000 trained pictures as reference.
MSE is a mean over pixels in 0..1, from the code's decoded mean, in `uint8` pixels against float decodes.
kNN is the majority of 5 neighbours by Euclidean distance, the nearest deciding a tie.
*All trained*: the held-out pictures, their neighbours among all 57,000 trained ones.
*Among 10,000*: all 3,000 held-out pictures and 7,000 trained ones, each left out in turn; counted on the
held-out alone, whose neighbours are the other 9,999 (*in all* counts all 10,000, trained ones included).
*Among 3,000*: held-out pictures only, each left out in turn.
Negative ELBO at beta 1 and KL are nats a picture with Bernoulli pixels and one draw from each posterior.
PCA is fitted on the 57,000 trained rows, with as many components as the space has dials.
"""


def measure() -> Result:
    """The part."""
    figures = {name: of_space(subject(name)) for name in FILES}
    return Result(
        part="spaces",
        title="The shipped spaces",
        how=HOW,
        tables=[table(name, found) for name, found in figures.items()],
        targets=[target for name, found in figures.items() for target in targets(name, found["vae"])],
        packages=["numpy", "onnxruntime"],
        figures=figures,
    )


def of_space(seen: Subject) -> dict[str, dict[str, Any]]:
    """Figures of the space, of PCA and of raw pixels."""
    name, held = seen.space.name, seen.data.arrays[seen.held]
    say(f"{name}: the space")
    own = evaluate(seen.space, seen.data.subset(seen.held))
    found = {"vae": own | neighbours(seen, seen.codes)}
    say(f"{name}: PCA-{seen.space.dials}")
    linear = quality.pca(seen.pixels[seen.trained], seen.space.dials)
    flat = held.reshape(len(held), -1).astype(np.float32)
    error = float(linear.errors(flat).mean()) / 255**2
    found["pca"] = {"mse": error} | neighbours(seen, lambda rows: linear.encode(seen.pixels[rows]))
    say(f"{name}: pixels")
    found["pixels"] = neighbours(seen, lambda rows: seen.pixels[rows].astype(np.float32))
    return found


def neighbours(seen: Subject, encode: Callable[[np.ndarray], np.ndarray]) -> dict[str, float]:
    """kNN accuracy of codes, the four ways that the heading tells."""
    held, mixed = seen.held, seen.ten_thousand()
    right = left_out(encode(mixed), seen.labels[mixed])
    _, rows = Index(encode(seen.trained)).nearest(encode(held), NEIGHBOURS)
    named = knn_labels(seen.labels[seen.trained][rows])
    return {
        "knn_all": float(np.mean(named == seen.labels[held])),
        "knn_10000": float(right[: len(held)].mean()),
        "knn_10000_in_all": float(right.mean()),
        "knn_held": float(left_out(encode(held), seen.labels[held]).mean()),
    }


def left_out(codes: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Which items their neighbours among all others name rightly ``bool (n,)``."""
    return knn_labels(labels[Index(codes).nearest_others(NEIGHBOURS)[1]]) == labels


def table(name: str, found: dict[str, dict[str, Any]]) -> Table:
    dials = found["vae"]["dials"]
    titles = {"vae": f"the space, {dials} dials", "pca": f"PCA-{dials}", "pixels": "raw pixels"}
    columns = [
        "",
        "MSE",
        "5-NN, all trained",
        "among 10,000",
        "in all",
        "among 3,000",
        "negative ELBO",
        "KL",
        "active dials",
    ]
    forms = {
        "mse": "{:.4f}",
        "knn_all": "{:.3f}",
        "knn_10000": "{:.3f}",
        "knn_10000_in_all": "{:.3f}",
        "knn_held": "{:.3f}",
        "negative_elbo": "{:.1f}",
        "kl": "{:.1f}",
        "active_dials": "{}",
    }
    rows = [
        [titles[kind], *(form.format(figures[key]) if key in figures else "" for key, form in forms.items())]
        for kind, figures in found.items()
    ]
    return Table(name, columns, rows)


def targets(name: str, own: dict[str, Any]) -> list[Target]:
    error, everything, some = LIMITS[name]
    return [
        Target(f"{name}: MSE on held-out pictures, {own['dials']} dials", own["mse"], error, most=True, form="{:.4f}"),
        Target(f"{name}: 5-NN, all trained pictures as reference", own["knn_all"], everything),
        Target(f"{name}: 5-NN, leave-one-out among 10,000", own["knn_10000"], some),
    ]


if __name__ == "__main__":
    save(measure())
