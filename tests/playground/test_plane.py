"""The plane that codes are shown on."""

from __future__ import annotations

import numpy as np
import pytest

from latent.playground.plane import REACHES, Plane, lanes


def codes(dials: int, scale: float = 1.0, seed: int = 0) -> np.ndarray:
    spread = scale * np.linspace(2.0, 0.5, dials)
    return (np.random.default_rng(seed).standard_normal((200, dials)) * spread).astype(np.float32)


def test_two_dials_are_shown_as_they_are():
    some = codes(2)
    plane = Plane.of(some)
    assert np.allclose(plane.places(some, np.zeros(200)) * plane.reach, some)


@pytest.mark.parametrize("dials", [2, 4, 8])
def test_what_is_drawn_at_a_place_is_drawn_of_the_code_there(dials: int):
    plane = Plane.of(codes(dials))
    places = plane.places(plane.grid(3), np.zeros(9))
    third = 2 / 3
    assert np.allclose(places[[0, 4, 8]], [[-third, third], [0, 0], [third, -third]], atol=1e-5)


def test_one_dial_grows_line_by_line_and_labels_have_rows_of_their_own():
    plane = Plane.of(codes(1))
    assert plane.grid(3).shape == (9, 1)
    assert (np.diff(plane.grid(3)[:, 0]) > 0).all()
    labels = np.array(["a", "b"] * 50)
    high = lanes(labels, ["a", "b"], np.random.default_rng(0))
    assert np.abs(high).max() < 1
    assert high[labels == "a"].min() > high[labels == "b"].max()
    assert np.allclose(plane.places(np.ones((100, 1), np.float32), high)[:, 1], high)


def test_more_dials_are_shown_along_their_principal_axes():
    some = codes(6)
    axes = Plane.of(some).axes
    assert np.allclose(axes @ axes.T, np.eye(2), atol=1e-5)
    assert np.abs(axes[0, :2]).max() > 0.9
    assert np.abs(axes[:, 3:]).max() < 0.3


def test_axes_do_not_turn_over_from_one_frame_to_the_next():
    some = codes(4)
    first = Plane.of(some)
    turned = Plane(first.centre, np.array([[0, -1], [1, 0]], np.float32) @ first.axes, first.reach)
    after = Plane.of(some, turned)
    assert np.allclose(after.axes, turned.axes, atol=1e-4)


def test_nearly_all_lie_on_it_and_it_does_not_breathe():
    wide, narrow, tiny = (Plane.of(codes(2, scale)) for scale in (3.0, 1.0, 0.1))
    assert wide.reach > narrow.reach > tiny.reach == REACHES[0]
    places = wide.places(codes(2, 3.0), np.zeros(200))
    assert (np.abs(places) <= 1).mean() > 0.97
    assert Plane.of(codes(2, 0.9), narrow).reach == narrow.reach
    assert Plane.of(codes(2, 0.1), wide).reach < wide.reach
