"""A live picture for each word of the glossary: what the model that the pages open with makes of it, as HTML."""

from __future__ import annotations

import logging
from collections.abc import Callable

import numpy as np

from latent import baseline, directions
from latent.errors import DataError
from latent.insight import draws, losing
from latent.insight.typicality import Evidence
from latent.modalities.items import View
from latent.space import Space, in_order
from latent.ui.components.palette import categorical
from latent.ui.components.told.space import first_item, is_redrawn
from latent.ui.learn import measured, sketches
from latent.ui.session import morphing
from latent.ui.widgets import views
from latent.ui.widgets.remembering import values_of

_log = logging.getLogger(__name__)

SMALL, SKETCH = "picture small", "sketch"
DRAWS = 4
REACH = 3.0
"""Steps that a slider is moved to either side."""

SUMS = (2, 8, 32)
"""Of how many principal components an item is put together."""

FITTED = 200
"""Known items that these are made from, and some of them held out: few, so that nobody waits."""

CLOUDS = 6
"""Gaussians of a mixture that are drawn, the weightiest."""

_DOTS = 600  # of a map, at most


@values_of()
def of(space: Space, read: str) -> dict[str, list[str]]:
    """Pictures by the key of the word, as HTML elements of a space's first item; none that are all one and the same.

    Args:
        space: that is looked at.
        read: the language that is read now: cells and waves have words of ours.
    """
    row = first_item(space)
    found = {term: _shown(term, space, row) for term in _SEEN}
    return {term: shown for term, shown in found.items() if len(set(shown)) > 1 or SKETCH in "".join(shown)}


def _shown(term: str, space: Space, row: int) -> list[str]:
    """Pictures of one word; none where they fail, for the others are worth showing."""
    try:
        return [_element(view) for view in _SEEN[term](space, row)]
    except Exception:
        _log.exception("no picture of the word %s in %s", term, space.name)
        return []


def _element(view: View) -> str:
    return views.element(view, "", SKETCH if view.mime == "image/svg+xml" else SMALL)


def _seed() -> np.random.Generator:
    return np.random.default_rng(0)


# ---- one item and its numbers ---------------------------------------------------------------------------------------


def _back(space: Space, row: int) -> list[View]:
    """An item beside what comes back; where only that is at hand, it is spoiled first, and comes back otherwise."""
    if not is_redrawn(space):
        return _there_and_back(space, row)
    spoiled = space.modality.spoiled(space.known(np.array([row])))[0]
    return [space.modality.view(one) for one in (*spoiled, *space.redraw(space.encode(spoiled).mean))]


def _there_and_back(space: Space, row: int) -> list[View]:
    return [morphing.known_view(space, row), *morphing.views(space, space.reference.codes[row])]


def _code(space: Space, row: int) -> list[View]:
    return [morphing.known_view(space, row), sketches.bars(space.reference.codes[row])]


def _networks(space: Space, row: int) -> list[View]:
    item, back = _there_and_back(space, row)
    return [item, sketches.bars(space.reference.codes[row]), back]


def _information(space: Space, row: int) -> list[View]:
    """What each dial tells of known items, the most telling first."""
    known = space.reference.posterior
    return [sketches.bars(np.sort(losing.information(known.mean, known.logvar).mean(axis=0))[::-1])]


def _blur(space: Space, row: int) -> list[View]:
    known = space.reference.posterior
    spread = np.exp(0.5 * known.logvar[row])
    drawn = known.mean[row] + spread * _seed().standard_normal((DRAWS, space.dials))
    return morphing.views(space, drawn.astype(np.float32))


def _turned(family: str, reach: float = REACH) -> Callable[[Space, int], list[View]]:
    """The first slider of a family, to both sides; the first of all where there is none."""

    def seen(space: Space, row: int) -> list[View]:
        code, listed = space.reference.codes[row], list(space.directions.values())
        one = next((one for one in listed if one.family == family), listed[0] if listed else None)
        if one is None:
            return []
        moved = [directions.apply(code, {one.name: at}, [one]) for at in (-reach, 0.0, reach)]
        return morphing.views(space, np.stack(moved))

    return seen


def _lines(space: Space, row: int) -> list[View]:
    """An item that principal components were not made from, then what more and more of them make of it."""
    try:
        found = baseline.of(space, FITTED)
    except DataError:
        return []
    if found.straight is None or not len(found.held):
        return []
    row = int(found.held[0])
    array = space.original(row)
    item = (space.known(np.array([row]))[0] if array is None else array)[None]
    made = [baseline.decoded(found, space.modality, item, min(count, len(found.pca.components))) for count in SUMS]
    return [morphing.known_view(space, row), *(space.modality.view(space.modality.outputs(one)[0]) for one in made)]


def _spoiled(space: Space, row: int) -> list[View]:
    item = space.known(np.array([row]))
    return [space.modality.view(one) for one in (*item, *space.modality.spoiled(item)[0])]


# ---- items among each other -----------------------------------------------------------------------------------------


def _near(space: Space, row: int) -> list[View]:
    return [morphing.known_view(space, int(near)) for near in space.nearest(space.reference.codes[row], DRAWS)[0]]


def _apart(space: Space, row: int) -> list[View]:
    """An item, the nearest of its own look-alike group, and the nearest of any other."""
    groups, near = space.reference.groups, space.nearest(space.reference.codes[row], len(space.reference))[0]
    same = groups[near] == groups[row]
    own, others = near[same & (near != row)][:1], near[~same][:1]
    return [morphing.known_view(space, int(one)) for one in (row, *own, *others)]


def _between(space: Space, row: int) -> list[View]:
    """The straight way to the nearest item of another label, or group."""
    codes, reference = space.reference.codes, space.reference
    kinds = reference.labels if reference.labels[row] else reference.groups
    near = space.nearest(codes[row], len(codes))[0]
    other = near[kinds[near] != kinds[row]]
    last = int(other[len(other) // 2] if len(other) else near[-1])
    return morphing.views(
        space, np.stack([codes[row] + at * (codes[last] - codes[row]) for at in np.linspace(0, 1, 5)])
    )


def _familiar(space: Space, row: int) -> list[View]:
    """The known items that are most and least like all the others."""
    stranger = space.typicality.stranger_than(Evidence(space.reference.codes))
    return [morphing.known_view(space, int(one)) for one in (stranger.argmin(), stranger.argmax())]


def _map(space: Space, row: int) -> list[View]:
    """The flat map, coloured by look-alike group."""
    some = slice(None, None, max(1, len(space.reference) // _DOTS))
    groups = space.reference.groups[some]
    names = in_order(set(groups.tolist()))
    colours = dict(zip(names, categorical(len(names)), strict=True))
    return [sketches.dots(space.maps[2].positions[some], [colours[group] for group in groups.tolist()])]


# ---- new ones -------------------------------------------------------------------------------------------------------


def _imagined(space: Space, row: int) -> list[View]:
    return morphing.views(space, space.imagine(DRAWS, _seed()))


def _bell(space: Space, row: int) -> list[View]:
    """How the most telling dial of known items is spread, under what it was taught; and draws from that."""
    known = space.reference.posterior
    telling = losing.in_order(known.mean, known.logvar)[0]
    drawn = known.mean[:, telling] + np.exp(0.5 * known.logvar[:, telling]) * _seed().standard_normal(len(known.mean))
    return [sketches.bell(drawn), *morphing.views(space, draws.from_prior(2, space.dials, _seed()))]


def _clouds(space: Space, row: int) -> list[View]:
    """Known codes by their two most telling dials, and the weightiest Gaussians of the mixture over them."""
    if space.dials < 2:
        return []
    known, mixture = space.reference.posterior, space.mixture
    two = losing.in_order(known.mean, known.logvar)[:2]
    most = np.argsort(-mixture.weights, kind="stable")[:CLOUDS]
    wholes = mixture.choleskys[most] @ mixture.choleskys[most].transpose(0, 2, 1)
    some = slice(None, None, max(1, len(known.mean) // _DOTS))
    return [sketches.clouds(known.mean[some][:, two], mixture.means[most][:, two], wholes[:, two][:, :, two])]


def _warmer(space: Space, row: int) -> list[View]:
    """The same draw with more and more chance in it."""
    codes = [space.mixture.sample(1, _seed(), variety)[0] for variety in (0.0, 0.5, 1.0, 1.5)]
    return morphing.views(space, np.stack(codes))


def _tidy(space: Space, row: int) -> list[View]:
    """How sharp an item comes back, and what codes in no order would draw at random."""
    return [*_there_and_back(space, row), *morphing.views(space, draws.from_prior(2, space.dials, _seed()))]


_SEEN: dict[str, Callable[[Space, int], list[View]]] = {
    "space": _imagined,
    "dial": _turned("dial"),
    "code": _code,
    "networks": _networks,
    "blur": _blur,
    "information": _information,
    "back": _back,
    "direction": _turned("attribute"),
    "between": _between,
    "lines": _lines,
    "bell": _bell,
    "clouds": _clouds,
    "temperature": _warmer,
    "familiar": _familiar,
    "range": _turned("attribute", 1.0),
    "map": _map,
    "neighbours": _near,
    "apart": _apart,
    "tidy": _tidy,
    "odd": _spoiled,
    **measured.SEEN,
}
