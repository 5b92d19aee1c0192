"""Encoder and decoder for rows, with a likelihood for each kind of cell.

Numbers follow a logistic distribution on their scale, whose spread the decoder tells as well; words a categorical one;
yes or no, and whether a cell is blank, Bernoulli's: a VAE for heterogeneous data with missing cells, which are hidden
from the encoder and cost nothing where they are not known (Nazabal et al. 2020, "Handling incomplete heterogeneous data
using VAEs"). While it learns, cells are hidden from the encoder by chance, so that it tells a row by all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, softplus

from latent.modalities.table.layout import Layout
from latent.modalities.table.schema import Field

HIDDEN = 0.1
"""Share of the cells hidden from the encoder while training."""

_REACH = 6.0  # a number further out on its scale looks to the encoder as if it lay here
_NARROWEST, _WIDEST = 0.03, 2.0  # spreads of a number on its scale


class Encoder(nn.Module):
    """Rows ``(n, places)`` to the posterior's mean and log-variance, each ``(n, dials)``."""

    def __init__(self, layout: Layout, dials: int, width: int) -> None:
        super().__init__()
        blank = torch.zeros(layout.size)
        blank[list(layout.blanks)] = 1
        self.register_buffer("blank", blank, persistent=False)
        self.register_buffer("cell", torch.tensor(layout.cell), persistent=False)
        self.first = nn.Linear(layout.size, 8 * width)
        self.second = nn.Linear(8 * width, 8 * width)
        self.head = nn.Linear(8 * width, 2 * dials)
        self.straight = nn.Linear(layout.size, dials, bias=False)
        for weight in (self.head.weight, self.straight.weight):
            nn.init.normal_(weight, std=0.02)

    def forward(self, inputs: Tensor) -> tuple[Tensor, Tensor]:
        """See the class."""
        seen = inputs.clamp(-_REACH, _REACH)
        if self.training:
            cells = int(self.cell[-1]) + 1
            chance = torch.rand(len(seen), cells, device="cpu").to(seen.device)  # the same, whatever it learns on
            seen = torch.where((chance < HIDDEN)[:, self.cell], self.blank, seen)
        inside = gelu(self.first(seen))
        inside = inside + gelu(self.second(inside))
        mean, logvar = self.head(inside).chunk(2, dim=1)
        return mean + self.straight(seen), logvar.clamp(-8, 4)


class Decoder(nn.Module):
    """Codes ``(n, dials)`` to a distribution of each cell."""

    def __init__(self, fields: Sequence[Field], layout: Layout, dials: int, width: int) -> None:
        super().__init__()
        self.layout = layout
        ends = [own.scale for own in fields if not own.worded]
        self.register_buffer("lowest", torch.tensor([scale.lows[0] for scale in ends]), persistent=False)
        self.register_buffer("highest", torch.tensor([scale.highs[-1] for scale in ends]), persistent=False)
        for name, places in _indices(layout).items():
            self.register_buffer(name, places, persistent=False)
        self.first = nn.Linear(dials, 8 * width)
        self.second = nn.Linear(8 * width, 8 * width)
        self.out = nn.Linear(8 * width, layout.size + len(layout.numbers))
        self.straight = nn.Linear(dials, layout.size + len(layout.numbers), bias=False)
        for weight in (self.out.weight, self.straight.weight):
            nn.init.normal_(weight, std=0.02)

    def forward(self, z: Tensor) -> Rows:
        """See the class."""
        inside = gelu(self.first(z))
        inside = inside + gelu(self.second(inside))
        return Rows(self, (self.out(inside) + self.straight(z)).float())

    @property
    def luck(self) -> int:
        """Numbers of luck that :meth:`answers` takes for a row."""
        pairs = len(self.layout.numbers) + len(self.layout.answers) + len(self.layout.blanks)
        return 2 * pairs + self.words.numel()

    def answers(self, z: Tensor, told: Tensor, luck: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """The means of codes, and what a row that is told is worth under them.

        Args:
            z: codes ``(n, dials)``.
            told: rows ``(n, places)``, or ``(1, places)`` of noughts where nothing is told.
            luck: Gumbel noise times a temperature ``(n, luck)`` or ``(1, luck)``, of which rows are drawn as likely as
                they are: the difference of two such numbers is logistic (Gumbel 1954). Noughts draw nothing.

        Returns:
            Rows ``(n, places)``, and log-likelihoods in nats ``(n,)`` of what was told.
        """
        rows = self(z)
        means = rows.mean
        if luck is not None:
            luck = luck + 0 * z[:, :1]
            means = torch.where(luck.abs().sum(1, keepdim=True) > 0, rows.drawn(luck), means)
        return means, rows.log_prob(told + 0 * z[:, :1])


def _indices(layout: Layout) -> dict[str, Tensor]:
    """Places of each kind; those of words padded to the longest, which ``there`` marks; and all of them in order."""
    longest = max((len(places) for places in layout.words), default=0)
    words = [list(places) + [places[0]] * (longest - len(places)) for places in layout.words]
    there = [[True] * len(places) + [False] * (longest - len(places)) for places in layout.words]
    own = [*layout.numbers, *layout.answers, *layout.blanks]
    flat = [place for places in layout.words for place in places]
    return {
        "numbers": torch.tensor(layout.numbers, dtype=torch.long),
        "yes": torch.tensor(layout.answers, dtype=torch.long),
        "blanks": torch.tensor(layout.blanks, dtype=torch.long),
        "words": torch.tensor(words, dtype=torch.long).reshape(len(words), longest),
        "there": torch.tensor(there, dtype=torch.bool).reshape(len(words), longest),
        "order": torch.argsort(torch.tensor([*own, *flat], dtype=torch.long)),
        "number_cells": torch.tensor([layout.cell[place] for place in layout.numbers], dtype=torch.long),
        "yes_cells": torch.tensor([layout.cell[place] for place in layout.answers], dtype=torch.long),
    }


class Rows:
    """Rows of cells of several kinds; a distribution as :class:`latent.making.vae.VAE` asks for."""

    def __init__(self, decoder: Decoder, out: Tensor) -> None:
        self.decoder, size = decoder, decoder.layout.size
        self.middles = out[:, decoder.numbers]
        spread = _NARROWEST + softplus(out[:, size:] - 1)
        self.spreads = spread.clamp(max=_WIDEST)
        self.yes, self.blanks = out[:, decoder.yes], out[:, decoder.blanks]
        self.words = torch.log_softmax(out[:, decoder.words].masked_fill(~decoder.there, -30.0), dim=2)

    def log_prob(self, inputs: Tensor) -> Tensor:
        """Of rows ``(n, places)``, in nats ``(n,)``; a blank cell counts for being blank alone."""
        own = self.decoder
        empty = inputs[:, own.blanks]
        off = (inputs[:, own.numbers] - self.middles) / self.spreads
        # By softplus alone: exported, the logarithm of a logistic is taken as it stands, and ends at minus infinity.
        dense = -softplus(off) - softplus(-off) - torch.log(self.spreads)
        yes = inputs[:, own.yes] * self.yes - softplus(self.yes)
        blank = empty * self.blanks - softplus(self.blanks)
        said = (inputs[:, own.words] * self.words * own.there).sum((1, 2))
        known = (dense * (1 - empty[:, own.number_cells])).sum(1) + (yes * (1 - empty[:, own.yes_cells])).sum(1)
        return known + blank.sum(1) + said

    @property
    def mean(self) -> Tensor:
        """Middles of numbers, kept within what was seen, and shares of all else ``(n, places)``."""
        return self._laid(self.middles, torch.sigmoid(self.yes), torch.sigmoid(self.blanks), self.words.exp())

    def drawn(self, luck: Tensor) -> Tensor:
        """Rows ``(n, places)`` drawn by Gumbel noise ``(n, luck)``."""
        sizes = [side for part in (self.middles, self.yes, self.blanks) for side in [part.shape[1]] * 2]
        *pairs, words = luck.split([*sizes, self.decoder.words.numel()], dim=1)
        numbers, yes, blanks = (one - other for one, other in zip(pairs[::2], pairs[1::2], strict=True))
        scores = self.words + words.reshape(luck.shape[0], *self.decoder.words.shape)
        scores = scores.masked_fill(~self.decoder.there, -30000.0)
        best = (scores == scores.amax(2, keepdim=True)).float() if scores.shape[2] else scores
        answers = ((part + noise > 0).float() for part, noise in ((self.yes, yes), (self.blanks, blanks)))
        return self._laid(self.middles + self.spreads * numbers, *answers, best)

    def _laid(self, numbers: Tensor, yes: Tensor, blanks: Tensor, words: Tensor) -> Tensor:
        own = self.decoder
        within = torch.minimum(torch.maximum(numbers, own.lowest), own.highest)
        flat = words.flatten(1)[:, own.there.flatten()]
        return torch.cat([within, yes, blanks, flat], 1)[:, own.order]


def build(fields: Sequence[Field], dials: int, width: int) -> tuple[nn.Module, nn.Module]:
    """Fresh encoder and decoder."""
    layout = Layout.of(fields)
    return Encoder(layout, dials, width), Decoder(fields, layout, dials, width)
