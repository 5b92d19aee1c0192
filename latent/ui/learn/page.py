"""Learn: the lessons as cards with how far one is, what to do next, a sheet of each, the language, and the glossary."""

from __future__ import annotations

import html
from functools import cache

import streamlit as st

from latent.ui.learn import glossary, playground
from latent.ui.lessons import guide, progress, sheets
from latent.ui.lessons.course import LESSONS
from latent.ui.lessons.lesson import Lesson
from latent.ui.session import address
from latent.ui.widgets import alone, language_choice
from latent.ui.widgets.words import language, said, speaking

COLUMNS = 2
VIEWS = ("lessons", "playground")
_VIEW, _SEEN = "learn-view-now", "learn-view-seen"


def show() -> None:
    """The page."""
    _linked()
    guide.follow()
    if _view() == "playground":
        playground.show()
    else:
        _lessons()
    glossary.show()


def _view() -> str:
    """Which of the two is looked at; an address that names one opens it."""
    asked = address.take_up("view", lambda query: query["view"])
    if asked in VIEWS:
        st.session_state[_VIEW] = asked
    st.session_state.setdefault(_VIEW, st.session_state.get(_SEEN, VIEWS[0]))
    chosen = st.segmented_control(
        said("learn-view"),
        VIEWS,
        format_func=lambda view: said(f"learn-view-{view}"),
        key=_VIEW,
        required=True,
        label_visibility="collapsed",
    )
    st.session_state[_SEEN] = chosen  # another page forgets the control
    if chosen != VIEWS[0]:
        address.say({"view": chosen})
    elif "view" in st.query_params:
        address.say({})
    return chosen


def _lessons() -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="learn-top"):
        _onward()
        language_choice.choose(said("learn-language"), "learn-language")
    _over()
    lessons = list(enumerate(LESSONS.values(), 1))
    for first in range(0, len(lessons), COLUMNS):
        for column, (number, lesson) in zip(st.columns(COLUMNS), lessons[first : first + COLUMNS], strict=False):
            with column, st.container(border=True, key=f"lesson-{lesson.key}", height="stretch"):
                _card(number, lesson)


def _linked() -> None:
    """Begin the lesson that a link asks for, as when a teacher has sent the class to it."""
    asked = address.take_up("lesson", lambda query: query["lesson"])
    if asked in LESSONS:
        guide.begin(LESSONS[asked])


def _onward() -> None:
    """The one thing to do next: go on with what was begun, or begin the first that is not done."""
    begun = [one for one in LESSONS.values() if progress.come(one).begun() and not progress.come(one).through(one)]
    new = [one for one in LESSONS.values() if not progress.come(one).begun()]
    if nxt := next(iter(begun + new), None):
        label = said("learn-go-on" if begun else "learn-begin", lesson=nxt.title)
        act = {"on_click": guide.begin, "args": (nxt,), "icon": ":material/play_arrow:"}
        st.button(label, key="learn-onward", type="primary", **act)
    else:
        st.html(f"<p>{html.escape(said('learn-all-done'))}</p>", width="content")


def _over() -> None:
    """What is said once a lesson has come to its end, with its sheet."""
    lesson = guide.just_over()
    if lesson is None:
        return
    with st.container(border=True, key="lesson-over"):
        ticked = len(progress.come(lesson).ticked)
        done = said("learn-over", lesson=lesson.title, ticked=ticked, steps=len(lesson.steps))
        points = "".join(f"<li>{html.escape(sentence)}</li>" for sentence in lesson.kept)
        st.html(f"<p role='status'><b>{html.escape(done)}</b></p><ul class='remarks'>{points}</ul>")
        _sheet(lesson, "sheet-over")


def _card(number: int, lesson: Lesson) -> None:
    come = progress.come(lesson)
    st.html(
        f"<h3 class='item'>{number}. {html.escape(lesson.title)}</h3><p class='quiet'>{html.escape(lesson.point)}</p>"
    )
    st.html(f"<p class='lesson-state'>{html.escape(_state(lesson))}</p>")
    with st.container(horizontal=True):
        done = come.through(lesson) or come.at >= len(lesson.steps)
        word = "learn-again" if done else "learn-go" if come.begun() else "learn-start"
        act = {"on_click": guide.begin, "args": (lesson, done)}
        st.button(said(word, number=number), key=f"begin-{lesson.key}", **act)
        _sheet(lesson, f"sheet-{lesson.key}")
        if room := alone.teaches():
            everybody = {"on_click": room.send, "args": ("Learn", {"lesson": lesson.key}), "type": "tertiary"}
            st.button(said("learn-for-all"), key=f"all-{lesson.key}", icon=":material/campaign:", **everybody)


def _state(lesson: Lesson) -> str:
    come, steps = progress.come(lesson), len(lesson.steps)
    if come.through(lesson):
        return said("learn-done")
    if not come.begun():
        return said("learn-new", steps=steps)
    return said("learn-at", ticked=len(come.ticked), steps=steps)


def _sheet(lesson: Lesson, key: str) -> None:
    """A button that saves the sheet; it is made when it is pressed."""
    code = language()  # Streamlit makes the file in a thread that knows of no session
    st.download_button(
        said("learn-sheet"),
        lambda: _written(lesson.key, code),
        f"latentarium-{lesson.key}.html",
        "text/html",
        key=key,
        type="tertiary",
        icon=":material/print:",
        on_click="ignore",
    )


@cache
def _written(lesson: str, language: str) -> bytes:
    """The sheet, once for each language: it shows nothing of anybody's own."""
    with speaking(language):
        return sheets.written(LESSONS[lesson], language)
