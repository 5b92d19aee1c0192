"""A space as the browser holds it: what ``frontend/shared/space.js`` fetches when it first needs it."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from latent import holding
from latent.space import Space
from latent.ui.components import browser_engine, mounting
from latent.ui.components.mounting import File
from latent.ui.widgets.remembering import things_of


def about(space: Space) -> dict[str, Any]:
    """Addresses of a space's networks and known items, and the few numbers that go with them, as JSON values."""
    keep = {name: mounting.keep_for_all(file) for name, file in _files(space).items()}
    canvas = space.modality.canvas()
    return {
        "name": space.name,
        "engine": browser_engine.address(),
        "decoder": keep["decoder"],
        "encoder": keep["encoder"],
        "codes": keep["codes"],
        "names": keep["names"],
        "sheet": mounting.sheet(space.thumbnails, keep["sheet"]),
        "canvas": canvas | ({"words": keep["words"]} if "words" in canvas else {}),
        "dials": space.dials,
        "levels": space.typicality.of_codes(),
        "readers": {"names": [d.name for d in space.attributes], "vectors": keep["readers"]},
    }


@things_of()
def _files(space: Space) -> dict[str, File]:
    """Read once for all sessions."""
    octets, reference, attributes = "application/octet-stream", space.reference, space.attributes
    words = space.modality.canvas().get("words")
    readers = holding.readers(attributes, reference.codes) if attributes else np.zeros((0, space.dials))
    return {
        "decoder": File((space.folder / "decoder.onnx").read_bytes(), octets),
        "encoder": File((space.folder / "encoder.onnx").read_bytes(), octets),
        "codes": File(np.ascontiguousarray(reference.codes, "<f4").tobytes(), octets),
        "readers": File(np.ascontiguousarray(readers, "<f4").tobytes(), octets),
        "names": File(json.dumps(_names(space)).encode(), "application/json"),
        "sheet": File(space.thumbnails.view.data, space.thumbnails.view.mime),
    } | ({} if words is None else {"words": File(json.dumps(words).encode(), "application/json")})


def _names(space: Space) -> list[str]:
    """What each known item is called: its label, else its look-alike group; "" where its tile says all in words."""
    reference = space.reference
    groups = [""] * len(reference) if space.thumbnails.texts else reference.groups
    return [str(label or group) for label, group in zip(reference.labels, groups, strict=True)]
