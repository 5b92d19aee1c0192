"""How a tiny space of digits forms, in a few frames, for Train to open with: ``python -m benchmarks.formation``.

It learns as on the page Learn (*Watch one learn*: two dials, beta 1), on digits as their space redraws them, since the
originals do not ship; chance is the same each time. Beside the last frame it tells how many of the nearest other dots
bear a dot's label, for the codes and for two principal components of the same items.
"""

from __future__ import annotations

import math
import shutil

import numpy as np

from benchmarks.common import ROOT, say
from latent.birth import FOLDER, Birth, flat
from latent.datasets import Dataset
from latent.insight.neighbours import Index
from latent.making.training import Step, as_inputs
from latent.making.watching import Watcher
from latent.playground.learning import Learner
from latent.playground.setting import STEPS, Setting

PLACE = ROOT / "assets" / "formation" / "digits"
SHOWN_AT = (0, 25, 150, STEPS)
"""Batches after which there is a frame."""

NEAR = 5


def main() -> None:
    """Train, write the frames, and tell what they show."""
    learner = Learner(Setting())
    labels = np.append(learner.labels, np.repeat("", len(learner.learned)))
    data = Dataset(learner.modality, np.concatenate([learner.held, learner.learned]), labels, labels)
    shutil.rmtree(PLACE / FOLDER, ignore_errors=True)
    birth, held = Birth(PLACE), np.arange(len(learner.held))
    watcher = Watcher(birth, data, learner.run, np.arange(len(held), len(data)), held, followed=held)
    step = None
    for due in SHOWN_AT:
        while learner.run.step < due:
            step = _advance(learner)
        watcher.due = 0.0
        watcher.look(step)
        frame = birth.frame(due)
        say(f"after {due} batches: {agreed(frame.places, learner.labels):.3f} of the nearest {NEAR} bear the label")
    straight = flat(learner.held.reshape(len(held), -1).astype(np.float32))
    say(f"two principal components: {agreed(straight, learner.labels):.3f}")


def _advance(learner: Learner) -> Step:
    """One batch, and where training stands after it."""
    run, some = learner.run, learner.learned[learner.run.batch().numpy()]
    loss, rebuild, kl = run.advance(as_inputs(learner.modality, some))
    share = run.step / run.steps
    return Step(run.step, run.step // run.steps_an_epoch, share, loss, rebuild, kl.numpy(), None, math.nan, math.nan)


def agreed(places: np.ndarray, labels: np.ndarray) -> float:
    """Share of the nearest other places ``(n, 2)`` that bear the same label."""
    near = Index(places.astype(np.float32)).nearest(places.astype(np.float32), NEAR + 1)[1][:, 1:]
    return float((labels[near] == labels[:, None]).mean())


if __name__ == "__main__":
    main()
