"""What modalities speak in: items as they were read, views of them, and what a person may choose about them."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Literal

import numpy as np

from latent.words import Saying, in_first


def marked(message: str) -> str:
    """A message as a part of HTML: in the first language, and marked so that a page can say it in another."""
    return f"<span data-said='{message}'>{html.escape(in_first(message))}</span>"


@dataclass(frozen=True)
class View:
    """What a page shows of one item: bytes and their MIME type, so that no page asks for the modality.

    In ``text/html`` all that a person gave is escaped already, and what the program says is :func:`marked`.

    Attributes:
        mime: of the bytes.
        data: the bytes.
        wave: of the picture of a sound, how far the sound swings from moment to moment, 0..1; shown under the picture
            where one item is looked at.
    """

    mime: str
    data: bytes
    wave: tuple[float, ...] = ()

    @property
    def suffix(self) -> str:
        """What the name of a file of it ends with."""
        return suffix(self.mime)


_SUFFIXES = {
    "application/json": ".json",
    "audio/wav": ".wav",
    "image/gif": ".gif",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/svg+xml": ".svg",
    "image/webp": ".webp",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/plain": ".txt",
}


def suffix(mime: str) -> str:
    """What the name of a file of this MIME type ends with, whatever is told after a semicolon; ".bin" of others."""
    return _SUFFIXES.get(mime.partition(";")[0], ".bin")


class Day(float):
    """A moment as days since 1970, which reads as a date."""

    @property
    def moment(self) -> datetime:
        """The same without a time zone."""
        return _EPOCH + timedelta(days=float(self))

    @classmethod
    def of(cls, moment: datetime) -> Day:
        """A moment; one without a time zone is taken as it stands."""
        plain = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
        return cls((plain - _EPOCH) / timedelta(days=1))

    def __str__(self) -> str:
        return f"{self.moment:%Y-%m-%d}" if self.is_integer() else f"{self.moment:%Y-%m-%d %H:%M}"


_EPOCH = datetime(1970, 1, 1)

Fact = float | str
"""What came along with an item: a number, a :class:`Day`, or a word."""


@dataclass(frozen=True)
class Item:
    """One thing that a person gave, read and made ready.

    Attributes:
        name: as the person knows it; text, never HTML.
        array: as the model sees it, in the modality's item form (for images ``uint8 (height, width, channels)``).
        original: as the person gave it, made small enough to show.
        notes: what was done to it on the way in, each a plain sentence.
        label: a label that came along (the folder it lay in), or None.
        nothing: whether nothing was found in it of what the space is made for: it is unfamiliar, whatever its code.
        facts: what else came along, such as other columns of its table, by name.
        whole: the document that it is a part of; empty for what was not parted.
    """

    name: str
    array: np.ndarray
    original: View
    notes: tuple[str, ...] = ()
    label: str | None = None
    nothing: bool = False
    facts: Mapping[str, Fact] = field(default_factory=dict)
    whole: str = ""


@dataclass(frozen=True)
class Sheet:
    """Many items in small: thumbnails in one picture, row by row, or a list of texts in JSON.

    Attributes:
        view: the picture, or ``application/json``.
        tile: width and height of one thumbnail in pixels.
        columns: thumbnails in a row.
        count: thumbnails in all.
    """

    view: View
    tile: tuple[int, int]
    columns: int
    count: int

    @property
    def texts(self) -> list[str]:
        """The texts; of a picture none."""
        return json.loads(self.view.data) if self.view.mime == "application/json" else []


@dataclass(frozen=True)
class Adjustment:
    """One thing that a person may change about how their item is made ready.

    Attributes:
        name: of its slider; unique within a modality.
        low, high: the slider's ends; 0, which lies between them, is how the item was made ready by itself.
        help: the message that explains it in a sentence.
        title: the message that says what it is called.
    """

    name: str
    low: float
    high: float
    help: str
    title: str


@dataclass(frozen=True)
class Choice:
    """One thing that a person may choose about how a file is read.

    Attributes:
        name: of its field, one of a modality's ``chooses``; the command line knows it by that.
        options: what there is to choose from.
        chosen: the one of them that is taken.
        help: the message that explains it in a sentence.
        title: the message that says what it is called; "" where its name is a file's own word for it.
        called: what options are called that are not a file's own words.
    """

    name: str
    options: tuple[str, ...]
    chosen: str
    help: str
    title: str = ""
    called: Mapping[str, Saying] = field(default_factory=dict)


@dataclass(frozen=True)
class OtherReading:
    """Another way to read files, which fits them better and needs a space of its own.

    Attributes:
        modality: its name.
        what: what it found and how it reads that, in a few words: "812 texts, read by their words,".
        why: why it fits better, for a person.
        choices: what a person may choose about how the files are read.
        count: items that it reads; 0 where it did not count them.
    """

    modality: str
    what: Saying
    why: Saying
    choices: tuple[Choice, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class Figure:
    """One figure of how well an item came back.

    Attributes:
        name: as the field calls it.
        value: infinite where nothing was lost, of a figure that has no end.
        said: the value with its unit, for a person.
        told: what it means, in one plain sentence.
    """

    name: str
    value: float
    said: str
    told: str


@dataclass(frozen=True, eq=False)
class Packed:
    """An item after a usual file format has packed it.

    Attributes:
        by: name of the format.
        size: of the file in bytes.
        array: what comes out of it, in item form.
    """

    by: str
    size: int
    array: np.ndarray


@dataclass(frozen=True, eq=False)
class Cover:
    """An item of which one part is hidden.

    Attributes:
        name: of the part, as a person would name it.
        array: the item without it, in item form.
        box: where the part lies: left, top, width and height as shares 0..1 of the whole; None where parts follow each
            other in a line.
    """

    name: str
    array: np.ndarray
    box: tuple[float, float, float, float] | None = None


Step = Literal["shares", "roots", "squares", "positive", "light"]
"""One step on the way between inputs and vectors; :mod:`latent.making.linear` says what each does."""


@dataclass(frozen=True)
class Straight:
    """How inputs become vectors along whose straight lines items change, and how such vectors become means.

    Each way is a few named steps over rows, so that numpy takes them and ONNX can hold them.

    Attributes:
        there: from inputs, laid flat ``(n, values)``, to vectors of the same length.
        back: from vectors to means.
        weights: what each value of a vector counts, ``(values,)`` above 0; they are multiplied last and divided by
            first. Empty where all count the same.
        scale: what means are multiplied by at the end.
    """

    there: tuple[Step, ...] = ()
    back: tuple[Step, ...] = ()
    weights: tuple[float, ...] = ()
    scale: float = 1.0


@dataclass(frozen=True, eq=False)
class Features:
    """What can be told from items without a model: what a probe of codes is held against.

    Attributes:
        rows: ``(n, f)``.
        what: they are, in the plural: "pixel values".
        counted: whether they are counts of words.
    """

    rows: np.ndarray
    what: str
    counted: bool = False


@dataclass(frozen=True, eq=False)
class Side:
    """One side from which items are looked at, without a model, for what is odd about them.

    Attributes:
        name: a short one; unique among a modality's sides.
        title: the message that says what being odd from this side is called: "Odd for everyone".
        reason: the message that says why an item that is odd from this side is, as a clause that follows "because".
        columns: what the numbers are, by the names that a person knows.
        rows: ``float64 (n, columns)``, in which items that differ lie apart, in whichever units; NaN where blank.
    """

    name: str
    title: str
    reason: str
    columns: tuple[str, ...]
    rows: np.ndarray


NOTHING_CHOSEN: Mapping[str, str] = MappingProxyType({})
