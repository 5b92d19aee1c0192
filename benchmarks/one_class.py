"""One-class detection: fit on one label, find all others odd. ``python benchmarks/one_class.py DATA.npz``.

What "fit" means is said for each row, since it decides what a figure is worth. *Alone*: the VAE itself is trained on
the one label's rows and has seen nothing else. *Shipped*: the encoder is the shipped space's, which learned from all
labels without being told them, as that of a person does who uses the app; only what is judged by is the one label's.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

if __name__ == "__main__":  # run by its path, from wherever
    sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.common import DATA, FILES, SEED, SPACES, say
from latent.datasets import Dataset, load, split
from latent.insight import outliers, quality
from latent.insight.measures import auroc
from latent.insight.neighbours import nearest
from latent.insight.typicality import Evidence
from latent.space import Space

PASSES, WIDTH, BATCH = 20, 16, 64
"""Of the VAEs that are trained on one label alone; all else is as the shipped recipe has it."""

AXES, NEAREST = 32, 3

ALONE, SHIPPED = "alone", "shipped"
Score = Callable[[], np.ndarray]


@dataclass(frozen=True, eq=False)
class OneClass:
    """One label's rows to fit on, and rows of all labels to judge.

    Attributes:
        label: the one.
        space: whose modality and recipe are taken, and whose encoder for :data:`SHIPPED`.
        fine: items to fit on.
        items: items to judge.
        odd: which of them are of other labels ``bool (n,)``.
    """

    label: str
    space: Space
    fine: np.ndarray
    items: np.ndarray
    odd: np.ndarray

    def scores(self) -> dict[str, Score]:
        """Each way to score the items, by name; combined ones first."""
        ways = {f"{by}: {score}": partial(self._of, by, score) for by in (ALONE, SHIPPED) for score in _SHOWN}
        return ways | {
            "PCA of the label, 3-NN": lambda: _by_pca(self.fine, self.fine, self.items),
            "PCA of the label, rebuild": lambda: _rebuilt_by_pca(self.fine, self.items),
            "pixels, 3-NN": lambda: _three(_flat(self.fine), _flat(self.items)),
        }

    def _of(self, by: str, score: str) -> np.ndarray:
        return (self.alone if by == ALONE else self.shipped).surprise[score][: len(self.items)]

    @cached_property
    def shipped(self) -> outliers.Oddness:
        """By the shipped encoder."""
        return self._judged(partial(evidence, self.space))

    @cached_property
    def alone(self) -> outliers.Oddness:
        """By a VAE that has seen this label alone."""
        from benchmarks.alone import trained

        return self._judged(trained(self.space, self.fine, PASSES, WIDTH, BATCH))

    def _judged(self, seen: Callable[[np.ndarray], Evidence]) -> outliers.Oddness:
        fine = np.arange(len(self.items) + len(self.fine)) >= len(self.items)
        return outliers.judge(outliers.joined([seen(self.items), seen(self.fine)]), fine)


_SHOWN = (outliers.COMBINED, *outliers.PLACE, *outliers.REBUILD)


def tasks(space: Space, data: Dataset, test: Dataset | None = None) -> Iterator[OneClass]:
    """One for each label; without a test set, rows are held out as the space's own training held them out."""
    recipe = space.manifest.recipe
    rows, held = split(len(data), recipe["held_out"], recipe["seed"])
    fit, judged = (data.subset(rows), data.subset(held)) if test is None else (data, test)
    for label in np.unique(fit.labels):
        fine = fit.arrays[fit.labels == label]
        yield OneClass(str(label), space, fine, judged.arrays, judged.labels != label)


def figures(space: Space, data: Dataset, test: Dataset | None = None) -> dict[str, dict[str, float]]:
    """AUROC of each way to score, by its name and then by the label that is fine."""
    found: dict[str, dict[str, float]] = {}
    shared = _shared_pca(space, data, test)
    for task in tasks(space, data, test):
        for name, score in task.scores().items():
            found.setdefault(name, {})[task.label] = auroc(score(), task.odd)
        found.setdefault("PCA of all labels, 3-NN", {})[task.label] = auroc(shared(task), task.odd)
        say(f"{task.label} is fine: {found[f'{ALONE}: {outliers.COMBINED}'][task.label]:.4f}")
    return found


def evidence(space: Space, arrays: np.ndarray) -> Evidence:
    """What a space says of items."""
    posterior = space.encode(arrays)
    return space.rebuild(arrays, posterior.mean).evidence(posterior)


# ---- without a VAE ----------------------------------------------------------------------------------------------


def _flat(arrays: np.ndarray) -> np.ndarray:
    return arrays.reshape(len(arrays), -1).astype(np.float32) / 255


def _three(known: np.ndarray, items: np.ndarray) -> np.ndarray:
    return nearest(items, known, NEAREST)[0].mean(axis=1)


def _by_pca(made_of: np.ndarray, fine: np.ndarray, items: np.ndarray) -> np.ndarray:
    axes = quality.pca(_flat(made_of), AXES)
    return _three(axes.encode(_flat(fine)), axes.encode(_flat(items)))


def _rebuilt_by_pca(fine: np.ndarray, items: np.ndarray) -> np.ndarray:
    return quality.pca(_flat(fine), AXES).errors(_flat(items))


def _shared_pca(space: Space, data: Dataset, test: Dataset | None) -> Callable[[OneClass], np.ndarray]:
    """Three nearest of the one label among axes of all labels, which the shipped encoder is to be held against."""
    recipe = space.manifest.recipe
    rows = np.arange(len(data)) if test is not None else split(len(data), recipe["held_out"], recipe["seed"])[0]
    axes = quality.pca(_flat(data.arrays[rows]), AXES)
    return lambda task: _three(axes.encode(_flat(task.fine)), axes.encode(_flat(task.items)))


def main(
    data: Annotated[Path, typer.Argument(metavar="DATA.npz", help="Arrays x and y.")] = DATA
    / "images"
    / f"{FILES['digits']}.npz",
    test: Annotated[Path | None, typer.Option(help="Another file to judge; else some rows are held out.")] = None,
    space: Annotated[str, typer.Option(help="A shipped space by its name.")] = "digits",
) -> None:
    """Print the AUROC of each way to score: the mean over labels, then each."""
    opened = Space.load(SPACES / space)
    found = figures(opened, load(data, opened.modality), load(test, opened.modality) if test else None)
    labels = list(next(iter(found.values())))
    typer.echo(f"{'':26} {'mean':>6} " + " ".join(f"{label:>6.6}" for label in labels) + f"   seed {SEED}")
    for name, by_label in sorted(found.items(), key=lambda pair: -np.mean(list(pair[1].values()))):
        each = " ".join(f"{value:6.4f}" for value in by_label.values())
        typer.echo(f"{name:26} {np.mean(list(by_label.values())):6.4f} {each}")


if __name__ == "__main__":
    typer.run(main)
