"""Plain measures of pictures that a person would name: how bold, how slanted, how wide, how bright."""

from __future__ import annotations

import numpy as np

CHUNK = 4096


def ink(arrays: np.ndarray) -> dict[str, np.ndarray]:
    """Boldness, slant and width of light strokes on a dark ground.

    Args:
        arrays: ``uint8 (n, h, w, c)``.

    Returns:
        ``float32 (n,)`` each: boldness is the length-free thickness of the stroke (ink over the outline it makes),
        slant is the horizontal shift for each pixel upwards (from the second moments of the ink), width the ink's
        horizontal standard deviation in pixels.
    """
    return _in_chunks(arrays, _ink)


def thing(arrays: np.ndarray) -> dict[str, np.ndarray]:
    """Brightness, width, height and texture of a light object on a dark ground; arguments as for :func:`ink`."""
    return _in_chunks(arrays, _thing)


def any_picture(arrays: np.ndarray) -> dict[str, np.ndarray]:
    """Brightness, contrast and, in colour, warmth; arguments as for :func:`ink`."""
    return _in_chunks(arrays, _any_picture)


def roughness(arrays: np.ndarray) -> np.ndarray:
    """How far neighbouring pixels differ in 0..1, across and down together, as a mean over all values ``float32 (n,)``.

    Args:
        arrays: ``uint8 (n, h, w, c)``.
    """
    if not len(arrays):
        return np.zeros(0, np.float32)
    values = float(np.prod(arrays.shape[1:]))
    return _in_chunks(arrays, lambda x: {"": sum(_edges(x[..., c]) for c in range(x.shape[3])) / values})[""]


def _in_chunks(arrays: np.ndarray, measure) -> dict[str, np.ndarray]:
    parts = [measure(arrays[i : i + CHUNK].astype(np.float32) / 255) for i in range(0, len(arrays), CHUNK)]
    return {name: np.concatenate([part[name] for part in parts]).astype(np.float32) for name in parts[0]}


def _ink(x: np.ndarray) -> dict[str, np.ndarray]:
    grey = x.mean(3)
    mass, dx, dy = _spread(grey)
    return {
        "Boldness": 4 * mass / np.maximum(_edges(grey), 1e-3),
        "Slant": -_mean(grey, dx * dy, mass) / np.maximum(_mean(grey, dy * dy, mass), 1e-3),
        "Width": np.sqrt(_mean(grey, dx * dx, mass)),
    }


def _thing(x: np.ndarray) -> dict[str, np.ndarray]:
    grey = x.mean(3)
    there = (grey > 0.05).astype(np.float32)
    mass, dx, dy = _spread(there)
    return {
        "Brightness": _mean(grey, there, mass),
        "Width": np.sqrt(_mean(there, dx * dx, mass)),
        "Height": np.sqrt(_mean(there, dy * dy, mass)),
        "Texture": _edges(grey) / np.maximum(mass, 1),
    }


def _any_picture(x: np.ndarray) -> dict[str, np.ndarray]:
    grey = x.mean(3)
    found = {"Brightness": grey.mean((1, 2)), "Contrast": grey.std((1, 2))}
    if x.shape[3] == 3:
        found["Warmth"] = (x[..., 0] - x[..., 2]).mean((1, 2))
    return found


def _edges(grey: np.ndarray) -> np.ndarray:
    """Sum ``(n,)`` of the differences between neighbouring pixels, across and down."""
    return np.abs(np.diff(grey, axis=1)).sum((1, 2)) + np.abs(np.diff(grey, axis=2)).sum((1, 2))


def _spread(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Total weight ``(n,)``, and each pixel's distance right of and below the centre of weight ``(n, h, w)``."""
    height, width = weight.shape[1:]
    across, down = np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)[:, None]
    mass = np.maximum(weight.sum((1, 2)), 1e-3)
    x = (weight * across).sum((1, 2)) / mass
    y = (weight * down).sum((1, 2)) / mass
    return mass, across - x[:, None, None], down - y[:, None, None]


def _mean(weight: np.ndarray, values: np.ndarray, mass: np.ndarray) -> np.ndarray:
    return (weight * values).sum((1, 2)) / mass


FOR_FRAMING = {"none": any_picture, "ink": ink, "object": thing}
"""What a person would say of pictures that were framed so."""
