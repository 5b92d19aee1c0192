"""What is asked of a heap of drawn pictures: does the judge know them, is every class there, are they copies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch

from benchmarks.common import RUNS, Subject
from benchmarks.judge import CALIBRATED, Judge, judge
from latent.insight.neighbours import blocks

CONFIDENT = 0.9


@dataclass(frozen=True)
class Named:
    """What the judge says of pictures.

    Attributes:
        confident: share named with at least 0.9 confidence.
        shares: share of each class among all, by the likeliest name ``(classes,)``.
        sure_shares: the same among the confidently named alone.
    """

    confident: float
    shares: np.ndarray
    sure_shares: np.ndarray


def named(model: Judge, pictures: np.ndarray) -> Named:
    """The judge's answers for ``uint8 (n, 28, 28, 1)``."""
    chances = model.confidence(pictures[..., 0])
    names, sure = chances.argmax(1), chances.max(1) >= CONFIDENT
    count = chances.shape[1]
    return Named(float(sure.mean()), class_shares(names, count), class_shares(names[sure], count))


def class_shares(names: np.ndarray, classes: int) -> np.ndarray:
    """Share of each class ``(classes,)``; zeros where there is nothing."""
    return np.bincount(names, minlength=classes) / max(1, len(names))


class Trained:
    """Training pictures made ready for the question how near a picture is to the nearest of them.

    Args:
        pixels: ``uint8 (n, f)``.
    """

    def __init__(self, pixels: np.ndarray) -> None:
        self.table = torch.from_numpy(pixels).float().div_(255)
        self.norms = self.table.square().sum(1)

    def two_nearest(self, pictures: np.ndarray) -> np.ndarray:
        """Euclidean distances ``float32 (n, 2)`` in 0..1 pixels to the nearest and the second nearest."""
        flat = torch.from_numpy(pictures.reshape(len(pictures), -1)).float().div_(255)
        found = [self._block(flat[block]) for block in blocks(len(flat), 250)]
        return torch.cat(found).numpy()

    def _block(self, rows: torch.Tensor) -> torch.Tensor:
        squares = self.norms - 2 * rows @ self.table.T + rows.square().sum(1, keepdim=True)
        return squares.topk(2, largest=False).values.clamp(min=0).sqrt()


@dataclass(frozen=True)
class Yardstick:
    """Everything that drawn pictures of one data set are held against.

    Attributes:
        seen: the space beside its data.
        judge: names pictures.
        trained: the training pictures.
    """

    seen: Subject
    judge: Judge
    trained: Trained

    @classmethod
    def of(cls, seen: Subject, file: str) -> Yardstick:
        """For a space and the name of its training file."""
        RUNS.mkdir(exist_ok=True)
        model = judge(file.removesuffix("_train"), seen.data.arrays[..., 0], seen.labels)
        return cls(seen, model, Trained(seen.pixels[seen.trained]))

    @cached_property
    def real(self) -> Named:
        """What the judge says of real pictures that it was neither trained nor calibrated on."""
        return named(self.judge, self.seen.data.arrays[CALIBRATED:])

    @cached_property
    def judge_accuracy(self) -> float:
        """On the same pictures."""
        chances = self.judge.confidence(self.seen.data.arrays[CALIBRATED:, ..., 0])
        return float(np.mean(chances.argmax(1) == self.seen.labels[CALIBRATED:]))

    @cached_property
    def real_distances(self) -> np.ndarray:
        """Distances ``(n, 2)`` of real pictures that the space never saw."""
        return self.trained.two_nearest(self.seen.data.arrays[self.seen.held])

    def name(self, pictures: np.ndarray) -> dict[str, float]:
        """What the judge says: confident share, that beside real pictures, and the rarest class both ways."""
        told = named(self.judge, pictures)
        return {
            "confident": told.confident,
            "ratio": told.confident / self.real.confident,
            "rarest": float(told.shares.min()),
            "rarest_class": int(told.shares.argmin()),
            "rarest_sure": float(told.sure_shares.min()),
        }

    @cached_property
    def redrawn(self) -> Trained:
        """The training pictures as the space redraws them: as smooth as what it imagines."""
        drawn = self.seen.space.redraw(self.seen.codes(self.seen.trained))
        return Trained(drawn.reshape(len(drawn), -1))

    def distance(self, pictures: np.ndarray) -> dict[str, float]:
        """How near to trained pictures, in itself and beside real ones."""
        return distance_figures(self.trained.two_nearest(pictures), self.real_distances)

    def distance_redrawn(self, pictures: np.ndarray) -> dict[str, float]:
        """How near pictures drawn by the space are to trained pictures drawn by it."""
        nearest = self.redrawn.two_nearest(pictures)[:, 0]
        return {"redrawn_median": float(np.median(nearest)), "redrawn_p5": float(np.percentile(nearest, 5))}


def distance_figures(found: np.ndarray, real: np.ndarray) -> dict[str, float]:
    """Distances ``(n, 2)`` in figures: their middle and low end, and how many are nearer than nearly all real ones."""
    nearest = found[:, 0]
    below = {f"nearer_than_p{p}": float(np.mean(nearest < np.percentile(real[:, 0], p))) for p in (1, 5)}
    ratio = found[:, 0] / np.maximum(found[:, 1], 1e-6)
    return {
        "median": float(np.median(nearest)),
        "p5": float(np.percentile(nearest, 5)),
        **below,
        # A copy lies far nearer to its original than to any other: this goes to 0, however blurred pictures are.
        "first_to_second_p5": float(np.percentile(ratio, 5)),
    }
