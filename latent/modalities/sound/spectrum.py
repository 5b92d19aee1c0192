"""Waves to pictures of sound, and how such a picture lies in time and pitch.

The picture is a log-mel spectrogram: how loud each band of pitch is in each moment. Bands are triangles, evenly spaced
on the mel scale (O'Shaughnessy 1987, "Speech communication: human and machine"), each of area one; moments are frames
of a Hann window. Levels are decibels under the loudest place of the sound, so how loud it was recorded leaves no trace.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from latent.errors import RequestError, wrong
from latent.words import Saying

HOP = 0.0125
"""Seconds from one frame to the next."""

WINDOW = 0.032
"""Seconds that a frame hears."""

FLOOR = 50.0
"""Decibels under the loudest place of a sound at which its picture is black."""

RATES = (8000, 16000, 22050)
"""Samples a second that a space may have: telephone, speech, music by the standards of a small model."""

SECONDS = (0.2, 8.0)
"""Shortest and longest sound that a space may have."""

MELS = (16, 128)
"""Fewest and most bands."""

_LOWEST = 60.0  # Hz: below it, a room hums and little else is heard


@dataclass(frozen=True)
class SoundConfig:
    """How the sounds of one space are heard.

    Attributes:
        rate: samples a second.
        seconds: length of every sound; shorter ones have silence around them, of longer ones a part is taken.
        mels: bands of pitch.
    """

    rate: int = 8000
    seconds: float = 0.8
    mels: int = 64

    def __post_init__(self) -> None:
        """Refuse what no sound here can have, with :class:`RequestError`."""
        if self.rate not in RATES:
            raise RequestError(
                Saying("error-sound-the-rate", rate=self.rate), *wrong("error-sound-no-rate", rates=_listed(RATES))
            )
        if not SECONDS[0] <= self.seconds <= SECONDS[1]:
            raise RequestError(Saying("error-sound-seconds", seconds=self.seconds), *wrong("error-sound-length"))
        if not MELS[0] <= self.mels <= MELS[1]:
            raise RequestError(
                Saying("error-sound-bands", count=self.mels), *wrong("error-sound-no-bands", low=MELS[0], high=MELS[1])
            )

    @property
    def hop(self) -> int:
        """Samples from one frame to the next."""
        return round(HOP * self.rate)

    @property
    def window(self) -> int:
        """Samples that a frame hears."""
        return 2 * round(WINDOW * self.rate / 2)

    @property
    def fft(self) -> int:
        """Samples that are transformed at once: the window's, and silence up to a power of two."""
        return 1 << (self.window - 1).bit_length()

    @property
    def frames(self) -> int:
        """Frames of one sound."""
        return round(self.seconds * self.rate / self.hop)

    @property
    def samples(self) -> int:
        """Samples of one sound."""
        return self.frames * self.hop

    @property
    def shape(self) -> tuple[int, int]:
        """Of one picture: bands from high to low, frames."""
        return self.mels, self.frames


def mel_of(hertz: np.ndarray | float) -> np.ndarray:
    """Mels of so many hertz."""
    return 2595 * np.log10(1 + np.asarray(hertz) / 700)


def hertz_of(mels: np.ndarray | float) -> np.ndarray:
    """Hertz of so many mels."""
    return 700 * (10 ** (np.asarray(mels) / 2595) - 1)


@cache
def edges(config: SoundConfig) -> np.ndarray:
    """Where the bands begin, peak and end, ``(mels + 2,)`` in hertz: each overlaps its neighbours by half."""
    return hertz_of(np.linspace(mel_of(_LOWEST), mel_of(0.975 * config.rate / 2), config.mels + 2))


@cache
def bands(config: SoundConfig) -> np.ndarray:
    """How much of each frequency's power each band hears ``float32 (fft / 2 + 1, mels)``, low bands first."""
    frequencies = np.fft.rfftfreq(config.fft, 1 / config.rate)[:, None]
    low, middle, high = (edges(config)[i : i + config.mels] for i in range(3))
    rising, falling = (frequencies - low) / (middle - low), (high - frequencies) / (high - middle)
    return (np.clip(np.minimum(rising, falling), 0, None) * (2 / (high - low))).astype(np.float32)


@cache
def window(config: SoundConfig) -> np.ndarray:
    """What a frame hears of each of its samples ``float32 (fft,)``: a Hann window with silence around it."""
    rest = config.fft - config.window
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(config.window) / config.window)
    return np.pad(hann, (rest // 2, rest - rest // 2)).astype(np.float32)


def stft(wave: np.ndarray, config: SoundConfig) -> np.ndarray:
    """Short-time Fourier transform ``complex (frames, fft / 2 + 1)`` of samples ``(n,)``, silence around them.

    Frame ``i`` has its middle in the middle of the ``i``-th hop.
    """
    frames = max(1, len(wave) // config.hop)
    before = config.fft // 2 - config.hop // 2
    padded = np.zeros((frames - 1) * config.hop + config.fft, np.float32)
    part = wave[: len(padded) - before]
    padded[before : before + len(part)] = part
    seen = np.lib.stride_tricks.sliding_window_view(padded, config.fft)[:: config.hop]
    return np.fft.rfft(seen * window(config))


def levels(wave: np.ndarray, config: SoundConfig) -> np.ndarray:
    """Levels ``float32 (mels, frames)`` of samples ``(n,)``, high bands first: from 0 at the floor to 1."""
    power = np.square(np.abs(stft(wave, config)), dtype=np.float32) @ bands(config)
    loudest = float(power.max())
    if loudest <= 0:
        return np.zeros((config.mels, len(power)), np.float32)
    decibels = 10 * np.log10(np.maximum(power / loudest, 1e-12))
    return np.ascontiguousarray(np.clip(1 + decibels / FLOOR, 0, 1).T[::-1], np.float32)


def picture(wave: np.ndarray, config: SoundConfig) -> np.ndarray:
    """Samples ``(samples,)`` in item form, ``uint8 (mels, frames)``."""
    return np.rint(255 * levels(wave, config)).astype(np.uint8)


def powers(array: np.ndarray) -> np.ndarray:
    """Power of the bands that items ``uint8 (..., mels, frames)`` stand for: 1 at the loudest, none below the floor."""
    return np.where(array == 0, 0.0, 10 ** ((array.astype(np.float32) / 255 - 1) * (FLOOR / 10)))


def _listed(values: tuple[int, ...]) -> str:
    return ", ".join(f"{value:,}" for value in values)
