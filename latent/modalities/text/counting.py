"""Texts as counts of their words: which words are counted, and how often each comes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from latent.modalities.text.tokens import plain


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MOST_WORDS = 3_000
"""Words that are counted, at most."""

_FEW = 400  # texts to each time that a word has to come, at most _SEEN
_SEEN = 3
_EVERYWHERE = 0.5  # share of texts from which on a word says nothing of any of them
_JUDGED = 50  # texts by which that share is judged, at least
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_FUNCTION = _set(
    "a about above after again all also although am an and another any anyone anything are as at away back be because "
    "been before being below between both but by came can cannot come could did do does doing done down during each "
    "either else enough etc even ever every for from further get gets getting give given go goes going gone got had "
    "has have having he her here hers herself him himself his how however i if in into is it its itself just kind let "
    "lot made make makes making many may me might mine more most much must my myself need neither now of off often on "
    "once one ones only onto or other others our ours out over own per perhaps put quite rather really said same say "
    "says see seem seems shall she should since so some someone something somewhere still such take takes than that "
    "the their theirs them themselves then there these they thing things this those though through thus to too toward "
    "two under until up upon us used very want was way we well were what whatever when where whether which while who "
    "whole whom whose why will with within would yet you your yours yourself"
)  # denials are kept: they turn what the others say


def words(text: str) -> list[str]:
    """The words of a text that can be counted, in lower case and in their order: function words are left out."""
    found = _WORD.findall(plain(text).lower())
    return [word for word in found if len(word) > 1 and word.partition("'")[0] not in _FUNCTION]


def learn(texts: Sequence[str], most: int = MOST_WORDS) -> tuple[list[str], list[float]]:
    """The commonest words of texts, the commonest first, and the share of the texts that hold each."""
    held = Counter(word for text in texts for word in set(words(text)))
    least = max(1, min(_SEEN, len(texts) // _FEW))
    common = _EVERYWHERE * len(texts) if len(texts) >= _JUDGED else len(texts)
    kept = [pair for pair in held.items() if least <= pair[1] <= common]
    ranked = sorted(kept, key=lambda pair: (-pair[1], pair[0]))[:most]
    return [word for word, _ in ranked], [round(times / len(texts), 6) for _, times in ranked]


def count(texts: Sequence[str], vocabulary: str) -> np.ndarray:
    """How often each word of a vocabulary, parted by spaces, comes in texts: ``uint8 (n, words)``."""
    places = _places(vocabulary)
    rows = np.zeros((len(texts), len(places)), np.uint8)
    for row, text in zip(rows, texts, strict=True):
        for word, times in Counter(words(text)).items():
            if word in places:
                row[places[word]] = min(times, 255)
    return rows


def whole(means: np.ndarray) -> np.ndarray:
    """Means ``(n, words)`` as whole counts ``uint8`` of about the same sum: the largest remainders are rounded up."""
    means = np.clip(means, 0, 255)
    counts = np.floor(means)
    left = np.rint(means.sum(axis=1) - counts.sum(axis=1)).astype(int)
    order = np.argsort(-(means - counts), axis=1, kind="stable")
    more = np.arange(means.shape[1]) < left[:, None]
    np.put_along_axis(counts, order, np.take_along_axis(counts, order, axis=1) + more, axis=1)
    return np.minimum(counts, 255).astype(np.uint8)


@lru_cache(maxsize=8)
def _places(vocabulary: str) -> dict[str, int]:
    return {word: place for place, word in enumerate(vocabulary.split())}
