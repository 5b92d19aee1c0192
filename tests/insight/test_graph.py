"""The neighbour graph: its ties, its parts, and what flows along it."""

from __future__ import annotations

import numpy as np
import pytest
from shapes import clouds, two_rings

from latent.insight.graph import axes, neighbour_graph, spread
from latent.insight.sorting import parted
from latent.insight.worth import agreement


def test_ties_go_both_ways_and_never_to_oneself():
    graph = neighbour_graph(two_rings()[0])
    assert abs(graph - graph.T).max() == 0
    assert graph.diagonal().max() == 0
    assert graph.data.min() > 0
    assert graph.data.max() <= 1.01


def test_who_shares_more_neighbours_is_tied_closer():
    codes = np.concatenate([np.linspace(0, 1, 6), np.linspace(9, 10, 6), [5.0]])[:, None].astype(np.float32)
    graph = neighbour_graph(codes, 3).toarray()
    assert graph[1, 2] > graph[5, 12] > 0
    assert graph[0, 8] == 0


@pytest.mark.parametrize("each", [20, 300])
def test_parts_that_do_not_hang_together_lie_apart_on_the_axes(each: int):
    """Of few items all axes are found, of many the first."""
    codes, cloud = clouds(8, each, 8)
    places = axes(neighbour_graph(codes), 8)
    np.testing.assert_allclose(places.T @ places, np.eye(8), atol=1e-6)
    assert agreement(parted(places), cloud)[0] == pytest.approx(1)


def test_a_label_flows_around_its_ring_and_not_to_the_other():
    codes, ring = two_rings()
    shown = np.zeros((len(codes), 2))
    shown[[0, 150], [0, 1]] = 1
    assert (spread(neighbour_graph(codes), shown).argmax(axis=1) == ring).mean() > 0.97


def test_two_items_make_a_graph():
    assert neighbour_graph(np.array([[0.0], [1.0]], np.float32)).shape == (2, 2)
