"""Groups that a person picked: those two that a direction leads between, and as many with a name as they like."""

from __future__ import annotations

import html

import streamlit as st

from latent.collection import Collection
from latent.errors import LatentError, RequestError, one_line, wrong
from latent.space import Space
from latent.ui.items import selection_panel
from latent.ui.session import selecting
from latent.ui.session.selecting import Selection
from latent.ui.widgets import buttons, notices, nouns
from latent.ui.widgets.words import said, said_as_html
from latent.workspace import kept

PAIR = ("A", "B")
"""Names of the two that a direction leads between."""


def of(space: Space) -> dict[str, Selection]:
    """All of them in a space, by name: of :data:`PAIR` those that are picked, and the others."""
    return st.session_state.setdefault("groups", {}).setdefault(space.name, {})


def named(space: Space) -> dict[str, Selection]:
    """Those that the person gave a name."""
    return {name: group for name, group in of(space).items() if name not in PAIR}


def keep(space: Space, name: str, selection: Selection) -> str:
    """Keep a selection as a group; returns its name, in one line.

    Raises:
        RequestError: the name has no letter, or another group has it.
    """
    clean = _free(space, name)
    of(space)[clean] = selection
    return clean


def rename(space: Space, name: str, new: str) -> None:
    """Call a group otherwise, in its place; :class:`RequestError` as :func:`keep` has."""
    if one_line(new) == name:
        return
    clean = _free(space, new)
    listed = {clean if key == name else key: group for key, group in of(space).items()}
    of(space).clear()
    of(space).update(listed)


def _free(space: Space, name: str) -> str:
    clean = kept.clean_name(name)
    if clean in PAIR or clean in of(space):
        raise RequestError(clean, *wrong("error-group-name-taken"))
    return clean


def offer(space: Space, selection: Selection) -> None:
    """What is selected can be one of the two, or get a name."""
    groups = of(space)
    with st.container(horizontal=True):
        for letter in PAIR:
            label = said("group-replace" if letter in groups else "group-make", group=letter)
            st.button(label, key=f"group-{letter}", on_click=groups.update, args=({letter: selection},))
        _ask_name(space, selection)


def _ask_name(space: Space, selection: Selection) -> None:
    turn = st.session_state.setdefault("named_groups", 0)  # another key: the popover comes back closed
    with st.popover(said("group-name"), key=f"name-group-{turn}"), st.form(f"group-form-{turn}", border=False):
        name = st.text_input(said("group-what"), max_chars=kept.LONGEST)
        if not buttons.submitted(said("group-keep"), f"keep-group-{turn}"):
            return
        try:
            keep(space, name, selection)
        except LatentError as error:
            notices.show(error)
            return
    st.session_state["named_groups"] = turn + 1
    st.rerun()


def show(space: Space, collection: Collection) -> None:
    """The groups with a name; nothing where there are none."""
    groups = named(space)
    if not groups:
        return
    st.subheader(said("groups-yours"), anchor=False)
    for place, (name, group) in enumerate(groups.items()):
        with st.container(horizontal=True, vertical_alignment="center", key=f"own-group-{place}"):
            line(space, collection, name, group)
            for letter in PAIR:
                st.button(
                    said("group-as", group=letter),
                    key=f"as-{letter}-{name}",
                    type="tertiary",
                    help=said("group-as-help", group=letter),
                    on_click=of(space).update,
                    args=({letter: group},),
                )
            _offer_rename(space, name)
            if buttons.pressed(said("group-remove"), f"drop-group-{name}", type="tertiary"):
                of(space).pop(name)
                st.rerun()


@notices.guarded
def _offer_rename(space: Space, name: str) -> None:
    with st.popover(said("group-rename"), type="tertiary", key=f"rename-group-{name}"):
        new = st.text_input(said("group-new-name"), name, max_chars=kept.LONGEST, key=f"new-name-{name}")
        if buttons.pressed(said("group-renamed"), f"renamed-group-{name}"):
            rename(space, name, new)
            st.rerun()


def line(space: Space, collection: Collection, name: str, group: Selection) -> None:
    """What one is called, how many are in it, what they mostly are, and a way to see them on the map."""
    group = group.within(collection)
    line = said_as_html("group-line", name=name, count=len(group), **nouns.of(space.modality))
    told = selection_panel.mostly(group.labels(space, collection))
    st.html(
        f"<p class='group'>{line} <span class='quiet'>{html.escape(told)}</span></p>",
        width="content",
    )
    select = {"key": f"show-{name}", "on_click": selecting.select, "args": (space, group)}
    st.button(said("group-show"), type="tertiary", help=said("group-show-help", group=name), **select)
