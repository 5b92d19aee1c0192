"""What can be wrong with a picture, for an example of what does not fit."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from latent.modalities import harms


def spoiled(arrays: np.ndarray) -> tuple[np.ndarray, list[str]]:
    """Pictures ``uint8 (n, height, width, channels)`` of which each is harmed, and how, taking turns."""
    harmed, told = harms.in_turns(arrays, _HARM)
    return np.stack(harmed), told


def _half_covered(array: np.ndarray) -> np.ndarray:
    covered = array.copy()
    covered[:, array.shape[1] // 2 :] = 128
    return covered


def _slipped(array: np.ndarray) -> np.ndarray:
    """Every other of six stripes by a third to the side."""
    stripes = np.array_split(array, 6)
    return np.concatenate([np.roll(one, (i % 2) * array.shape[1] // 3, axis=1) for i, one in enumerate(stripes)])


_HARM: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "image-harm-negative": lambda array: 255 - array,
    "image-harm-covered": _half_covered,
    "image-harm-slipped": _slipped,
}
"""What can be wrong with a picture, by its name."""
