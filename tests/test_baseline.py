"""Principal components beside a space, on one that was trained for the tests."""

from __future__ import annotations

import numpy as np
import pytest

from latent import baseline, modalities
from latent.actions import finish
from latent.datasets import load
from latent.errors import DataError
from latent.insight import losing
from latent.making import linear_space
from latent.making.findings import Profile
from latent.space import Space


def test_components_are_fitted_to_known_items_and_some_are_held_out(tiny_space: Space):
    found = baseline.fit(tiny_space.folder)
    assert len(found.held) == len(found.rows) - found.fitted > 0
    assert sorted(found.rows.tolist()) == list(range(len(tiny_space.reference)))
    assert found.codes.shape == (len(found.rows), tiny_space.dials)
    assert not found.real, "the originals of this space are nowhere"
    known = tiny_space.known()[found.rows]
    assert baseline.encoded(found, tiny_space.modality, known) == pytest.approx(found.codes, abs=1e-3)


def test_the_error_falls_with_each_number(tiny_space: Space, tiny_data):
    found = baseline.fit(tiny_space.folder)
    arrays = tiny_data.arrays[:60]
    codes = tiny_space.encode(arrays).mean
    counts = losing.counts(tiny_space.dials)
    course = baseline.course(tiny_space.folder, found, counts, arrays, codes)
    assert course.items == 60
    assert course.linear == tuple(sorted(course.linear, reverse=True))
    assert course.dials[-1] == min(course.dials)
    assert course.dials[-1] == pytest.approx(float(tiny_space.errors(arrays, codes).mean()), rel=1e-4)


def test_with_nothing_at_hand_nothing_is_measured(tiny_space: Space):
    found = baseline.fit(tiny_space.folder)
    none = np.zeros((0, 28, 28, 1), np.uint8)
    with pytest.raises(DataError, match="none is at hand"):
        baseline.course(tiny_space.folder, found, [1], none, tiny_space.reference.codes[:0])


def test_of_a_space_that_keeps_its_items_they_are_fitted_to_the_items_themselves(reviews: str, tmp_path):
    path = tmp_path / "reviews.csv"
    path.write_text(reviews, "utf-8")
    texts = load(path, modalities.get("passages"), by_item=True)
    space = finish(linear_space.look(Profile("mine", known_items="kept"), texts, tmp_path / "mine"))
    found = baseline.fit(space.folder)
    assert found.real
    assert len(found.held) > 0
    none = np.zeros((0, *texts.arrays.shape[1:]), texts.arrays.dtype)
    course = baseline.course(space.folder, found, [1, space.dials], none, np.zeros((0, space.dials), np.float32))
    assert course.items == len(found.held)
