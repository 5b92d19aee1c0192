"""A reader of portraits that has nothing to do with the VAE: a small network that tells a face's factors from pixels.

It is trained on portraits of its own, drawn with another seed than those that the space was trained on, and is kept
under ``benchmarks/runs/``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from benchmarks.common import RUNS
from latent import faces
from latent.faces import CHOICES, NAMES

NUMBERS = tuple(name for name in NAMES if name not in CHOICES)
DEVIATION = 1 / np.sqrt(3)
"""Standard deviation of a factor that is drawn evenly from -1 to 1."""

SEED, COUNT, EPOCHS, BATCH = 101, 12_000, 10, 128


@dataclass(frozen=True)
class Reading:
    """What the reader sees in portraits.

    Attributes:
        numbers: ``float32 (n,)`` by factor, on the factor's own scale.
        words: the likeliest choice ``str (n,)`` by factor.
    """

    numbers: dict[str, np.ndarray]
    words: dict[str, np.ndarray]


class Reader(nn.Module):
    """Portraits ``float32 (n, 3, 64, 64)`` in 0..1 to numbers and logits of choices, side by side."""

    def __init__(self) -> None:
        super().__init__()
        widths = [3, 24, 48, 96, 128]
        blocks = [
            nn.Sequential(nn.Conv2d(a, b, 3, padding=1), nn.BatchNorm2d(b), nn.ReLU(), nn.MaxPool2d(2))
            for a, b in pairwise(widths)
        ]
        outputs = len(NUMBERS) + sum(map(len, CHOICES.values()))
        self.net = nn.Sequential(*blocks, nn.Flatten(), nn.Linear(128 * 16, 256), nn.ReLU(), nn.Linear(256, outputs))

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """See the class."""
        numbers, *choices = self.net(x).split([len(NUMBERS), *map(len, CHOICES.values())], dim=1)
        return numbers, choices

    @torch.no_grad()
    def read(self, pictures: np.ndarray) -> Reading:
        """The factors of ``uint8 (n, 64, 64, 3)``."""
        self.eval()
        parts = [self(as_floats(part)) for part in np.array_split(pictures, -(-len(pictures) // 250))]
        numbers = torch.cat([part[0] for part in parts]).numpy()
        words = {
            name: np.asarray(choices)[torch.cat([part[1][i] for part in parts]).argmax(1).numpy()]
            for i, (name, choices) in enumerate(CHOICES.items())
        }
        return Reading({name: numbers[:, i] for i, name in enumerate(NUMBERS)}, words)


def as_floats(pictures: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(np.ascontiguousarray(pictures.transpose(0, 3, 1, 2))).float().div_(255)


def reader() -> Reader:
    """The reader, trained once."""
    torch.manual_seed(SEED)
    model, path = Reader(), RUNS / f"reader-faces-{_generator()}.pt"
    if path.exists():
        model.load_state_dict(torch.load(path, weights_only=True))
        return model
    factors = faces.sample(COUNT, np.random.default_rng(SEED))
    _train(model, faces.draw(factors), factors)
    RUNS.mkdir(exist_ok=True)
    torch.save(model.state_dict(), path)
    return model


def _generator() -> str:
    """A name for how portraits are drawn now: a reader of others would read these wrongly."""
    some = faces.draw(faces.sample(8, np.random.default_rng(SEED)))
    return hashlib.sha256(some.tobytes()).hexdigest()[:8]


def _train(model: Reader, pictures: np.ndarray, factors: Mapping[str, np.ndarray]) -> None:
    numbers = torch.from_numpy(np.stack([factors[name] for name in NUMBERS], 1))
    words = [torch.from_numpy(np.array([c.index(w) for w in factors[name]])) for name, c in CHOICES.items()]
    model.train()
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.01)
    steps = EPOCHS * (len(pictures) // BATCH)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(pictures))[: steps // EPOCHS * BATCH].view(-1, BATCH):
            told, choices = model(as_floats(pictures[rows.numpy()]))
            loss = 10 * functional.mse_loss(told, numbers[rows])
            loss = loss + sum(functional.cross_entropy(c, w[rows]) for c, w in zip(choices, words, strict=True))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            plan.step()
