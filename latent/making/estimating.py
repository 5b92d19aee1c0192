"""How long a training is likely to take on this computer: a few of its steps are done and timed."""

from __future__ import annotations

import time
from collections.abc import Generator

import numpy as np
import torch

from latent.actions import Progress
from latent.datasets import Dataset
from latent.making import devices, training
from latent.making.trained_space import Plan
from latent.making.training import Run, as_inputs
from latent.recipes import PRESETS, Own
from latent.words import Saying

_WARM, _STEPS, _ENOUGH = 2, 12, 2.0
_AFTERWARDS, _A_KNOWN_ITEM = 15.0, 0.004  # seconds: for exporting, directions and figures; for the maps, an item


def estimate(own: Own, data: Dataset, items: int) -> Generator[Progress, None, dict[str, float]]:
    """Seconds for each preset, from reading to the finished space.

    Args:
        own: the recipe.
        data: some of the items, bound as training would bind them.
        items: how many there are in all.

    Returns:
        By the names of the presets.
    """
    found: dict[str, float] = {}
    device = devices.find()
    for number, preset in enumerate(PRESETS):
        plan = Plan.read(own.path, preset)
        recipe = plan.recipe.fitted(round(items * (1 - plan.recipe.held_out)))
        run = Run(training.build(data.modality, recipe).to(device), recipe, max(items, 1))
        step = _seconds_a_step(run, data)
        found[preset] = run.steps * step + _AFTERWARDS + _A_KNOWN_ITEM * min(items, plan.references)
        yield Progress((number + 1) / len(PRESETS), _measured_on(device), dict(found))
    return found


def _measured_on(device: torch.device) -> Saying:
    known = {"cpu": "doing-measured-cpu", "mps": "doing-measured-mps"}
    if device.type in known:
        return Saying(known[device.type])
    return Saying("doing-measured", device=devices.called(device))


def _seconds_a_step(run: Run, data: Dataset) -> float:
    rows = np.resize(np.arange(len(data)), run.recipe.batch)
    inputs = as_inputs(data.modality, data.arrays[rows], run.device)
    for _ in range(_WARM):
        run.advance(inputs)
    taken: list[float] = []
    while len(taken) < _STEPS and sum(taken) < _ENOUGH:
        started = time.perf_counter()
        run.advance(inputs)
        taken.append(time.perf_counter() - started)
    return float(np.median(torch.tensor(taken)))
