"""What the Morph page works on: where it starts, and what its sliders make of that. No widgets here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from latent.collection import Collection
from latent.directions import Direction
from latent.errors import RequestError, wrong
from latent.modalities.items import View
from latent.space import Posterior, Space
from latent.ui.components.told import sliders
from latent.ui.session.links import Source, read_code
from latent.ui.widgets import names
from latent.ui.widgets.remembering import things_of
from latent.ui.widgets.views import words
from latent.ui.widgets.words import said
from latent.words import Saying

FEW = 3
"""Sliders where there is room for no more."""


@dataclass(frozen=True)
class Beginning:
    """A source with all that is known of it.

    Attributes:
        name: for the caption.
        code: ``float32 (dials,)``.
        logvar: of its posterior ``(dials,)``; None for a code that no encoder gave.
        array: the item as the model sees it, or None where it is not at hand.
        note: one plain sentence about what is shown.
        original: as it was given, or None where that is not at hand.
        stranger_than: share 0..1 of known items that are more familiar than the item itself.
    """

    name: str
    code: np.ndarray
    logvar: np.ndarray | None
    array: np.ndarray | None
    note: str = ""
    original: View | None = None
    stranger_than: float = 0.0

    @property
    def posterior(self) -> Posterior | None:
        """As a posterior of one item."""
        return None if self.logvar is None else Posterior(self.code[None], self.logvar[None])


def begin(space: Space, collection: Collection, source: Source) -> Beginning:
    """Find what a source stands for; :class:`RequestError` if it is gone."""
    if source.kind == "known":
        return known(space, int(source.key))
    if source.kind == "sample":
        code = space.imagine(1, np.random.default_rng(int(source.key)))[0]
        return Beginning(said("item-imagined"), code.astype(np.float32), None, None, said("item-imagined-note"))
    if source.kind == "yours":
        entry = collection.entries.get(source.key)
        if entry is None:
            raise RequestError(Saying("error-item-yours"), *wrong("error-item-gone"))
        kept = {"original": entry.original, "stranger_than": entry.stranger_than}
        return Beginning(entry.name, entry.mean, entry.logvar, entry.array, **kept)
    code = read_code(source.key, space.dials)
    return Beginning(said("item-of-link"), code, None, None, said("item-of-link-note"))


def own_again(space: Space, collection: Collection, source: Source) -> Source:
    """The person's own item where a link's code is that of one: the browser's Back leads through such links."""
    if source.kind != "code":
        return source
    code = read_code(source.key, space.dials)
    return next((Source("yours", e.id) for e in collection if np.array_equal(e.mean, code)), source)


def known(space: Space, index: int) -> Beginning:
    """A known item: its original where that was fetched, else only what the model redraws."""
    reference = space.reference
    given = space.given
    named = given.names[index] if given else ""
    label, group = (names.shown(column[index]) for column in (reference.labels, reference.groups))
    name = named or label or words(known_view(space, index)) or group
    array = space.original(index)
    note = "" if array is not None else said("item-redrawn-note")
    original = given.originals[index] if given else None
    return Beginning(str(name), reference.codes[index], reference.posterior.logvar[index], array, note, original)


def views(space: Space, codes: np.ndarray) -> list[View]:
    """What the model makes of codes ``(n, dials)``, to look at."""
    return [space.modality.view(array) for array in space.redraw(np.atleast_2d(codes))]


def known_view(space: Space, index: int) -> View:
    """A known item to look at: as it was given, or its original where there is one, else redrawn."""
    if space.given is not None:
        return space.given.originals[index]
    array = space.original(index)
    return _redrawn(space, index) if array is None else space.modality.view(array)


@things_of(max_entries=20_000)
def _redrawn(space: Space, index: int) -> View:
    """Once for all sessions: a class that writes asks for the same few neighbours again and again."""
    return space.modality.view(space.redraw(space.reference.codes[index])[0])


def by_family(
    space: Space, code: np.ndarray, own: Iterable[Direction] = (), first: Iterable[Direction] = ()
) -> dict[str, list[Direction]]:
    """What an item's code ``(dials,)`` can be moved along and follows, by family, without those that are empty.

    Args:
        space: whose directions.
        code: of the item.
        own: directions that the person made; they always stay.
        first: those that stand before the space's own.
    """
    return sliders.by_family([*first, *filter(lambda one: one.tells, _ways(space, code)), *own])


@things_of(max_entries=500)
def _ways(space: Space, code: np.ndarray) -> list[Direction]:
    """Once for all sessions, and for all runs of one: a class that is sent to a page begins at the same item."""
    return list(space.directions_from(code).values())


def few(space: Space, code: np.ndarray) -> list[Direction]:
    """A few sliders: those that the space names; else the likeliest way from the item, then the looks told best."""
    listed = by_family(space, code)
    by_name = {direction.name: direction for family in listed.values() for direction in family}
    if named := [by_name[name] for name in space.manifest.start.get("sliders", ()) if name in by_name]:
        return named[:FEW]
    near = sorted(listed.get("towards", []), key=lambda d: d.high * d.step)[:1]
    looks = sorted(listed.get("attribute", []), key=lambda d: d.quality_name != "correlation")
    return [*near, *looks, *listed.get("axis", [])][:FEW]
