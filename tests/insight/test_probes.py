"""A cross-validated probe, on items of which the answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from latent.errors import DataError
from latent.insight import probes


def _items(count: int = 200) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    labels = np.repeat(["left", "right"], count // 2)
    return rng.normal(size=(count, 3)) + 3 * (labels == "right")[:, None], labels


def test_what_lies_apart_is_told_apart_and_each_item_is_told_once():
    found = probes.cross_validated(*_items())
    assert found.right > 0.97
    assert found.usual == 0.5
    assert found.confusion.sum() == found.count == 200
    assert found.names == ("left", "right")


def test_items_without_a_label_and_labels_of_too_few_are_left_out():
    features, labels = _items()
    labels = labels.astype("<U9")
    labels[:10], labels[10:13] = "", "rare"
    assert probes.cross_validated(features, labels).count == 187


def test_a_few_labels_tell_the_rest():
    found = probes.from_few(*_items(), each=5, draws=2)
    assert found.count == 2 * 190
    assert found.right > 0.9


def test_counts_of_words_are_weighed():
    counts = np.tile(np.eye(2, 6, dtype=np.uint8), (30, 1))
    found = probes.cross_validated(counts, np.tile(["a", "b"], 30), counted=True)
    assert found.right == 1


def test_one_label_is_no_question():
    with pytest.raises(DataError, match="fewer than two"):
        probes.cross_validated(np.zeros((9, 2)), np.array(["a"] * 9))
