"""Cells of one column, all text, as numbers, moments or words; by the column and never cell by cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from latent.modalities.tabular import MISSING

MOSTLY = 0.95
"""Share of a column's cells that are of its kind, at least; those that are not count as blank, and are told of."""

_UNITS = ("%", "€", "$", "£")
_PLAIN = r"^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$"
_THOUSANDS = r"^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$"
_COMMA = r"^[-+]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$"
_COMMA_SURE = r"^[-+]?(\d{1,3}(\.\d{3})+,\d+|\d+,(\d{1,2}|\d{4,}))$"
_CODE = r"^0\d+$"
_MOST_DECIMALS = 6
_CARE = 3  # digits that are written even where they are noughts, as of money
_LOOKED_AT = 10_000  # cells by which decimals are counted

_DATES = ("%Y-%m-%d", "%Y/%m/%d", "%m/%d/%Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y%m%d")
_DATES += ("%m.%d.%Y", "%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y")
_TWINS = {"%m/%d/%Y": "%d/%m/%Y", "%d-%m-%Y": "%m-%d-%Y"}
DAY, MONTH = "day", "month"
_FIRST = {"%m/%d/%Y": MONTH, "%m-%d-%Y": MONTH, "%m.%d.%Y": MONTH, "%d/%m/%Y": DAY, "%d-%m-%Y": DAY, "%d.%m.%Y": DAY}
_LOOKS_DATED = r"\d[-/. ]\d|\d{4}|[A-Za-z]{3,} \d"
_EIGHT = r"^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$"


@dataclass(frozen=True, eq=False)
class Numbers:
    """A column as numbers.

    Attributes:
        values: ``float64 (n,)``, NaN for a blank cell and for one that is no finite number.
        decimals: digits behind the point that most of them are written with.
        unit: that is written at them, or "".
    """

    values: np.ndarray
    decimals: int
    unit: str

    @classmethod
    def of(cls, values: np.ndarray, unit: str = "") -> Numbers:
        """Of numbers ``float64 (n,)``; what is not finite is blank."""
        known = values[np.isfinite(values)][:_LOOKED_AT]
        return cls(np.where(np.isfinite(values), values, np.nan), _decimals(known) if len(known) else 0, unit)


@dataclass(frozen=True, eq=False)
class Moments:
    """A column as moments.

    Attributes:
        values: days since 1970 ``float64 (n,)``, NaN for a blank cell and for one that is no moment.
        first: what comes first in them, :data:`DAY` or :data:`MONTH`; "" where it is neither, or written as a word.
        either: whether day and month might be the other way round.
    """

    values: np.ndarray
    first: str = ""
    either: bool = False


@dataclass(frozen=True, eq=False)
class Column:
    """The cells of a column, each word once.

    Attributes:
        words: that differ, ``(k,)``, none of them blank.
        places: of each cell among them ``int (n,)``; -1 for a blank one.
    """

    words: pa.StringArray
    places: np.ndarray

    @classmethod
    def of(cls, cells: Sequence[str]) -> Column:
        """Of cells as they are written; white space at both ends, and within more than one, says nothing."""
        text = pc.utf8_trim_whitespace(pa.array(cells, pa.string()))
        coded = text.dictionary_encode()
        words = pc.replace_substring_regex(coded.dictionary, r"\s+", " ")
        blank = bools(pc.is_in(pc.utf8_lower(words), pa.array(sorted(MISSING))))
        kept = np.where(blank, -1, np.cumsum(~blank) - 1)
        places = np.from_dlpack(coded.indices)
        return cls(words.filter(pa.array(~blank)), kept[places] if len(kept) else np.full(len(places), -1))

    @property
    def filled(self) -> int:
        """Cells that are not blank."""
        return int((self.places >= 0).sum())

    @property
    def counts(self) -> np.ndarray:
        """How often each word comes ``int (k,)``."""
        return np.bincount(self.places[self.places >= 0], minlength=len(self.words))

    def share(self, of_words: np.ndarray) -> float:
        """Share of the filled cells whose words ``bool (k,)`` are so."""
        return float(self.counts[of_words].sum() / max(1, self.filled))

    def spread(self, of_words: np.ndarray, blank: object) -> np.ndarray:
        """What is known of each word ``(k,)`` as a value a cell ``(n,)``."""
        return np.append(of_words, np.array([blank], of_words.dtype))[self.places]

    def texts(self, written: Callable[[str], str] = str) -> list[str | None]:
        """The cells as text, each word ``written`` so; None for a blank one."""
        words = list(map(written, self.words.to_pylist()))
        return [None if place < 0 else words[place] for place in self.places.tolist()]


def bools(array: pa.BooleanArray) -> np.ndarray:
    """Yes or no ``bool (n,)``; what is null is no. Not by ``to_numpy``, here as below: that brings pandas."""
    return np.from_dlpack(pc.cast(pc.fill_null(array, False), pa.uint8())).astype(bool)


def floats(array: pa.DoubleArray) -> np.ndarray:
    """Numbers ``float64 (n,)``; what is null is NaN."""
    return np.array(np.from_dlpack(pc.fill_null(array, np.nan)))


def matches(words: pa.StringArray, pattern: str) -> np.ndarray:
    """Which words a regular expression finds something in ``bool (k,)``."""
    return bools(pc.match_substring_regex(words, pattern))


def is_code(column: Column) -> bool:
    """Whether digits are names, such as postcodes: several are written with a nought in front."""
    return column.share(matches(column.words, _CODE)) > 0.01 and column.share(matches(column.words, r"^\d+$")) > MOSTLY


def numbers(column: Column, least: float = MOSTLY) -> Numbers | None:
    """A column as numbers; None where fewer of its cells are some than such a share, or none is."""
    units = [unit for unit in _UNITS if column.share(matches(column.words, re.escape(unit))) > 0.5]
    bare = pc.replace_substring_regex(column.words, r"[\s%€$£'’]", "")
    if column.share(matches(bare, _COMMA_SURE)) > 0:
        fits = matches(bare, _COMMA)
        plain = pc.replace_substring(pc.replace_substring(bare, ".", ""), ",", ".")
        plain = pc.if_else(pa.array(fits), plain, bare)
    else:
        thousands = matches(bare, _THOUSANDS)
        plain = pc.if_else(pa.array(thousands), pc.replace_substring(bare, ",", ""), bare)
    good = matches(plain, _PLAIN)
    plain = pc.replace_substring_regex(pc.if_else(pa.array(good), plain, None), r"^\+", "")
    values = floats(pc.cast(plain, pa.float64()))
    good &= np.isfinite(values)
    if not good.any() or column.share(good) < least:
        return None
    values = np.where(good, values, np.nan)
    found = Numbers.of(column.spread(values, np.nan), units[0] if units else "")
    return replace(found, decimals=max(found.decimals, _written(plain)))


def _written(words: pa.StringArray) -> int:
    """Digits behind the point that people took care to write, noughts among them; 0 where they wrote ever more."""
    digits = pc.utf8_length(pc.replace_substring_regex(words, r"^[^.]*\.?|[eE].*$", ""))
    most = pc.max(digits).as_py() or 0
    return most if most <= _CARE else 0


def _decimals(values: np.ndarray) -> int:
    """Digits behind the point that write nearly all of some finite numbers."""
    for digits in range(_MOST_DECIMALS):
        with np.errstate(over="ignore", invalid="ignore"):
            same = np.abs(np.round(values, digits) - values) <= 1e-9 * np.abs(values)
        if np.mean(same) > 0.99:
            return digits
    return _MOST_DECIMALS


def moments(column: Column, first: str = "") -> Moments | None:
    """A column as moments; None where it mostly holds none.

    Args:
        column: of text.
        first: :data:`DAY` or :data:`MONTH`, where somebody says which comes first in dates of digits alone; as many
            cells are then read as can be.
    """
    if not column.filled or (not first and column.share(matches(column.words, _LOOKS_DATED)) < MOSTLY):
        return None
    whole = _with_time(column.words)
    parsed = ((form, _parsed(whole, form)) for form in _forms(column, first))
    tried = ((column.share(np.isfinite(days)), form, days) for form, days in parsed)
    if first:
        share, form, days = max(tried, key=lambda one: one[0])  # of several as good, the first
        return Moments(column.spread(days, np.nan), first) if share else None
    for share, form, days in tried:
        if share >= MOSTLY:
            return Moments(column.spread(days, np.nan), _FIRST.get(form, ""), _either(column, whole, form, days))
    return None


def _forms(column: Column, first: str) -> list[str]:
    """Ways to write dates that may be tried."""
    eight = column.share(matches(column.words, _EIGHT)) >= MOSTLY
    return [form for form in _DATES if (eight or form != "%Y%m%d") and (not first or _FIRST.get(form, first) == first)]


def _either(column: Column, whole: pa.StringArray, form: str, days: np.ndarray) -> bool:
    """Whether dates in a form might as well be in its twin, and be others."""
    if form not in _TWINS:
        return False
    twin = _parsed(whole, _TWINS[form])
    return column.share(np.isfinite(twin)) >= MOSTLY and bool((twin != days).any())


def _with_time(words: pa.StringArray) -> pa.StringArray:
    """Dates with a time of day behind them, in one form; zones and parts of a second are left out."""
    plain = pc.replace_substring_regex(words, r"(\d)[T ]+(\d{1,2}:\d\d)", r"\1 \2")
    plain = pc.replace_substring_regex(plain, r"(:\d\d)[.,]\d+", r"\1")
    plain = pc.replace_substring_regex(plain, r"(:\d\d) ?(Z|UTC|[-+]\d\d:?\d\d)$", r"\1")
    plain = pc.replace_substring_regex(plain, r"^([^:]*)$", r"\1 00:00:00")
    return pc.replace_substring_regex(plain, r"( \d{1,2}:\d\d)$", r"\1:00")


def _parsed(words: pa.StringArray, form: str) -> np.ndarray:
    """Days since 1970 ``float64 (k,)``; NaN for what is not written so."""
    pattern = re.sub("%[YmdbB]", lambda part: r"\d{4}" if part[0] == "%Y" else _PART[part[0]], re.escape(form))
    fits = pa.array(matches(words, rf"^{pattern} \d"))
    found = pc.strptime(pc.if_else(fits, words, None), f"{form} %H:%M:%S", "s", error_is_null=True)
    return floats(pc.cast(pc.cast(found, pa.int64()), pa.float64())) / 86_400


_PART = {"%m": r"\d{1,2}", "%d": r"\d{1,2}", "%b": "[A-Za-z]{3}", "%B": "[A-Za-z]+"}
