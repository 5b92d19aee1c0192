"""A judge of pictures that has nothing to do with the VAE: a small classifier whose confidence is calibrated.

It is trained on the first 50,000 pictures of a training file, its temperature is fitted on the next 5,000 (Guo et al.
2017, "On Calibration of Modern Neural Networks"), and it is kept under ``benchmarks/runs/``.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

RUNS = Path(__file__).parent / "runs"
TRAINED, CALIBRATED = 50_000, 55_000


class Judge(nn.Module):
    """Pictures ``float32 (n, 1, 28, 28)`` in 0..1 to calibrated logits ``(n, classes)``."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        widths = [1, 32, 64, 128]
        blocks = [
            nn.Sequential(nn.Conv2d(a, b, 3, padding=1), nn.BatchNorm2d(b), nn.ReLU(), nn.MaxPool2d(2, ceil_mode=True))
            for a, b in pairwise(widths)
        ]
        self.net = nn.Sequential(*blocks, nn.Flatten(), nn.Dropout(0.3), nn.Linear(128 * 16, classes))
        self.register_buffer("temperature", torch.ones(()))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """See the class."""
        return self.net(x) / self.temperature

    @torch.no_grad()
    def confidence(self, pictures: np.ndarray) -> np.ndarray:
        """Class probabilities ``float32 (n, classes)`` of ``uint8 (n, 28, 28)``."""
        self.eval()
        return torch.cat(
            [self(as_floats(part)).softmax(1) for part in np.array_split(pictures, -(-len(pictures) // 500))]
        ).numpy()


def as_floats(pictures: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(pictures).float().div_(255).reshape(-1, 1, 28, 28)


def judge(name: str, pictures: np.ndarray, labels: np.ndarray, epochs: int = 6) -> Judge:
    """The judge for a data set, trained once.

    Args:
        name: of the data set; names the file it is kept in.
        pictures: ``uint8 (n, 28, 28)``, n over 55,000.
        labels: ``int (n,)``.
    """
    torch.manual_seed(0)
    model = Judge(int(labels.max()) + 1)
    path = RUNS / f"judge-{name}.pt"
    if path.exists():
        model.load_state_dict(torch.load(path, weights_only=True))
        return model
    _train(model, pictures[:TRAINED], torch.from_numpy(labels[:TRAINED].astype(np.int64)), epochs)
    _calibrate(model, pictures[TRAINED:CALIBRATED], torch.from_numpy(labels[TRAINED:CALIBRATED].astype(np.int64)))
    RUNS.mkdir(exist_ok=True)
    torch.save(model.state_dict(), path)
    return model


def _train(model: Judge, pictures: np.ndarray, labels: torch.Tensor, epochs: int, batch: int = 128) -> None:
    model.train()
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.05)
    steps = epochs * (len(pictures) // batch)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=steps)
    for _ in range(epochs):
        for rows in torch.randperm(len(pictures))[: steps // epochs * batch].view(-1, batch):
            loss = functional.cross_entropy(model(as_floats(pictures[rows.numpy()])), labels[rows])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            plan.step()


def _calibrate(model: Judge, pictures: np.ndarray, labels: torch.Tensor) -> None:
    model.eval()
    with torch.no_grad():
        logits = torch.cat([model(as_floats(part)) for part in np.array_split(pictures, 10)])
    tried = torch.linspace(0.5, 3, 101)
    losses = torch.stack([functional.cross_entropy(logits / t, labels) for t in tried])
    model.temperature.fill_(tried[losses.argmin()])
