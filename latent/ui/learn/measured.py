"""Live pictures for the words of measuring: what tells kinds apart, what is far, how much is told, what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from latent import evaluation, groups
from latent.insight import clusters, losing
from latent.insight.outliers import neighbour_distance
from latent.insight.typicality import logarithm
from latent.modalities.items import View
from latent.parts import Posterior
from latent.space import Space, in_order
from latent.ui.components.palette import categorical
from latent.ui.components.told.space import is_redrawn
from latent.ui.learn import sketches
from latent.ui.session import morphing

GROUPS = 6
"""Into how many known items are sorted here."""

_DOTS = 600  # of a map, at most
_LOOKED_AT = 60  # items that the decoder answers for
_FAR = 0.05  # share of known items that are marked as far from all others


# ---- one item -------------------------------------------------------------------------------------------------------


def _nat(space: Space, row: int) -> list[View]:
    """What was known of an item's most telling dial before it was looked at, and after."""
    known = space.reference.posterior
    told = losing.information(known.mean[[row]], known.logvar[[row]])[0]
    dial = int(told.argmax())
    return [sketches.narrowed(float(known.mean[row, dial]), float(np.exp(0.5 * known.logvar[row, dial])))]


def _off(space: Space, row: int) -> list[View]:
    """An item, what comes back, and the difference; where only what comes back is at hand, it is spoiled first."""
    item = space.known(np.array([row]))
    if is_redrawn(space):
        item = space.modality.spoiled(item)[0]
    back = space.redraw(space.encode(item).mean)
    modality = space.modality
    return [modality.view(item[0]), modality.view(back[0]), modality.difference(item[0], back[0])]


def _likely(space: Space, row: int) -> list[View]:
    """Of some known items the one that the model finds likeliest, and the one that it finds least likely."""
    rows = _some(space, _LOOKED_AT)
    known = space.reference.posterior
    bounds = evaluation.bounds(space, space.known(rows), Posterior(known.mean[rows], known.logvar[rows]))
    if bounds is None:
        return []
    return [morphing.known_view(space, int(rows[at])) for at in (bounds.argmin(), bounds.argmax())]


# ---- two kinds, and ways --------------------------------------------------------------------------------------------


def _probe(space: Space, row: int) -> list[View]:
    """How a weighed sum of the numbers tells one kind from all others, on the half that it was not fitted to."""
    codes, kinds = space.reference.codes, _kinds(space)
    wanted = (kinds == kinds[row]).astype(np.float64)
    rows = np.column_stack([codes, np.ones(len(codes))])
    weights, *_ = np.linalg.lstsq(rows[::2], wanted[::2], rcond=None)
    told, mine = rows[1::2] @ weights, wanted[1::2] > 0
    return [sketches.spreads([told[~mine], told[mine]], 0.5)]


def _effect(space: Space, row: int) -> list[View]:
    """Two kinds along the line between their means."""
    codes, kinds = space.reference.codes, _kinds(space)
    first, *others = (codes[kinds == kind] for kind in (kinds[row], *sorted(set(kinds) - {kinds[row]})))
    if not others:
        return []
    other = max(others, key=lambda some: groups.effect(first, some))
    gap = other.mean(axis=0) - first.mean(axis=0)
    return [sketches.spreads([first @ gap, other @ gap])]


def _same_way(space: Space, row: int) -> list[View]:
    """The two directions, neither of them a dial, that are least at right angles."""
    listed = [one.vector for one in space.directions.values() if one.family != "dial"]
    if len(listed) < 2:
        return []
    vectors = np.stack(listed)
    cosines = np.tril(vectors @ vectors.T, -1)
    return [sketches.ways(float(cosines.flat[np.abs(np.where(np.abs(cosines) < 1 - 1e-3, cosines, 0)).argmax()]))]


def _together(space: Space, row: int) -> list[View]:
    """The two dials that rise and fall together the most, a dot for each known item."""
    if space.dials < 2:
        return []
    some = space.reference.codes[_some(space, _DOTS)]
    follows = np.abs(np.tril(np.nan_to_num(np.corrcoef(some.T)), -1))
    two = some[:, list(np.unravel_index(follows.argmax(), follows.shape))]
    return [sketches.dots(two, categorical(1) * len(two))]


# ---- all of them ----------------------------------------------------------------------------------------------------


def _sorted(space: Space, row: int) -> list[View]:
    """The flat map, coloured by the nearest of a few middles."""
    rows = _some(space, _DOTS)
    return [_coloured(space, rows, clusters.k_means(space.reference.codes[rows], GROUPS).tolist())]


def _agree(space: Space, row: int) -> list[View]:
    """How the groups of one sorting fall into those of another."""
    rows = _some(space, _DOTS)
    first, again = space.reference.groups[rows], clusters.k_means(space.reference.codes[rows], GROUPS)
    names = in_order(set(first.tolist()))
    counts = np.array([[np.sum(again[first == name] == group) for group in range(GROUPS)] for name in names])
    return [sketches.shares(counts[np.argsort(counts.argmax(axis=1), kind="stable")])]


def _passed(space: Space, row: int) -> list[View]:
    """The flat map once one known item of each kind has told the others what they are."""
    rows, kinds, codes = _some(space, _DOTS), _kinds(space), space.reference.codes
    given = np.array([np.flatnonzero(kinds == kind)[0] for kind in in_order(set(kinds.tolist()))])
    away = np.square(codes[rows][:, None] - codes[given][None]).sum(axis=-1)
    return [_coloured(space, rows, kinds[given][away.argmin(axis=1)].tolist())]


def _far(space: Space, row: int) -> list[View]:
    """The flat map, those marked that are farthest from their nearest others."""
    rows = _some(space, _DOTS)
    away = neighbour_distance(space.reference.codes[rows])
    order = np.argsort(away)  # what is marked is drawn last, on top
    return [_coloured(space, rows[order], (away > np.quantile(away, 1 - _FAR))[order].tolist())]


def _fence(space: Space, row: int) -> list[View]:
    """How far known items are from their nearest others, and from where on that would be far out."""
    away = logarithm(neighbour_distance(space.reference.codes[_some(space, _DOTS)]))
    low, high = np.quantile(away, [0.25, 0.75])
    return [sketches.spreads([away], float(high + 3 * (high - low)))]


def _found(space: Space, row: int) -> list[View]:
    """Known items and some that were spoiled, the oddest first; those that were spoiled are marked."""
    usual = space.redraw(space.reference.codes[_some(space, _LOOKED_AT)])
    spoiled, _ = space.modality.spoiled(usual[: len(usual) // 5])
    items = np.concatenate([usual[len(usual) // 5 :], spoiled])
    posterior = space.encode(items)
    strange = space.typicality.surprise(space.rebuild(items, posterior.mean).evidence(posterior))
    odd = np.arange(len(items)) >= len(items) - len(spoiled)
    return [sketches.ranks(odd[np.argsort(-strange, kind="stable")])]


def _some(space: Space, most: int) -> np.ndarray:
    return np.arange(0, len(space.reference), -(-len(space.reference) // most))


def _kinds(space: Space) -> np.ndarray:
    """What known items are told apart by: their labels, or look-alike groups where all labels are one."""
    labels = space.reference.labels
    return labels if len(set(labels.tolist())) > 1 else space.reference.groups


def _coloured(space: Space, rows: np.ndarray, names: Sequence[object]) -> View:
    different = sorted(set(names), key=str)
    colours = dict(zip(different, categorical(len(different)), strict=True))
    return sketches.dots(space.maps[2].positions[rows], [colours[name] for name in names])


SEEN: dict[str, Callable[[Space, int], list[View]]] = {
    "nat": _nat,
    "likeness": _off,
    "bound": _likely,
    "cosine": _same_way,
    "effect": _effect,
    "correlation": _together,
    "far": _far,
    "fence": _fence,
    "sorting": _sorted,
    "agree": _agree,
    "probe": _probe,
    "passed": _passed,
    "found": _found,
}
"""What shows each word, of a space and one of its rows."""
