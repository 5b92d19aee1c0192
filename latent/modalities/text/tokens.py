"""Sentences as numbers: byte pairs, so that whatever a person types can be written and read again.

A vocabulary is told by its merges alone (Sennrich et al. 2016, "Neural Machine Translation of Rare Words with Subword
Units"; over bytes as in Radford et al. 2019): two marks, the 256 bytes, and a token for each merge. The model knows
lower case only; how a word is usually written is learnt beside it, and put back for people to read.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PAD, END = 0, 1
"""What fills a row behind a sentence, and what ends it."""

SIZE = 4096
"""Tokens of a vocabulary, at most."""

_MARKS = ("<pad>", "<end>")
_SEEN = 3  # times that a word is met before its spelling counts
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")  # these two as in shared/sentences.js
_STARTS = re.compile(r"(?:^|(?<=[.!?])\s|(?<=[.!?][\"'])\s)[\W_]*[^\W_]")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "\u00ad": None})


def plain(text: str) -> str:
    """``text`` on one line, with straight quotes and the same characters written the same way (Unicode NFKC)."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(_PLAIN)).split())


@dataclass(frozen=True)
class Vocabulary:
    """Tokens of sentences, and how words are written.

    Attributes:
        merges: pairs of tokens, a line each, the commonest first.
        spellings: words that are seldom written in lower case, as they are, parted by spaces.
    """

    merges: str
    spellings: str = ""

    @classmethod
    def learn(cls, texts: Sequence[str], size: int = SIZE) -> Vocabulary:
        """The commonest pairs of sentences, and the usual spelling of their words."""
        from tokenizers import trainers

        texts = [plain(text) for text in texts]
        tokenizer = _tokenizer({}, [])
        trainer = trainers.BpeTrainer(
            vocab_size=size,
            special_tokens=list(_MARKS),
            initial_alphabet=list(_letters().values()),
            min_frequency=5,
            show_progress=False,
        )
        tokenizer.train_from_iterator((text.lower() for text in texts), trainer)
        merges = json.loads(tokenizer.to_str())["model"]["merges"]
        return cls("\n".join(map(" ".join, merges)), " ".join(_spellings(texts)))

    def __len__(self) -> int:
        return len(self._numbers)

    @cached_property
    def _pairs(self) -> list[tuple[str, str]]:
        pairs = [tuple(line.split(" ")) for line in self.merges.splitlines()]
        if any(len(pair) != 2 for pair in pairs):
            raise ValueError("a merge is not a pair")
        return pairs

    @cached_property
    def _numbers(self) -> dict[str, int]:
        listed = dict.fromkeys((*_MARKS, *_letters().values(), *(a + b for a, b in self._pairs)))
        return {token: number for number, token in enumerate(listed)}

    @cached_property
    def _engine(self) -> Tokenizer:
        return _tokenizer(self._numbers, self._pairs)

    @cached_property
    def _usual(self) -> dict[str, str]:
        return {word.lower(): word for word in self.spellings.split()}

    def write(self, texts: Sequence[str], length: int) -> tuple[np.ndarray, np.ndarray]:
        """Sentences as rows of tokens.

        Args:
            texts: ``n`` sentences.
            length: tokens of a row; a longer sentence loses its end.

        Returns:
            ``uint16 (n, length)``, each with :data:`END` behind it and :data:`PAD` after that; and how many tokens each
            has ``int (n,)``.
        """
        found = self._engine.encode_batch([plain(text).lower() for text in texts])
        rows = np.zeros((len(texts), length), np.uint16)
        for row, one in zip(rows, found, strict=True):
            kept = one.ids[: length - 1]
            row[: len(kept)] = kept
            row[len(kept)] = END
        return rows, np.array([len(one.ids) for one in found], int)

    def read(self, rows: np.ndarray) -> list[str]:
        """Sentences of rows ``(n, length)``, in lower case."""
        ends = np.where((rows == END).any(axis=1), (rows == END).argmax(axis=1), rows.shape[1])
        texts = self._engine.decode_batch([row[:end].tolist() for row, end in zip(rows, ends, strict=True)])
        return [text.strip() for text in texts]

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(text.strip() for text in self.texts if text.startswith(" "))

    def share_known(self, text: str) -> tuple[float, int]:
        """Share 0..1 of a text's words that are common enough to have a token of their own; and how many it has."""
        words = [word[0].partition("'")[0] for word in _WORD.finditer(plain(text).lower())]
        words = [word for word in words if word.isalpha()]
        return (sum(word in self._whole for word in words) / len(words) if words else 0.0), len(words)

    def spell(self, text: str) -> str:
        """A sentence in lower case, as people would write it."""
        usual = _WORD.sub(lambda word: self._spelt(word[0]), text)
        return _STARTS.sub(lambda start: start[0].upper(), usual)

    def _spelt(self, word: str) -> str:
        if word in self._usual:
            return self._usual[word]
        stem, quote, rest = word.partition("'")
        return self._usual.get(stem, stem) + quote + rest

    @cached_property
    def texts(self) -> list[str]:
        """What each token stands for, by its number; bytes as their letters in Latin-1."""
        back = {letter: chr(byte) for byte, letter in _letters().items()}
        return ["" if token in _MARKS else "".join(back[c] for c in token) for token in self._numbers]


@lru_cache(maxsize=8)
def vocabulary(merges: str, spellings: str) -> Vocabulary:
    """One of these merges, made once."""
    return Vocabulary(merges, spellings)


def _tokenizer(numbers: dict[str, int], pairs: list[tuple[str, str]]) -> Tokenizer:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers

    tokenizer = Tokenizer(models.BPE(vocab=numbers, merges=pairs))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def _spellings(texts: Iterable[str]) -> list[str]:
    """Words within sentences, not at their start, that are mostly written in another way than in lower case."""
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        for word in _WORD.finditer(text):
            if word.start() and text[word.start() - 2] not in ".!?\"'":
                seen.setdefault(word[0].lower(), Counter())[word[0]] += 1
    usual = {word: forms.most_common(1)[0] for word, forms in seen.items() if forms.total() >= _SEEN}
    return sorted(form for word, (form, times) in usual.items() if form != word and 2 * times > seen[word].total())


@lru_cache(maxsize=1)
def _letters() -> dict[int, str]:
    """The letter that stands for each byte in tokens, as GPT-2's published code has it."""
    shown = [*range(33, 127), *range(161, 173), *range(174, 256)]
    hidden = [byte for byte in range(256) if byte not in shown]
    return {byte: chr(byte) for byte in shown} | {byte: chr(256 + place) for place, byte in enumerate(hidden)}
