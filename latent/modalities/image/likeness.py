"""How much of one picture is in another, in the two figures that the field tells it by."""

from __future__ import annotations

import math

import numpy as np

from latent.modalities.items import Figure
from latent.words import Saying

_WINDOW, _SIGMA = 11, 1.5
_K1, _K2 = 0.01, 0.03
_LUMA = np.array([0.299, 0.587, 0.114])
"""What each channel counts in the light of a colour (ITU-R BT.601)."""


def figures(array: np.ndarray, other: np.ndarray) -> tuple[Figure, ...]:
    """Both of two pictures ``uint8 (h, w, c)``."""
    noise, structure = psnr(array, other), ssim(array, other)
    said = Saying("image-noise-none") if math.isinf(noise) else Saying("image-noise", noise=noise)
    return (
        Figure("PSNR", noise, said, Saying("image-noise-told")),
        Figure("SSIM", structure, Saying("image-structure", structure=structure), Saying("image-structure-told")),
    )


def psnr(array: np.ndarray, other: np.ndarray) -> float:
    """Peak signal-to-noise ratio in decibels of two pictures ``uint8 (h, w, c)``; infinite for the same."""
    error = float(np.square(array.astype(np.float64) - other).mean())
    return math.inf if error == 0 else 10 * math.log10(255**2 / error)


def ssim(array: np.ndarray, other: np.ndarray) -> float:
    """Structural similarity of the light of two pictures ``uint8 (h, w, c)``, at most 1.

    Wang, Bovik, Sheikh & Simoncelli 2004, "Image quality assessment: from error visibility to structural similarity":
    a Gaussian window of 11 pixels, smaller for pictures that are, and the mean over all its places.
    """
    x, y = _light(array), _light(other)
    window = _gaussian(min(_WINDOW, *x.shape))
    mean_x, mean_y = _smoothed(x, window), _smoothed(y, window)
    var_x = _smoothed(x * x, window) - mean_x**2
    var_y = _smoothed(y * y, window) - mean_y**2
    both = _smoothed(x * y, window) - mean_x * mean_y
    c1, c2 = (_K1 * 255) ** 2, (_K2 * 255) ** 2
    above = (2 * mean_x * mean_y + c1) * (2 * both + c2)
    return float((above / ((mean_x**2 + mean_y**2 + c1) * (var_x + var_y + c2))).mean())


def _light(array: np.ndarray) -> np.ndarray:
    values = array.astype(np.float64)
    return values @ _LUMA if values.shape[2] == len(_LUMA) else values[..., 0]


def _gaussian(size: int) -> np.ndarray:
    weights = np.exp(-0.5 * ((np.arange(size) - (size - 1) / 2) / _SIGMA) ** 2)
    return weights / weights.sum()


def _smoothed(values: np.ndarray, window: np.ndarray) -> np.ndarray:
    """Weighted means ``(h - size + 1, w - size + 1)`` of values ``(h, w)``, at every place where the window fits."""
    for axis in (0, 1):
        values = np.lib.stride_tricks.sliding_window_view(values, len(window), axis) @ window
    return values
