import json
from dataclasses import replace

import numpy as np
import pytest

from latent import directions
from latent.directions import Direction
from latent.errors import DataError, RequestError, SpaceDamaged
from latent.insight.measures import kl_per_dial

RNG = np.random.default_rng(0)
LABELS = RNG.integers(0, 4, 1200)
CENTRES = np.random.default_rng(5).normal(size=(4, 8)) * 3
CODES = (CENTRES[LABELS] + RNG.normal(size=(1200, 8))).astype("f")
LOGVARS = np.full((1200, 8), -2.0, "f")


def names(found):
    return [direction.name for direction in found]


def test_json_brings_a_direction_back_exactly():
    for made in (directions.between(CODES[:2], CODES[2:4], "a to b"), directions.principal_axes(CODES, 1)[0]):
        again = Direction.from_json(json.loads(json.dumps(made.to_json())))
        assert (again.vector == made.vector).all()
        assert again.vector.dtype == np.float32
        assert again.to_json() == made.to_json()


@pytest.mark.parametrize(
    "damage",
    [
        {"vector": [1.0, 1.0]},
        {"vector": "north"},
        {"vector": [[1.0]]},
        {"family": "wind"},
        {"step": 0},
        {"step": float("nan")},
        {"low": 3, "high": -3},
        {"quality": "good"},
    ],
)
def test_what_is_no_direction_is_refused(damage):
    sound = directions.principal_axes(CODES, 1)[0].to_json()
    with pytest.raises(SpaceDamaged):
        Direction.from_json(sound | damage)
    with pytest.raises(SpaceDamaged):
        Direction.from_json({k: v for k, v in sound.items() if k not in damage})


def test_saved_directions_come_back():
    made = [directions.between(CODES[:9], CODES[9:20], "é | 1"), *directions.principal_axes(CODES, 2)]
    again = directions.read(directions.written(made), "mine.json", 8)
    assert [one.to_json() for one in again] == [one.to_json() for one in made]


@pytest.mark.parametrize("data", [b"", b"\xff", b"null", b"3", b'{"a": 1}', b"[1]", b"[[]]", b"[" * 99_999])
def test_a_file_that_holds_no_directions_is_refused(data):
    with pytest.raises(DataError, match=r"^mine.json: it holds no directions"):
        directions.read(data, "mine.json", 8)


def test_directions_of_other_dials_are_refused():
    with pytest.raises(DataError, match="do not turn 9 dials"):
        directions.read(directions.written(directions.principal_axes(CODES, 1)), "mine.json", 9)


def test_apply_adds_natural_steps():
    axes = directions.principal_axes(CODES, 2)
    moved = directions.apply(CODES[0], {"Variation 1": 2, "Variation 2": -0.5}, axes)
    expected = CODES[0] + 2 * axes[0].step * axes[0].vector - 0.5 * axes[1].step * axes[1].vector
    assert moved.dtype == np.float32
    assert np.allclose(moved, expected, atol=1e-5)
    assert directions.apply(CODES[:5], {}, axes).shape == (5, 8)
    assert (directions.apply(CODES[0], {}, axes) == CODES[0]).all()


def test_apply_refuses_what_it_does_not_know():
    axes = directions.principal_axes(CODES, 2)
    with pytest.raises(RequestError, match="Variation 1, Variation 2"):
        directions.apply(CODES[0], {"Smile": 1}, axes)
    with pytest.raises(RequestError, match="steps"):
        directions.apply(CODES[0], {"Variation 1": float("inf")}, axes)


def test_dials_are_single_numbers_of_the_code_by_what_they_tell():
    means = CODES.copy()
    means[:, 3] = 0.001 * means[:, 3]
    found = directions.dials(means, LOGVARS)
    assert "Dial 4" not in names(found)
    assert len(found) == 7
    assert [d.quality for d in found] == sorted((d.quality for d in found), reverse=True)
    best = found[0]
    assert best.vector.tolist() == np.eye(8)[int(best.name.split()[1]) - 1].tolist()
    assert best.quality == pytest.approx(kl_per_dial(means, LOGVARS).max(), rel=0.1)
    assert (best.family, best.quality_name) == ("dial", "nats")


def test_principal_axes_are_orthonormal_and_explain_held_out_variance():
    found = directions.principal_axes(CODES)
    axes = np.stack([d.vector for d in found])
    assert np.allclose(axes @ axes.T, np.eye(8), atol=1e-5)
    assert sum(d.quality for d in found) == pytest.approx(1)
    assert found[0].quality > found[-1].quality
    assert found[0].step == pytest.approx(float((CODES @ found[0].vector).std()), rel=1e-3)
    assert len(directions.principal_axes(CODES * [1, 1, 1, 0, 0, 0, 0, 0])) == 3


def test_a_slider_spans_the_data():
    axis = directions.principal_axes(RNG.normal(size=(5000, 3)), 1)[0]
    assert (axis.low, axis.high) == (-2.5, 2.5)
    assert axis.slider == (-5, 5)


def test_a_binary_attribute_points_from_one_mean_to_the_other():
    found = directions.attribute(CODES, LABELS == 2, "two", held=(CODES, LABELS == 2))
    way = CODES[LABELS == 2].mean(axis=0) - CODES[LABELS != 2].mean(axis=0)
    assert found.vector @ way == pytest.approx(np.linalg.norm(way), rel=1e-4)
    assert found.quality_name == "auroc"


def test_quality_is_measured_on_items_that_it_was_not_made_from():
    noise = np.random.default_rng(1).normal(size=(300, 150))
    chance = np.random.default_rng(2).integers(0, 2, 300)
    assert directions.attribute(noise, chance, "luck", held=(noise, chance)).quality > 0.8
    assert directions.attribute(noise, chance, "luck").quality < 0.65


def test_a_numeric_attribute_is_judged_by_correlation_and_skips_what_is_missing():
    values = CODES[:, 0] * 3.0 + np.random.default_rng(3).normal(size=1200)
    values[:100] = np.nan
    found = directions.attribute(CODES, values, "size")
    assert found.quality_name == "correlation"
    assert found.quality > 0.8
    assert "366 items" in found.quality_note


def test_holding_another_attribute_fixed_takes_its_share_away():
    rng = np.random.default_rng(4)
    first = rng.normal(size=2000)
    second = first + 0.5 * rng.normal(size=2000)
    codes = np.stack([first, second, rng.normal(size=2000)], axis=1) + 0.1 * rng.normal(size=(2000, 3))
    mixed = directions.attribute(codes, second, "second")
    apart = directions.attribute(codes, second, "second", hold=first)
    assert mixed.vector[0] > 0.4
    assert abs(apart.vector[0]) < 0.1
    assert apart.vector[1] > 0.99


@pytest.mark.parametrize(
    ("values", "hold", "problem"),
    [
        (np.ones(1200), None, "does not vary"),
        (CODES[:, 0], CODES[:, :2], "does not vary"),
        (np.full(1200, np.nan), None, "does not vary"),
    ],
)
def test_an_attribute_that_does_not_vary_by_itself_is_refused(values, hold, problem):
    with pytest.raises(DataError, match=problem):
        directions.attribute(CODES, values, "odd", hold)


def test_an_attribute_that_codes_ignore_is_refused():
    with pytest.raises(DataError, match="no difference"):
        directions.attribute(np.ones((50, 3)), np.arange(50), "age")


def test_each_label_gets_a_direction_that_tells_it_apart():
    words = np.array([f"kind {label}" for label in LABELS], dtype=object)
    words[:50] = ""
    words[50] = "rare"
    found = directions.attributes_from_labels(CODES, words)
    assert names(found) == [f"More like kind {label}" for label in range(4)]
    assert min(d.quality for d in found) > 0.9
    assert all(d.family == "attribute" for d in found)
    judged = directions.attributes_from_labels(CODES[:900], words[:900], held=(CODES[900:], words[900:]))
    assert "300 items" in judged[0].quality_note


def test_one_label_alone_gives_no_direction():
    assert directions.attributes_from_labels(CODES, np.zeros(1200)) == []


def test_between_leads_from_one_group_to_the_other():
    way = directions.between(CODES[LABELS == 0], CODES[LABELS == 1], "0 to 1")
    ends = CENTRES[1] - CENTRES[0]
    assert way.vector @ ends > 0.98 * np.linalg.norm(ends)
    assert way.quality > 0.99


def test_between_single_items_is_possible_and_unchecked():
    way = directions.between(CODES[:1], CODES[1:2], "this to that")
    assert way.quality is None
    assert "Too few" in way.quality_note
    assert np.allclose(way.vector * np.linalg.norm(CODES[1] - CODES[0]), CODES[1] - CODES[0], atol=1e-4)


def test_between_needs_two_groups_that_differ():
    with pytest.raises(DataError, match="empty"):
        directions.between(CODES[:0], CODES[:3], "nothing")
    with pytest.raises(DataError, match="no difference"):
        directions.between(CODES[:1], CODES[:1], "same")


def test_pairs_make_the_way_that_two_steps_go():
    having = CODES + np.array([0, 0, 3, 0, 0, 4, 0, 0], "f")
    found = directions.from_pairs(CODES, having, "asked", CODES)
    assert np.allclose(found.vector, [0, 0, 0.6, 0, 0, 0.8, 0, 0], atol=1e-5)
    assert found.step == pytest.approx(2.5)
    assert found.quality is None
    for pair in ((CODES, CODES), (CODES[:0], CODES[:0])):
        with pytest.raises(DataError, match="makes no difference"):
            directions.from_pairs(*pair, "asked", CODES)


def test_a_direction_is_judged_by_what_comes_out():
    made = directions.from_pairs(CODES, CODES + np.eye(8, dtype="f")[0] * 2, "asked", CODES)
    start = np.zeros((10, 8), "f")
    has = np.arange(10) < 4
    turned = lambda moved: np.isclose(moved[:, 0], -2)  # noqa: E731
    judged = directions.judged_by_turning(made, start, has, turned)
    assert (judged.quality, judged.quality_name) == (0.4, "turned"), "those that have it are led away from it"
    assert "40% of 10 items" in judged.quality_note


def test_a_direction_is_judged_by_what_follows_it():
    made = directions.from_pairs(CODES, CODES + np.eye(8, dtype="f")[0] * 2, "longer", CODES)
    start = np.zeros((4, 8), "f")
    half = np.array([1, 1, 0, 0])
    judged = directions.judged_by_following(made, start, lambda moved: 3 * half * moved[:, 0])
    assert (judged.quality, judged.quality_name) == (pytest.approx(0.5), "rank correlation")
    assert "by 3.0 in two, in 4 items" in judged.quality_note
    turned_round = directions.judged_by_following(made, start, lambda moved: -np.floor(moved[:, 0] / 2))
    assert -1 < turned_round.quality < -0.9, "ties cost a little"


def test_a_direction_along_which_nothing_moves_is_still():
    made = directions.from_pairs(CODES, CODES + np.eye(8, dtype="f")[0] * 2, "longer", CODES)
    start = np.zeros((40, 8), "f")
    none, few, half = (np.arange(40) < count for count in (0, 1, 20))
    still = [
        directions.judged_by_following(made, start, lambda moved, some=some: some * moved[:, 0])
        for some in (none, few, half)
    ]
    assert [directions.is_still(direction) for direction in still] == [True, True, False]
    assert not directions.is_still(made), "nobody looked"


def test_a_step_by_value_is_a_deviation_of_a_number_or_the_way_between_two():
    rng = np.random.default_rng(8)
    number, kind = rng.uniform(-1, 1, 4_000), rng.integers(0, 2, 4_000).astype(float)
    codes = 0.5 * rng.standard_normal((4_000, 3)) + np.outer(number, [2, 0, 0]) + np.outer(kind, [3, 0, 4])
    slider = directions.attribute(codes, number, "Size", hold=kind, by_value=True)
    assert slider.step == pytest.approx(number.std() * 2, rel=0.02)
    assert directions.attribute(codes, number, "Size", hold=kind).step > slider.step
    assert directions.attribute(codes, kind, "Kind", hold=number, by_value=True).step == pytest.approx(5, rel=0.02)


def test_a_mistyped_direction_is_answered_with_those_that_are_like_it():
    (axis,) = directions.principal_axes(CODES, 1)
    known = [replace(axis, name=f"Dial {i}") for i in range(1, 31)]
    with pytest.raises(RequestError, match=r"Did you mean Dial 7"):
        directions.apply(np.zeros(8), {"dial7": 1}, known)
    with pytest.raises(RequestError, match=r"It has Dial 1, .*Dial 8 and 22 more\."):
        directions.apply(np.zeros(8), {"Sweetness": 1}, known)
