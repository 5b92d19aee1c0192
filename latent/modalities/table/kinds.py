"""What the columns of a table are, by what stands in them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from latent.modalities.table import cells
from latent.modalities.table.cells import Column, Moments, Numbers
from latent.words import Saying

NUMBER, AMOUNT, WHOLE = "number", "amount", "whole number"
CATEGORY, YES_NO, DATE = "category", "yes or no", "date"
DAY_FIRST, MONTH_FIRST = "date, day first", "date, month first"
TEXT, IDENTIFIER, CONSTANT = "free text", "identifier", "always the same"
LEFT_OUT = "leave it out"

NUMERIC = (NUMBER, AMOUNT, WHOLE)
DATES = (DATE, DAY_FIRST, MONTH_FIRST)
"""Dates: as they say themselves, or in digits whose order a person or the column has settled."""

SEEN = (*NUMERIC, CATEGORY, YES_NO, *DATES)
"""Kinds that a model sees."""

UNSEEN = (TEXT, IDENTIFIER, CONSTANT, LEFT_OUT)
"""Kinds that it does not."""

KINDS = (*SEEN, *UNSEEN)


def called() -> dict[str, Saying]:
    """What a person reads for each."""
    return {
        NUMBER: Saying("table-number"),
        AMOUNT: Saying("table-amount"),
        WHOLE: Saying("table-whole"),
        CATEGORY: Saying("table-category"),
        YES_NO: Saying("table-yes-no"),
        DATE: Saying("table-date"),
        DAY_FIRST: Saying("table-day-first"),
        MONTH_FIRST: Saying("table-month-first"),
        TEXT: Saying("table-text"),
        IDENTIFIER: Saying("table-identifier"),
        CONSTANT: Saying("table-constant"),
        LEFT_OUT: Saying("table-leave-out"),
    }


_FIRST = {DAY_FIRST: cells.DAY, MONTH_FIRST: cells.MONTH}

MOST_WORDS = 30
"""Words of a category that are told apart; the rarer ones are one."""

_FEW = 50  # words of a category, where most do not come again and again
_AGAIN = 5  # cells for each word, on average, from which many words are still a category
_LONG = 40  # characters of a free text
_SPOKEN = 4  # words of a free text
_HEAVY = 8  # times that the upper tail of an amount is as long as the lower
_ALONE = 0.98  # share of cells that differ, from which they name their row
_NAMES = ("id", "key", "uuid", "guid", "index", "nr", "no", "number", "code")


@dataclass(frozen=True, eq=False)
class Read:
    """A column as its kind has it.

    Attributes:
        kind: one of :data:`KINDS`.
        values: numbers or days since 1970 ``float64 (n,)``, NaN where blank; words ``object (n,)``, None where blank.
        decimals, unit: of numbers, see :class:`latent.modalities.table.cells.Numbers`.
        lost: cells that are not blank and could not be read as what the column is.
        either: whether its days and months might be the other way round.
    """

    kind: str
    values: np.ndarray
    decimals: int = 0
    unit: str = ""
    lost: int = 0
    either: bool = False

    @property
    def filled(self) -> np.ndarray:
        """Cells that are not blank ``bool (n,)``."""
        return ~np.isnan(self.values) if self.values.dtype.kind == "f" else self.values != None  # noqa: E711


def read(name: str, column: Column, wanted: str = "") -> Read:
    """A column as the kind that it seems to be, or that somebody wants it to be."""
    if wanted in (CATEGORY, YES_NO, *UNSEEN):
        return _words(column, wanted)
    dated = cells.moments(column, _FIRST.get(wanted, "")) if wanted in ("", *DATES) else None
    if dated is not None:
        return _of_moments(column, dated, wanted)
    least = 0.0 if wanted in NUMERIC else cells.MOSTLY  # whoever wants numbers has those that there are
    found = None if not wanted and cells.is_code(column) else cells.numbers(column, least)
    if found is None:
        return _words(column, _kind_of_words(column))
    lost = column.filled - int(np.isfinite(found.values).sum())
    return of_numbers(name, found, wanted, lost) or _words(column, YES_NO)


def _of_moments(column: Column, found: Moments, wanted: str) -> Read:
    known = np.isfinite(found.values)
    if not wanted and len(np.unique(found.values[known])) < 2:
        return _words(column, CONSTANT)
    kind = next((kind for kind, first in _FIRST.items() if first == found.first), DATE)
    return Read(kind, found.values, lost=column.filled - int(known.sum()), either=found.either)


def of_numbers(name: str, found: Numbers, wanted: str = "", lost: int = 0) -> Read | None:
    """Numbers as the kind that they seem to be, or are wanted as; None where they say yes or no."""
    kind = wanted if wanted in NUMERIC else _kind_of_numbers(name, found)
    return None if kind == YES_NO else Read(kind, found.values, found.decimals, found.unit, lost)


def _words(column: Column, kind: str) -> Read:
    return Read(kind, np.array([*column.texts(), None], object)[:-1])


def _kind_of_words(column: Column) -> str:
    """Of a column that holds no numbers and no dates."""
    distinct, filled = len(column.words), column.filled
    if distinct < 2:
        return CONSTANT
    if distinct == 2 and filled > 2:
        return YES_NO
    long = pc.mean(pc.utf8_length(column.words)).as_py() > _LONG
    spoken = pc.mean(pc.count_substring_regex(column.words, r"\S+")).as_py() > _SPOKEN
    if distinct <= min(_FEW, filled / 2) or distinct * _AGAIN <= filled:
        return CATEGORY
    if long or spoken:
        return TEXT
    common = np.sort(column.counts)[::-1][:MOST_WORDS].sum()
    return CATEGORY if common >= filled / 2 and distinct < filled else IDENTIFIER


def _kind_of_numbers(name: str, found: Numbers) -> str:
    known = found.values[np.isfinite(found.values)]
    values = np.unique(known)
    if len(values) < 2:
        return CONSTANT
    if len(values) == 2 and len(known) > 2:
        return YES_NO
    if found.decimals == 0 and _names_rows(name, known, values):
        return IDENTIFIER
    low, middle, high = np.quantile(known, [0.02, 0.5, 0.98])
    if low >= 0 and high - middle > _HEAVY * (middle - low):
        return AMOUNT
    return WHOLE if found.decimals == 0 else NUMBER


def _names_rows(name: str, known: np.ndarray, values: np.ndarray) -> bool:
    """Whether whole numbers name their rows: none comes again, and they are called so, or count the rows."""
    if len(values) < _ALONE * len(known) or len(known) < 5:
        return False
    ending = name.lower().replace("_", " ").replace("-", " ").split()[-1:] or [""]
    called = ending[0] in _NAMES or name.endswith(("Id", "ID"))
    counts = bool((np.diff(values) == 1).all()) and values[0] in (0, 1) and bool((np.diff(known) > 0).all())
    return called or counts
