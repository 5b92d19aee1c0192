"""Pictures to look at, to save and to pass on: as files, in rows, as a film and as one sheet of thumbnails."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from latent.modalities.items import Sheet, View
from latent.modalities.tiles import SHEET_SIDE, encoded, grid, marked, smaller, tiled, too_many, turning

_ORIGINAL_SIDE = 512
_KEPT_SIDE = 512
_EVERY = 83  # milliseconds a picture of a film
_STRIP_SIDE = 128  # of each picture in a strip
_EXACT_SIDE = 32  # thumbnails up to this size lose nothing; of larger ones that would weigh several megabytes
_QUICK = 3  # effort to pack a person's own pictures: twice as quick as the usual 6, and 2% larger

FINE = 48
"""Side in pixels from which on they are many enough to be smoothed; of fewer, each is worth seeing."""


def view(array: np.ndarray) -> View:
    """PNG at its own size; pages enlarge it."""
    return View("image/png", encoded(_picture(array), "PNG"))


def keepsake(array: np.ndarray) -> View:
    """PNG of at least 512 pixels on its longer side, enlarged as pages show it."""
    picture = _picture(array)
    factor = max(1, math.ceil(_KEPT_SIDE / max(picture.size)))
    large = picture.resize((picture.width * factor, picture.height * factor), _resampling(max(picture.size)))
    return View("image/png", encoded(large, "PNG"))


def difference(array: np.ndarray, other: np.ndarray) -> View:
    """PNG, see-through where the two agree: blue where ``other`` has less light, orange where it has more."""
    change = (other.astype(np.float32) - array.astype(np.float32)) / 255
    return marked(change.sum(-1) < 0, np.rint(255 * np.abs(change).mean(-1)).astype(np.uint8))


def sheet(arrays: np.ndarray, shape: tuple[int, int, int]) -> Sheet:
    """Thumbnails side by side, about as wide as high, halved as often as it takes to stay under 8,192 pixels."""
    count, (height, width, _) = len(arrays), shape
    rows, columns = grid(count, (height, width))
    factor = max(math.ceil(columns * width / SHEET_SIDE), math.ceil(rows * height / SHEET_SIDE))
    if factor > min(height, width):
        raise too_many(count)
    height, width = height // factor, width // factor
    whole = tiled(smaller(arrays, factor), rows, columns)
    exact = max(height, width) <= _EXACT_SIDE
    look = _smallest_lossless(_picture(whole)) if exact else _webp(_picture(whole))
    return Sheet(look, (width, height), columns, count)


def film(arrays: np.ndarray) -> tuple[View, View]:
    """WebP that turns for ever, 12 pictures a second, and its first picture as PNG."""
    return turning([_picture(array) for array in arrays], _EVERY), view(arrays[0])


def strip(arrays: np.ndarray) -> View:
    """PNG of pictures in a row, each of at least 128 pixels on its longer side."""
    height, width = arrays.shape[1:3]
    factor = max(1, math.ceil(_STRIP_SIDE / max(height, width)))
    row = _picture(np.concatenate(list(arrays), axis=1))
    large = row.resize((row.width * factor, row.height * factor), _resampling(row.height))
    return View("image/png", encoded(large, "PNG"))


def _resampling(side: int) -> Image.Resampling:
    """How pictures of so many pixels on a side are enlarged: of few pixels, each is worth seeing."""
    return Image.Resampling.LANCZOS if side >= FINE else Image.Resampling.NEAREST


def _picture(array: np.ndarray) -> Image.Image:
    return Image.fromarray(array[..., 0] if array.shape[2] == 1 else array)


def original(image: Image.Image) -> View:
    """As it was given, small enough to show: small pictures exactly, photographs as JPEG, see-through ones as WebP."""
    if max(image.size) <= 128:
        return View("image/png", encoded(image, "PNG", compress_level=_QUICK))
    small = image.copy()
    small.thumbnail((_ORIGINAL_SIDE, _ORIGINAL_SIDE), Image.Resampling.BOX)
    if image.mode == "RGBA":
        return View("image/webp", encoded(small, "WEBP", quality=85))
    return View("image/jpeg", encoded(small, "JPEG", quality=85))


def _smallest_lossless(image: Image.Image) -> View:
    views = (
        View("image/webp", encoded(image, "WEBP", lossless=True, quality=20, method=2)),
        View("image/png", encoded(image, "PNG")),
    )
    return min(views, key=lambda view: len(view.data))


def _webp(image: Image.Image) -> View:
    return View("image/webp", encoded(image, "WEBP", quality=80, method=2))
