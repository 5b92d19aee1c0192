"""The files that a page brings along, and what its JavaScript is told."""

from __future__ import annotations

import base64
import gzip
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np

from latent import holding
from latent.modalities.items import Sheet
from latent.parts import titled
from latent.space import Space
from latent.taking_home import ways
from latent.taking_home.choosing import Choice, gallery
from latent.ui.components import bundling
from latent.ui.components.told import points, sliders, words
from latent.ui.components.told import space as told_space
from latent.ui.components.told.space import OCTETS, numbers
from latent.words import in_first

SCRIPT = "text/javascript"
HEIGHT = 560
"""Of the map, in CSS pixels."""

WORDS = {
    "item": "Item",
    "begun": "Begun with: {}",
    "imagined": "imagined at an empty place of the map",
    "broken": "This browser cannot open it. It takes Chrome, Edge, Firefox or Safari of 2023 or later.",
}
NOTE = "The item itself is not in this page; this is how the model redraws it."


@dataclass
class Contents:
    """What a page brings along.

    Attributes:
        files: packed bytes and type of each, by name, in the order in which they are needed.
        told: what its JavaScript is told, as JSON values.
    """

    files: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)

    def keep(self, name: str, data: bytes, mime: str) -> str:
        """Take a file along; returns its name, by which the page asks for it."""
        self.files[name] = gzip.compress(data, 6, mtime=0), mime
        return name


def of(space: Space, choice: Choice) -> Contents:
    """All of a space that goes along, as it is after :func:`latent.taking_home.choosing.prepared`."""
    made = Contents(dict(engine_files()))
    at = {name: made.keep(name, *file) for name, file in told_space.files(space).items()}
    about = told_space.about(space, at, "engine")
    heard = space.modality.heard()
    if heard:
        made.files |= vocoder_files()
    made.told = {
        "space": about,
        "sliders": _sliders(space, choice, made),
        "own": _own(space, choice, made),
        "map": _map(space, choice, about, made),
        "gallery": gallery(space, choice),
        "start": ["own", 0] if choice.own else ["reference", told_space.first_item(space)],
        "ears": heard and {"voice": heard, "words": words.ears(in_first)},
        "words": WORDS,
    }
    made.told["files"] = [{"name": name, "mime": mime} for name, (_, mime) in made.files.items()]
    return made


@cache
def engine_files() -> dict[str, tuple[bytes, str]]:
    """What every page brings: packed once, as it takes a second."""
    made = Contents()
    made.keep("engine_worker", bundling.bundled("home/engine_worker.js"), SCRIPT)
    made.keep("engine", bundling.engine(), "application/wasm")
    made.keep("plotly", bundling.plotly().read_bytes(), SCRIPT)
    return made.files


@cache
def vocoder_files() -> dict[str, tuple[bytes, str]]:
    """What a page of sounds brings besides."""
    made = Contents()
    made.keep("vocoder_worker", bundling.bundled("shared/vocoder_worker.js"), SCRIPT)
    return made.files


def _sliders(space: Space, choice: Choice, made: Contents) -> dict[str, Any]:
    """Sliders of all directions that codes follow, wherever one begins, and what is said around them."""
    found = sliders.by_family([*(one for one in space.directions.values() if one.tells), *choice.sliders])
    listed = [direction for family in found.values() for direction in family]
    inverse = np.linalg.inv(holding.covariance(space.reference.codes))
    told = words.instrument(in_first, space.dials, told_space.is_redrawn(space)) | {
        "told": space.modality.marks,
        "there": in_first("instrument-not-drawn"),
    }
    return {
        "families": [sliders.family(key, of_it, {}, in_first).to_json() for key, of_it in found.items()],
        "strides": base64.b64encode(numbers(holding.strides(listed))).decode(),
        "inverse": made.keep("inverse", numbers(inverse), OCTETS),
        "dials": space.dials,
        "words": told,
        "note": NOTE,
        "ways": ways.told(space, made.keep),
    }


def _own(space: Space, choice: Choice, made: Contents) -> dict[str, Any] | None:
    """The person's own items: codes, places, names and thumbnails, as the model sees them."""
    if not choice.own:
        return None
    tiles: Sheet = space.modality.sheet(np.stack([entry.array for entry in choice.own]))
    names = [entry.name for entry in choice.own]
    keep = lambda data, mime, part: made.keep(f"own_{part}", data, mime)  # noqa: E731
    cloud = points.cloud(np.stack([entry.places[2] for entry in choice.own]), names, tiles, keep)
    codes = np.stack([entry.mean for entry in choice.own])
    return cloud | {"codes": made.keep("own_codes", numbers(codes), OCTETS), "colours": False, "word": "Yours"}


def _map(space: Space, choice: Choice, about: dict[str, Any], made: Contents) -> dict[str, Any]:
    def keep(data: bytes, mime: str, part: str) -> str:
        there = {"names": about["names"], "sheet": next(iter(about["sheet"].values()))}
        return there.get(part) or made.keep(part, data, mime)

    reference = points.cloud(space.maps[2].positions, told_space.names(space), space.thumbnails, keep)
    return {
        "plotly": "plotly",
        "height": HEIGHT,
        "label": f"{len(space.reference):,} known items of {space.manifest.title}",
        "empty": "No items on this map.",
        "words": words.of_map(in_first),
        "selected": None,
        "selection": None,
        "marked": None,
        "mark": "",
        "live": about,
        "selects": False,
        "here": None,
        "paths": [],
        "reference": reference,
        "own": made.told.get("own"),
        "colour": points.colour_of(_colour(space), keep),
    }


def _colour(space: Space) -> points.Categories | points.Values:
    """As the Map opens: by what the space names, else by label, else by look-alike group."""
    reference = space.reference
    first = space.manifest.start.get("colour", "")
    for name, values in reference.factors.items():
        if titled(name) == first:
            return points.factor(values, in_first)
    labelled = set(reference.labels) - {""}
    return points.categories(reference.labels if labelled else reference.groups)
