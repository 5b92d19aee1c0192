"""Sentences as items: reading, what the model takes and gives, how well it did, and how to look at them."""

from __future__ import annotations

import hashlib
import html
import re
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from latent.errors import DataError, RequestError, wrong
from latent.modalities import harms
from latent.modalities.items import NOTHING_CHOSEN, Item, OtherReading, Straight, View
from latent.modalities.text import contrasts, parting, reading, rules
from latent.modalities.text.reading import Found, Sentence
from latent.modalities.text.texts import Texts, item
from latent.modalities.text.tokens import END, PAD, Vocabulary, vocabulary
from latent.words import Saying

if TYPE_CHECKING:
    from torch import nn

LONGEST = 512
"""Tokens that the sentences of a space may have, at most."""

_LONG = 15  # words; texts of more are mostly of several clauses
_ENOUGH = 50  # texts that a space of their own is made of
_FEWEST = 2  # sentences that a vocabulary is learnt from
_FEW_WORDS = 3  # by fewer, no language is judged
_KNOWN = 0.34  # share of known words below which a sentence is of another language; 1 in 300 of Tatoeba's are
_STRANGE = 0.6  # share of tokens that are single bytes, from which on a sentence is of no language known here
_PART = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[^\w\s]+|_+")  # a word, or signs that stand together


@dataclass(frozen=True)
class TextConfig:
    """How the sentences of one space are written.

    Attributes:
        length: tokens that a sentence may have, with its end.
        merges, spellings: see :class:`latent.modalities.text.tokens.Vocabulary`.
    """

    length: int = 32
    merges: str = ""
    spellings: str = ""

    def __post_init__(self) -> None:
        """Refuse what no sentence can have, with :class:`RequestError`."""
        if not 2 <= self.length <= LONGEST:
            raise RequestError(
                Saying("error-text-tokens", count=self.length), *wrong("error-text-length", most=LONGEST)
            )


_HARM: dict[str, Callable[[str], str]] = {
    "text-harm-behind": lambda text: " ".join(reversed(text.split())),
    "text-harm-letters": lambda text: " ".join("".join(sorted(word)) for word in text.split()),
}
"""What can be wrong with a sentence, by its name."""


class TextModality(Texts):
    """Sentences. The item form is ``uint16 (length,)``, tokens with padding behind; the model's is ``float32``."""

    name = "text"
    noun = ("sentence", "sentences")
    Config: ClassVar[type] = TextConfig
    config: TextConfig
    _find = staticmethod(reading.sentences)

    @classmethod
    def guess_config(cls, arrays: np.ndarray, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> TextConfig:
        """The vocabulary of raw sentences ``str (n,)``."""
        if arrays.dtype.kind != "U" or arrays.ndim != 1 or len(arrays) < _FEWEST:
            raise DataError(Saying("error-item-data-set"), *wrong("error-text-no-sentences"))
        learnt = Vocabulary.learn(arrays.tolist())
        return TextConfig(merges=learnt.merges, spellings=learnt.spellings)

    @property
    def error_name(self) -> str:
        """What :meth:`error` gives."""
        return Saying("text-error")

    @property
    def same(self) -> str:
        """What is told where nothing was lost."""
        return Saying("text-same")

    @property
    def words(self) -> Vocabulary:
        """Its tokens."""
        return vocabulary(self.config.merges, self.config.spellings)

    def other_reading(
        self, files: Sequence[tuple[str, bytes]], chosen: Mapping[str, str] = NOTHING_CHOSEN
    ) -> OtherReading | None:
        """By their words, where texts are mostly longer than sentences and there are enough to learn words from."""
        texts = reading.all_passages(files, chosen)
        sizes = [len(text.split()) for text in texts]
        if len(texts) < _ENOUGH or statistics.median(sizes) <= _LONG:
            return None
        why = Saying("text-long", count=len(texts), words=round(statistics.median(sizes)))
        choices = self.choices(*files[0], chosen) if len(files) == 1 else ()
        return OtherReading("passages", Saying("text-long-read", count=len(texts)), why, choices, len(texts))

    def _items(self, found: Found) -> Iterator[Item]:
        sentences = self._fitting(found.sentences)
        rows, sizes = self.words.write([given.text for given in sentences], self.config.length)
        for given, row, size in zip(sentences, rows, sizes.tolist(), strict=True):
            told, strange = [], self._is_strange(given.text, row)
            if size >= self.config.length:
                told.append(self._cut(given, row))
            if strange:
                told.append(Saying("text-unknown"))
            yield item(given, row, found.notes, told, strange)

    def _fitting(self, given: Sequence[Sentence]) -> list[Sentence]:
        """The same, those that are too long for the model in parts that are not."""
        rows, sizes = self.words.write([one.text for one in given], self.config.length)
        parted = (
            [one]
            if size <= self._room or one.size > len(one.text)
            else self._parts(one, self._is_strange(one.text, row))
            for one, row, size in zip(given, rows, sizes.tolist(), strict=True)
        )
        return [part for parts in parted for part in parts]

    @property
    def _room(self) -> int:
        return self.config.length - 1

    def _sizes(self, texts: Sequence[str]) -> list[int]:
        return self.words.write(texts, 1)[1].tolist() if texts else []

    def _parts(self, given: Sentence, strange: bool) -> list[Sentence]:
        """Its sentences, and of a language that is known here what fits of those that are still too long."""
        parts = parting.sentences(given.text)
        if not strange:
            parts = [some for part in parts for some in parting.within(part, self._room, self._sizes)]
        if len(parts) < 2:
            return [given]
        return [replace(given, text=part, whole=given.whole or given.document, size=len(part)) for part in parts]

    def _cut(self, given: Sentence, row: np.ndarray) -> Saying:
        kept = len(self.words.read(row[None])[0])
        return Saying("text-cut", kept=kept, count=max(given.size, len(given.text)))

    def _is_strange(self, text: str, row: np.ndarray) -> bool:
        """Of a language or a script of which hardly a word is known; or of nothing to say."""
        pieces = [self.words.texts[token].strip() for token in row[row > END]]
        if not any(c.isalpha() for piece in pieces for c in piece):
            return True
        known, count = self.words.share_known(text)
        in_bytes = float(np.mean([len(piece) < 2 for piece in pieces]))
        return (count >= _FEW_WORDS and known < _KNOWN) or (len(pieces) > _FEW_WORDS and in_bytes > _STRANGE)

    def without(self, array: np.ndarray) -> list[tuple[str, np.ndarray]]:
        """Its words and signs, and the sentence without each."""
        (text,) = self.shown(array[None])
        found = list(_PART.finditer(text))
        left = [_closed(text[: part.start()], text[part.end() :]) for part in found]
        rows = self.words.write(left, self.config.length)[0]
        return [(part[0], row) for part, row in zip(found, rows, strict=True)]

    def adopt(self, arrays: np.ndarray) -> np.ndarray:
        """Sentences ``str (n,)``, or tokens as they are, as ``uint16 (n, length)``."""
        arrays = np.asarray(arrays)
        if arrays.dtype.kind == "U" and arrays.ndim == 1:
            return self.words.write(arrays.tolist(), self.config.length)[0]
        if arrays.dtype != np.uint16 or arrays.shape[1:] != (self.config.length,):
            raise DataError(Saying("error-item-data-set"), *wrong("error-text-no-sentences"))
        return np.ascontiguousarray(arrays)

    def inputs(self, arrays: np.ndarray) -> np.ndarray:
        """The same numbers as ``float32 (n, length)``."""
        return np.ascontiguousarray(arrays, np.float32)

    def outputs(self, decoded: np.ndarray) -> np.ndarray:
        """The nearest tokens, with padding behind the first end, ``uint16 (n, length)``."""
        rows = np.rint(np.clip(decoded, 0, len(self.words) - 1)).astype(np.uint16)
        behind = np.cumsum(rows == END, axis=1) - (rows == END) > 0
        return np.where(behind, np.uint16(PAD), rows)

    def log_likelihood(self, arrays: np.ndarray, answers: Sequence[np.ndarray]) -> np.ndarray:
        """What the decoder says of each sentence, word by word, in nats."""
        return np.asarray(answers[1], np.float64)

    def error(self, arrays: np.ndarray, decoded: np.ndarray) -> np.ndarray:
        """Share of words that have to be changed, left out or put in (Levenshtein), of the longer sentence's."""
        from rapidfuzz.distance import Levenshtein

        pairs = zip(self.texts(arrays), self.texts(self.outputs(decoded)), strict=True)
        found = [Levenshtein.normalized_distance(a.split(), b.split()) for a, b in pairs]
        return np.array(found, np.float32)

    def detail(self, arrays: np.ndarray) -> np.ndarray:
        """Share of the length that a sentence takes."""
        return np.maximum((arrays > PAD).mean(axis=1, dtype=np.float32), np.float32(1 / self.config.length))

    def size(self, array: np.ndarray) -> int:
        """Of the text in UTF-8."""
        return len(self.shown(array[None])[0].encode())

    def figures(self, arrays: np.ndarray, rebuilt: Callable[[], np.ndarray]) -> dict[str, float]:
        """Share of sentences that come back word for word, in lower case, and BLEU-4 of them all, 0..1 (Post 2018)."""
        import sacrebleu

        before, after = self.texts(arrays), self.texts(rebuilt())
        same = np.mean([a == b for a, b in zip(before, after, strict=True)])
        return {"exact_match": float(same), "bleu": sacrebleu.corpus_bleu(after, [before]).score / 100}

    def texts(self, arrays: np.ndarray) -> list[str]:
        """Sentences in lower case."""
        return self.words.read(arrays) if len(arrays) else []

    def _words_of(self, arrays: np.ndarray) -> list[list[str]]:
        return [rules.words_of(text) for text in self.texts(arrays)]

    def shown(self, arrays: np.ndarray) -> list[str]:
        """Sentences as people would write them."""
        return [self.words.spell(text) for text in self.texts(arrays)]

    def canvas(self) -> dict[str, Any]:
        """Its means are tokens."""
        words = {"tokens": self.words.texts, "spellings": self.config.spellings.split()}
        return {"kind": "sentence", "length": self.config.length, "words": words}

    def difference(self, array: np.ndarray, other: np.ndarray) -> View:
        """Words of the first that ``other`` lacks are struck out, those that it has instead are underlined."""
        before, after = (text.split() for text in self.shown(np.stack([array, other])))
        same = SequenceMatcher(None, [w.lower() for w in before], [w.lower() for w in after], autojunk=False)
        parts = []
        for kind, i, j, k, m in same.get_opcodes():
            if kind == "equal":
                parts.append(html.escape(" ".join(after[k:m])))
                continue
            parts += [f"<del>{html.escape(' '.join(before[i:j]))}</del>"] if j > i else []
            parts += [f"<ins>{html.escape(' '.join(after[k:m]))}</ins>"] if m > k else []
        return View("text/html", " ".join(parts).encode() or b"&nbsp;")

    def measures(self, arrays: np.ndarray) -> dict[str, np.ndarray]:
        """What :mod:`latent.modalities.text.rules` reads off English sentences."""
        return rules.read(self.texts(arrays))

    def spoiled(self, arrays: np.ndarray) -> tuple[np.ndarray, list[str]]:
        """Word by word from behind, and with the letters of each word in their order."""
        harmed, told = harms.in_turns(self.texts(arrays), _HARM)
        return self._rows(harmed), told

    def contrasts(self, arrays: np.ndarray) -> dict[str, tuple[np.ndarray, ...]]:
        """English sentences beside the same as a question, denied, in the past, or said of another person."""
        found = contrasts.contrasts(self.texts(arrays))
        return {name: tuple(self._rows(side) for side in zip(*rows, strict=True)) for name, rows in found.items()}

    def _rows(self, texts: Sequence[str]) -> np.ndarray:
        return self.words.write(texts, self.config.length)[0]

    def turned(self, name: str, before: np.ndarray, after: np.ndarray) -> np.ndarray | None:
        """Whether sentences turned, and kept their other words."""
        if name not in rules.TURNED:
            return None
        both = zip(self.texts(before), self.texts(after), strict=True)
        return np.array([rules.turned(name, was, now) for was, now in both], bool)

    def followed(self, name: str, arrays: np.ndarray) -> np.ndarray | None:
        """How many words sentences have."""
        return self.measures(arrays)[name] if name in rules.COUNTED else None

    def straight(self) -> Straight:
        """None: tokens are names, and nothing lies between two of them."""
        raise RequestError(Saying("text-items"), *wrong("error-text-no-straight"))

    def fingerprints(self, arrays: np.ndarray) -> Sequence[str]:
        """16 hexadecimal digits of the SHA-256 of each sentence in lower case."""
        return [hashlib.sha256(text.encode()).hexdigest()[:16] for text in self.texts(arrays)]

    def nets(self, dials: int, width: int) -> tuple[nn.Module, nn.Module]:
        """Encoder and decoder for sentences of this length and vocabulary."""
        from latent.modalities.text.nets import build

        return build(len(self.words), self.config.length, dials, width)


def _closed(before: str, after: str) -> str:
    """Two ends of a sentence as one, without a gap before a sign."""
    return (before if after[:1].isalnum() else before.rstrip()) + after
