"""A live picture for words of the glossary: what the model that the pages open with makes of each, as HTML."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from latent import directions
from latent.modalities.items import View
from latent.space import Space
from latent.ui.components.told.space import first_item
from latent.ui.session import morphing
from latent.ui.widgets import views
from latent.ui.widgets.remembering import values_of

SMALL = "picture small"
DRAWS = 4
REACH = 3.0
"""Steps that a slider is moved to either side."""


@values_of()
def of(space: Space) -> dict[str, list[str]]:
    """Pictures by the key of the word, as HTML elements of a space's first item; none that are all one and the same."""
    row = first_item(space)
    found = {term: [views.element(view, "", SMALL) for view in seen(space, row)] for term, seen in _SEEN.items()}
    return {term: shown for term, shown in found.items() if len(set(shown)) > 1}


def _back(space: Space, row: int) -> list[View]:
    return [morphing.known_view(space, row), *morphing.views(space, space.reference.codes[row])]


def _blur(space: Space, row: int) -> list[View]:
    known = space.reference.posterior
    spread = np.exp(0.5 * known.logvar[row])
    drawn = known.mean[row] + spread * np.random.default_rng(0).standard_normal((DRAWS, space.dials))
    return morphing.views(space, drawn.astype(np.float32))


def _turned(family: str) -> Callable[[Space, int], list[View]]:
    """The first slider of a family, to both sides."""

    def seen(space: Space, row: int) -> list[View]:
        code = space.reference.codes[row]
        one = next(one for one in space.directions.values() if one.family == family)
        moved = [directions.apply(code, {one.name: at}, [one]) for at in (-REACH, 0.0, REACH)]
        return morphing.views(space, np.stack(moved))

    return seen


def _near(space: Space, row: int) -> list[View]:
    return [morphing.known_view(space, int(near)) for near in space.nearest(space.reference.codes[row], DRAWS)[0]]


def _imagined(space: Space, row: int) -> list[View]:
    return morphing.views(space, space.imagine(DRAWS, np.random.default_rng(0)))


_SEEN: dict[str, Callable[[Space, int], list[View]]] = {
    "space": _imagined,
    "dial": _turned("dial"),
    "blur": _blur,
    "back": _back,
    "direction": _turned("attribute"),
    "neighbours": _near,
}
