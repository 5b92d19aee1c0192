"""What a guest sees of the class map: a way to make something and send it, and what they sent."""

from __future__ import annotations

import streamlit as st

from latent import actions, spaces
from latent.classroom.room import Guest, Room, Shown
from latent.collection import Entry
from latent.errors import LatentError
from latent.space import Space
from latent.ui.components.pad import pad
from latent.ui.session import state
from latent.ui.widgets import buttons, notices, nouns, views
from latent.ui.widgets.words import said, said_as_html


def show(room: Room, guest: Guest) -> None:
    """The page of a guest."""
    space = state.open_space(room.space or state.space().name)
    if room.frozen:
        notices.line(said("class-frozen"), "note")
    if space.modality.by_hand:
        _make(room, guest, space)
    _send_own(room, guest, space)
    _sent(room, guest)


@st.fragment
@notices.guarded
def _make(room: Room, guest: Guest, space: Space) -> None:
    """A pad or a line; nothing is read before it is sent, so that a class that draws costs the server little."""
    turns = st.session_state.setdefault("class_turns", {})
    turn = turns.setdefault(space.name, 0)
    how = space.modality.by_hand
    with pad(space.name, key=f"class-pad-{space.name}", how=how, revision=turn, grows=False) as made:
        ready = made.file is not None and not room.frozen
        sends = buttons.pressed(
            said("class-send"), "class-send", type="primary", icon=":material/send:", disabled=not ready
        )
    if sends and made.file:
        found = actions.finish(actions.import_files(space, [made.file], set(), most=1))
        if not found.entries:
            notices.refused(found.refused)
            return
        _send(room, guest, space, found.entries[0])
        turns[space.name] = turn + 1
        st.rerun()


def _send_own(room: Room, guest: Guest, space: Space) -> None:
    """Something that they brought on another page."""
    collection = state.collection(space)
    named = nouns.of(space.modality)
    if not len(collection):
        if not space.modality.by_hand:
            st.html(f"<p class='quiet'>{said_as_html('class-bring', **named)}</p>")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = {entry.id: entry.name for entry in collection}
        chosen = st.selectbox(said("class-own", **named), list(names), format_func=names.get, width=280)
        if buttons.pressed(said("class-send-own"), "class-send-own", icon=":material/send:", disabled=room.frozen):
            try:
                _send(room, guest, space, collection.entries[chosen])
            except LatentError as error:
                notices.show(error)


def _send(room: Room, guest: Guest, space: Space, entry: Entry) -> None:
    room.show(guest, space.name, entry)
    st.toast(said("class-sent"), icon=":material/check:")


def _sent(room: Room, guest: Guest) -> None:
    mine = room.shown_by(guest)
    if not mine:
        return
    st.subheader(said("class-yours", count=len(mine)), anchor=False)
    for one in reversed(mine):
        with st.container(horizontal=True, vertical_alignment="center", key=f"sent-{one.id}"):
            if one.space in spaces.offered():
                _seen(one)
            else:
                st.html(f"<p class='quiet'>{said_as_html('class-not-lent', name=one.entry.name)}</p>", width="content")
            if one.hidden:
                st.html(f"<p class='quiet'>{said_as_html('class-hidden')}</p>", width="content")
            if buttons.pressed(said("class-take-back"), f"take-back-{one.id}", type="tertiary", icon=":material/undo:"):
                room.take_back(guest, one.id)
                st.rerun()


def _seen(one: Shown) -> None:
    """What was sent, as the model sees it and as it comes back."""
    space = state.open_space(one.space)
    both = (one.entry.array, said("panel-seen")), (space.redraw(one.entry.mean)[0], said("panel-back"))
    views.row([views.figure(space.modality.view(array), words, css="picture small") for array, words in both])
