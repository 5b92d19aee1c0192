"""Outliers: how odd items are among themselves, or beside others that are known to be fine.

Three scores look at where an item's code lies: the distance to its nearest neighbours (Ramaswamy, Rastogi & Shim 2000),
the Mahalanobis distance under a shrunk covariance (Ledoit & Wolf 2004), and the density of a mixture of Gaussians. Two
look at how it comes back: the rebuild error in proportion to detail, and how far the code of the rebuild drifts. The
bound is the VAE's own. Where items are numbers by themselves, as rows of tables are, these are looked at without the
model as well, from one side or several (:mod:`latent.insight.plain`). Each becomes a surprise as in
:mod:`latent.insight.typicality`: ``-log`` of the share of ordinary items that go beyond. One combined score joins them;
``docs/models.md`` has what else was tried.

Nobody is judged by a fit of which they are a part: neighbours leave the item itself out, and what has to be fitted is
fitted to the others in parts. Where no clean items are given, the oddest tenth of a first look is left out of the fits
of a second, as estimators of high breakdown do (Rousseeuw & Van Driessen 1999), so that odd ones don't hide each other.
Needs scikit-learn, so it belongs in a job or the warm process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from latent.errors import DataError, wrong
from latent.insight import mixture, plain
from latent.insight.neighbours import Index
from latent.insight.typicality import Evidence, levels_of, logarithm, surprise_of
from latent.words import Saying

FEWEST = 10
"""Items from which some can be told to be odd among them."""

NEIGHBOURS = 5
"""The neighbour whose distance counts, as in PyOD: that many odd ones of a kind still stand out."""

COMBINED = "combined"
PLACE = ("neighbours", "gaussian", "mixture")
"""Scores of where a code lies."""

REBUILD = ("error", "drift")
"""Scores of how an item comes back."""

BOUND = "bound"
SCORES = (COMBINED, *PLACE, *REBUILD, BOUND)

_SOFT = 0.1
"""Share of the usual rebuild error under which differences tell little."""

_PLAIN = 0.95
"""Weight of what items are by themselves beside how they come back from the model."""

FEW = 30
"""Items under which a few odd ones among them reach into the upper quarter."""

_MOST_OUT, _MOST_OUT_OF_FEW = 0.1, 0.25
_USUAL = float(np.log(2))
_SEEN = float(np.log(1000))

_TRUSTED = 0.9
"""Share of items, the least odd at a first look, that all are judged by where some may be odd."""

_MOST_COMPONENTS = 20
_CODES_A_DIAL = 8  # for each Gaussian of a mixture, which has a covariance to find
_FITTED_ON = 5_000
_MANY = 2_000


@dataclass(frozen=True, eq=False)
class Oddness:
    """How odd ``n`` items are.

    Attributes:
        values: each score ``float64 (n,)`` in its own unit, the greater the odder, by its name.
        surprise: each score as nats of surprise ``float64 (n,)``, :data:`COMBINED` first, by its name.
        ordinary: those that say what is usual ``bool (n,)``.
        sides: names of the scores that look at items without the model.
    """

    values: Mapping[str, np.ndarray]
    surprise: Mapping[str, np.ndarray]
    ordinary: np.ndarray
    sides: tuple[str, ...] = ()

    def fence(self, score: str) -> float:
        """From where on a surprise lies far out: three quartile ranges beyond the third quartile (Tukey 1977).

        Of fewer than :data:`FEW` that say what is usual, odd ones themselves would push that quartile, and the fence
        with it, beyond them all. Then it lies no farther above the median than the first quartile lies below.

        Of a score that takes few values, such as the error where most come back whole, far too many may lie beyond
        that; then it is where one in fifty does.
        """
        usual = self.surprise[score][self.ordinary]
        low, middle, high = np.quantile(usual, [0.25, 0.5, 0.75])
        few = len(usual) < FEW
        if few:
            high = min(high, 2 * middle - low)
        fence = high + 3 * (high - low)
        most = _MOST_OUT_OF_FEW if few else _MOST_OUT
        return float(fence if np.mean(usual > fence) <= most else np.quantile(usual, 0.98))


def judge(
    items: Evidence,
    fine: np.ndarray | None = None,
    bound: np.ndarray | None = None,
    seed: int = 0,
    sides: Mapping[str, np.ndarray] = MappingProxyType({}),
    some_odd: bool = False,
) -> Oddness:
    """Tell how odd items are.

    Args:
        items: what is known of each of ``n``, all of :class:`Evidence`.
        fine: those that are known to be fine ``bool (n,)``, by which all are judged. Without them, items are judged by
            each other, and some may well be odd.
        bound: negative ELBO of each in nats ``(n,)``; None where the items themselves are not at hand.
        seed: of the parts and of the mixture.
        sides: the items as rows of numbers ``(n, f)``, NaN where blank, by a name for each side that they are to be
            looked at from; the names become names of scores.
        some_odd: whether some of ``fine`` may be odd all the same, as what was there before is judged by.

    Raises:
        DataError: there are too few to judge by, or they are all the same.
    """
    by = np.ones(len(items.codes), bool) if fine is None else fine
    _check(items.codes[by])
    asked = _Asked(items, bound, sides, by if some_odd or fine is None else None, seed)
    trusted = by
    if asked.among is not None:
        first = _judged(asked, by)[1][COMBINED]
        trusted = by & (first <= np.quantile(first[by], _TRUSTED))
    return Oddness(*_judged(asked, trusted), by, tuple(sides))


@dataclass(frozen=True, eq=False)
class _Asked:
    """What :func:`judge` was asked; ``among`` are those that say what is usual where some of them may be odd."""

    items: Evidence
    bound: np.ndarray | None
    sides: Mapping[str, np.ndarray]
    among: np.ndarray | None
    seed: int


def _judged(asked: _Asked, by: np.ndarray) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Values and surprises of items by some of them ``bool (n,)``."""
    codes, some_odd = asked.items.codes, asked.among is not None
    values = _apart(codes[by], asked.seed)
    if not by.all():
        others = _fitted(codes[by], codes[~by], asked.seed)
        values = {name: _merged(by, values[name], others[name]) for name in values}
    values |= {name: _softened(getattr(asked.items, name), by) for name in REBUILD}
    if asked.bound is not None:
        values[BOUND] = np.asarray(asked.bound, np.float64)
    surprises = {name: surprise_of(found, levels_of(found[by], some_odd)) for name, found in values.items()}
    plainly = {name: plain.surprise(rows, by, asked.among, asked.seed) for name, rows in asked.sides.items()}
    tempered = {name: _tempered(found) for name, found in (surprises | plainly).items()}
    return values | plainly, combined(tempered, tuple(asked.sides))


def _tempered(surprise: np.ndarray) -> np.ndarray:
    """The same order, but from :data:`_SEEN` on by its logarithm: how rare it is what nobody has seen, nobody can tell.

    A mixture finds what lies far outside billions of times as rare as what lies near; one look must not outvote others.
    """
    return np.where(surprise > _SEEN, _SEEN + np.log1p(np.maximum(surprise - _SEEN, 0)), surprise)


def _softened(figures: np.ndarray, by: np.ndarray) -> np.ndarray:
    """Logarithms of figures that are often nothing at all: what is far under the usual is all much the same."""
    return logarithm(np.asarray(figures, np.float64) + _SOFT * np.mean(figures[by], dtype=np.float64))


def _merged(first: np.ndarray, values: np.ndarray, others: np.ndarray) -> np.ndarray:
    """``values`` where ``first bool (n,)``, and ``others`` elsewhere."""
    found = np.empty(len(first))
    found[first], found[~first] = values, others
    return found


def combined(surprises: Mapping[str, np.ndarray], sides: Sequence[str] = ()) -> dict[str, np.ndarray]:
    """Surprises in nats ``(n,)`` by their names, and :data:`COMBINED` before them.

    It is the larger of two means: of the surprises at where the code lies, and of those at how the item comes back.
    Either alone makes an item odd, and a look that says nothing does not blur the other. Where there are sides without
    a model, the largest of them tells better than the code where an item lies, and how it comes back is weighed
    against it (:data:`_PLAIN`).
    """
    place, back = (np.mean([surprises[name] for name in names], axis=0) for names in (PLACE, REBUILD))
    if not sides:
        return {COMBINED: np.maximum(place, back), **surprises}
    plainly = np.max([surprises[name] for name in sides], axis=0)
    return {COMBINED: _PLAIN * plainly + (1 - _PLAIN) * back, **surprises}


def neighbour_distance(codes: np.ndarray, others: np.ndarray | None = None, k: int = NEIGHBOURS) -> np.ndarray:
    """Distance ``float64 (n,)`` from codes ``(n, d)`` to the ``k``-th nearest of others, or of each other."""
    index = Index(codes if others is None else others)
    if others is None:
        return index.nearest_others(min(k, len(index) - 1))[0][:, -1].astype(np.float64)
    return index.nearest(codes, min(k, len(index)))[0][:, -1].astype(np.float64)


def mahalanobis(codes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Squared distance ``float64 (n,)`` of codes ``(n, d)`` from the mean of others in units of their spread.

    Their covariance is shrunk towards a round one by as much as serves best (Ledoit & Wolf 2004, "A well-conditioned
    estimator for large-dimensional covariance matrices"), so that few items in many dimensions will do.
    """
    from sklearn.covariance import LedoitWolf
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):  # see neighbours: threads for small products cost more
        return LedoitWolf().fit(np.asarray(others, np.float64)).mahalanobis(np.asarray(codes, np.float64))


def rarity(codes: np.ndarray, others: np.ndarray, seed: int = 0) -> np.ndarray:
    """Negative log-density in nats ``float64 (n,)`` of codes ``(n, d)`` under a mixture of Gaussians for others."""
    rng = np.random.default_rng(seed)
    others = others if len(others) <= _FITTED_ON else others[rng.permutation(len(others))[:_FITTED_ON]]
    components = int(np.clip(len(others) // (_CODES_A_DIAL * others.shape[1]), 1, _MOST_COMPONENTS))
    return -mixture.fit(others, components, seed).log_density(codes)


def reasons(surprise: Mapping[str, np.ndarray], place: int, sides: Sequence[str] = ()) -> list[str]:
    """Which of the evidence is large for one item, by the names of scores, the largest first.

    Scores of where the code lies count as one, by the name of the largest. At most two are told, and none that is less
    than half of the first, or surprises no more than every other item would.
    """
    of_place = max(PLACE, key=lambda name: surprise[name][place])
    found = {name: float(surprise[name][place]) for name in (*sides, of_place, *REBUILD)}
    least = max(_USUAL, max(found.values()) / 2)
    return [name for name, nats in sorted(found.items(), key=lambda pair: -pair[1]) if nats >= least][:2]


def _check(codes: np.ndarray) -> None:
    if len(codes) < FEWEST:
        few = wrong("error-odd-few", count=len(codes), fewest=FEWEST)
        raise DataError(Saying("error-item-these"), *few)
    if np.allclose(codes, codes[0], atol=1e-6):
        raise DataError(Saying("error-item-these"), *wrong("error-odd-alike"))


def _fitted(others: np.ndarray, codes: np.ndarray, seed: int) -> dict[str, np.ndarray]:
    """Scores of where codes lie among others."""
    return {
        "neighbours": logarithm(neighbour_distance(codes, others)),
        "gaussian": mahalanobis(codes, others),
        "mixture": rarity(codes, others, seed),
    }


def _apart(codes: np.ndarray, seed: int) -> dict[str, np.ndarray]:
    """The same of codes among each other, none of them by a fit that it is a part of."""
    parts = np.random.default_rng(seed).permutation(len(codes)) % (3 if len(codes) > _MANY else 5)
    return {
        "neighbours": logarithm(neighbour_distance(codes)),
        "gaussian": _by_the_others(mahalanobis, codes, parts),
        "mixture": _by_the_others(lambda some, others: rarity(some, others, seed), codes, parts),
    }


def _by_the_others(
    score: Callable[[np.ndarray, np.ndarray], np.ndarray], codes: np.ndarray, parts: np.ndarray
) -> np.ndarray:
    found = np.empty(len(codes))
    for part in range(parts.max() + 1):
        inside = parts == part
        found[inside] = score(codes[inside], codes[~inside])
    return found


def joined(parts: Sequence[Evidence]) -> Evidence:
    """What is known of several sets of items, one after the other; all of it is known of each."""
    return Evidence(*(np.concatenate(list(values)) for values in zip(*parts, strict=True)))
