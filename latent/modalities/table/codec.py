"""Rows of tables as items: reading, what the model takes and gives, how well it did, and how to look at them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from latent.errors import DataError, LatentError, RequestError, wrong
from latent.modalities import film
from latent.modalities.base import Modality
from latent.modalities.items import (
    NOTHING_CHOSEN,
    Choice,
    Cover,
    Features,
    Figure,
    Item,
    OtherReading,
    Sheet,
    Side,
    Straight,
    View,
)
from latent.modalities.table import (
    asking,
    fidelity,
    given,
    kinds,
    layout,
    measuring,
    odd_sides,
    raws,
    reading,
    schema,
    showing,
)
from latent.modalities.table.layout import Layout
from latent.modalities.table.schema import Field
from latent.words import Saying

if TYPE_CHECKING:
    from torch import nn

MOST_READ = 300_000
"""Rows of one file that become items, at most."""

_MOMENTS = 40  # rows that a film shows, at most
_ENOUGH = 20  # rows that a space of their own is made of
_FEWEST_COLUMNS = 3  # that a model sees, from which a table is read by its columns rather than for its texts


@dataclass(frozen=True)
class TableConfig:
    """Which columns the rows of one space have; of none, rows of any table are read by what their file holds.

    Attributes:
        fields: the cells that the model sees, in their order.
        label: the column that says what each row is, or "".
        named: the column that names each row, or "".
        owner, time: the columns that say whose each row is and when it was, or "".
    """

    fields: tuple[Field, ...] = ()
    label: str = ""
    named: str = ""
    owner: str = ""
    time: str = ""

    def __post_init__(self) -> None:
        """Refuse cells of unknown kinds, with :class:`RequestError`."""
        if strange := {own.kind for own in self.fields} - set(kinds.SEEN):
            raise RequestError(
                ", ".join(sorted(strange)), *wrong("error-table-no-kind-of-column", kinds=", ".join(kinds.SEEN))
            )


class TableModality(Modality):
    """Rows. The item form is ``float64 (columns,)``: numbers, days since 1970, numbers of words; NaN where blank."""

    name = "table"
    noun = ("row", "rows")
    part_noun = ("cell", "cells")
    suffixes = reading.SUFFIXES
    most_bytes = reading.MAX_BYTES
    keepsake_mime = "text/csv"
    film_mime = "image/svg+xml"
    chooses = reading.ROLES
    chooses_by_column = True
    tells_fidelity = True
    Config: ClassVar[type] = TableConfig
    config: TableConfig

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> TableModality:
        """Rebuild from the manifest's ``configuration`` object."""
        fields = tuple(Field.from_json(one) for one in values.get("fields", ()))
        return cls(TableConfig(**{**values, "fields": fields}))

    @classmethod
    def unbound(cls) -> TableModality:
        """Reads each table by its own columns."""
        return cls(TableConfig())

    @classmethod
    def guess_config(cls, arrays: np.ndarray, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> TableConfig:
        """The columns of raw rows: those of :meth:`raw`, or plain numbers ``(n, columns)``."""
        columns = raws.columns_of(arrays, chosen)
        roles = (chosen.get(what, "") for what in reading.ROLES)
        return TableConfig(schema.learn(columns), *("" if one == reading.NONE else one for one in roles))

    @classmethod
    def raw(cls, name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> np.ndarray | None:
        """Rows ``(n,)`` with a named column for each that a model may see."""
        return raws.raw(reading.read(name, data, chosen))

    @classmethod
    def raw_labels(cls, name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> Sequence[str] | None:
        """What the label's column says of each."""
        rows = reading.read(name, data, chosen)
        column = rows.cells.get(rows.chosen.label)
        return None if column is None else [word or "" for word in column.texts()]

    @classmethod
    def own_reading(cls, files: Sequence[tuple[str, bytes]]) -> OtherReading | None:
        """By its columns, for one table with several that are no text."""
        if len(files) != 1:
            return None
        try:
            rows = reading.read(*files[0])
        except LatentError:
            return None
        seen = [one for one in rows.seen.values() if one.kind in kinds.SEEN]
        texts = [one for one in rows.seen.values() if one.kind == kinds.TEXT]
        if len(rows) < _ENOUGH or len(seen) < max(_FEWEST_COLUMNS, 2 * len(texts)):
            return None
        what = Saying("table-rows-read", count=len(rows))
        why = Saying("table-rows", count=len(rows), seen=len(seen), columns=len(rows.columns))
        choices = reading.choices(rows, with_kinds=False)
        return OtherReading(cls.name, what, why, choices, min(len(rows), MOST_READ))

    def read(self, name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> Iterator[Item | LatentError]:
        """The rows of a file, or the reason why there are none."""
        try:
            rows = reading.read(name, data, chosen, self._usual)
            if refusal := schema.missing(name, self.config.fields, rows.cells):
                raise refusal
            fields = self.config.fields or schema.learn(rows.seen)
        except LatentError as refusal:
            yield refusal
            return
        columns = given.as_kinds(fields, rows.cells)
        if refusal := given.unfit(name, fields, columns):
            yield refusal
            return
        yield from given.items(rows, given.arrays(fields, columns), fields, MOST_READ)
        yield from given.left(name, len(rows), MOST_READ)

    @property
    def _usual(self) -> dict[str, str]:
        """The columns that the space was made with, by what they are, and of which kind each is."""
        own = (self.config.label, self.config.named, self.config.owner, self.config.time)
        roles = {what: column for what, column in zip(reading.ROLES, own, strict=True) if column}
        return {own.source: own.kind for own in self.config.fields if not own.part} | roles

    def choices(self, name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> tuple[Choice, ...]:
        """Columns that label and name rows; where no space has fixed them, the kind of each as well."""
        try:
            return reading.choices(reading.read(name, data, chosen, self._usual), with_kinds=not self.config.fields)
        except LatentError:
            return ()

    def too_large(self, name: str, size: int) -> LatentError | None:
        """Over :data:`latent.modalities.table.reading.MAX_BYTES`."""
        return reading.too_large(name, size)

    def restore(self, originals: Sequence[View]) -> np.ndarray:
        """Rows made ready again ``(n, columns)``."""
        cells = given.cells_in(originals, self.config.fields)
        return given.arrays(self.config.fields, given.as_kinds(self.config.fields, cells))

    def as_files(self, items: Sequence[tuple[str, View]]) -> list[tuple[str, bytes]]:
        """One table of them all."""
        return [("rows.csv", given.as_table([original for _, original in items]))]

    def adopt(self, arrays: np.ndarray) -> np.ndarray:
        """Raw rows, or items as they are, as ``float64 (n, columns)``."""
        arrays, fields = np.asarray(arrays), self.config.fields
        if arrays.dtype.names is not None and {own.source for own in fields} <= set(arrays.dtype.names):
            columns = raws.columns_of(arrays, {own.source: own.kind for own in fields if not own.part})
            return given.arrays(fields, columns)
        if arrays.dtype.names is not None or arrays.dtype.kind not in "biuf" or arrays.shape[1:] != (len(fields),):
            raise DataError(Saying("error-item-data-set"), *wrong("error-table-unfit"))
        return np.ascontiguousarray(arrays, np.float64)

    def inputs(self, arrays: np.ndarray) -> np.ndarray:
        """``float32 (n, places)``: see :mod:`latent.modalities.table.layout`."""
        return layout.inputs(self.config.fields, arrays)

    def outputs(self, decoded: np.ndarray) -> np.ndarray:
        """The likeliest rows, ``float64 (n, columns)``."""
        return layout.outputs(self.config.fields, decoded)

    def log_likelihood(self, arrays: np.ndarray, answers: Sequence[np.ndarray]) -> np.ndarray:
        """What the decoder says of each row, cell by cell, in nats; of a linear model, by squared differences."""
        if len(answers) > 1:
            return np.asarray(answers[1], np.float64)
        return -0.5 * np.square(self.inputs(arrays) - answers[0], dtype=np.float64).sum(axis=1)

    def error(self, arrays: np.ndarray, decoded: np.ndarray) -> np.ndarray:
        """Mean over the cells of a row of how far each is off, squared."""
        apart = layout.apart(self.config.fields, self.inputs(arrays), np.asarray(decoded, np.float32))
        return apart.mean(axis=1)

    def figures(self, arrays: np.ndarray, rebuilt: Callable[[], np.ndarray]) -> dict[str, float]:
        """Share of cells that come back: words as they were, numbers near by."""
        return {"cells_back": float(1 - showing.changed(self.config.fields, arrays, rebuilt()).mean())}

    @property
    def marks(self) -> str:
        """What lines through and under cells mean."""
        return Saying("table-marks")

    @property
    def error_name(self) -> str:
        """What :meth:`error` gives."""
        return Saying("table-error")

    def likeness(self, array: np.ndarray, other: np.ndarray) -> tuple[Figure, ...]:
        """Cells of the first that are in the other."""
        same = ~showing.changed(self.config.fields, array[None], other[None])[0]
        said, told = Saying("table-kept-said", kept=int(same.sum()), size=len(same)), Saying("table-kept-told")
        return (Figure(Saying("table-kept"), float(same.mean()), said, told),)

    def size(self, array: np.ndarray) -> int:
        """Of the row as a line of CSV."""
        return len(showing.as_csv(self.config.fields, array[None]).splitlines()[-1])

    def covers(self, array: np.ndarray) -> list[Cover]:
        """The row with each of its cells blank."""
        found = []
        for place in np.flatnonzero(~np.isnan(array)).tolist():
            left = array.copy()
            left[place] = np.nan
            found.append(Cover(self.config.fields[place].name, left))
        return found

    def without(self, array: np.ndarray) -> list[tuple[str, np.ndarray]]:
        """Each column, and the row with its cell blank."""
        return [(cover.name, cover.array) for cover in self.covers(array)]

    def detail(self, arrays: np.ndarray) -> np.ndarray:
        """Share of the cells that are not blank."""
        return np.maximum(1 - np.isnan(arrays).mean(axis=1), 1 / max(1, arrays.shape[1])).astype(np.float32)

    def view(self, array: np.ndarray) -> View:
        """A card of its cells."""
        return View("text/html", showing.card(self.config.fields, array).encode())

    def canvas(self) -> dict[str, Any]:
        """Its means are numbers on their scales, and shares of words."""
        return {
            "kind": "row",
            "size": Layout.of(self.config.fields).size,
            "words": measuring.painted(self.config.fields),
            "called": {"blank": "table-blank", "other": "table-other"},
        }

    def keepsake(self, array: np.ndarray) -> View:
        """CSV of a row under its columns."""
        return View("text/csv", showing.as_csv(self.config.fields, array[None]))

    def difference(self, array: np.ndarray, other: np.ndarray) -> View:
        """Cells that differ, with what each held before and then."""
        return View("text/html", showing.difference(self.config.fields, array, other).encode() or b"&nbsp;")

    def told(self, array: np.ndarray, other: np.ndarray) -> str:
        """What the marks mean, or that there are none."""
        same = not showing.changed(self.config.fields, array[None], other[None]).any()
        return Saying("table-same") if same else self.marks

    def sheet(self, arrays: np.ndarray, originals: Sequence[View] = ()) -> Sheet:
        """The rows in a list, as JSON, by the first of their cells."""
        texts = showing.lines(self.config.fields, arrays)
        return Sheet(View("application/json", json.dumps(texts).encode()), (1, 1), 1, len(texts))

    def said(self, texts: Sequence[str]) -> None:
        """The first cells do not say the others."""

    def film(self, arrays: np.ndarray) -> tuple[View, View]:
        """SVG in which a row follows the other, those alike as one, and the first of them."""
        told = [text for text, _ in groupby(showing.lines(self.config.fields, arrays))][:_MOMENTS]
        return View(self.film_mime, film.drawn(told)), View(self.film_mime, film.drawn(told[:1]))

    def strip(self, arrays: np.ndarray) -> View:
        """CSV of rows under their columns."""
        return View("text/csv", showing.as_csv(self.config.fields, arrays))

    def measures(self, arrays: np.ndarray) -> dict[str, np.ndarray]:
        """Numbers, yes or no, and the words of small categories, by their columns; and how many cells are blank."""
        return measuring.measures(self.config.fields, arrays)

    def followed(self, name: str, arrays: np.ndarray) -> np.ndarray | None:
        """A column that is a number."""
        return measuring.numbers(self.config.fields, arrays).get(name)

    def spoiled(self, arrays: np.ndarray) -> tuple[np.ndarray, list[str]]:
        """One cell far outside its column, or half of the cells from another row."""
        return measuring.spoiled(self.config.fields, arrays)

    def sides(self, arrays: np.ndarray) -> tuple[Side, ...]:
        """For everyone; and, where the space knows whose its rows are, for their owner as well."""
        return odd_sides.sides(self.config.fields, arrays)

    def features(self, arrays: np.ndarray) -> Features:
        """Numbers on their scales, words as ones and noughts."""
        return Features(self.inputs(arrays), Saying("table-features"))

    def fidelity(self, real: np.ndarray, drawn: np.ndarray) -> tuple[Figure, ...]:
        """How like drawn rows are to real ones, column by column and pair by pair, and how many are copies."""
        return fidelity.figures(self.config.fields, real, drawn)

    def askable(self) -> tuple[str, ...]:
        """Columns of yes or no, and categories."""
        return asking.names(self.config.fields)

    def asked(self, name: str, arrays: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The other columns, and the words of the asked one."""
        return asking.asked(self.config.fields, name, arrays)

    def straight(self) -> Straight:
        """Numbers on their scales, and words as shares."""
        return Straight()

    def fingerprints(self, arrays: np.ndarray) -> Sequence[str]:
        """16 hexadecimal digits of the SHA-256 of each row's values."""
        rows = np.where(np.isnan(arrays), np.nan, arrays + 0.0)  # one blank, and one nought
        return [hashlib.sha256(np.ascontiguousarray(row, "<f8")).hexdigest()[:16] for row in rows]

    def nets(self, dials: int, width: int) -> tuple[nn.Module, nn.Module]:
        """Encoder and decoder for these cells."""
        from latent.modalities.table.nets import build

        return build(self.config.fields, dials, width)
