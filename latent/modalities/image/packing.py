"""What WebP makes of a picture in a few bytes."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from latent.modalities.items import Packed

_QUALITIES = (95, 85, 75, 60, 45, 30, 20, 10, 5, 0)
"""The best first."""


def webp(array: np.ndarray, size: int) -> Packed:
    """A picture ``uint8 (h, w, c)`` of the best quality that fits into so many bytes, or of the least there is."""
    grey = array.shape[2] == 1
    image = Image.fromarray(array[..., 0] if grey else array)
    tries = (_encoded(image, quality) for quality in _QUALITIES)
    data = next((data for data in tries if len(data) <= size), None) or _encoded(image, _QUALITIES[-1])
    with Image.open(io.BytesIO(data)) as packed:
        again = np.asarray(packed.convert("L" if grey else "RGB")).reshape(array.shape)
    return Packed("WebP", len(data), again)


def _encoded(image: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=quality, method=6)
    return buffer.getvalue()
