"""Sounds as pictures of their waves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from latent.ui.widgets.charts import COLOURS

_WIDE, _HIGH = 240, 60


def drawn(data: bytes) -> bytes:
    """SVG of a WAV file of 16 bits and one channel, how far it swings from moment to moment; empty for any other."""
    start = data.find(b"data", 12, 4096)
    if not data.startswith(b"RIFF") or start < 0:
        return b""
    samples = np.frombuffer(data[start + 8 :][: (len(data) - start - 8) // 2 * 2], "<i2") / 32768
    if not len(samples):
        return b""
    parts = np.array_split(samples, min(_WIDE, len(samples)))
    return _between(*([float(end(part)) for part in parts] for end in (np.max, np.min)))


def swung(wave: Sequence[float]) -> bytes:
    """SVG of a sound by how far it swings from moment to moment, 0..1."""
    return _between(wave, [-one for one in wave])


def _between(high: Sequence[float], low: Sequence[float]) -> bytes:
    """What lies between two lines, each from -1 to 1."""
    across = np.linspace(0, _WIDE, len(high))
    there = [*zip(across, high, strict=True), *zip(across[::-1], low[::-1], strict=True)]
    outline = " ".join(f"{x:.1f},{_HIGH / 2 * (1 - y):.1f}" for x, y in there)
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDE} {_HIGH}' preserveAspectRatio='none'>"
        f"<polygon points='{outline}' fill='{COLOURS[0]}' stroke='{COLOURS[0]}' stroke-width='1'/></svg>"
    ).encode()
