"""A space as a browser holds it: what ``frontend/shared/space.js`` reads when it first needs it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from latent import holding
from latent.modalities.items import Sheet
from latent.space import Space
from latent.ui.components.told import names as told_names
from latent.ui.components.told import sliders
from latent.ui.components.told.words import Say

OCTETS, JSON = "application/octet-stream", "application/json"


def about(space: Space, at: Mapping[str, str], engine: str, say: Say) -> dict[str, Any]:
    """A space and the few numbers that go with it, as JSON values.

    Args:
        space: to tell of.
        at: addresses of its :func:`files`, by name.
        engine: the address of what runs networks; "" for nothing.
        say: gives what its items and properties are called.
    """
    canvas = space.modality.canvas()
    readers = {"names": [d.name for d in space.attributes], "titles": [sliders.title(d, say) for d in space.attributes]}
    return {
        "name": space.name,
        "engine": engine,
        "decoder": at["decoder"],
        "encoder": at["encoder"],
        "codes": at["codes"],
        "names": at["names"],
        "called": _called(space, say),
        "sheet": sheet(space.thumbnails, at["sheet"]),
        "canvas": canvas | ({"words": at["words"]} if "words" in canvas else {}),
        "dials": space.dials,
        "levels": space.typicality.of_codes(),
        "readers": readers | {"vectors": at["readers"]},
    }


def _called(space: Space, say: Say) -> list[list[str]]:
    """What those :func:`names` are called that are called otherwise: the file of them is the same for all readers."""
    reference = space.reference
    groups = [] if space.thumbnails.texts or all(reference.labels) else reference.groups
    listed = sorted(map(str, {*reference.labels, *groups}))
    return [[name, called] for name in listed if (called := told_names.shown(name, say)) != name]


def files(space: Space, say: Say | None = None) -> dict[str, tuple[bytes, str]]:
    """Bytes and type of each file of a space, by name: numbers are little-endian, one row after the other.

    Names of items are as the space has them, or as ``say`` does, for a page of one language.
    """
    reference, attributes = space.reference, space.attributes
    words = space.modality.canvas().get("words")
    called = names(space) if say is None else told_names.each(names(space), say)
    readers = holding.readers(attributes, reference.codes) if attributes else np.zeros((0, space.dials))
    return {
        "decoder": ((space.folder / "decoder.onnx").read_bytes(), OCTETS),
        "encoder": ((space.folder / "encoder.onnx").read_bytes(), OCTETS),
        "codes": (numbers(reference.codes), OCTETS),
        "readers": (numbers(readers), OCTETS),
        "names": (json.dumps(called).encode(), JSON),
        "sheet": (space.thumbnails.view.data, space.thumbnails.view.mime),
    } | ({} if words is None else {"words": (json.dumps(words).encode(), JSON)})


def numbers(values: np.ndarray, kind: str = "<f4") -> bytes:
    """Numbers as the browser reads them."""
    return np.ascontiguousarray(values, kind).tobytes()


def names(space: Space) -> list[str]:
    """What each known item is called: its label, else its look-alike group; "" where its tile says all in words."""
    reference = space.reference
    groups = [""] * len(reference) if space.thumbnails.texts else reference.groups
    return [str(label or group) for label, group in zip(reference.labels, groups, strict=True)]


def sheet(sheet: Sheet, address: str) -> dict[str, Any]:
    """Items in small for ``shared/tiles.js``, kept under ``address``."""
    if sheet.view.mime == "application/json":
        return {"texts": address}
    return {"picture": address, "tile": list(sheet.tile), "columns": sheet.columns}


def is_redrawn(space: Space) -> bool:
    """Whether a known item's thumbnail is what the model makes of it."""
    return space.manifest.known_items == "redrawn"


def first_item(space: Space) -> int:
    """Row of the known item that a space opens with: a typical one of the label that it names, else of a late one."""
    labels = space.reference.labels
    names = sorted(set(labels))
    chosen = space.manifest.start.get("label")
    wanted = labels == (chosen if chosen in names else names[len(names) * 7 // 10])
    rows = np.flatnonzero(wanted)
    codes = space.reference.codes[rows]
    return int(rows[np.square(codes - codes.mean(axis=0)).sum(axis=1).argmin()])
