"""Where long lines are parted: where sentences end, else at commas, else between words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

_ENDS = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=\S)|(?<=[。！？])[」』”]*(?=\S)")
_PAUSES = (",", ";", ":", "–", "—", "،", "、", "，")
_LEAST = 3  # a part that ends at a pause has at least one in so many of the words that there is room for


def sentences(line: str) -> list[str]:
    """The sentences of a line."""
    return [part.strip() for part in _ENDS.split(line) if part.strip()]


def within(text: str, room: int, sizes: Callable[[Sequence[str]], Sequence[int]]) -> list[str]:
    """Parts of a text that have room, cut at pauses where there are some; a word that has none is one by itself.

    Args:
        text: of which all words are kept.
        room: what the sizes of a part's words may come to.
        sizes: of words.
    """
    words = text.split()
    ends = np.cumsum(sizes(words)) if words else np.zeros(0)
    parts, start, done = [], 0, 0
    while start < len(words):
        end = _end(words, ends, start, done, room)
        parts.append(" ".join(words[start:end]))
        start, done = end, ends[end - 1]
    return parts


def _end(words: list[str], ends: np.ndarray, start: int, done: int, room: int) -> int:
    """Where the part that begins at a word ends; the last two are of a size."""
    left = ends[-1] - done
    if left <= room:
        return len(words)
    full = int(np.searchsorted(ends, done + room, "right"))
    pauses = [place for place in range(start, full) if words[place].endswith(_PAUSES)]
    if pauses and _LEAST * (pauses[-1] + 1 - start) >= full - start:
        return pauses[-1] + 1
    return max(start + 1, int(np.searchsorted(ends, done + min(room, -(-left // 2)), "right")))
