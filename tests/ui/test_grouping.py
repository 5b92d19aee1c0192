"""What a person is told of a direction from two groups: at most three sentences, and chance is called chance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from latent.directions import between
from latent.groups import Contrast, Difference
from latent.space import Space
from latent.ui.session.morphing import by_family
from latent.ui.sliders.grouping import in_words

MADE = between(np.zeros((3, 2)), np.ones((3, 2)), "mine")


def _told(effect: float = 4.0, cosine: float = 0.9, differences: tuple[Difference, ...] = ()) -> str:
    return in_words(Contrast(MADE, effect, 0.31, {"Smile": cosine}), list(differences))


def test_what_lies_apart_is_told_beside_chance():
    assert _told().startswith(
        "Along it the groups lie 4.0 standard deviations apart (Cohen's d); 95 in 100 random pairs of groups as large "
        "stay under 0.3."
    )
    assert "apart (Cohen's d), no more than chance: 95 in 100" in _told(effect=0.2)


@pytest.mark.parametrize(
    ("cosine", "words"),
    [
        (0.95, "much the same way as Smile (cosine 0.95)"),
        (0.5, "partly the same way as Smile"),
        (-0.9, "much the opposite way of Smile (cosine -0.90)"),
        (0.1, "hardly the same way as Smile"),
    ],
)
def test_the_nearest_direction_is_told_in_words(cosine: float, words: str):
    assert words in _told(cosine=cosine)


def test_what_a_direction_drags_along_is_told():
    smile = Difference(("smile", ""), 2.3, -0.7, 0.7, share=False)
    glasses = Difference(("glasses", "worn"), 1.6, 0.1, 0.9, share=True)
    alone = _told(differences=(smile,))
    assert alone.endswith("The groups differ most in Smile (B has more).")
    both = _told(differences=(smile, glasses))
    assert both.endswith(
        "Smile (B has more), and besides in Glasses: worn (10 in 100 of A, 90 of B): the slider brings that along."
    )
    assert both.count(". ") == 2


def test_a_slider_that_a_person_made_is_never_left_out(tiny_space: Space):
    noise = np.random.default_rng(0).normal(size=(60, tiny_space.dials))
    made = replace(between(noise[:30], noise[30:], "nothing"), quality=0.5)
    assert not made.tells
    assert by_family(tiny_space, tiny_space.reference.codes[0], [made])["group"] == [made]
