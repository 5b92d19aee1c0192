"""What the teacher sees of a class: the way in for guests, the class map as it fills, and what can be done with it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from latent import keeping
from latent.classroom import network
from latent.classroom.room import Room, Shown
from latent.errors import LatentError
from latent.space import Space
from latent.ui.components.bell import bell
from latent.ui.room import class_map, lending, sending
from latent.ui.session import drafts, state
from latent.ui.widgets import alone, buttons, notices, page_titles, space_names, views, work_words
from latent.ui.widgets.words import said, said_as_html
from latent.workspace import kept

NEWEST = 6
"""Things that stand beside the map, each with what can be done with it."""


def show(room: Room) -> None:
    """The page of the teacher."""
    if room.ended:
        notices.line(said("class-over"), "note")
        return
    if not room.space and not lending.is_missing(room, state.space().name):
        room.choose(state.space().name)
    _live(room)


@st.fragment
@notices.guarded
def _live(room: Room) -> None:
    """All of it runs again whenever something happens in the room."""
    rung = room.for_teacher.number
    bell("teacher", rung)
    if room.ended:
        st.rerun()
    usable = lending.for_class(room)
    if room.space not in usable:
        room.choose(usable[0])
    space = state.open_space(room.space)
    left, right = st.columns([0.68, 0.32], gap="large")
    there = room.shown(space.name)
    seen = [one for one in there if not one.hidden]
    picked = class_map.clicked(space, seen)
    with left:
        by_guest = _controls(room)
        class_map.draw(space, seen, by_guest)
        st.html(f"<p class='quiet' role='status'>{_counted(room, there)}</p>")
    with right:
        _way_in(room)
        lending.offer(room)
        _people(room)
    with left:
        _cards(room, space, picked, there)
        _keep(space, there)


def _controls(room: Room) -> bool:
    """Which space, frozen or not; returns whether to colour by guest. Two teachers' pages show the same."""
    with st.container(horizontal=True, vertical_alignment="center"):
        titles = {name: space_names.title(state.open_space(name).manifest) for name in lending.for_class(room)}
        now = st.session_state
        now["class-space"], now["class-frozen"] = room.space, room.frozen
        chosen = lambda: room.choose(now["class-space"])  # noqa: E731
        st.selectbox(
            said("class-space"), list(titles), format_func=titles.get, key="class-space", on_change=chosen, width=220,
            label_visibility="collapsed",
        )  # fmt: skip
        freeze = lambda: room.freeze(now["class-frozen"])  # noqa: E731
        st.toggle(said("class-freeze"), key="class-frozen", on_change=freeze, help=said("class-freeze-help"))
        return st.toggle(said("class-by-guest"), key="class-by-guest")


def _counted(room: Room, there: Sequence[Shown]) -> str:
    return said(
        "class-counted",
        sent=len(there),
        senders=len({one.guest for one in there}),
        guests=len(room.guests),
        hidden=sum(one.hidden for one in there),
        frozen="yes" if room.frozen else "no",
    )


# ---- the way in -------------------------------------------------------------------------------------------------


def _way_in(room: Room) -> None:
    picture = f"<img class='qr' src='{network.qr_uri(room.invitation)}' alt='{said_as_html('class-qr')}'>"
    pin = f"{room.pin[:3]} {room.pin[3:]}"
    st.html(f"<div class='way-in'>{picture}<p>{html.escape(room.address)}</p><p class='pin'>PIN <b>{pin}</b></p></div>")


def _people(room: Room) -> None:
    guests = room.guests
    with st.popover(said("class-guests", count=len(guests)), icon=":material/group:", key="class-guests"):
        if room.guard.wrong:
            st.html(f"<p class='quiet'>{said_as_html('class-wrong-pins', count=room.guard.wrong)}</p>")
        if guests:
            names = {guest.number: guest.name for guest in guests}
            who = st.selectbox(said("class-who-out"), list(names), format_func=names.get)
            if buttons.pressed(said("class-put-out"), "put-out", icon=":material/person_remove:"):
                room.put_out(who)
                st.rerun(scope="fragment")
        else:
            st.html(f"<p class='quiet'>{said_as_html('class-nobody')}</p>")
    if room.sent.page:
        page = page_titles.title(room.sent.page)
        st.html(f"<p class='quiet'>{said_as_html('class-sent-to', page=page)}</p>")
        sending.let_go(room, "let-go")
    with st.popover(said("class-end"), type="tertiary", key="end-class-asks"):
        st.write(said("class-end-question"))
        if buttons.pressed(said("class-end-it"), "end-class"):
            room.end()
            alone.forget_guests(room)
            st.rerun()


# ---- what was sent ----------------------------------------------------------------------------------------------


def _cards(room: Room, space: Space, picked: Shown | None, there: Sequence[Shown]) -> None:
    """What was clicked, or the newest, each with what can be done with it."""
    listed = [picked] if picked else [one for one in reversed(there) if not one.hidden][:NEWEST]
    listed += [one for one in reversed(there) if one.hidden][:NEWEST]
    for one in listed:
        with st.container(horizontal=True, vertical_alignment="center", key=f"shown-{one.id}"):
            look = views.element(space.modality.view(one.entry.array), "", "kept")
            st.html(f"<div class='tray-item'>{look}<span>{html.escape(class_map.called(one))}</span></div>")
            word, icon = ("class-show", "visibility") if one.hidden else ("class-hide", "visibility_off")
            if buttons.pressed(said(word), f"hide-{one.id}", type="tertiary", icon=f":material/{icon}:"):
                room.hide(one.id, not one.hidden)
                st.rerun(scope="fragment")
            if buttons.pressed(said("class-remove"), f"remove-{one.id}", type="tertiary", icon=":material/delete:"):
                room.remove(one.id)
                st.rerun(scope="fragment")


def _keep(space: Space, there: Sequence[Shown]) -> None:
    """A name for what is there and not hidden."""
    work = work_of(there)
    if not work:
        return
    turn = st.session_state.get("keeps", 0)  # another key: the popover comes back closed
    with st.popover(said("class-keep"), icon=":material/bookmark_add:", key=f"keep-class-{turn}"):
        with st.form("keep-class", border=False):
            name = st.text_input(said("keep-name"), max_chars=kept.LONGEST)
            if not buttons.submitted(said("keep-work", what=work_words.about(work, space)), "keep-class-now"):
                return
        try:
            row = keeping.keep(space, work, name, drafts.session())
        except LatentError as error:
            notices.show(error)
            return
    st.session_state["keeps"] = turn + 1
    st.session_state["kept_now"] = said("keep-done", name=row.name)
    st.rerun()


def work_of(shown: Sequence[Shown]) -> keeping.Work:
    """What is on the map as a collection: each under its guest's name, and labelled by it."""
    entries = [
        replace(one.entry, id=f"{one.id}", name=class_map.called(one), label=one.by) for one in shown if not one.hidden
    ]
    return keeping.Work(tuple(entries))
