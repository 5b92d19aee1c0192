"""What ``model.json`` says of a model that was made elsewhere: its items, how they are written, what networks give.

``docs/own-model.md`` has every key in a table.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from latent.errors import ModelError, wrong
from latent.words import Saying, both, either

NAME = "model.json"
MOST_BYTES = 1_000_000
"""Bytes that it may have."""

LAYOUTS = ("NCHW", "NHWC", "NHW")
"""Orders of a picture's values: channels first, channels last, or without channels; N counts the pictures."""

AS_IS = "as is"
LOGITS = "logits"

_BLURS = ("logvar", "std", "variance")


@dataclass(frozen=True)
class Values:
    """How a model writes items, where this program writes the values of each from 0 to 1, channels first.

    Attributes:
        layout: one of :data:`LAYOUTS`.
        flat: whether each item is one row, its values in the order of the layout.
        scale, shift: a model's value is this program's times ``scale`` plus ``shift``; one for all channels, or one
            each.
        logits: whether it gives logits, whose sigmoid is the value.
        as_is: whether values pass untouched; for items that are no pictures.
    """

    layout: str = "NCHW"
    flat: bool = False
    scale: tuple[float, ...] = (1.0,)
    shift: tuple[float, ...] = (0.0,)
    logits: bool = False
    as_is: bool = False


@dataclass(frozen=True)
class Card:
    """What a model says of itself.

    Attributes:
        modality, configuration: which kind of items it takes; what the configuration leaves out, the encoder tells.
        input, output: how it takes items, and how it gives them back.
        mean: the encoder's output that is the code; "" where it has but one.
        blur: the encoder's output that tells how unsure it is; "" for none.
        blur_is: what that is: ``logvar``, ``std`` or ``variance``.
        decoded: the decoder's output that is the item; "" where it has but one.
    """

    modality: str = "image"
    configuration: Mapping[str, Any] = field(default_factory=dict)
    input: Values = Values()
    output: Values = Values()
    mean: str = ""
    blur: str = ""
    blur_is: str = "logvar"
    decoded: str = ""


def read(data: bytes) -> Card:
    """Read ``model.json``; :class:`ModelError` where it does not say what it must, or says what it cannot."""
    try:
        values = json.loads(data.decode("utf-8-sig")) if len(data) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise ModelError(NAME, *wrong("error-card-no-object"))
    _check_keys(values, "", ("modality", "configuration", "input", "output", "encoder", "decoder"))
    modality, configuration = values.get("modality", "image"), values.get("configuration", {})
    if not (isinstance(modality, str) and isinstance(configuration, dict)):
        raise ModelError(NAME, *wrong("error-card-kinds"))
    encoder, decoder = (_part(values, name) for name in ("encoder", "decoder"))
    _check_keys(encoder, "encoder.", ("mean", *_BLURS))
    _check_keys(decoder, "decoder.", ("output",))
    given = [name for name in _BLURS if encoder.get(name)]
    if len(given) > 1:
        raise ModelError(NAME, *wrong("error-card-two", names=both(given)))
    if not all(isinstance(name, str) for name in (*encoder.values(), *decoder.values())):
        raise ModelError(NAME, *wrong("error-card-outputs"))
    return Card(
        modality=modality,
        configuration=configuration,
        input=_values(values, "input"),
        output=_values(values, "output"),
        mean=encoder.get("mean", ""),
        blur=encoder[given[0]] if given else "",
        blur_is=given[0] if given else "logvar",
        decoded=decoder.get("output", ""),
    )


def _part(values: dict[str, Any], name: str) -> dict[str, Any]:
    part = values.get(name, {})
    if not isinstance(part, dict):
        raise ModelError(NAME, *wrong("error-card-part", name=name))
    return part


def _check_keys(values: dict[str, Any], of: str, known: tuple[str, ...]) -> None:
    if strange := sorted(set(values) - set(known)):
        raise ModelError(NAME, *wrong("error-card-key", of=of, key=strange[0], names=", ".join(known)))


def _values(card: dict[str, Any], name: str) -> Values:
    """How items are written, on one side."""
    if name not in card:
        raise ModelError(NAME, *wrong("error-card-missing", name=name))
    part = _part(card, name)
    _check_keys(part, f"{name}.", ("layout", "flat", "range", "mean", "std"))
    layout, flat = part.get("layout", "NCHW"), part.get("flat", False)
    if layout not in LAYOUTS or not isinstance(flat, bool):
        raise ModelError(NAME, *wrong("error-card-layout", name=name, layouts=", ".join(LAYOUTS)))
    return Values(layout, flat, **_range(part, name))


def _range(part: dict[str, Any], name: str) -> dict[str, Any]:
    stated = [key for key in ("range", "mean", "std") if key in part]
    if stated == ["mean", "std"]:
        mean, std = (_numbers(part, name, key) for key in stated)
        if len(mean) != len(std) or not all(value > 0 for value in std):
            raise ModelError(NAME, *wrong("error-card-std", name=name))
        scale = tuple(1 / value for value in std)
        return {"scale": scale, "shift": tuple(-m * s for m, s in zip(mean, scale, strict=True))}
    if stated != ["range"]:
        raise ModelError(NAME, *wrong("error-card-no-range", name=name))
    if part["range"] == AS_IS:
        return {"as_is": True}
    if part["range"] == LOGITS and name == "output":
        return {"logits": True}
    ends = _numbers(part, name, "range")
    if len(ends) != 2 or not ends[0] < ends[1]:
        raise ModelError(NAME, *wrong("error-card-range", name=name))
    return {"scale": (ends[1] - ends[0],), "shift": (ends[0],)}


def _numbers(part: dict[str, Any], name: str, key: str) -> tuple[float, ...]:
    values = part[key] if isinstance(part[key], list) else [part[key]]
    sound = all(isinstance(v, int | float) and not isinstance(v, bool) and math.isfinite(v) for v in values)
    if not (sound and values):
        others = [repr(AS_IS), *([repr(LOGITS)] if name == "output" else [])] if key == "range" else []
        cure = Saying("error-card-numbers-or", others=either(others)) if others else Saying("error-card-numbers")
        raise ModelError(NAME, Saying("error-card-number", name=name, key=key), cure)
    return tuple(map(float, values))
