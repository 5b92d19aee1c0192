"""Encoder and decoder for counts of words (NVDM: Miao et al. 2016, "Neural Variational Inference for Text Processing").

The encoder sees which words come, weighted by how rare they are, at unit length, so that long texts lie no further out.
The decoder adds to each word's usual log-frequency what the code says of it, so that a dial is a list of words that it
calls for and of words that it drives out. Words are hidden from the encoder while it learns, so that it tells a text by
more than its rarest word.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, log_softmax, normalize

HIDDEN = 0.3
"""Share of the words hidden from the encoder while training."""

_SCALE = 8.0  # of the encoder's inputs, which at unit length are small


class Encoder(nn.Module):
    """Counts ``(n, words)`` to the posterior's mean and log-variance, each ``(n, dials)``."""

    def __init__(self, shares: Tensor, dials: int, width: int) -> None:
        super().__init__()
        rare = (1 - torch.log(shares)).half().float()  # as it is exported
        self.register_buffer("rare", rare, persistent=False)
        self.hide = nn.Dropout(HIDDEN)
        self.first = nn.Linear(len(shares), 8 * width)
        self.head = nn.Linear(8 * width, 2 * dials)
        nn.init.normal_(self.head.weight, std=0.02)  # every code starts near the middle

    def forward(self, inputs: Tensor) -> tuple[Tensor, Tensor]:
        """See the class."""
        weighted = self.hide(torch.log1p(inputs) * self.rare)
        mean, logvar = self.head(gelu(self.first(_SCALE * normalize(weighted, dim=1)))).chunk(2, dim=1)
        return mean, logvar.clamp(-8, 4)


class Decoder(nn.Module):
    """Codes ``(n, dials)`` to how likely each word is."""

    def __init__(self, shares: Tensor, usual: int, dials: int) -> None:
        super().__init__()
        self.usual = float(usual)
        self.out = nn.Linear(dials, len(shares))
        nn.init.normal_(self.out.weight, std=0.05)
        with torch.no_grad():
            self.out.bias.copy_(torch.log(shares).half())

    def forward(self, z: Tensor) -> Words:
        """See the class."""
        return Words(log_softmax(self.out(z).float(), dim=1), self.usual)


class Words:
    """Words drawn one by one; a distribution as :class:`latent.making.vae.VAE` asks for."""

    def __init__(self, logs: Tensor, usual: float) -> None:
        self.logs, self.usual = logs, usual

    def log_prob(self, inputs: Tensor) -> Tensor:
        """Of texts as counts ``(n, words)``, in nats ``(n,)``."""
        return (inputs * self.logs).sum(1)

    @property
    def mean(self) -> Tensor:
        """Expected counts ``(n, words)`` in a text of the usual size."""
        return self.usual * self.logs.exp()


def build(shares: tuple[float, ...], usual: int, dials: int, width: int) -> tuple[nn.Module, nn.Module]:
    """Fresh encoder and decoder."""
    held = torch.tensor(shares).clamp(min=1e-6)
    nets = Encoder(held, dials, width), Decoder(held, usual, dials)
    with torch.no_grad():  # inputs are long vectors: what export rounds away would show from the start
        for weight in (weight for net in nets for weight in net.parameters()):
            weight.copy_(weight.half())
    return nets
