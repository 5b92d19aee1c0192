"""Sounds as items: reading, what the model takes and gives, how well it did, and how to look at it and hear it."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np

from latent.errors import DataError, LatentError, TooLarge, wrong
from latent.modalities.base import Modality
from latent.modalities.items import (
    NOTHING_CHOSEN,
    Adjustment,
    Choice,
    Cover,
    Features,
    Figure,
    Item,
    Packed,
    Sheet,
    Straight,
    View,
)
from latent.modalities.sound import (
    covering,
    framing,
    likeness,
    measures,
    packing,
    reading,
    showing,
    spectrum,
    spoiling,
    varying,
    voicing,
)
from latent.modalities.sound.spectrum import SoundConfig
from latent.words import Saying

if TYPE_CHECKING:
    from torch import nn

_CHUNK = 2048  # items at a time, so that float64 work on a whole data set fits in little memory
_GRAIN = 0.02  # an even picture counts as this rough, or the least error in it would count as endless
_SPREAD, _STEP = 0.1, 1 / 255  # as in nets.py: a level's standard deviation, and the steps in which levels are told
_LENGTHS = (0.5, 0.8, 1.2, 2.0, 4.0)  # seconds that a model of one's own may hear
_LATER = Adjustment("Earlier or later", -1, 1, "sound-later-help", "sound-later")


class SoundModality(Modality):
    """Sounds of one length. The item form is ``uint8 (mels, frames)``, the model's ``float32 (1, mels, frames)``."""

    name = "sound"
    noun = ("sound", "sounds")
    part_noun = ("moment", "moments")
    suffixes = reading.SUFFIXES
    pasted = ("audio/",)
    most_bytes = reading.MAX_BYTES
    keepsake_mime = "audio/wav"
    film_mime = "image/webp"
    Config: ClassVar[type] = SoundConfig
    config: SoundConfig

    @classmethod
    def guess_config(cls, arrays: np.ndarray) -> SoundConfig:
        """The bands and the length of levels ``(n, mels, frames)`` of telephone quality."""
        shape = np.shape(arrays)
        low, high = (round(seconds / spectrum.HOP) for seconds in spectrum.SECONDS)
        if len(shape) != 3 or not (spectrum.MELS[0] <= shape[1] <= spectrum.MELS[1] and low <= shape[2] <= high):
            raise DataError(
                Saying("error-item-data-set"),
                *wrong(
                    "error-sound-shape",
                    shape=_times(shape),
                    fewest=spectrum.MELS[0],
                    most=spectrum.MELS[1],
                    low=low,
                    high=high,
                ),
            )
        return SoundConfig(mels=shape[1], seconds=shape[2] * spectrum.HOP)

    @classmethod
    def looks(cls, items: Sequence[Item]) -> tuple[Choice, ...]:
        """A length that holds nearly all of what was given."""
        lengths = [_seconds(item.original) for item in items] or [_LENGTHS[1]]
        wanted = float(np.quantile(lengths, 0.9))
        fits = next((length for length in _LENGTHS if length >= wanted), _LENGTHS[-1])
        called = {f"{length:g} seconds": Saying("sound-seconds", seconds=length) for length in _LENGTHS}
        return (Choice("Length", tuple(called), f"{fits:g} seconds", "sound-length-help", "sound-length", called),)

    @classmethod
    def look(cls, chosen: Mapping[str, str]) -> dict[str, Any]:
        """Its length."""
        return {"seconds": float(chosen.get("Length", f"{_LENGTHS[1]}").partition(" ")[0])}

    def too_large(self, name: str, size: int) -> LatentError | None:
        """Over 100 MB."""
        if size <= reading.MAX_BYTES:
            return None
        return TooLarge(name, *wrong("error-sound-large-part", limit=round(reading.MAX_BYTES / 1e6)))

    def read(self, name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> Iterator[Item | LatentError]:
        """One item of the sound in the file, or the reason why there is none."""
        try:
            sound = reading.decode(name, data, self.config.rate)
        except LatentError as refusal:
            yield refusal
            return
        original = showing.recording(sound.wave, self.config.rate)
        yield self._framed(Item(name, self._silence, original, label=PurePosixPath(name).parent.name or None), sound)

    def _framed(self, item: Item, sound: reading.Sound, shift: float = 0.0) -> Item:
        """An item of a sound as it is kept, so that the same comes of its original."""
        kept = showing.as_steps(sound.wave).astype(np.float32) / 32768
        wave, notes = framing.frame(kept, self.config, shift)
        nothing = any(note.message == framing.NOTHING for note in notes)
        return replace(item, array=spectrum.picture(wave, self.config), notes=(*sound.notes, *notes), nothing=nothing)

    @property
    def _silence(self) -> np.ndarray:
        return np.zeros(self.config.shape, np.uint8)

    def adjustments(self, original: View) -> tuple[Adjustment, ...]:
        """Which part is taken."""
        return (_LATER,)

    def adjust(self, item: Item, values: Mapping[str, float]) -> Item:
        """An earlier or later part of the recording."""
        later = float(np.clip(values.get(_LATER.name, 0), _LATER.low, _LATER.high))
        try:
            sound = reading.decode(item.name, item.original.data, self.config.rate)
        except LatentError:
            return item
        return self._framed(item, sound, later * self.config.seconds / 2)

    def without(self, array: np.ndarray) -> list[tuple[str, np.ndarray]]:
        """Eighths of its time in which something sounds."""
        return covering.moments(array, spectrum.HOP)

    def covers(self, array: np.ndarray) -> list[Cover]:
        """Patches of pitch and time made silent, row by row."""
        return covering.patches(array)

    def adopt(self, arrays: np.ndarray) -> np.ndarray:
        """Levels ``(n, mels, frames)``: whole numbers 0..255 or fractions, as ``uint8``."""
        arrays, wanted = np.asarray(arrays), self.config.shape
        if arrays.shape[1:] != wanted:
            raise DataError(
                Saying("error-item-data-set"),
                *wrong("error-sound-other-shape", shape=_times(arrays.shape), wanted=_times(wanted)),
            )
        return _as_bytes(arrays)

    def inputs(self, arrays: np.ndarray) -> np.ndarray:
        """``uint8 (n, mels, frames)`` as ``float32 (n, 1, mels, frames)`` in 0..1."""
        return np.ascontiguousarray(arrays[:, None], np.float32) / np.float32(255)

    def outputs(self, decoded: np.ndarray) -> np.ndarray:
        """``float32 (n, 1, mels, frames)`` in 0..1 as ``uint8 (n, mels, frames)``."""
        return np.rint(np.clip(decoded[:, 0], 0, 1) * 255).astype(np.uint8)

    def log_likelihood(self, arrays: np.ndarray, answers: Sequence[np.ndarray]) -> np.ndarray:
        """Normal around what is decoded, in nats, as a probability of the steps in which levels are told."""
        values = math.prod(self.config.shape)
        scale = values * math.log(_STEP / (_SPREAD * math.sqrt(2 * math.pi)))
        return scale - values * self._squares(arrays, answers[0], np.float64) / (2 * _SPREAD**2)

    def error(self, arrays: np.ndarray, decoded: np.ndarray) -> np.ndarray:
        """Mean over the levels of each sound of the squared difference in 0..1."""
        return self._squares(arrays, decoded, np.float32)

    def _squares(self, arrays: np.ndarray, decoded: np.ndarray, kind: type) -> np.ndarray:
        found = np.zeros(len(arrays), kind)
        for start in range(0, len(arrays), _CHUNK):
            rows = slice(start, start + _CHUNK)
            change = self.inputs(arrays[rows]).astype(kind) - decoded[rows]
            found[rows] = np.square(change).mean(axis=(1, 2, 3))
        return found

    def figures(self, arrays: np.ndarray, rebuilt: Callable[[], np.ndarray]) -> dict[str, float]:
        """Log-spectral distance and mel-cepstral distortion in decibels, on average."""
        back = rebuilt()
        pairs = list(zip(arrays, back, strict=True))
        return {
            "log_spectral_distance": float(np.mean([likeness.log_spectral_distance(*pair) for pair in pairs])),
            "mel_cepstral_distortion": float(np.mean([likeness.mel_cepstral_distortion(*pair) for pair in pairs])),
        }

    @property
    def marks(self) -> str:
        """What orange and blue mean."""
        return Saying("sound-marks")

    @property
    def error_name(self) -> str:
        """Mean squared error."""
        return Saying("sound-error")

    def likeness(self, array: np.ndarray, other: np.ndarray) -> tuple[Figure, ...]:
        """Log-spectral distance and mel-cepstral distortion."""
        return likeness.figures(array, other)

    def size(self, array: np.ndarray) -> int:
        """Bytes of its samples, of 16 bits each."""
        return 2 * self.config.samples

    def packed(self, array: np.ndarray, size: int) -> Packed:
        """Ogg of the best quality that is small enough."""
        return packing.ogg(array, size, self.config)

    def detail(self, arrays: np.ndarray) -> np.ndarray:
        """How far neighbouring levels of each sound differ, over pitch and time, beyond an even picture's grain."""
        levels = arrays.astype(np.float32) / 255
        across = np.abs(np.diff(levels, axis=2)).sum((1, 2)) + np.abs(np.diff(levels, axis=1)).sum((1, 2))
        return (_GRAIN + across / math.prod(self.config.shape)).astype(np.float32)

    def view(self, array: np.ndarray) -> View:
        """PNG of its levels, which a page can make heard."""
        return showing.view(array)

    def canvas(self) -> dict[str, Any]:
        """Its means are levels from 0 to 1; what it takes to make them heard stands with it."""
        mels, frames = self.config.shape
        return {"kind": "sound", "height": mels, "width": frames, "channels": 1, "fine": True, "voice": self.heard()}

    def heard(self) -> dict[str, Any]:
        """How its pictures were made, and how they are made sounds again: what ``vocoder.js`` takes."""
        config = self.config
        return {
            "rate": config.rate,
            "hop": config.hop,
            "window": config.window,
            "fft": config.fft,
            "floor": spectrum.FLOOR,
            "middles": [round(float(hertz), 3) for hertz in spectrum.edges(config)[1:-1]],
            "rounds": voicing.ROUNDS,
            "momentum": voicing.MOMENTUM,
            "colours": [list(colour) for colour in showing.STOPS],
        }

    @property
    def by_hand(self) -> Literal["lines", "areas", "words", "voice"]:
        """Said to a microphone."""
        return "voice"

    def keepsake(self, array: np.ndarray) -> View:
        """WAV."""
        return showing.keepsake(array, self.config)

    def difference(self, array: np.ndarray, other: np.ndarray) -> View:
        """PNG, see-through where the two agree: blue where ``other`` is quieter, orange where it is louder."""
        return showing.difference(array, other)

    def sheet(self, arrays: np.ndarray, originals: Sequence[View] = ()) -> Sheet:
        """Pictures side by side, at most 32 pixels on their longer side."""
        return showing.sheet(arrays, self.config.shape)

    def film(self, arrays: np.ndarray) -> tuple[View, View]:
        """WebP that turns for ever, four pictures a second, and its first as PNG."""
        return showing.film(arrays)

    def strip(self, arrays: np.ndarray) -> View:
        """WAV of sounds one after the other."""
        return showing.strip(arrays, self.config)

    def measures(self, arrays: np.ndarray) -> dict[str, np.ndarray]:
        """What :mod:`latent.modalities.sound.measures` reads off them."""
        return measures.read(arrays, self.config)

    def followed(self, name: str, arrays: np.ndarray) -> np.ndarray | None:
        """Any of the measures: what is decoded can be measured as what was recorded."""
        return self.measures(arrays).get(name)

    def features(self, arrays: np.ndarray) -> Features:
        """All their levels."""
        return Features(arrays.reshape(len(arrays), -1), Saying("sound-features"))

    def spoiled(self, arrays: np.ndarray) -> tuple[np.ndarray, list[str]]:
        """Cut off, under a hiss, over a hum and overdriven."""
        return spoiling.spoiled(arrays)

    def varied(self, arrays: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """With another throat, pace, microphone and noise."""
        return varying.varied(arrays, rng)

    def straight(self) -> Straight:
        """Levels, place by place; what comes out of a line is kept between silence and the loudest."""
        return Straight(back=("light",))

    def fingerprints(self, arrays: np.ndarray) -> Sequence[str]:
        """16 hexadecimal digits of the SHA-256 of each sound's shape and levels."""
        start = repr(tuple(arrays.shape[1:])).encode()
        rows = np.ascontiguousarray(arrays, np.uint8)
        return [hashlib.sha256(start + row.tobytes()).hexdigest()[:16] for row in rows]

    def nets(self, dials: int, width: int) -> tuple[nn.Module, nn.Module]:
        """Encoder and decoder for sounds of this shape."""
        from latent.modalities.sound.nets import build

        return build(self.config.shape, dials, width)


def _seconds(original: View) -> float:
    """Length of a recording as it is kept: 16 bits, one channel."""
    rate = int.from_bytes(original.data[24:28], "little")
    return max(0, len(original.data) - 44) / 2 / max(rate, 1)


def _as_bytes(arrays: np.ndarray) -> np.ndarray:
    """Whole numbers 0..255 or fractions 0..1 as ``uint8``; :class:`DataError` for any other values."""
    if arrays.dtype == np.uint8:
        return np.ascontiguousarray(arrays)
    if arrays.dtype.kind not in "iuf":
        raise DataError(Saying("error-item-data-set"), *wrong("error-sound-no-numbers", kind=arrays.dtype))
    whole = arrays.dtype.kind in "iu"
    if not arrays.size or not np.isfinite(arrays).all() or arrays.min() < 0 or arrays.max() > (255 if whole else 1):
        raise DataError(Saying("error-item-data-set"), *wrong("error-sound-no-levels"))
    return np.rint(arrays * (1 if whole else 255)).astype(np.uint8)


def _times(shape: Sequence[int]) -> str:
    return " × ".join(str(side) for side in shape)
