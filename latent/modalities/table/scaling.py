"""Numbers on a scale on which they lie as a bell: by rank, with room beyond both ends.

Where a value stands among all of its column tells more than how large it is, and nothing that one extreme cell does to
the others; so the scale is that of normal scores (van der Waerden 1952; the quantile transform of scikit-learn is the
same), through a few dozen knots. A value that comes often, such as 0, holds a range of the scale for itself, so that
what is decoded or drawn lands on it as often as it comes. Beyond the ends, the scale grows with the logarithm.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from statistics import NormalDist

import numpy as np

KNOTS = 61
"""Values that a scale goes through where there are more than :data:`FEW`."""

FEW = 120
"""Values that are all on the scale, and hold a range of it each."""

_END = 3.0  # standard deviations at the outermost knots
_FORTIETH = 0.025
_OFTEN = 0.005  # share of the cells from which on a value holds a range of its own
_FURTHEST = 8.0  # beyond the ends, on the scale
_NORMAL = NormalDist()


@dataclass(frozen=True)
class Scale:
    """The way between a column's numbers and the model's.

    Attributes:
        values: knots, ascending.
        lows, highs: where each begins and ends on the scale; the same where it holds no range.
        reach: units of the column that count as one step beyond its lower end, and its upper: as many as there are
            between the end and where the outermost fortieth begins.
    """

    values: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    reach: tuple[float, float]

    def __post_init__(self) -> None:
        """Refuse what is no scale, with ``ValueError``: it may come out of a file."""
        knots = [np.asarray(ends, np.float64) for ends in (self.lows, self.highs, self.values)]
        ends = np.stack(knots[:2], axis=1).ravel()
        sound = all(np.isfinite(one).all() and (np.diff(one) >= 0).all() for one in (ends, knots[2]))
        sound = sound and 0 < len(self.values) == len(self.lows)
        if not (sound and np.shape(self.reach) == (2,) and min(self.reach) > 0):
            raise ValueError("no scale")

    @classmethod
    def learn(cls, numbers: np.ndarray) -> Scale:
        """From the finite numbers of a column ``float64 (n,)``, one at least."""
        ordered = np.sort(numbers)
        values = np.unique(ordered)
        few_values = len(values) <= FEW
        if not few_values:
            shares = [_NORMAL.cdf(place) for place in np.linspace(-_END, _END, KNOTS)]
            values = np.unique(np.quantile(ordered, shares, method="nearest"))
        ends = [np.searchsorted(ordered, values, side) / len(ordered) for side in ("left", "right")]
        few = 0.5 / len(ordered)
        lows, highs = (_scores(np.clip(end, few, 1 - few)) for end in ends)
        middles = _scores(np.clip((ends[0] + ends[1]) / 2, few, 1 - few))
        often = (ends[1] - ends[0] > _OFTEN) | few_values
        lows, highs = np.where(often, lows, middles), np.where(often, highs, middles)
        ends = np.maximum.accumulate(np.stack([lows, highs], axis=1).ravel()).reshape(-1, 2).round(4)
        return cls(
            tuple(values.tolist()), tuple(ends[:, 0].tolist()), tuple(ends[:, 1].tolist()), _reach(ordered, values)
        )

    def there(self, numbers: np.ndarray) -> np.ndarray:
        """Numbers ``float64 (n,)``, NaN among them, on the scale."""
        values, lows, highs = (np.asarray(knots) for knots in (self.values, self.lows, self.highs))
        before = np.clip(np.searchsorted(values, numbers, "right") - 1, 0, len(values) - 1)
        after = np.minimum(before + 1, len(values) - 1)
        gap = np.where(after > before, values[after] - values[before], 1.0)
        share = np.clip((numbers - values[before]) / gap, 0, 1)
        found = np.where(share > 0, highs[before] + share * (lows[after] - highs[before]), self.middles[before])
        near, far = self.reach
        with np.errstate(over="ignore", invalid="ignore"):
            beyond = np.log1p(np.maximum(numbers / far - values[-1] / far, 0))
            below = np.log1p(np.maximum(values[0] / near - numbers / near, 0))
        found = np.where(numbers > values[-1], self.highs[-1] + np.minimum(beyond, _FURTHEST), found)
        return np.where(numbers < values[0], self.lows[0] - np.minimum(below, _FURTHEST), found)

    def back(self, places: np.ndarray) -> np.ndarray:
        """Numbers ``float64 (n,)`` for places on the scale."""
        places = np.asarray(places, np.float64)
        ends = np.stack([self.lows, self.highs], axis=1).ravel()
        found = np.interp(places, ends, np.repeat(self.values, 2))
        beyond = np.expm1(np.clip(places - self.highs[-1], 0, _FURTHEST))
        below = np.expm1(np.clip(self.lows[0] - places, 0, _FURTHEST))
        return found + self.reach[1] * beyond - self.reach[0] * below

    @cached_property
    def middles(self) -> np.ndarray:
        """Where each knot lies on the scale ``float64 (k,)``."""
        return (np.asarray(self.lows) + np.asarray(self.highs)) / 2


def _scores(shares: np.ndarray) -> np.ndarray:
    return np.array([_NORMAL.inv_cdf(share) for share in shares.tolist()])


def _reach(ordered: np.ndarray, knots: np.ndarray) -> tuple[float, float]:
    """Of sorted numbers, above 0."""
    few, low, high, many = np.quantile(ordered, [_FORTIETH, 0.25, 0.75, 1 - _FORTIETH], method="nearest") / 2
    least = (high - low) or (knots[-1] / 2 - knots[0] / 2) or 1.0
    return tuple(float(max(2 * gap, least)) for gap in (few - knots[0] / 2, knots[-1] / 2 - many))
