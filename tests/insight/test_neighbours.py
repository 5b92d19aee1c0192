import numpy as np
import pytest

from latent.insight.neighbours import Index, knn_accuracy, knn_labels, nearest


def loop(queries, reference, k, leave_out=False):
    """The k nearest rows of each query, by the plainest means, in double precision."""
    answers = []
    for i, query in enumerate(np.asarray(queries, np.float64)):
        squares = np.square(np.asarray(reference, np.float64) - query).sum(axis=1)
        if leave_out:
            squares[i] = np.inf
        answers.append(np.argsort(squares, kind="stable")[:k])
    return np.array(answers)


@pytest.mark.parametrize("size", [1, 7, 127, 130, 700, 3001])
@pytest.mark.parametrize("d", [1, 2, 16, 64])
def test_nearest_finds_what_a_loop_finds(size, d):
    rng = np.random.default_rng(size + d)
    reference, queries = rng.normal(size=(size, d)).astype("f"), rng.normal(size=(70, d)).astype("f")
    k = min(size, 15)
    distances, rows = nearest(queries, reference, k)
    expected = loop(queries, reference, k)
    gaps = np.linalg.norm(reference[expected].astype(float) - queries[:, None], axis=2)
    assert np.allclose(distances, gaps, rtol=1e-5, atol=1e-6)
    assert np.mean(rows == expected) > 0.999
    assert (distances.dtype, rows.dtype) == (np.float32, np.int64)


def test_nearest_others_leaves_each_point_out_but_not_its_twin():
    points = np.random.default_rng(0).normal(size=(400, 5)).astype("f")
    points[17] = points[3]
    distances, rows = Index(points).nearest_others(4)
    assert (rows == loop(points, points, 4, leave_out=True)).all()
    assert rows[3, 0] == 17
    assert distances[3, 0] == 0
    assert not (rows == np.arange(400)[:, None]).any()


def test_codes_far_from_zero_lose_no_digits():
    rng = np.random.default_rng(1)
    points = (1000 + 0.01 * rng.normal(size=(600, 8))).astype("f")
    _, rows = nearest(points[:50], points, 3)
    assert (rows == loop(points[:50], points, 3)).all()


def test_an_outlier_among_the_references_does_not_blur_the_others():
    rng = np.random.default_rng(2)
    points = rng.normal(size=(600, 8)).astype("f")
    points[0] = 3e3
    _, rows = nearest(points[1:60], points, 5)
    assert (rows == loop(points[1:60], points, 5)).all()


def test_equal_codes_are_answered_in_the_order_of_the_table():
    distances, rows = nearest(np.zeros((80, 4)), np.zeros((3000, 4)), 5)
    assert not distances.any()
    assert all(len(set(row)) == 5 for row in rows)
    _, rows = nearest(np.zeros((1, 4)), np.zeros((30, 4)), 5)
    assert rows[0].tolist() == [0, 1, 2, 3, 4]


def test_no_queries_give_no_answers():
    distances, rows = nearest(np.empty((0, 3)), np.ones((5, 3)), 2)
    assert distances.shape == rows.shape == (0, 2)


@pytest.mark.parametrize(
    ("queries", "reference", "k"),
    [
        (np.ones((2, 3)), np.ones((5, 3)), 0),
        (np.ones((2, 3)), np.ones((5, 3)), 6),
        (np.ones((2, 4)), np.ones((5, 3)), 1),
        (np.full((2, 3), np.nan), np.ones((5, 3)), 1),
        (np.ones((2, 3)), np.full((5, 3), np.inf), 1),
        (np.ones((2, 3)), np.ones((0, 3)), 1),
        (np.ones(3), np.ones((5, 3)), 1),
    ],
)
def test_what_cannot_be_answered_is_refused(queries, reference, k):
    with pytest.raises(ValueError, match=r"."):
        nearest(queries, reference, k)


def test_scores_rank_as_distances_do():
    rng = np.random.default_rng(3)
    points, queries = rng.normal(size=(300, 6)).astype("f"), rng.normal(size=(20, 6)).astype("f")
    scores = Index(points).scores(queries)
    squares = np.square(points[None] - queries[:, None]).sum(axis=2)
    offsets = squares - scores
    assert scores.shape == (20, 300)
    assert np.allclose(offsets, offsets[:, :1], atol=1e-4)


@pytest.mark.parametrize(
    ("row", "winner"),
    [
        (["b", "a", "a"], "a"),
        (["b", "a", "a", "b"], "b"),
        (["c", "a", "b", "b", "a"], "a"),
        (["a"], "a"),
    ],
)
def test_the_majority_names_and_the_nearest_settles_a_tie(row, winner):
    assert knn_labels(np.array([row])) == [winner]


def test_leave_one_out_accuracy_equals_a_loop():
    rng = np.random.default_rng(4)
    labels = rng.integers(0, 4, 250)
    codes = (rng.normal(size=(250, 3)) + labels[:, None]).astype("f")
    named = []
    for neighbours in labels[loop(codes, codes, 5, leave_out=True)]:
        counts = np.bincount(neighbours, minlength=4)
        named.append(next(label for label in neighbours if counts[label] == counts.max()))
    assert knn_accuracy(codes, labels) == pytest.approx(np.mean(named == labels))


def test_accuracy_with_a_reference_and_labels_of_any_type():
    codes = np.array([[0.0], [10.0], [0.2]])
    words = np.array(["low", "high", "high"], dtype=object)
    reference = np.array([[0.1], [0.3], [9.9], [9.8]])
    assert knn_accuracy(codes, words, reference, np.array(["low", "low", "high", "high"]), k=1) == pytest.approx(2 / 3)


def test_labels_must_match_codes():
    with pytest.raises(ValueError, match="label"):
        knn_accuracy(np.ones((9, 2)), np.ones(8))
