import numpy as np
import pytest

from latent.insight import twins

RNG = np.random.default_rng(0)


def codes(n=600, dimensions=6, fills=6):
    """Codes that fill ``fills`` of their dimensions."""
    flat = RNG.normal(size=(n, fills)) @ RNG.normal(size=(fills, dimensions))
    return flat.astype("f")


def found(some, items=None):
    near = twins.candidates(some)
    return [
        group.tolist() for group in twins.groups(near if items is None else twins.confirmed(near, items.__getitem__))
    ]


@pytest.mark.parametrize("fills", [2, 5])
def test_the_dimensions_that_codes_fill_are_found(fills):
    assert twins.intrinsic_dimension(codes(2000, 12, fills)) == pytest.approx(fills, rel=0.2)


def test_chance_makes_no_twins():
    assert sum(len(found(codes())) for _ in range(5)) <= 1


def test_copies_are_found_together_the_nearest_first():
    some = codes()
    near = some[[3, 3, 50]] + np.array([[1e-3], [2e-3], [1e-4]], "f")
    assert found(np.vstack([some, near])) == [[50, 602], [3, 600, 601]]


def test_equal_codes_are_twins():
    some = codes(50)
    assert found(np.vstack([some, some[:2]])) == [[0, 50], [1, 51]]


def test_what_the_model_cannot_tell_apart_but_differs_is_no_twin():
    some, items = codes(300), RNG.random((302, 4, 4)).astype("f")
    items[300] = items[0]
    both = np.vstack([some, some[:2]])
    assert found(both) == [[0, 300], [1, 301]]
    assert found(both, items) == [[0, 300]]


def test_of_fewer_than_three_nothing_can_be_told():
    assert found(codes(2)) == []


def test_where_all_are_the_same_all_are_one_group():
    assert [len(group) for group in found(np.ones((9, 3), "f"))] == [9]
