"""Paths between codes, sums of codes, and what one item is in the look of another.

Numpy in, numpy out. A way is told by the codes along it, so that whatever shows one need not know how it was found.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from latent.errors import DataError, wrong
from latent.insight.neighbours import Index
from latent.words import Saying

NEIGHBOURS = 12
"""Known codes that each is linked to: about log2 of how many there are, which keeps the shortest paths of a dense
graph (Little, McKenzie & Murphy 2022)."""

POWER = 4.0
"""Of a link's length: above 1, two short hops through known codes cost less than one long leap over nothing."""

_SAME = 1e-6
_ROUNDS = 4
_FINE = 16  # places for each hop, while a path is smoothed
_SOFTENED = 0.75  # hops over which it is: known codes are items with ways of their own, which are not the path's


def straight(a: np.ndarray, b: np.ndarray, steps: int) -> np.ndarray:
    """The line between two codes, in even steps.

    Args:
        a, b: ``(d,)``.
        steps: 2 or more, both ends among them.

    Returns:
        ``float32 (steps, d)``; the ends are ``a`` and ``b`` to the last digit.

    Raises:
        DataError: they are the same, so that there is no way.
    """
    a, b = _ends(a, b)
    share = np.linspace(0, 1, steps)[:, None]
    return _exact((1 - share) * a + share * b, a, b)


def spherical(a: np.ndarray, b: np.ndarray, steps: int) -> np.ndarray:
    """The arc between two codes about 0, in even angles (slerp; White 2016, "Sampling generative networks").

    Codes of many dials lie about as far from 0 as each other, and a straight line cuts through between. Codes whose
    lengths differ turn by even angles while their length goes evenly from the one to the other. Of a code that points
    nowhere, or just the other way, there is no one arc: that is a straight line.

    Args, returns and raises as :func:`straight`.
    """
    a, b = _ends(a, b)
    share = np.linspace(0, 1, steps)
    return _exact(_turned(a[None], b[None], share[:, None]), a, b)


def within(lattice: np.ndarray, shares: Sequence[float]) -> np.ndarray:
    """The code at a place of a lattice of codes, from those around it (multilinear).

    Args:
        lattice: ``(n, d)`` along one axis, ``(n, m, d)`` along two; 2 or more along each.
        shares: how far along each axis, 0..1.

    Returns:
        ``float32 (d,)``.
    """
    found = np.asarray(lattice, np.float64)
    for share in shares:  # each axis in turn is the first of those that are left
        place = min(max(float(share), 0.0), 1.0) * (len(found) - 1)
        low = min(int(place), len(found) - 2)
        rest = place - low
        found = found[low] if not rest else (1 - rest) * found[low] + rest * found[low + 1]
    return found.astype(np.float32)


def between(corners: np.ndarray, count: int, arcs: bool = False) -> np.ndarray:
    """All that lies between four codes: a square of them.

    Args:
        corners: ``(4, d)``: top left, top right, bottom left, bottom right.
        count: codes along each side, 2 or more.
        arcs: whether sides and all between them are arcs about 0 and not lines (see :func:`spherical`).

    Returns:
        ``float32 (count, count, d)``, across and then down: ``[0, 0]`` is top left, ``[-1, 0]`` top right.

    Raises:
        DataError: all four are the same.
    """
    a, b, c, d = np.asarray(corners, np.float64)
    if max(np.linalg.norm(corner - a) for corner in (b, c, d)) < _SAME:
        raise DataError(Saying("error-item-corners"), *wrong("error-corners-alike"))
    share = np.linspace(0, 1, count)[:, None]
    mix = _turned if arcs else _mixed
    top, bottom = mix(a[None], b[None], share), mix(c[None], d[None], share)
    found = np.stack([mix(top, bottom, np.full((count, 1), down)) for down in share[:, 0]], axis=1).astype(np.float32)
    found[[0, -1, 0, -1], [0, 0, -1, -1]] = np.asarray(corners, np.float32)
    return found


def total(codes: np.ndarray, signs: Sequence[float], middle: np.ndarray) -> np.ndarray:
    """A sum of codes with signs, taken from the middle of what is known (vector arithmetic; Mikolov et al. 2013).

    Where the signs add up to 1, as in ``c + b - a``, the middle does not matter. Where they do not, a sum from 0 would
    depend on where the encoder happens to put its 0; from the middle, each term adds what sets its item apart.

    Args:
        codes: ``(k, d)``, one or more.
        signs: ``(k,)``: how much of each.
        middle: mean of the known codes ``(d,)``.

    Returns:
        ``float32 (d,)``.
    """
    apart = np.asarray(codes, np.float64) - middle
    return (middle + np.asarray(signs, np.float64) @ apart).astype(np.float32)


def analogy(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    """What is to ``c`` as ``b`` is to ``a``: ``c + b - a``, ``float32 (d,)`` (Mikolov, Yih & Zweig 2013)."""
    return (np.asarray(c, np.float64) + np.asarray(b, np.float64) - np.asarray(a, np.float64)).astype(np.float32)


def borrowed(own_mean: np.ndarray, other: np.ndarray, other_mean: np.ndarray) -> np.ndarray:
    """What is of one kind in the look of an item of another: the one kind's mean, and the other's offset from its own.

    The kind is taken out as a mean and what is left is called look, as conditional VAEs do by their design (Kingma et
    al. 2014, "Semi-supervised learning with deep generative models", figure 1: analogies of digits).

    Args:
        own_mean: mean code of the kind that is kept ``(d,)``.
        other: code of the item whose look is borrowed ``(d,)``.
        other_mean: mean code of that item's own kind ``(d,)``.

    Returns:
        ``float32 (d,)``.
    """
    return analogy(other_mean, other, own_mean)


@dataclass(frozen=True, eq=False)
class Graph:
    """Known codes, each linked to its nearest: a way along the links stays where there is data.

    Shortest paths over such a graph follow what the data lies on (Isomap; Tenenbaum, de Silva & Langford 2000). Here a
    link costs its length to the power :data:`POWER`, which keeps a path where known codes are dense (Bijral, Ratliff &
    Srebro 2011, "Semi-supervised learning with density based distances"); on a decoder's own curved geometry the
    same is wanted and costs a Jacobian at every place (Arvanitidis, Hansen & Hauberg 2018; Chen et al. 2018).

    Attributes:
        codes: ``float32 (n, d)``.
        starts: of each code's links in ``ends`` ``int (n + 1,)``.
        ends: which codes they lead to.
        costs: of each link.
    """

    codes: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    costs: np.ndarray

    @classmethod
    def of(cls, codes: np.ndarray, neighbours: int = NEIGHBOURS) -> Graph:
        """From known codes ``(n, d)``, two or more; parts that hang apart are linked where they are nearest.

        Raises:
            DataError: fewer than two.
        """
        if len(codes) < 2:
            raise DataError(Saying("error-item-graph"), *wrong("error-graph-few"))
        index = Index(codes)
        _, near = index.nearest_others(min(neighbours, len(index) - 1))
        pairs = np.stack([np.repeat(np.arange(len(near)), near.shape[1]), near.ravel()], axis=1)
        pairs = np.concatenate([pairs, _bridges(index.points, pairs)])
        pairs = np.unique(np.concatenate([pairs, pairs[:, ::-1]]), axis=0)  # each link leads both ways
        lengths = np.linalg.norm(index.points[pairs[:, 0]] - index.points[pairs[:, 1]], axis=1)
        starts = np.searchsorted(pairs[:, 0], np.arange(len(index) + 1))
        return cls(index.points, starts, pairs[:, 1], lengths.astype(np.float64) ** POWER)

    def along(self, a: np.ndarray, b: np.ndarray, steps: int) -> np.ndarray:
        """The way between two codes along known ones, softened and in even steps.

        Args, returns and raises as :func:`straight`.
        """
        a, b = _ends(a, b)
        corners = np.concatenate([a[None], self.codes[self.rows(a, b)].astype(np.float64), b[None]])
        line = _softened(corners)
        for _ in range(_ROUNDS):  # the first is even along the bends of the way, the others from step to step
            line = _evenly(line, steps)
        return _exact(line, a, b)

    def rows(self, a: np.ndarray, b: np.ndarray) -> list[int]:
        """Known codes that the shortest way between two codes ``(d,)`` leads over, in order; none if it is direct."""
        first, last = (self._links_of(end) for end in (a, b))
        direct = float(np.linalg.norm(np.asarray(a, np.float64) - b)) ** POWER
        arrivals = dict(zip(*last, strict=True))
        heap = [(cost, row, -1) for row, cost in zip(*first, strict=True)]
        heapq.heapify(heap)
        before: dict[int, int] = {}
        best, end = direct, -1
        while heap and heap[0][0] < best:
            cost, row, came_from = heapq.heappop(heap)
            if row in before:
                continue
            before[row] = came_from
            if cost + arrivals.get(row, np.inf) < best:
                best, end = cost + arrivals[row], row
            links = slice(self.starts[row], self.starts[row + 1])
            for other, more in zip(self.ends[links].tolist(), self.costs[links].tolist(), strict=True):
                if other not in before and cost + more < best:
                    heapq.heappush(heap, (cost + more, other, row))
        return _traced(before, end)

    @cached_property
    def _index(self) -> Index:
        return Index(self.codes)

    def _links_of(self, code: np.ndarray) -> tuple[list[int], list[float]]:
        """Of a code that need not be known: the nearest known ones, and what each link costs."""
        distances, rows = self._index.nearest(np.asarray(code)[None], min(NEIGHBOURS, len(self._index)))
        return rows[0].tolist(), (distances[0].astype(np.float64) ** POWER).tolist()


def _traced(before: dict[int, int], end: int) -> list[int]:
    found = []
    while end >= 0:
        found.append(end)
        end = before[end]
    return found[::-1]


def _bridges(codes: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Links ``(m, 2)`` that make one of parts that hang apart, each from a part to the nearest code outside it."""
    added = np.zeros((0, 2), np.int64)
    while True:
        part = _parts(len(codes), np.concatenate([pairs, added]))
        names, counts = np.unique(part, return_counts=True)
        if len(names) == 1:
            return added
        inside = np.flatnonzero(part == names[counts.argmin()])
        outside = np.flatnonzero(part != names[counts.argmin()])
        distances, near = Index(codes[outside]).nearest(codes[inside], 1)
        nearest = int(distances[:, 0].argmin())
        added = np.concatenate([added, [[inside[nearest], outside[near[nearest, 0]]]]])


def _parts(count: int, pairs: np.ndarray) -> np.ndarray:
    """The smallest row that each of ``count`` hangs together with ``int (count,)``."""
    part = np.arange(count)
    while True:
        least = part.copy()
        np.minimum.at(least, pairs[:, 0], part[pairs[:, 1]])
        np.minimum.at(least, pairs[:, 1], part[pairs[:, 0]])
        least = least[least]
        if (least == part).all():
            return part
        part = least


def _softened(corners: np.ndarray) -> np.ndarray:
    """A line through corners ``(m, d)`` without its corners: the mean of what lies near along it, the ends kept.

    Nearer an end than the width, the width is what is left up to the end, so that the line still begins and ends there.
    """
    hops = len(corners) - 1
    if hops < 2:
        return corners
    count = hops * _FINE + 1
    line = _evenly(corners, count)
    sums = np.concatenate([np.zeros((1, line.shape[1])), np.cumsum(line, axis=0)])
    place = np.arange(count)
    reach = np.minimum(round(_SOFTENED * _FINE), np.minimum(place, count - 1 - place))
    return (sums[place + reach + 1] - sums[place - reach]) / (2 * reach + 1)[:, None]


def _evenly(line: np.ndarray, steps: int) -> np.ndarray:
    """Places ``(steps, d)`` at even distances along a line through codes ``(m, d)``."""
    lengths = np.linalg.norm(np.diff(line, axis=0), axis=1)
    at = np.concatenate([[0.0], np.cumsum(lengths)])
    wanted = np.linspace(0, at[-1], steps)
    return np.stack([np.interp(wanted, at, column) for column in line.T], axis=1)


def _ends(a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    a, b = np.asarray(a, np.float64), np.asarray(b, np.float64)
    if np.linalg.norm(b - a) < _SAME:
        raise DataError(Saying("error-item-way"), *wrong("error-ends-alike"))
    return a, b


def _exact(codes: np.ndarray, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """With the ends as they were given, whatever rounding has made of them."""
    found = codes.astype(np.float32)
    found[0], found[-1] = a, b
    return found


def _mixed(a: np.ndarray, b: np.ndarray, share: np.ndarray) -> np.ndarray:
    return (1 - share) * a + share * b


def _turned(a: np.ndarray, b: np.ndarray, share: np.ndarray) -> np.ndarray:
    """From ``a`` to ``b (n, d)`` by shares ``(n, 1)`` of the angle between them, with lengths in proportion."""
    long_a, long_b = (np.linalg.norm(ends, axis=1, keepdims=True) for ends in (a, b))
    unit_a, unit_b = a / np.maximum(long_a, _SAME), b / np.maximum(long_b, _SAME)
    angle = np.arccos(np.clip((unit_a * unit_b).sum(axis=1, keepdims=True), -1, 1))
    sine = np.sin(angle)
    there = (long_a > _SAME) & (long_b > _SAME) & (sine > 1e-4)
    safe = np.where(there, sine, 1.0)
    unit = (np.sin((1 - share) * angle) * unit_a + np.sin(share * angle) * unit_b) / safe
    return np.where(there, _mixed(long_a, long_b, share) * unit, _mixed(a, b, share))
