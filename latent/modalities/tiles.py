"""What kinds of items that are looked at share: encoding, marks of a difference, films and sheets of thumbnails."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence

import numpy as np
from PIL import Image

from latent.errors import RequestError, wrong
from latent.modalities.items import View
from latent.words import Saying

SHEET_SIDE = 8191
"""Pixels of a sheet on its longer side: larger textures are refused by browsers on phones."""

LESS, MORE = (0, 114, 178), (230, 159, 0)
"""Blue and orange of Okabe and Ito, told apart by the colour-blind."""


def encoded(image: Image.Image, file_format: str, **options: object) -> bytes:
    """A picture as a file."""
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


def marked(less: np.ndarray, strength: np.ndarray) -> View:
    """PNG in blue where there is less ``bool (h, w)`` and orange elsewhere, as opaque as ``uint8 (h, w)`` says."""
    shade = np.where(less[..., None], np.uint8(LESS), np.uint8(MORE))
    return View("image/png", encoded(Image.fromarray(np.concatenate([shade, strength[..., None]], -1)), "PNG"))


def turning(frames: Sequence[Image.Image], every: int) -> View:
    """WebP that shows pictures in turn, each for so many milliseconds, for ever."""
    return View(
        "image/webp",
        encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], duration=every, loop=0, quality=80),
    )


def grid(count: int, shape: tuple[int, int]) -> tuple[int, int]:
    """Rows and columns of so many tiles of a shape, about as wide as high in all."""
    columns = max(1, math.ceil(math.sqrt(count * shape[0] / shape[1])))
    return max(1, math.ceil(count / columns)), columns


def tiled(tiles: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Tiles ``uint8 (n, h, w, ...)`` side by side ``(rows * h, columns * w, ...)``, black where there are none left."""
    height, width, *rest = tiles.shape[1:]
    canvas = np.zeros((rows * columns, height, width, *rest), np.uint8)
    canvas[: len(tiles)] = tiles
    canvas = canvas.reshape(rows, columns, height, width, *rest).swapaxes(1, 2)
    return canvas.reshape(rows * height, columns * width, *rest)


def smaller(arrays: np.ndarray, factor: int) -> np.ndarray:
    """Every item ``uint8 (n, h, w, ...)`` so many times smaller, each place the mean of those it stands for."""
    if factor == 1:
        return arrays
    count, height, width, *rest = arrays.shape
    height, width = height // factor, width // factor
    cut = arrays[:, : height * factor, : width * factor]
    return cut.reshape(count, height, factor, width, factor, *rest).mean((2, 4)).astype(np.uint8)


def too_many(count: int) -> RequestError:
    """Why a sheet cannot be made."""
    return RequestError(Saying("error-item-tiles", count=count), *wrong("error-sheet-tiles"))
