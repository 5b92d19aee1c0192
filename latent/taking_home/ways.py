"""Ways that begin at an item, as ``frontend/home/ways.js`` takes them: what :mod:`latent.ways` works them out from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from latent.directions.direction import TELLING
from latent.space import INTO, MOST_WAYS, Space, in_order
from latent.ui.components.told import names as told_names
from latent.ui.components.told import sliders
from latent.ui.components.told.space import OCTETS, numbers
from latent.ui.components.told.words import SLOT, Say

Keep = Callable[[str, bytes, str], str]
"""From a file's name, bytes and type to what it is called."""


def told(space: Space, say: Say, keep: Keep) -> dict[str, Any]:
    """Labels that an item can turn into, and the factors that items were drawn from; empty where there are none."""
    return {"labels": _labels(space, say, keep), "surface": _surface(space, keep)}


def _labels(space: Space, say: Say, keep: Keep) -> dict[str, Any] | None:
    reference = space.reference
    names = in_order(set(reference.labels))
    if not names:
        return None
    place = {name: i for i, name in enumerate(names)}
    rows = np.array([place.get(str(label), -1) for label in reference.labels])
    return {
        "names": names,
        "called": told_names.each(names, say),
        "rows": keep("labels", numbers(rows, "<i2"), OCTETS),
        "most": MOST_WAYS,
        "keepsOwn": bool(reference.factors),  # as Space.directions_from has it
        "count": 100 if reference.factors else 30,
        "family": sliders.family("towards", [], {}, say).to_json() | {"explained": say("taken-towards")},
        "name": INTO,
        "label": say("blend-into", item=SLOT),
        "note": say("taken-way-apart", share=SLOT, count=SLOT),
        "few": say("taken-way-few"),
        "least": TELLING["auroc"],
    }


def _surface(space: Space, keep: Keep) -> dict[str, Any] | None:
    if not space.of_factors:
        return None
    found, usual = space.surface, space.of_factors
    groups = [{"factor": name, "words": list(words)} for name, words in found.words.items()]
    listed = [{"factor": factor, "word": word, "name": usual[factor, word].name} for factor, word in usual]
    return {
        "groups": groups,
        "usual": listed,
        "awake": found.awake.tolist(),
        "ends": found.ends.tolist(),
        "weights": keep("surface_weights", numbers(found.weights), OCTETS),
        "reading": keep("surface_reading", numbers(found.reading), OCTETS),
    }
