"""Start: one picture and three sliders, the spaces as living cards, and a way to drop in one's own."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from latent import actions, modalities, spaces
from latent.modalities.items import View
from latent.space import Space
from latent.ui.components.told.space import first_item
from latent.ui.items import own_spaces, picker, pile
from latent.ui.session import drafts, locks, morphing, state
from latent.ui.session.links import Source
from latent.ui.sliders import bench
from latent.ui.start import tasks
from latent.ui.widgets import buttons, notices, nouns, page_titles, space_names, views
from latent.ui.widgets.alone import guest
from latent.ui.widgets.remembering import values_of
from latent.ui.widgets.words import said, said_as_html

CARDS = 4
"""Spaces beside each other."""

FRAMES = 10
ALONE = {"icon": ":material/model_training:", "width": "stretch"}
STOPS = 6


def show() -> None:
    """The page."""
    drafts.offer()
    space = state.space()
    left, right = st.columns([0.6, 0.4], gap="large", vertical_alignment="top")
    with left:
        row = first_item(space)
        beginning = morphing.known(space, row)
        sliders = morphing.few(space, beginning.code)
        desk = state.desk(space, "start")
        desk.source = Source("known", str(row))
        bench.toy(space, desk, beginning, sliders)
    with right:
        if not locks.locked("bring"):
            st.subheader(said("start-bring"), anchor=False)
            _uploads()
    tasks.show(space)
    st.subheader(said("start-spaces"), anchor=False, help=said("start-spaces-help"))
    _cards()


def _uploads() -> None:
    """Drop anything: it says what it found, and offers the space that fits best."""
    opened = [state.open_space(name) for name in spaces.offered()]
    readers = actions.readers(opened)
    given = picker.choose_files(said("drop-anything", kinds=picker.kinds(readers)), readers, "start")
    if given:
        picker.forget_files()
        brought = picker.progress(actions.find_fit(opened, given.files))
        st.session_state["brought"] = brought if brought.count else None
        state.refuse([*given.refused, *([] if brought.count else brought.refused)])
        st.rerun()
    picker.show_refused()
    brought = st.session_state.get("brought")
    if brought is not None:
        _offer(brought)
    else:
        st.html(f"<p class='quiet'>{said('start-finds-guest' if guest() else 'start-finds')}</p>")


def _offer(brought: actions.Brought) -> None:
    """What was found, and where it can go; the best first."""
    best = brought.fits[0]
    some = brought.other is None and max(brought.count, best.read) > actions.TRIED
    what = _counted(brought)
    found = (
        said_as_html("start-found-tried", what=what, tried=best.tried)
        if some
        else said_as_html("start-found", what=what)
    )
    st.html(f"<p>{found}</p>")
    if brought.other is not None and own_spaces.offer(brought.other, brought.files, "start", first=True):
        st.session_state.pop("brought", None)
        st.rerun()
    elif not best.fit:
        notices.line(said("start-no-fit"), "note")
    for fit in (one for one in brought.fits if one.read or brought.other is None):
        title = views.plain(space_names.title(state.open_space(fit.space).manifest))
        words = said("start-fits", space=title, fit=fit.fit, tried=fit.tried)
        kind = "primary" if fit is best and best.fit and brought.other is None else "secondary"
        if buttons.pressed(words, f"into-{fit.space}", type=kind, width="stretch"):
            _take(fit.space, brought)
    if not guest() and buttons.pressed(said("start-alone"), "alone", help=said("start-alone-help"), **ALONE):
        st.session_state.pop("brought", None)
        pile.begin(picker.Given(brought.files))
        st.switch_page("pages/Train.py")
    st.button(said("start-never-mind"), type="tertiary", on_click=lambda: st.session_state.pop("brought", None))


def _counted(brought: actions.Brought) -> str:
    other, best = brought.other, brought.fits[0]
    kind = modalities.get(other.modality) if other else state.open_space(best.space).modality
    read = said("count-items", count=(other and other.count) or best.read, **nouns.of(kind))
    if brought.count > actions.TRIED:
        read = said("count-files", count=brought.count)
    lost = len(brought.refused)
    return said("start-with-lost", what=read, count=lost) if lost else read


def _take(name: str, brought: actions.Brought) -> None:
    """Place an upload in a space and go to its map."""
    space = state.open_space(name)
    st.session_state["space"] = name
    st.session_state.pop("brought", None)
    new = picker.take(space, picker.Given(brought.files))
    if new:
        st.session_state.setdefault("selected", {})[name] = ("own", new[-1])
    st.switch_page("pages/Map.py")


def _cards() -> None:
    """All spaces, a person's own after those that come along."""
    come_along, names = spaces.shipped(), spaces.offered()
    for start in range(0, len(names), CARDS):
        for column, name in zip(st.columns(CARDS), names[start : start + CARDS], strict=False):
            with column, st.container(border=True):
                _card(name, mine=name not in come_along)


def _card(name: str, mine: bool) -> None:
    space = state.open_space(name)
    moving, still = living_pictures(space)
    both = views.element(moving, "", "moving") + views.element(still, "", "still")
    fine = " fine" if space.thumbnails.tile[0] >= views.FINE else ""
    st.html(f"<div class='card-picture{fine}'>{both}</div>")
    st.markdown(f"**{views.plain(space_names.title(space.manifest))}**")
    st.html(f"<p class='quiet'>{html.escape(space_names.about(space.manifest))}</p>")
    with st.container(horizontal=True):
        st.page_link(
            "pages/Map.py", label=page_titles.title("Map"), icon=":material/scatter_plot:", query_params={"space": name}
        )
        st.page_link(
            "pages/Morph.py", label=page_titles.title("Morph"), icon=":material/tune:", query_params={"space": name}
        )
        if mine and not guest():
            own_spaces.offer_delete(name)


@values_of()
def living_pictures(space: Space) -> tuple[View, View]:
    """A walk through a space from known item to known item, as a moving picture, and its first frame."""
    codes = space.reference.codes[_stops(space)]
    walk = [
        codes[i] + t * (codes[(i + 1) % len(codes)] - codes[i])
        for i in range(len(codes))
        for t in np.linspace(0, 1, FRAMES, endpoint=False)
    ]
    return space.modality.film(space.redraw(np.stack(walk)))


def _stops(space: Space) -> np.ndarray:
    """A typical item of some labels or groups, spread over the list."""
    words = space.reference.labels if any(space.reference.labels) else space.reference.groups
    names = sorted(set(words))
    chosen = [names[i] for i in np.linspace(0, len(names) - 1, STOPS).astype(int)]
    middles = np.stack([space.reference.codes[words == name].mean(axis=0) for name in chosen])
    return space.nearest(middles, 1)[:, 0]
