"""What the points of a map can be coloured by, and what each colour means for an item of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from latent.collection import Entry
from latent.given import fact_names
from latent.modalities.items import Day, Fact
from latent.parts import titled
from latent.space import Space
from latent.ui.components.map import Categories, Values
from latent.ui.components.told.points import categories, factor, listed_words
from latent.ui.widgets.names import shown
from latent.ui.widgets.remembering import telling, values_of
from latent.ui.widgets.words import said

LABEL, GROUP, FAMILIAR, TRUST = "Label", "Look-alike group", "How familiar", "Trust in the map"
SORTING = "Your sorting"
"""Names of colours that every space may have, by which links, manifests and lessons know them."""

_OWN = "{} (yours)"
_CALLED = {
    LABEL: "colour-label",
    GROUP: "colour-group",
    FAMILIAR: "colour-familiar",
    TRUST: "colour-trust",
    SORTING: "colour-sorting",
}
YES_OR_NO = ("no", "yes")
"""What is said of a measure that is 0 or 1."""


@dataclass(frozen=True)
class Colouring:
    """One thing that points can be coloured by.

    Attributes:
        known: colours of the known items.
        own: what it is for an item of one's own; None where nobody knows.
    """

    known: Callable[[], Categories | Values]
    own: Callable[[Entry], str | float | None] = lambda entry: None


def colours(space: Space, dimensions: int, own: Iterable[Entry] = ()) -> dict[str, Colouring]:
    """Everything that a map of so many dimensions can be coloured by, by what it is called; what came along last."""
    reference = space.reference
    offered: dict[str, Colouring] = {}
    if labels := set(reference.labels) - {""}:
        offered[LABEL] = Colouring(
            lambda: categories(reference.labels),
            lambda e: e.label if e.label in labels else _among(e, e.label_nearby),
        )
    for name, values in reference.factors.items():
        offered[titled(name)] = Colouring(partial(factor, values, said))
    offered |= _measures(space)
    offered[GROUP] = Colouring(lambda: categories(reference.groups), lambda e: _among(e, e.group_nearby))
    offered[FAMILIAR] = Colouring(
        lambda: Values(strangeness(space), said("colour-stranger"), 0, 1),
        lambda e: e.stranger_than,
    )
    offered[TRUST] = Colouring(lambda: Values(space.maps[dimensions].trust, said("colour-kept"), 0.5, 1))
    kept = reference.facts
    listed = list(own)
    for name in fact_names([kept, *(entry.facts for entry in listed)]):
        known = kept.get(name, [None] * len(reference))
        if colour := _came_along(name, known, [e.facts[name] for e in listed if name in e.facts]):
            called = titled(name) if titled(name) not in offered else _OWN.format(titled(name))
            offered[called] = Colouring(lambda colour=colour: colour, lambda e, name=name: e.facts.get(name))
    return offered


def called(name: str) -> str:
    """What a person reads for the name of a colour."""
    if name in _CALLED:
        return said(_CALLED[name])
    ending = _OWN.format("")
    if name.endswith(ending):
        return said("colour-yours", name=shown(name.removesuffix(ending)))
    return shown(name)


def _measures(space: Space) -> dict[str, Colouring]:
    """What can be read off items without a model, where no factors are known; of known items as they are shown."""
    if space.reference.factors:
        return {}
    read = space.modality.measures
    names = read(space.redraw(space.reference.codes[:1]))
    return {
        name: Colouring(
            lambda name=name: _measure(measured(space)[name]),
            lambda e, name=name: _said(read(e.array[None])[name][0], measured(space)[name]),
        )
        for name in names
    }


@values_of()
@telling("known-looking")
def measured(space: Space) -> dict[str, np.ndarray]:
    """What is read off the known items without a model, by name ``(n,)``; of those not at hand, as they are redrawn."""
    return space.modality.measures(space.known())


def _measure(values: np.ndarray) -> Categories | Values:
    if _is_yes_or_no(values):
        return Categories(values.astype(int), list(YES_OR_NO))
    return Values(values, said("colour-least-most"), float(values.min()), float(values.max()))


def _said(value: float, among: np.ndarray) -> str | float:
    return YES_OR_NO[int(value)] if _is_yes_or_no(among) else float(value)


def in_words(values: np.ndarray) -> np.ndarray:
    """A measure that is 0 or 1 as words ``str (n,)``; any other as it is."""
    return np.array(YES_OR_NO)[values.astype(int)] if _is_yes_or_no(values) else values


def _is_yes_or_no(values: np.ndarray) -> bool:
    return bool(np.isin(values, (0, 1)).all())


def _came_along(name: str, known: Sequence[Fact | None], own: Sequence[Fact]) -> Categories | Values | None:
    """Colours for what came along with known items, perhaps with none of them, and with one's own; None for one hue."""
    facts = [*(fact for fact in known if fact is not None), *own]
    if len(set(facts)) < 2:
        return None
    if any(isinstance(fact, str) for fact in facts):
        listed = listed_words(map(str, facts))
        places = {word: place for place, word in enumerate(listed)}
        return Categories(np.array([-1 if fact is None else places[str(fact)] for fact in known]), listed)
    dates = all(isinstance(fact, Day) for fact in facts)
    values = np.array([np.nan if fact is None else fact for fact in known], float)
    return Values(values, name, min(facts), max(facts), dates=dates)


def names(space: Space) -> list[str]:
    """What each known item is called, as the space has it: its label, else its look-alike group."""
    reference = space.reference
    return [str(label or group) for label, group in zip(reference.labels, reference.groups, strict=True)]


def strangeness(space: Space) -> np.ndarray:
    """Share 0..1 of known items that each known item is stranger than ``(n,)``."""
    return _strangeness_of(space)


@values_of()
def _strangeness_of(space: Space) -> np.ndarray:
    return space.typicality.stranger_than(space.reference.evidence)


def _among(entry: Entry, nearby: str) -> str | None:
    """Where an item lands; of a stranger that tells nothing."""
    return None if entry.familiarity == "unfamiliar" else nearby
