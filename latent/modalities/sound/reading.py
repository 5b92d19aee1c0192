"""Bytes to a plain sound: one channel, at the rate of a space, whatever program or telephone recorded it.

libsndfile reads, through ``soundfile``, and libsoxr brings to another rate, through ``soxr``; both are loaded when the
first sound comes. What a header states is checked before a sample is decoded.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import numpy as np

from latent.errors import LatentError, TooLarge, UnreadableFile, UnsupportedFile, wrong
from latent.words import Saying

if TYPE_CHECKING:
    import soundfile

SUFFIXES = frozenset({".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".aif", ".aiff", ".au", ".caf"})

MAX_BYTES = 100_000_000
"""Of one file."""

LONGEST = 60.0
"""Seconds from the start of a file that are looked at."""

MOST_SAMPLES = 60 * 192_000
"""Of each channel that are looked at: of a file that states more samples a second, fewer seconds."""

MOST_CHANNELS = 32

_BLOCK = 1 << 16  # samples of each channel that are decoded at a time: a small file may hold a minute of 32 channels

_RATES = (100, 1_000_000)  # samples a second that a file may state
_UNSAID = 0xFFFFFF00  # what a program states that cannot know the length yet
_SIGNATURES = (b"RIFF", b"RIFX", b"RF64", b"fLaC", b"OggS", b"FORM", b".snd", b"caff", b"ID3")
_FILMS = (b"ftyp", b"\x1aE\xdf\xa3")  # MP4 and its kin at byte 4, Matroska and WebM at byte 0


@dataclass(frozen=True, eq=False)
class Sound:
    """A decoded sound.

    Attributes:
        wave: samples ``float32 (n,)`` within -1 and 1.
        notes: what was done to it, each a plain sentence.
    """

    wave: np.ndarray
    notes: tuple[str, ...] = ()


def decode(name: str, data: bytes, rate: int) -> Sound:
    """Decode the first minute of a file.

    Args:
        name: the file's name, for messages.
        data: the file.
        rate: samples a second that are wanted.

    Raises:
        LatentError: one line on why there is no sound.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(name, *wrong("error-sound-large", limit=round(MAX_BYTES / 1e6)))
    if not data:
        raise UnreadableFile(name, *wrong("error-sound-empty"))
    mixed, own_rate, notes = _decoded(name, data)
    if not len(mixed):
        raise UnreadableFile(name, *wrong("error-sound-none"))
    return Sound(_in_bounds(resampled(mixed, own_rate, rate)), notes)


def resampled(wave: np.ndarray, rate: int, wanted: int) -> np.ndarray:
    """Samples ``float32 (n,)`` at another rate."""
    if rate == wanted:
        return wave.astype(np.float32)
    import soxr

    return soxr.resample(wave.astype(np.float32), rate, wanted)


def _decoded(name: str, data: bytes) -> tuple[np.ndarray, int, tuple[str, ...]]:
    """Samples of all channels mixed ``float32 (n,)``, their rate, and what is to be told of them."""
    import soundfile

    try:
        with soundfile.SoundFile(io.BytesIO(data)) as file:
            _check(name, file.samplerate, file.channels)
            most = min(round(LONGEST * file.samplerate), MOST_SAMPLES)
            mixed = _mixed(file, most)
            longer = file.frames > most
    except (soundfile.LibsndfileError, RuntimeError, OSError, ValueError, TypeError, MemoryError):
        raise _unknown(name, data) from None
    notes = (Saying("sound-first-seconds", seconds=round(most / file.samplerate)),) if longer else ()
    cut = (Saying("sound-cut-off"),) if _is_cut_off(data) else ()
    many = (Saying("sound-stereo" if file.channels == 2 else "sound-mixed"),)
    return mixed, file.samplerate, (*notes, *cut, *(many if file.channels > 1 else ()))


def _mixed(file: soundfile.SoundFile, most: int) -> np.ndarray:
    """The first samples, all channels in one ``float32 (n,)``, without ever holding more than a block of them all."""
    blocks = [np.zeros(0, np.float32)]
    while most > 0 and len(block := file.read(min(most, _BLOCK), dtype="float32", always_2d=True)):
        blocks.append(np.nan_to_num(block.mean(axis=1), nan=0.0, posinf=0.0, neginf=0.0))
        most -= len(block)
    return np.concatenate(blocks)


def _is_cut_off(data: bytes) -> bool:
    """Whether a WAV file says that it is longer; one that was written while it grew says nothing, or the most."""
    said = int.from_bytes(data[4:8], "little")
    return data.startswith(b"RIFF") and len(data) < said + 8 < _UNSAID


def _check(name: str, rate: int, channels: int) -> None:
    if not _RATES[0] <= rate <= _RATES[1]:
        raise UnreadableFile(name, *wrong("error-sound-rate", rate=rate))
    if channels > MOST_CHANNELS:
        raise TooLarge(name, *wrong("error-sound-channels", count=channels))


def _in_bounds(wave: np.ndarray) -> np.ndarray:
    """Made quieter where it is over full scale, as files of fractions may be."""
    return wave / max(1.0, float(np.abs(wave).max())) if len(wave) else wave


def _unknown(name: str, data: bytes) -> LatentError:
    suffix = PurePosixPath(name).suffix.lower()
    if data[4:8] in _FILMS or data.startswith(_FILMS):
        return UnsupportedFile(name, *wrong("error-sound-film"))
    if suffix in SUFFIXES or data.startswith(_SIGNATURES):
        return UnreadableFile(name, *wrong("error-sound-broken"))
    return UnsupportedFile(name, *wrong("error-sound-kind"))
