"""What the decoder says of rows, and draws."""

from __future__ import annotations

import numpy as np
import pytest

from latent.modalities.table.codec import TableModality
from latent.modalities.table.layout import Layout

torch = pytest.importorskip("torch")

RNG = np.random.default_rng(0)
ROWS = b"size,colour,sold\n" + b"\n".join(
    f"{RNG.gamma(2, 9):.1f},{('red', 'green', 'blue')[RNG.integers(3)]},{('yes', 'no')[RNG.integers(2)]}".encode()
    for _ in range(300)
)
RAW = TableModality.raw("a.csv", ROWS)
BOUND = TableModality(TableModality.guess_config(RAW))
INPUTS = torch.from_numpy(BOUND.inputs(BOUND.adopt(RAW)))


@pytest.fixture(scope="module")
def nets():
    torch.manual_seed(0)
    encoder, decoder = BOUND.nets(3, 8)
    return encoder.eval(), decoder.eval()


@torch.no_grad()
def test_shares_of_words_add_up_and_numbers_stay_within_what_was_seen(nets):
    found, own = nets[1](50 * torch.randn(200, 3)).mean, Layout.of(BOUND.config.fields)
    assert torch.allclose(found[:, list(own.words[0])].sum(1), torch.ones(200), atol=1e-4)
    (scale,) = [field.scale for field in BOUND.config.fields if not field.worded]
    numbers = found[:, list(own.numbers)]
    assert scale.lows[0] - 1e-5 <= numbers.min() <= numbers.max() <= scale.highs[-1] + 1e-5


@torch.no_grad()
def test_a_cell_that_is_blank_costs_only_that_it_is(nets):
    z, own = torch.zeros(1, 3), Layout.of(BOUND.config.fields)
    row = INPUTS[:1].clone()
    row[0, list(own.numbers)] = 0
    row[0, own.blanks[0]] = 1
    worth = nets[1](z).log_prob(row)
    row[0, list(own.numbers)] = 5
    assert torch.equal(nets[1](z).log_prob(row), worth)


@torch.no_grad()
def test_densities_add_up_to_one(nets):
    """Over all words, and over a fine row of numbers."""
    rows, z = nets[1](torch.zeros(1, 3)), torch.zeros(1, 3)
    places = torch.linspace(-60, 60, 24_001)
    off = (places - rows.middles[0, 0]) / rows.spreads[0, 0]
    density = torch.exp(-torch.nn.functional.softplus(off) - torch.nn.functional.softplus(-off)) / rows.spreads[0, 0]
    assert float(density.sum() * (places[1] - places[0])) == pytest.approx(1, abs=1e-3)
    assert float(rows.words.exp().sum()) == pytest.approx(1, abs=1e-4)
    assert z.shape == (1, 3)


@torch.no_grad()
def test_rows_are_drawn_as_likely_as_they_are(nets):
    decoder, own, count = nets[1], Layout.of(BOUND.config.fields), 20_000
    z, nothing = torch.randn(1, 3), torch.zeros(1, INPUTS.shape[1])
    luck = torch.from_numpy(RNG.gumbel(size=(count, decoder.luck)).astype(np.float32))
    drawn, _ = decoder.answers(z.expand(count, 3), nothing, luck)
    means, _ = decoder.answers(z, nothing)
    shares = drawn.mean(0)
    for places in (list(own.words[0]), list(own.answers), list(own.blanks)):
        assert torch.allclose(shares[places], means[0, places], atol=0.02)
    assert set(drawn[:, list(own.words[0])].unique().tolist()) <= {0.0, 1.0}
    rows = decoder(z)
    inside = (rows.middles[0, 0], rows.spreads[0, 0])
    middle = drawn[:, own.numbers[0]].median()
    assert float(middle) == pytest.approx(float(inside[0]), abs=0.1 * float(inside[1]) + 0.05)


@torch.no_grad()
def test_without_luck_or_anything_told_means_come_back(nets):
    decoder, z = nets[1], torch.randn(4, 3)
    luck = torch.zeros(1, decoder.luck)
    assert torch.equal(decoder.answers(z, torch.zeros(1, INPUTS.shape[1]), luck)[0], decoder(z).mean)


def test_cells_are_hidden_from_the_encoder_while_it_learns_alone():
    torch.manual_seed(0)
    encoder, _ = BOUND.nets(3, 8)
    with torch.no_grad():
        assert torch.equal(encoder.eval()(INPUTS)[0], encoder(INPUTS)[0])
        assert not torch.equal(encoder.train()(INPUTS)[0], encoder(INPUTS)[0])


def test_one_wild_cell_does_not_lead_the_rest_astray(nets):
    wild = INPUTS[:1].clone()
    own = Layout.of(BOUND.config.fields)
    wild[0, own.numbers[0]] = 11.0
    with torch.no_grad():
        mean, logvar = nets[0](wild)
        assert torch.isfinite(mean).all()
        assert torch.isfinite(logvar).all()
        assert torch.isfinite(nets[1](mean).log_prob(wild)).all()


@pytest.mark.parametrize("data", [b"a,b\n1.5,2\n2.5,1\n4,7\n", b"w,v\nx,p\ny,q\nz,p\nx,q\ny,p\nz,q\n"])
def test_rows_of_one_kind_of_cell_alone_have_nets(data: bytes):
    own = TableModality(TableModality.guess_config(TableModality.raw("a.csv", data)))
    inputs = torch.from_numpy(own.inputs(own.adopt(TableModality.raw("a.csv", data))))
    encoder, decoder = own.nets(2, 4)
    likelihood = decoder(encoder(inputs)[0])
    assert likelihood.log_prob(inputs).shape == (len(inputs),)
    luck = torch.randn(len(inputs), decoder.luck)
    assert decoder.answers(encoder(inputs)[0], inputs, luck)[0].shape == inputs.shape
