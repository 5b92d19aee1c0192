"""Directions in code space: turn several dials together so that one thing changes.

Five families: attributes, the difference of two groups that a person picked, principal axes, single dials, and, in
:mod:`latent.ways`, the way from one item towards a label. Each direction carries a figure of its quality on data that
it was not made from: give the makers below ``held`` data that the model was not trained on either, or they set a
third of the items aside for it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from typing import Any, Literal, NamedTuple, get_args

import numpy as np

from latent.errors import DataError, RequestError, SpaceDamaged
from latent.insight.measures import active_dials, auroc, kl_per_dial, labelled

Family = Literal["towards", "attribute", "group", "axis", "dial"]

_LEAST, _MOST = 1.0, 5.0

_TELLING = {"correlation": 0.2, "auroc": 0.55}
"""The least quality of a direction that codes follow, by the figure that tells it."""

BEYOND = 1.5
"""How far a slider between two groups goes, where one step leads from the mean of one to that of the other."""


@dataclass(frozen=True, eq=False)
class Direction:
    """A named unit vector with a natural step.

    Attributes:
        name: as shown; unique within a space.
        family: what made it.
        vector: unit length, ``float32 (d,)``.
        step: in code units, one standard deviation of the data along it, or by the attribute itself.
        low: where the data begins (1st percentile), in steps from its mean, rounded for a slider.
        high: where the data ends (99th percentile), likewise; towards a label, half as far again as the target.
        quality: on data it was not made from; None where there was too little to tell.
        quality_name: which figure: ``auroc``, ``correlation``, ``variance share`` or ``nats``.
        quality_note: the same as a sentence.
    """

    name: str
    family: Family
    vector: np.ndarray
    step: float
    low: float
    high: float
    quality: float | None
    quality_name: str
    quality_note: str

    @property
    def slider(self) -> tuple[float, float]:
        """How far a slider goes either way, in steps: as far as the data is wide.

        Towards a label, only there; between two groups, half as far again as the way from one to the other.
        """
        reach = BEYOND if self.family == "group" else self.high - self.low
        return (0.0, self.high) if self.family == "towards" else (-reach, reach)

    @property
    def tells(self) -> bool:
        """Whether turning it would do something: codes may hardly follow an attribute."""
        return self.quality is None or self.quality >= _TELLING.get(self.quality_name, -np.inf)

    def to_json(self) -> dict[str, Any]:
        """As JSON values, exact."""
        return asdict(self) | {"vector": self.vector.tolist()}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Direction:
        """Rebuild what :meth:`to_json` gave; :class:`SpaceDamaged` where that makes no direction."""
        try:
            made = cls(
                vector=np.array(values["vector"], np.float32),
                family=values["family"],
                quality=None if values["quality"] is None else float(values["quality"]),
                **{name: float(values[name]) for name in ("step", "low", "high")},
                **{name: str(values[name]) for name in ("name", "quality_name", "quality_note")},
            )
        except (KeyError, TypeError, ValueError) as error:
            raise SpaceDamaged("directions", "one of them cannot be read", "Take a fresh copy of the space.") from error
        if not made._sound():
            raise SpaceDamaged("directions", f"{made.name} is not a direction", "Take a fresh copy of the space.")
        return made

    def _sound(self) -> bool:
        known = self.family in get_args(Family)
        unit = self.vector.ndim == 1 and abs(float(np.linalg.norm(self.vector)) - 1) < 1e-3
        return known and unit and 0 < self.step < np.inf and -np.inf < self.low < self.high < np.inf


def apply(code: np.ndarray, steps: Mapping[str, float], directions: Sequence[Direction]) -> np.ndarray:
    """A code moved along directions.

    Args:
        code: ``(d,)`` or ``(n, d)``.
        steps: how many steps along the direction of each name; their order does not matter.
        directions: those of the space.

    Returns:
        ``float32``, of the code's shape.

    Raises:
        RequestError: no direction has that name, or a number of steps is not a finite one.
    """
    known = {direction.name: direction for direction in directions}
    moved = np.array(code, np.float64)
    for name, count in steps.items():
        if name not in known:
            raise RequestError(name, "is no direction of this space", _like(name, list(known)))
        if not np.isfinite(count):
            raise RequestError(name, "needs a number of steps", "Give one such as 2 or -1.5.")
        moved += float(count) * known[name].step * known[name].vector
    return moved.astype(np.float32)


def _like(name: str, known: list[str]) -> str:
    """Which names may have been meant, or some that there are."""
    near = get_close_matches(name, known, 3, 0.5) or [k for k in known if name.lower() in k.lower()][:3]
    if near:
        return f"Did you mean {' or '.join(near)}?"
    more = f" and {len(known) - 8} more" if len(known) > 8 else ""
    return f"It has {', '.join(known[:8]) or 'none'}{more}."


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
    note = "Tells {:.2f} nats about an item, on {} that it was not made from."
    return [
        along(f"Dial {i + 1}", "dial", np.eye(means.shape[1])[i], means, Quality(nats[i], "nats", note, count))
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
    note = "Holds {:.1%} of what differs between {} items that it was not made from."
    if not total > 0:
        shares = [Quality(None, "variance share", "Too few items to check it on others.", len(judged))] * len(axes)
    else:
        shares = [Quality((judged @ axis).var() / total, "variance share", note, len(judged)) for axis in axes]
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
        raise DataError(name, "a group is empty", "Pick at least one item for each.")
    in_b = np.repeat([0.0, 1.0], [len(codes_a), len(codes_b)])
    return replace(attribute(np.concatenate([codes_a, codes_b]), in_b, name, seed=seed, by_value=True), family="group")


def written(listed: Sequence[Direction]) -> bytes:
    """Directions as the bytes of a JSON file, which :func:`read` reads."""
    return json.dumps([direction.to_json() for direction in listed], indent=1, ensure_ascii=False).encode()


def read(data: bytes, name: str, dials: int) -> list[Direction]:
    """The directions in a file that :func:`written` wrote.

    Args:
        data: of the file.
        name: of the file, for what is said of it.
        dials: of the space that they are for.

    Raises:
        DataError: it holds no directions, or those of a space with other dials.
    """
    try:
        listed = [Direction.from_json(values) for values in json.loads(data)]
    except (SpaceDamaged, TypeError, ValueError, RecursionError) as error:
        raise DataError(name, "it holds no directions", "Give a file that the Map page saved.") from error
    if any(direction.vector.shape != (dials,) for direction in listed):
        raise DataError(name, f"its directions do not turn {dials} dials", "Give one that was saved in this space.")
    return listed


def noted(direction: Direction, note: str) -> Direction:
    """The same direction with another sentence about its quality."""
    return replace(direction, quality_note=note)


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
        raise DataError(name, "does not vary by itself", "Choose one that differs between items, or hold fewer fixed.")
    codes = codes - np.mean(codes, axis=0, dtype=np.float64)
    slope = own @ codes
    length = np.linalg.norm(slope)
    if length <= 1e-7 * np.linalg.norm(own) * np.linalg.norm(codes):
        raise DataError(name, "makes no difference to the codes", "Choose another.")
    return slope / length, float(length / left)


def told_apart(projections: np.ndarray, values: np.ndarray) -> Quality:
    """How often places along a direction ``(n,)`` tell which of two values ``(n,)`` an item has (AUROC)."""
    positive = values == values.max(initial=0)
    if min(positive.sum(), (~positive).sum()) < 2:
        return Quality(None, "auroc", "Too few items to check it on others.", len(values))
    note = "Tells right which of two has more of it {:.0%} of the time, on {} items that it was not made from."
    return Quality(auroc(projections, positive), "auroc", note, len(values))


def _followed(projections: np.ndarray, values: np.ndarray) -> Quality:
    if len(values) < 3 or not (projections.std() and values.std()):
        return Quality(None, "correlation", "Too few items to check it on others.", len(values))
    note = "Follows the attribute with a correlation of {:.2f}, on {} items that it was not made from."
    return Quality(float(np.corrcoef(projections, values)[0, 1]), "correlation", note, len(values))
