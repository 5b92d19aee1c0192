"""Models of pythae with its default networks, read without pythae: their weights alone say what they compute.

pythae keeps networks of a person's own as pickles, which are not opened; its default ones are two layers each way.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import helper

from latent.bringing import foreign
from latent.bringing.card import Card, Values
from latent.bringing.matrices import rows_network
from latent.bringing.models import Model, inside, named, pictures_of, stated
from latent.errors import ModelError, wrong

PLAIN = "VAE BetaVAE DisentangledBetaVAE BetaTCVAE FactorVAE INFOVAE_MMD IWAE MIWAE PIWAE CIWAE MSSSIM_VAE VAEGAN VAMP"
PLAIN += " Adversarial_AE AE RAE_L2 RAE_GP WAE_MMD"
"""Those in which a code is what the encoder gives and what the decoder takes; others do more in between."""

_KNOWN = {name.replace("_", "") + "Config" for name in PLAIN.split()}


def open_folder(folder: Path) -> Model:
    """Open what pythae's ``save`` wrote; :class:`ModelError` where that is no plain model with default networks."""
    said = stated(folder, "model_config.json")
    kind = str(said.get("name", ""))
    if kind.replace("_", "") not in _KNOWN:
        raise ModelError(folder.name, *wrong("error-pythae-kind", kind=foreign.listed([kind.removesuffix("Config")])))
    if not (said.get("uses_default_encoder", True) and said.get("uses_default_decoder", True)):
        raise ModelError(folder.name, *wrong("error-pythae-own"))
    weights = _weights(inside(folder, "model.pt"))
    try:
        encoder, decoder = _encoder(weights), _decoder(weights)
    except (KeyError, IndexError, TypeError) as error:
        raise ModelError("model.pt", *wrong("error-pythae-default")) from error
    rows = Values(flat=True)
    outputs = foreign.outputs_of(encoder)
    card = Card(
        configuration=_size(said.get("input_dim"), foreign.shape_taken(encoder)),
        input=rows,
        output=rows,
        mean=outputs[0],
        blur=outputs[1] if len(outputs) > 1 else "",
    )
    return named(folder.name, encoder, decoder, card)


def _size(stated: Any, taken: tuple[int, ...]) -> dict[str, Any]:
    """The configuration of pictures of ``input_dim``: channels, height and width."""
    sides = stated if isinstance(stated, list) and all(isinstance(side, int) for side in stated) else []
    if len(sides) == 2:
        sides = [1, *sides]
    if len(sides) != 3 or int(np.prod(sides)) != taken[0]:
        raise ModelError("model_config.json", *wrong("error-pythae-size", count=taken[0]))
    return pictures_of(sides[1], sides[2], sides[0])


def _weights(path: Path) -> dict[str, np.ndarray]:
    """The weights alone: torch opens nothing else."""
    import torch

    if path.stat().st_size > 2 * foreign.MOST_BYTES:
        raise ModelError(path.name, *wrong("error-pythae-large"))
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)["model_state_dict"]
        return {name: value.float().numpy() for name, value in state.items()}
    except Exception as error:
        raise ModelError(path.name, *wrong("error-pythae-weights")) from error


def _encoder(weights: Mapping[str, np.ndarray]) -> onnx.ModelProto:
    """Rows to a code, and to log-variances where there are weights for them."""
    features = weights["encoder.layers.0.0.weight"].shape[1]
    dials = len(weights["encoder.embedding.weight"])
    nodes = [*_layer("rows", "encoder.layers.0.0", "raw"), helper.make_node("Relu", ["raw"], ["hidden"])]
    heads = {"encoder.embedding": "mean", "encoder.log_var": "logvar"}
    heads = {name: given for name, given in heads.items() if f"{name}.weight" in weights}
    for name, given in heads.items():
        nodes += _layer("hidden", name, given)
    gives = [(given, dials) for given in heads.values()]
    return rows_network(nodes, ("rows", features), gives, _of(weights, "encoder.layers.0.0", *heads))


def _decoder(weights: Mapping[str, np.ndarray]) -> onnx.ModelProto:
    first, second = "decoder.layers.0.0", "decoder.layers.1.0"
    nodes = [
        *_layer("code", first, "raw"),
        helper.make_node("Relu", ["raw"], ["hidden"]),
        *_layer("hidden", second, "logits"),
        helper.make_node("Sigmoid", ["logits"], ["rows"]),
    ]
    dials, features = weights[f"{first}.weight"].shape[1], len(weights[f"{second}.weight"])
    return rows_network(nodes, ("code", dials), [("rows", features)], _of(weights, first, second))


def _layer(taken: str, name: str, given: str) -> list[onnx.NodeProto]:
    return [helper.make_node("Gemm", [taken, f"{name}.weight", f"{name}.bias"], [given], transB=1)]


def _of(weights: Mapping[str, np.ndarray], *layers: str) -> dict[str, np.ndarray]:
    return {f"{layer}.{part}": weights[f"{layer}.{part}"] for layer in layers for part in ("weight", "bias")}
