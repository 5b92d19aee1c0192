"""Sounds as they might as well have been: what a model that is to learn of few voices gets to hear instead of them."""

from __future__ import annotations

import numpy as np

_VOICE = 0.12  # how far all pitches are moved, as a share, either way: a longer or shorter throat
_PACE = 0.12  # how much slower or quicker, as a share
_LATER = 0.06  # as a share of the length
_TILT = 0.12  # how much louder the highest band becomes over the lowest, in levels 0..1: a microphone's colour
_HISS = 0.25  # the loudest level of noise


def varied(arrays: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Items ``uint8 (n, mels, frames)`` each with another throat, pace, place in time, microphone and noise.

    Vocal tract length perturbation (Jaitly & Hinton 2013) and its kin.
    """
    count, mels, frames = arrays.shape
    draw = lambda width: rng.uniform(-width, width, (count, 1)).astype(np.float32)  # noqa: E731
    rows = _warped(mels, draw(_VOICE))
    columns = (np.arange(frames) - frames / 2) * (1 + draw(_PACE)) + frames / 2 + draw(_LATER) * frames
    levels = _taken(arrays.astype(np.float32) / 255, rows, columns)
    tilt = draw(_TILT)[..., None] * np.linspace(1, -1, mels)[:, None]
    there = np.where(levels > 0, np.clip(levels + tilt * (levels > 0.02), 0, 1), 0)
    hiss = rng.uniform(0, _HISS, (count, 1, 1)) * (rng.random((count, 1, 1)) < 0.3) * rng.random(arrays.shape)
    return np.rint(255 * np.maximum(there, hiss)).astype(np.uint8)


def _warped(mels: int, by: np.ndarray) -> np.ndarray:
    """Which band each band hears ``(n, mels)``: about as many bands up or down as a factor on its frequency is."""
    places = np.arange(mels, dtype=np.float32)
    from_low = mels - 1 - places
    # On the mel scale a factor moves low bands little and high ones by a constant.
    moved = from_low + by * mels * np.minimum(1, from_low / (mels / 3)) * 0.5
    return np.clip(mels - 1 - moved, 0, mels - 1)


def _taken(levels: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Levels ``(n, mels, frames)`` read between places: rows within, columns outside as silence."""
    count, _, frames = levels.shape
    low = np.clip(np.floor(rows).astype(int), 0, levels.shape[1] - 2)
    share = (rows - low)[..., None]
    index = np.arange(count)[:, None]
    mixed = levels[index, low] * (1 - share) + levels[index, low + 1] * share
    inside = (columns >= 0) & (columns <= frames - 1)
    left = np.clip(np.floor(columns).astype(int), 0, frames - 2)
    share = np.clip(columns - left, 0, 1)[:, None]
    here, next_ = (np.take_along_axis(mixed, (left + step)[:, None], axis=2) for step in (0, 1))
    return (here * (1 - share) + next_ * share) * inside[:, None]
