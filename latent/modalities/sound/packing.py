"""What Ogg makes of a sound in a few bytes."""

from __future__ import annotations

import io

import numpy as np

from latent.modalities.items import Packed
from latent.modalities.sound import spectrum
from latent.modalities.sound.spectrum import SoundConfig
from latent.modalities.sound.voicing import voice

_LEVELS = (0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 1.0)
"""How much is left out, the least first."""

_OF_OPUS = (8000, 12000, 16000, 24000, 48000)
"""Rates that Opus takes; Vorbis, which takes all, needs more bytes."""


def ogg(array: np.ndarray, size: int, config: SoundConfig) -> Packed:
    """An item of the best quality that fits into so many bytes, or of the least there is, as Ogg Opus or Vorbis."""
    wave = voice(array, config)
    kind = "Opus" if config.rate in _OF_OPUS else "Vorbis"
    tries = (_encoded(wave, config.rate, kind, level) for level in _LEVELS)
    data = next((data for data in tries if len(data) <= size), None)
    data = data or _encoded(wave, config.rate, kind, _LEVELS[-1])
    return Packed(f"Ogg {kind}", len(data), spectrum.picture(_decoded(data, config.samples), config))


def _encoded(wave: np.ndarray, rate: int, kind: str, level: float) -> bytes:
    import soundfile

    out = io.BytesIO()
    soundfile.write(out, wave, rate, format="OGG", subtype=kind.upper(), compression_level=level)
    return out.getvalue()


def _decoded(data: bytes, samples: int) -> np.ndarray:
    import soundfile

    wave, _ = soundfile.read(io.BytesIO(data), dtype="float32")
    return np.pad(wave, (0, max(0, samples - len(wave))))[:samples]
