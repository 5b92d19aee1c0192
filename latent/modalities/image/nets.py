"""Encoder and decoder for pictures.

Small residual convolutional networks without normalisation layers: each residual branch starts near zero (De & Smith
2020, "Batch Normalization Biases Residual Blocks Towards the Identity Function in Deep Networks"), so that they train
stably, export to plain ONNX operators and answer the same for one picture as for a thousand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from torch import Tensor, nn
from torch.distributions import Bernoulli, Distribution, Independent

if TYPE_CHECKING:
    from latent.modalities.image.codec import ImageConfig

SMALLEST_SIDE = 8
HIDDEN = 256
LARGEST = 810_000
"""Weights between grid and code, at most: of larger pictures they would else outweigh all others."""


class Residual(nn.Module):
    """``x + f(x)`` with two 3x3 convolutions, ``f`` being a small constant for each channel at the start."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        nn.init.zeros_(self.second.weight)
        self.act = nn.SiLU()

    def forward(self, x: Tensor) -> Tensor:
        """``(n, c, h, w)`` to the same."""
        return x + self.second(self.act(self.first(self.act(x))))


class Encoder(nn.Module):
    """Pictures ``(n, c, h, w)`` in 0..1 to the posterior's mean and log-variance, each ``(n, dials)``."""

    def __init__(self, plan: Plan, dials: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        before = plan.channels
        for width in plan.widths:
            layers += [nn.Conv2d(before, width, 3, stride=2, padding=1), Residual(width)]
            before = width
        self.body = nn.Sequential(*layers, nn.SiLU(), nn.Flatten())
        self.head = nn.Sequential(nn.Linear(plan.flat, plan.hidden), nn.SiLU(), nn.Linear(plan.hidden, 2 * dials))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """See the class."""
        mean, logvar = self.head(self.body(x * 2 - 1)).chunk(2, dim=1)
        return mean, logvar.clamp(-12, 6)


class Decoder(nn.Module):
    """Codes ``(n, dials)`` to independent Bernoulli pixels ``(n, c, h, w)`` with grey targets.

    Their log-density is the cross-entropy in nats.
    """

    def __init__(self, plan: Plan, dials: int) -> None:
        super().__init__()
        self.plan = plan
        self.head = nn.Sequential(nn.Linear(dials, plan.hidden), nn.SiLU(), nn.Linear(plan.hidden, plan.flat))
        layers: list[nn.Module] = []
        after = [*plan.widths[-2::-1], plan.last]
        for width, following in zip(plan.widths[::-1], after, strict=True):
            layers += [Residual(width), nn.SiLU(), nn.Conv2d(width, following * 4, 3, padding=1), nn.PixelShuffle(2)]
        self.body = nn.Sequential(*layers, nn.SiLU(), nn.Conv2d(plan.last, plan.channels, 3, padding=1))

    def forward(self, z: Tensor) -> Distribution:
        """See the class."""
        return Independent(Bernoulli(logits=self.logits(z).float(), validate_args=False), 3, validate_args=False)

    def logits(self, z: Tensor) -> Tensor:
        """Codes ``(n, dials)`` to the pixels' logits ``(n, c, h, w)``."""
        grid = self.head(z).view(-1, self.plan.widths[-1], *self.plan.grid)
        return self.body(grid)[:, :, : self.plan.height, : self.plan.width]


class Plan:
    """The sizes of the layers for one picture size.

    ``widths`` are the channels after each halving; the last grid is at most 8 on its longer side.
    """

    def __init__(self, config: ImageConfig, width: int) -> None:
        self.height, self.width, self.channels = config.height, config.width, config.channels
        halvings = 1
        while -(-max(self.height, self.width) // 2**halvings) > SMALLEST_SIDE:
            halvings += 1
        self.widths = [width * min(2**i, 4) for i in range(halvings)]
        self.last = max(width // 2, 8)
        self.grid = (-(-self.height // 2**halvings), -(-self.width // 2**halvings))
        self.flat = self.widths[-1] * self.grid[0] * self.grid[1]
        self.hidden = max(8, min(HIDDEN, LARGEST // self.flat // 8 * 8))


def build(config: ImageConfig, dials: int, width: int = 32) -> tuple[nn.Module, nn.Module]:
    """Fresh encoder and decoder for pictures of ``config``'s size."""
    plan = Plan(config, width)
    return Encoder(plan, dials), Decoder(plan, dials)
