"""Which part of a recording is taken, and where in the picture it lies."""

from __future__ import annotations

import numpy as np

from latent.modalities.sound.spectrum import FLOOR, SoundConfig, levels
from latent.words import Saying

SILENT = 10 ** (-70 / 20)
"""A recording whose loudest sample is under this share of full scale holds nothing to hear."""

NOTHING = "sound-silent"
"""Message of a note that says so."""

_FADE = 0.005  # seconds at either end of a cut, so that it does not click
_HEARD = 1 - 30 / FLOOR  # a frame counts as sounding to within 30 dB of the loudest


def frame(wave: np.ndarray, config: SoundConfig, shift: float = 0.0) -> tuple[np.ndarray, tuple[Saying, ...]]:
    """The part of a recording that a space hears, ``float32 (samples,)`` and at most 1, and what was done to it.

    The middle of what is loud lies in the middle, so that two recordings of one thing lie over each other, wherever
    silence was left before or after.

    Args:
        wave: samples ``float32 (n,)`` at the space's rate.
        config: of the space.
        shift: seconds by which the part is taken later.
    """
    if not len(wave) or np.abs(wave).max() < SILENT:
        return np.zeros(config.samples, np.float32), (Saying(NOTHING),)
    heard = levels(wave, config)
    middle = (_middle(np.square(heard).sum(axis=0), config.frames) + 0.5) * config.hop
    cut = _cut(wave, round(middle + shift * config.rate) - config.samples // 2, config)
    long = np.ptp(np.flatnonzero(heard.max(axis=0) > _HEARD)) + 1 > config.frames
    notes = (Saying("sound-loudest", seconds=config.seconds),) if long else ()
    return cut, notes


def _middle(weights: np.ndarray, frames: int) -> float:
    """The centre of weight of the heaviest stretch of so many frames."""
    start = 0
    if len(weights) > frames:
        sums = np.convolve(weights, np.ones(frames), "valid")
        start = int(np.argmax(sums))
    part = weights[start : start + frames]
    return start + float(part @ np.arange(len(part)) / part.sum())


def _cut(wave: np.ndarray, start: int, config: SoundConfig) -> np.ndarray:
    """Samples from ``start`` on, which may lie outside, with soft ends and the loudest at 1."""
    cut = np.zeros(config.samples, np.float32)
    first, last = max(0, start), max(0, min(len(wave), start + config.samples))
    part = wave[first:last].copy()
    if not len(part):
        return cut
    fade = min(round(_FADE * config.rate), len(part) // 2)
    ramp = np.linspace(0, 1, fade, endpoint=False, dtype=np.float32)
    part[:fade] *= ramp
    part[len(part) - fade :] *= ramp[::-1]
    cut[first - start : first - start + len(part)] = part
    return cut / max(float(np.abs(cut).max()), 1e-9)
