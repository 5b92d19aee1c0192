"""What a model learns on: an accelerator where there is one, else the processor."""

from __future__ import annotations

import torch

from latent.errors import RequestError, wrong
from latent.words import both

AUTO = "auto"
"""The accelerator that torch finds, or the processor."""


def find(name: str = AUTO) -> torch.device:
    """A device by its name: ``auto``, ``cpu``, ``cuda``, ``mps`` or what else torch calls one.

    Raises:
        RequestError: there is none of that name in this computer.
    """
    best = torch.accelerator.current_accelerator() if torch.accelerator.is_available() else torch.device("cpu")
    if name == AUTO:
        return best
    try:
        asked = torch.device(name)
    except RuntimeError:
        asked = None
    if asked is None or asked.type not in ("cpu", best.type):
        there = both(["cpu"] if best.type == "cpu" else ["cpu", best.type])
        raise RequestError(name, *wrong("error-no-device", names=there))
    return asked


def has_bfloat16(device: torch.device) -> bool:
    """Whether it computes in bfloat16 by itself; a processor that does it by other means takes ten times as long."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported(including_emulation=False)
    able = torch.cpu.get_capabilities() if device.type == "cpu" else {}
    return any(able.get(name) for name in ("avx512_bf16", "amx_bf16", "bf16"))


def called(device: torch.device) -> str:
    """A device's own name."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return device.type
