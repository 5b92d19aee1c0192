"""What Blend opens with: for each way of blending, items of the space at hand that show its point.

Found in the space's own codes, so that a space of one's own has its examples too; nothing is written down for any.
"""

from __future__ import annotations

import numpy as np

from latent import holding
from latent.insight.neighbours import Index
from latent.insight.typicality import Evidence
from latent.space import Space
from latent.ui.components.map import Categories
from latent.ui.components.told.space import first_item
from latent.ui.items import colouring
from latent.ui.session import blends
from latent.ui.session.blends import Blend
from latent.ui.session.links import Source
from latent.ui.widgets.remembering import things_of, values_of

MOST_KINDS = 40
"""Kinds beyond which what sorts items says no more than their names do."""

_NEAR, _PAIRS, _THIRDS, _TRIED = 15, 60, 60, 200
_TENTH = 0.1


def example(space: Space, mode: str) -> Blend:
    """What a way of blending opens with; without items in a space that has too few."""
    rows = {blends.TWO: _two, blends.FOUR: _four, blends.SUM: _sum, blends.LOOK: _look}[mode](space)
    count = blends.COUNTS[mode]
    items = [Source("known", str(row)) for row in rows] + [None] * count
    return blends.usual(mode, tuple(items[:count]))


@things_of(max_entries=20)
def sortings(space: Space) -> dict[str, Categories]:
    """By what a space's known items fall into kinds: labels, words of factors, measures that are yes or no, groups."""
    offered = {name: colour.known() for name, colour in colouring.colours(space, 2).items()}
    return {
        name: colour
        for name, colour in offered.items()
        if isinstance(colour, Categories) and 1 < len(np.unique(colour.codes[colour.codes >= 0])) <= MOST_KINDS
    }


def kind_of(space: Space, code: np.ndarray, sorting: Categories, row: int | None = None) -> int:
    """Which kind an item is: its own where it is known, else that of most of the 15 known ones nearest to its code."""
    if row is not None and sorting.codes[row] >= 0:
        return int(sorting.codes[row])
    near = sorting.codes[space.nearest(code, 15)[0]]
    near = near[near >= 0]
    return int(np.bincount(near).argmax()) if len(near) else -1


def middle_of(space: Space, sorting: Categories, kind: int) -> np.ndarray:
    """Mean code of a kind ``float64 (dials,)``."""
    return space.reference.codes[sorting.codes == kind].mean(axis=0, dtype=np.float64)


def _kinds(space: Space, least: int = 2) -> Categories | None:
    """The first sorting with kinds enough."""
    fitting = (one for one in sortings(space).values() if len(np.unique(one.codes[one.codes >= 0])) >= least)
    return next(fitting, None)


def _typical(space: Space, sorting: Categories) -> dict[int, int]:
    """Row of a typical known item of each kind, by the kind: of those nearest to its mean, the most familiar."""
    found, strange = {}, colouring.strangeness(space)
    for kind in np.unique(sorting.codes[sorting.codes >= 0]).tolist():
        rows = np.flatnonzero(sorting.codes == kind)
        gaps = space.reference.codes[rows] - middle_of(space, sorting, kind)
        near = rows[np.square(gaps).sum(axis=1).argsort(kind="stable")[:_NEAR]]
        found[kind] = int(near[strange[near].argmin()])
    return found


@values_of()
def _two(space: Space) -> list[int]:
    """The item that the space opens with, and a typical one of the kind that is farthest from its own."""
    first, sorting = first_item(space), _kinds(space)
    if sorting is None:
        return _apart(space, 2)
    typical = [row for row in _typical(space, sorting).values() if sorting.codes[row] != sorting.codes[first]]
    return [first, _farthest(space, first, typical)] if typical else [first]


@values_of()
def _four(space: Space) -> list[int]:
    """Typical items of four kinds, each as far as can be from those before it; or with two things, the one or neither.

    The second where what sorts items best is yes or no.
    """
    twofold = [one for one in sortings(space).values() if len(one.names) == 2]
    if not any(space.reference.labels) and len(twofold) > 1:
        both = twofold[0].codes + 2 * twofold[1].codes
        typical = _typical(space, Categories(both, ["", "1", "2", "12"]))
        if len(typical) == 4:
            return [typical[kind] for kind in range(4)]
    sorting = _kinds(space, 4)
    return _apart(space, 4, list(_typical(space, sorting).values()) if sorting else None)


def _apart(space: Space, count: int, among: list[int] | None = None) -> list[int]:
    """So many rows, as far from each other as can be by taking the farthest each time (Gonzalez 1985)."""
    codes = space.reference.codes
    rows = np.arange(len(codes)) if among is None else np.asarray(among)
    chosen = [int(rows[np.square(codes[rows] - codes.mean(axis=0)).sum(axis=1).argmin()])]
    while len(chosen) < min(count, len(rows)):
        gaps = [np.square(codes[rows] - codes[row]).sum(axis=1) for row in chosen]
        chosen.append(int(rows[np.min(gaps, axis=0).argmax()]))
    return chosen


def _farthest(space: Space, row: int, among: list[int]) -> int:
    codes = space.reference.codes
    return among[int(np.square(codes[among] - codes[row]).sum(axis=1).argmax())]


@values_of()
def _sum(space: Space) -> list[int]:
    """One without something, another much like it with it, and a third without: what has the third, with it?

    Of many such triples, one whose outcome lies among those with it, is familiar, and comes back as itself.
    """
    without, with_ = _trait(space)
    if len(without) < 2 or not len(with_):
        return []
    codes, kinds = space.reference.codes, _leading(space)
    pairs = _pairs(space, without, with_)
    thirds = np.random.default_rng(0).permutation(without)[:_THIRDS]
    pair, third = (grid.ravel() for grid in np.meshgrid(np.arange(len(pairs)), thirds, indexing="ij"))
    first, second = pairs[pair].T
    fits = kinds[first] != kinds[third]
    fits = fits if fits.any() else first != third
    first, second, third = first[fits], second[fits], third[fits]
    ends = codes[third] + codes[second] - codes[first]
    among = np.isin(space.nearest(ends, 15), with_).mean(axis=1)
    best = np.argsort(-among, kind="stable")[:_TRIED]
    chosen = best[_strange(space, ends[best]).argmin()]
    return [int(rows[chosen]) for rows in (first, second, third)]


def _pairs(space: Space, without: np.ndarray, with_: np.ndarray) -> np.ndarray:
    """One without something and one with it, much like each other ``int (p, 2)``; of one label where there are any."""
    codes, labels = space.reference.codes, space.reference.labels
    distances, near = Index(codes[with_]).nearest(codes[without], min(_NEAR, len(with_)))
    pairs = np.stack([np.repeat(without, near.shape[1]), with_[near].ravel()], axis=1)
    nearest_first = distances.ravel().argsort(kind="stable")
    alike = [row for row in nearest_first if labels[pairs[row, 0]] == labels[pairs[row, 1]]]
    return pairs[(alike or nearest_first)[:_PAIRS]]


def _strange(space: Space, codes: np.ndarray) -> np.ndarray:
    """Surprise in nats ``(n,)`` at codes that no item has, drawn out beyond the known ones."""
    drift = np.linalg.norm(space.encode(space.redraw(codes)).mean - codes, axis=1)
    return space.typicality.surprise(Evidence(codes, drift=drift))


def _leading(space: Space) -> np.ndarray:
    """Labels, or what stands for them, of all known items."""
    reference = space.reference
    return reference.labels if any(reference.labels) else reference.groups


def _trait(space: Space) -> tuple[np.ndarray, np.ndarray]:
    """Rows without and with what shows best: what is yes or no, else little and much of the first property."""
    for sorting in sortings(space).values():
        if len(sorting.names) == 2:
            return np.flatnonzero(sorting.codes == 0), np.flatnonzero(sorting.codes == 1)
    if not space.attributes:
        return np.zeros(0, int), np.zeros(0, int)
    codes, kinds = space.reference.codes, _leading(space)
    reading = codes @ holding.readers(space.attributes[:1], codes)[0]
    for kind in np.unique(kinds):  # little for its kind: all ones are thinner than all zeros
        reading[kinds == kind] -= reading[kinds == kind].mean()
    low, high = np.quantile(reading, [_TENTH, 1 - _TENTH])
    return np.flatnonzero(reading <= low), np.flatnonzero(reading >= high)


@values_of()
def _look(space: Space) -> list[int]:
    """A typical item of a kind, and one of another with a look of its own in which all kinds are still themselves."""
    sorting = _kinds(space)
    if sorting is None:
        return []
    codes, typical = space.reference.codes, _typical(space, sorting)
    means = {kind: middle_of(space, sorting, kind) for kind in typical}
    rows = np.random.default_rng(0).permutation(np.flatnonzero(sorting.codes >= 0))[:_TRIED]
    offsets = codes[rows] - np.stack([means[kind] for kind in sorting.codes[rows].tolist()])
    reach = np.square(offsets).sum(axis=1)
    rows, offsets = rows[reach >= np.median(reach)], offsets[reach >= np.median(reach)]
    ends = np.stack([means[kind] + offsets for kind in typical]).astype(np.float32)  # (kinds, rows, dials)
    flat = ends.reshape(-1, ends.shape[-1])
    near = sorting.codes[space.nearest(flat, 15)].reshape(*ends.shape[:2], 15)
    itself = (near == np.array(list(typical))[:, None, None]).mean(axis=(0, 2))
    best = np.argsort(-itself, kind="stable")[:_NEAR]
    strange = _strange(space, ends[:, best].reshape(-1, ends.shape[-1])).reshape(len(typical), -1)
    place = strange.mean(axis=0).argmin()
    row = int(rows[best[place]])
    suits = zip(strange[:, place].tolist(), typical.items(), strict=True)
    return [min((odd, other) for odd, (kind, other) in suits if kind != sorting.codes[row])[1], row]
