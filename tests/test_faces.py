"""Portraits: pure functions of their factors, each of which changes the picture."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from latent import faces
from latent.faces import CHOICES, EXPRESSIONS, FACTORS, NAMES


def plain(count: int = 1, **other: object) -> dict[str, np.ndarray]:
    """Portraits in the middle of every factor, but for those that are given."""
    middle = {f.name: f.choices[0] if f.choices else 0.0 for f in FACTORS}
    return {name: np.full(count, value) for name, value in (middle | other).items()}


def difference(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return np.abs(one.astype(int) - other.astype(int)).max(-1)


def test_there_are_enough_factors_and_they_are_independent():
    drawn = faces.sample(5_000, np.random.default_rng(0))
    assert tuple(drawn) == NAMES
    assert len(NAMES) >= 14
    numbers = np.stack([drawn[name] for name in NAMES if name not in CHOICES])
    assert (np.abs(numbers) <= 1).all()
    assert np.abs(np.corrcoef(numbers) - np.eye(len(numbers))).max() < 0.06
    for name, choices in CHOICES.items():
        shares = np.unique(drawn[name], return_counts=True)[1] / 5_000
        assert np.allclose(shares, 1 / len(choices), atol=0.03)


def test_the_same_factors_draw_the_same_portrait_alone_and_among_others():
    drawn = faces.sample(40, np.random.default_rng(1))
    together = faces.draw(drawn)
    assert together.shape == (40, 64, 64, 3)
    assert together.dtype == np.uint8
    for row in (0, 17, 39):
        alone = faces.draw({name: values[row : row + 1] for name, values in drawn.items()})[0]
        assert np.array_equal(alone, together[row])


@pytest.mark.parametrize("name", NAMES)
def test_every_factor_changes_the_picture_visibly(name: str):
    ends = CHOICES.get(name, (-1.0, 1.0))
    for before, after in itertools.pairwise(ends):
        changed = difference(faces.draw(plain(**{name: before}))[0], faces.draw(plain(**{name: after}))[0])
        assert (changed > 30).sum() >= 16, (before, after)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in CHOICES])
def test_a_small_step_changes_it_a_little_and_not_by_whole_pixels(name: str):
    steps = faces.draw(plain(9, **{name: np.linspace(0.0, 0.1, 9)}))
    moved = [difference(one, other) for one, other in itertools.pairwise(steps)]
    assert all(0 < change.max() < 90 for change in moved)


def test_eyes_are_at_least_twelve_pixels_wide():
    for size in (-1.0, 0.0, 1.0):
        portrait = faces.draw(plain(eye_size=size, eyelids=-1.0, skin_tone=-1.0))[0]
        white = (portrait > 200).all(-1)[24:42, :32]
        columns = np.flatnonzero(white.any(0))  # the iris parts them
        assert np.ptp(columns) + 1 >= 12


def test_edges_are_anti_aliased():
    portrait = faces.draw(plain(hair_colour="black", hair_style="curly"))[0].astype(int).sum(-1)
    backdrop, hair = portrait[0, 0], portrait[10, 32]
    edge = portrait[2:20, 8:20]
    assert ((edge > hair + 60) & (edge < backdrop - 60)).sum() > 8


def test_an_expression_follows_from_mouth_brows_and_lids():
    drawn = faces.sample(20_000, np.random.default_rng(2))
    told = faces.expressions(drawn)
    assert set(told) == set(EXPRESSIONS)
    assert min(np.mean(told == word) for word in EXPRESSIONS) > 0.08
    assert faces.expressions(plain(smile=0.9, eyelids=-0.5)) == ["happy"]
    assert faces.expressions(plain(smile=-0.9, brow_tilt=0.8)) == ["sad"]
    assert faces.expressions(plain(smile=-0.5, brow_tilt=-0.9)) == ["angry"]
    assert faces.expressions(plain(mouth_open=0.9, brow_height=0.9)) == ["surprised"]
    assert faces.expressions(plain(eyelids=0.9)) == ["sleepy"]
    assert faces.expressions(plain()) == ["neutral"]


def test_a_word_that_is_no_choice_is_refused():
    with pytest.raises(ValueError, match="not in"):
        faces.draw(plain(hair_style="mohawk"))
