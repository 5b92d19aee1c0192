"""One small configuration of every modality with items for it, so that the contract test needs no files.

Whoever adds a modality adds its examples here; the contract test says so where they are missing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from latent.modalities import get
from latent.modalities.base import Modality


@dataclass(frozen=True)
class Example:
    """A bound modality and six items ``(6, ...)`` that differ."""

    modality: Modality
    arrays: np.ndarray


def _image(**values: object) -> Callable[[], Example]:
    def make() -> Example:
        modality = get("image").from_json({"height": 12, "width": 9, **values})
        shape = (6, 12, 9, values.get("channels", 1))
        return Example(modality, np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8))

    return make


EXAMPLES: dict[str, list[Callable[[], Example]]] = {
    "image": [_image(), _image(channels=3, ground=[0, 0, 0]), _image(framing="ink"), _image(framing="object")],
}
