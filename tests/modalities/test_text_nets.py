"""Encoder and decoder of sentences: rows of different sizes, what is told, what is written, what is hidden."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from latent.modalities.text.nets import build
from latent.modalities.text.tokens import END, PAD

TOKENS, LENGTH = 50, 9
ROWS = torch.tensor(
    [
        [5, 6, 7, END, PAD, PAD, PAD, PAD, PAD],
        [5, END, PAD, PAD, PAD, PAD, PAD, PAD, PAD],
        [9, 8, 7, 6, 5, 4, 3, 2, END],
        [END, PAD, PAD, PAD, PAD, PAD, PAD, PAD, PAD],
        [PAD] * LENGTH,
    ]
).float()


@pytest.fixture
def nets() -> tuple[nn.Module, nn.Module]:
    torch.manual_seed(0)
    encoder, decoder = build(TOKENS, LENGTH, dials=4, width=4)
    with torch.no_grad():
        for weight in (*encoder.parameters(), *decoder.parameters()):
            weight.add_(0.3 * torch.randn_like(weight))
    return encoder.eval(), decoder.eval()


@torch.no_grad()
def test_a_sentence_has_the_same_code_alone_and_among_others(nets):
    encoder, _ = nets
    together = encoder(ROWS)
    alone = [encoder(row[None]) for row in ROWS]
    for part in range(2):
        assert torch.allclose(together[part], torch.cat([found[part] for found in alone]), atol=1e-6)
    assert together[0].unique(dim=0).shape[0] >= 4


@torch.no_grad()
def test_the_encoder_reads_both_ways(nets):
    encoder, _ = nets
    forwards, turned = (encoder(torch.tensor([row]).float())[0] for row in ([5, 6, 7, END], [7, 6, 5, END]))
    assert not torch.allclose(forwards, turned, atol=1e-3)


@torch.no_grad()
def test_what_is_told_in_one_go_is_what_is_told_step_by_step(nets):
    _, decoder = nets
    codes = torch.randn(len(ROWS), 4)
    in_steps = decoder.answers(codes, ROWS)[1]
    assert torch.allclose(decoder(codes).log_prob(ROWS), in_steps, atol=1e-4)
    assert (in_steps[:4] < 0).all()
    assert in_steps[4] == 0, "a row of padding says nothing"


@torch.no_grad()
def test_what_is_written_is_likeliest_step_by_step_and_ends(nets):
    _, decoder = nets
    codes = torch.randn(6, 4)
    written = decoder(codes).mean
    assert written.shape == (6, LENGTH)
    ended = torch.cumsum((written == END).int(), 1) - (written == END).int() > 0
    assert (written[ended] == PAD).all()
    again = decoder.answers(codes, written)
    listens = written[:, 0] > PAD
    assert torch.equal(again[0][listens], written[listens]), "told its own sentence, it would have said the same"


@torch.no_grad()
def test_the_chances_of_the_next_token_add_up(nets):
    _, decoder = nets
    code = torch.randn(1, 4)
    rows = torch.full((TOKENS - 1, LENGTH), PAD).float()
    rows[:, 0] = torch.arange(1, TOKENS)
    firsts = decoder(code.expand(TOKENS - 1, -1)).log_prob(rows).exp().sum()
    assert 0.9 < float(firsts) < 1, "all but the padding, which nobody says"


def test_words_are_hidden_only_while_it_learns(nets):
    encoder, decoder = nets
    row, code = ROWS[2:3], torch.zeros(1, 4)
    with torch.no_grad():
        assert torch.equal(encoder(row)[0], encoder(row)[0])
        encoder.train()
        assert len({round(float(encoder(row)[0].sum()), 6) for _ in range(20)}) > 1
        assert decoder(code).log_prob(row) == decoder(code).log_prob(row)
        decoder.train()
        assert len({round(float(decoder(code).log_prob(row)), 6) for _ in range(20)}) > 1


def test_they_learn_a_handful_of_sentences_by_heart():
    torch.manual_seed(0)
    encoder, decoder = build(TOKENS, LENGTH, dials=4, width=8)
    weights = {*encoder.parameters(), *decoder.parameters()}
    optimiser = torch.optim.Adam(weights, 0.01)
    for _ in range(150):
        loss: Tensor = -decoder(encoder(ROWS[:4])[0]).log_prob(ROWS[:4]).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    encoder.eval(), decoder.eval()
    with torch.no_grad():
        assert torch.equal(decoder(encoder(ROWS[:4])[0]).mean, ROWS[:4])
    assert all(weight.grad is not None for weight in weights)


@torch.no_grad()
def test_without_luck_the_likeliest_is_written_and_with_it_what_is_drawn(nets):
    _, decoder = nets
    assert decoder.luck == TOKENS
    codes, nothing = torch.randn(3, 4), torch.zeros(1, LENGTH)
    plain = decoder.answers(codes, nothing)[0]
    assert torch.equal(decoder.answers(codes, nothing, torch.zeros(1, TOKENS))[0], plain)
    luck = torch.zeros(1, TOKENS)
    luck[0, 7] = 1e3
    written = decoder.answers(codes, nothing, luck)[0]
    assert torch.equal(written, torch.arange(7, 7 + LENGTH).float().expand(3, -1)), "a token further at each place"


@torch.no_grad()
def test_drawn_tokens_are_as_frequent_as_they_are_likely(nets):
    _, decoder = nets
    code = torch.randn(1, 4).expand(4000, -1)
    luck = -torch.log(-torch.log(torch.rand(4000, TOKENS, generator=torch.Generator().manual_seed(1))))
    firsts = decoder.answers(code, torch.zeros(1, LENGTH), luck)[0][:, 0]
    told = torch.full((TOKENS, LENGTH), PAD).float()
    told[:, 0] = torch.arange(TOKENS)
    chances = decoder.answers(code[:TOKENS], told)[1].exp()[1:]
    shares = torch.bincount(firsts.long(), minlength=TOKENS)[1:] / 4000
    assert (shares - chances).abs().max() < 0.03
