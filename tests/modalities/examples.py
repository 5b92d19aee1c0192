"""One small configuration of every modality with items for it, so that the contract test needs no files.

Whoever adds a modality adds its examples here; the contract test says so where they are missing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from latent.modalities import get
from latent.modalities.base import Modality


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


EXAMPLES: dict[str, list[Callable[[], Example]]] = {
    "image": [_image(), _image(channels=3, ground=[0, 0, 0]), _image(framing="ink"), _image(framing="object")],
    "passages": [_passages],
    "text": [_text],
}
