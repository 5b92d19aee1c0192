"""Encoder and decoder for pictures of sound.

Residual convolutions over pitch and time without normalisation layers, so that one sound and a thousand are answered
alike. The encoder sees each sound twice: as it is, and without what all its moments have in common, which is as much
the room, the microphone and the voice as what is said (cepstral mean normalisation, Atal 1974, "Effectiveness of linear
prediction characteristics of the speech wave"). Beside the convolutions both have a straight way, which finds what
principal components would within a few hundred steps.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.distributions import Distribution

HALVINGS = 3
BLOCK = 2**HALVINGS
HIDDEN = 192
LARGEST = 1_200_000
"""Weights between grid and code, at most."""

DROPPED = 0.1
"""Share of the grid that the encoder's head does not see while it learns."""

SPREAD = 0.1
"""Standard deviation of a level around what is decoded, as a share of the range: 5 dB."""

STEP = 1 / 255
"""Levels are told in steps of this size; a density times it is a probability."""


class Levels(Distribution):
    """Levels ``(n, 1, mels, frames)``, each normal around its mean, as probabilities of steps of :data:`STEP`."""

    def __init__(self, means: Tensor) -> None:
        super().__init__(means.shape[:1], means.shape[1:], validate_args=False)
        self.means = means

    @property
    def mean(self) -> Tensor:
        """What is shown for it."""
        return self.means

    def log_prob(self, value: Tensor) -> Tensor:
        """Log-probability ``(n,)`` in nats."""
        squares = (value - self.means).square().flatten(1).sum(1)
        return -squares / (2 * SPREAD**2) + value[0].numel() * math.log(STEP / (SPREAD * math.sqrt(2 * math.pi)))


class Residual(nn.Module):
    """``x + f(x)``, ``f`` being near nothing at the start."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.SiLU(),
            nn.Conv2d(channels, channels, 3, padding=1),
            nn.SiLU(),
            nn.Conv2d(channels, channels, 3, padding=1),
        )
        nn.init.zeros_(self.body[-1].weight)

    def forward(self, x: Tensor) -> Tensor:
        """``(n, c, h, w)`` to the same."""
        return x + self.body(x)


class Encoder(nn.Module):
    """Levels ``(n, 1, mels, frames)`` in 0..1 to the posterior's mean and log-variance, each ``(n, dials)``."""

    def __init__(self, plan: Plan, dials: int) -> None:
        super().__init__()
        self.plan = plan
        layers: list[nn.Module] = []
        for before, width in zip((2, *plan.widths), plan.widths, strict=False):
            layers += [nn.Conv2d(before, width, 3, stride=2, padding=1), Residual(width)]
        self.body = nn.Sequential(*layers, nn.SiLU())
        self.drop = nn.Dropout(DROPPED)
        self.head = nn.Sequential(nn.Linear(plan.flat, plan.hidden), nn.SiLU(), nn.Linear(plan.hidden, 2 * dials))
        self.straight = nn.Linear(plan.mels * plan.frames, dials, bias=False)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """See the class."""
        loud = x.sum(2, keepdim=True) / self.plan.mels  # a mean by name would be taken for the output of that name
        common = (x * loud).sum(3, keepdim=True) / loud.sum(3, keepdim=True).clamp(min=1e-3)
        both = torch.cat([2 * x - 1, (x - common) * (4 * loud).clamp(max=1)], 1)
        grid = self.body(nn.functional.pad(both, self.plan.rest))
        mean, logvar = self.head(self.drop(grid.flatten(1))).chunk(2, dim=1)
        mean = mean + self.straight(x.flatten(1))
        return mean, logvar.clamp(-12, 6)


class Decoder(nn.Module):
    """Codes ``(n, dials)`` to :class:`Levels`."""

    def __init__(self, plan: Plan, dials: int) -> None:
        super().__init__()
        self.plan = plan
        self.head = nn.Sequential(nn.Linear(dials, plan.hidden), nn.SiLU(), nn.Linear(plan.hidden, plan.flat))
        layers: list[nn.Module] = []
        for width, after in zip(plan.widths[::-1], (*plan.widths[-2::-1], 1), strict=True):
            layers += [Residual(width), nn.SiLU(), nn.Conv2d(width, 4 * after, 3, padding=1), nn.PixelShuffle(2)]
        self.body = nn.Sequential(*layers)
        self.straight = nn.Linear(dials, plan.mels * plan.frames)

    def forward(self, z: Tensor) -> Levels:
        """See the class."""
        grid = self.head(z).view(-1, self.plan.widths[-1], *self.plan.grid)
        levels = self.body(grid)[:, :, : self.plan.mels, : self.plan.frames]
        levels = levels.float() + self.straight(z).float().view(-1, 1, self.plan.mels, self.plan.frames)
        return Levels(torch.sigmoid(levels))


class Plan:
    """The sizes of the layers for one shape of picture; ``rest`` makes it a whole number of grid cells."""

    def __init__(self, shape: tuple[int, int], width: int) -> None:
        self.mels, self.frames = shape
        self.grid = tuple(-(-side // BLOCK) for side in shape)
        self.rest = (0, self.grid[1] * BLOCK - self.frames, 0, self.grid[0] * BLOCK - self.mels)
        self.widths = [width * 2**i for i in range(HALVINGS)]
        self.flat = self.widths[-1] * math.prod(self.grid)
        self.hidden = max(8, min(HIDDEN, LARGEST // self.flat // 8 * 8))


def build(shape: tuple[int, int], dials: int, width: int = 16) -> tuple[nn.Module, nn.Module]:
    """Fresh encoder and decoder for pictures ``(mels, frames)``."""
    plan = Plan(shape, width)
    return Encoder(plan, dials), Decoder(plan, dials)
