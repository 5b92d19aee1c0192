import subprocess
import sys

import numpy as np
import pytest
from sklearn.manifold import trustworthiness as reference_trustworthiness

from latent import maps
from latent.errors import DataError
from latent.insight.neighbours import knn_accuracy
from latent.maps import Map


def clusters(n, seed, d=16):
    """Codes of ten clusters, and a made-up map that keeps them apart."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 10, n)
    centres = np.random.default_rng(99).normal(size=(10, d)) * 3
    codes = (centres[labels] + rng.normal(size=(n, d))).astype("f")
    angle = labels * 2 * np.pi / 10
    positions = 8 * np.stack([np.cos(angle), np.sin(angle)], axis=1) + rng.normal(size=(n, 2)) * 0.6
    return codes, positions.astype("f"), labels


@pytest.fixture(scope="module")
def fitted():
    codes, _, labels = clusters(400, 0)
    return Map.fit(codes, 2, seed=1), labels


def test_a_fitted_map_keeps_neighbours(fitted):
    chart, labels = fitted
    assert chart.positions.shape == (400, 2)
    assert chart.positions.dtype == chart.trust.dtype == np.float32
    assert chart.dimensions == 2
    assert np.allclose(chart.positions.mean(axis=0), 0, atol=1e-3)
    assert knn_accuracy(chart.positions, labels) > 0.97
    assert maps.trustworthiness(chart.codes, chart.positions) > 0.85


def test_the_same_seed_draws_the_same_map(fitted):
    chart, _ = fitted
    assert (maps.fit(chart.codes, 2, seed=1) == chart.positions).all()


def test_a_few_items_make_a_map_and_fewer_are_refused():
    codes, _, _ = clusters(8, 0)
    assert np.isfinite(maps.fit(codes[:5], 3)).all()
    with pytest.raises(DataError, match="too few"):
        maps.fit(codes[:4])


def test_new_codes_land_in_their_own_cluster():
    codes, positions, labels = clusters(1500, 1)
    new, _, truth = clusters(500, 2)
    placed = maps.place(new, codes, positions)
    assert placed.dtype == np.float32
    assert knn_accuracy(placed, truth, positions, labels) > 0.95


def test_a_reference_code_lands_on_its_own_place():
    codes, positions, _ = clusters(300, 3)
    assert np.abs(maps.place(codes, codes, positions) - positions).max() < 1e-3


def test_one_far_neighbour_does_not_pull_a_placement_away():
    codes = np.eye(6, dtype="f")
    positions = np.array([[0, 0], [0.5, 0], [0, 0.5], [0.5, 0.5], [0.2, 0.3], [90, 90]], "f")
    placed = maps.place(np.zeros((1, 6)), codes, positions, k=6)[0]
    assert np.linalg.norm(positions.mean(axis=0) - placed) > 10
    assert (np.abs(placed - 0.25) < 0.3).all()


def test_the_geometric_median_is_where_the_sum_of_distances_is_least():
    rng = np.random.default_rng(4)
    points, weights = rng.normal(size=(1, 9, 2)).astype("f"), rng.random((1, 9)).astype("f")
    found = maps._geometric_median(points, weights)[0]

    def cost(place):
        return (weights[0] * np.linalg.norm(points[0] - place, axis=1)).sum()

    steps = 0.05 * np.stack([np.cos(np.arange(12)), np.sin(np.arange(12))], axis=1)
    assert all(cost(found) <= cost(found + step) + 1e-3 for step in steps)


def test_the_way_back_blends_the_codes_that_lie_there():
    codes, positions, labels = clusters(1500, 5)
    imagined = maps.back(positions, codes, positions)
    assert imagined.shape == codes.shape
    assert knn_accuracy(imagined, labels, codes, labels) > 0.98


def test_the_way_back_has_no_jumps():
    codes, positions, _ = clusters(400, 6)
    walk = np.linspace(positions[0], positions[1], 2000)
    jumps = np.linalg.norm(np.diff(maps.back(walk, codes, positions), axis=0), axis=1)
    assert jumps.max() < 0.2


def test_trustworthiness_equals_scikit_learn():
    codes, positions, _ = clusters(600, 7)
    for k in (1, 5, 15):
        assert maps.trustworthiness(codes, positions, k) == pytest.approx(
            reference_trustworthiness(codes, positions, n_neighbors=k), abs=1e-5
        )
    with pytest.raises(ValueError, match="half"):
        maps.trustworthiness(codes[:20], positions[:20], 10)


def test_trust_is_the_smaller_share_of_trustworthiness_and_continuity():
    codes, positions, _ = clusters(300, 8)
    trust = maps.trust(codes, positions, 10)
    assert trust.dtype == np.float32
    assert trust.min() >= 0
    assert trust.max() <= 1
    both = (
        reference_trustworthiness(codes, positions, n_neighbors=10),
        reference_trustworthiness(positions, codes, n_neighbors=10),
    )
    assert trust.mean() <= min(both)
    assert maps.trust(positions, positions).min() == 1


def test_trust_falls_where_a_point_lies_among_strangers():
    codes, positions, labels = clusters(500, 9)
    moved = positions.copy()
    stray = np.flatnonzero(labels == 0)[0]
    moved[stray] = positions[labels == 5].mean(axis=0)
    assert maps.trust(codes, moved)[stray] < np.percentile(maps.trust(codes, positions), 1)


def test_a_map_answers_as_the_functions_do():
    codes, positions, _ = clusters(300, 10)
    chart = Map(codes, positions, maps.trust(codes, positions))
    new, points, _ = clusters(20, 11)
    assert (chart.place(new) == maps.place(new, codes, positions)).all()
    assert (chart.back(points) == maps.back(points, codes, positions)).all()
    assert (chart.nearest_codes(codes[:9], 1)[:, 0] == np.arange(9)).all()
    assert (chart.nearest_places(positions[:9], 1)[:, 0] == np.arange(9)).all()
    assert chart.trust_at(points).shape == (20,)


def test_nothing_that_serves_pages_brings_a_heavy_library():
    program = """
import sys
import numpy as np
from latent import directions, maps
from latent.insight import measures, mixture, neighbours, quality, typicality
codes = np.random.default_rng(0).normal(size=(60, 4)).astype("f")
chart = maps.Map(codes, codes[:, :2], maps.trust(codes, codes[:, :2]))
chart.back(chart.place(codes))
known = typicality.Evidence(codes, codes[:, 0] ** 2, codes[:, 1], codes[:, 2] ** 2, codes[:, 3] ** 2)
typicality.fit(known).stranger_than(known)
blend = mixture.Mixture(np.ones(1, "f"), codes[:1], np.eye(4, dtype="f")[None])
blend.log_density(blend.sample(3, np.random.default_rng(0)))
axes = directions.principal_axes(codes)
directions.apply(codes[0], {axes[0].name: 1}, axes)
heavy = {"umap", "sklearn", "numba", "torch", "scipy", "pynndescent", "pandas", "streamlit"} & set(sys.modules)
sys.exit(", ".join(sorted(heavy)) or 0)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
