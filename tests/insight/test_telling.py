"""Probes, and labels told from a few."""

from __future__ import annotations

import numpy as np
import pytest
from shapes import along, clouds, two_rings

from latent.errors import DataError
from latent.insight import probes, telling
from latent.insight.telling import GRAPH, LINEAR


def shown(labels: np.ndarray, each: int) -> np.ndarray:
    """So many labels of each kind, and "" for the rest."""
    known, _ = probes.few(labels, each, np.random.default_rng(0))
    kept = np.full_like(labels, "")
    kept[known] = labels[known]
    return kept


def test_a_probe_tells_what_lies_on_two_sides_and_says_how_often():
    codes, labels = along()
    found = probes.cross_validated(codes, labels)
    assert found.right > 0.9
    assert found.usual < 0.6
    assert found.names == ("down", "up")
    assert found.confusion.sum() == found.count == 400
    assert found.numbers == 10
    few = probes.from_few(codes, labels, 5)
    assert found.usual < few.right < found.right
    assert few.count == 5 * 390


def test_a_probe_of_more_numbers_than_items_is_the_same_after_a_turn():
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(40, 300)).astype(np.float32)
    turned = probes._turned(rows)
    assert turned.shape == (40, 40)
    np.testing.assert_allclose(turned @ turned.T, rows @ rows.T, rtol=1e-3, atol=1e-2)


def test_words_are_weighed():
    rng = np.random.default_rng(0)
    labels = np.repeat(["cat", "dog"], 50)
    counts = rng.poisson(2, (100, 8))
    counts[:, 0], counts[:, 1] = labels == "cat", labels == "dog"
    assert probes.cross_validated(counts.astype(np.uint8), labels, counted=True).right == 1


@pytest.mark.parametrize("labels", [np.full(20, ""), np.full(20, "one"), np.array([f"n{row}" for row in range(20)])])
def test_labels_that_teach_nothing_are_refused(labels: np.ndarray):
    with pytest.raises(DataError, match="fewer than two"):
        probes.cross_validated(np.eye(20), labels)


def test_one_label_is_not_spread():
    with pytest.raises(DataError, match="all the same"):
        telling.tell(np.eye(20), np.array(["a", *[""] * 19]))


def test_labels_spread_where_look_alikes_share_them():
    codes, ring = two_rings()
    labels = np.array(["inner", "outer"])[ring]
    told = telling.tell(codes, shown(labels, 8))
    assert told.way == GRAPH
    assert (told.words == labels).mean() > 0.97
    assert told.right == pytest.approx(1)


def test_labels_are_told_along_a_line_where_look_alikes_do_not_share_them():
    codes, labels = along()
    known = shown(labels, 40)
    told = telling.tell(codes, known)
    assert told.way == LINEAR
    assert (told.words == labels).mean() > 0.8
    assert (told.words[known != ""] == labels[known != ""]).all()
    assert (told.sure[known != ""] == 1).all()
    unsure = told.sure < np.median(told.sure)
    right = told.words == labels
    assert right[unsure].mean() < right[~unsure].mean()


def test_what_is_asked_next_is_doubtful_unlabelled_and_not_all_alike():
    codes, labels = along()
    known = shown(labels, 10)
    told = telling.tell(codes, known, count=6)
    assert len(set(told.next.tolist())) == 6
    assert (known[told.next] == "").all()
    assert told.sure[told.next].max() < np.quantile(told.sure[known == ""], 0.2)
    assert len(telling.doubtful(codes, np.zeros(400), np.arange(400) < 4, 6)) == 4


def test_one_of_each_cloud_is_asked_for_first():
    codes, cloud = clouds(5)
    first = telling.first_ones(codes, 5)
    assert sorted(cloud[first].tolist()) == [0, 1, 2, 3, 4]
    assert len(telling.first_ones(codes[:3], 8)) == 3


def test_with_too_few_labels_nothing_is_said_of_how_often_it_is_right():
    codes, cloud = clouds(2)
    told = telling.tell(codes, shown(np.array(["a", "b"])[cloud], 2))
    assert told.right is None
    assert told.way == GRAPH


def test_a_learning_curve_rises():
    codes, labels = along()
    points = telling.curve(codes, labels)
    assert [point.labels for point in points] == [2, 4, 10, 20, 40, 100, 200]
    assert points[-1].right[LINEAR] > points[0].right[LINEAR]
    assert telling.curve(codes[:4], np.array(["a", "b", "", ""])) == []


def test_progress_counts_what_was_given_in_its_order():
    codes, labels = along()
    given = np.random.default_rng(1).permutation(400)[:30]
    known = np.full_like(labels, "")
    known[given] = labels[given]
    found = telling.progress(codes, known, given.tolist(), 10)
    assert [count for count, _ in found] == [10, 20, 30]
    assert all(0 <= right <= 1 for _, right in found)
    assert telling.progress(codes, known, given[:5].tolist(), 10) == []
