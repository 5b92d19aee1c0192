"""From trained networks to the two ONNX files that everything else runs, checked for parity as they are written.

Weights are rounded to half precision first, so that the safetensors file, the ONNX files and the checked outputs hold
the very same numbers; ONNX stores them as ``float16`` with a cast in front, which onnxruntime folds away when it
loads, and computes in ``float32``.
"""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from latent.engine import OnnxModel
from latent.making import network_files
from latent.making.network_files import OPSET
from latent.making.vae import VAE

TOLD, LUCK = "told", "luck"
"""Names of what a decoder may take besides a code: an item, and random numbers."""


class Means(nn.Module):
    """Codes to the means of the items' distribution: the decoder as it is exported, where they tell all."""

    def __init__(self, vae: VAE) -> None:
        super().__init__()
        self.decoder = vae.decoder

    def forward(self, z: Tensor) -> Tensor:
        """``(n, dials)`` to ``(n, ...)``."""
        return self.decoder(z).mean


class Answers(nn.Module):
    """Codes, what is told, and luck, to the means and what a likelihood needs besides."""

    def __init__(self, vae: VAE) -> None:
        super().__init__()
        self.decoder = vae.decoder

    def forward(self, z: Tensor, *besides: Tensor) -> tuple[Tensor, ...]:
        """``(n, dials)``, ``(n, ...)`` and ``(n, luck)`` to ``(n, ...)`` and others."""
        return self.decoder.answers(z, *besides)


def halve(vae: VAE) -> VAE:
    """Round every weight to half precision, in place."""
    with torch.no_grad():
        for value in vae.parameters():
            value.copy_(value.half().float())
    return vae


def export(vae: VAE, inputs: np.ndarray, folder: Path) -> dict[str, float]:
    """Write ``encoder.onnx`` and ``decoder.onnx`` into ``folder`` and check them against torch.

    Args:
        vae: its weights should be rounded already (:func:`halve`).
        inputs: a few real inputs ``(n, ...)``, n at least 2, for tracing and for the check.
        folder: exists.

    Returns:
        The largest difference between the two engines for each part.

    Raises:
        TrainingError: the engines disagree by more than :data:`latent.making.network_files.TOLERANCE`.
    """
    vae = vae.eval().to(memory_format=torch.contiguous_format)
    batch = torch.from_numpy(inputs)
    with torch.no_grad():
        posterior = vae.encoder(batch)
    _write(vae.encoder, {"inputs": batch}, folder / "encoder.onnx", ["mean", "logvar"])
    encoder = OnnxModel(folder / "encoder.onnx")
    parity = {"encoder": _gap(encoder.run(inputs), posterior)}
    if hasattr(vae.decoder, "answers"):
        luck = getattr(vae.decoder, LUCK, 0)
        given = {TOLD: batch} | ({LUCK: torch.zeros(len(batch), luck)} if luck else {})
        code, outputs = {"code": posterior[0]}, ["decoded", "besides"]
        _write(Answers(vae), code | given, folder / "decoder.onnx", outputs, besides=list(given))
        with torch.no_grad():  # not what it writes: where two words are equally likely, engines may take either
            besides = Answers(vae)(posterior[0], *given.values())[1:]
        found = OnnxModel(folder / "decoder.onnx").run(posterior[0].numpy(), told=inputs)[1:]
        parity["decoder"] = _gap(found, besides)
    else:
        _write(Means(vae), {"code": posterior[0]}, folder / "decoder.onnx", ["decoded"])
        with torch.no_grad():
            means = Means(vae)(posterior[0])
        parity["decoder"] = _gap(OnnxModel(folder / "decoder.onnx").run(posterior[0].numpy()), [means])
    return network_files.agreed(parity, "torch")


def _gap(left: Sequence[np.ndarray], right: Sequence[Tensor]) -> float:
    return network_files.gap(left, (outputs.numpy() for outputs in right))


def _write(
    module: nn.Module, example: dict[str, Tensor], path: Path, outputs: list[str], besides: Iterable[str] = ()
) -> None:
    """One network; what it takes ``besides`` need not be given."""
    buffer, batch = io.BytesIO(), torch.export.Dim("batch", min=1)
    with quiet_exporter():
        program = torch.onnx.export(
            module.eval(),
            tuple(example.values()),
            dynamo=True,
            opset_version=OPSET,
            input_names=list(example),
            output_names=outputs,
            dynamic_shapes=_dynamic(example, batch, besides),
            external_data=False,
            verbose=False,
        )
    program.save(buffer, external_data=False)
    model = onnx.load_from_string(buffer.getvalue())
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    del model.metadata_props[:]
    network_files.store_half(model)
    for name in besides:
        _may_be_left_out(model, name, np.zeros((1, *example[name].shape[1:]), np.float32))
    network_files.write(model, path)


@contextmanager
def quiet_exporter() -> Iterator[None]:
    """Without torch's notes to its own developers; what an export is worth is checked on real items."""
    log = logging.getLogger("torch.onnx")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            warnings.simplefilter("ignore", UserWarning)
            yield
    finally:
        log.setLevel(before)


def _dynamic(example: dict[str, Tensor], batch: torch.export.Dim, besides: Iterable[str]) -> tuple[Any, ...]:
    """Every input has as many rows as there are; what comes besides arrives as one argument of several parts."""
    extra = tuple({0: batch} for _ in besides)
    return tuple({0: batch} for _ in range(len(example) - len(extra))) + ((extra,) if extra else ())


def _may_be_left_out(model: onnx.ModelProto, name: str, nothing: np.ndarray) -> None:
    """Who runs the model may leave an input out: ``nothing`` ``(1, ...)`` stands in for it."""
    (extra,) = (extra for extra in model.graph.input if extra.name == name)
    extra.type.tensor_type.shape.dim[0].dim_param = name
    model.graph.initializer.append(numpy_helper.from_array(nothing, name))
