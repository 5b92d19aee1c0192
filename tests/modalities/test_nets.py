"""Encoder and decoder for pictures of any size."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from latent.modalities.image import ImageConfig, ImageModality
from latent.modalities.image.nets import SMALLEST_SIDE, Plan, Residual, build

SIZES = [(28, 28, 1), (1, 1, 1), (5, 31, 3), (8, 8, 1), (9, 8, 3), (64, 64, 3), (33, 17, 1), (100, 7, 3)]


def _inputs(height: int, width: int, channels: int, count: int = 3) -> torch.Tensor:
    return torch.rand(count, channels, height, width, generator=torch.Generator().manual_seed(0))


@pytest.mark.parametrize(("height", "width", "channels"), SIZES)
def test_shapes_fit_pictures_of_any_size(height: int, width: int, channels: int):
    encoder, decoder = build(ImageConfig(height, width, channels), dials=5, width=4)
    inputs = _inputs(height, width, channels)
    mean, logvar = encoder(inputs)
    assert mean.shape == logvar.shape == (3, 5)
    pixels = decoder(mean)
    assert pixels.log_prob(inputs).shape == (3,)
    assert pixels.mean.shape == inputs.shape
    assert torch.isfinite(decoder.logits(mean)).all()


@pytest.mark.parametrize(("height", "width", "channels"), SIZES)
def test_the_last_grid_is_small_and_covers_the_picture(height: int, width: int, channels: int):
    plan = Plan(ImageConfig(height, width, channels), 4)
    halvings = len(plan.widths)
    assert max(plan.grid) <= SMALLEST_SIDE
    assert plan.grid[0] * 2**halvings >= height
    assert plan.grid[1] * 2**halvings >= width
    assert plan.flat == plan.widths[-1] * plan.grid[0] * plan.grid[1]


def test_the_likelihood_is_the_cross_entropy_in_nats():
    _, decoder = build(ImageConfig(5, 6, 3), dials=2, width=4)
    codes, targets = torch.randn(4, 2) * 3, torch.rand(4, 3, 5, 6)
    logits = decoder.logits(codes)
    wanted = binary_cross_entropy_with_logits(logits, targets, reduction="none").sum((1, 2, 3))
    assert torch.allclose(-decoder(codes).log_prob(targets), wanted, rtol=1e-5)
    assert torch.allclose(decoder(codes).mean, torch.sigmoid(logits))


def test_the_likelihood_is_that_of_the_codec():
    """One in torch to train with, one in numpy to judge with: the same nats."""
    modality = ImageModality(ImageConfig(5, 6, 3))
    arrays = np.random.default_rng(0).integers(0, 256, (4, 5, 6, 3), dtype=np.uint8)
    _, decoder = modality.nets(2, 4)
    with torch.no_grad():
        items = decoder(torch.randn(4, 2, generator=torch.Generator().manual_seed(0)))
    in_numpy = modality.log_likelihood(arrays, [items.mean.numpy()])
    assert np.allclose(items.log_prob(torch.from_numpy(modality.inputs(arrays))), in_numpy, rtol=1e-5)


def test_a_residual_branch_starts_near_zero_whatever_it_is_given():
    torch.manual_seed(0)
    block, x = Residual(4), torch.randn(2, 4, 6, 6)
    with torch.no_grad():
        added = block(x) - x
    assert torch.allclose(added, added[:1, :, :1, :1], atol=1e-6)
    assert added.abs().max() < 0.2


def test_one_picture_gives_what_many_give():
    encoder, decoder = (net.eval() for net in build(ImageConfig(28, 28), dials=4, width=8))
    inputs = _inputs(28, 28, 1, 6)
    with torch.no_grad():
        whole, alone = encoder(inputs)[0], torch.cat([encoder(x[None])[0] for x in inputs])
        assert torch.allclose(whole, alone, atol=1e-5)
        assert torch.allclose(decoder.logits(whole), torch.cat([decoder.logits(z[None]) for z in whole]), atol=1e-5)


def test_a_log_variance_stays_within_what_can_be_drawn_from():
    encoder, _ = build(ImageConfig(8, 8), dials=4, width=4)
    with torch.no_grad():
        encoder.head[2].bias.copy_(torch.tensor([0.0] * 4 + [1e6, -1e6, 0, 0]))
        _, logvar = encoder(_inputs(8, 8, 1))
    assert logvar.max() <= 6
    assert logvar.min() >= -12
    assert torch.isfinite(torch.exp(0.5 * logvar)).all()


@pytest.mark.parametrize("config", [ImageConfig(28, 28), ImageConfig(17, 30, 3)])
def test_every_weight_learns(config: ImageConfig):
    torch.manual_seed(0)
    encoder, decoder = build(config, dials=4, width=4)
    inputs = _inputs(config.height, config.width, config.channels)
    parameters = [*encoder.parameters(), *decoder.parameters()]
    optimiser = torch.optim.SGD(parameters, 1e-3)
    for _ in range(2):  # what lies behind a branch that starts at zero learns from the second step on
        mean, logvar = encoder(inputs)
        loss = -decoder(mean + torch.exp(0.5 * logvar)).log_prob(inputs).mean() + logvar.square().mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    assert all(p.grad is not None and p.grad.abs().sum() > 0 for p in parameters)
