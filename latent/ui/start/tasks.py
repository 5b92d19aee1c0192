"""Three small tasks on Start that tick themselves: match a face, guess where a drawing lands, spot the imagined one."""

from __future__ import annotations

import html
from collections.abc import Callable

import streamlit as st

from latent.space import Space
from latent.ui.start import guessing, matching, spotting
from latent.ui.widgets import preferences
from latent.ui.widgets.words import said

TASKS: dict[str, Callable[[Space, Callable[[], None]], None]] = {
    "match": matching.show,
    "guess": guessing.show,
    "spot": spotting.show,
}
"""What shows each, given the space and what is to be called once it is done."""

_KEPT = "tasks"


def show(space: Space) -> None:
    """A row of the tasks, and the one that is open; none of them is worked out before."""
    st.subheader(said("tasks-title"), anchor=False)
    key = "task"
    if matching.challenged(space):
        st.session_state[key] = "match"
    with st.container(horizontal=True, vertical_alignment="center", key="tasks"):
        named = {task: said(f"tasks-{task}") for task in TASKS}
        st.segmented_control(
            said("tasks-title"), list(named), format_func=named.get, key=key, label_visibility="collapsed"
        )
        _ticks()
    if task := st.session_state[key]:
        with st.container(border=True, key=f"task-{task}"):
            TASKS[task](space, lambda: _tick(task))


def _ticks() -> None:
    done = [task for task in TASKS if task in preferences.get(_KEPT, [])]
    if done:
        told = said("tasks-done", count=len(done), tasks=len(TASKS))
        st.html(f"<p class='done' role='status'>{html.escape(told)}</p>", width="content")


def _tick(task: str) -> None:
    """It was done: remembered as other preferences are, and told by the whole page."""
    kept = preferences.get(_KEPT, [])
    if task not in kept:
        preferences.put(_KEPT, [*kept, task])
        st.rerun(scope="app")
