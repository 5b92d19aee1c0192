"""Ways between codes, squares of them, sums, and a borrowed look."""

from __future__ import annotations

import numpy as np
import pytest

from latent import paths
from latent.errors import DataError
from latent.insight.neighbours import Index
from latent.paths import Graph

RNG = np.random.default_rng(3)


def arc(count: int = 400, noise: float = 0.02) -> np.ndarray:
    """Codes along three quarters of a circle of radius 1 in five dimensions, in no order."""
    angle = RNG.uniform(0, 1.5 * np.pi, count)
    plane = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return (np.hstack([plane, np.zeros((count, 3))]) + noise * RNG.standard_normal((count, 5))).astype(np.float32)


ENDS = np.array([1.0, 0, 0, 0, 0], np.float32), np.array([0, -1.0, 0, 0, 0], np.float32)

WAYS = {"straight": paths.straight, "spherical": paths.spherical, "along": Graph.of(arc()).along}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("steps", [2, 3, 17])
def test_a_way_has_its_ends_to_the_last_digit(way, steps: int):
    a, b = (RNG.standard_normal(5).astype(np.float32) for _ in range(2))
    codes = way(a, b, steps)
    assert codes.shape == (steps, 5)
    assert codes.dtype == np.float32
    assert (codes[0] == a).all()
    assert (codes[-1] == b).all()


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_from_an_item_to_itself_there_is_no_way(way):
    with pytest.raises(DataError, match="the same item"):
        way(ENDS[0], ENDS[0].copy(), 5)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_steps_are_even(way):
    lengths = np.linalg.norm(np.diff(way(*ENDS, 30), axis=0), axis=1)
    assert lengths.max() < 1.1 * lengths.min()


def test_an_arc_keeps_its_length_and_a_line_cuts_short():
    a, b = 3 * ENDS[0], 3 * ENDS[1]
    assert np.linalg.norm(paths.spherical(a, b, 9), axis=1) == pytest.approx(3, abs=1e-5)
    assert np.linalg.norm(paths.straight(a, b, 9), axis=1).min() < 2.2


def test_lengths_that_differ_go_evenly_from_one_to_the_other():
    lengths = np.linalg.norm(paths.spherical(ENDS[0], 5 * ENDS[1], 9), axis=1)
    assert lengths == pytest.approx(np.linspace(1, 5, 9), abs=1e-5)


@pytest.mark.parametrize("other", [-2.0, 0.0, 4.0])
def test_where_there_is_no_one_arc_there_is_a_line(other: float):
    a = ENDS[0]
    assert paths.spherical(a, other * a, 7) == pytest.approx(paths.straight(a, other * a, 7), abs=1e-5)


def test_along_the_data_keeps_nearer_to_it_than_straight():
    codes = arc()
    index, graph = Index(codes), Graph.of(codes)
    far = {name: index.nearest(way(*ENDS, 40), 1)[0].max() for name, way in WAYS.items() if name != "along"}
    kept = index.nearest(graph.along(*ENDS, 40), 1)[0].max()
    assert kept < 0.15
    assert far["straight"] > 0.5
    # About the middle the arc of the shorter side has no data: spherical leaves it, too.
    assert far["spherical"] > 0.5


def test_a_way_leads_over_known_codes_in_their_order():
    codes = arc()
    rows = Graph.of(codes).rows(*ENDS)
    angles = np.arctan2(codes[rows, 1], codes[rows, 0]) % (2 * np.pi)
    assert len(rows) > 5
    assert (np.diff(angles) > -0.1).all()


def test_between_two_that_are_nearer_than_any_known_one_the_way_is_direct():
    codes = arc()
    assert Graph.of(codes).rows(codes[0] + 1e-3, codes[0] + 2e-3) == []


def test_parts_that_hang_apart_are_linked():
    one, other = RNG.standard_normal((2, 60, 4)).astype(np.float32)
    codes = np.concatenate([one, other + 50])
    rows = Graph.of(codes, 5).rows(one[0] - 3, other[0] + 53)
    crossings = np.count_nonzero(np.diff(np.array(rows) >= 60))
    assert crossings == 1


def test_two_known_codes_make_a_graph_and_one_does_not():
    assert len(Graph.of(np.eye(2, 3, dtype=np.float32)).along(np.zeros(3), np.ones(3), 4)) == 4
    with pytest.raises(DataError, match="too few known items"):
        Graph.of(np.ones((1, 3), np.float32))


@pytest.mark.parametrize("arcs", [False, True])
def test_a_square_has_its_corners_and_ways_for_sides(arcs: bool):
    corners = RNG.standard_normal((4, 6)).astype(np.float32)
    a, b, c, d = corners
    square = paths.between(corners, 5, arcs)
    assert square.shape == (5, 5, 6)
    assert (square[[0, -1, 0, -1], [0, 0, -1, -1]] == corners).all()
    side = paths.spherical if arcs else paths.straight
    for found, ends in ((square[:, 0], (a, b)), (square[:, -1], (c, d)), (square[0], (a, c)), (square[-1], (b, d))):
        assert found == pytest.approx(side(*ends, 5), abs=1e-5)


def test_the_middle_of_a_square_is_the_mean_of_its_corners():
    corners = RNG.standard_normal((4, 6)).astype(np.float32)
    assert paths.between(corners, 3)[1, 1] == pytest.approx(corners.mean(axis=0), abs=1e-6)


def test_a_square_of_one_item_is_none_and_of_two_it_is():
    corners = np.ones((4, 3), np.float32)
    with pytest.raises(DataError, match="all four"):
        paths.between(corners, 4)
    corners[3] = 0
    assert np.isfinite(paths.between(corners, 4, arcs=True)).all()


def test_within_a_lattice_places_are_mixed_from_those_around():
    line = paths.straight(ENDS[0], ENDS[1], 5)
    assert paths.within(line, [0.0]) == pytest.approx(ENDS[0])
    assert paths.within(line, [1.0]) == pytest.approx(ENDS[1])
    assert paths.within(line, [0.6]) == pytest.approx(0.4 * ENDS[0] + 0.6 * ENDS[1], abs=1e-6)
    corners = RNG.standard_normal((4, 6)).astype(np.float32)
    across, down = 0.3, 0.85
    weights = np.outer([1 - down, down], [1 - across, across]).ravel()
    assert paths.within(paths.between(corners, 5), [across, down]) == pytest.approx(weights @ corners, abs=1e-5)


def test_what_b_is_to_a_the_sum_is_to_c():
    a, b, c = RNG.standard_normal((3, 4)).astype(np.float32)
    assert paths.analogy(a, b, c) == pytest.approx(c + b - a, abs=1e-6)
    assert paths.total(np.stack([a, b, c]), [-1, 1, 1], RNG.standard_normal(4)) == pytest.approx(c + b - a, abs=1e-5)


def test_a_sum_is_taken_from_the_middle_of_what_is_known():
    middle = np.full(3, 5.0)
    assert paths.total(np.array([middle + 1, middle + 2]), [1, 1], middle) == pytest.approx(middle + 3)


def test_a_borrowed_look_is_the_other_s_offset_from_its_own_kind():
    threes, sevens = RNG.standard_normal((2, 4))
    hand = np.array([0.5, 0, -1, 0.2])
    assert paths.borrowed(threes, sevens + hand, sevens) == pytest.approx(threes + hand, abs=1e-6)
