"""Pictures of sound back to sound.

A picture tells how loud each band is and nothing of phases, which are found by the fast Griffin-Lim algorithm
(Perraudin, Balazs & Søndergaard 2013, "A fast Griffin-Lim algorithm"; Griffin & Lim 1984, "Signal estimation from
modified short-time Fourier transform"): the nearest sound whose picture is this one, step by step. ``vocoder.js`` does
the same in the page.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from latent.modalities.sound import spectrum
from latent.modalities.sound.spectrum import SoundConfig

ROUNDS = 24
"""Steps towards consistent phases; more are hardly heard."""

MOMENTUM = 0.99
_FADE = 0.008  # seconds at both ends, so that nothing clicks
_PEAK = 0.9  # of full scale


def voice(array: np.ndarray, config: SoundConfig, rounds: int = ROUNDS) -> np.ndarray:
    """Samples ``float32 (samples,)`` of an item ``uint8 (mels, frames)``, silent at both ends, at most 0.9."""
    magnitudes = np.sqrt(spread(spectrum.powers(array), config))
    if not magnitudes.any():
        return np.zeros(config.samples, np.float32)
    wave = _phased(magnitudes, config, rounds)
    fade = round(_FADE * config.rate)
    ramp = np.linspace(0, 1, fade, dtype=np.float32)
    wave[:fade] *= ramp
    wave[-fade:] *= ramp[::-1]
    return wave * (_PEAK / max(float(np.abs(wave).max()), 1e-9))


def spread(powers: np.ndarray, config: SoundConfig) -> np.ndarray:
    """Power of the bands ``(mels, frames)``, high ones first, over frequencies ``float32 (frames, fft / 2 + 1)``.

    Between the middles of two bands it goes over in a straight line: a band is a mean over its frequencies.
    """
    return (powers[::-1].T @ _weights(config)).astype(np.float32)


@cache
def _weights(config: SoundConfig) -> np.ndarray:
    """How much of each band's power each frequency takes ``float32 (mels, fft / 2 + 1)``."""
    places = spectrum.mel_of(np.fft.rfftfreq(config.fft, 1 / config.rate))
    middles = spectrum.mel_of(spectrum.edges(config)[1:-1])
    each = np.eye(config.mels)
    return np.stack([np.interp(places, middles, one, left=0, right=0) for one in each]).astype(np.float32)


def _phased(magnitudes: np.ndarray, config: SoundConfig, rounds: int) -> np.ndarray:
    """A wave whose transform has these magnitudes ``(frames, fft / 2 + 1)``, as nearly as one has."""
    turn = 2 * np.pi * config.hop / config.fft * np.arange(magnitudes.shape[1])
    phases = np.exp(1j * np.arange(len(magnitudes))[:, None] * turn)
    before = np.zeros_like(phases)
    for _ in range(rounds):
        again = spectrum.stft(_istft(magnitudes * phases, config), config)
        ahead = again + MOMENTUM * (again - before)
        phases, before = ahead / np.maximum(np.abs(ahead), 1e-9), again
    return _istft(magnitudes * phases, config)


def _istft(transformed: np.ndarray, config: SoundConfig) -> np.ndarray:
    """The wave ``float32 (frames * hop,)`` whose transform is nearest (Griffin & Lim 1984)."""
    frames, hop = len(transformed), config.hop
    parts = np.fft.irfft(transformed, config.fft) * spectrum.window(config)
    added = np.zeros((frames - 1) * hop + config.fft)
    for i, part in enumerate(parts):
        added[i * hop : i * hop + config.fft] += part
    before = config.fft // 2 - hop // 2
    return (added / _overlap(config, frames))[before : before + frames * hop].astype(np.float32)


@cache
def _overlap(config: SoundConfig, frames: int) -> np.ndarray:
    """How much all windows together hear of each sample, squared."""
    added = np.zeros((frames - 1) * config.hop + config.fft)
    for i in range(frames):
        added[i * config.hop : i * config.hop + config.fft] += np.square(spectrum.window(config))
    return np.maximum(added, 1e-3)
