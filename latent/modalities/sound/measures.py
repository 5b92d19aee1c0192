"""What can be read off a picture of a sound that a person would name."""

from __future__ import annotations

import numpy as np

from latent.modalities.sound import spectrum
from latent.modalities.sound.spectrum import FLOOR, HOP, SoundConfig

CHUNK = 1024

_VOICED = 400.0  # Hz under which a voice's lowest tone lies
_STANDS_OUT = 0.03  # of the power of the loudest low band: 15 dB under it
_LOW_A = 55.0  # Hz, the A three octaves under the one that orchestras tune to
_SOUNDING = 1 - 30 / FLOOR  # of 0..1: to within 30 dB of the loudest


def read(arrays: np.ndarray, config: SoundConfig) -> dict[str, np.ndarray]:
    """Measures ``float32 (n,)`` of items ``uint8 (n, mels, frames)``.

    Returns:
        By name. Length: seconds from the first to the last frame within 30 dB of the loudest. Fullness: mean level of
        those frames, 0..1, as each sound's loudest place is 1. Brightness: the centroid of power, in kHz. Noisiness:
        how evenly power lies over the bands (spectral flatness) in the loudest frames, 0..1. Pitch: of the lowest
        band that stands out under 400 Hz, in semitones over 55 Hz and on average over frames by their loudness; where
        a sound has no pitch, it is where its low bands are loudest.
    """
    if not len(arrays):
        return {name: np.zeros(0, np.float32) for name in NAMES}
    parts = [_read(arrays[i : i + CHUNK], config) for i in range(0, len(arrays), CHUNK)]
    return {name: np.concatenate([part[name] for part in parts]).astype(np.float32) for name in NAMES}


NAMES = ("Length", "Fullness", "Brightness", "Noisiness", "Pitch")


def _read(arrays: np.ndarray, config: SoundConfig) -> dict[str, np.ndarray]:
    levels = arrays.astype(np.float32) / 255
    power = spectrum.powers(arrays)
    frames = levels.max(axis=1)
    first, last = _ends(frames > _SOUNDING)
    inside = (np.arange(frames.shape[1]) >= first[:, None]) & (np.arange(frames.shape[1]) <= last[:, None])
    length = np.maximum(inside.sum(axis=1), 1)
    middles = spectrum.edges(config)[1:-1][::-1] / 1000
    each = power.sum(axis=2)
    loud = power.sum(axis=1)
    return {
        "Length": HOP * inside.sum(axis=1),
        "Fullness": (levels.mean(axis=1) * inside).sum(axis=1) / length,
        "Brightness": (each @ middles) / np.maximum(each.sum(axis=1), 1e-9),
        "Noisiness": _flatness(levels, loud),
        "Pitch": _pitch(power, loud, 1000 * middles),
    }


def _ends(there: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """First and last place of each row ``(n, frames)``; 0 and -1 of one that has none."""
    some = there.any(axis=1)
    first, last = there.argmax(axis=1), there.shape[1] - 1 - there[:, ::-1].argmax(axis=1)
    return np.where(some, first, 0), np.where(some, last, -1)


def _flatness(levels: np.ndarray, loud: np.ndarray) -> np.ndarray:
    """Geometric over arithmetic mean of the bands' power, weighted by how loud frames are."""
    decibels = (levels - 1) * FLOOR
    log_mean = decibels.mean(axis=1) * (np.log(10) / 10)
    mean = np.exp(decibels * (np.log(10) / 10)).mean(axis=1)
    weight = loud / np.maximum(loud.sum(axis=1, keepdims=True), 1e-9)
    return (np.exp(log_mean) / np.maximum(mean, 1e-12) * weight).sum(axis=1)


def _pitch(power: np.ndarray, loud: np.ndarray, middles: np.ndarray) -> np.ndarray:
    """Semitones over 55 Hz of the lowest band that stands out of its neighbours, by power ``(n, mels, frames)``."""
    low = np.flatnonzero(middles < _VOICED)[::-1]  # the lowest first
    some = power[:, np.append(low, max(0, low[-1] - 1))]
    own, above = some[:, :-1], some[:, 1:]
    below = np.concatenate([np.zeros_like(own[:, :1]), own[:, :-1]], axis=1)
    out = (own >= below) & (own > above) & (own > own.max(axis=1, keepdims=True) * _STANDS_OUT)
    band = np.where(out.any(axis=1), out.argmax(axis=1), own.argmax(axis=1))
    semitones = 12 * np.log2(middles[low] / _LOW_A)
    return (semitones[band] * loud).sum(axis=1) / np.maximum(loud.sum(axis=1), 1e-9)
