"""Which directions a space gets from its data set: each found, made or stretched on one part, and judged on another."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from latent import directions
from latent.datasets import Dataset
from latent.directions import Direction
from latent.errors import DataError
from latent.parts import Posterior, titled
from latent.space import Space, in_order

PAIRS = 20_000
"""Pairs that a direction is made of, at most."""

TURNED = 1_000
"""Held-out items by which it is judged whether a direction turns what it says."""

STRETCHES = (1.0, 1.1, 1.2, 1.35, 1.5)
"""How many times the mean way of pairs two steps of their direction may be."""

_CHANCE = {"auroc": 0.5}  # what a direction that tells nothing comes to, by its figure's name; of others nought


@dataclass(frozen=True)
class _Judge:
    """Codes ``(n, dials)`` of one space, and what they decode to before and after they are moved."""

    space: Space
    codes: np.ndarray

    @classmethod
    def of(cls, space: Space, codes: np.ndarray) -> _Judge:
        """Of :data:`TURNED` of them, spread over all: a file may be sorted."""
        return cls(space, codes[np.linspace(0, len(codes) - 1, min(TURNED, len(codes))).astype(int)])

    @cached_property
    def before(self) -> np.ndarray:
        return self.space.redraw(self.codes)

    def reads(self, name: str) -> tuple[np.ndarray, np.ndarray, Callable[[np.ndarray], np.ndarray]]:
        """Of a direction of this name: the codes, which of them have it, and which moved ones turned."""
        modality = self.space.modality
        has = modality.measures(self.before)[name] > 0
        return self.codes, has, lambda moved: modality.turned(name, self.before, self.space.redraw(moved))


def judged_directions(
    space: Space,
    seen: Dataset,
    posterior: Posterior,
    unseen: Dataset,
    unseen_posterior: Posterior,
    axes: list[Direction] | None = None,
) -> list[Direction]:
    """What :func:`find_directions` finds, of pairs where the modality has such, judged by what decodes where it can."""
    codes = posterior.mean
    tried, judge = _Judge.of(space, codes), _Judge.of(space, unseen_posterior.mean)
    made = {
        name: _from_pairs(name, [space.encode(side[:PAIRS]).mean for side in sides[:2]], codes, tried)
        for name, sides in space.modality.contrasts(seen.arrays).items()
    }
    found = find_directions(seen, posterior, unseen, unseen_posterior, axes)
    judged = [_judged(judge, made.get(direction.name, direction)) for direction in found]
    return [direction for direction in judged if not directions.is_still(direction)]


def _from_pairs(name: str, pairs: list[np.ndarray], codes: np.ndarray, seen: _Judge) -> Direction:
    """The way from the ones to the others, as long as turns most of what was trained on and leaves the rest."""
    tried = [directions.from_pairs(*pairs, name, codes, stretch) for stretch in STRETCHES]
    return max(tried, key=lambda direction: directions.share_turned(direction, *seen.reads(name)))


def _judged(judge: _Judge, direction: Direction) -> Direction:
    """By what is decoded, where the modality can read of it whether something turned, or how much; else as it was."""
    name, space = direction.name, judge.space
    if direction.family != "attribute":
        return direction
    if space.modality.followed(name, judge.before[:1]) is not None:
        read = lambda z: space.modality.followed(name, space.redraw(z))  # noqa: E731
        return directions.judged_by_following(direction, judge.codes, read)
    if space.modality.turned(name, judge.before[:1], judge.before[:1]) is None:
        return direction
    return directions.judged_by_turning(direction, *judge.reads(name))


def find_directions(
    seen: Dataset,
    posterior: Posterior,
    unseen: Dataset,
    unseen_posterior: Posterior,
    axes: list[Direction] | None = None,
) -> list[Direction]:
    """What the sliders turn: attributes, then principal axes, then active dials by information kept.

    Each attribute is found with others held fixed, so that a slider changes one thing; each direction is judged on
    items that neither it nor the model was made from. A model that has ``axes`` of its own needs no others.
    """
    names = _common(seen.labels) if seen.labels is not None else []
    asked = _attributes(seen, names)
    answers = _attributes(unseen, names)
    found, exact = [], bool(seen.factors)
    for name, (values, hold) in asked.items():
        held = (unseen_posterior.mean, answers[name][0])
        told = partial(directions.attribute, posterior.mean, values, name, held=held, by_value=exact)
        found += _not_astray(told, hold)
    if axes is not None:
        return [*found, *axes]
    axes = directions.principal_axes(posterior.mean, held=unseen_posterior.mean)
    held_dials = (unseen_posterior.mean, unseen_posterior.logvar)
    return [*found, *axes, *directions.dials(posterior.mean, posterior.logvar, held=held_dials)]


def _not_astray(told: Callable[..., Direction], hold: np.ndarray) -> list[Direction]:
    """An attribute's direction with others held fixed; where codes of unseen items go against that, without."""
    for options in ({"hold": hold}, {}):
        with suppress(DataError):  # it does not vary by itself, or the codes don't follow it: there is no such way
            found = told(**options)
            if found.quality is None or found.quality > _CHANCE.get(found.quality_name, 0):
                return [found]
    return []


def _attributes(data: Dataset, labels: list[str]) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Values ``(n,)`` of each attribute, with what is held fixed beside it ``(n, h)``.

    Where the factors that items were drawn from are known, they are the attributes. Else what can be measured is, with
    the labels held fixed, and each label, with the measures held fixed.
    """
    if data.factors:
        return _factors(data)
    measures = data.modality.measures(data.arrays)
    columns = np.stack(list(measures.values()), axis=1)
    one_hot = np.stack([data.labels == name for name in labels[1:]], axis=1) if len(labels) > 1 else columns[:, :0]
    found = {
        name: (values, np.hstack([np.delete(columns, place, axis=1), one_hot]))
        for place, (name, values) in enumerate(measures.items())
    }
    return found | {f"More like {name}": (data.labels == name, columns) for name in labels if len(labels) > 1}


def _factors(data: Dataset) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Each factor that is a number, and each choice of those that are words, with the other factors held fixed."""
    columns: dict[str, dict[str, np.ndarray]] = {}
    for name, values in data.factors.items():
        choices = np.unique(values) if values.dtype.kind == "U" else ()
        columns[name] = {titled(name, choice): (values == choice).astype(float) for choice in choices[-1:]}
        if len(choices) > 2:  # of two choices, one slider turns both ways
            columns[name] |= {titled(name, choice): (values == choice).astype(float) for choice in choices}
        if not len(choices):
            columns[name] = {titled(name): values}
    found = {}
    for name, own in columns.items():
        others = [v for other, c in columns.items() if other != name for v in list(c.values())[: max(1, len(c) - 1)]]
        hold = np.stack(others, axis=1) if others else np.empty((len(data), 0))
        found |= {title: (values, hold) for title, values in own.items()}
    return found


def _common(labels: np.ndarray, most: int = 24, fewest: int = 12) -> list[str]:
    """The commonest labels that enough items have."""
    names, counts = np.unique(labels.astype(str), return_counts=True)
    ranked = sorted(zip(names, counts, strict=True), key=lambda pair: -pair[1])
    return in_order([str(name) for name, count in ranked if count >= fewest][:most])
