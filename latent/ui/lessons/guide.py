"""The guide: while a lesson is on, a card on every page that says one thing to do, and ticks it once it is done."""

from __future__ import annotations

import streamlit as st

from latent.ui.components.guide import guide as card
from latent.ui.components.pulse import pulse
from latent.ui.lessons import progress
from latent.ui.lessons.course import LESSONS
from latent.ui.lessons.lesson import Lesson, Step
from latent.ui.lessons.progress import Come
from latent.ui.lessons.stand import Stand
from latent.ui.session import state
from latent.ui.widgets import notices, page_titles
from latent.ui.widgets.words import said

HOME = "Learn"
_GOES, _TURN, _OVER = "guide_goes", "guide_turn", "lesson_over"


def is_on() -> bool:
    """Whether a lesson is."""
    return progress.on() in LESSONS


def show(title: str) -> None:
    """The card, on the page of this title; to be called at the end of a run, since it tells what the run has done."""
    if is_on():
        _guide(LESSONS[progress.on()], title)


def begin(lesson: Lesson, afresh: bool = False) -> None:
    """Have a lesson on, from where it was left or from its first step; to be called as a button is pressed."""
    come = Come() if afresh else progress.come(lesson)
    if come.at >= len(lesson.steps):
        come = Come(0, come.ticked)
    progress.turn_on(lesson)
    _stand_at(lesson, come.at, come.ticked)


def just_over() -> Lesson | None:
    """The lesson that has just come to its end; told until another one begins."""
    return LESSONS.get(st.session_state.get(_OVER, ""))


@st.fragment
@notices.guarded
def _guide(lesson: Lesson, title: str) -> None:
    follow()
    come, now = progress.come(lesson), Stand.now()
    step = lesson.steps[min(come.at, len(lesson.steps) - 1)]
    here = (title, now.space.name) == (step.page, step.space)
    if here and progress.begun() is None:
        progress.begin(now)
    if step.key not in come.ticked and step.is_done(progress.begun(), now):
        come = Come(come.at, (*come.ticked, step.key))
        progress.keep(lesson, come)
    ticked = step.key in come.ticked
    _card(lesson, step, come.at, ticked, here)
    _buttons(lesson, come, ticked, here)
    if not ticked:  # what is done in another fragment is no run of this one
        pulse("guide")


def _card(lesson: Lesson, step: Step, at: int, ticked: bool, here: bool) -> None:
    values = {"lesson": lesson.title, "step": at + 1, "steps": len(lesson.steps), "page": page_titles.title(step.page)}
    asked = lesson.questions.index(step) + 1 if step.asks else 0
    card(
        place=said("guide-question" if asked else "guide-place", question=asked, **values),
        words=lesson.sentence(step) if here or ticked else said("guide-elsewhere", **values),
        tick=said("guide-ticked") if ticked else "",
        go=said("guide-show" if asked else "guide-go"),
        light=step.light if here and not ticked else "",
        hidden=step.asks,
        turn=st.session_state.get(_TURN, 0),
        key="guide-card",
    )


def _buttons(lesson: Lesson, come: Come, ticked: bool, here: bool) -> None:
    to, quiet = {"on_click": _stand_at}, {"type": "tertiary"}
    with st.container(horizontal=True, gap="small", key="guide-buttons"):
        if not here and not ticked:
            st.button(said("guide-there"), key="guide-there", args=(lesson, come.at, come.ticked), **to)
        onward = "guide-next" if ticked else "guide-skip"
        look = {"icon": ":material/arrow_forward:"} if ticked else quiet
        st.button(said(onward), key=onward, args=(lesson, come.at + 1, come.ticked), **look, **to)
        back = (lesson, come.at - 1, come.ticked)
        st.button(said("guide-back"), key="guide-back", args=back, disabled=come.at == 0, **quiet, **to)
        st.button(said("guide-restart"), key="guide-restart", args=(lesson, 0, ()), **quiet, **to)
        st.button(said("guide-leave"), key="guide-leave", on_click=progress.turn_on, args=(None,), **quiet)
    if not is_on():  # it was left just now
        st.rerun()


def _stand_at(lesson: Lesson, at: int, ticked: tuple[str, ...]) -> None:
    """Go to a step, with what it begins with laid out; beyond the last one the lesson is over."""
    progress.keep(lesson, Come(at, ticked))
    progress.begin(None)
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    if at >= len(lesson.steps):
        progress.turn_on(None)
        st.session_state[_OVER] = lesson.key
        st.session_state[_GOES] = HOME
        return
    st.session_state[_OVER] = ""
    _lay(lesson.steps[at])


def _lay(step: Step) -> None:
    space = state.open_space(step.space)
    away = (st.session_state.get("page"), st.session_state.get("space")) != (step.page, space.name)
    st.session_state["space"] = space.name
    if step.lay:
        step.lay(space)
    if step.lay or away:
        st.query_params.clear()  # or the address would take up again what it was a link to
        st.session_state[_GOES] = step.page


def follow() -> None:
    """Go to the page that a button of the guide led to, if one did."""
    if title := st.session_state.pop(_GOES, ""):
        st.switch_page("app.py" if title == "Start" else f"pages/{title.replace(' ', '_')}.py")
