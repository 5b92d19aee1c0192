"""The variational autoencoder and its objective, the same for every modality.

The decoder returns a distribution, so the objective needs no branch:
the negative evidence lower bound, with the KL divergence weighted (Higgins et al. 2017, beta-VAE) and
with free bits per dial (Kingma et al. 2016, "Improved Variational Inference with Inverse Autoregressive Flow").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass(frozen=True)
class Objective:
    """What training minimises.

    Attributes:
        beta: weight of the KL divergence; 1 is the evidence lower bound, less keeps more detail.
        free_nats: nats a dial may keep without cost, on average over a batch.
        warm_up: share of training during which beta rises from zero.
    """

    beta: float = 1.0
    free_nats: float = 0.0
    warm_up: float = 0.0

    def beta_at(self, progress: float) -> float:
        """Beta at a share 0..1 of training."""
        return self.beta * min(1.0, progress / self.warm_up) if self.warm_up > 0 else self.beta


@dataclass(frozen=True)
class Terms:
    """One batch's figures, in nats an item.

    Attributes:
        loss: what is minimised (scalar).
        rebuild: negative log-likelihood of the items (scalar).
        kl: KL divergence of each dial ``(dials,)``, averaged over the batch.
    """

    loss: Tensor
    rebuild: Tensor
    kl: Tensor


class VAE(nn.Module):
    """An encoder and a decoder with a standard normal prior (Kingma & Welling 2014, "Auto-Encoding Variational Bayes").

    Args:
        encoder: inputs ``(n, ...)`` to mean and log-variance, each ``(n, dials)``.
        decoder: codes ``(n, dials)`` to a distribution of items, whose ``log_prob`` is ``(n,)``.
    """

    def __init__(self, encoder: nn.Module, decoder: nn.Module) -> None:
        super().__init__()
        self.encoder, self.decoder = encoder, decoder

    def forward(self, inputs: Tensor, noise: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Log-likelihoods of the items in nats ``(n,)`` at one draw from the posterior; its mean and log-variance."""
        mean, logvar = (part.float() for part in self.encoder(inputs))
        items = self.decoder(mean + torch.exp(0.5 * logvar) * noise)
        return items.log_prob(inputs), mean, logvar

    def terms(self, inputs: Tensor, noise: Tensor, objective: Objective, progress: float = 1.0) -> Terms:
        """The objective on one batch.

        Args:
            inputs: ``(n, ...)`` as the encoder takes them; they are also the targets.
            noise: standard normal ``(n, dials)``.
            objective: the weights.
            progress: share of training done, 0..1.
        """
        log_likelihood, mean, logvar = self(inputs, noise)
        rebuild = -log_likelihood.mean()
        kl = kl_per_dial(mean, logvar)
        loss = rebuild + objective.beta_at(progress) * kl.clamp(min=objective.free_nats).sum()
        return Terms(loss, rebuild, kl)

    def analogy(self, contrasts: Sequence[Tensor], noise: Tensor) -> Tensor:
        """How badly items become their counterparts where all are moved alike, in nats an item (scalar).

        Of each contrast, every code is moved by the mean way from the items without something to those with it, or
        back, and has to decode to its own counterpart (after Reed et al. 2015, "Deep Visual Analogy-Making").

        Args:
            contrasts: of each, counterparts without and with, and maybe some that have another thing instead and are
                led there as well ``(2 or 3, n, ...)``.
            noise: standard normal, of all these items ``(items, dials)``.
        """
        items = torch.cat([sides.flatten(0, 1) for sides in contrasts])
        mean, logvar = (part.float() for part in self.encoder(items))
        moved = mean + torch.exp(0.5 * logvar) * noise + _ways(contrasts, mean)
        goals = torch.cat([sides[[1, 0, 1][: len(sides)]].flatten(0, 1) for sides in contrasts])
        return -self.decoder(moved).log_prob(goals).mean()


def _ways(contrasts: Sequence[Tensor], mean: Tensor) -> Tensor:
    """How each of the items of contrasts is moved, whose means are ``(items, dials)``."""
    ways = []
    for sides, own in zip(contrasts, mean.split([sides.shape[0] * sides.shape[1] for sides in contrasts]), strict=True):
        codes = own.view(*sides.shape[:2], -1)
        way = (codes[1] - codes[0]).mean(dim=0)
        ways += [signed.expand_as(codes[0]) for signed in (way, -way, way)[: len(sides)]]
    return torch.cat(ways)


def kl_per_dial(mean: Tensor, logvar: Tensor) -> Tensor:
    """KL divergence ``(dials,)`` in nats of N(mean, exp(logvar)) from N(0, 1), averaged over the batch."""
    return 0.5 * (mean.square() + logvar.exp() - 1 - logvar).mean(dim=0)
