"""The objective, against computations by hand and by torch's own distributions."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn
from torch.distributions import Independent, Normal, kl_divergence

from latent.making.vae import VAE, Objective, kl_per_dial


class Given(nn.Module):
    """An encoder that answers what it was told to."""

    def __init__(self, mean: Tensor, logvar: Tensor) -> None:
        super().__init__()
        self.mean, self.logvar = mean, logvar

    def forward(self, _: Tensor) -> tuple[Tensor, Tensor]:
        return self.mean, self.logvar


class TwoHeads(nn.Module):
    """A linear encoder."""

    def __init__(self, features: int, dials: int) -> None:
        super().__init__()
        self.mean, self.logvar = nn.Linear(features, dials), nn.Linear(features, dials)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        return self.mean(x), self.logvar(x)


class UnitNormal(nn.Module):
    """A decoder of a normal distribution around what another module makes of a code."""

    def __init__(self, mean: Callable[[Tensor], Tensor]) -> None:
        super().__init__()
        self.mean = mean

    def forward(self, z: Tensor) -> Independent:
        return Independent(Normal(self.mean(z), 1.0), 1)


def twice(z: Tensor) -> Tensor:
    return 2 * z


MEAN = torch.tensor([[0.5, -1.0], [2.0, 0.0]])
LOGVAR = torch.tensor([[0.0, -2.0], [math.log(0.25), 1.0]])
INPUTS = torch.tensor([[1.0, 0.0], [3.0, -1.0]])
NOISE = torch.tensor([[1.0, -1.0], [0.0, 0.5]])
VAE_BY_HAND = VAE(Given(MEAN, LOGVAR), UnitNormal(twice))


def _log_normal(value: float, mean: float) -> float:
    return -0.5 * (value - mean) ** 2 - 0.5 * math.log(2 * math.pi)


def test_kl_is_that_of_torch():
    generator = torch.Generator().manual_seed(0)
    mean, logvar = torch.randn(50, 4, generator=generator), torch.randn(50, 4, generator=generator)
    wanted = kl_divergence(Normal(mean, torch.exp(0.5 * logvar)), Normal(0.0, 1.0)).mean(0)
    assert torch.allclose(kl_per_dial(mean, logvar), wanted, atol=1e-6)
    assert kl_per_dial(torch.zeros(3, 2), torch.zeros(3, 2)).tolist() == [0, 0]


def test_the_terms_are_those_computed_by_hand():
    terms = VAE_BY_HAND.terms(INPUTS, NOISE, Objective(beta=0.5))
    # Codes are mean + standard deviation * noise; the decoder doubles them.
    codes = [[0.5 + 1.0, -1.0 - math.exp(-1)], [2.0, 0.5 * math.exp(0.5)]]
    pairs = zip(INPUTS.flatten().tolist(), [z for row in codes for z in row], strict=True)
    rebuild = -sum(_log_normal(x, 2 * z) for x, z in pairs)
    first = 0.5 * ((0.25 + 1 - 1 - 0) + (4 + 0.25 - 1 - math.log(0.25))) / 2
    second = 0.5 * ((1 + math.exp(-2) - 1 + 2) + (0 + math.exp(1) - 1 - 1)) / 2
    assert terms.kl.tolist() == pytest.approx([first, second], rel=1e-6)
    assert terms.rebuild.item() == pytest.approx(rebuild / 2, rel=1e-6)
    assert terms.loss.item() == pytest.approx(rebuild / 2 + 0.5 * (first + second), rel=1e-6)


def test_beta_one_without_free_bits_is_the_negative_evidence_lower_bound():
    terms = VAE_BY_HAND.terms(INPUTS, NOISE, Objective())
    assert terms.loss.item() == pytest.approx((terms.rebuild + terms.kl.sum()).item())


def test_free_bits_are_counted_dial_by_dial():
    kl = VAE_BY_HAND.terms(INPUTS, NOISE, Objective()).kl
    low, high = sorted(kl.tolist())
    free = (low + high) / 2
    terms = VAE_BY_HAND.terms(INPUTS, NOISE, Objective(beta=0.3, free_nats=free))
    assert terms.loss.item() == pytest.approx(terms.rebuild.item() + 0.3 * (free + high), rel=1e-6)
    assert torch.equal(terms.kl, kl), "what is told is the divergence itself"


def test_a_dial_within_its_free_bits_is_not_pulled():
    mean, logvar = MEAN.clone().requires_grad_(), LOGVAR.clone().requires_grad_()
    vae = VAE(Given(mean, logvar), UnitNormal(Tensor.detach))
    kl = vae.terms(INPUTS, NOISE, Objective()).kl.detach()
    vae.terms(INPUTS, NOISE, Objective(free_nats=float(kl.min() + kl.max()) / 2)).loss.backward()
    pulled = mean.grad.abs().sum(0) > 0
    assert pulled.tolist() == (kl == kl.max()).tolist()


@pytest.mark.parametrize(("progress", "share"), [(0.0, 0.0), (0.1, 0.5), (0.2, 1.0), (0.7, 1.0), (1.0, 1.0)])
def test_beta_rises_while_warming_up(progress: float, share: float):
    assert Objective(beta=0.4, warm_up=0.2).beta_at(progress) == pytest.approx(0.4 * share)
    assert Objective(beta=0.4).beta_at(progress) == 0.4
    terms = VAE_BY_HAND.terms(INPUTS, NOISE, Objective(beta=0.4, warm_up=0.2), progress)
    assert terms.loss.item() == pytest.approx((terms.rebuild + 0.4 * share * terms.kl.sum()).item(), rel=1e-6)


def test_the_forward_pass_draws_with_the_given_noise():
    log_likelihood, mean, logvar = VAE_BY_HAND(INPUTS, torch.zeros(2, 2))
    assert torch.equal(log_likelihood, UnitNormal(twice)(MEAN).log_prob(INPUTS))
    assert torch.equal(mean, MEAN)
    assert torch.equal(logvar, LOGVAR)


def test_an_analogy_is_free_where_all_move_alike():
    encoder = Given(torch.tensor([[0.0, 1.0], [2.0, 0.0], [1.0, 3.0], [3.0, 2.0]]), torch.zeros(4, 2))
    pairs, still = [2 * encoder.mean.view(2, 2, 2)], torch.zeros(4, 2)
    vae = VAE(encoder, UnitNormal(twice))
    exact = vae.analogy(pairs, still)
    assert torch.isclose(exact, torch.tensor(math.log(2 * math.pi))), "nothing but the normal's own constant"
    astray = VAE(Given(encoder.mean + torch.tensor([[0.0], [0.0], [0.0], [1.0]]), torch.zeros(4, 2)), UnitNormal(twice))
    assert astray.analogy(pairs, still) > exact


def test_the_loss_falls_when_it_is_followed():
    torch.manual_seed(0)
    vae = VAE(TwoHeads(5, 2), UnitNormal(nn.Linear(2, 5)))
    inputs = torch.randn(64, 2) @ torch.randn(2, 5)
    optimiser = torch.optim.Adam(vae.parameters(), 0.02)
    losses = []
    for _ in range(200):
        loss = vae.terms(inputs, torch.randn(64, 2), Objective()).loss
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert sum(losses[-20:]) < 0.85 * sum(losses[:20])
