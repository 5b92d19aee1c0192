"""Numbers on the scale of a column, and back."""

from __future__ import annotations

import json

import numpy as np
import pytest

from latent.modalities.table.scaling import Scale

RNG = np.random.default_rng(0)
COLUMNS = {
    "bell": RNG.normal(5, 2, 3_000),
    "amounts": RNG.lognormal(3, 2, 3_000),
    "many noughts": np.where(RNG.random(3_000) < 0.4, 0, RNG.gamma(2, 50, 3_000)),
    "whole": RNG.integers(0, 73, 3_000).astype(float),
    "two": np.array([0.0, 1.0]),
    "one": np.array([4.0]),
    "huge": np.array([-1e308, 0, 1, 2, 1e308]),
}


@pytest.mark.parametrize("values", COLUMNS.values(), ids=COLUMNS)
def test_there_and_back_is_the_number(values: np.ndarray):
    scale = Scale.learn(values)
    places = scale.there(values)
    assert np.isfinite(places).all()
    assert np.allclose(scale.back(places.astype(np.float32)), values, rtol=1e-3, atol=1e-6 * max(scale.reach))
    order = np.argsort(values)
    assert (np.diff(places[order]) >= 0).all()


def test_a_columns_unit_and_its_extreme_cells_do_not_change_the_scale():
    values = COLUMNS["amounts"]
    places = Scale.learn(values).there(values)
    assert np.allclose(Scale.learn(1000 * values).there(1000 * values), places, atol=1e-3)
    wild = np.append(values, 1e12)
    assert np.abs(Scale.learn(wild).there(wild)[:-1] - places).max() < 0.5


def test_what_lies_beyond_is_further_out_and_comes_back():
    scale = Scale.learn(COLUMNS["bell"])
    beyond = np.array([30.0, 300.0])
    places = scale.there(beyond)
    assert scale.highs[-1] < places[0] < places[1]
    assert np.allclose(scale.back(places), beyond)
    assert np.allclose(scale.back(scale.there(-beyond)), -beyond)


def test_a_value_that_comes_often_is_drawn_as_often():
    values = COLUMNS["many noughts"]
    drawn = Scale.learn(values).back(RNG.standard_normal(20_000))
    assert np.mean(drawn == 0) == pytest.approx(np.mean(values == 0), abs=0.02)


def test_it_is_plain_numbers():
    scale = Scale.learn(COLUMNS["whole"])
    told = json.loads(json.dumps([scale.values, scale.lows, scale.highs]))
    assert [len(part) for part in told] == [73, 73, 73]


@pytest.mark.parametrize(
    "told",
    [
        ((), (), (), (1.0, 1.0)),
        ((1.0,), (0.0, 1.0), (0.0, 1.0), (1.0, 1.0)),
        ((1.0, 2.0), (0.0, 1.0), (2.0, 1.0), (1.0, 1.0)),
        ((1.0,), (0.0,), (float("nan"),), (1.0, 1.0)),
        ((1.0,), (0.0,), (0.0,), 1.0),
        ((1.0,), (0.0,), (0.0,), (1.0, 0.0)),
    ],
)
def test_what_is_no_scale_is_none(told: tuple):
    with pytest.raises((ValueError, TypeError)):
        Scale(*told)
