"""Where along a slider a sentence changes, found by the server."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from latent.ui.components.hand import Dial
from latent.ui.session import state
from latent.ui.sliders import changing


def test_every_step_begins_where_the_sentence_is_another():
    space = state.open_space("sentences")
    direction = space.directions["Question"]
    code, dial = space.reference.codes[3], Dial("Question", *direction.slider)
    codes_at = lambda at: code + at[:, None] * direction.step * direction.vector  # noqa: E731
    found = changing.steps(space, dial, codes_at)
    assert found[0].at == dial.low
    assert len(found) > 1
    assert all(one.at < other.at and one.words != other.words for one, other in pairwise(found))
    places = changing.grid(dial)
    said = space.modality.sheet(space.redraw(codes_at(places).astype(np.float32))).texts
    for place, words in zip(places, said, strict=True):
        assert [step.words for step in found if step.at <= place][-1] == words


def test_pictures_have_no_steps():
    space = state.open_space("faces")
    code = space.reference.codes[0]
    assert not changing.steps(space, Dial("Smile", -3, 3), lambda at: code + 0 * at[:, None])
    assert not changing.in_words(space, space.redraw(code))


@pytest.mark.parametrize(("low", "high", "count"), [(-3.0, 3.0, 61), (0.0, 1.0, 101), (-2.5, 0.4, 30)])
def test_a_slider_is_looked_at_wherever_it_can_stand(low: float, high: float, count: int):
    places = changing.grid(Dial("any", low, high))
    assert (len(places), places[0], places[-1]) == (count, low, high)
