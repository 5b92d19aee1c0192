"""How each row differs from what its owner did before: a customer's payments, a machine's readings.

A column names the owner, another the time. Each row is held against the earlier rows of its owner alone, so that
nothing that comes later changes what is known of it, and what an owner's first row holds is blank: nothing is known
then, which is not the same as nothing. What is usual is read off an owner's last :data:`REMEMBERED` rows and drawn
towards what was usual for everybody until then where these are few (empirical Bayes shrinkage, Efron & Morris 1975).
Numpy alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

REMEMBERED = 64
"""Earlier rows of an owner that say what is usual for them."""

SPREAD_OF_MEDIAN = 1.4826
"""What a median absolute deviation is multiplied by to be the standard deviation of a normal distribution."""

_EVERYBODY = 5.0  # rows that what is usual for everybody counts as
_LEAST_SPREAD = 0.1  # of logarithms: a tenth up or down is never far off
_SMALLEST = 0.01  # amounts below count as much, since they have no logarithm
_HOUR, _DAY = 3600.0, 86_400.0
_ABOUT = 1.5  # hours around a time of day that count as the same
_EARTH = 12_742.0  # kilometres
_LEAST_WAY = 0.25  # hours that a way takes at least: what lies next door is no flight
_TOGETHER = 8_192  # rows looked at together, for memory's sake


@dataclass(frozen=True)
class Spec:
    """Which columns of a table say what.

    Attributes:
        owner, time: names of two columns.
        amounts: columns of positive numbers, of which it counts how many times as much they are.
        words: columns of categories.
        place: columns of latitude and longitude in degrees, or none.
    """

    owner: str
    time: str
    amounts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    place: tuple[str, str] | tuple[()] = ()


def kinds(spec: Spec) -> dict[str, str]:
    """The further columns that :func:`features` gives, by names in plain words: which kind of column each is."""
    found = {
        "hours since their last": "amount",
        "theirs in the hour before": "count",
        "theirs in the day before": "count",
        "how usual the hour is for them": "amount",
    }
    for name in spec.amounts:
        found |= {f"times their usual {name}": "amount", f"steps from their usual {name}": "number"}
        found |= {f"{name} in a day, times their usual": "amount", f"same {name} before": "count"}
    for name in spec.words:
        found |= {f"{name} new for them": "yes/no", f"share of theirs with this {name}": "number"}
    if spec.place:
        found |= {"km from their last": "amount", "km/h since their last": "amount", "km from their usual": "amount"}
    return found


_NAMES = tuple(
    re.compile(re.escape(name).replace(re.escape("…"), ".+"))
    for name in kinds(Spec("…", "…", ("…",), ("…",), ("…", "…")))
)


def is_past(name: str) -> bool:
    """Whether a column has the name of one that :func:`features` gives."""
    return any(pattern.fullmatch(name) for pattern in _NAMES)


def features(spec: Spec, columns: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """What each row is beside its owner's earlier ones.

    Args:
        spec: which columns say what.
        columns: ``(n,)`` by name: amounts and places as numbers, the time as ``datetime64`` or in seconds; owners and
            words as anything that compares, None, NaN or "" where there is none. A row without an owner or a time has
            no history. Of rows at the same time, the one that stands first came first.

    Returns:
        Further columns ``float64 (n,)`` by the names of :func:`kinds`, in that order; NaN where nothing is known.
    """
    owners, seconds = codes(columns[spec.owner]), _seconds(columns[spec.time])
    known = np.flatnonzero((owners >= 0) & np.isfinite(seconds))
    rows = known[np.lexsort((seconds[known], owners[known]))]
    past = _Past(owners[rows], seconds[rows], _since_everybody(rows, seconds))
    found = _of_time(past)
    for name in spec.amounts:
        found |= _of_amount(name, past, np.asarray(columns[name], np.float64)[rows])
    for name in spec.words:
        found |= _of_word(name, past, codes(columns[name])[rows])
    if spec.place:
        found |= _of_place(past, np.stack([np.asarray(columns[name], np.float64)[rows] for name in spec.place], axis=1))
    return {name: _where(found[name], rows, len(seconds)) for name in kinds(spec)}


def codes(values: np.ndarray) -> np.ndarray:
    """A whole number for each different value ``int64 (n,)``; -1 where there is none."""
    values = np.asarray(values)
    if values.dtype.kind == "f":
        blank = np.isnan(values)
    elif values.dtype.kind == "O":
        blank = np.array([value is None or value in ("", np.nan) for value in values.tolist()], bool)
        values = np.where(blank, "", values).astype(str)
    else:
        blank = values == "" if values.dtype.kind == "U" else np.zeros(len(values), bool)
    return np.where(blank, -1, np.unique(values, return_inverse=True)[1])


def _seconds(times: np.ndarray) -> np.ndarray:
    times = np.asarray(times)
    if times.dtype.kind != "M":
        return times.astype(np.float64)
    return np.where(np.isnat(times), np.nan, times.astype("datetime64[ms]").astype(np.int64) / 1000)


def _where(values: np.ndarray, rows: np.ndarray, count: int) -> np.ndarray:
    whole = np.full(count, np.nan)
    whole[rows] = values
    return whole


def _since_everybody(rows: np.ndarray, seconds: np.ndarray) -> np.ndarray:
    """Rows in the order of time, as places among ``rows``; at the same time, those that stand first come first."""
    return np.lexsort((rows, seconds[rows]))


class _Past:
    """Rows sorted by owner and then by time, and what came before each.

    Attributes:
        seconds: of each ``float64 (n,)``.
        nth: how many of the same owner came before ``int (n,)``.
        timed: places in the order of time, whoever owns them.
        begins: the first row of the same owner ``int (n,)``.
    """

    def __init__(self, owners: np.ndarray, seconds: np.ndarray, timed: np.ndarray) -> None:
        self.owners, self.seconds, self.timed = owners, seconds, timed
        self.begins = np.searchsorted(owners, owners)
        self.nth = np.arange(len(owners)) - self.begins
        self.first = self.nth == 0

    def __len__(self) -> int:
        return len(self.owners)

    def last(self, values: np.ndarray) -> np.ndarray:
        """The value of the row before, ``float64 (n,)``; NaN of an owner's first."""
        found = np.full(len(values), np.nan)
        found[1:] = values[:-1]
        found[self.first] = np.nan
        return found

    def within(self, seconds: float) -> np.ndarray:
        """How many of the owner's earlier rows came at most so long before ``int (n,)``."""
        low, high = self.begins.copy(), np.arange(len(self))  # between which the first of them stands
        while (open_ := np.flatnonzero(low < high)).size:
            middle = (low[open_] + high[open_]) // 2
            before = self.seconds[middle] < self.seconds[open_] - seconds
            low[open_] = np.where(before, middle + 1, low[open_])
            high[open_] = np.where(before, high[open_], middle)
        return np.arange(len(self)) - low

    def sums(self, values: np.ndarray) -> np.ndarray:
        """What the owner's rows before each come to ``float64 (n,)``; NaN count for nothing.

        Of each owner by itself: in one long sum, what others hold would change the last digits. The first rows of all
        owners go side by side, since there may be many owners; what follows of the few with more goes in one piece.
        """
        found, values = np.zeros(len(self)), np.nan_to_num(values)
        rows = np.flatnonzero(self.nth == 1)
        for _ in range(REMEMBERED):
            found[rows] = found[rows - 1] + values[rows - 1]
            rows = rows[rows + 1 < len(self)] + 1
            rows = rows[~self.first[rows]]
        ends = np.append(np.flatnonzero(self.first), len(self))
        for start in rows.tolist():
            stop = ends[np.searchsorted(ends, start, "right")]
            found[start:stop] = np.cumsum(np.append(found[start - 1] + values[start - 1], values[start : stop - 1]))
        return found

    def windows(self, values: np.ndarray) -> Iterator[tuple[slice, np.ndarray]]:
        """Some rows, and their owners' earlier values ``float64 (rows, REMEMBERED)``; NaN where there are fewer."""
        padded = np.concatenate([np.full(REMEMBERED, np.nan), values])
        ages = np.arange(REMEMBERED, 0, -1)
        for start in range(0, len(self), _TOGETHER):
            some = slice(start, min(start + _TOGETHER, len(self)))
            seen = np.lib.stride_tricks.sliding_window_view(padded[some.start : some.stop + REMEMBERED - 1], REMEMBERED)
            yield some, np.where(ages <= self.nth[some, None], seen, np.nan)

    def everybody(self, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Mean and standard deviation ``float64 (n,)`` of all rows before each, whoever owns them; 0 and 1 at first."""
        there = np.isfinite(values[self.timed])
        sums = [np.cumsum(np.where(there, values[self.timed] ** power, 0)) for power in (0, 1, 2)]
        count, total, squares = (np.concatenate([[0.0], line[:-1]]) for line in sums)
        mean = total / np.maximum(count, 1)
        spread = np.sqrt(np.maximum(squares / np.maximum(count, 1) - mean**2, 0))
        found = np.empty((2, len(values)))
        found[:, self.timed] = mean, np.where(count > 1, spread, 1.0)
        return found[0], found[1]


def _of_time(past: _Past) -> dict[str, np.ndarray]:
    blank = np.where(past.first, np.nan, 0.0)
    return {
        "hours since their last": (past.seconds - past.last(past.seconds)) / _HOUR,
        "theirs in the hour before": past.within(_HOUR) + blank,
        "theirs in the day before": past.within(_DAY) + blank,
        "how usual the hour is for them": _usual_hour(past),
    }


def _usual_hour(past: _Past) -> np.ndarray:
    """How often the owner's rows come at about this time of day, beside rows at any time: 1 is neither nor."""
    hour = past.seconds % _DAY / _HOUR
    found = np.full(len(past), np.nan)
    any_time = 2 * _ABOUT / 24
    for some, seen in past.windows(hour):
        apart = np.abs(seen - hour[some, None])
        near = np.nansum(np.minimum(apart, 24 - apart) <= _ABOUT, axis=1)
        among = np.minimum(past.nth[some], REMEMBERED)
        found[some] = (near + _EVERYBODY * any_time) / (among + _EVERYBODY) / any_time
    return np.where(past.first, np.nan, found)


def _of_amount(name: str, past: _Past, amounts: np.ndarray) -> dict[str, np.ndarray]:
    logs = np.log(np.maximum(amounts, _SMALLEST))
    mean, spread = past.everybody(logs)
    usual, width = np.full((2, len(past)), np.nan)
    again = np.full(len(past), np.nan)
    for some, seen in past.windows(logs):
        count = np.isfinite(seen).sum(axis=1)
        middle, scale = _middle(seen)
        usual[some] = _drawn(count, middle, mean[some])
        width[some] = np.sqrt(_drawn(count, scale**2, spread[some] ** 2))
        again[some] = np.sum(np.abs(seen - logs[some, None]) < 1e-9, axis=1)
    first = np.where(past.first, np.nan, 0.0)
    off = logs - usual + first
    return {
        f"times their usual {name}": np.exp(off),
        f"steps from their usual {name}": off / np.maximum(width, _LEAST_SPREAD),
        f"{name} in a day, times their usual": _in_a_day(past, amounts),
        f"same {name} before": np.where(np.isfinite(logs), again, np.nan) + first,
    }


def _in_a_day(past: _Past, amounts: np.ndarray) -> np.ndarray:
    """What an owner's last day came to, this row in it, beside what a day of theirs came to before it."""
    sums = past.sums(amounts)
    start = np.arange(len(past)) - past.within(_DAY)
    days = (past.seconds[start] - past.seconds[past.begins]) / _DAY
    daily = sums[start] / np.maximum(days, 1.0)
    everybody = past.everybody(amounts)[0]  # where nothing else is known, a day holds one row like all others
    usual = _drawn(start - past.begins, daily, everybody)
    found = (sums - sums[start] + amounts) / np.maximum(usual, _SMALLEST)
    return np.where(past.first, np.nan, found)


def _middle(seen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Median and robust standard deviation ``float64 (rows,)`` of what was seen; 0 where nothing was."""
    middle = _medians(seen)
    scale = SPREAD_OF_MEDIAN * _medians(np.abs(seen - middle[:, None]))
    return np.nan_to_num(middle), np.nan_to_num(scale)


def _medians(values: np.ndarray) -> np.ndarray:
    """Of each row without its NaN; NaN of a row of them. As ``nanmedian``, which takes them row by row."""
    ordered = np.sort(values, axis=1)  # NaN come last
    count = np.isfinite(ordered).sum(axis=1)
    low, high = np.maximum((count - 1) // 2, 0), count // 2
    pick = lambda place: np.take_along_axis(ordered, np.minimum(place, REMEMBERED - 1)[:, None], 1)[:, 0]  # noqa: E731
    return np.where(count > 0, (pick(low) + pick(high)) / 2, np.nan)


def _drawn(count: np.ndarray, own: np.ndarray, everybody: np.ndarray) -> np.ndarray:
    """What is usual for an owner, drawn towards what is for everybody where it is read off few rows."""
    return (count * own + _EVERYBODY * everybody) / (count + _EVERYBODY)


def _of_word(name: str, past: _Past, words: np.ndarray) -> dict[str, np.ndarray]:
    """Whether an owner has it for the first time, and how much of what they had before was it."""
    before = _earlier(past.owners, words)
    first = np.where(past.first | (words < 0), np.nan, 0.0)
    return {
        f"{name} new for them": (before == 0) + first,
        f"share of theirs with this {name}": before / np.maximum(past.nth, 1) + first,
    }


def _earlier(owners: np.ndarray, words: np.ndarray) -> np.ndarray:
    """How many earlier rows of the owner have the same word ``int (n,)``."""
    order = np.lexsort((words, owners))
    begins = np.concatenate([[True], (np.diff(owners[order]) != 0) | (np.diff(words[order]) != 0)])[: len(order)]
    start = np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))
    found = np.empty(len(order), np.int64)
    found[order] = np.arange(len(order)) - start
    return found


def _of_place(past: _Past, places: np.ndarray) -> dict[str, np.ndarray]:
    """How far from the last place that is known, at which speed, and from the middle of all."""
    there = np.isfinite(places).all(axis=1)
    last = _last_known(past, there)
    found = np.full((3, len(past)), np.nan)
    rows = np.flatnonzero(there & (last >= 0))
    found[0, rows] = kilometres(places[rows], places[last[rows]])
    hours = (past.seconds[rows] - past.seconds[last[rows]]) / _HOUR
    found[1, rows] = found[0, rows] / np.maximum(hours, _LEAST_WAY)
    found[2] = kilometres(places, _usual_place(past, places))
    return dict(zip(("km from their last", "km/h since their last", "km from their usual"), found, strict=True))


def _last_known(past: _Past, there: np.ndarray) -> np.ndarray:
    """The owner's last earlier row with a place ``int (n,)``; -1 where there is none."""
    latest = np.maximum.accumulate(np.where(there, np.arange(len(past)), -1))
    before = np.concatenate([[-1], latest[:-1]])[: len(past)]
    return np.where(before >= past.begins, before, -1)


def _usual_place(past: _Past, places: np.ndarray) -> np.ndarray:
    """Median latitude and longitude ``float64 (n, 2)`` of what the owner's earlier rows have."""
    found = np.full(places.shape, np.nan)
    for axis in range(2):
        for some, seen in past.windows(places[:, axis]):
            found[some, axis] = _medians(seen)
    return found


def kilometres(places: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Great-circle distance ``float64 (n,)`` between places ``(n, 2)``, latitude and longitude in degrees each."""
    a, b = np.radians(places), np.radians(others)
    half = np.sin((b - a) / 2) ** 2
    return _EARTH * np.arcsin(np.sqrt(half[:, 0] + np.cos(a[:, 0]) * np.cos(b[:, 0]) * half[:, 1]).clip(0, 1))


def place_in(names: Iterable[str]) -> tuple[str, str] | tuple[()]:
    """The two columns that hold a latitude and a longitude, by what they are called; none where they don't."""
    low = {name.strip().casefold(): name for name in names}
    pairs = (("latitude", "longitude"), ("lat", "lon"), ("lat", "lng"), ("lat", "long"))
    return next(((low[a], low[b]) for a, b in pairs if a in low and b in low), ())
