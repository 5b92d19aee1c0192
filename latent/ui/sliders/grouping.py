"""A direction from two groups that a person picked on the map: make it, try its slider, read what it is worth."""

from __future__ import annotations

import html
from collections import Counter
from dataclasses import replace
from functools import reduce

import streamlit as st

from latent import directions, groups
from latent.collection import Collection
from latent.directions import Direction
from latent.errors import LatentError, RequestError, one_line, wrong
from latent.groups import ALIKE, PARTLY, Contrast, Difference, ReadyPair
from latent.parts import titled
from latent.space import Space, in_order
from latent.ui.components.told import notes
from latent.ui.components.told.space import first_item
from latent.ui.items import own_groups
from latent.ui.session import chosen, links, morphing, state
from latent.ui.session.links import Source
from latent.ui.session.selecting import Selection
from latent.ui.session.state import Desk
from latent.ui.sliders import bench
from latent.ui.widgets import buttons, names, notices
from latent.ui.widgets.words import said
from latent.words import Saying, in_first

SAME = ("way-much-same", "way-partly-same", "way-hardly-same")
OPPOSITE = ("way-much-opposite", "way-partly-opposite", "way-hardly-opposite")
FEWEST = 3
"""Items of one's own that a label needs before it makes a group."""

OTHERS = 2
"""Differences besides the greatest that are told."""


def show(space: Space, collection: Collection) -> None:
    """The groups, the way from one to the other, and sliders for the ways that were made."""
    st.subheader(said("way"), anchor=False, help=said("way-help"))
    kept = {letter: group for letter, group in own_groups.of(space).items() if letter in own_groups.PAIR}
    if not kept:
        st.html(f"<p class='quiet'>{said('way-how')}</p>")
    for letter, selection in sorted(kept.items()):
        with st.container(horizontal=True, vertical_alignment="center"):
            own_groups.line(space, collection, letter, selection)
    if len(kept) == 2:
        _ask_name(space, collection)
    _from_labels(space, collection)
    _ready(space)
    _bring_back(space)
    for name in reversed(state.own_directions(space)):
        _try(space, collection, name)


def _ask_name(space: Space, collection: Collection) -> None:
    with st.form(f"direction-{space.name}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(said("way-more-of"), _free_name(space), max_chars=links.LONGEST, width=260)
            made = buttons.submitted(said("way-make"), f"make-{space.name}")
        if not made:
            return
        try:
            _make(space, collection, name)
        except LatentError as error:
            notices.show(error)
            return
    st.rerun()


def _free_name(space: Space) -> str:
    taken = state.own_directions(space)
    usual = (said("way-usual", number=number) for number in range(1, len(taken) + 2))
    return next(name for name in usual if name not in taken)


def _make(space: Space, collection: Collection, name: str) -> None:
    """Keep the way from A to B under a name, in place of one that has it; :class:`LatentError` where there is none."""
    clean = _clean_name(space, name)
    a, b = (own_groups.of(space)[letter].within(collection) for letter in "AB")
    named = [d for d in space.directions.values() if d.family == "attribute"] or list(space.directions.values())
    pool = space.reference.codes
    found = groups.contrast(a.codes(space, collection), b.codes(space, collection), clean, pool, named)
    told = in_words(found, groups.differences(space.reference.factors, a.rows, b.rows))
    state.own_directions(space)[clean] = directions.noted(found.direction, told)


def _clean_name(space: Space, name: str) -> str:
    """A name in one line; :class:`RequestError` where it has no letter, or is that of one of the space's sliders."""
    clean = one_line(name, links.LONGEST)
    if not clean:
        raise RequestError(Saying("error-item-slider"), *wrong("error-name-without-letters"))
    if clean in space.direction_names:
        raise RequestError(clean, *wrong("error-slider-name-taken"))
    return clean


def in_words(found: Contrast, differences: list[Difference]) -> str:
    """What a person should know of a direction from two groups, in at most three sentences."""
    parts = [said("way-apart" if found.tells else "way-not-apart", effect=found.effect, chance=found.chance)]
    for name, cosine in list(found.likeness.items())[:1]:
        near = 0 if abs(cosine) >= ALIKE else 1 if abs(cosine) >= PARTLY else 2
        parts.append(said((SAME if cosine > 0 else OPPOSITE)[near], other=names.shown(name), cosine=cosine))
    if differences:
        first, *others = [_difference(difference) for difference in differences[: 1 + OTHERS]]
        besides = reduce(lambda one, other: said("way-and-in", first=one, second=other), others) if others else ""
        parts.append(
            said("way-differ-besides", first=first, others=besides) if others else said("way-differ", first=first)
        )
    return " ".join(parts)


def _difference(found: Difference) -> str:
    name = names.shown(titled(*found.name))
    if found.share:
        return said("way-shares", name=name, a=f"{100 * found.a:.0f}", b=f"{100 * found.b:.0f}")
    return said("way-more" if found.size > 0 else "way-less", name=name)


def _from_labels(space: Space, collection: Collection) -> None:
    """Groups by the labels that came along with a person's own items."""
    labels = in_order({label for label, count in Counter(e.label for e in collection).items() if count >= FEWEST})
    if len(labels) < 2:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f"<p class='quiet'>{said('way-labels')}</p>", width="content")
        key = f"towards-{space.name}"
        which = {"format_func": names.shown, "key": key, "width": 220, "label_visibility": "collapsed"}
        st.selectbox(said("way-which-label"), labels, **which)
        st.button(said("way-of-label"), key="from-label", on_click=_take_label, args=(space, collection, key))


@notices.guarded
def _take_label(space: Space, collection: Collection, key: str) -> None:
    label = st.session_state[key]
    by_label = [(entry.id, entry.label == label) for entry in collection if entry.label]
    a, b = (Selection(own=tuple(id_ for id_, has in by_label if has == wanted)) for wanted in (False, True))
    own_groups.of(space).update(A=a, B=b)
    _make(space, collection, said("way-like", label=label))


def _ready(space: Space) -> None:
    """Ready-made pairs, where what is known of the items allows some."""
    pairs = groups.ready_pairs(space.reference.factors)
    if not pairs:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f"<p class='quiet'>{said('way-ready')}</p>", width="content")
        for pair in pairs:
            key = f"ready-{'balanced' if pair.balanced else 'biased'}"
            st.button(names.made(_title(pair)), key=key, help=_told(pair), on_click=_take_ready, args=(space, pair))


def _title(pair: ReadyPair) -> str:
    """Name of the slider, in the first language for whoever reads: lessons and links know it by that."""
    return in_first("way-balanced" if pair.balanced else "way-biased", trait=titled(pair.trait))


def _told(pair: ReadyPair) -> str:
    low, high = (f"{100 * share:.0f}" for share in pair.shares)
    trait, other = names.shown(titled(pair.trait)).lower(), names.shown(titled(*pair.other))
    return said("way-pair-told", trait=trait, other=other, low=low, high=high)


@notices.guarded
def _take_ready(space: Space, pair: ReadyPair) -> None:
    own_groups.of(space).update(A=Selection(pair.rows_a), B=Selection(pair.rows_b))
    _make(space, state.collection(space), _title(pair))


def _bring_back(space: Space) -> None:
    """A place for sliders that were saved."""
    turn = st.session_state.setdefault("brought_back", 0)
    with st.popover(said("way-saved"), type="tertiary", icon=":material/upload_file:", key=f"saved-{turn}"):
        key = f"saved-{space.name}-{turn}"
        file = st.file_uploader(said("way-saved-what"), ["json", "npz"], key=key, max_upload_size=1)
        if file is None:
            return
        try:
            take_saved(space, file.name, file.getvalue())
        except LatentError as error:
            notices.show(error)
            return
    st.session_state["brought_back"] = turn + 1  # another key: the field comes back empty, and closed
    st.rerun()


def take_saved(space: Space, file: str, data: bytes) -> None:
    """Take up the directions of a saved file ``data``; :class:`LatentError` where one of them does not fit here."""
    read = directions.own(data, file, space.reference.codes)
    taken = [replace(one, name=_clean_name(space, one.name), family="group") for one in read]
    state.own_directions(space).update({one.name: one for one in taken})


def _try(space: Space, collection: Collection, name: str) -> None:
    """One direction: its slider on what is open on the map, what it is worth, and ways to keep it."""
    direction = state.own_directions(space)[name]
    desk = state.desk(space, f"way {name}")
    source = chosen.source(space, collection) or Source("known", str(first_item(space)))
    if desk.source != source:
        desk.start(source, desk.steps)
    with st.container(border=True):
        bench.toy(
            space,
            desk,
            morphing.begin(space, collection, source),
            [replace(direction, quality_note="")],
            f"way-{name}",
            more=False,
        )
        st.html(f"<p class='quiet'>{html.escape(notes.said(direction.quality_note, said))}</p>")
        _keep(space, direction, desk)


@notices.guarded
def _rename(space: Space, name: str) -> None:
    with st.popover(said("way-rename"), type="tertiary"):
        new = st.text_input(said("way-new-name"), name, max_chars=links.LONGEST, key=f"rename-{name}")
        if buttons.pressed(said("way-renamed"), f"renamed-{name}") and one_line(new) != name:
            state.rename_direction(space, name, free_name(space, new))
            st.rerun()


def free_name(space: Space, name: str) -> str:
    """A name in one line for a slider of one's own; :class:`RequestError` where it has no letter, or one has it."""
    clean = _clean_name(space, name)
    if clean in state.own_directions(space):
        raise RequestError(clean, *wrong("error-own-slider-name-taken"))
    return clean


def _keep(space: Space, direction: Direction, desk: Desk) -> None:
    name = direction.name
    with st.container(horizontal=True, vertical_alignment="center"):
        if buttons.pressed(said("way-open"), f"morph-{name}", icon=":material/tune:"):
            bench.open_morph(space, desk, "group")
        saved = directions.written([direction])
        key = f"save-{name}"
        file, mime = f"{space.name}-direction.json", "application/json"
        st.download_button(said("way-save"), saved, file, mime, key, on_click="ignore")
        _rename(space, name)
        if buttons.pressed(said("way-remove"), f"drop-{name}", type="tertiary"):
            state.drop_direction(space, name)
            st.rerun()
