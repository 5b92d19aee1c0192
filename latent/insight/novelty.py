"""Whether an item was seen in training, without keeping the items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

_BITS = 4
"""At least so many for each item."""


@dataclass(frozen=True, eq=False)
class Seen:
    """A set of items as a table of bits, one for each of them: a Bloom filter with a single hash.

    What was seen is always found; of what was not, up to one in five is found as well, so that it serves where leaving
    out too much costs nothing (Bloom 1970, "Space/time trade-offs in hash coding with allowable errors").

    Attributes:
        bits: ``uint8 (2**k,)``, eight bits in each.
    """

    bits: np.ndarray

    @classmethod
    def of(cls, fingerprints: Sequence[str]) -> Seen:
        """Of items by their hashes, each of 16 hexadecimal digits."""
        size = 1 << max(3, (_BITS * len(fingerprints) - 1).bit_length())
        table = np.zeros(size, bool)
        table[_places(fingerprints, size)] = True
        return cls(np.packbits(table, bitorder="little"))

    def has(self, fingerprints: Sequence[str]) -> np.ndarray:
        """Whether each may have been seen ``bool (n,)``; False is certain."""
        places = _places(fingerprints, 8 * len(self.bits))
        return (self.bits[places >> 3] >> (places & 7)) & 1 > 0

    def to_arrays(self) -> dict[str, np.ndarray]:
        """As named arrays, to be stored."""
        return {"bits": self.bits}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> Seen | None:
        """Rebuild what :meth:`to_arrays` gave; None of nothing."""
        return cls(np.asarray(arrays["bits"], np.uint8)) if "bits" in arrays else None


def _places(fingerprints: Sequence[str], size: int) -> np.ndarray:
    return np.array([int(text, 16) % size for text in fingerprints], np.int64)
