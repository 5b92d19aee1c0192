"""Longer texts as items, read by their words: which come, and how often, whatever their order."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from latent.errors import DataError, RequestError, wrong
from latent.modalities.items import NOTHING_CHOSEN, Cover, Item, Straight, View
from latent.modalities.text import counting, reading
from latent.modalities.text.reading import Found
from latent.modalities.text.texts import Texts, item
from latent.words import Saying

if TYPE_CHECKING:
    from torch import nn

_FEWEST = 2  # texts that a vocabulary is learnt from
_SHOWN = 12  # words of a text that are shown, at most
_NO_WORDS = "no words known here"


@dataclass(frozen=True)
class PassageConfig:
    """Which words of the texts of one space are counted.

    Attributes:
        words: parted by spaces, the commonest first.
        shares: of the texts that it was learnt from, those that hold each word, 0..1.
        usual: words counted in a text, usually; as many are shown of what is decoded.
    """

    words: str
    shares: tuple[float, ...]
    usual: int = 10

    def __post_init__(self) -> None:
        """Refuse what nothing can be counted by, with :class:`RequestError`."""
        if not self.shares or len(self.words.split()) != len(self.shares) or not 1 <= self.usual <= 255:
            raise RequestError(Saying("error-text-vocabulary"), *wrong("error-text-other-vocabulary"))


class PassageModality(Texts):
    """Texts by their words. The item form is ``uint8 (words,)``, counts; the model's is the same in ``float32``."""

    name = "passages"
    noun = ("text", "texts")
    Config: ClassVar[type] = PassageConfig
    config: PassageConfig
    _find = staticmethod(reading.passages)

    @classmethod
    def guess_config(cls, arrays: np.ndarray, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> PassageConfig:
        """The vocabulary of raw texts ``str (n,)``."""
        if arrays.dtype.kind != "U" or arrays.ndim != 1 or len(arrays) < _FEWEST:
            raise DataError(Saying("error-item-data-set"), *wrong("error-text-no-texts"))
        words, shares = counting.learn(arrays.tolist())
        if not words:
            raise DataError(Saying("error-text-these"), *wrong("error-text-no-words"))
        usual = counting.count(arrays.tolist(), " ".join(words)).sum(axis=1).mean()
        return PassageConfig(" ".join(words), tuple(shares), int(np.clip(round(usual), 5, 20)))

    @property
    def error_name(self) -> str:
        """What :meth:`error` gives."""
        return Saying("passages-error")

    @property
    def same(self) -> str:
        """What is told where nothing was lost."""
        return Saying("passages-same")

    def _items(self, found: Found) -> Iterator[Item]:
        for given, row in zip(found.sentences, counting.count(found.texts, self.config.words), strict=True):
            strange, read = not row.any(), len(given.text)
            told = [Saying("passages-cut", read=read, count=given.size)] if given.size > read else []
            told += [Saying("passages-unknown")] if strange else []
            yield item(given, row, found.notes, told, strange)

    def adopt(self, arrays: np.ndarray) -> np.ndarray:
        """Texts ``str (n,)``, or counts as they are, as ``uint8 (n, words)``."""
        arrays = np.asarray(arrays)
        if arrays.dtype.kind == "U" and arrays.ndim == 1:
            return counting.count(arrays.tolist(), self.config.words)
        if arrays.dtype != np.uint8 or arrays.shape[1:] != (len(self.config.shares),):
            raise DataError(Saying("error-item-data-set"), *wrong("error-text-no-texts"))
        return np.ascontiguousarray(arrays)

    def inputs(self, arrays: np.ndarray) -> np.ndarray:
        """The same counts as ``float32 (n, words)``."""
        return np.ascontiguousarray(arrays, np.float32)

    def outputs(self, decoded: np.ndarray) -> np.ndarray:
        """The likeliest words, ``uint8 (n, words)``; see :func:`latent.modalities.text.counting.whole`."""
        return counting.whole(decoded)

    def log_likelihood(self, arrays: np.ndarray, answers: Sequence[np.ndarray]) -> np.ndarray:
        """Of a text's words in their order, each drawn by itself from what was decoded, in nats."""
        means = np.maximum(np.asarray(answers[0], np.float64), 1e-30)
        return (arrays * np.log(means / means.sum(axis=1, keepdims=True))).sum(axis=1)

    def error(self, arrays: np.ndarray, decoded: np.ndarray) -> np.ndarray:
        """Share of words, of the text's and of the likeliest, that the other lacks (Dice)."""
        back = self.outputs(decoded).astype(int)
        both, size = np.minimum(arrays, back).sum(axis=1), arrays.sum(axis=1, dtype=int) + back.sum(axis=1)
        return (1 - 2 * both / np.maximum(size, 1) - (size == 0)).astype(np.float32)

    def covers(self, array: np.ndarray) -> list[Cover]:
        """The text without each of the words that are shown."""
        (said,) = self.shown(array[None])
        places = {word: place for place, word in enumerate(self.config.words.split())}
        listed = [places[word] for word in said.split(", ") if word in places]
        found = []
        for place in listed:
            left = array.copy()
            left[place] = 0
            found.append(Cover(self.config.words.split()[place], left))
        return found

    def detail(self, arrays: np.ndarray) -> np.ndarray:
        """Words counted, as a share of the usual."""
        return np.maximum(arrays.sum(axis=1, dtype=np.float32), 1) / np.float32(self.config.usual)

    def figures(self, arrays: np.ndarray, rebuilt: Callable[[], np.ndarray]) -> dict[str, float]:
        """Share of a text's words that are among the likeliest, over all texts."""
        back = np.minimum(arrays, rebuilt()).sum(dtype=float)
        return {"words_back": float(back / max(1, arrays.sum(dtype=float)))}

    def shown(self, arrays: np.ndarray) -> list[str]:
        """Words of each, those that come most often first, then the rarest, parted by commas."""
        words = self.config.words.split()
        places = (sorted(np.flatnonzero(row), key=lambda place: (-int(row[place]), -place)) for row in arrays)
        return [", ".join(words[place] for place in own[:_SHOWN]) or _NO_WORDS for own in places]

    def _words_of(self, arrays: np.ndarray) -> list[list[str]]:
        words = self.config.words.split()
        return [[words[place] for place in np.flatnonzero(row)] for row in arrays]

    def canvas(self) -> dict[str, Any]:
        """Its means are counts."""
        words = self.config.words.split()
        return {"kind": "words", "count": len(words), "shown": _SHOWN, "words": {"words": words, "none": _NO_WORDS}}

    def difference(self, array: np.ndarray, other: np.ndarray) -> View:
        """Words of the first that ``other`` lacks are struck out, those that only it has are underlined."""
        before, after = (text.split(", ") for text in self.shown(np.stack([array, other])))
        marks = {word: "del" if word not in after else "" for word in before}
        marks |= {word: "ins" for word in after if word not in before}
        told = {word: html.escape(word) for word in marks}
        parts = [f"<{mark}>{told[word]}</{mark}>" if mark else told[word] for word, mark in marks.items()]
        return View("text/html", ", ".join(parts).encode())

    def measures(self, arrays: np.ndarray) -> dict[str, np.ndarray]:
        """How many words are counted, and how often they come in other texts, on average over them."""
        size = arrays.sum(axis=1, dtype=np.float32)
        common = arrays @ np.asarray(self.config.shares, np.float32) / np.maximum(size, 1)
        return {"Length": size, "Common words": common.astype(np.float32)}

    def spoiled(self, arrays: np.ndarray) -> tuple[np.ndarray, list[str]]:
        """Other words as often, which never come together."""
        return np.roll(arrays, arrays.shape[1] // 2, axis=1), ["passages-harm-other"] * len(arrays)

    def straight(self) -> Straight:
        """Square roots of the words' shares, on which distances are Hellinger's, and rare words count for more.

        Roots keep the commonest words from drowning the others (Legendre & Gallagher 2001, "Ecologically meaningful
        transformations for ordination of species data"). Decoded are expected counts in a text of the usual size.
        """
        rare = 1 - np.log(np.clip(self.config.shares, 1e-6, 1))
        back = ("positive", "squares", "shares")
        return Straight(("shares", "roots"), back, tuple(rare.tolist()), float(self.config.usual))

    def fingerprints(self, arrays: np.ndarray) -> Sequence[str]:
        """16 hexadecimal digits of the SHA-256 of each text's counts."""
        return [hashlib.sha256(np.ascontiguousarray(row)).hexdigest()[:16] for row in arrays]

    def nets(self, dials: int, width: int) -> tuple[nn.Module, nn.Module]:
        """Encoder and decoder for this vocabulary."""
        from latent.modalities.text.bag.nets import build

        return build(self.config.shares, self.config.usual, dials, width)
