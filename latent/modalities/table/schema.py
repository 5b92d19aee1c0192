"""Which columns the model of one space sees, what each is, and how the cells of a row become numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from latent.errors import DataError, RequestError, one_line, wrong
from latent.modalities.items import Day
from latent.modalities.table import kinds
from latent.modalities.table.kinds import MOST_WORDS, Read
from latent.modalities.table.scaling import Scale
from latent.words import Saying, listed

MOST_COLUMNS = 800
"""Columns that a model sees, at most; of more, the first."""

OTHER = "other"
"""What the rarer words of a category are called, and those that nobody knew."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY, HOUR = "weekday", "hour"
"""What of a date may matter besides when it was."""

_RARE = 0.002  # share of the cells under which a word is rare
_RARE_COUNT = 3  # the same, in cells
_TRUE = frozenset({"yes", "true", "1", "y", "t", "ja", "oui", "si", "sí", "on", "x", "present", "positive"})
_NAMED = 6  # columns of which is told what they are, where none can be seen
_WEEKS = 14  # days that dates span, from which weekdays tell something
_NO_SCALE = Scale((0.0,), (0.0,), (0.0,), (1.0, 1.0))


@dataclass(frozen=True)
class Field:
    """One cell of an item: a column, or what matters of a date.

    Attributes:
        name: as the person knows it.
        kind: one of :data:`latent.modalities.table.kinds.SEEN`.
        source: the column that it is read from.
        part: of a date: "" for the moment itself, else :data:`WEEKDAY` or :data:`HOUR`.
        decimals: that a number is written with.
        unit: that is written at it.
        scale: of a number or a moment.
        words: of a category, the commonest first; of yes or no, what stands for no, and for yes.
    """

    name: str
    kind: str
    source: str
    part: str = ""
    decimals: int = 0
    unit: str = ""
    scale: Scale = field(default=_NO_SCALE)
    words: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, values: Mapping[str, object]) -> Field:
        """Rebuild from a manifest."""
        scale = {key: tuple(v) if isinstance(v, list) else v for key, v in values["scale"].items()}
        return cls(**{**values, "scale": Scale(**scale), "words": tuple(values["words"])})

    @property
    def worded(self) -> bool:
        """Whether its cells are words, and its values their numbers."""
        return self.kind in (kinds.CATEGORY, kinds.YES_NO)

    @cached_property
    def places(self) -> dict[str, int]:
        """Number of each word."""
        return {word: place for place, word in enumerate(self.words)}

    def values_of(self, column: Read) -> np.ndarray:
        """Values ``float64 (n,)`` of a column; of a word that is not known, that of :data:`OTHER`, or NaN."""
        if self.part:
            return PARTS[self.part](column.values)
        if not self.worded:
            return self.rounded(column.values)
        unknown = len(self.words) if self.kind == kinds.CATEGORY else np.nan
        known = {None: np.nan} | self.places
        return np.array([known.get(word, unknown) for word in column.values.tolist()], np.float64)

    def rounded(self, values: np.ndarray) -> np.ndarray:
        """Numbers as finely as the column is written, moments to the second; those too large for it as they are."""
        step = 86_400 if self.kind in kinds.DATES else 10**self.decimals
        with np.errstate(over="ignore"):
            fine = np.round(values * step) / step
        return np.where(np.isfinite(fine), fine, values)

    def is_other(self, value: float) -> bool:
        """Whether a value stands for any word that is not told apart."""
        return self.worded and value >= len(self.words)

    def shown(self, value: float) -> str:
        """A value as a person would write it; "" for a blank one."""
        if np.isnan(value):
            return ""
        if self.worded:
            return OTHER if self.is_other(value) else self.words[int(value)]
        if self.kind in kinds.DATES:
            return str(Day(value)) if abs(value) < 2_900_000 and value > -719_000 else f"day {value:.0f}"
        return number(value, self.decimals) + self.unit


def number(value: float, decimals: int) -> str:
    """With thousands apart; very large and very small ones by powers of ten."""
    if value and not 1e-5 <= abs(value) < 1e15:
        return f"{value:.4g}"
    return f"{value:,.{decimals}f}"


def _weekday(days: np.ndarray) -> np.ndarray:
    return np.mod(np.floor(days) + 3, 7)  # the first of 1970 was a Thursday


def _hour(days: np.ndarray) -> np.ndarray:
    return np.floor(np.mod(days, 1) * 24 + 1e-6)


PARTS = {WEEKDAY: _weekday, HOUR: _hour}
"""Values of a part of dates, by its name."""


def learn(columns: Mapping[str, Read]) -> tuple[Field, ...]:
    """The cells that a model sees of such columns.

    Raises:
        DataError: it would see none.
    """
    found = tuple(one for name, column in columns.items() for one in _fields(name, column))
    if not found:
        raise DataError(Saying("error-table"), *wrong("error-table-all-alike", columns=_told(columns)))
    return found[:MOST_COLUMNS]


def _told(columns: Mapping[str, Read]) -> str:
    """What some of them are; of many, the first."""
    called, some = kinds.called(), list(columns.items())[:_NAMED]
    told = [Saying("table-column-is", column=one_line(name), kind=called[one.kind]) for name, one in some]
    if not told:
        return Saying("table-no-column")
    more = len(columns) - len(told)
    return Saying("table-and-more", columns=listed(told), more=more) if more else listed(told)


def _fields(name: str, column: Read) -> Iterator[Field]:
    if column.kind not in kinds.SEEN or not column.filled.any():
        return
    if column.kind in (kinds.CATEGORY, kinds.YES_NO):
        yield Field(name, column.kind, name, words=_words(column))
        return
    known = column.values[column.filled]
    yield Field(name, column.kind, name, "", column.decimals, column.unit, Scale.learn(known))
    if column.kind in kinds.DATES:
        yield from _parts_of_date(name, known)


def _parts_of_date(name: str, days: np.ndarray) -> Iterator[Field]:
    if np.ptp(days) >= _WEEKS:
        yield Field(f"{name}: {WEEKDAY}", kinds.CATEGORY, name, WEEKDAY, words=DAYS)
    hours = _hour(days)
    if len(np.unique(hours)) > 2:
        yield Field(f"{name}: {HOUR}", kinds.WHOLE, name, HOUR, scale=Scale.learn(hours))


def _words(column: Read) -> tuple[str, ...]:
    counts = Counter(word for word in column.values.tolist() if word is not None)
    if column.kind == kinds.YES_NO:
        words = sorted(word for word, _ in counts.most_common(2))
        return tuple(reversed(words)) if words[0].lower() in _TRUE and len(words) > 1 else tuple(words)
    least = max(_RARE_COUNT, _RARE * counts.total())
    common = [word for word, count in counts.most_common(MOST_WORDS) if count >= least]
    return tuple(common or [word for word, _ in counts.most_common(MOST_WORDS)])


def missing(name: str, fields: Sequence[Field], columns: Mapping[str, object]) -> RequestError | None:
    """Why a table cannot be read for a model; None where it has all the columns that it needs."""
    needed = list(dict.fromkeys(one.source for one in fields))
    lacking = [source for source in needed if source not in columns]
    if not lacking:
        return None
    some = one_line(", ".join(f"“{source}”" for source in lacking[:5]))
    more = max(len(lacking) - 5, 0)
    return RequestError(name, *wrong("error-table-lacking", count=len(lacking), columns=some, more=more))
