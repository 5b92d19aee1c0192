"""Encoder and decoder for sentences.

The encoder reads forwards and backwards (gated recurrent units, Cho et al. 2014) and keeps the strongest of what it met
and both ends. The decoder writes token after token, with the code at hand at every step. While they learn, words are
hidden from both: from the encoder, so that sentences which differ by a word lie close together (Shen et al. 2020,
"Educating Text Autoencoders"), and from the decoder, so that it asks the code and not only the words before (Bowman et
al. 2016, "Generating Sentences from a Continuous Space").
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, linear, log_softmax
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from latent.modalities.text.tokens import END, PAD

HIDDEN_FROM_ENCODER = 0.1
HIDDEN_FROM_DECODER = 0.3
"""Shares of the tokens, while training."""


class Encoder(nn.Module):
    """Sentences ``(n, length)``, tokens as floats, to the posterior's mean and log-variance, each ``(n, dials)``."""

    def __init__(self, words: nn.Embedding, dials: int, width: int) -> None:
        super().__init__()
        self.words = words
        self.onwards = nn.GRU(words.embedding_dim, 4 * width, batch_first=True)
        self.backwards = nn.GRU(words.embedding_dim, 4 * width, batch_first=True)
        self.head = nn.Linear(16 * width, 2 * dials)

    def forward(self, inputs: Tensor) -> tuple[Tensor, Tensor]:
        """See the class."""
        tokens = inputs.long()
        sizes = (tokens > PAD).sum(1).clamp(min=1)
        if self.training:
            tokens = _hide(tokens, HIDDEN_FROM_ENCODER, self.words.num_embeddings - 1)
        places = torch.arange(tokens.shape[1], device=tokens.device)
        turned = tokens.gather(1, (sizes[:, None] - 1 - places).clamp(min=0))
        seen = []
        for net, order in ((self.onwards, tokens), (self.backwards, turned)):
            states = _run(net, self.words(order), sizes)
            inside = (places[: states.shape[1]] < sizes[:, None]).unsqueeze(2)
            last = states.gather(1, (sizes - 1)[:, None, None].expand(-1, 1, states.shape[2])).squeeze(1)
            seen += [last, states.masked_fill(~inside, -1.0).amax(1)]  # states lie between -1 and 1
        mean, logvar = self.head(torch.cat(seen, 1)).chunk(2, dim=1)
        return mean, logvar.clamp(-8, 4)


class Decoder(nn.Module):
    """Codes ``(n, dials)`` to sentences, written token after token."""

    def __init__(self, words: nn.Embedding, length: int, dials: int, width: int) -> None:
        super().__init__()
        self.words, self.length = words, length
        self.start = nn.Linear(dials, 8 * width)
        self.cell = nn.GRU(words.embedding_dim + dials, 8 * width, batch_first=True)
        self.out = nn.Linear(8 * width + dials, words.embedding_dim)
        self.bias = nn.Parameter(torch.zeros(words.num_embeddings - 1))

    def forward(self, z: Tensor) -> Sentences:
        """See the class."""
        return Sentences(self, z)

    def told(self, z: Tensor, tokens: Tensor) -> Tensor:
        """Log-likelihood ``(n,)`` in nats of sentences ``(n, length)``."""
        sizes = (tokens > PAD).sum(1).clamp(min=1)
        before = torch.cat([torch.zeros_like(tokens[:, :1]), tokens[:, :-1]], 1)
        if self.training:
            before = _hide(before, HIDDEN_FROM_DECODER, self.words.num_embeddings - 1)
        codes = z[:, None].expand(-1, tokens.shape[1], -1)
        states = _run(self.cell, torch.cat([self.words(before), codes], 2), sizes, torch.tanh(self.start(z)))
        tokens, codes = tokens[:, : states.shape[1]], codes[:, : states.shape[1]]
        said = tokens > PAD
        # Only what is said is scored: scores of all tokens at every place of the padding would cost most of the time.
        nats = cross_entropy(self.scores(states[said], codes[said]), tokens[said], reduction="none")
        return -torch.zeros_like(said, dtype=nats.dtype).masked_scatter(said, nats).sum(1)

    def scores(self, states: Tensor, codes: Tensor) -> Tensor:
        """Of every token ``(n, tokens)``, up to a constant in nats, for states ``(n, h)`` and codes ``(n, dials)``."""
        return linear(self.out(torch.cat([states, codes], 1)), self.words.weight[:-1], self.bias)

    @property
    def luck(self) -> int:
        """Numbers of luck that :meth:`answers` takes for a sentence."""
        return self.words.num_embeddings - 1

    def answers(self, z: Tensor, told: Tensor, luck: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """The likeliest token after each other, or, of a sentence that is told, what it would have said at each place.

        Written step by step, so that it can be exported.

        Args:
            z: codes ``(n, dials)``.
            told: sentences ``(n, length)``, or ``(1, length)`` of padding where nothing is told.
            luck: added to the scores of tokens ``(n, tokens)`` or ``(1, tokens)``, by one token further at each place.
                With Gumbel noise times a temperature, sentences are drawn as likely as they are (Gumbel 1954).

        Returns:
            Tokens ``(n, length)`` as floats, with padding behind the end; and the log-likelihood in nats ``(n,)`` of
            what was told.
        """
        weights = [getattr(self.cell, f"{kind}_l0") for kind in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
        told = (told + 0 * z[:, :1]).long()
        luck = None if luck is None else luck + 0 * z[:, :1]
        listens = told[:, 0] > PAD
        state, before = torch.tanh(self.start(z)), torch.zeros_like(told[:, 0])
        ended = torch.zeros_like(listens)
        written, nats = [], torch.zeros_like(z[:, 0])
        for place in range(self.length):
            state = torch.gru_cell(torch.cat([self.words(before), z], 1), state, *weights)
            scores = log_softmax(self.scores(state, z), dim=1)
            now = told[:, place]
            drawn = scores if luck is None else scores + torch.roll(luck, place, dims=1)
            nats = nats + scores.gather(1, now[:, None]).squeeze(1).masked_fill(now == PAD, 0.0)
            token = drawn.argmax(1).masked_fill(ended, PAD)
            ended = ended | (token == END)
            written.append(token)
            before = torch.where(listens, now, token)
        return torch.stack(written, 1).float(), nats


class Sentences:
    """What a decoder may write of codes; a distribution as :class:`latent.making.vae.VAE` asks for."""

    def __init__(self, decoder: Decoder, codes: Tensor) -> None:
        self.decoder, self.codes = decoder, codes

    def log_prob(self, inputs: Tensor) -> Tensor:
        """Of sentences ``(n, length)``, in nats ``(n,)``."""
        return self.decoder.told(self.codes, inputs.long())

    @property
    def mean(self) -> Tensor:
        """The likeliest next token at every step ``(n, length)``, as floats."""
        return self.decoder.answers(self.codes, torch.zeros(1, self.decoder.length, device=self.codes.device))[0]


def build(tokens: int, length: int, dials: int, width: int) -> tuple[nn.Module, nn.Module]:
    """Fresh encoder and decoder, which share what the tokens mean."""
    words = nn.Embedding(tokens + 1, 3 * width)  # one more, for a word that is hidden
    nn.init.normal_(words.weight, std=0.05)
    return Encoder(words, dials, width), Decoder(words, length, dials, width)


def _hide(tokens: Tensor, share: float, hidden: int) -> Tensor:
    """Some of the tokens replaced by the one for a hidden word; never padding or an end."""
    chance = torch.rand(tokens.shape, device="cpu").to(tokens.device)  # the same words, whatever it learns on
    return tokens.masked_fill((chance < share) & (tokens > END), hidden)


def _run(net: nn.GRU, inputs: Tensor, sizes: Tensor, start: Tensor | None = None) -> Tensor:
    """States ``(n, longest, h)`` of rows of different sizes; what stands behind a row's end means nothing."""
    first = None if start is None else start.unsqueeze(0)
    if torch.compiler.is_exporting():
        return net(inputs, first)[0]
    packed = pack_padded_sequence(inputs, sizes.cpu(), batch_first=True, enforce_sorted=False)
    return pad_packed_sequence(net(packed, first)[0], batch_first=True)[0]
