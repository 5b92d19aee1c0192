"""What both readings of text share: which files they take, and what becomes of each text in them."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import ClassVar, Literal

import numpy as np

from latent.errors import LatentError
from latent.modalities import film
from latent.modalities.base import Modality
from latent.modalities.items import NOTHING_CHOSEN, Choice, Features, Figure, Item, Sheet, View
from latent.modalities.text import columns, reading
from latent.modalities.text.reading import Found, Sentence
from latent.words import Saying

_NAME = 60  # characters of a name
_MOMENTS = 40  # texts that a film shows, at most
_STARTS = 200  # characters of a text in a list
_COUNTED = 2_000  # words that are, at most


class Texts(Modality):
    """A modality of texts: from text files and tables with a column of them."""

    suffixes = reading.SUFFIXES
    pasted = ("text/plain",)
    most_bytes = reading.MAX_BYTES
    keepsake_mime = "text/plain"
    film_mime = "image/svg+xml"
    part_noun = ("word", "words")
    chooses = (columns.TEXT, columns.LABELS)
    _find: ClassVar[Callable[..., Found]]  # the texts of a file: one of those in :mod:`reading`

    @property
    @abstractmethod
    def same(self) -> str:
        """What is told where nothing was lost."""

    @property
    def marks(self) -> str:
        """What lines through and under words mean."""
        return Saying("text-marks")

    @abstractmethod
    def _items(self, found: Found) -> Iterator[Item]:
        """Made ready."""

    @classmethod
    def raw(cls, name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> np.ndarray | None:
        """Texts ``str (n,)`` of a table or a text file."""
        return np.array(cls._all_of(name, data, chosen).texts)

    @classmethod
    def raw_labels(cls, name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> Sequence[str] | None:
        """What labels each of them."""
        found = cls._all_of(name, data, chosen).sentences
        return [one.label or "" for one in found] if any(one.label for one in found) else None

    @classmethod
    def _all_of(cls, name: str, data: bytes, chosen: Mapping[str, str]) -> Found:
        return cls._find(name, data, reading.MAX_TRAINED_ON, chosen, once=False)

    def read(self, name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> Iterator[Item | LatentError]:
        """The texts of a file, or the reason why there are none."""
        try:
            found = self._find(name, data, chosen=chosen)
        except LatentError as refusal:
            yield refusal
            return
        yield from self._items(found)
        yield from found.refused

    def choices(self, name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> tuple[Choice, ...]:
        """The columns of a table."""
        return reading.choices(name, data, chosen)

    def too_large(self, name: str, size: int) -> LatentError | None:
        """Over :data:`latent.modalities.text.reading.MAX_BYTES`."""
        return reading.too_large(name, size)

    @abstractmethod
    def shown(self, arrays: np.ndarray) -> list[str]:
        """Texts as people would read them."""

    def view(self, array: np.ndarray) -> View:
        """The text."""
        return View("text/plain", self.shown(array[None])[0].encode())

    def told(self, array: np.ndarray, other: np.ndarray) -> str:
        """What the marks mean, or that there are none."""
        before, after = (text.lower() for text in self.shown(np.stack([array, other])))
        return self.same if before == after else self.marks

    def keepsake(self, array: np.ndarray) -> View:
        """The text on a line."""
        return View("text/plain", (self.shown(array[None])[0] + "\n").encode())

    def sheet(self, arrays: np.ndarray, originals: Sequence[View] = ()) -> Sheet:
        """The texts in a list, as JSON; long originals by how they start."""
        texts = [_start(original) for original in originals] or self.shown(arrays)
        return Sheet(View("application/json", json.dumps(texts).encode()), (1, 1), 1, len(texts))

    def restore(self, originals: Sequence[View]) -> np.ndarray:
        """Texts made ready again ``(n, ...)``."""
        return self.adopt(texts_of(originals))

    def film(self, arrays: np.ndarray) -> tuple[View, View]:
        """SVG in which a text follows the other, those alike as one, and the first of them."""
        told = [text for text, _ in groupby(self.shown(arrays))][:_MOMENTS]
        return View("image/svg+xml", film.drawn(told)), View("image/svg+xml", film.drawn(told[:1]))

    def strip(self, arrays: np.ndarray) -> View:
        """Texts on a line each, those alike that follow each other once."""
        lines = [" ".join(text.split()) for text, _ in groupby(self.shown(arrays))]
        return View("text/plain", ("\n".join(lines) + "\n").encode())

    @abstractmethod
    def _words_of(self, arrays: np.ndarray) -> list[list[str]]:
        """Words of each, in lower case."""

    def likeness(self, array: np.ndarray, other: np.ndarray) -> tuple[Figure, ...]:
        """Words of the first that are in the other, whatever their order."""
        words, others = (Counter(words) for words in self._words_of(np.stack([array, other])))
        kept, size = (words & others).total(), words.total()
        said, told = Saying("text-kept-said", kept=kept, size=size), Saying("text-kept-told")
        return (Figure(Saying("text-kept"), kept / size if size else 1.0, said, told),)

    def counted_words(self, arrays: np.ndarray) -> tuple[np.ndarray, list[str]]:
        """The commonest words."""
        return _counted(self._words_of(arrays))

    def features(self, arrays: np.ndarray) -> Features:
        """How often each word comes."""
        return Features(self.counted_words(arrays)[0], Saying("text-features"), counted=True)

    @property
    def by_hand(self) -> Literal["lines", "areas", "words"]:
        """A text is written."""
        return "words"


def texts_of(originals: Sequence[View]) -> np.ndarray:
    """Originals as ``str (n,)``."""
    return np.array([original.data.decode("utf-8", "replace") for original in originals], str)


def _start(original: View) -> str:
    return cut(" ".join(original.data.decode("utf-8", "replace").split()), _STARTS)


def cut(line: str, most: int) -> str:
    """A line of so many characters, at most."""
    return line if len(line) <= most else line[: most - 1] + "…"


def _counted(listed: list[list[str]]) -> tuple[np.ndarray, list[str]]:
    """How often each of the commonest words comes ``(n, words)``, and the words."""
    commonest = [word for word, _ in Counter(word for words in listed for word in words).most_common(_COUNTED)]
    places = {word: place for place, word in enumerate(commonest)}
    counts = np.zeros((len(listed), len(places)), np.uint8)
    for row, words in zip(counts, listed, strict=True):
        for word in words:
            if word in places:
                row[places[word]] = min(254, row[places[word]]) + 1
    return counts, commonest


def item(given: Sentence, array: np.ndarray, notes: tuple[str, ...], told: list[str], nothing: bool) -> Item:
    """A text made ready, with what came along.

    Args:
        given: as it was read.
        array: as the model sees it.
        notes: about the file.
        told: about this text.
        nothing: whether none of it is known.
    """
    line = " ".join(given.text.split())
    again = [Saying("text-line-again", count=given.times)] if given.times > 1 else []
    return Item(
        name=cut(line, _NAME),
        array=array,
        original=View("text/plain", given.text.encode()),
        notes=(*notes, *again, *told),
        label=given.label,
        nothing=nothing,
        facts=given.facts,
        whole=given.whole,
    )
