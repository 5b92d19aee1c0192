"""What the figures of a trained space are held against, so that they say something to whoever made it."""

from __future__ import annotations

from typing import Any

import numpy as np

from latent.datasets import Dataset
from latent.errors import RequestError
from latent.making import linear
from latent.modalities.base import Modality
from latent.space import Space

USUAL = 0.95
"""Stranger than this share of the known items is a draw that does not look like one of them."""

FITTED = 10_000
"""Items that principal components are made from, at most: more make them no better, and fill a gigabyte."""

_DRAWN = 200
_MEASURED = 2_000


def compare(space: Space, data: Dataset, trained: np.ndarray, held: np.ndarray, seed: int = 0) -> dict[str, Any]:
    """Figures to stand beside those on held-out items, all of the same error.

    Args:
        space: whole.
        data: what it was made of.
        trained, held: row numbers of what its networks were made from, and of what they never saw.
        seed: of what is drawn.

    Returns:
        ``learned``: the error on items that it was made from; ``blank``: on held-out ones, of the one answer that it
        gives without a code; ``linear``: of principal components, as many as it has dials, made from the same items,
        where a straight line means anything; ``drawn``: the share of draws that are as usual as 95 of 100 known items.
    """
    rng = np.random.default_rng(seed)
    order = rng.permutation(trained)
    learned = data.arrays[np.sort(order[:_MEASURED])]
    unseen = data.arrays[held[:_MEASURED]]
    figures = plain(space, learned, unseen, rng)
    straight = _straight(space.modality, data.arrays[np.sort(order[:FITTED])], unseen, space.dials, seed)
    return figures | {"linear": straight}


def plain(space: Space, learned: np.ndarray, unseen: np.ndarray, rng: np.random.Generator) -> dict[str, Any]:
    """The same for a space that is linear itself: all but ``linear``.

    Args:
        space: whole.
        learned, unseen: items ``(n, ...)`` that its networks were made from, and that they never saw.
        rng: of what is drawn.
    """
    return {
        "learned": _mean(space.errors(learned, space.encode(learned).mean)),
        "blank": _mean(space.errors(unseen, np.zeros((len(unseen), space.dials), np.float32))),
        "drawn": _usual(space, rng),
    }


def _mean(values: np.ndarray) -> float:
    return float(np.mean(values, dtype=np.float64))


def _straight(
    modality: Modality, trained: np.ndarray, unseen: np.ndarray, dials: int, seed: int
) -> dict[str, float] | None:
    try:
        straight = modality.straight()
    except RequestError:
        return None
    model = linear.fit(linear.sample(modality, trained, seed), dials, seed, items_a_dial=1)
    inputs = modality.inputs(unseen)
    nearest = model.project(linear.vectors_of(straight, inputs))
    error = _mean(modality.error(unseen, linear.means_of(straight, nearest, inputs.shape[1:])))
    return {"error": error, "dials": model.dials}


def _usual(space: Space, rng: np.random.Generator) -> float:
    arrays = space.redraw(space.imagine(_DRAWN, rng))
    posterior = space.encode(arrays)
    evidence = space.rebuild(arrays, posterior.mean).evidence(posterior)
    return float((space.typicality.stranger_than(evidence) < USUAL).mean())
