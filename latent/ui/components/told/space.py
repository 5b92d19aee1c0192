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
        at: addresses of its :func:`files` and of its :func:`names_file`, by name.
        engine: the address of what runs networks; "" for nothing.
        say: gives what its items and properties are called, and what its painter says by itself.
    """
    readers = {"names": [d.name for d in space.attributes], "titles": [sliders.title(d, say) for d in space.attributes]}
    return {
        "name": space.name,
        "engine": engine,
        "decoder": at["decoder"],
        "encoder": at["encoder"],
        "codes": at["codes"],
        "names": at["names"],
        "sheet": sheet(space.thumbnails, at["sheet"]),
        "canvas": _canvas(space, at, say),
        "dials": space.dials,
        "levels": space.typicality.of_codes(),
        "readers": readers | {"vectors": at["readers"]},
    }


def _canvas(space: Space, at: Mapping[str, str], say: Say) -> dict[str, Any]:
    """What paints an item, with the address of what is large about it and the words that it writes by itself."""
    canvas = space.modality.canvas()
    words = {"words": at["words"]} if "words" in canvas else {}
    called = {name: say(message) for name, message in canvas.get("called", {}).items()}
    return canvas | words | ({"called": called} if called else {})


def names_file(space: Space, say: Say) -> tuple[bytes, str]:
    """Bytes and type of the file of what known items are called in one language: ``names`` among the :func:`files`."""
    return json.dumps(told_names.each(names(space), say)).encode(), JSON


def files(space: Space) -> dict[str, tuple[bytes, str]]:
    """Bytes and type of each other file, by name: numbers are little-endian, one row after the other."""
    reference, attributes = space.reference, space.attributes
    words = space.modality.canvas().get("words")
    readers = holding.readers(attributes, reference.codes) if attributes else np.zeros((0, space.dials))
    return {
        "decoder": ((space.folder / "decoder.onnx").read_bytes(), OCTETS),
        "encoder": ((space.folder / "encoder.onnx").read_bytes(), OCTETS),
        "codes": (numbers(reference.codes), OCTETS),
        "readers": (numbers(readers), OCTETS),
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
