"""What a space's figures mean in plain words: each reason where it holds, and none where all is well."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pytest

from latent.explaining import explain
from latent.making.comparing import compare
from latent.making.linear import fit
from latent.manifest import Manifest
from latent.space import Space

MANIFEST = Manifest("a", "", "", "", "image", {}, 32)
WELL = {"mse": 0.005, "items": 40, "active_dials": 30, "dials": 32, "kl": 51.2, "trustworthiness": 0.93}
FIGURES = {"done": 1.0, "learned": 0.004, "blank": 0.1, "linear": {"error": 0.02, "dials": 32}, "drawn": 0.9}


class Read(NamedTuple):
    """A remark in the first language."""

    said: str
    why: str
    cure: str


def read(manifest: Manifest) -> list[Read]:
    parts = ((one.said, one.why, one.cure) for one in explain(manifest))
    return [Read(*(part or "" for part in three)) for three in parts]


def remarks(held: dict | None = None, **figures: object) -> list[Read]:
    quality = FIGURES | {"held_out": WELL | {"knn_accuracy": 0.9} | (held or {})} | figures
    return read(replace(MANIFEST, quality=quality))


def test_a_good_space_has_no_reasons_and_stands_beside_straight_lines():
    rebuilt, dials, chart, named, drawn = remarks()
    assert "95 in 100 come back in 40 pictures that it never saw" in rebuilt.said
    assert "By straight lines alone, with as many dials: 80." in rebuilt.said
    assert "30 of 32 dials" in dials.said
    assert "93%" in chart.said
    assert "90 in 100 are named rightly" in named.said
    assert "90 in 100 look as usual" in drawn.said
    assert not any(remark.why or remark.cure for remark in (rebuilt, dials, chart, named, drawn))


def test_a_first_look_is_told_as_straight_lines():
    first = replace(MANIFEST, recipe={"kind": "linear"})
    quality = FIGURES | {"held_out": WELL | {"mse": 0.03, "knn_accuracy": None}}
    rebuilt, *others = read(replace(first, quality=quality))
    assert "70 in 100 come back in 40 pictures" in rebuilt.said
    assert (rebuilt.why, rebuilt.cure) == ("It follows straight lines alone.", "Train a VAE on these: it bends.")
    assert not any("dials" in remark.said for remark in others)
    assert read(replace(first, quality=quality | {"held_out": WELL}))[0].why == ""


@pytest.mark.parametrize(
    ("held", "figures", "why", "cure"),
    [
        ({"mse": 0.03}, {"done": 0.4}, "stopped after 40%", "come to its end"),
        ({"mse": 0.03}, {}, "by heart (96 in 100 come back)", "Bring more pictures"),
        ({"mse": 0.03}, {"learned": 0.028}, "straight lines", "first look"),
        ({"mse": 0.03, "active_dials": 9}, {"learned": 0.028, "linear": None}, "told by 9 of 32", "detailed"),
        ({"mse": 0.03}, {"learned": 0.028, "linear": None}, "All its dials are in use", "more dials"),
    ],
)
def test_the_first_reason_that_holds_is_told_with_its_cure(held: dict, figures: dict, why: str, cure: str):
    rebuilt = remarks(held, **figures)[0]
    assert why in rebuilt.why
    assert cure in rebuilt.cure


def test_what_to_do_about_idle_dials_loose_maps_and_odd_draws():
    _, dials, chart, drawn = remarks({"active_dials": 9, "trustworthiness": 0.7, "knn_accuracy": None}, drawn=0.5)
    assert "fewer dials" in dials.cure
    assert "nearest items" in chart.cure
    assert "less variety" in drawn.cure


def test_of_a_model_that_has_hardly_begun_no_more_is_told_than_that():
    rebuilt, dials, _, *more = remarks({"mse": 0.1, "active_dials": 0, "knn_accuracy": None}, done=0.01)
    assert "stopped after 1%" in rebuilt.why
    assert not dials.cure
    assert not more


def test_a_space_that_was_not_compared_is_not_explained():
    assert explain(replace(MANIFEST, quality={"held_out": WELL})) == []


def test_a_trained_space_is_held_against_straight_lines_and_against_saying_nothing(tiny_space: Space, tiny_data):
    figures = tiny_space.manifest.quality
    assert 0 < figures["learned"] < figures["blank"]
    assert figures["linear"]["dials"] == tiny_space.dials
    assert 0 <= figures["drawn"] <= 1
    rows = np.arange(len(tiny_data))
    again = compare(tiny_space, tiny_data, rows[20:], rows[:20])
    vectors = tiny_data.modality.inputs(tiny_data.arrays).reshape(len(tiny_data), -1)
    mean = vectors[20:].mean(axis=0)
    axes = np.linalg.svd(vectors[20:] - mean, full_matrices=False)[2][: tiny_space.dials]
    nearest = np.clip((vectors[:20] - mean) @ axes.T @ axes + mean, 0, 1)
    assert again["linear"]["error"] == pytest.approx(np.square(vectors[:20] - nearest).mean(), rel=1e-3)


def test_straight_lines_get_as_many_dials_as_the_model_though_items_are_few():
    vectors = np.random.default_rng(0).standard_normal((30, 40), np.float32)
    assert fit(vectors, 20).dials < fit(vectors, 20, items_a_dial=1).dials == 20
