"""Colours of the map: one's own items wear the colour of what they are."""

from __future__ import annotations

import numpy as np

from latent.ui.components.map import Categories, Values
from latent.ui.components.palette import SEQUENTIAL, TEN


def test_a_group_has_its_colour_and_a_stranger_none():
    groups = Categories(np.array([0, 1, 1]), ["cats", "dogs"])
    assert groups.hue("dogs") == TEN[1]
    assert groups.hue("birds") is None
    assert groups.hue(None) is None


def test_a_number_has_the_nearest_colour_of_the_scale():
    scale = Values(np.array([0.0, 1.0]), "share", 0, 1)
    assert scale.hue(-1) == scale.hue(0) == SEQUENTIAL[0]
    assert scale.hue(0.5) == SEQUENTIAL[len(SEQUENTIAL) // 2]
    assert scale.hue(1) == SEQUENTIAL[-1]
    assert scale.hue(None) is scale.hue(float("nan")) is None
