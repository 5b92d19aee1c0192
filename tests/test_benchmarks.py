"""The benchmarks' pure helpers and their report; nothing is measured here."""

from __future__ import annotations

import json
from types import SimpleNamespace

import numpy as np
import pytest

from benchmarks import app, common, map, pictures, placement, report, samples, sounds, spaces, training
from benchmarks.common import Result, Table, Target
from benchmarks.ngram import NGrams


@pytest.fixture
def result() -> dict:
    """A part's result as its file holds it."""
    found = Result(
        part="map",
        title="Trust in the maps",
        how="How it\nwas measured.",
        tables=[Table("digits", ["", "reference"], [["the map", "0.950"]])],
        targets=[Target("trust", 0.95, 0.92), Target("seconds", 0.5, 0.3, most=True, form="{:.1f} s")],
        packages=["numpy"],
        spaces=[],
        notes=["A note."],
        figures={"one": np.float32(0.5), "many": np.arange(2)},
    )
    return json.loads(json.dumps(common.to_json(found), default=common.plain))


def test_a_target_is_reached_from_its_own_side():
    assert Target("", 0.92, 0.92).reached
    assert not Target("", 0.91, 0.92).reached
    assert Target("", 0.3, 0.3, most=True).reached
    assert not Target("", 0.31, 0.3, most=True).reached


def test_the_report_tells_how_what_and_whether(result):
    text = report.render([result])
    assert text.startswith("# Benchmarks\n")
    assert "1 of 2 are reached." in text
    assert "| [map](#trust-in-the-maps) | seconds | 0.5 s | 0.3 s or less | **no** |" in text
    assert "| the map | 0.950 |" in text
    assert "- A note." in text
    assert "numpy" in text
    assert result["figures"] == {"one": 0.5, "many": [0, 1]}


def test_results_are_read_in_order_and_what_is_missing_is_left_out(tmp_path, result):
    for part in ("map", "spaces"):
        (tmp_path / f"{part}.json").write_text(json.dumps(result | {"part": part}))
    assert [found["part"] for found in report.read(tmp_path)] == ["spaces", "map"]


def test_results_md_is_what_the_results_say():
    results = report.read(common.RESULTS)
    if not results:
        pytest.skip("nothing was measured yet")
    assert (common.ROOT / "benchmarks" / "results.md").read_text("utf-8") == report.render(results)


def test_leaving_out_never_names_an_item_by_itself():
    codes = np.array([[0.0], [0.1], [0.2], [5.0], [5.1], [5.2], [0.15]] * 3, np.float32) + np.arange(21)[:, None] / 1000
    labels = (codes[:, 0] > 2).astype(int)
    assert spaces.left_out(codes, labels).all()
    labels[6] = 1  # alone among the others
    assert not spaces.left_out(codes, labels)[6]


def test_distances_to_trained_pictures_are_exact_and_a_copy_stands_out():
    rng = np.random.default_rng(0)
    trained = rng.integers(0, 256, (40, 9), np.uint8)
    asked = np.concatenate([trained[:1], rng.integers(0, 256, (9, 9), np.uint8)])
    found = pictures.Trained(trained).two_nearest(asked)
    gaps = np.linalg.norm((asked[:, None].astype(float) - trained[None]) / 255, axis=2)
    np.testing.assert_allclose(found, np.sort(gaps, axis=1)[:, :2], atol=2e-3)
    told = pictures.distance_figures(found[:1], found[1:])
    assert told["nearer_than_p1"] == 1
    assert told["first_to_second_p5"] < 0.01


def test_shares_of_classes():
    np.testing.assert_allclose(pictures.class_shares(np.array([0, 0, 2, 2]), 4), [0.5, 0, 0.5, 0])
    np.testing.assert_allclose(pictures.class_shares(np.array([], int), 2), [0, 0])


def test_decoded_rows_become_pictures():
    made = samples.as_pictures(np.array([[-3.0, 300.0, 1.4, 1.6]]), (2, 2, 1))
    assert made.dtype == np.uint8
    assert made.ravel().tolist() == [0, 255, 1, 2]


def test_the_middle_of_draws_keeps_their_range():
    draws = [
        {"ratio": 0.8, "rarest_class": 3.0},
        {"ratio": 0.9, "rarest_class": 5.0},
        {"ratio": 1.0, "rarest_class": 3.0},
    ]
    assert samples.middle(draws) == {"ratio": 0.9, "rarest_class": 3, "ratio_range": [0.8, 1.0]}


def test_speed_is_compared_between_neighbours_in_time():
    fast, slow = {"seconds": [1.0, 2.0, 1.0]}, {"seconds": [2.0, 3.0, 9.0]}
    assert training.times_as_fast(fast, slow) == 2.0


def test_places_on_a_perfect_map_are_trusted():
    codes = np.random.default_rng(0).standard_normal((80, 2)).astype(np.float32)
    assert map.three(codes, codes, codes, 3 * codes, 60) == {"reference": 1.0, "held": 1.0, "placed": 1.0}


@pytest.mark.parametrize("kind", placement.KINDS)
def test_a_digit_becomes_a_file_of_dark_ink(kind):
    import io

    from PIL import Image

    picture = np.zeros((28, 28, 1), np.uint8)
    picture[10:18, 10:18] = 255
    opened = np.asarray(Image.open(io.BytesIO(placement.as_file(picture, 64, kind))))
    assert opened.shape == (64, 64)
    assert opened[0, 0] > 200
    assert opened[32, 32] < 50


def test_visits_are_told_by_their_medians():
    told = app.summary([app.Visit(1, 5, 2), app.Visit(3, 4, 2), app.Visit(2, 9, 2)])
    assert (told["answer"], told["picture"], told["again"]) == (2, 5, 2)
    assert told["each_answer"] == [1, 3, 2]


def test_a_model_of_sentences_finds_the_usual_likelier_and_its_chances_add_up():
    model = NGrams(["the cat is here.", "the dog is here.", "the cat was there."] * 3)
    assert model.nats("the cat is here.") > model.nats("here is cat the.") > model.nats("qwerty uiop.")
    words = [*model.counts[0][()], "never met"]
    for before in (["<s>", "<s>", "the"], ["the", "cat", "was"], ["no", "such", "words"]):
        assert sum(model.chance(word, before) for word in words) == pytest.approx(1)


def test_a_chance_is_the_one_computed_by_hand():
    model = NGrams(["a b"])
    one = (1 + 3 * 1 / 4) / (3 + 3)  # of three words met once each, mixed with one in four
    two = (1 + 1 * one) / (1 + 1)
    three = (1 + 1 * two) / (1 + 1)
    assert model.chance("b", ["<s>", "<s>", "a"]) == pytest.approx((1 + 1 * three) / (1 + 1))


def test_how_much_a_probe_is_held_back_is_chosen_without_the_voice_that_is_asked(monkeypatch):
    rng, asked = np.random.default_rng(0), []
    said = np.repeat(["ann", "bob", "cyd"], 40)
    labels = np.tile(["one", "two"], 60)
    rows = np.where(labels == "one", 1, -1)[:, None] + rng.standard_normal((120, 3))
    items = [SimpleNamespace(facts={"speaker": name}) for name in said]
    monkeypatch.setattr(sounds, "data", lambda: SimpleNamespace(items=items, labels=labels))
    monkeypatch.setattr(sounds, "chosen", lambda rows, labels, said: asked.append(set(said)) or 0.1)
    found = sounds.told_right(lambda _: rows)
    assert asked == [{"bob", "cyd"}, {"ann", "cyd"}, {"ann", "bob"}]
    assert set(found) == {"ann", "bob", "cyd"}
    assert min(found.values()) > 0.8


def test_the_strength_is_chosen_that_tells_an_unheard_voice():
    rng = np.random.default_rng(1)
    said, labels = np.repeat(["ann", "bob", "cyd"], 40), np.tile(["one", "two"], 60)
    weak = np.where(labels == "one", 0.08, -0.08)[:, None] + rng.standard_normal((120, 60))
    told = {
        one: np.mean([sounds._right(weak, labels, said != name, one) for name in set(said)]) for one in sounds.STRENGTHS
    }
    assert len(set(told.values())) > 1
    assert sounds.chosen(weak, labels, said) == max(told, key=told.get)
