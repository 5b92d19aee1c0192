"""One small configuration of every modality with items for it, so that the contract test needs no files.

Whoever adds a modality adds its examples here; the contract test says so where they are missing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from latent.modalities import get
from latent.modalities.base import Modality
from latent.modalities.sound.spectrum import picture


@dataclass(frozen=True)
class Example:
    """A bound modality and six items ``(6, ...)`` that differ, in item form and as raw data-set rows."""

    modality: Modality
    arrays: np.ndarray
    raw: np.ndarray


def _image(**values: object) -> Callable[[], Example]:
    def make() -> Example:
        modality = get("image").from_json({"height": 12, "width": 9, **values})
        shape = (6, 12, 9, values.get("channels", 1))
        arrays = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
        return Example(modality, arrays, arrays)

    return make


SENTENCES = [
    "Is the cat on the mat?",
    "She didn't see Tom.",
    "We walked to the old station.",
    "I like it.",
    "They will never know what you said.",
    "Tom is here.",
]


def _text() -> Example:
    raw = np.array(SENTENCES)
    learnt = get("text").guess_config(np.tile(raw, 9))
    modality = get("text")(replace(learnt, length=14))
    return Example(modality, modality.adopt(raw), raw)


def _passages() -> Example:
    raw = np.array(SENTENCES)
    modality = get("passages")(get("passages").guess_config(raw))
    return Example(modality, modality.adopt(raw), raw)


def _sound(**values: object) -> Callable[[], Example]:
    """Tones that rise, fall or stand, each in some noise."""

    def make() -> Example:
        modality = get("sound").from_json({"rate": 8000, "seconds": 0.3, "mels": 24, **values})
        config, rng = modality.config, np.random.default_rng(0)
        time = np.arange(config.samples) / config.rate
        pitches = [300 * 1.5**i * (1 + slope * time) for i, slope in enumerate((0, 2, -2, 1, -1, 0.5))]
        waves = [np.sin(2 * np.pi * np.cumsum(pitch) / config.rate) for pitch in pitches]
        heard = [(wave + 0.05 * rng.standard_normal(len(wave))) * np.hanning(len(wave)) for wave in waves]
        arrays = np.stack([picture(wave.astype(np.float32), config) for wave in heard])
        return Example(modality, arrays, arrays)

    return make


CUSTOMERS = b"""name,age,town,pays,since,active,spent
Ann,34,Bonn,card,2020-01-05,yes,12.50
Bob,51,Ulm,,2021-03-17,no,1280.00
Cyd,,Bonn,cash,2019-11-30,yes,3.20
Dan,29,Ulm,card,,no,77.25
Eve,64,Kiel,cash,2022-06-01,yes,
Fay,47,Kiel,card,2023-02-14,no,410.10
"""


def _table() -> Example:
    raw = get("table").raw("customers.csv", CUSTOMERS)
    modality = get("table")(get("table").guess_config(raw))
    return Example(modality, modality.adopt(raw), raw)


EXAMPLES: dict[str, list[Callable[[], Example]]] = {
    "image": [_image(), _image(channels=3, ground=[0, 0, 0]), _image(framing="ink"), _image(framing="object")],
    "passages": [_passages],
    "sound": [_sound(), _sound(rate=16000, mels=31, seconds=0.4)],
    "table": [_table],
    "text": [_text],
}
