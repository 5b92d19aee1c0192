"""A tiny model learns, frame by frame."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
from PIL import Image

from latent import spaces
from latent.errors import RequestError
from latent.playground.learning import HELD, SIDE, Learner
from latent.playground.setting import BETAS, DIALS, FRAMES, PILES, STEPS, Setting, step_of

FEW = Setting("few", 1.0, 2)


@pytest.fixture(scope="module")
def frames() -> list[dict]:
    learner = Learner(FEW)
    return [frame for frame, _ in zip(learner.frames(), range(13), strict=False)]


def test_what_is_none_of_the_choices_is_refused_in_a_line():
    for wrong in ({"pile": "cats"}, {"beta": 3.0}, {"dials": 3}):
        with pytest.raises(RequestError, match="no such choice"):
            Setting(**wrong)
    assert Setting(**Setting("two", BETAS[0], DIALS[-1]).to_json()) == Setting("two", 0.0, 8)


@pytest.mark.parametrize("pile", PILES)
def test_each_pile_ships_and_holds_enough(pile: str):
    about = PILES[pile]
    assert about.space in spaces.shipped()
    labels = spaces.find(about.space).reference.labels.astype(str)
    assert np.isin(labels, about.labels or np.unique(labels)).sum() >= HELD + 50


def test_steps_between_frames_grow_and_come_to_all_of_them():
    steps = [step_of(frame) for frame in range(FRAMES + 1)]
    assert (steps[0], steps[-1]) == (0, STEPS)
    assert min(np.diff(steps)) >= 1
    assert np.diff(steps)[0] < np.diff(steps)[-1]


def test_a_frame_holds_places_a_picture_of_the_plane_and_figures(frames):
    first = frames[0]
    assert (first["frame"], first["step"], first["awake"], first["linear"]) == (0, 0, 0, None)
    assert len(first["places"]) == 2 * HELD
    head, _, data = frames[-1]["grid"].partition(",")
    assert head.startswith("data:image/")
    assert Image.open(io.BytesIO(base64.b64decode(data))).size == (28 * SIDE, 28 * SIDE)


def test_it_learns(frames):
    assert frames[-1]["error"] < 0.6 * frames[0]["error"]
    assert frames[-1]["rebuild"] < 0.6 * frames[0]["rebuild"]
    assert frames[-1]["kl"] > 0.5
    assert len({frame["grid"] for frame in frames}) == len(frames)


def test_principal_components_stand_beside_it(frames):
    learner = Learner(FEW)
    held, learned = (part.reshape(len(part), -1) / 255 for part in (learner.held, learner.learned))
    axes = np.linalg.svd(learned - learned.mean(0), full_matrices=False)[2][:2]
    back = (held - learned.mean(0)) @ axes.T @ axes + learned.mean(0)
    assert frames[1]["linear"] == pytest.approx(np.square(back - held).mean(), rel=0.03)


def test_taken_up_later_it_comes_to_the_same(frames):
    later = next(Learner(FEW).frames(12))
    assert later["step"] == frames[12]["step"]
    assert later["error"] == pytest.approx(frames[12]["error"], rel=1e-3)
    assert np.allclose(later["places"], frames[12]["places"], atol=0.02)


def test_few_and_many_are_judged_by_the_same_pictures():
    few, many = Learner(FEW), Learner(Setting("all", 1.0, 1))
    assert np.array_equal(few.held, many.held)
    assert len(few.learned) == 50 < len(many.learned)
    assert few.about()["labels"] == many.about()["labels"]
    assert set(Learner(Setting("two")).about()["names"]) == {"0", "1"}
