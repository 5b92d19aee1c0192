"""Guess where it lands: a drawing, and among which kind the model will put it, said before it is told."""

from __future__ import annotations

import html
import random
from collections.abc import Callable

import numpy as np
import streamlit as st

from latent import actions, spaces
from latent.space import Space, in_order
from latent.ui.components.pad import pad
from latent.ui.session import morphing, state
from latent.ui.widgets import notices, views
from latent.ui.widgets.names import shown
from latent.ui.widgets.words import said

HOW = "lines"
"""How items are made by hand in spaces that this can be played in."""

_SEEDS = 1_000_000


def show(space: Space, done: Callable[[], None]) -> None:
    """The task, in this space where things can be drawn in it, else in the first one where they can."""
    playing = space if _fits(space) else next(filter(_fits, map(state.open_space, spaces.shipped())))
    _play(playing, done)


def _fits(space: Space) -> bool:
    return space.modality.by_hand == HOW and len(set(space.reference.labels)) > 1


@st.fragment
@notices.guarded
def _play(space: Space, done: Callable[[], None]) -> None:
    turn = st.session_state.setdefault("guess_turn", 0)
    st.html(f"<p class='quiet'>{html.escape(said('guess-how'))}</p>")
    left, right = st.columns(2, gap="medium")
    with left, pad(space.name, key="task-pad", how=HOW, revision=turn) as made:
        code = _code(space, made.file)
        made.code = None  # its place is what is to be guessed
    with right:
        st.button(said("guess-drawn"), key="guess-drawn", on_click=_have_one_drawn, icon=":material/casino:")
        if made.file is None and code is not None:
            st.html(views.figure(morphing.views(space, code)[0], said("guess-this")))
        if code is None:
            st.html(f"<p class='quiet'>{html.escape(said('guess-first'))}</p>")
            return
        _ask(space, code, turn, done)


def _code(space: Space, file: tuple[str, bytes] | None) -> np.ndarray | None:
    """Of what was drawn by hand, else of what chance drew; None before there is either."""
    if file is not None:
        found = actions.finish(actions.import_files(space, [file], set()))
        return found.entries[0].mean if found.entries else None
    seed = st.session_state.get("guess_seed")
    return None if seed is None else space.imagine(1, np.random.default_rng(seed))[0].astype(np.float32)


def _have_one_drawn() -> None:
    st.session_state["guess_seed"] = random.randrange(_SEEDS)
    st.session_state["guess_turn"] += 1


def _ask(space: Space, code: np.ndarray, turn: int, done: Callable[[], None]) -> None:
    labels = in_order(set(space.reference.labels))
    guess = st.segmented_control(said("guess-where"), labels, format_func=shown, key=f"guess-{space.name}-{turn}")
    if guess is None:
        return
    lands = space.label_of(code)
    words = said("guess-right" if guess == lands else "guess-wrong", guess=shown(guess), lands=shown(lands))
    css = "done" if guess == lands else "told"
    st.html(f"<p class='{css}' role='status'>{html.escape(words)}</p>")
    if guess == lands:
        done()
