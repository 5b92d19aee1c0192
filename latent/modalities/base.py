"""The seam between kinds of data and everything else.

Modalities lie in folders beside this file, one or several in each, which share their reading. Numpy turns bytes into
items, items into model inputs and model outputs into views (``codec.py``); torch has its own files: encoder, decoder
and the distribution that the decoder stands for (``nets.py``). Nothing outside the folder names it, and a contract test
runs over every modality that :func:`latent.modalities.all_of_them` finds.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np

from latent.errors import LatentError
from latent.modalities.items import (
    NOTHING_CHOSEN,
    Adjustment,
    Choice,
    Cover,
    Features,
    Figure,
    Item,
    OtherReading,
    Packed,
    Sheet,
    Side,
    Straight,
    View,
)
from latent.words import Saying, has

if TYPE_CHECKING:
    from torch import nn


class Modality(ABC):
    """One kind of data, bound to the configuration of one space.

    A subclass sets ``name`` and ``Config`` (a frozen dataclass of JSON values, stored in a space's manifest) and
    writes the methods below. ``arrays`` are always ``(n, ...)`` in the item form, which is compact (``uint8`` for
    pictures) and is what collections, training and thumbnails hold; ``inputs`` and ``decoded`` are ``float32`` and
    exist only around the model. Methods never change what they are given. A person's mistake is a
    :class:`latent.errors.LatentError`.
    """

    name: ClassVar[str]
    noun: ClassVar[tuple[str, str]] = ("item", "items")
    part_noun: ClassVar[tuple[str, str]] = ("part", "parts")
    suffixes: ClassVar[frozenset[str]] = frozenset()
    pasted: ClassVar[tuple[str, ...]] = ()  # how MIME types begin of what it takes from the clipboard
    most_bytes: ClassVar[int | None] = None  # of one file that it takes, where it has a limit of its own
    Config: ClassVar[type]
    keepsake_mime: ClassVar[str]
    film_mime: ClassVar[str]
    chooses: ClassVar[tuple[str, ...]] = ()  # names that :meth:`choices` may give
    tells_fidelity: ClassVar[bool] = False  # whether :meth:`fidelity` gives figures
    chooses_by_column: ClassVar[bool] = False  # whether it may also give names of what a file holds

    def __init__(self, config: Any) -> None:
        self.config = config

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Modality:
        """Rebuild from the manifest's ``configuration`` object."""
        return cls(cls.Config(**{k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}))

    def to_json(self) -> dict[str, Any]:
        """The configuration as JSON values."""
        return asdict(self.config)

    @classmethod
    def unbound(cls) -> Modality | None:
        """A reader of files of any make, to look them over with; None where only a space's own can read them."""
        return None

    @classmethod
    @abstractmethod
    def guess_config(cls, arrays: np.ndarray, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> Any:
        """A configuration that fits raw data ``(n, ...)``; :class:`DataError` where none does.

        Args:
            arrays: the rows.
            chosen: what a person said about them, by the names of :meth:`choices`.
        """

    @classmethod
    def raw(cls, name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> np.ndarray | None:
        """Raw data-set rows ``(n, ...)`` of one file, from which a configuration can be guessed; None: not this way.

        Args:
            name: of the file.
            data: its bytes.
            chosen: how it is read where a person has chosen, as in :meth:`read`.
        """
        return None

    @classmethod
    def raw_labels(cls, name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> Sequence[str] | None:
        """A label, or "", for each row of :meth:`raw`; None where none came along."""
        return None

    @abstractmethod
    def read(self, name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> Iterator[Item | LatentError]:
        """The items of one uploaded file, each read or refused; never raises for what a file holds.

        Args:
            name: of the file.
            data: its bytes.
            chosen: how it is read where a person has chosen, by the names of :meth:`choices`.
        """

    def choices(self, name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> tuple[Choice, ...]:
        """What a person may choose about how a file is read; none for one that leaves no choice, or is broken."""
        return ()

    def other_reading(
        self, files: Sequence[tuple[str, bytes]], chosen: Mapping[str, str] = NOTHING_CHOSEN
    ) -> OtherReading | None:
        """A reading that fits these files, by names and bytes, better than this one; None where there is none."""
        return None

    @classmethod
    def own_reading(cls, files: Sequence[tuple[str, bytes]]) -> OtherReading | None:
        """This reading of files, by names and bytes, where they are clearly made for it; None where they are not."""
        return None

    @classmethod
    def looks(cls, items: Sequence[Item]) -> tuple[Choice, ...]:
        """What a person may choose about what a model of their own sees of items like these."""
        return ()

    @classmethod
    def look(cls, chosen: Mapping[str, str]) -> dict[str, Any]:
        """A configuration for what was chosen, by the names of :meth:`looks`; laid over what is usual."""
        return {}

    @classmethod
    def named(cls, say: Callable[[str], str] = Saying) -> dict[str, str]:
        """One of its items, several, and their grammatical gender, for messages that speak of them.

        Where the catalogue has no word for them, they are called as this kind itself does, in English.

        Args:
            say: gives a message of the catalogue; without it, what can be said in any language.
        """
        if not has(f"{cls.name}-item"):
            return {"item": cls.noun[0], "items": cls.noun[1], "item_gender": ""}
        ends = {"item": "item", "items": "items", "item_gender": "gender"}
        return {name: say(f"{cls.name}-{end}") for name, end in ends.items()}

    @classmethod
    def parts_named(cls, say: Callable[[str], str] = Saying) -> dict[str, str]:
        """The same of what its items consist of."""
        if not has(f"{cls.name}-part"):
            return {"part": cls.part_noun[0], "parts": cls.part_noun[1], "part_gender": ""}
        ends = {"part": "part", "parts": "parts", "part_gender": "part-gender"}
        return {name: say(f"{cls.name}-{end}") for name, end in ends.items()}

    def too_large(self, name: str, size: int) -> LatentError | None:
        """Why a file of so many bytes need not even be opened; None where it may be."""
        return None

    def adjustments(self, original: View) -> tuple[Adjustment, ...]:
        """What a person may change about how an item with this original was made ready."""
        return ()

    def adjust(self, item: Item, values: Mapping[str, float]) -> Item:
        """An item made ready again from its original with :meth:`adjustments` set otherwise, by their names."""
        return item

    def restore(self, originals: Sequence[View]) -> np.ndarray:
        """Items ``(n, ...)`` made ready again from their originals; :class:`LatentError` where one cannot be."""
        items = []
        for original in originals:
            item = next(iter(self.read("original", original.data)))
            if isinstance(item, LatentError):
                raise item
            items.append(item.array)
        return np.stack(items)

    def as_files(self, items: Sequence[tuple[str, View]]) -> list[tuple[str, bytes]]:
        """Items, by their names and originals, as files that are read like those that they came from."""
        return [_as_file(number, name, original) for number, (name, original) in enumerate(items)]

    def without(self, array: np.ndarray) -> list[tuple[str, np.ndarray]]:
        """Each part of an item, in order, as a person would name it, and the item without it; of some kinds, none."""
        return []

    def covers(self, array: np.ndarray) -> list[Cover]:
        """An item with each of its parts hidden, in order; none of an item without parts."""
        return [Cover(name, left) for name, left in self.without(array)]

    @abstractmethod
    def adopt(self, arrays: np.ndarray) -> np.ndarray:
        """Raw data-set rows ``(n, ...)`` in item form, unchanged; :class:`DataError` if they do not fit."""

    @abstractmethod
    def inputs(self, arrays: np.ndarray) -> np.ndarray:
        """Items as the encoder takes them: ``float32 (n, ...)``."""

    @abstractmethod
    def outputs(self, decoded: np.ndarray) -> np.ndarray:
        """The decoder's means ``float32 (n, ...)`` as items."""

    @abstractmethod
    def log_likelihood(self, arrays: np.ndarray, answers: Sequence[np.ndarray]) -> np.ndarray:
        """Log-likelihood in nats ``float64 (n,)`` of items, from all that the decoder answers when it is told them.

        The first answer are the means; see :meth:`nets` for others.
        """

    @abstractmethod
    def error(self, arrays: np.ndarray, decoded: np.ndarray) -> np.ndarray:
        """Squared rebuild error ``float32 (n,)``, as a mean over the item's 0..1 values."""

    def figures(self, arrays: np.ndarray, rebuilt: Callable[[], np.ndarray]) -> dict[str, float]:
        """How well items came back, by what is usual in the field for this kind of data, besides :meth:`error`.

        Args:
            arrays: the items.
            rebuilt: gives what came back, in item form; made only when it is asked for.
        """
        return {}

    @abstractmethod
    def likeness(self, array: np.ndarray, other: np.ndarray) -> tuple[Figure, ...]:
        """How much of one item is in another, by what is usual in the field for this kind of data."""

    def size(self, array: np.ndarray) -> int:
        """Bytes that an item takes as it is, before anything packs it."""
        return array.nbytes

    def packed(self, array: np.ndarray, size: int) -> Packed | None:
        """The best that a usual file format makes of an item in so many bytes.

        Args:
            array: the item.
            size: bytes that are allowed; where the format needs more, it gives the smallest file that it can.

        Returns:
            None where no format of its kind gives up detail for size.
        """
        return None

    @abstractmethod
    def detail(self, arrays: np.ndarray) -> np.ndarray:
        """How much there is in each item to get wrong, ``float32 (n,)``, above 0."""

    @abstractmethod
    def view(self, array: np.ndarray) -> View:
        """One item to look at."""

    @abstractmethod
    def canvas(self) -> dict[str, Any]:
        """How a browser shows the decoder's means: JSON values, ``kind`` among them, for a painter of that name.

        What is large may stand under ``words``, and is sent once, as a file; what a person reads stands under
        ``called``, by the names that the painter knows it by, as messages.
        """

    def heard(self) -> dict[str, Any] | None:
        """What a browser needs to make items heard, as JSON values; None of what makes no sound."""
        return None

    @property
    def by_hand(self) -> Literal["lines", "areas", "words", "voice"] | None:
        """How a person can make an item: drawn with a pen, and mostly what, written, or said; None: not at all."""
        return None

    @abstractmethod
    def keepsake(self, array: np.ndarray) -> View:
        """One item to save and to show by itself."""

    @abstractmethod
    def difference(self, array: np.ndarray, other: np.ndarray) -> View:
        """Where ``other`` departs from ``array``, to look at."""

    @property
    @abstractmethod
    def marks(self) -> str:
        """What marks mean in a difference, in a few words."""

    @property
    @abstractmethod
    def error_name(self) -> str:
        """The field's own name of the rebuild error."""

    def told(self, array: np.ndarray, other: np.ndarray) -> str:
        """What is told under their difference, in a few words: what its marks mean, if there are any."""
        return self.marks

    @abstractmethod
    def sheet(self, arrays: np.ndarray, originals: Sequence[View] = ()) -> Sheet:
        """Thumbnails of many items in one; of their originals, where those are given and say more in small."""

    def said(self, texts: Sequence[str]) -> np.ndarray | None:
        """Items ``(n, ...)`` of a sheet's texts; None where those do not say all of an item."""
        return self.adopt(np.array(texts))

    @abstractmethod
    def film(self, arrays: np.ndarray) -> tuple[View, View]:
        """Items one after the other, for ever, as one view that moves, and its first moment as one that does not."""

    @abstractmethod
    def strip(self, arrays: np.ndarray) -> View:
        """Items one beside the other, the first first, as one view to save, of the same MIME type as a keepsake."""

    @abstractmethod
    def measures(self, arrays: np.ndarray) -> dict[str, np.ndarray]:
        """What can be read off items without a model, under names that a person would use: ``float32 (n,)`` each."""

    @abstractmethod
    def spoiled(self, arrays: np.ndarray) -> tuple[np.ndarray, list[str]]:
        """Copies of items with something wrong about each that a person sees at once, and messages that say what.

        They are examples of what does not fit; one kind of harm follows the other.
        """

    def varied(self, arrays: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """Items as they might as well have been, for a model that is to learn of few; as they are, where none may vary.

        Args:
            arrays: the items ``(n, ...)``.
            rng: of what is drawn.
        """
        return arrays

    def contrasts(self, arrays: np.ndarray) -> dict[str, tuple[np.ndarray, ...]]:
        """Items that differ in one measure alone, by its name: without it and with it, row by row, each ``(m, ...)``.

        Where without it can be one of several things, items without it are all the same one, and a third array has
        the same items as others of them. One of each row is among ``arrays``, the rest is made of it. Training can
        make the way from the first to the second the same for all, the third among them; see
        :class:`latent.making.training.Recipe`.
        """
        return {}

    def turned(self, name: str, before: np.ndarray, after: np.ndarray) -> np.ndarray | None:
        """Whether items changed in one measure alone, ``bool (n,)``; None where nothing can be read off so."""
        return None

    def followed(self, name: str, arrays: np.ndarray) -> np.ndarray | None:
        """A measure that is a number, of items that were decoded, ``float32 (n,)``; None where codes alone judge it."""
        return None

    def counted_words(self, arrays: np.ndarray) -> tuple[np.ndarray, list[str]]:
        """How often each word comes in items ``(n, words)``, and the words; of what holds none, no columns."""
        return np.zeros((len(arrays), 0), np.uint8), []

    def sides(self, arrays: np.ndarray) -> tuple[Side, ...]:
        """What items ``(n, ...)`` are by themselves, for telling which are odd beside what a model says of them.

        There are several where items may be odd in ways that are to be told apart, such as for everyone and for whom
        they belong to; none of items that only a model makes comparable.
        """
        return ()

    def features(self, arrays: np.ndarray) -> Features:
        """Items as numbers that no model has a part in."""
        return Features(self.inputs(arrays).reshape(len(arrays), -1), Saying("kind-numbers"))

    def fidelity(self, real: np.ndarray, drawn: np.ndarray) -> tuple[Figure, ...]:
        """How like many drawn items are to real ones, each ``(n, ...)``, by what is usual for their kind.

        One that gives figures sets ``tells_fidelity``; of each, less is more alike.
        """
        return ()

    def askable(self) -> tuple[str, ...]:
        """Parts of an item that can be told from its others, by names that a person knows, what is likeliest first."""
        return ()

    def asked(self, name: str, arrays: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Items without one of :meth:`askable`, as numbers ``(n, f)``, NaN where blank; and its words ``str (n,)``.

        Raises:
            KeyError: it is none of them; without any, as here, nothing is.
        """
        raise KeyError(name)

    def straight(self) -> Straight:
        """How a linear model sees items; :class:`RequestError` where no straight line between them means anything."""
        return Straight()

    @abstractmethod
    def fingerprints(self, arrays: np.ndarray) -> Sequence[str]:
        """A short content hash of each item, by which originals are matched."""

    @abstractmethod
    def nets(self, dials: int, width: int) -> tuple[nn.Module, nn.Module]:
        """Encoder and decoder: inputs to mean and log-variance, each ``(n, dials)``; codes to a distribution.

        Its ``log_prob`` of inputs is ``(n,)`` in nats, its ``mean`` what is shown for it, of the inputs' shape. A
        decoder whose means are not all that a likelihood follows from has ``answers(codes, told)``: the means, and what
        :meth:`log_likelihood` needs besides, of inputs that it is told; zeros ``(1, ...)`` tell nothing. One that
        can draw as well has ``luck``, how many numbers of it ``(n, luck)`` its ``answers`` take; zeros draw nothing.
        """


def _as_file(number: int, name: str, original: View) -> tuple[str, bytes]:
    path = PurePosixPath(name)
    return str(path.with_name(f"{number:05d}-{path.stem[:40] or 'item'}{original.suffix}")), original.data
