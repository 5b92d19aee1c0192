"""Frames of a training: what the model makes of the same few items, now and then as it learns."""

from __future__ import annotations

import copy
import time

import numpy as np
import torch

from latent.birth import Birth, Frame, Items, flat, turned_as
from latent.datasets import Dataset
from latent.making.training import Run, Step, as_inputs
from latent.modalities.items import View

SHOWN = 8
"""Items that are seen to come back, and draws."""

FOLLOWED = 400
"""Items whose codes are seen to find their places."""

EVERY = 2.0
"""Seconds between two frames, at least."""

SHARE = 0.05
"""Of the time that frames may take."""


class Watcher:
    """Writes frames of one run into a space's folder."""

    def __init__(
        self,
        birth: Birth,
        data: Dataset,
        run: Run,
        trained: np.ndarray,
        held: np.ndarray,
        followed: np.ndarray | None = None,
    ) -> None:
        """Watch some rows of those trained on and of those held out; frames from beyond its step go.

        Whose codes are ``followed`` is spread over all, where nothing is said.
        """
        self.birth, self.modality, self.run = birth, data.modality, run
        rows = [some[_spread(len(some), SHOWN // 2)] for some in (trained, held)]
        self.shown = data.arrays[np.concatenate(rows)]
        followed = _spread(len(data), FOLLOWED) if followed is None else followed
        self.followed = data.arrays[followed]
        self.noise = torch.randn(SHOWN, run.recipe.dials, generator=torch.Generator().manual_seed(run.recipe.seed))
        self.due = 0.0
        self.held_out = np.nan
        named = [""] * len(followed) if data.labels is None else [str(label) for label in data.labels[followed]]
        heard = self.modality.heard()
        birth.begin(Items(self._views(self.shown), len(rows[0]), named, run.steps, heard), run.step)
        last = birth.newest()
        self.places = None if last is None else last.places

    def look(self, step: Step | None = None) -> None:
        """Write a frame if it is time for one; without a step, of a model that has learned nothing."""
        if step is not None and step.held_out is not None:
            self.held_out = step.held_out
        started = time.monotonic()
        if started < self.due and not self.run.done:
            return
        self.birth.add(self._frame(step))
        taken = time.monotonic() - started
        self.due = time.monotonic() + max(EVERY, taken / SHARE)

    @torch.no_grad()
    def _frame(self, step: Step | None) -> Frame:
        vae = copy.deepcopy(self.run.vae).eval()
        if self.run.recipe.average and self.run.step:
            vae.load_state_dict(self.run.averaged)
        device = self.run.device
        codes = vae.encoder(as_inputs(self.modality, self.followed, device))[0].float().cpu().numpy()
        self.places = turned_as(flat(codes), self.places)
        back = vae.encoder(as_inputs(self.modality, self.shown, device))[0].float()
        noise = self.noise.to(device)
        made = [self.modality.outputs(vae.decoder(c).mean.float().cpu().numpy()) for c in (back, noise)]
        return Frame(
            step=self.run.step,
            epoch=self.run.step // self.run.steps_an_epoch,
            progress=self.run.step / self.run.steps,
            rebuild=np.nan if step is None else step.rebuild,
            kl=np.zeros(self.run.recipe.dials, np.float32) if step is None else step.kl,
            held_out=self.held_out,
            rebuilt=self._views(made[0]),
            drawn=self._views(made[1]),
            places=self.places,
        )

    def _views(self, arrays: np.ndarray) -> list[View]:
        return [self.modality.view(array) for array in arrays]


def _spread(count: int, most: int) -> np.ndarray:
    """Row numbers of some of so many items, spread over all."""
    return np.unique(np.linspace(0, count - 1, min(count, most)).astype(int))
