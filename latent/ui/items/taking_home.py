"""A space to take home as one page: what goes along is chosen, the page is made, and then it can be saved."""

from __future__ import annotations

import html
import time
from dataclasses import dataclass

import streamlit as st

from latent import spaces
from latent.space import Space
from latent.taking_home import page
from latent.taking_home.choosing import MOST, Choice
from latent.ui.items import picker
from latent.ui.session import selecting, state
from latent.ui.widgets import buttons, notices, nouns
from latent.ui.widgets.words import language, said

FORMS = {"file": "home-file", "folder": "home-folder"}
"""What can be made: messages by their keys."""


_SHARED = 4
"""Pages of up to some 20 MB that are kept for all sessions, the latest."""


@dataclass(frozen=True)
class _Made:
    """A page that was made.

    Attributes:
        asked: what for, to tell whether it is still what is wanted.
        name: of the file.
        data: its bytes.
    """

    asked: tuple[object, ...]
    name: str
    data: bytes


def offer(name: str, key: str, quiet: bool = False) -> None:
    """A button for the space of this name; ``key`` is unique on the page, a ``quiet`` one has no frame."""
    kind = "tertiary" if quiet else "secondary"
    st.session_state.pop("taken_home", None)  # this run has closed the dialog: nobody waits for what was made
    if buttons.pressed(said("home"), f"home-{key}", type=kind, icon=":material/mobile_arrow_down:"):
        _ask(name, key)


def _ask(name: str, key: str) -> None:
    st.dialog(said("home"))(_asking)(name, key)


def _asking(name: str, key: str) -> None:
    with notices.caught("taking home"):
        _offer(state.open_space(name), key)


def _offer(space: Space, key: str) -> None:
    st.write(said("home-what"))
    choice, asked = _choose(space, key)
    form = st.radio(
        said("home-as"),
        list(FORMS),
        format_func=lambda form: said(FORMS[form]),
        key=f"home-form-{key}",
        horizontal=True,
        label_visibility="collapsed",
    )
    asked = (space.stamp, form, *asked)
    if buttons.pressed(said("home-make"), f"home-make-{key}"):
        name = f"{space.name}.{'html' if form == 'file' else 'zip'}"
        st.session_state["taken_home"] = _Made(asked, name, _made(space, form, choice))
    made: _Made | None = st.session_state.get("taken_home")
    if made and made.asked == asked:
        mime = page.HTML if form == "file" else page.ZIP
        label = said("home-save", name=made.name, size=len(made.data) / 1e6)
        st.download_button(label, made.data, made.name, mime, key=f"home-save-{key}", on_click="ignore")
    st.html(f"<p class='quiet'>{html.escape(page.brings(space, choice))}</p>")


def _made(space: Space, form: str, choice: Choice) -> bytes:
    """The page; one with nothing of a person's own is made once a day and kept for all, since a whole class may ask."""
    making = (page.one_file if form == "file" else page.folder)(space, choice)
    if choice.rows or choice.own or choice.sliders:
        return picker.progress(making)
    asked = (space.stamp, form, choice.with_items, choice.language, time.strftime("%Y-%m-%d"))
    shared = _shared()
    if asked not in shared:
        shared[asked] = picker.progress(making)
        while len(shared) > _SHARED:
            shared.pop(next(iter(shared)), None)
    return shared[asked]


@st.cache_resource(show_spinner=False)
def _shared() -> dict[tuple[object, ...], bytes]:
    return {}


def _choose(space: Space, key: str) -> tuple[Choice, tuple[object, ...]]:
    """What goes along, and the same as values that can be compared."""
    collection, named = state.collection(space), nouns.of(space.modality)
    selection = selecting.current(space, collection)
    rows = tuple(selection.rows[:MOST].tolist())
    without = space.name in spaces.own() and st.checkbox(said("home-without", **named), key=f"home-bare-{key}")
    picked = bool(rows) and st.checkbox(said("home-selected", count=len(rows)), key=f"home-rows-{key}")
    told = said("home-own", count=len(collection), **named)
    own = bool(len(collection)) and st.checkbox(told, key=f"home-own-{key}")
    made = list(state.own_directions(space).values())
    mine = bool(made) and st.checkbox(said("home-sliders", count=len(made)), key=f"home-sliders-{key}")
    choice = Choice(
        not without, rows if picked else None, list(collection) if own else (), made if mine else (), language()
    )
    mine = (tuple(entry.id for entry in choice.own), tuple(direction.name for direction in choice.sliders))
    return choice, (without, choice.rows, choice.language, *mine)
