"""A direction from two groups that a person picked: how much it is worth, what it is like, what it drags along.

Numpy in, numpy out. Whoever picks groups by hand picks more than they mean to: where most smiling faces wear glasses,
the way from the one group to the other puts glasses on. So beside a direction stand three figures: Cohen's d next to
that of random pairs, the cosine to directions with a name, and what else sets the groups apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from latent.directions import Direction, between

PAIRS = 99
"""Random pairs that a direction is compared with."""

ALIKE, PARTLY = 0.8, 0.4
"""Cosines from which two directions are much the same, and partly the same."""


@dataclass(frozen=True, eq=False)
class Contrast:
    """A direction from group A to group B with what is known of it.

    Attributes:
        direction: of the family ``group``; one step is the way from A's mean to B's.
        effect: Cohen's d of the groups along it.
        chance: what 95 in 100 random pairs of groups of these sizes stay under.
        likeness: cosine to each named direction, by its name, the largest first.
    """

    direction: Direction
    effect: float
    chance: float
    likeness: dict[str, float]

    @property
    def tells(self) -> bool:
        """Whether the groups lie farther apart than groups that mean nothing."""
        return self.effect > self.chance


def contrast(
    codes_a: np.ndarray,
    codes_b: np.ndarray,
    name: str,
    pool: np.ndarray,
    named: Iterable[Direction] = (),
    seed: int = 0,
) -> Contrast:
    """Make the direction from one group to the other, and judge it.

    Args:
        codes_a: ``(n, d)``, one or more.
        codes_b: ``(m, d)``, one or more.
        name: as shown.
        pool: codes ``(p, d)`` that random groups are drawn from.
        named: directions to compare it with.
        seed: of the random pairs.

    Raises:
        DataError: a group is empty, or their means are the same.
    """
    direction = between(codes_a, codes_b, name, seed)
    rng = np.random.default_rng(seed)
    chance = [effect(*_random_pair(pool, len(codes_a), len(codes_b), rng)) for _ in range(PAIRS)]
    return Contrast(direction, effect(codes_a, codes_b), float(np.quantile(chance, 0.95)), likeness(direction, named))


def effect(codes_a: np.ndarray, codes_b: np.ndarray) -> float:
    """Cohen's d along the line through both means: their distance in pooled standard deviations (Cohen 1988).

    In many dimensions even groups that mean nothing lie some way apart along it, the more the smaller they are: judge
    it beside that of random groups. 0 where the groups have no spread to measure by.

    Args:
        codes_a: ``(n, d)``.
        codes_b: ``(m, d)``.
    """
    gap = np.mean(codes_b, axis=0, dtype=np.float64) - np.mean(codes_a, axis=0, dtype=np.float64)
    length = float(np.linalg.norm(gap))
    freedom = len(codes_a) + len(codes_b) - 2
    if not length or freedom < 1:
        return 0.0
    squares = sum(np.square(_places(codes, gap / length)).sum() for codes in (codes_a, codes_b))
    return length / float(np.sqrt(squares / freedom)) if squares > 0 else 0.0


def likeness(direction: Direction, named: Iterable[Direction]) -> dict[str, float]:
    """Cosine of a direction to others, by their names, the largest in size first."""
    found = {other.name: float(other.vector @ direction.vector) for other in named if other.name != direction.name}
    return dict(sorted(found.items(), key=lambda pair: -abs(pair[1])))


@dataclass(frozen=True)
class Difference:
    """One thing in which two groups differ.

    Attributes:
        name: of the factor, and of the word where it is one of words.
        size: difference of the means in the standard deviations of all items (a share's, for a word).
        a, b: mean of a number, or share 0..1 of a word, in each group.
        share: whether it is a word's share.
    """

    name: tuple[str, str]
    size: float
    a: float
    b: float
    share: bool


def differences(
    factors: Mapping[str, np.ndarray], rows_a: np.ndarray, rows_b: np.ndarray, least: float = 0.3
) -> list[Difference]:
    """In which known factors two groups differ, the most telling first.

    Args:
        factors: numbers ``float (n,)`` or words ``str (n,)`` of all items, by name.
        rows_a, rows_b: the groups.
        least: size of a difference worth telling.
    """
    if not (len(rows_a) and len(rows_b)):
        return []
    found = []
    for name, values in factors.items():
        words = np.unique(values) if values.dtype.kind == "U" else [""]
        # Of two words the one is what the other is not.
        for word in words[-1:] if len(words) == 2 else words:
            column = (values == word).astype(np.float64) if word else values.astype(np.float64)
            spread = float(column.std())
            a, b = float(column[rows_a].mean()), float(column[rows_b].mean())
            if spread > 0:
                found.append(Difference((name, str(word)), (b - a) / spread, a, b, bool(word)))
    return sorted((d for d in found if abs(d.size) >= least), key=lambda d: -abs(d.size))


@dataclass(frozen=True, eq=False)
class ReadyPair:
    """Two groups made ready from known factors.

    Attributes:
        trait: the factor that the groups are to differ in, and ``other``, the word of another factor that they may
            differ in besides.
        other: a factor and one of its two words.
        rows_a: little of the trait ``int64 (k,)``.
        rows_b: much of it ``int64 (k,)``.
        shares: how many of each group have the other, 0..1.
    """

    trait: str
    other: tuple[str, str]
    rows_a: np.ndarray
    rows_b: np.ndarray
    shares: tuple[float, float]

    @property
    def balanced(self) -> bool:
        """Whether the other is as frequent in both groups."""
        return self.shares[0] == self.shares[1]


def ready_pairs(factors: Mapping[str, np.ndarray], seed: int = 0) -> list[ReadyPair]:
    """A balanced pair of groups and a biased one, where there are a factor in numbers and one of two words.

    The first of each is taken. The lower and the upper third of the numbers make the groups. In the balanced pair half
    of each have the second of the two words; in the biased pair 1 in 10 of the lower and 9 in 10 of the upper.

    Args:
        factors: numbers ``float (n,)`` or words ``str (n,)``, by name.
        seed: of the choice.
    """
    numbers = [name for name, values in factors.items() if values.dtype.kind == "f"]
    twofold = [name for name, values in factors.items() if values.dtype.kind == "U" and len(np.unique(values)) == 2]
    if not (numbers and twofold):
        return []
    trait, other = numbers[0], twofold[0]
    low, high = np.quantile(factors[trait], [1 / 3, 2 / 3])
    word = str(np.unique(factors[other])[1])
    has = factors[other] == word
    ends = (factors[trait] <= low, factors[trait] >= high)
    rng = np.random.default_rng(seed)
    pairs = []
    for shares in ((0.5, 0.5), (0.1, 0.9)):
        rows = [_with_share(end, has, share, rng) for end, share in zip(ends, shares, strict=True)]
        if all(map(len, rows)):
            size = min(map(len, rows))
            pairs.append(ReadyPair(trait, (other, word), *(np.sort(r[:size]) for r in rows), shares))
    return pairs


def _with_share(among: np.ndarray, has: np.ndarray, share: float, rng: np.random.Generator) -> np.ndarray:
    """As many rows as can be had of which a share has something; every ten rows in order hold it too."""
    with_, without = (rng.permutation(np.flatnonzero(among & there)) for there in (has, ~has))
    tens = int(min(len(with_) / (10 * share), len(without) / (10 * (1 - share))))
    ones, others = round(10 * share), round(10 * (1 - share))
    parts = [with_[: ones * tens].reshape(tens, ones), without[: others * tens].reshape(tens, others)]
    return np.hstack(parts).ravel()


def _places(codes: np.ndarray, vector: np.ndarray) -> np.ndarray:
    """Along a direction, from their own middle ``float64 (n,)``."""
    places = np.asarray(codes, np.float64) @ vector
    return places - places.mean()


def _random_pair(pool: np.ndarray, a: int, b: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Two random groups; they share items only where the pool is too small for both."""
    rows = np.take(rng.permutation(len(pool)), np.arange(a + b), mode="wrap")
    return pool[rows[:a]], pool[rows[a:]]
