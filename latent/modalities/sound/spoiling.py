"""What can be wrong with a recording, for an example of what does not fit."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from latent.modalities import harms

_HUM = 200  # level of a hum that is nearly as loud as the sound
_HISS = 170


def spoiled(arrays: np.ndarray) -> tuple[np.ndarray, list[str]]:
    """Items ``uint8 (n, mels, frames)`` of which each is harmed, and how, taking turns."""
    harmed, told = harms.in_turns(arrays, _HARM)
    return np.stack(harmed), told


def _cut_off(array: np.ndarray) -> np.ndarray:
    """Silent from the middle on."""
    harmed = array.copy()
    harmed[:, array.shape[1] // 2 :] = 0
    return harmed


def _hissing(array: np.ndarray) -> np.ndarray:
    """Under noise as even as rain; the same for the same sound."""
    noise = np.random.default_rng(int(array.sum())).integers(_HISS - 60, _HISS, array.shape)
    return np.maximum(array, noise).astype(np.uint8)


def _humming(array: np.ndarray) -> np.ndarray:
    """Over a steady low tone and what resounds with it."""
    harmed = array.copy()
    for place, level in ((2, _HUM), (3, _HUM), (7, _HUM - 40), (8, _HUM - 40)):
        row = len(array) - 1 - place * len(array) // 64
        harmed[row] = np.maximum(harmed[row], level)
    return harmed


def _clipped(array: np.ndarray) -> np.ndarray:
    """As a microphone that is shouted at: all that is loud equally loud, and its crackle in all pitches above."""
    loud = array.max(axis=0).astype(np.int32)
    crackle = np.where(loud > 128, loud - 70, 0)
    return np.clip(np.maximum(array.astype(np.int32) * 5 // 4, crackle), 0, 255).astype(np.uint8)


_HARM: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "sound-harm-cut": _cut_off,
    "sound-harm-hiss": _hissing,
    "sound-harm-hum": _humming,
    "sound-harm-overdriven": _clipped,
}
"""What can be wrong with a sound, by its name."""
