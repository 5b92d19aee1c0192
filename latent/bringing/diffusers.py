"""Autoencoders of diffusers, from a folder on this disk: ``AutoencoderKL`` and ``AutoencoderTiny``.

Both take pictures of any size and give a grid for a code; they are exported for pictures of one size.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import onnx

from latent.bringing import foreign
from latent.bringing.card import Card, Values
from latent.bringing.models import Model, inside, named, pictures_of, stated
from latent.errors import ModelError, wrong
from latent.making.network_files import OPSET
from latent.words import Saying, both

if TYPE_CHECKING:
    from torch import nn

KINDS = ("AutoencoderKL", "AutoencoderTiny")
WEIGHTS = "diffusion_pytorch_model.safetensors"
SIDE = 64
"""Side in pixels of the pictures that such a model is taken for unless told: a page has to decode them."""

_BOTH = Values(scale=(2.0,), shift=(-1.0,))


def open_folder(folder: Path, size: int | None = None) -> Model:
    """Open what ``save_pretrained`` of diffusers wrote.

    Args:
        folder: holds ``config.json`` and the weights as safetensors.
        size: side of the pictures in pixels; :data:`SIDE` unless told.

    Raises:
        ModelError: it is another model, its weights are kept as a pickle or in parts, or diffusers is not installed.
    """
    said = stated(folder, "config.json")
    kind = str(said.get("_class_name", ""))
    if kind not in KINDS:
        raise ModelError(
            folder.name,
            *wrong(
                "error-diffusers-kind", kind=foreign.listed([kind]) or Saying("error-unknown-kind"), names=both(KINDS)
            ),
        )
    if not (folder / WEIGHTS).exists():
        raise ModelError(folder.name, *wrong("error-diffusers-weights", file=WEIGHTS))
    inside(folder, WEIGHTS)
    vae = _loaded(folder, kind)
    side, factor = size or SIDE, 2 ** _halvings(said)
    if side % factor:
        raise ModelError(folder.name, *wrong("error-diffusers-sides", factor=factor, side=side))
    channels = int(said.get("in_channels", 3))
    configuration = pictures_of(side, side, channels)
    encoder, decoder = _exported(vae, kind, channels, side)
    outputs = foreign.outputs_of(encoder)
    card = Card(
        configuration=configuration,
        input=_BOTH,
        output=_BOTH,
        mean=outputs[0],
        blur=outputs[1] if len(outputs) > 1 else "",
    )
    return named(folder.name, encoder, decoder, card)


def _halvings(said: dict[str, Any]) -> int:
    """How often a model halves a picture's sides."""
    blocks = said.get("block_out_channels") or said.get("encoder_block_out_channels")
    return max(0, len(blocks) - 1) if isinstance(blocks, list) else 3


def _loaded(folder: Path, kind: str) -> nn.Module:
    try:
        import diffusers
    except ImportError as error:
        raise ModelError(folder.name, *wrong("error-no-diffusers")) from error
    import torch

    try:
        read = getattr(diffusers, kind).from_pretrained
        how = {"local_files_only": True, "use_safetensors": True, "low_cpu_mem_usage": False}
        return read(folder, torch_dtype=torch.float32, **how).eval()
    except Exception as error:
        raise ModelError(folder.name, *wrong("error-diffusers-unreadable")) from error


def _exported(vae: Any, kind: str, channels: int, side: int) -> tuple[onnx.ModelProto, onnx.ModelProto]:
    import torch
    from torch import nn

    class Encoder(nn.Module):
        """Pictures to a grid, and to its log-variances where there are some."""

        def __init__(self) -> None:
            super().__init__()
            self.vae = vae

        def forward(self, x: torch.Tensor) -> torch.Tensor | tuple[torch.Tensor, torch.Tensor]:
            if kind == "AutoencoderTiny":
                return self.vae.encode(x, return_dict=False)[0]
            parts = self.vae.encode(x, return_dict=False)[0]
            return parts.mean, parts.logvar

    class Decoder(nn.Module):
        """A grid to pictures."""

        def __init__(self) -> None:
            super().__init__()
            self.vae = vae

        def forward(self, z: torch.Tensor) -> torch.Tensor:
            return self.vae.decode(z, return_dict=False)[0]

    pictures = torch.zeros(2, channels, side, side)
    with torch.no_grad():
        first = Encoder()(pictures)
    outputs = ["mean"] if isinstance(first, torch.Tensor) else ["mean", "logvar"]
    grid = first if isinstance(first, torch.Tensor) else first[0]
    return _onnx(Encoder(), pictures, outputs, "encoder"), _onnx(Decoder(), grid, ["decoded"], "decoder")


def _onnx(module: nn.Module, example: Any, outputs: list[str], name: str) -> onnx.ModelProto:
    import torch

    from latent.making.export import quiet_exporter

    buffer = io.BytesIO()
    with quiet_exporter():
        program = torch.onnx.export(
            module.eval(),
            (example,),
            dynamo=True,
            opset_version=OPSET,
            input_names=["taken"],
            output_names=outputs,
            dynamic_shapes=({0: torch.export.Dim("batch", min=1)},),
            external_data=False,
            verbose=False,
        )
    program.save(buffer, external_data=False)
    return foreign.sound(onnx.load_model_from_string(buffer.getvalue()), f"{name}.onnx")
