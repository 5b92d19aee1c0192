"""What a latent space is good for: figures of the pages that find, sort and label, each beside the same without a VAE.

One function a figure; :data:`FIGURES` lists them in the order of the report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from benchmarks import one_class
from benchmarks.common import SEED, Result, Table, Target, save, say, subject
from latent.insight import mixture, outliers, quality
from latent.insight.detection import curve
from latent.insight.measures import auroc
from latent.insight.neighbours import nearest
from latent.space import Space

REFERENCES = 5_000
"""Items to judge by, drawn from those that a space was trained on."""

_COMBINED = f"codes: {outliers.COMBINED}"


@dataclass(frozen=True)
class Figure:
    """What one function found.

    Attributes:
        how: how it was measured, in a few sentences.
        table: as it is to be read.
        targets: what had to be reached.
        figures: unrounded.
        notes: what a reader should know.
    """

    how: str
    table: Table
    targets: list[Target] = field(default_factory=list)
    figures: Mapping[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def measure() -> Result:
    """The part."""
    found = {}
    for name, figure in FIGURES.items():
        say(name)
        found[name] = figure()
    return Result(
        part="insight",
        title="What a space is good for",
        how=" ".join(figure.how.strip() for figure in found.values()),
        tables=[figure.table for figure in found.values()],
        targets=[target for figure in found.values() for target in figure.targets],
        packages=["numpy", "onnxruntime", "scikit-learn", "torch", "pyod"],
        notes=[note for figure in found.values() for note in figure.notes],
        figures={name: figure.figures for name, figure in found.items()},
    )


# ---- outliers ---------------------------------------------------------------------------------------------------


def one_class_digits() -> Figure:
    """Fit on one digit, find the others odd."""
    seen = subject("digits")
    found = one_class.figures(seen.space, seen.data)
    means = {name: float(np.mean(list(values.values()))) for name, values in found.items()}
    alone, shipped = (f"{by}: {outliers.COMBINED}" for by in (one_class.ALONE, one_class.SHIPPED))
    best_pca = max(value for name, value in means.items() if name.startswith("PCA") and "3-NN" in name)
    rows = [
        [name, f"{value:.4f}", f"{min(found[name].values()):.4f}", min(found[name], key=found[name].get)]
        for name, value in sorted(means.items(), key=lambda pair: -pair[1])
    ]
    return Figure(
        how=f"""
*One-class digits*: for each digit, judge by its training rows and rank all held-out rows, the other nine digits being
odd; mean AUROC over the ten. *Alone*: a VAE trained on that digit's rows and nothing else (the shipped recipe,
{one_class.PASSES} passes, width {one_class.WIDTH}): the usual protocol. *Shipped*: the shipped encoder, which learned
from all ten digits without labels; what its codes are judged by is the one digit's. PCA has {one_class.AXES} axes, of
the one digit's rows or of all rows; both look at {one_class.NEAREST} nearest neighbours, as does *pixels*.
""",
        table=Table("one-class digits, AUROC", ["", "mean over ten", "the least", "fine there"], rows),
        targets=[
            Target("one-class digits, the VAE fit on one digit alone: mean AUROC", means[alone], 0.975),
            Target("the same less 3-NN on PCA codes of all digits", means[alone] - best_pca, 0, form="{:+.4f}"),
            Target("one-class digits by the shipped codes: mean AUROC", means[shipped], 0.975),
        ],
        figures=found,
        notes=[
            "Published on the official test rows: DeepSVDD 0.948, one-class SVM 0.913, isolation forest 0.923 "
            "(Ruff et al. 2018). The official test files are touched nowhere here."
        ],
    )


def strangers_to_fashion() -> Figure:
    """Clothes are fine, digits are strangers."""
    seen, digits = subject("fashion"), subject("digits")
    rows = np.random.default_rng(SEED).permutation(seen.trained)[:REFERENCES]
    fine = seen.data.arrays[rows]
    items = np.concatenate([seen.data.arrays[seen.held], digits.data.arrays[digits.held]])
    odd = np.arange(len(items)) >= len(seen.held)
    scores = _by_space(seen.space, items, fine) | _by_pyod(seen.space, items, fine) | _without(items, fine)
    found = {name: {"auroc": auroc(v, odd), "ap": curve(v, odd).average_precision} for name, v in scores.items()}
    listed = sorted(found.items(), key=lambda pair: -pair[1]["auroc"])
    return Figure(
        how=f"""
*Strangers to fashion*: judge by {REFERENCES:,} pictures that the shipped space of fashion was trained on, and rank its
held-out rows together with as many held-out digits, which are odd. *PyOD* is given the same codes.
""",
        table=Table(
            "digits as strangers to fashion",
            ["", "AUROC", "average precision"],
            [[name, f"{k['auroc']:.4f}", f"{k['ap']:.4f}"] for name, k in listed],
        ),
        targets=[
            Target("fashion against digits as strangers: AUROC", found[f"codes: {outliers.COMBINED}"]["auroc"], 0.97)
        ],
        figures=found,
    )


def same_as_theirs() -> Figure:
    """Our scores beside those of scikit-learn and PyOD on the same codes."""
    from pyod.models.gmm import GMM
    from pyod.models.knn import KNN
    from sklearn.covariance import LedoitWolf

    seen = subject("digits")
    fine, items = (seen.codes(rows).astype(np.float64) for rows in (seen.trained[:REFERENCES], seen.held))
    ours = outliers.neighbour_distance(items.astype(np.float32), fine.astype(np.float32))
    theirs = KNN(n_neighbors=outliers.NEIGHBOURS, method="largest").fit(fine).decision_function(items)
    shrunk = LedoitWolf().fit(fine).mahalanobis(items)
    model = GMM(n_components=1, reg_covar=1e-3 * fine.var(axis=0).mean()).fit(fine)
    gaps = {
        "distance to the 5th neighbour, PyOD's KNN": _gap(ours, theirs),
        "Mahalanobis distance, scikit-learn's LedoitWolf": _gap(outliers.mahalanobis(items, fine), shrunk),
        "log-density of one Gaussian, PyOD's GMM": _gap(
            -mixture.fit(fine.astype(np.float32), 1).log_density(items), model.decision_function(items)
        ),
    }
    return Figure(
        how="*The same scores*: on the same codes of digits, the largest difference by the spread of theirs.",
        table=Table("the same scores", ["", "largest difference"], [[k, f"{gap:.1e}"] for k, gap in gaps.items()]),
        targets=[
            Target("scores of PyOD and scikit-learn, largest difference", max(gaps.values()), 1e-4, True, "{:.1e}")
        ],
        figures=gaps,
    )


def _gap(ours: np.ndarray, theirs: np.ndarray) -> float:
    return float(np.abs(ours - theirs).max() / theirs.std())


def _by_space(space: Space, items: np.ndarray, fine: np.ndarray) -> dict[str, np.ndarray]:
    known = np.arange(len(items) + len(fine)) >= len(items)
    found = outliers.judge(one_class.evidence(space, np.concatenate([items, fine])), known)
    return {f"codes: {name}": values[: len(items)] for name, values in found.surprise.items()}


def _by_pyod(space: Space, items: np.ndarray, fine: np.ndarray) -> dict[str, np.ndarray]:
    """Others' detectors as they come, on the same codes."""
    from pyod.models.ecod import ECOD
    from pyod.models.iforest import IForest
    from pyod.models.lof import LOF
    from pyod.models.ocsvm import OCSVM

    codes, known = (space.encode(arrays).mean.astype(np.float64) for arrays in (items, fine))
    models = {"isolation forest": IForest(random_state=SEED), "one-class SVM": OCSVM(), "LOF": LOF(), "ECOD": ECOD()}
    return {f"codes: PyOD's {name}": model.fit(known).decision_function(codes) for name, model in models.items()}


def _without(items: np.ndarray, fine: np.ndarray) -> dict[str, np.ndarray]:
    """The same without a VAE."""
    flat, known = (arrays.reshape(len(arrays), -1).astype(np.float32) / 255 for arrays in (items, fine))
    axes = quality.pca(known, one_class.AXES)
    return {
        "PCA codes: 3-NN": nearest(axes.encode(flat), axes.encode(known), one_class.NEAREST)[0].mean(axis=1),
        "PCA: rebuild error": axes.errors(flat),
        "pixels: 3-NN": nearest(flat, known, one_class.NEAREST)[0].mean(axis=1),
    }


FIGURES: dict[str, Callable[[], Figure]] = {
    "one_class_digits": one_class_digits,
    "strangers_to_fashion": strangers_to_fashion,
    "same_as_theirs": same_as_theirs,
}

if __name__ == "__main__":
    save(measure())
