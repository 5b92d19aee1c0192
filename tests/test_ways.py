"""Ways that begin at one item."""

import numpy as np
import pytest

from latent import directions, ways
from latent.errors import DataError
from latent.insight.neighbours import Index, knn_labels

RNG = np.random.default_rng(0)
LABELS = RNG.integers(0, 4, 1200)
CODES = (np.random.default_rng(5).normal(size=(4, 8))[LABELS] * 3 + RNG.normal(size=(1200, 8))).astype("f")


def test_walking_towards_a_label_arrives_there_within_the_slider():
    index = Index(CODES)
    for item in np.flatnonzero(LABELS == 0)[:10]:
        way = ways.towards(CODES[item], CODES, LABELS, 3, "Towards 3")
        assert way.slider == (0, way.high)
        end = directions.apply(CODES[item], {"Towards 3": way.high / 1.4}, [way])
        _, rows = index.nearest(end[None], 5)
        assert knn_labels(LABELS[rows]) == [3]
    assert 0.5 < way.quality <= 1


def test_a_way_is_judged_by_how_well_it_tells_its_end_from_its_beginning():
    item = np.flatnonzero(LABELS == 0)[0]
    own, all_ = (ways.towards(CODES[item], CODES, LABELS, 3, "Into 3", beside=beside) for beside in (0, None))
    assert np.array_equal(own.vector, all_.vector)
    target = CODES[LABELS == 3]
    near = target[np.argsort(np.linalg.norm(target - CODES[item], axis=1))[30:]]
    places = [some @ own.vector for some in (near, CODES[LABELS == 0])]
    assert own.quality == pytest.approx(np.mean(places[0][:, None] > places[1][None]), abs=0.002)


def test_what_else_is_known_of_items_stays_on_the_way_to_a_label():
    who = np.array(["ada", "ben"])[np.random.default_rng(3).integers(0, 2, len(CODES))]
    codes = CODES + 6 * (who == "ada")[:, None] * np.eye(8, dtype="f")[0]
    item = np.flatnonzero((LABELS == 0) & (who == "ben"))[0]
    near = Index(codes).nearest(codes[item][None], 15)[1][0]
    facts = {"who": who.tolist(), "when": np.arange(len(codes)).tolist()}
    like = ways.alike(near, facts)
    assert np.array_equal(like, who == "ben")
    way = ways.towards(codes[item], codes, LABELS, 3, "Into 3", alike=like, k=100)
    nearest = Index(codes).nearest((codes[item] + way.high / 1.5 * way.step * way.vector)[None], 5)[1][0]
    assert set(who[nearest]) == {"ben"}
    assert set(LABELS[nearest]) == {3}


def test_where_too_few_share_what_is_known_all_of_a_label_make_the_way():
    few = np.zeros(len(CODES), bool)
    few[np.flatnonzero(LABELS == 3)[:5]] = True
    plain, like = (ways.towards(CODES[0], CODES, LABELS, 3, "Into 3", alike=alike) for alike in (None, few))
    assert np.array_equal(plain.vector, like.vector)


def test_items_share_nothing_where_nothing_but_numbers_or_names_came_along():
    near = np.arange(15)
    assert ways.alike(near, {}) is None
    assert ways.alike(near, {"when": [1.0] * 30, "name": [f"n{i}" for i in range(30)], "none": [None] * 30}) is None


def test_there_is_no_way_towards_a_label_that_nothing_has():
    with pytest.raises(DataError, match="labelled"):
        ways.towards(CODES[0], CODES, LABELS, 9, "Towards 9")
    with pytest.raises(DataError, match="already"):
        ways.towards(CODES[0], CODES[:1], LABELS[:1], LABELS[0], "Here")


def _drawn(count: int, seed: int) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Codes that follow their factors on a curve: how a nose shows depends on the skin, and colours are corners."""
    rng = np.random.default_rng(seed)
    factors = {
        "nose": rng.uniform(-1, 1, count).astype("f"),
        "skin": rng.uniform(-1, 1, count).astype("f"),
        "colour": rng.choice(["black", "red", "white"], count),
    }
    return _codes(factors), factors


def _codes(factors: dict[str, np.ndarray]) -> np.ndarray:
    nose, skin = factors["nose"], factors["skin"]
    colours = np.stack([factors["colour"] == word for word in ("black", "red", "white")], axis=1)
    seen = np.stack([nose, nose * skin, skin, skin**2, nose * colours[:, 1], 0 * nose], axis=1)
    turned = np.linalg.qr(np.random.default_rng(1).normal(size=(9, 9)))[0]
    return (np.hstack([seen, 2 * colours]) @ turned).astype("f")


def _usual(codes: np.ndarray, factors: dict[str, np.ndarray]) -> dict[tuple[str, str], directions.Direction]:
    colour = factors["colour"]
    words = {
        ("colour", w): directions.attribute(codes, colour == w, f"Colour: {w}", by_value=True)
        for w in np.unique(colour)
    }
    nose = directions.attribute(codes, factors["nose"], "Nose", hold=factors["skin"], by_value=True)
    return words | {("nose", ""): nose}


def test_along_a_factor_each_item_has_a_way_of_its_own():
    codes, factors = _drawn(1500, 0)
    surface, usual = ways.Surface.fit(codes, factors), _usual(codes, factors)
    others, theirs = _drawn(60, 7)
    step = factors["nose"].std()
    missed = {"own": 0.0, "usual": 0.0}
    for row, code in enumerate(others):
        item = {name: values[row : row + 1] for name, values in theirs.items()}
        aim = _codes(item | {"nose": item["nose"] + step})[0]
        way = surface.ways(code, usual)["Nose"]
        assert np.linalg.norm(way.vector) == pytest.approx(1, abs=1e-5)
        assert way.step * way.vector @ usual["nose", ""].vector >= 0.79 * usual["nose", ""].step
        missed["own"] += np.linalg.norm(directions.apply(code, {"Nose": 1}, [way]) - aim)
        missed["usual"] += np.linalg.norm(directions.apply(code, {"Nose": 1}, [usual["nose", ""]]) - aim)
    assert missed["own"] < 0.6 * missed["usual"]


def test_of_several_words_the_way_begins_at_the_items_own():
    codes, factors = _drawn(1500, 0)
    surface, usual = ways.Surface.fit(codes, factors), _usual(codes, factors)
    others, theirs = _drawn(60, 7)
    for row, code in enumerate(others):
        own = theirs["colour"][row]
        found = surface.ways(code, usual)
        assert set(found) == {"Nose"} | {way.name for (_, word), way in usual.items() if word not in ("", own)}
        for word in {"black", "red", "white"} - {own}:
            way = found[f"Colour: {word}"]
            item = {name: values[row : row + 1] for name, values in theirs.items()}
            aim = _codes({**item, "colour": np.array([word])})[0]
            assert np.linalg.norm(directions.apply(code, {way.name: 3 / 2}, [way]) - aim) < 0.3


def test_towards_from_ones_own_label_keeps_what_sets_an_item_apart():
    apart = CODES[LABELS == 0][0] + 5 * np.eye(8)[7]
    plain, kept = (ways.towards(apart, CODES, LABELS, 1, "Into 1", own=own, k=100) for own in (None, 0))
    there = {way: directions.apply(apart, {way.name: way.high / 1.5}, [way])[7] for way in (plain, kept)}
    assert abs(there[kept] - apart[7]) < 0.5 * abs(there[plain] - apart[7])


def test_a_blend_is_at_the_other_item_after_one_step():
    way = ways.blend(CODES[0], CODES[1], "Into it")
    assert (way.name, way.title, way.slider) == (ways.BLEND, "Into it", (0.0, 1.0))
    assert np.allclose(directions.apply(CODES[0], {ways.BLEND: 1.0}, [way]), CODES[1], atol=1e-5)
    assert directions.read(directions.written([way]), "file", 8)[0].title == ways.BLEND
    with pytest.raises(DataError, match="already"):
        ways.blend(CODES[0], CODES[0], "Into it")
