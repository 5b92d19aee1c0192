"""What a dial is called: its number, until a person gives it a name, and then it is a slider of theirs."""

from __future__ import annotations

import numpy as np

from latent.directions import Direction
from latent.insight.measures import kl_per_dial
from latent.space import Space
from latent.ui.session import state
from latent.ui.sliders import grouping
from latent.ui.widgets.remembering import values_of
from latent.ui.widgets.words import said


def of(space: Space, dial: int) -> str:
    """The name that the person gave it, else "Dial" and its number, as sliders have it."""
    return own(space).get(dial) or said("dial", number=dial + 1)


def own(space: Space) -> dict[int, str]:
    """Names that the person gave, by the place of the dial."""
    placed = {name: np.flatnonzero(one.vector) for name, one in state.own_directions(space).items()}
    return {int(places[0]): name for name, places in placed.items() if len(places) == 1}


def give(space: Space, dial: int, name: str) -> None:
    """Call a dial so: it becomes a slider, or its slider is called otherwise.

    Raises:
        RequestError: the name has no letter, or another slider is called so.
    """
    before = own(space).get(dial)
    if before is not None:
        if name.strip() != before:
            state.rename_direction(space, before, grouping.free_name(space, name))
        return
    clean = grouping.free_name(space, name)
    state.own_directions(space)[clean] = _slider(space, dial, clean)


def _slider(space: Space, dial: int, name: str) -> Direction:
    """A step leads from one sigma below to one above, which is what its name was given for."""
    nats = float(nats_of(space)[dial])
    note = said("dial-named", number=dial + 1, nats=nats)
    vector = np.eye(space.dials, dtype=np.float32)[dial]
    return Direction(name, "group", vector, 2 * sigma(space, dial), -1.0, 1.0, nats, "nats", note)


def sigma(space: Space, dial: int) -> float:
    """Its usual range: the standard deviation of the known codes along it, never nothing."""
    return max(float(space.reference.codes[:, dial].std()), 1e-3)


@values_of()
def nats_of(space: Space) -> np.ndarray:
    """What each dial tells of a known item on average ``float64 (dials,)``."""
    known = space.reference.posterior
    return kl_per_dial(known.mean, known.logvar)
