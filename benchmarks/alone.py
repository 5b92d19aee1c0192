"""A VAE that is trained on some items alone, in memory, and what it makes of others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import torch

from latent.insight.typicality import Evidence
from latent.making.training import Recipe, Run, as_inputs, build, fit
from latent.making.vae import VAE
from latent.modalities.base import Modality
from latent.parts import Posterior, Rebuild
from latent.space import Space

_TOGETHER = 500


def trained(space: Space, arrays: np.ndarray, passes: int, width: int, batch: int) -> Callable[[np.ndarray], Evidence]:
    """Train by a space's recipe on items alone; gives what others are judged by."""
    recipe = Recipe(**space.manifest.recipe)
    recipe = replace(recipe, epochs=passes, width=width, batch=batch, rise=50, average=0.99)
    return fitted(space.modality, recipe, arrays)


def fitted(modality: Modality, recipe: Recipe, arrays: np.ndarray) -> Callable[[np.ndarray], Evidence]:
    """Train by a recipe on items alone; gives what others are judged by."""
    vae = build(modality, recipe)
    run = Run(vae, recipe, len(arrays))
    for _ in fit(modality, arrays, run, arrays[:2]):
        pass
    vae.eval()
    return lambda items: _judged(vae, modality, items)


def _judged(vae: VAE, modality: Modality, items: np.ndarray) -> Evidence:
    parts = [_some(vae, modality, items[start : start + _TOGETHER]) for start in range(0, len(items), _TOGETHER)]
    mean, logvar, error, drift = map(np.concatenate, zip(*parts, strict=True))
    return Rebuild(error, drift, modality.detail(items)).evidence(Posterior(mean, logvar))


@torch.no_grad()
def _some(vae: VAE, modality: Modality, items: np.ndarray) -> tuple[np.ndarray, ...]:
    inputs = as_inputs(modality, items)
    mean, logvar = vae.encoder(inputs)
    decoded = vae.decoder(mean).mean.numpy()
    again, _ = vae.encoder(as_inputs(modality, modality.outputs(decoded)))
    drift = (again - mean).norm(dim=1)
    return mean.numpy(), logvar.numpy(), modality.error(items, decoded), drift.numpy()
