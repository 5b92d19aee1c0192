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
from latent.ui.components.told import points, sliders, space_names, words
from latent.ui.components.told import space as told_space
from latent.ui.components.told.space import OCTETS, numbers
from latent.ui.components.told.words import Say
from latent.words import said_again

SCRIPT = "text/javascript"
HEIGHT = 560
"""Of the map, in CSS pixels."""


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
    say = choice.say
    made = Contents(dict(engine_files()))
    files = told_space.files(space) | {"names": told_space.names_file(space, say)}
    at = {name: made.keep(name, *file) for name, file in files.items()}
    about = told_space.about(space, at, "engine", say)
    heard = space.modality.heard()
    if heard:
        made.files |= vocoder_files()
    made.told = {
        "space": about,
        "sliders": _sliders(space, choice, made),
        "own": _own(space, choice, made),
        "map": _map(space, say, about, made),
        "gallery": gallery(space, choice),
        "start": ["own", 0] if choice.own else ["reference", told_space.first_item(space)],
        "ears": heard and {"voice": heard, "words": words.ears(say)},
        "words": _words(say),
    }
    made.told["files"] = [{"name": name, "mime": mime} for name, (_, mime) in made.files.items()]
    return made


def _words(say: Say) -> dict[str, str]:
    """Of the page around its parts."""
    return {
        "item": say("map-item", number=words.SLOT),
        "begun": say("taken-begun", item=words.SLOT),
        "imagined": say("taken-imagined"),
        "broken": say("taken-broken"),
    }


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
    say = choice.say
    told = words.instrument(say, space.dials, told_space.is_redrawn(space)) | {
        "told": said_again(space.modality.marks, choice.language),
        "there": say("instrument-not-drawn"),
    }
    return {
        "families": [sliders.family(key, of_it, {}, say).to_json() for key, of_it in found.items()],
        "strides": base64.b64encode(numbers(holding.strides(listed))).decode(),
        "inverse": made.keep("inverse", numbers(inverse), OCTETS),
        "dials": space.dials,
        "words": told,
        "note": say("taken-note"),
        "ways": ways.told(space, say, made.keep),
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
    return cloud | {
        "codes": made.keep("own_codes", numbers(codes), OCTETS),
        "colours": False,
        "word": choice.say("map-yours"),
    }


def _map(space: Space, say: Say, about: dict[str, Any], made: Contents) -> dict[str, Any]:
    def keep(data: bytes, mime: str, part: str) -> str:
        there = {"names": about["names"], "sheet": next(iter(about["sheet"].values()))}
        return there.get(part) or made.keep(part, data, mime)

    reference = points.cloud(space.maps[2].positions, told_space.names(space), space.thumbnails, keep)
    return {
        "plotly": "plotly",
        "height": HEIGHT,
        "label": say("taken-map-label", count=len(space.reference), space=space_names.title(space.manifest, say)),
        "empty": say("taken-map-empty"),
        "words": words.of_map(say),
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
        "colour": points.colour_of(_colour(space, say), keep, say),
    }


def _colour(space: Space, say: Say) -> points.Categories | points.Values:
    """As the Map opens: by what the space names, else by label, else by look-alike group."""
    reference = space.reference
    first = space.manifest.start.get("colour", "")
    for name, values in reference.factors.items():
        if titled(name) == first:
            return points.factor(values, say)
    labelled = set(reference.labels) - {""}
    return points.categories(reference.labels if labelled else reference.groups)
