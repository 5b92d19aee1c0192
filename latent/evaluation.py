"""Measuring a space on a data set: the figures of ``python -m latent evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from latent.datasets import Dataset
from latent.insight import quality
from latent.insight.typicality import Evidence
from latent.modalities.base import Modality
from latent.modalities.items import Figure
from latent.space import Posterior, Space

BATCH = 2048


def evaluate(space: Space, data: Dataset, reference: Dataset | None = None, seed: int = 0) -> dict[str, Any]:
    """Judge a space by items that it may never have seen.

    Args:
        space: the model.
        data: items, with labels if neighbours are to be named.
        reference: items with labels to look for neighbours among; without it, each item is left out in turn.
        seed: of the draw from each posterior, at which the bound is estimated.

    Returns:
        See :func:`latent.insight.quality.evaluate` and ``Modality.figures``; JSON values.
    """
    posterior = space.encode(data.arrays)
    known = None
    if reference is not None and reference.labels is not None:
        known = (space.encode(reference.arrays).mean, reference.labels)
    figures = quality.evaluate(
        posterior.mean,
        posterior.logvar,
        space.errors(data.arrays, posterior.mean),
        log_likelihoods(space, data.arrays, posterior, np.random.default_rng(seed)),
        data.labels,
        known,
        space.maps[2].place,
    )
    return figures | space.modality.figures(data.arrays, lambda: space.redraw(posterior.mean))


def log_likelihoods(space: Space, arrays: np.ndarray, posterior: Posterior, rng: np.random.Generator) -> np.ndarray:
    """Log-likelihood in nats ``(n,)`` of items, each at one draw from its posterior."""
    parts = []
    for start in range(0, len(arrays), BATCH):
        rows = slice(start, start + BATCH)
        mean, logvar = posterior.mean[rows], posterior.logvar[rows]
        codes = mean + np.exp(0.5 * logvar) * rng.standard_normal(mean.shape, np.float32)
        parts.append(space.modality.log_likelihood(arrays[rows], space.answers(codes, arrays[rows])))
    return np.concatenate(parts)


def fidelity(modality: Modality, real: np.ndarray, drawn: np.ndarray, seed: int = 0) -> list[tuple[Figure, Figure]]:
    """How like drawn items are to real ones; beside each figure, that of real ones held out against the others.

    Args:
        modality: of the items.
        real: ``(n, ...)``, two at least.
        drawn: ``(m, ...)``, of which ``n // 2`` at most are judged, and as many are held out.
        seed: by which they are.
    """
    count = min(len(drawn), len(real) // 2)
    held, rest = np.split(np.random.default_rng(seed).permutation(len(real)), [count])
    ours, others = modality.fidelity(real, drawn[:count]), modality.fidelity(real[rest], real[held])
    return list(zip(ours, others, strict=True))


def rebuilt(folder: Path, arrays: np.ndarray, mean: np.ndarray, logvar: np.ndarray) -> Evidence:
    """What items are judged by, for a process beside the pages: thousands take seconds to come back.

    Args:
        folder: of the space.
        arrays: the items ``(n, ...)``.
        mean, logvar: of their posteriors, each ``(n, dials)``.
    """
    return Space.load(folder, verify=False).rebuild(arrays, mean).evidence(Posterior(mean, logvar))


def bounds(space: Space, arrays: np.ndarray, posterior: Posterior, seed: int = 0) -> np.ndarray | None:
    """Negative ELBO in nats ``float64 (n,)`` of items, each at one draw from its posterior.

    None of a model that does not say how unsure it is: all its log-variances are one number that was put in for it.
    """
    if not len(posterior) or not np.ptp(posterior.logvar):
        return None
    variance = np.exp(posterior.logvar, dtype=np.float64)
    kl = 0.5 * (np.square(posterior.mean, dtype=np.float64) + variance - 1 - posterior.logvar).sum(axis=1)
    return kl - log_likelihoods(space, arrays, posterior, np.random.default_rng(seed))
