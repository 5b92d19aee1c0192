"""How directions are found in codes, and judged on data that they were not made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from latent.directions import notes
from latent.directions.direction import Direction, Family
from latent.errors import DataError, wrong
from latent.insight.measures import active_dials, auroc, kl_per_dial, labelled

_LEAST, _MOST = 1.0, 5.0

Read = Callable[[np.ndarray], np.ndarray]


def dials(
    means: np.ndarray, logvars: np.ndarray, seed: int = 0, held: tuple[np.ndarray, np.ndarray] | None = None
) -> list[Direction]:
    """The active dials, the most telling first, each judged by its information in nats on held-out items.

    Args:
        means: ``(n, d)``.
        logvars: ``(n, d)``.
        seed: of the split where nothing is held out.
        held: means and log-variances to judge by.
    """
    made, held = _parted((means, logvars), held, seed)
    nats, count = kl_per_dial(*held), len(held[0])
    return [
        along(f"Dial {i + 1}", "dial", np.eye(means.shape[1])[i], means, Quality(nats[i], "nats", notes.NATS, count))
        for i in active_dials(*made)
    ]


def principal_axes(
    means: np.ndarray, count: int | None = None, seed: int = 0, held: np.ndarray | None = None
) -> list[Direction]:
    """The axes along which codes vary most, in units of sigma, each judged by its share of the held-out variance.

    Args:
        means: ``(n, d)``.
        count: how many; all unless told, and never one along which nothing varies.
        seed: of the split where nothing is held out.
        held: means to judge by ``(m, d)``.
    """
    (made,), (judged,) = _parted((means,), None if held is None else (held,), seed)
    variances, columns = np.linalg.eigh(np.atleast_2d(np.cov(np.asarray(made, np.float64), rowvar=False)))
    axes = columns.T[::-1][variances[::-1] > max(1e-9 * variances[-1], 1e-12)][:count]
    axes = [axis * np.sign(axis[np.abs(axis).argmax()]) for axis in axes]
    judged = np.asarray(judged, np.float64)
    total = judged.var(axis=0).sum()
    if not total > 0:
        shares = [Quality(None, "variance share", notes.FEW, len(judged))] * len(axes)
    else:
        held_by = [(judged @ axis).var() / total for axis in axes]
        shares = [Quality(share, "variance share", notes.SHARE, len(judged)) for share in held_by]
    return [along(f"Variation {i + 1}", "axis", axes[i], means, shares[i]) for i in range(len(axes))]


def attribute(
    codes: np.ndarray,
    values: np.ndarray,
    name: str,
    hold: np.ndarray | None = None,
    seed: int = 0,
    *,
    held: tuple[np.ndarray, np.ndarray] | None = None,
    by_value: bool = False,
) -> Direction:
    """The way codes move as an attribute grows: the slope of the code on the attribute, by least squares.

    For an attribute of two values it points from the mean code of the one to the mean code of the other. With ``hold``
    it is the slope of a multiple regression: of what those do not tell of the attribute (Frisch & Waugh 1933).

    Args:
        codes: ``(n, d)``.
        values: ``(n,)`` numbers; items whose value is NaN are left out.
        name: as shown.
        hold: ``(n,)`` or ``(n, h)`` numbers to hold fixed.
        seed: of the split where nothing is held out.
        held: codes and values to judge by: AUROC for two values, correlation for more.
        by_value: measure steps by the attribute itself, where its values are known exactly: one step is the way from
            one of two values to the other, or a standard deviation of a number. Else one step is a standard deviation
            of the codes along the way, which other attributes may share.

    Raises:
        DataError: the attribute does not vary apart from what is held fixed, or codes do not follow it at all.
    """
    values = np.asarray(values, np.float64)
    fixed = np.empty((len(values), 0)) if hold is None else np.asarray(hold, np.float64).reshape(len(values), -1)
    known = np.isfinite(values) & np.isfinite(fixed).all(axis=1)
    codes, values, fixed = codes[known], values[known], fixed[known]
    binary = len(np.unique(values)) == 2
    made, judged = _parted((codes, values, fixed), held, seed, strata=values if binary else None)
    slope, length = _slope(*made, name)
    span = (np.ptp(made[1]) if binary else np.std(made[1])) * length
    measure = told_apart if binary else _followed
    judged_values = np.asarray(judged[1], np.float64)
    there = np.isfinite(judged_values)
    quality = measure(judged[0][there] @ slope, judged_values[there])
    return along(name, "attribute", slope, codes, quality, step=float(span) if by_value else 0.0)


def attributes_from_labels(
    codes: np.ndarray,
    labels: Sequence[Any] | np.ndarray,
    *,
    held: tuple[np.ndarray, Sequence[Any] | np.ndarray] | None = None,
    phrase: str = "More like {}",
    fewest: int = 6,
    seed: int = 0,
) -> list[Direction]:
    """One direction for each label, from all other labelled items towards its own.

    Args:
        codes: ``(n, d)``.
        labels: ``(n,)``; None and empty text mean that an item has none.
        held: codes and labels to judge by.
        phrase: the directions' names, with the label in place of ``{}``.
        fewest: items that a label needs, and that must be left beside it.
        seed: of the split where nothing is held out.
    """
    codes, labels = labelled(codes, labels)
    judged = None if held is None else labelled(*held)
    names, counts = np.unique(labels, return_counts=True)
    useful = names[(counts >= fewest) & (counts <= len(labels) - fewest)]
    return [
        attribute(
            codes,
            labels == label,
            phrase.format(label),
            held=None if judged is None else (judged[0], judged[1] == label),
            seed=seed,
        )
        for label in useful
    ]


def between(codes_a: np.ndarray, codes_b: np.ndarray, name: str, seed: int = 0) -> Direction:
    """From one group of items to another: the difference of their mean codes, judged by a third of each (AUROC).

    One step is the way from the one mean to the other.

    Args:
        codes_a: ``(n, d)``, one or more.
        codes_b: ``(m, d)``, one or more.
        name: as shown.
        seed: of the split.

    Raises:
        DataError: a group is empty, or their means are the same.
    """
    if not (len(codes_a) and len(codes_b)):
        raise DataError(name, *wrong("error-group-empty"))
    in_b = np.repeat([0.0, 1.0], [len(codes_a), len(codes_b)])
    return replace(attribute(np.concatenate([codes_a, codes_b]), in_b, name, seed=seed, by_value=True), family="group")


STEPS_TO_TURN = 2.0
"""Steps along a direction made of pairs that lead from the one of a pair to the other."""


def from_pairs(
    without: np.ndarray, having: np.ndarray, name: str, codes: np.ndarray, stretch: float = 1.0
) -> Direction:
    """From items to their counterparts that have something more: the mean way, not judged yet.

    Args:
        without, having: codes of counterparts, row by row ``(n, d)``.
        name: as shown.
        codes: of known items, which tell how far a slider goes ``(m, d)``.
        stretch: how many times the mean way its two steps are.

    Raises:
        DataError: there are no pairs, or codes do not follow what they differ in.
    """
    way = np.mean(having - without, axis=0, dtype=np.float64) if len(having) else np.zeros(1)
    length = float(np.linalg.norm(way))
    if not length:
        raise DataError(name, *wrong("error-no-difference"))
    unknown = Quality(None, "turned", "", 0)
    made = along(name, "attribute", way / length, codes, unknown, step=stretch * length / STEPS_TO_TURN)
    return replace(made, low=min(made.low, -STEPS_TO_TURN), high=max(made.high, STEPS_TO_TURN))  # a hand can turn it


def share_turned(direction: Direction, codes: np.ndarray, has: np.ndarray, turned: Read) -> float:
    """Share 0..1 of items that two steps turn; args as in :func:`judged_by_turning`."""
    steps = np.where(has, -STEPS_TO_TURN, STEPS_TO_TURN)[:, None]
    return float(np.mean(turned((codes + steps * direction.step * direction.vector).astype(np.float32))))


def judged_by_turning(direction: Direction, codes: np.ndarray, has: np.ndarray, turned: Read) -> Direction:
    """A direction judged by what comes out where it should turn something, and that alone.

    Args:
        direction: made of other items.
        codes: ``(n, d)``.
        has: which of them decode to something that has it ``bool (n,)``: they are led away from it, others to it.
        turned: whether moved codes ``(n, d)`` decode to something turned ``bool (n,)``.
    """
    share = share_turned(direction, codes, has, turned)
    note = notes.TURNED.format(share, len(codes))
    return replace(direction, quality=share, quality_name="turned", quality_note=note)


STILL = 0.05
"""Rank correlation with the steps up to which what is decoded is said not to move: of a number that is nearly always
nought, say, nought stays the likeliest along the whole way, whatever codes tell."""


def is_still(direction: Direction) -> bool:
    """Whether nothing that is decoded moves along a direction, which is then none to offer."""
    return direction.quality_name == FOLLOWING and direction.quality is not None and direction.quality <= STILL


FOLLOWING = "rank correlation"

FOLLOWED = (-2.0, -1.0, 0.0, 1.0, 2.0)
"""Steps at which it is read whether what is decoded follows a direction."""


def judged_by_following(direction: Direction, codes: np.ndarray, read: Read) -> Direction:
    """A direction judged by whether what comes out has more of something, the further along it a code is moved.

    Args:
        direction: made of other items.
        codes: ``(n, d)``.
        read: how much of it moved codes ``(n, d)`` decode to ``(n,)``.
    """
    moved = [(codes + steps * direction.step * direction.vector).astype(np.float32) for steps in FOLLOWED]
    values = np.stack([read(z) for z in moved], axis=1).astype(np.float64)
    followed = float(np.mean(_rank_correlations(values)))
    more = float(np.mean(values[:, -1] - values[:, len(FOLLOWED) // 2]))
    words = notes.RISES.format(followed, more, len(codes))
    return replace(direction, quality=followed, quality_name=FOLLOWING, quality_note=words)


def _rank_correlations(values: np.ndarray) -> np.ndarray:
    """Spearman's correlation of each row ``(n, k)`` with 1, 2, ... k ``(n,)``; 0 where a row is all alike."""
    ranks = np.sign(values[:, :, None] - values[:, None]).sum(axis=2)  # of ties, the same
    places = np.arange(values.shape[1]) - (values.shape[1] - 1) / 2
    lengths = np.linalg.norm(ranks, axis=1) * np.linalg.norm(places)
    return np.divide(ranks @ places, lengths, out=np.zeros(len(values)), where=lengths > 0)


class Quality(NamedTuple):
    """A figure, its name, a sentence with places for it and for the count, and on how many items it was judged."""

    figure: float | None
    name: str
    note: str
    judged_on: int


def along(
    name: str,
    family: Family,
    vector: np.ndarray,
    codes: np.ndarray,
    quality: Quality,
    *,
    reach: float = 0.0,
    step: float = 0.0,
) -> Direction:
    """A direction whose slider's ends follow from where codes ``(n, d)`` lie along it.

    Args:
        name, family: as shown.
        vector: unit length ``(d,)``.
        codes: known items.
        quality: on data it was not made from.
        reach: code units that the slider reaches at least.
        step: in code units; 0 for a standard deviation of the codes along it.
    """
    places = (np.asarray(codes, np.float64) - np.mean(codes, axis=0, dtype=np.float64)) @ vector
    step = step or float(places.std()) or float(reach) or 1.0
    low, high = np.percentile(places / step, [1, 99])
    return Direction(
        name=name,
        family=family,
        vector=np.asarray(vector, np.float32),
        step=step,
        low=-_slider_end(-low),
        high=max(_slider_end(high), float(np.ceil(2 * reach / step) / 2)),
        quality=None if quality.figure is None else float(quality.figure),
        quality_name=quality.name,
        quality_note=quality.note.format(quality.figure, f"{quality.judged_on:,}"),
    )


def _slider_end(steps: float) -> float:
    """Outward to a half step, neither too near nor too far."""
    return float(np.clip(np.ceil(2 * steps) / 2, _LEAST, _MOST))


_Arrays = tuple[np.ndarray, ...]


def _parted(
    arrays: _Arrays, held: _Arrays | None, seed: int, strata: np.ndarray | None = None
) -> tuple[_Arrays, _Arrays]:
    """What to make from and what to judge by: all and ``held``, or two thirds and one third, of each stratum alike."""
    if held is not None:
        return arrays, tuple(np.asarray(array) for array in held)
    order = np.random.default_rng(seed).permutation(len(arrays[0]))
    if strata is not None:
        order = order[np.argsort(strata[order], kind="stable")]
    aside = np.zeros(len(order), bool)
    aside[order[2::3]] = True
    return tuple(array[~aside] for array in arrays), tuple(array[aside] for array in arrays)


def _slope(codes: np.ndarray, values: np.ndarray, fixed: np.ndarray, name: str) -> tuple[np.ndarray, float]:
    """Unit vector ``float64 (d,)`` and length of the least-squares slope of codes on values, with others held fixed."""
    others = np.hstack([np.ones((len(values), 1)), fixed])
    own = values - others @ np.linalg.lstsq(others, values, rcond=None)[0]
    left, whole = np.square(own).sum(), np.square(values - values.sum() / max(len(values), 1)).sum()
    if left <= max(1e-10 * whole, 1e-20 * np.square(values).sum()):
        raise DataError(name, *wrong("error-no-variation"))
    codes = codes - np.mean(codes, axis=0, dtype=np.float64)
    slope = own @ codes
    length = np.linalg.norm(slope)
    if length <= 1e-7 * np.linalg.norm(own) * np.linalg.norm(codes):
        raise DataError(name, *wrong("error-no-difference"))
    return slope / length, float(length / left)


def told_apart(projections: np.ndarray, values: np.ndarray) -> Quality:
    """How often places along a direction ``(n,)`` tell which of two values ``(n,)`` an item has (AUROC)."""
    positive = values == values.max(initial=0)
    if min(positive.sum(), (~positive).sum()) < 2:
        return Quality(None, "auroc", notes.FEW, len(values))
    return Quality(auroc(projections, positive), "auroc", notes.APART, len(values))


def _followed(projections: np.ndarray, values: np.ndarray) -> Quality:
    if len(values) < 3 or not (projections.std() and values.std()):
        return Quality(None, "correlation", notes.FEW, len(values))
    correlation = float(np.corrcoef(projections, values)[0, 1])
    return Quality(correlation, "correlation", notes.FOLLOWS, len(values))
