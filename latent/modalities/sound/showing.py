"""Sounds to look at and to keep: pictures in colour, films and sheets of them, and WAV files.

A picture bears its levels in a palette, so that whoever has it can make the sound again: each colour is one level.
"""

from __future__ import annotations

import io
import math
from functools import cache

import numpy as np
from PIL import Image

from latent.modalities.items import Sheet, View
from latent.modalities.sound import spectrum
from latent.modalities.sound.spectrum import SoundConfig
from latent.modalities.sound.voicing import voice
from latent.modalities.tiles import SHEET_SIDE, encoded, grid, marked, smaller, tiled, too_many, turning

HEARD = "image/png;heard=levels"
"""The type of a picture that can be heard: PNG, whose colours are levels."""

STOPS = ((8, 9, 24), (30, 48, 110), (18, 117, 132), (98, 178, 106), (240, 214, 92), (255, 249, 225))
"""Colours from silence to the loudest, each lighter than the one before, as colour-blind people see them too."""

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
    """PNG of its levels ``uint8 (mels, frames)``, and the wave to it."""
    return View(HEARD, encoded(_picture(array), "PNG"), swing(array))


def swing(array: np.ndarray) -> tuple[float, ...]:
    """How far a sound swings in each frame, 1 where it swings farthest: the root of the power of all its bands."""
    sums = np.sqrt(spectrum.powers(array).sum(axis=0))
    return tuple(np.round(sums / max(float(sums.max()), 1e-9), 3).tolist())


def difference(array: np.ndarray, other: np.ndarray) -> View:
    """PNG, see-through where the two agree: blue where ``other`` is quieter, orange where it is louder."""
    change = other.astype(np.int16) - array
    return marked(change < 0, np.abs(change).astype(np.uint8))


def sheet(arrays: np.ndarray, shape: tuple[int, int]) -> Sheet:
    """Thumbnails side by side, at most 32 pixels on their longer side, as one WebP."""
    count, factor = len(arrays), min(math.ceil(max(shape) / _THUMBNAIL), *shape)
    high, wide = (side // factor for side in shape)
    rows, columns = grid(count, (high, wide))
    if max(columns * wide, rows * high) > SHEET_SIDE:
        raise too_many(count)
    whole = tiled(smaller(arrays, factor), rows, columns)
    look = View("image/webp", encoded(_coloured(whole), "WEBP", quality=80, method=4))
    return Sheet(look, (wide, high), columns, count)


def film(arrays: np.ndarray) -> tuple[View, View]:
    """WebP that turns for ever, four pictures a second, and its first as PNG."""
    return turning([_coloured(array) for array in arrays], _EVERY), view(arrays[0])


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
