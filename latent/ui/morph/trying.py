"""What Morph opens with the first time: one slider to try, which a button moves before one's eyes."""

from __future__ import annotations

import numpy as np

from latent import directions
from latent.directions import Direction
from latent.insight.typicality import UNFAMILIAR, Evidence
from latent.space import Space
from latent.ui.components.instrument import Trying
from latent.ui.components.told import sliders
from latent.ui.lessons import guide
from latent.ui.session import locks, morphing
from latent.ui.session.morphing import Beginning
from latent.ui.session.state import Desk
from latent.ui.sliders.leaving_few import Listed
from latent.ui.widgets.words import said

_NEARER = 1.5
"""Divides how far it goes where the end is unfamiliar: of ways into a label, that is just the label."""


def first(space: Space, desk: Desk, beginning: Beginning, listed: Listed) -> Trying | None:
    """What to try; None where something was done already, in a lesson, and where a link leaves a few sliders."""
    if not desk.untouched or guide.is_on() or locks.leaves_few():
        return None
    found = morphing.few(space, beginning.code)
    family = next((key for key, some in listed.items() if found and found[0].name in {one.name for one in some}), None)
    if family is None:
        return None
    value = reach(space, beginning.code, found[0])
    line = said("morph-try", slider=sliders.title(found[0], said), value=value)
    return Trying(found[0].name, family, value, line, said("morph-try-show"))


def reach(space: Space, code: np.ndarray, direction: Direction) -> float:
    """How far a slider is to go from a code: to where the data ends, or nearer where the model would have to guess."""
    far, near = round(direction.high, 1), round(direction.high / _NEARER, 1)
    moved = directions.apply(code, {direction.name: far}, [direction])
    drift = np.linalg.norm(space.encode(space.redraw(moved)).mean - moved, axis=1)
    strange = space.typicality.stranger_than(Evidence(moved[None], drift=drift))[0]
    return near if strange >= UNFAMILIAR else far
