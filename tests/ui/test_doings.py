"""What tells that a step of a lesson was done, and that it was not."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from latent.ui.items.wishes import GROUP, PRIOR, Wish
from latent.ui.lessons import doings, laying
from latent.ui.lessons.course import LESSONS
from latent.ui.lessons.stand import Stand
from latent.ui.odd import judging
from latent.ui.session import annotations, blends
from latent.ui.session.history import Moment
from latent.ui.session.links import Source
from latent.ui.session.selecting import Selection, rows
from latent.ui.start import spotting, tasks

LABELS = np.array(["sad", "happy", "sad", "happy", "sad", ""])
SPACE = SimpleNamespace(name="faces", reference=SimpleNamespace(labels=LABELS))
NOTHING = Moment("faces", {}, {}, {})


def stand(page: str = "Map", *, widgets: dict[str, Any] | None = None, desks: Any = None, **picked: Any) -> Stand:
    """With sliders by desk, and what was picked in the space."""
    stood = {(name, "faces"): (source, steps, (), None) for name, (source, steps) in (desks or {}).items()}
    moment = replace(NOTHING, desks=stood, picked={part: {"faces": value} for part, value in picked.items()})
    return Stand(page, SPACE, moment, widgets or {})


def moved(**steps: float) -> Stand:
    """Sliders of Morph, ``_`` for a blank."""
    return stand(desks={"morph": (Source("known", "0"), {k.replace("_", " "): v for k, v in steps.items()})})


EMPTY = stand()


def test_a_slider_counts_from_where_it_stood_when_the_step_began():
    done = doings.slid("morph", by=1.0)
    assert done(moved(), moved(Smile=1.0))
    assert not done(moved(), moved(Smile=0.9))
    assert not done(moved(Smile=2.0), moved(Smile=2.0)), "it stood there before"
    assert done(moved(Smile=2.0), moved()), "back is a way, too"
    assert not doings.slid("morph", 2)(moved(), moved(Smile=1.0))
    assert not doings.slid("morph", called="Dial ")(moved(), moved(Smile=3.0))
    assert not doings.slid("start")(moved(), moved(Smile=3.0)), "of another page"


def test_all_have_to_be_away_and_one_of_them_by_this_step():
    done = doings.away("morph", 2)
    assert done(moved(A=1.0), moved(A=1.0, B=-0.5))
    assert not done(moved(A=1.0), moved(A=1.0, B=0.4))
    assert not done(moved(A=1.0, B=1.0), moved(A=1.0, B=1.0)), "nothing was moved"


def test_only_one_slider():
    done = doings.only("morph", "Look")
    assert done(EMPTY, moved(Look=-1.0))
    assert done(EMPTY, moved(Look=1.0, Smile=0.01)), "a tremble"
    assert not done(EMPTY, moved(Look=1.0, Smile=1.0))
    assert not done(EMPTY, moved(Look=0.5))
    assert not done(EMPTY, moved(Smile=1.0))


def test_home_is_reached_from_somewhere():
    assert doings.home("morph")(moved(A=1.0), moved())
    assert not doings.home("morph")(moved(), moved())
    assert not doings.home("morph")(moved(A=1.0), moved(A=0.1))


def test_sliders_that_stand_so_far():
    done = doings.least("morph", Smile=1.0, Look_down=1.0)
    assert done(EMPTY, moved(Smile=1.0, Look_down=2.0))
    assert not done(EMPTY, moved(Smile=1.0))
    assert not done(EMPTY, moved(Smile=1.0, Look_down=-2.0))


def test_another_start_and_of_a_kind():
    here, there = (stand(desks={"lost": (Source("known", key), {})}) for key in "12")
    made_up = stand(desks={"lost": (Source("sample", "1"), {})})
    assert doings.another_start("lost")(here, there)
    assert not doings.another_start("lost")(here, here)
    assert not doings.another_start("lost")(here, EMPTY)
    assert doings.another_start("lost", "sample")(here, made_up)
    assert not doings.another_start("lost", "sample")(here, there)


def test_a_click_and_what_it_leads_to():
    first, second = stand(selected=("reference", 1)), stand(selected=("reference", 2))
    assert doings.clicked()(EMPTY, first)
    assert doings.clicked()(first, second)
    assert not doings.clicked()(first, first)
    assert not doings.clicked()(EMPTY, stand(selected=("code", "AAAA"))), "an empty place"
    taken = stand("Morph", desks={"morph": (Source("known", "1"), {})}, selected=("reference", 1))
    assert doings.taken_to("Morph", "morph")(first, taken)
    assert not doings.taken_to("Morph", "morph")(first, replace(taken, page="Map"))
    other = stand("Morph", desks={"morph": (Source("known", "5"), {})}, selected=("reference", 1))
    assert not doings.taken_to("Morph", "morph")(first, other)


def test_controls_by_how_their_keys_begin():
    at = lambda number: stand(widgets={"dimensions": number})  # noqa: E731
    assert doings.set_to("dimensions", 3)(at(2), at(3))
    assert not doings.set_to("dimensions", 3)(at(3), at(3))
    assert not doings.set_to("dimensions", 3)(at(2), at(2))
    look = doings.set_to("lost-look-{space}", "torn")
    assert look(EMPTY, stand(widgets={"lost-look-faces": "torn"}))
    assert not look(EMPTY, stand(widgets={"lost-look-digits": "torn"})), "of another space"
    assert doings.coloured("Smile")(EMPTY, stand(widgets={"colour-faces": "Smile"}))
    assert not doings.coloured("Smile")(EMPTY, stand(widgets={"colour-faces": "Light"}))
    changed = doings.changed("ask-{space}")
    assert changed(stand(widgets={"ask-faces": "A"}), stand(widgets={"ask-faces": "B"}))
    assert not changed(EMPTY, stand(widgets={"ask-faces": "B"})), "it was only opened"


def test_numbers_that_have_to_grow_or_shrink():
    at = lambda value: stand(widgets={"odd-moved-faces-example": value})  # noqa: E731
    up, down = doings.shifted("odd-moved-faces-"), doings.shifted("odd-moved-faces-", way=-1)
    assert up(at(5.0), at(6.0))
    assert not up(at(5.0), at(5.9))
    assert not up(at(5.0), at(3.0))
    assert down(at(5.0), at(3.0))
    assert not down(at(5.0), at(6.0))
    assert doings.shifted("blur_seed")(EMPTY, stand(widgets={"blur_seed": 1}))
    assert not doings.shifted("blur_seed")(stand(widgets={"blur_seed": 1}), stand(widgets={"blur_seed": 1}))


def test_a_selection_is_all_of_a_label_and_nothing_else():
    done = doings.selected("happy")
    assert done(EMPTY, stand(selections=rows([1, 3])))
    assert not done(EMPTY, stand(selections=rows([1])))
    assert not done(EMPTY, stand(selections=rows([1, 2, 3])))
    assert not done(EMPTY, stand(selections=Selection(np.array([1, 3]), ("mine",))))
    assert not doings.selected("nobody")(EMPTY, EMPTY)


def test_a_group_of_one_label():
    done, group = doings.grouped("A", "sad"), rows([0, 2])
    assert done(EMPTY, stand(groups={"A": group}))
    assert not done(stand(groups={"A": group}), stand(groups={"A": group})), "it was there"
    assert not done(EMPTY, stand(groups={"B": group}))
    assert not done(EMPTY, stand(groups={"A": rows([0, 1])}))
    assert not done(EMPTY, stand(groups={"A": Selection()}))


def test_a_slider_of_ones_own():
    assert doings.made()(EMPTY, stand(own_directions={"Mine": 1}))
    assert not doings.made()(stand(own_directions={"Mine": 1}), stand(own_directions={"Mine": 1}))
    assert doings.made("Fair")(EMPTY, stand(own_directions={"Fair": 1}))
    assert not doings.made("Fair")(EMPTY, stand(own_directions={"Mine": 1}))


def test_blends_only_where_they_are_in_sight():
    ends = (Source("known", "0"), Source("known", "1"))
    at = lambda share: replace(blends.usual(blends.TWO, ends), at=(share,))  # noqa: E731
    seen = lambda blend, mode=blends.TWO: stand(blends={"mode": mode, blends.TWO: blend})  # noqa: E731
    half = doings.along(blends.TWO, 0.4, 0.6)
    assert half(seen(at(0.0)), seen(at(0.5)))
    assert not half(seen(at(0.0)), seen(at(0.7)))
    assert not half(seen(at(0.5)), seen(at(0.55))), "it stood there"
    assert not half(seen(at(0.0)), seen(at(0.5), blends.SUM)), "another way is in sight"
    assert not half(EMPTY, EMPTY)


def test_wishes():
    asked = lambda **parts: stand(wishes=Wish(**parts))  # noqa: E731
    assert doings.drawn_again(asked(seed=1), asked(seed=2))
    assert not doings.drawn_again(asked(seed=1), asked(seed=1, variety=0.5))
    nothing = doings.wished(lambda wish: wish.by == PRIOR)
    assert nothing(EMPTY, asked(by=PRIOR))
    assert not nothing(asked(by=PRIOR), asked(by=PRIOR))
    assert not nothing(EMPTY, asked(by=GROUP))


def test_marks_by_what_is_marked():
    said = lambda **marks: stand(annotations={annotations.MARK: {Source("known", k[1:]): v for k, v in marks.items()}})  # noqa: E731
    odd, happy = doings.marked("odd"), doings.marked("odd", lambda label: label == "happy")
    assert odd(EMPTY, said(r0="odd"))
    assert odd(said(r0="fine"), said(r0="odd"))
    assert not odd(said(r0="odd"), said(r0="odd"))
    assert not odd(EMPTY, said(r0="fine"))
    assert happy(EMPTY, said(r1="odd"))
    assert not happy(EMPTY, said(r0="odd"))


STEPS = [(lesson, step) for lesson in LESSONS.values() for step in lesson.steps]


@pytest.mark.parametrize(("lesson", "step"), STEPS, ids=[f"{lesson.key}-{step.key}" for lesson, step in STEPS])
def test_no_step_is_done_by_nothing(lesson, step):
    space = SimpleNamespace(name=step.space, reference=SPACE.reference)
    idle = replace(stand(step.page), space=space)
    assert not step.is_done(idle, idle)
    assert not step.is_done(None, idle), "it has not begun"
    elsewhere = replace(idle, space=SimpleNamespace(name="another", reference=SPACE.reference))
    assert not replace(step, done=lambda begun, now: True).is_done(idle, elsewhere), "in another space"


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)
def test_a_lesson_ends_with_three_questions(lesson):
    assert [step.asks for step in lesson.steps[-3:]] == [True] * 3
    assert len(lesson.questions) == 3
    assert len({step.key for step in lesson.steps}) == len(lesson.steps)


def test_what_is_laid_out_is_called_as_its_page_calls_it():
    assert laying.EXAMPLE == judging.EXAMPLE
    assert "spot" in tasks.TASKS
    assert spotting.SPOTTED == "spotted"
