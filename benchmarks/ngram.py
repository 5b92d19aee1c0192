"""A plain model of sentences, to judge by how likely others are: words counted in fours (Witten & Bell 1991).

The chance of a word after three others is mixed from counts of four, three, two and one words, each trusted by how many
different words have followed its beginning.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

ORDER = 4
_WORDS = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|[^\sa-z0-9]")
_START, _END = "<s>", "</s>"


class NGrams:
    """Counts of sentences in lower case."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.counts: list[dict[tuple[str, ...], dict[str, int]]] = [
            defaultdict(lambda: defaultdict(int)) for _ in range(ORDER)
        ]
        for sentence in sentences:
            words = _tokens(sentence)
            for place in range(ORDER - 1, len(words)):
                for size in range(ORDER):
                    self.counts[size][tuple(words[place - size : place])][words[place]] += 1
        self.totals = [{begin: sum(after.values()) for begin, after in counts.items()} for counts in self.counts]
        self.vocabulary = len(self.counts[0][()]) + 1

    def chance(self, word: str, before: Sequence[str]) -> float:
        """Of a word after the last three."""
        chance = 1 / self.vocabulary
        for size in range(ORDER):
            begin = tuple(before[len(before) - size :])
            after = self.counts[size].get(begin)
            if after is None:
                break
            chance = (after.get(word, 0) + len(after) * chance) / (self.totals[size][begin] + len(after))
        return chance

    def nats(self, sentence: str) -> float:
        """Log-likelihood in nats a word, signs and the end counted as words."""
        words = _tokens(sentence)
        places = range(ORDER - 1, len(words))
        return float(np.mean([np.log(self.chance(words[i], words[i - ORDER + 1 : i])) for i in places]))


def _tokens(sentence: str) -> list[str]:
    return [_START] * (ORDER - 1) + _WORDS.findall(sentence) + [_END]
