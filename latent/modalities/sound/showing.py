"""Sounds to look at and to keep: pictures in colour, films and sheets of them, and WAV files.

A picture bears its levels in a palette, so that whoever has it can make the sound again: each colour is one level.
"""

from __future__ import annotations

import io
import math
from functools import cache

import numpy as np
from PIL import Image

from latent.errors import RequestError
from latent.modalities.items import Sheet, View
from latent.modalities.sound.spectrum import SoundConfig
from latent.modalities.sound.voicing import voice

HEARD = "image/png;heard=levels"
"""The type of a picture that can be heard: PNG, whose colours are levels."""

STOPS = ((8, 9, 24), (30, 48, 110), (18, 117, 132), (98, 178, 106), (240, 214, 92), (255, 249, 225))
"""Colours from silence to the loudest, each lighter than the one before, as colour-blind people see them too."""

_LESS, _MORE = (0, 114, 178), (230, 159, 0)  # blue and orange of Okabe and Ito, told apart by the colour-blind
_SHEET_SIDE = 8191  # larger textures are refused by browsers on phones
_THUMBNAIL = 32  # longest side: of finer ones thousands would weigh megabytes
_GAP = 0.15  # seconds between sounds in a row
_EVERY = 250  # milliseconds a picture of a film


@cache
def colours() -> np.ndarray:
    """The colour of each level ``uint8 (256, 3)``; no two are the same."""
    places = np.linspace(0, 255, len(STOPS))
    mixed = [np.interp(np.arange(256), places, channel) for channel in zip(*STOPS, strict=True)]
    return np.rint(np.stack(mixed, axis=1)).astype(np.uint8)


def view(array: np.ndarray) -> View:
    """PNG of its levels ``uint8 (mels, frames)``."""
    return View(HEARD, _encoded(_picture(array), "PNG"))


def difference(array: np.ndarray, other: np.ndarray) -> View:
    """PNG, see-through where the two agree: blue where ``other`` is quieter, orange where it is louder."""
    change = other.astype(np.int16) - array
    shade = np.where(change[..., None] < 0, np.uint8(_LESS), np.uint8(_MORE))
    strength = np.abs(change).astype(np.uint8)[..., None]
    return View("image/png", _encoded(Image.fromarray(np.concatenate([shade, strength], -1)), "PNG"))


def sheet(arrays: np.ndarray, shape: tuple[int, int]) -> Sheet:
    """Thumbnails side by side, at most 32 pixels on their longer side, as one WebP."""
    count, factor = len(arrays), math.ceil(max(shape) / _THUMBNAIL)
    high, wide = (max(1, side // factor) for side in shape)
    columns = max(1, math.ceil(math.sqrt(count * high / wide)))
    rows = max(1, math.ceil(count / columns))
    if max(columns * wide, rows * high) > _SHEET_SIDE:
        raise RequestError(f"{count:,} thumbnails", "too many for one picture", "Ask for fewer at a time.")
    tiles = np.zeros((rows * columns, high, wide), np.uint8)
    tiles[:count] = _smaller(arrays, factor, (high, wide))
    whole = tiles.reshape(rows, columns, high, wide).swapaxes(1, 2).reshape(rows * high, columns * wide)
    look = View("image/webp", _encoded(_coloured(whole), "WEBP", quality=80, method=4))
    return Sheet(look, (wide, high), columns, count)


def film(arrays: np.ndarray) -> tuple[View, View]:
    """WebP that turns for ever, four pictures a second, and its first as PNG."""
    frames = [_coloured(array) for array in arrays]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:], duration=_EVERY, loop=0, quality=80)
    return View("image/webp", out.getvalue()), view(arrays[0])


def keepsake(array: np.ndarray, config: SoundConfig) -> View:
    """WAV of one sound."""
    return recording(voice(array, config), config.rate)


def strip(arrays: np.ndarray, config: SoundConfig) -> View:
    """WAV of sounds one after the other."""
    gap = np.zeros(round(_GAP * config.rate), np.float32)
    parts = [part for array in arrays for part in (voice(array, config), gap)]
    return recording(np.concatenate(parts), config.rate)


def recording(wave: np.ndarray, rate: int) -> View:
    """WAV of 16 bits, one channel, of samples within -1 and 1."""
    import soundfile

    out = io.BytesIO()
    soundfile.write(out, as_steps(wave), rate, format="WAV", subtype="PCM_16")
    return View("audio/wav", out.getvalue())


def as_steps(wave: np.ndarray) -> np.ndarray:
    """Samples within -1 and 1 in steps of 16 bits ``int16 (n,)``."""
    return np.clip(np.rint(wave * 32768), -32768, 32767).astype(np.int16)


def _picture(array: np.ndarray) -> Image.Image:
    image = Image.fromarray(np.ascontiguousarray(array)).convert("P")
    image.putpalette(colours().tobytes())
    return image


def _coloured(array: np.ndarray) -> Image.Image:
    return Image.fromarray(colours()[array])


def _smaller(arrays: np.ndarray, factor: int, shape: tuple[int, int]) -> np.ndarray:
    """Every item ``factor`` times smaller, each level the mean of those it stands for."""
    high, wide = shape
    cut = arrays[:, : high * factor, : wide * factor]
    return cut.reshape(len(arrays), high, factor, wide, factor).mean((2, 4)).astype(np.uint8)


def _encoded(image: Image.Image, file_format: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()
