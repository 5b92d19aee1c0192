"""Ways in code space that begin at one item: towards a label, and along the factors that items were drawn from.

Where one direction for all items would be an average that fits none of them, these are found for the item in hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from latent.directions import Direction, along, notes, told_apart
from latent.errors import DataError, wrong
from latent.insight.measures import labelled
from latent.insight.neighbours import nearest

BLEND = "Into what was chosen"
"""Name of the way into one other item, in links; pages show its label."""

_ASLEEP = 0.1
"""Standard deviation of a dial below which it tells nothing, as a share of the largest."""

_ENOUGH = 10
"""Known items of a label, as many as which make a target of their own."""

_HELD_BACK = 10.0
"""Of ridge regression: as much as this many more items that say nothing."""

_LEAST = 0.8
"""How far an item's own way goes along the usual one, at least, as a share of it."""


def towards(
    code: np.ndarray,
    codes: np.ndarray,
    labels: Sequence[Any] | np.ndarray,
    label: Any,
    name: str,
    *,
    own: Any = None,
    beside: Any = None,
    alike: np.ndarray | None = None,
    k: int = 30,
) -> Direction:
    """From one item to a label: to the mean of the label's ``k`` codes that are nearest to it.

    One direction cannot serve all items: the way from "not a 9" to "9" is an average over all that are not, and a 7
    that follows it leaves the data before it becomes a 9. This one keeps what the item has in common with its target;
    with ``own`` it also keeps what sets the item apart from those of its own label, such as a face's glasses.
    The slider reaches half as far again as the target.

    Args:
        code: of the item ``(d,)``.
        codes: of known items ``(n, d)``.
        labels: ``(n,)``.
        label: where to go; one of ``labels``.
        name: as shown.
        own: the item's own label, to begin at the mean of its ``k`` nearest codes and not at the item.
        beside: the label that the way leads away from, to judge it by how well it tells the two apart: a way from a 3
            to a 9 need not know a 9 from a 4. Without it, all other labels.
        alike: ``bool (n,)``, known items that the target is made of, and judged by, where enough of them have the
            label, so that what they share with the item stays; see :func:`alike`.
        k: how many codes make the target.

    Raises:
        DataError: no item has the label, or the item is at the target already.
    """
    codes, labels = labelled(codes, labels)
    enough = alike is not None and (alike & (labels == label)).sum() >= _ENOUGH
    among = alike if enough else np.ones(len(labels), bool)
    chosen = _nearest_of(code, codes, among & (labels == label), k)
    if not len(chosen):
        raise DataError(name, *wrong("error-label-unknown"))
    begun = _nearest_of(code, codes, labels == own, k)
    start = codes[begun].mean(axis=0, dtype=np.float64) if len(begun) else code
    way = codes[chosen].mean(axis=0, dtype=np.float64) - start
    length = float(np.linalg.norm(way))
    if length < 1e-6:
        raise DataError(name, *wrong("error-label-there"))
    asked = among if beside is None else among & np.isin(labels, [label, beside])
    others = np.setdiff1d(np.flatnonzero(asked), chosen)
    quality = told_apart(codes[others] @ (way / length), (labels[others] == label).astype(float))
    return along(name, "towards", way / length, codes, quality, reach=1.5 * length)


def alike(near: np.ndarray, facts: Mapping[str, Sequence[Any]]) -> np.ndarray | None:
    """Known items that share with an item what else is known of them in words, such as who says it; None: nothing is.

    An item of which only the code is known is taken to be as most of the known items nearest to it.

    Args:
        near: rows of those.
        facts: what came along with each known item, by its name.

    Returns:
        ``bool (n,)``.
    """
    shared = [found for values in facts.values() if (found := _sharing(near, values)) is not None]
    return np.logical_and.reduce(shared) if shared else None


def _sharing(near: np.ndarray, values: Sequence[Any]) -> np.ndarray | None:
    """Which values are the word that most of those nearby are; None where that is none."""
    word, times = Counter(values[row] for row in near).most_common(1)[0]
    return np.array([value == word for value in values]) if isinstance(word, str) and 2 * times > len(near) else None


def blend(code: np.ndarray, other: np.ndarray, label: str) -> Direction:
    """Straight from one code ``(d,)`` to another: one step, the slider's end, is all the way.

    Raises:
        DataError: they are the same.
    """
    way = np.asarray(other, np.float64) - code
    length = float(np.linalg.norm(way))
    if length < 1e-6:
        raise DataError(label, *wrong("error-label-is-there"))
    unit = (way / length).astype(np.float32)
    return Direction(BLEND, "towards", unit, length, 0.0, 1.0, None, "auroc", notes.STRAIGHT, label)


def _nearest_of(code: np.ndarray, codes: np.ndarray, among: np.ndarray, k: int) -> np.ndarray:
    """Rows of the ``k`` codes nearest to ``code``, of those that are ``among`` them."""
    rows = np.flatnonzero(among)
    return rows[nearest(np.asarray(code)[None], codes[rows], min(k, len(rows)))[1][0]] if len(rows) else rows


@dataclass(frozen=True, eq=False)
class Surface:
    """How codes follow the factors that items were drawn from, to the second degree: each item's own way along each.

    One direction cannot serve all items. What a wider nose does to the code depends on the skin around it; and the mean
    of all that is not blond lies between the other colours: the way from there, added to a black-haired item, leaves
    the black in it. A response surface of second degree (Box & Wilson 1951) has the factors, their squares and their
    products in pairs; its slope at an item is that item's way.

    Attributes:
        words: the choices of each factor by its name, none for a number; each choice is a column, and each number in
            units of its standard deviation.
        weights: of codes on the terms of columns ``(terms, d)``.
        awake: dials that tell items apart ``int (a,)``.
        reading: of columns on the terms of those dials ``(terms, columns)``.
        ends: the least and the most of each column ``(2, columns)``.
    """

    words: Mapping[str, tuple[str, ...]]
    weights: np.ndarray
    awake: np.ndarray
    reading: np.ndarray
    ends: np.ndarray

    @classmethod
    def fit(cls, codes: np.ndarray, factors: Mapping[str, np.ndarray]) -> Surface:
        """From codes ``(n, d)`` of known items and what each was drawn from, by name: numbers or words ``(n,)``."""
        words = {n: tuple(np.unique(v).tolist()) if v.dtype.kind == "U" else () for n, v in factors.items()}
        columns = np.hstack([_columns(factors[name], choices) for name, choices in words.items()])
        spread = codes.std(axis=0, dtype=np.float64)
        awake = np.flatnonzero(spread > _ASLEEP * spread.max())
        return cls(
            words,
            _ridge(_second_degree(columns), codes),
            awake,
            _ridge(_second_degree(codes[:, awake]), columns),
            np.stack([columns.min(axis=0), columns.max(axis=0)]),
        )

    def read(self, code: np.ndarray) -> np.ndarray:
        """The columns ``(columns,)`` that a code ``(d,)`` is read to have: one choice of each factor of words."""
        read = (_second_degree(code[None, self.awake]) @ self.reading)[0].clip(*self.ends)
        for factor, choices in self.words.items():
            if choices:
                own = read[self._places[factor] :][: len(choices)]
                own[:] = np.arange(len(own)) == own.argmax()
        return read

    def ways(self, code: np.ndarray, usual: Mapping[tuple[str, str], Direction]) -> dict[str, Direction]:
        """The item's own ways along its factors, by the name of the direction.

        Args:
            code: of the item ``(d,)``.
            usual: the directions for all items, by factor and word, "" for a number; their names and quality are kept.

        Returns:
            For a number, one step is a standard deviation of it; for words, two steps reach a third farther than the
            surface goes from the word that the item has to the other. There is none to the item's own word.
        """
        item, found = self.read(code), {}
        for (factor, word), direction in usual.items():
            way = self._towards(item, factor, word) if word else self._slope(item, factor, direction)
            length = float(np.linalg.norm(way))
            if length > 1e-6:
                moved = replace(direction, vector=(way / length).astype(np.float32))
                ends = {"step": length * 2 / 3, "low": -1.0, "high": 2.0} if word else {"step": length}
                found[direction.name] = replace(moved, **ends)
        return found

    def _slope(self, item: np.ndarray, factor: str, usual: Direction) -> np.ndarray:
        """A standard deviation along a number ``(d,)``, midway between the item's and the mean, and never much less.

        A slider goes both ways, and an item near one end has more room on the other side. Where the factor can hardly
        be seen, as brows on skin of their own colour, the surface tells little: the usual way makes up what is missing.
        """
        place = self._places[factor]
        midway = np.where(self._numbers, item / 2, item)
        step = np.eye(len(item))[place] / 2
        way = self._code(midway + step) - self._code(midway - step)
        missing = _LEAST * usual.step - way @ usual.vector
        return way + max(missing, 0.0) * usual.vector

    def _towards(self, item: np.ndarray, factor: str, word: str) -> np.ndarray:
        """From the item's word to another ``(d,)``."""
        place, choices = self._places[factor], self.words[factor]
        other = item.copy()
        other[place : place + len(choices)] = np.equal(choices, word)
        return self._code(other) - self._code(item)

    def _code(self, columns: np.ndarray) -> np.ndarray:
        return (_second_degree(columns[None]) @ self.weights)[0]

    @cached_property
    def _places(self) -> dict[str, int]:
        """The first column of each factor."""
        widths = [max(1, len(choices)) for choices in self.words.values()]
        return dict(zip(self.words, np.cumsum([0, *widths[:-1]]).tolist(), strict=True))

    @cached_property
    def _numbers(self) -> np.ndarray:
        """Which columns are numbers."""
        return np.concatenate([np.full(max(1, len(choices)), not choices) for choices in self.words.values()])


def _columns(values: np.ndarray, choices: tuple[str, ...]) -> np.ndarray:
    """A number from its mean in standard deviations ``(n, 1)``, or one column for each choice ``(n, choices)``."""
    if choices:
        return np.stack([values == word for word in choices], axis=1).astype(np.float64)
    values = np.asarray(values, np.float64)[:, None]
    return (values - values.mean()) / max(values.std(), 1e-9)


def _second_degree(columns: np.ndarray) -> np.ndarray:
    """A one, the columns ``(n, c)``, and their products in pairs, squares among them."""
    rows, others = np.triu_indices(columns.shape[1])
    return np.hstack([np.ones((len(columns), 1)), columns, columns[:, rows] * columns[:, others]])


def _ridge(terms: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Weights of values ``(n, k)`` on terms ``(n, t)`` by least squares, held back where there is little to tell."""
    terms = np.asarray(terms, np.float64)
    return np.linalg.solve(terms.T @ terms + _HELD_BACK * np.eye(terms.shape[1]), terms.T @ values)
