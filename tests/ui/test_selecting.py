"""Selections: as bits between page and browser, and as items that stay what they are when others come and go."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from latent.collection import Collection
from latent.ui.components.map import _reply, pack, unpack
from latent.ui.items.selection_panel import mostly
from latent.ui.session.selecting import Selection


@dataclass(frozen=True)
class Item:
    id: str


def _collection(*ids: str) -> Collection:
    return Collection("x", {i: Item(i) for i in ids})


@pytest.mark.parametrize("count", [1, 7, 8, 9, 60_000])
def test_bits_come_back(count: int):
    mask = np.random.default_rng(count).random(count) < 0.3
    mask[-1] = True
    assert np.array_equal(unpack(pack(mask), count), mask)


def test_no_bit_is_no_text():
    assert pack(np.zeros(9, bool)) == ""
    assert not unpack("", 9).any()


def test_the_first_is_the_lowest_bit():
    """The order that the browser counts on."""
    assert pack(np.arange(9) == 0) == "AQA="
    assert pack(np.arange(9) == 8) == "AAE="


@pytest.mark.parametrize("text", ["A", "AQA", "!!!!", "é", "AQAAAA=="])
def test_other_text_is_no_selection(text: str):
    assert unpack(text, 9) is None


def test_a_selection_of_a_map_that_is_gone_is_left_out():
    said = {"select": {"bits": "AQA=", "count": 9}, "click": {"kind": "own", "index": 1}}
    here = _reply(said, 7, 2)
    assert here.clicked == ("own", 1)
    assert here.selection.tolist() == [True] + [False] * 8
    gone = _reply(said, 7, 1)
    assert gone.clicked is None
    assert gone.selection is None


@pytest.mark.parametrize("said", [{}, {"select": None}, {"select": {"bits": 1, "count": 9}}, {"click": "x"}])
def test_anything_else_says_nothing(said: dict):
    assert _reply(said, 7, 2) == _reply({}, 7, 2)


def test_ones_own_stay_selected_when_others_come_and_go():
    before = _collection("a", "b", "c")
    selection = Selection.of(np.array([0, 1, 0, 0, 1, 1], bool), before)
    assert (selection.rows.tolist(), selection.own) == ([1], ("b", "c"))
    after = _collection("c", "a", "d")
    assert selection.within(after).own == ("c",)
    assert selection.mask(3, after).tolist() == [False, True, False, True, False, False]


def test_what_they_mostly_are_is_told_in_words():
    assert mostly(["7"] * 3) == "7 (all)"
    assert mostly(["7"] * 90 + ["9"] * 9 + ["1"]) == "7 (90 in 100), 9 (9 in 100), 1 (1 in 100)"
    assert mostly(list("aaabbbcccdde")) == "a (25 in 100), b (25 in 100), c (25 in 100), 2 more kinds"
