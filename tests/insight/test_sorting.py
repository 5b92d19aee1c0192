"""Sorting into groups, how much there is to them, and what they are sorted by."""

from __future__ import annotations

import numpy as np
import pytest
from shapes import clouds

from latent.errors import DataError
from latent.insight import reasons, sorting, worth
from latent.insight.worth import Tried


@pytest.mark.parametrize("method", sorting.METHODS)
def test_each_method_finds_clouds_that_lie_apart(method: str):
    codes, cloud = clouds(4)
    groups = sorting.sort(codes, method, 4)
    assert groups.count == 4
    there = groups.numbers >= 0
    assert there.mean() > 0.6
    assert worth.agreement(groups.numbers[there], cloud[there]) == pytest.approx((1, 1))


def test_groups_are_numbered_by_size_and_members_begin_with_the_most_typical():
    codes, _ = clouds(2)
    codes = np.concatenate([codes, codes[60:] + 0.01])
    groups = sorting.sort(codes, "means", 2)
    sizes = np.bincount(groups.numbers)
    assert sizes.tolist() == [120, 60]
    members = groups.members(0)
    middle = codes[members].mean(axis=0)
    far = np.linalg.norm(codes[members] - middle, axis=1)
    assert len(members) == 120
    assert far[:10].mean() < far[-10:].mean()


def test_what_lies_between_two_clouds_is_doubtful():
    codes, _ = clouds(2)
    between = codes.mean(axis=0, keepdims=True)
    groups = sorting.sort(np.concatenate([codes, between]), "means", 2)
    assert groups.fit[-1] < groups.fit[:-1].mean()
    assert 120 in groups.members(int(groups.numbers[-1]))[-3:]


def test_of_very_many_the_rest_join_those_that_were_sorted(monkeypatch):
    monkeypatch.setattr(sorting, "MOST", 90)
    codes, cloud = clouds(3)
    assert worth.agreement(sorting.sort(codes, "graph", 3).numbers, cloud)[0] == pytest.approx(1)


@pytest.mark.parametrize(
    ("codes", "count", "said"),
    [
        (np.zeros((1, 4), np.float32), 2, "here is 1"),
        (np.ones((30, 4), np.float32), 2, "all items are the same"),
        (np.array([[0.0], [9.0], [0.1], [9.1], [0.2], [9.2]], np.float32), 4, "too few for 4 groups"),
        (np.repeat(np.eye(3, dtype=np.float32), 2, axis=0), 2, "only 3 of the items differ"),
    ],
)
def test_what_cannot_be_sorted_is_said(codes: np.ndarray, count: int, said: str):
    with pytest.raises(DataError, match=said):
        sorting.sort(codes, "graph", count)


@pytest.mark.parametrize("count", [3, 5])
def test_the_number_of_clouds_is_suggested(count: int):
    found = worth.try_counts(clouds(count)[0])
    best = worth.suggested(found)
    assert best.count == count
    assert best.stability > worth.STABLE
    assert best.silhouette == max(tried.silhouette for tried in found)


def test_a_single_cloud_holds_no_groups():
    codes = np.random.default_rng(0).normal(size=(300, 8)).astype(np.float32)
    assert worth.suggested(worth.try_counts(codes)).stability < worth.STABLE


def test_two_groups_are_suggested_only_where_no_more_were_tried():
    assert worth.suggested([Tried(2, 1.0, 0.9), Tried(3, 0.5, 0.2)]).count == 3
    assert worth.suggested([Tried(2, 1.0, 0.9)]).count == 2
    assert worth.suggested([Tried(3, 0.90, 0.1), Tried(4, 0.905, 0.2), Tried(5, 0.4, 0.9)]).count == 4


def test_few_items_are_tried_with_few_numbers():
    codes, _ = clouds(2, each=4)
    assert [tried.count for tried in worth.try_counts(codes)] == [2, 3]


def test_three_pairs_are_sorted_into_three_groups_or_said_to_be_too_few():
    pairs = np.repeat(9 * np.eye(3, dtype=np.float32), 2, axis=0)
    apart = pairs + 0.1 * np.arange(6, dtype=np.float32)[:, None]
    assert sorted(sorting.sort(apart, "means", 3).numbers.tolist()) == [0, 0, 1, 1, 2, 2]
    assert [tried.count for tried in worth.try_counts(apart)] == [2]
    with pytest.raises(DataError, match="only 3 of the items differ"):
        worth.try_counts(pairs)


def test_one_group_has_no_silhouette():
    assert worth.silhouette(np.eye(5), np.zeros(5, int)) == 0


def test_groups_are_sorted_by_what_they_part():
    rng = np.random.default_rng(0)
    numbers = np.repeat([0, 1, 2], 100)
    columns = {
        "luck": rng.normal(size=300),
        "half": numbers + rng.normal(size=300) * np.sqrt(2 / 3),
        "all": numbers.astype(float),
        "word": np.array(["a", "b", "c"])[numbers],
        "names": np.array([f"n{row}" for row in range(300)]),
        "nothing": np.full(300, np.nan),
    }
    found = {reason.name: reason.share for reason in reasons.sorted_by(numbers, columns)}
    assert set(list(found)[:2]) == {"all", "word"}
    assert [found["all"], found["word"]] == pytest.approx([1, 1])
    assert found["half"] == pytest.approx(0.5, abs=0.06)
    assert found["luck"] < 0.03
    assert not {"names", "nothing"} & set(found)


def test_items_in_no_group_and_values_that_are_missing_do_not_count():
    numbers, values = np.array([0, 0, 1, 1, -1, 0]), np.array([1.0, 1.0, 5.0, 5.0, 99.0, np.nan])
    assert reasons.sorted_by(numbers, {"it": values})[0].share == pytest.approx(1)


def test_what_is_held_out_sorts_no_more():
    rng = np.random.default_rng(0)
    kind, light = rng.integers(0, 2, 400), rng.normal(size=400)
    codes = np.stack([8 * light, 3.0 * kind, 0.3 * rng.normal(size=400)], axis=1).astype(np.float32)
    held = reasons.without(codes, [light])
    assert held[:, 0].std() < 1e-3 < codes[:, 0].std()
    before, after = (sorting.sort(some, "means", 2).numbers for some in (codes, held))
    assert worth.agreement(before, kind)[0] < 0.1
    assert worth.agreement(after, kind)[0] == pytest.approx(1)
    word = np.array(["dark", "bright"])[(light > 0).astype(int)]
    assert reasons.sorted_by(before, {"word": word})[0].share > 0.5
    words = sorting.sort(reasons.without(codes, [word, light]), "means", 2).numbers
    assert worth.agreement(words, kind)[0] == pytest.approx(1)


def test_nothing_held_out_changes_nothing():
    codes = np.random.default_rng(0).normal(size=(20, 3)).astype(np.float32)
    np.testing.assert_array_equal(reasons.without(codes, []), codes)
    np.testing.assert_allclose(reasons.without(codes, [np.ones(20)]), codes, atol=1e-5)
