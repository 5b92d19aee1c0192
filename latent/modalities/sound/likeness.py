"""How much of one sound is in another, in the two figures that the field tells it by."""

from __future__ import annotations

import numpy as np

from latent.modalities.items import Figure
from latent.modalities.sound.spectrum import FLOOR
from latent.words import Saying

COEFFICIENTS = 13
"""Mel-cepstral coefficients that are compared, without the one that tells loudness."""

_SCALE = 10 / np.log(10) * np.sqrt(2)


def figures(array: np.ndarray, other: np.ndarray) -> tuple[Figure, ...]:
    """Both of two items ``uint8 (mels, frames)``, each the more the liker they are."""
    spectral, cepstral = log_spectral_distance(array, other), mel_cepstral_distortion(array, other)
    return (
        Figure(
            Saying("sound-spectral"),
            -spectral,
            Saying("sound-decibels", decibels=spectral),
            Saying("sound-spectral-told"),
        ),
        Figure(
            Saying("sound-cepstral"),
            -cepstral,
            Saying("sound-decibels", decibels=cepstral),
            Saying("sound-cepstral-told"),
        ),
    )


def log_spectral_distance(array: np.ndarray, other: np.ndarray) -> float:
    """Root of the mean square of the difference of two items' levels, in decibels."""
    return float(np.sqrt(np.square(_decibels(array) - _decibels(other)).mean()))


def mel_cepstral_distortion(array: np.ndarray, other: np.ndarray) -> float:
    """Mel-cepstral distortion in decibels of two items, over the frames in which the first sounds.

    Kubichek 1993, "Mel-cepstral distance measure for objective speech quality assessment", without warping of time.
    """
    sounding = array.max(axis=0) > 0
    if not sounding.any():
        return 0.0 if not other.any() else float(FLOOR)
    change = cepstra(array)[:, sounding] - cepstra(other)[:, sounding]
    return float(_SCALE * np.sqrt(np.square(change).sum(axis=0)).mean())


def cepstra(array: np.ndarray) -> np.ndarray:
    """Mel-cepstral coefficients ``(13, frames)`` of an item, without the constant one.

    Its logarithms are the sum of cosines along the bands times these: so the distortion is the root of the mean square
    of what they differ by, in decibels.
    """
    logs = _decibels(array)[::-1] * (np.log(10) / 20)  # natural logarithms of amplitudes
    bands = len(logs)
    turns = np.pi / bands * np.outer(np.arange(1, COEFFICIENTS + 1), np.arange(bands) + 0.5)
    return 2 / bands * np.cos(turns) @ logs


def _decibels(array: np.ndarray) -> np.ndarray:
    return (array.astype(np.float64) / 255 - 1) * FLOOR
