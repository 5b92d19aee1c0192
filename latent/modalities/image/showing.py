"""Pictures to look at, to save and to pass on: as files, in rows, as a film and as one sheet of thumbnails."""

from __future__ import annotations

import io
import math

import numpy as np
from PIL import Image

from latent.errors import RequestError
from latent.modalities.items import Sheet, View

_SHEET_SIDE = 8191  # larger textures are refused by browsers on phones
_ORIGINAL_SIDE = 512
_KEPT_SIDE = 512
_STRIP_SIDE = 128  # of each picture in a strip
_EXACT_SIDE = 32  # thumbnails up to this size lose nothing; of larger ones that would weigh several megabytes
_QUICK = 3  # effort to pack a person's own pictures: twice as quick as the usual 6, and 2% larger
_LESS, _MORE = (0, 114, 178), (230, 159, 0)  # blue and orange of Okabe and Ito, told apart by the colour-blind

FINE = 48
"""Side in pixels from which on they are many enough to be smoothed; of fewer, each is worth seeing."""


def view(array: np.ndarray) -> View:
    """PNG at its own size; pages enlarge it."""
    return View("image/png", _encoded(_picture(array), "PNG"))


def keepsake(array: np.ndarray) -> View:
    """PNG of at least 512 pixels on its longer side, enlarged as pages show it."""
    picture = _picture(array)
    factor = max(1, math.ceil(_KEPT_SIDE / max(picture.size)))
    large = picture.resize((picture.width * factor, picture.height * factor), _resampling(max(picture.size)))
    return View("image/png", _encoded(large, "PNG"))


def difference(array: np.ndarray, other: np.ndarray) -> View:
    """PNG, see-through where the two agree: blue where ``other`` has less light, orange where it has more."""
    change = (other.astype(np.float32) - array.astype(np.float32)) / 255
    shade = np.where(change.sum(-1, keepdims=True) < 0, np.uint8(_LESS), np.uint8(_MORE))
    strength = np.rint(255 * np.abs(change).mean(-1, keepdims=True)).astype(np.uint8)
    return View("image/png", _encoded(Image.fromarray(np.concatenate([shade, strength], -1)), "PNG"))


def sheet(arrays: np.ndarray, shape: tuple[int, int, int]) -> Sheet:
    """Thumbnails side by side, about as wide as high, halved as often as it takes to stay under 8,192 pixels."""
    count, (height, width, _) = len(arrays), shape
    columns = max(1, math.ceil(math.sqrt(count * height / width)))
    rows = max(1, math.ceil(count / columns))
    factor = max(math.ceil(columns * width / _SHEET_SIDE), math.ceil(rows * height / _SHEET_SIDE))
    if factor > min(height, width):
        raise RequestError(f"{count:,} thumbnails", "too many for one picture", "Ask for fewer at a time.")
    tiles = _thumbnails(arrays, factor)
    height, width, channels = tiles.shape[1:]
    canvas = np.zeros((rows * columns, height, width, channels), np.uint8)
    canvas[:count] = tiles
    canvas = canvas.reshape(rows, columns, height, width, channels).swapaxes(1, 2)
    whole = canvas.reshape(rows * height, columns * width, channels)
    exact = max(height, width) <= _EXACT_SIDE
    look = _smallest_lossless(_picture(whole)) if exact else _webp(_picture(whole))
    return Sheet(look, (width, height), columns, count)


def film(arrays: np.ndarray) -> tuple[View, View]:
    """WebP that turns for ever, 12 pictures a second, and its first picture as PNG."""
    frames = [_picture(array) for array in arrays]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:], duration=83, loop=0, quality=80)
    return View("image/webp", out.getvalue()), view(arrays[0])


def strip(arrays: np.ndarray) -> View:
    """PNG of pictures in a row, each of at least 128 pixels on its longer side."""
    height, width = arrays.shape[1:3]
    factor = max(1, math.ceil(_STRIP_SIDE / max(height, width)))
    row = _picture(np.concatenate(list(arrays), axis=1))
    large = row.resize((row.width * factor, row.height * factor), _resampling(row.height))
    return View("image/png", _encoded(large, "PNG"))


def _resampling(side: int) -> Image.Resampling:
    """How pictures of so many pixels on a side are enlarged: of few pixels, each is worth seeing."""
    return Image.Resampling.LANCZOS if side >= FINE else Image.Resampling.NEAREST


def _thumbnails(arrays: np.ndarray, factor: int) -> np.ndarray:
    """Every item ``factor`` times smaller, each pixel the mean of those it stands for."""
    if factor == 1:
        return arrays
    n, height, width, channels = arrays.shape
    height, width = height // factor, width // factor
    cut = arrays[:, : height * factor, : width * factor]
    return cut.reshape(n, height, factor, width, factor, channels).mean((2, 4)).astype(np.uint8)


def _picture(array: np.ndarray) -> Image.Image:
    return Image.fromarray(array[..., 0] if array.shape[2] == 1 else array)


def original(image: Image.Image) -> View:
    """As it was given, small enough to show: small pictures exactly, photographs as JPEG, see-through ones as WebP."""
    if max(image.size) <= 128:
        return View("image/png", _encoded(image, "PNG", compress_level=_QUICK))
    small = image.copy()
    small.thumbnail((_ORIGINAL_SIDE, _ORIGINAL_SIDE), Image.Resampling.BOX)
    if image.mode == "RGBA":
        return View("image/webp", _encoded(small, "WEBP", quality=85))
    return View("image/jpeg", _encoded(small, "JPEG", quality=85))


def _smallest_lossless(image: Image.Image) -> View:
    views = (
        View("image/webp", _encoded(image, "WEBP", lossless=True, quality=20, method=2)),
        View("image/png", _encoded(image, "PNG")),
    )
    return min(views, key=lambda view: len(view.data))


def _webp(image: Image.Image) -> View:
    return View("image/webp", _encoded(image, "WEBP", quality=80, method=2))


def _encoded(image: Image.Image, file_format: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()
