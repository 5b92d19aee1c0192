"""Reading directions off codes, and holding some still."""

from __future__ import annotations

import numpy as np
import pytest

from latent import directions, holding, spaces
from latent.directions import Direction
from latent.space import Space


@pytest.fixture
def drawn() -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Codes that follow three independent factors along slanting ways, with uneven noise on every dial."""
    rng = np.random.default_rng(3)
    factors = {name: rng.normal(size=4000) for name in ("smile", "brows", "light")}
    ways = np.array([[2, 1, 0, 0, 0], [1, 2, 1, 0, 0], [0, 0, 1, 2, 0]], float)
    noise = rng.normal(size=(4000, 5)) * [0.2, 0.2, 1.5, 0.2, 0.2]
    return np.stack(list(factors.values()), axis=1) @ ways + noise, factors


@pytest.fixture
def found(drawn) -> list[Direction]:
    codes, factors = drawn
    return [directions.attribute(codes, values, name, by_value=True) for name, values in factors.items()]


def test_one_step_reads_as_one_of_itself(drawn, found) -> None:
    readings = holding.readers(found, drawn[0]) @ holding.strides(found).T
    assert np.diag(readings) == pytest.approx(1)


def test_a_reader_follows_its_own_factor_and_no_other(drawn, found) -> None:
    codes, factors = drawn
    told = codes @ holding.readers(found, codes).T
    against = np.corrcoef(np.hstack([told, np.stack(list(factors.values()), axis=1)]), rowvar=False)[:3, 3:]
    assert np.diag(against).min() > 0.95
    assert np.abs(against - np.diag(np.diag(against))).max() < 0.1


def test_what_is_held_does_not_read_as_moved(drawn, found) -> None:
    codes, factors = drawn
    mixed = directions.attribute(codes, factors["smile"] + 0.5 * factors["brows"], "mixed")
    ways = [mixed, *found]
    reader = holding.readers(found[1:2], codes)[0]
    before, after = holding.strides(ways) @ reader, holding.strides(holding.hold(ways, {"brows"}, codes)) @ reader
    assert abs(before[0]) > 0.2, "or there is nothing to hold"
    assert after[[0, 1, 3]] == pytest.approx(0, abs=1e-6)
    assert after[2] == pytest.approx(1), "what is held keeps its own way: its slider may stand anywhere"


def test_holding_changes_little_else(drawn, found) -> None:
    held = holding.hold(found, {"brows"}, drawn[0])
    cosine = float(held[0].vector @ found[0].vector)
    assert cosine > 0.9
    assert [d.name for d in held] == [d.name for d in found]
    assert held[1] is found[1]


def test_nothing_held_changes_nothing(drawn, found) -> None:
    assert holding.hold(found, (), drawn[0]) == found
    assert holding.hold(found, {"a name of none"}, drawn[0]) == found


def test_two_held_that_are_one_are_no_trouble(drawn, found) -> None:
    twin = Direction(**{**vars(found[1]), "name": "twin"})
    held = holding.hold([*found, twin], {"brows", "twin"}, drawn[0])
    assert np.isfinite(holding.strides(held)).all()
    assert holding.readers(found[1:2], drawn[0])[0] @ holding.strides(held)[0] == pytest.approx(0, abs=1e-6)


def test_a_way_that_only_moves_what_is_held_stands_still(drawn, found) -> None:
    twin = Direction(**{**vars(found[1]), "name": "twin"})
    held = holding.hold([*found, twin], {"brows"}, drawn[0])
    assert held[-1].step < 1e-5 * found[1].step


@pytest.mark.parametrize("name", spaces.shipped())
def test_shipped_attributes_can_be_read_and_held(name: str) -> None:
    space = Space.load(spaces.SHIPPED / name)
    codes, listed = space.reference.codes, space.attributes
    assert len(listed) >= 3
    held = holding.hold(listed, {listed[1].name}, codes)
    left = holding.strides(held) @ holding.readers(listed[1:2], codes)[0]
    assert np.abs(np.delete(left, 1)).max() < 1e-6
