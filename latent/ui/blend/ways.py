"""What lies along a way of blending: its codes, what is drawn of them, and where the model leaves what it knows.

No widgets here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from latent import paths
from latent.collection import Collection
from latent.errors import RequestError, wrong
from latent.insight.typicality import BORDERLINE, UNFAMILIAR, Evidence
from latent.paths import Graph
from latent.space import Space
from latent.ui.blend import examples
from latent.ui.components.map import MapPath
from latent.ui.session import blends, morphing
from latent.ui.session.blends import Blend
from latent.ui.widgets.remembering import things_of, values_of
from latent.ui.widgets.words import listed, said
from latent.words import Saying

STEPS = 41
"""Codes along a way."""

SHOWN = 9
"""Of them, in a strip of pictures."""

SIDE = 5
"""Codes along a side of a square."""

RESULT = "?"
"""What comes out of a sum or a borrowed look, on pages."""


@dataclass(frozen=True, eq=False)
class Walk:
    """A way, or a square of them.

    Attributes:
        codes: ``float32 (n, d)``, or ``(n, m, d)`` across and then down.
        drawn: what the model makes of them, in item form, in the same order laid flat ``(n * m, ...)``.
        strange: share 0..1 of known items that each is stranger than, laid flat.
        ends: what its beginning and its end are called; "" for the corners of a square.
    """

    codes: np.ndarray
    drawn: np.ndarray
    strange: np.ndarray
    ends: tuple[str, str] = ("", "")

    @property
    def square(self) -> bool:
        """Whether it leads two ways."""
        return self.codes.ndim == 3

    @property
    def shares(self) -> list[tuple[float, ...]]:
        """How far along each axis each code is, in the order of :attr:`drawn`."""
        sides = [np.linspace(0, 1, count) for count in self.codes.shape[:-1]]
        return [
            tuple(map(float, at)) for at in np.stack(np.meshgrid(*sides, indexing="ij"), -1).reshape(-1, len(sides))
        ]

    @property
    def flat(self) -> np.ndarray:
        """Codes in the order of :attr:`drawn` ``(n * m, d)``."""
        return self.codes.reshape(-1, self.codes.shape[-1])


def walk(space: Space, collection: Collection, blend: Blend) -> Walk:
    """Find what lies along the way that is asked for.

    Raises:
        LatentError: something is not chosen, or there is no way between what is.
    """
    if missing := [letter for letter, item in zip(blends.LETTERS, blend.items, strict=False) if item is None]:
        raise RequestError(listed(missing), *wrong("error-nothing-chosen"))
    codes, ends = _codes(space, blend, chosen(space, collection, blend))
    flat = codes.reshape(-1, codes.shape[-1])
    return Walk(codes, *_looked_at(space, flat), ends)


def chosen(space: Space, collection: Collection, blend: Blend) -> np.ndarray:
    """Codes ``float32 (k, dials)`` of the items that are blended, all of which are there."""
    return np.stack([morphing.begin(space, collection, source).code for source in blend.items])


def _codes(space: Space, blend: Blend, picked: np.ndarray) -> tuple[np.ndarray, tuple[str, str]]:
    if blend.mode == blends.TWO:
        return between(space, picked[0], picked[1], blend.how, STEPS), ("A", "B")
    if blend.mode == blends.FOUR:
        return paths.between(picked, SIDE, blend.how == blends.SPHERICAL), ("", "")
    if blend.mode == blends.LOOK:
        start, end = picked[0], borrowed(space, blend, picked)
        return _towards(start, end, "A", Saying("error-same-look")), ("A", RESULT)
    plus = next((place for place, sign in enumerate(blend.signs) if sign > 0), 0)
    first = 2 if blend.how == blends.ANALOGY else plus
    name = blends.LETTERS[first]
    return _towards(picked[first], added(space, blend, picked), name, Saying("error-same-sum")), (name, RESULT)


def between(space: Space, a: np.ndarray, b: np.ndarray, how: str, steps: int) -> np.ndarray:
    """The way between two codes ``float32 (steps, dials)``, done as asked."""
    if how == blends.ALONG:
        return _graph(space).along(a, b, steps)
    return {blends.STRAIGHT: paths.straight, blends.SPHERICAL: paths.spherical}[how](a, b, steps)


def added(space: Space, blend: Blend, chosen: np.ndarray) -> np.ndarray:
    """What comes out of arithmetic with codes ``(k, dials)``."""
    if blend.how == blends.ANALOGY:
        return paths.analogy(*chosen)
    return paths.total(chosen, blend.signs, space.reference.codes.mean(axis=0, dtype=np.float64))


def _towards(start: np.ndarray, end: np.ndarray, name: str, problem: Saying) -> np.ndarray:
    if np.allclose(start, end, atol=1e-5):
        raise RequestError(name, problem, Saying("error-another-item"))
    return paths.straight(start, end, STEPS)


@dataclass(frozen=True)
class Kinds:
    """What a borrowed look is told by.

    Attributes:
        sorting: by what items fall into kinds, as pages name it.
        names: of all kinds.
        own, other: which kind the item that is kept is, and the item whose look is borrowed.
    """

    sorting: str
    names: Sequence[str]
    own: int
    other: int


def kinds(space: Space, blend: Blend, chosen: np.ndarray) -> Kinds:
    """By what, and into which kinds, the two items ``(2, dials)`` fall; :class:`RequestError` where there are none."""
    offered = examples.sortings(space)
    if not offered:
        raise RequestError(Saying("error-item-look"), *wrong("error-no-kinds"))
    name = blend.sorting if blend.sorting in offered else next(iter(offered))
    rows = [int(source.key) if source and source.kind == "known" else None for source in blend.items]
    found = [examples.kind_of(space, code, offered[name], row) for code, row in zip(chosen, rows, strict=True)]
    if -1 in found:
        raise RequestError("AB"[found.index(-1)], *wrong("error-kind-unknown", sorting=name.lower()))
    return Kinds(name, offered[name].names, *found)


def borrowed(space: Space, blend: Blend, chosen: np.ndarray, kind: int | None = None) -> np.ndarray:
    """The first item's kind, or another, in the second item's look ``float32 (dials,)``."""
    found = kinds(space, blend, chosen)
    sorting = examples.sortings(space)[found.sorting]
    own, other = (examples.middle_of(space, sorting, k) for k in (found.own if kind is None else kind, found.other))
    return paths.borrowed(own, chosen[1], other)


@things_of(max_entries=20)
def _graph(space: Space) -> Graph:
    return Graph.of(space.reference.codes)


@values_of(max_entries=200)
def _looked_at(space: Space, codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What the model makes of codes, and how strange each is: by its place, and by whether it comes back as itself."""
    drawn = space.redraw(codes)
    drift = np.linalg.norm(space.encode(drawn).mean - codes, axis=1)
    return drawn, space.typicality.stranger_than(Evidence(codes, drift=drift))


def compared(space: Space, a: np.ndarray, b: np.ndarray) -> dict[str, float]:
    """Share 0..1 of each way between two codes on which the model is unfamiliar, by how the way is done."""
    ways = {how: between(space, a, b, how, STEPS) for how in blends.HOWS[blends.TWO]}
    return {how: float((_looked_at(space, codes)[1] >= UNFAMILIAR).mean()) for how, codes in ways.items()}


def told(found: Walk) -> str:
    """Where a way leaves what the model knows, in one sentence."""
    strange = found.strange >= UNFAMILIAR
    if found.square:
        return _told_of_square(int(strange.sum()), len(strange))
    if strange.all():
        return said("blend-told-all")
    if strange.any():
        where = _spans(strange)
        return said("blend-told-strange", where=where[0].upper() + where[1:])
    edge = found.strange >= BORDERLINE
    if edge.any():
        return said("blend-told-edge", where=_spans(edge))
    return said("blend-told-within")


def _told_of_square(strange: int, count: int) -> str:
    if not strange:
        return said("blend-square-within")
    if strange == count:
        return said("blend-square-all")
    return said("blend-square-some", strange=strange, count=count)


def _spans(marked: np.ndarray) -> str:
    """Which parts of a way are marked: "from 20% to 55%"."""
    last = len(marked) - 1
    found = [[i for i, _ in run] for on, run in groupby(enumerate(marked), key=lambda pair: bool(pair[1])) if on]
    spans = [_span(run[0] / last, run[-1] / last) for run in found]
    return listed(spans)


def _span(low: float, high: float) -> str:
    if low == high:
        return said("blend-at", place=f"{low:.0%}")
    return said("blend-from-to", low=f"{low:.0%}", high=f"{high:.0%}")


def over_map(space: Space, collection: Collection, blend: Blend, found: Walk, dimensions: int) -> list[MapPath]:
    """The ways that are drawn on the map: what is blended, and for an analogy the change that is carried over."""
    chart = space.maps[dimensions]
    places, strange = chart.place(found.flat), found.strange >= UNFAMILIAR
    if not found.square:
        return [*_carried(space, collection, blend, dimensions), MapPath(places, strange, found.ends)]
    rows = np.arange(SIDE * SIDE).reshape(SIDE, SIDE)
    sides = {("A", "B"): rows[:, 0], ("C", "D"): rows[:, -1], ("A", "C"): rows[0], ("B", "D"): rows[-1]}
    return [MapPath(places[side], strange[side], ends) for ends, side in sides.items()]


def _carried(space: Space, collection: Collection, blend: Blend, dimensions: int) -> list[MapPath]:
    if blend.how != blends.ANALOGY:
        return []
    a, b = (morphing.begin(space, collection, source).code for source in blend.items[:2])
    if np.allclose(a, b, atol=1e-5):
        return []
    places = space.maps[dimensions].place(paths.straight(a, b, SHOWN))
    return [MapPath(places, np.zeros(SHOWN, bool), ("A", "B"))]
