"""What the lessons say of the spaces that come along is so."""

from __future__ import annotations

import numpy as np
import pytest

from latent import directions, groups, maps
from latent.collection import Collection
from latent.insight.typicality import UNFAMILIAR, Evidence
from latent.space import Space
from latent.spaces import SHIPPED
from latent.ui.items import colouring, finding
from latent.ui.lessons import laying
from latent.ui.lessons.course import between, latent_space


@pytest.fixture(scope="module")
def digits() -> Space:
    return Space.load(SHIPPED / "digits")


@pytest.fixture(scope="module")
def faces() -> Space:
    return Space.load(SHIPPED / "faces")


def test_a_face_is_64_numbers(faces: Space):
    assert faces.dials == 64


def _room(places: np.ndarray) -> float:
    """Mean distance of dots from the middle of their kind, the farthest tenth left out."""
    far = np.sort(np.linalg.norm(places - np.median(places, axis=0), axis=1))
    return float(far[: int(0.9 * len(far))].mean())


def test_the_ones_take_up_the_most_room_and_are_the_most_alike(digits: Space):
    labels, places, codes = digits.reference.labels, digits.maps[2].positions, digits.reference.codes
    names = sorted(set(labels))
    room = {name: _room(places[labels == name]) for name in names}
    spread = {name: float(codes[labels == name].var(axis=0).sum()) for name in names}
    assert max(room, key=room.get) == "1"
    assert min(spread, key=spread.get) == "1"
    found = finding.found(digits, Collection("digits"), "1")
    assert set(labels[found.rows]) == {"1"}
    assert len(found) == (labels == "1").sum()


def test_slant_grows_in_another_direction_in_almost_every_patch(digits: Space):
    labels, places = digits.reference.labels, digits.maps[2].positions
    slant = colouring.measured(digits)["Slant"]
    angles = []
    for name in sorted(set(labels)):
        mine = labels == name
        centred = places[mine] - places[mine].mean(axis=0)
        along, *_ = np.linalg.lstsq(centred, slant[mine] - slant[mine].mean(), rcond=None)
        angles.append(np.arctan2(along[1], along[0]))
    together = np.abs(np.mean(np.exp(1j * np.array(angles))))
    assert together < 0.4, "1 would be all of them the same way"


def test_smile_makes_no_patch_and_is_in_the_numbers(faces: Space):
    smile, codes, places = faces.reference.factors["smile"], faces.reference.codes, faces.maps[2].positions
    wanted = smile - smile.mean()
    half = len(smile) // 2
    weights, *_ = np.linalg.lstsq(codes[:half] - codes.mean(axis=0), wanted[:half], rcond=None)
    read = (codes[half:] - codes.mean(axis=0)) @ weights
    assert np.corrcoef(read, wanted[half:])[0, 1] > 0.9
    near = np.square(places[:, None] - places[None]).sum(-1).argsort(axis=1)[:, 1:16]
    assert np.corrcoef(smile[near].mean(axis=1), smile)[0, 1] < 0.5


def test_there_are_torn_points_to_mark(faces: Space):
    assert (faces.maps[2].trust < maps.TORN).sum() > 100


def test_the_straight_way_from_a_1_to_a_5_crosses_a_hole(digits: Space):
    a, b = (digits.reference.codes[laying.typical(digits, label)] for label in between.HOLE)
    codes = np.stack([a + share * (b - a) for share in np.linspace(0, 1, 41)]).astype(np.float32)
    drift = np.linalg.norm(digits.encode(digits.redraw(codes)).mean - codes, axis=1)
    strange = digits.typicality.stranger_than(Evidence(codes, drift=drift))
    assert (strange >= UNFAMILIAR).mean() > 0.4
    assert (strange[[0, -1]] < UNFAMILIAR).all()


def test_biased_examples_bring_glasses_along_and_balanced_ones_hardly_do(faces: Space):
    pairs = {pair.balanced: pair for pair in groups.ready_pairs(faces.reference.factors)}
    assert (pairs[True].trait, pairs[True].other) == ("smile", ("glasses", "worn"))
    assert pairs[False].shares == (0.1, 0.9)
    codes, worn = faces.reference.codes, faces.reference.factors["glasses"] == "worn"
    weights, *_ = np.linalg.lstsq(codes - codes.mean(axis=0), worn - worn.mean(), rcond=None)
    brought = {}
    for balanced, pair in pairs.items():
        way = groups.contrast(codes[pair.rows_a], codes[pair.rows_b], "way", codes, faces.attributes).direction
        moved = directions.apply(codes[0], {"way": 1.0}, [way]) - codes[0]
        brought[balanced] = float(moved @ weights)
    assert brought[False] > 0.5
    assert abs(brought[True]) < 0.2


def test_one_slider_turns_several_numbers(faces: Space):
    vector = np.abs(faces.directions[latent_space.SLIDER].vector)
    assert (vector > 0.1 * vector.max()).sum() >= 5


def test_sheets_show_something(monkeypatch: pytest.MonkeyPatch):
    from latent.ui.lessons import sheets
    from latent.ui.lessons.course import LESSONS
    from latent.ui.widgets import words

    for language in words.LANGUAGES:
        monkeypatch.setattr(words, "language", lambda language=language: language)
        for lesson in LESSONS.values():
            sheet = sheets.written(lesson, language).decode()
            assert f"lang='{language}'" in sheet
            assert sheet.count("<li>") == 6
            assert "<img" in sheet or "<svg" in sheet
