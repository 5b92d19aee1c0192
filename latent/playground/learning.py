"""A tiny model learns: one frame after the other, each as JSON values that a browser draws.

A frame holds where held-out items lie, what the decoder makes of places all over the plane, and what was measured on
those same items; nothing in it is of an item that was learned from.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
import torch

from latent import spaces
from latent.insight import losing, measures
from latent.making import linear
from latent.making.training import Recipe, Run, as_inputs, build
from latent.modalities.base import Modality
from latent.modalities.items import View
from latent.playground.plane import Plane, lanes
from latent.playground.setting import FRAMES, PILES, STEPS, Setting, step_of
from latent.space import in_order

SIDE = 9
"""Tiles along each side of the plane."""

HELD = 300
"""Items that are never learned from: their codes are shown, and all figures are measured on them."""

_RECIPE = Recipe(width=8, batch=64, rate=3e-3, rise=20, hold=0.5, held_out=0.0, precision="float32")


class Learner:
    """One model with what it learns from."""

    def __init__(self, setting: Setting) -> None:
        pile, space = PILES[setting.pile], spaces.find(PILES[setting.pile].space)
        self.modality = space.modality
        labels = np.asarray(space.reference.labels).astype(str)
        rows = np.flatnonzero(np.isin(labels, pile.labels or np.unique(labels)))
        rows = np.random.default_rng(_RECIPE.seed).permutation(rows)[: HELD + pile.items]
        self.names = in_order(set(labels[rows].tolist()))
        self.labels = labels[rows[:HELD]]
        self.lanes = lanes(self.labels, self.names, np.random.default_rng(_RECIPE.seed))
        arrays = space.redraw(space.reference.codes[rows])
        self.held, self.learned = arrays[:HELD], arrays[HELD:]
        self.run = _run(self.modality, setting, len(self.learned))
        generator = torch.Generator().manual_seed(_RECIPE.seed + 1)
        self.noise = torch.randn(len(self.held), setting.dials, generator=generator)
        self.plane: Plane | None = None

    def about(self) -> dict[str, Any]:
        """What holds for all frames."""
        return {
            "items": len(self.learned),
            "names": self.names,
            "labels": [self.names.index(label) for label in self.labels.tolist()],
            "side": SIDE,
        }

    def frames(self, start: int = 0) -> Iterator[dict[str, Any]]:
        """Learn, and give each frame from ``start`` on."""
        for number in range(start, FRAMES + 1):
            while self.run.step < step_of(number):
                batch = self.learned[self.run.batch().numpy()]
                self.run.advance(as_inputs(self.modality, batch))
            yield self._frame(number)

    @torch.no_grad()
    def _frame(self, number: int) -> dict[str, Any]:
        vae = self.run.vae.eval()
        inputs = as_inputs(self.modality, self.held)
        log_likelihood, mean, logvar = vae(inputs, self.noise)
        means, logvars = mean.numpy(), logvar.numpy()
        self.plane = Plane.of(means, self.plane)
        grid = self.modality.outputs(vae.decoder(torch.from_numpy(self.plane.grid(SIDE))).mean.numpy())
        back = vae.decoder(mean).mean.numpy()
        vae.train()
        return {
            "frame": number,
            "step": self.run.step,
            "reach": self.plane.reach,
            "places": np.round(self.plane.places(means, self.lanes), 3).ravel().tolist(),
            "grid": _address(self.modality.sheet(grid).view),
            "rebuild": round(-float(log_likelihood.mean()), 2),
            "kl": round(float(measures.kl_per_dial(means, logvars).sum()), 3),
            "awake": len(measures.active_dials(means, logvars)),
            "error": round(float(self.modality.error(self.held, back).mean()), 5),
            "linear": self.linear if number else None,  # the first frame need not wait for it
        }

    @cached_property
    def linear(self) -> float:
        """Squared rebuild error of the same items by as many principal components of what was learned from."""
        straight = self.modality.straight()
        learned, held = self.modality.inputs(self.learned), self.modality.inputs(self.held)
        pca = losing.principal(linear.vectors_of(straight, learned), self.run.recipe.dials)
        vectors = pca.decode(pca.encode(linear.vectors_of(straight, held)))
        means = linear.means_of(straight, vectors, held.shape[1:])
        return round(float(self.modality.error(self.held, means).mean()), 5)


def _run(modality: Modality, setting: Setting, items: int) -> Run:
    """As many passes as make the steps, whatever the number of items."""
    passes = math.ceil(STEPS / max(1, items // _RECIPE.batch))
    recipe = replace(_RECIPE, dials=setting.dials, beta=setting.beta, epochs=passes)
    return Run(build(modality, recipe), recipe, items)


def _address(view: View) -> str:
    """A picture as an address that holds all of it."""
    return f"data:{view.mime};base64,{base64.b64encode(view.data).decode()}"
