"""A model that was made elsewhere, opened: which kind of folder it is, and what its networks are called."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from onnx import ModelProto

from latent import modalities
from latent.bringing import card, foreign
from latent.bringing.card import Card, Values
from latent.datasets import Dataset
from latent.errors import LatentError, ModelError, RequestError, wrong
from latent.modalities.base import Modality
from latent.words import Saying


@dataclass(frozen=True)
class Model:
    """Somebody's encoder and decoder, with what they say of themselves.

    Attributes:
        name: of its folder.
        modality: what its items are.
        encoder, decoder: as :func:`latent.bringing.foreign.read` gives them.
        card: how they take and give items, with every output named.
        told: a sentence about it for people.
        sample: the data, where the networks are look-ups among it; see :mod:`latent.bringing.vectors`.
    """

    name: str
    modality: Modality
    encoder: ModelProto
    decoder: ModelProto
    card: Card
    told: str = ""
    sample: Dataset | None = None

    @property
    def blur(self) -> tuple[str, str] | None:
        """The output that tells how unsure the encoder is, and what that is; None where nothing does."""
        return (self.card.blur, self.card.blur_is) if self.card.blur else None


def open_model(folder: Path, size: int | None = None) -> Model:
    """Open a model folder of any kind that is known here.

    Args:
        folder: with ``encoder.onnx``, ``decoder.onnx`` and ``model.json``; of pythae; or of diffusers.
        size: side of the pictures in pixels, for a model that takes any.

    Raises:
        ModelError: it is none, or cannot be taken; with what to do.
    """
    if not folder.is_dir():
        raise ModelError(folder.name, *wrong("error-model-file" if folder.exists() else "error-model-no-folder"))
    if pickles := sorted(path.name for path in folder.iterdir() if path.suffix.lower() in (".pkl", ".pickle")):
        raise ModelError(pickles[0], *wrong("error-model-pickle"))
    if (folder / "model_index.json").exists():
        raise ModelError(folder.name, *wrong("error-diffusers-pipeline"))
    if (folder / "model_config.json").exists():
        from latent.bringing import pythae

        return pythae.open_folder(folder)
    if (folder / "config.json").exists():
        from latent.bringing import diffusers

        return diffusers.open_folder(folder, size)
    return _open_onnx(folder)


def inside(folder: Path, name: str) -> Path:
    """A file of a folder; :class:`ModelError` where it is missing, or a link that leads out of it."""
    path = folder / name
    if not path.is_file():
        raise ModelError(folder.name, *wrong("error-model-lacks", file=name))
    if folder.resolve() not in path.resolve().parents:
        raise ModelError(name, *wrong("error-model-link"))
    return path


def _open_onnx(folder: Path) -> Model:
    paths = [inside(folder, name) for name in ("encoder.onnx", "decoder.onnx", card.NAME)]
    said = card.read(_read_small(paths[2]))
    return named(folder.name, foreign.read(paths[0]), foreign.read(paths[1]), said)


def _read_small(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(card.MOST_BYTES + 1)


def stated(folder: Path, name: str) -> dict[str, Any]:
    """What a JSON file of a folder states; :class:`ModelError` where it is no object."""
    try:
        values = json.loads(_read_small(inside(folder, name)))
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise ModelError(name, *wrong("error-model-json"))
    return values


def pictures_of(height: int, width: int, channels: int) -> dict[str, Any]:
    """The configuration of pictures of a size; :class:`ModelError` where there are none such here."""
    try:
        kind = modalities.get(Card.modality)
        return kind(kind.guess_config(np.zeros((1, height, width, channels), np.uint8))).to_json()
    except LatentError as error:
        raise ModelError(Saying("error-item-model"), error.problem, error.cure) from error


def named(name: str, encoder: ModelProto, decoder: ModelProto, said: Card) -> Model:
    """A model of two networks; :class:`ModelError` where what is said does not fit them."""
    mean = _output(encoder, "encoder.onnx", said.mean, Saying("error-name-mean"))
    decoded = _output(decoder, "decoder.onnx", said.decoded, Saying("error-name-output"))
    blur = _output(encoder, "encoder.onnx", said.blur) if said.blur else ""
    whole = Card(said.modality, said.configuration, said.input, said.output, mean, blur, said.blur_is, decoded)
    return Model(name, _bound(whole, foreign.shape_taken(encoder)), encoder, decoder, whole)


def _output(model: ModelProto, part: str, wanted: str, cure: str = "") -> str:
    """The name of an output, which may be left out where there is but one."""
    there = foreign.outputs_of(model)
    if wanted and wanted not in there:
        raise ModelError(part, *wrong("error-model-no-output", name=wanted, names=foreign.listed(there)))
    if not wanted and len(there) != 1:
        names = foreign.listed(there)
        told = Saying("error-model-outputs", count=len(there), names=names, card=card.NAME)
        raise ModelError(part, told, cure)
    return wanted or there[0]


def _bound(said: Card, taken: tuple[int, ...]) -> Modality:
    """The modality that is said, with what the encoder's input tells where nothing is."""
    try:
        kind = modalities.get(said.modality)
    except RequestError as error:
        raise ModelError(
            card.NAME, Saying("error-model-modality", name=error.item, why=error.problem), error.cure
        ) from error
    try:
        guessed = kind(kind.guess_config(np.zeros((1, *_raw_shape(said.input, taken)), np.uint8))).to_json()
    except LatentError:
        guessed = {}
    if not (guessed or said.configuration):
        sides = " × ".join(str(side or "any") for side in taken)
        raise ModelError(
            card.NAME, *wrong("error-model-no-size", **kind.named(), sides=sides, layout=said.input.layout)
        )
    return _configured(kind, guessed | dict(said.configuration))


def _configured(kind: type[Modality], values: dict[str, Any]) -> Modality:
    try:
        return kind.from_json(values)
    except RequestError as error:
        raise ModelError(card.NAME, Saying("error-model-is", name=error.item, why=error.problem), error.cure) from error
    except (TypeError, ValueError) as error:
        may = ", ".join(choice.name for choice in fields(kind.Config))
        raise ModelError(card.NAME, *wrong("error-model-configuration", **kind.named(), names=may)) from error


def _raw_shape(values: Values, taken: tuple[int, ...]) -> tuple[int, ...]:
    """Shape of a raw item, channels last, of what an encoder takes."""
    return (*taken[1:], taken[0]) if len(taken) == 3 and values.layout == "NCHW" else taken
