"""What pages open with the first time shows their point, in every space that comes along.

Groups and Odd ones out, and what Blend adds and borrows, have theirs in tests of their own.
"""

from __future__ import annotations

import io

import numpy as np
import pytest
import streamlit as st
from PIL import Image

from latent import directions, spaces
from latent.birth import Birth
from latent.collection import Collection
from latent.insight import losing
from latent.insight.neighbours import Index
from latent.insight.typicality import UNFAMILIAR, Evidence
from latent.modalities.items import View
from latent.space import Space
from latent.ui.blend import examples, ways
from latent.ui.components.told.space import first_item
from latent.ui.imagine import batch
from latent.ui.items import colouring, nearest
from latent.ui.items.wishes import Wish
from latent.ui.lessons.course import LESSONS
from latent.ui.lost import growth, item_story
from latent.ui.map import example
from latent.ui.morph import trying
from latent.ui.session import blends, history, morphing
from latent.ui.session.links import Source
from latent.ui.session.state import Desk
from latent.ui.train import example as train_example
from latent.ui.widgets.words import said

SURE_OF_THEIR_GROUND = ["faces", "digits", "fashion", "sentences", "transactions"]
"""Spaces in which a straight way from kind to kind leaves what the model knows; the others are familiar with all."""


@pytest.fixture(scope="module", params=spaces.shipped())
def space(request: pytest.FixtureRequest) -> Space:
    return Space.load(spaces.SHIPPED / request.param)


@pytest.fixture(autouse=True)
def _session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"collections": {}})


def blended(space: Space, mode: str) -> ways.Walk:
    """What Blend opens with, the way that it opens."""
    return ways.walk(space, Collection(space.name), examples.example(space, mode))


def test_between_two_nobody_made_what_lies_there(space: Space):
    """From one kind to another, over a middle that is no known item's, and looks like neither end."""
    first, last = (int(source.key) for source in examples.example(space, blends.TWO).items)
    assert _kind(space, first) != _kind(space, last)
    found = blended(space, blends.TWO)
    known = Index(space.reference.codes)
    among = np.random.default_rng(0).choice(len(space.reference), 200, replace=False)
    usual = np.median(known.nearest(space.reference.codes[among], 2)[0][:, 1])
    gaps = known.nearest(found.flat[[0, len(found.flat) // 2, -1]], 1)[0][:, 0]
    assert gaps[[0, 2]].max() < 0.01 * usual, "both ends are known items"
    assert gaps[1] > 0.5 * usual
    middle = found.drawn[len(found.drawn) // 2]
    assert not any(np.array_equal(middle, end) for end in found.drawn[[0, -1]])


@pytest.mark.parametrize("name", SURE_OF_THEIR_GROUND)
def test_between_two_the_straight_way_crosses_unfamiliar_ground(name: str):
    """And the way along the data crosses less of it, as the page says it does."""
    space = Space.load(spaces.SHIPPED / name)
    blend = examples.example(space, blends.TWO)
    assert blend.how == blends.STRAIGHT
    found = blended(space, blends.TWO)
    inner = found.strange[len(found.strange) // 4 : -len(found.strange) // 4]
    assert inner.max() > 0.95
    along = ways.walk(space, Collection(name), blend.with_how(blends.ALONG))
    assert (along.strange > 0.95).mean() < (found.strange > 0.95).mean()


def test_four_corners_are_four_kinds(space: Space):
    """Each corner is its item, no two are of one kind, and no two look the same."""
    rows = [int(source.key) for source in examples.example(space, blends.FOUR).items]
    assert len({_kind(space, row) for row in rows}) == 4
    square = blended(space, blends.FOUR).codes
    corners = np.stack([square[0, 0], square[-1, 0], square[0, -1], square[-1, -1]])
    assert corners == pytest.approx(space.reference.codes[rows], abs=1e-4)
    drawn = space.redraw(corners)
    assert not any(np.array_equal(drawn[i], drawn[j]) for i in range(4) for j in range(i))


def _kind(space: Space, row: int) -> tuple[str, ...]:
    """All that sorts a space's items, of one: two may share one side of what is yes or no, but not every."""
    sortings = examples.sortings(space).values()
    if any(space.reference.labels):
        return (str(space.reference.labels[row]),)
    return tuple(str(sorting.codes[row]) for sorting in sortings if len(sorting.names) == 2) or (
        str(space.reference.groups[row]),
    )


def test_with_more_numbers_less_gets_lost(space: Space):
    """The first picture on What gets lost is farthest from the item; all numbers bring back most of it."""
    story = item_story.of(space, Collection(space.name), Source("known", str(first_item(space))))
    counts = losing.counts(space.dials)
    codes = np.concatenate([growth._code(story, count) for count in counts])
    middle = item_story.middle(space)
    for code, count in zip(codes, counts, strict=True):
        assert (np.abs(code - middle) > 1e-6).sum() <= count, "the others at their mean"
    items = np.repeat(story.array[None], len(codes), axis=0)
    lost = space.rebuild(items, codes).error
    assert lost[-1] <= 1.02 * lost.min()
    assert lost[-1] < 0.5 * lost[0]
    assert lost[: len(lost) // 2].mean() > lost[len(lost) // 2 :].mean()


def test_what_is_imagined_is_new_and_yet_likely(space: Space):
    """As Imagine says of its first draw: none is a copy of a known item, and most look familiar to the model."""
    drawn = batch.draw(space, Collection(space.name), Wish())
    assert len(drawn.codes) == batch.COUNT
    assert [drawn.note(place) for place in range(batch.COUNT)].count(said("imagine-same")) == 0
    known = space.redraw(space.reference.codes[drawn.batch.rows])
    assert not any(np.array_equal(new, old) for new, old in zip(drawn.arrays, known, strict=True))
    assert drawn.familiar > batch.COUNT / 2
    nearest = Index(space.reference.codes).nearest(drawn.codes, 1)[1][:, 0]
    assert np.array_equal(nearest, drawn.batch.rows), "beside each stands the nearest that is known"


def test_the_dot_that_the_map_opens_with_lies_among_its_like(space: Space):
    """As is said of it: those with the most similar numbers are of its kind, and on the map around it; it is familiar,
    and what comes back of it is nearer to it than to what comes back of them."""
    row = example.row(space)
    kinds = space.reference.labels if any(space.reference.labels) else space.reference.groups
    near = [other for other in space.nearest(space.reference.codes[row], nearest.COUNT + 1)[0] if other != row]
    assert (kinds[near] == kinds[row]).all()
    assert colouring.strangeness(space)[row] < UNFAMILIAR
    places = space.maps[2].positions
    gaps = np.linalg.norm(places - places[row], axis=1)
    assert np.median([(gaps < gaps[other]).mean() for other in near]) < 0.02
    assert space.reference.rebuild.error[row] <= np.median(space.reference.rebuild.error)


def test_nothing_stands_in_for_what_a_person_has_in_hand(monkeypatch: pytest.MonkeyPatch):
    digits = Space.load(spaces.SHIPPED / "digits")
    own = Collection("digits")
    assert example.of(digits, own) == example.row(digits)
    assert not any(st.session_state.get(key) for key in history.PICKED), "it is nothing that can be taken back"
    monkeypatch.setattr(st, "session_state", {"collections": {}, "lesson_on": next(iter(LESSONS))})
    assert example.of(digits, own) is None
    monkeypatch.setattr(st, "session_state", {"collections": {}, "selected": {"digits": ("reference", 4)}})
    assert example.of(digits, own) is None
    st.session_state["selected"] = {}
    assert example.of(digits, own) is None, "as after undo: nothing is chosen, and nothing stands there"


def test_what_morph_says_to_try_first_can_be_seen(space: Space):
    """Looked at again, what is drawn has gone along the slider, well over half as far, and is no guess of the model."""
    row = first_item(space)
    beginning = morphing.known(space, row)
    desk = Desk(Source("known", str(row)))
    tried = trying.first(space, desk, beginning, morphing.by_family(space, beginning.code))
    assert tried is not None
    assert f"+{tried.value:g}" in tried.line
    direction = {one.name: one for one in morphing.few(space, beginning.code)}[tried.name]
    assert direction.slider[0] < tried.value <= direction.slider[1]
    moved = directions.apply(beginning.code, {tried.name: tried.value}, [direction])
    before, after = space.redraw(np.stack([beginning.code, moved]))
    again = space.encode(np.stack([before, after])).mean
    steps = (again[1] - again[0]) @ direction.vector / direction.step
    assert steps > 0.6 * tried.value
    drift = np.linalg.norm(again[1] - moved)
    strange = space.typicality.stranger_than(Evidence(moved[None], drift=drift[None]))[0]
    assert strange < UNFAMILIAR


def test_once_something_was_moved_morph_says_no_more_what_to_try():
    faces = Space.load(spaces.SHIPPED / "faces")
    row = first_item(faces)
    beginning = morphing.known(faces, row)
    listed = morphing.by_family(faces, beginning.code)
    desk = Desk(Source("known", str(row)))
    desk.steps = {"Smile": 1.0}
    assert trying.first(faces, desk, beginning, listed) is None
    desk.reset()
    assert trying.first(faces, desk, beginning, listed) is None


def test_what_train_opens_with_shows_a_space_that_forms():
    """As it is said there: from a heap to like beside like, better than two straight lines would do; and from a blur
    to what looks like something."""
    birth = Birth(train_example.FORMATION)
    items, frames = birth.items(), [birth.frame(step) for step in birth.steps()]
    labels = np.array(items.labels)
    assert (len(frames), frames[0].step) == (4, 0)
    alike = []
    for frame in frames:
        near = Index(frame.places).nearest(frame.places, 6)[1][:, 1:]
        alike.append((labels[near] == labels[:, None]).mean())
    assert alike == sorted(alike)
    assert alike[0] < 0.2
    assert alike[-1] > 0.5
    assert frames[-1].rebuild < frames[1].rebuild
    contrast = [np.mean([np.ptp(_pixels(view)) for view in frame.drawn]) for frame in frames]
    assert contrast[0] < 100
    assert contrast[-1] > 200
    assert len({view.data for view in frames[-1].drawn}) > len(frames[-1].drawn) // 2


def _pixels(view: View) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(view.data)).convert("L")).astype(int)
