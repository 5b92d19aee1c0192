"""Blending two: choose another item, and a slider goes all the way into it."""

from __future__ import annotations

import random
import textwrap

import numpy as np
import streamlit as st

from latent import ways
from latent.collection import Collection
from latent.directions import Direction
from latent.errors import DataError
from latent.space import INTO, Space
from latent.ui import finding, morphing, state, views
from latent.ui.links import Source
from latent.ui.morphing import Beginning
from latent.ui.remembering import values_of
from latent.ui.state import Desk

OFFERED = 5
"""Items that a search offers."""

_LETTERS = 40  # of a name on a slider


def target(space: Space, desk: Desk) -> Beginning | None:
    """What is blended with, if it is still there."""
    collection = state.collection(space)
    if desk.into is None or (desk.into.kind == "yours" and desk.into.key not in collection.entries):
        return None
    return morphing.begin(space, collection, desk.into)


def slider(space: Space, desk: Desk, code: np.ndarray) -> list[Direction]:
    """The way from a code ``(dials,)`` into what is blended with; none where nothing is, or where it is the same."""
    other = target(space, desk)
    if other is None:
        return []
    try:
        return [ways.blend(code, other.code, _title(space, desk.into, other.name))]
    except DataError:
        return []


def _title(space: Space, source: Source, name: str) -> str:
    named = {"sample": "an imagined one", "code": "the one from the link"}.get(source.kind, name)
    title = INTO.format(textwrap.shorten(named, _LETTERS, placeholder=" …") or named[:_LETTERS])
    return INTO.format(f"this {named}") if title in space.direction_names else title


def offer(space: Space, collection: Collection) -> None:
    """The control that chooses it."""
    desk = state.desk(space)
    with st.popover("Blend with…", icon=":material/merge:"):
        _show_chosen(space, desk)
        key, noun = f"blend-find-{space.name}", space.modality.noun[0]
        words = st.text_input("Find", key=key, placeholder=f"Find a known {noun}", label_visibility="collapsed")
        matches = found(space, collection, words, _code(space, collection, desk)) if words.strip() else []
        for source, name in matches:
            key = f"blend-{source.kind}-{source.key}"
            st.button(views.plain(name), key=key, on_click=into, args=(desk, source), width="stretch")
        if words.strip() and not matches:
            st.html("<p class='quiet'>Nothing here is called so.</p>")
        with st.container(horizontal=True):
            st.button("A known one", on_click=_any_known, args=(space, desk), icon=":material/casino:")
            st.button("An imagined one", key="blend-sample", on_click=_imagined, args=(desk,), icon=":material/casino:")
        _offer_yours(collection, desk)


def _show_chosen(space: Space, desk: Desk) -> None:
    chosen = target(space, desk)
    if chosen is None:
        st.html("<p class='quiet'>A slider then goes all the way into the one that you choose.</p>")
        return
    view = morphing.views(space, chosen.code)[0] if chosen.array is None else space.modality.view(chosen.array)
    caption = "" if views.words(view) == chosen.name else chosen.name
    views.row([views.figure(view, caption, chosen.name, "picture small")])
    st.button("Let it go", key="blend-none", on_click=into, args=(desk, None), type="tertiary")


def _code(space: Space, collection: Collection, desk: Desk) -> np.ndarray:
    """Of what the page starts from ``(dials,)``."""
    return morphing.begin(space, collection, desk.source).code


def _offer_yours(collection: Collection, desk: Desk) -> None:
    if not len(collection):
        return
    key = f"blend-yours-{collection.space}"
    st.session_state[key] = desk.into.key if desk.into and desk.into.key in collection.entries else None
    st.selectbox(
        "One of yours",
        list(collection.entries),
        format_func=lambda i: collection.entries[i].name,
        key=key,
        placeholder="One of yours",
        on_change=lambda: into(desk, Source("yours", st.session_state[key])),
        label_visibility="collapsed",
    )


def into(desk: Desk, source: Source | None) -> None:
    """Blend with a source, or with nothing, and have the slider in sight."""
    steps = {name: value for name, value in desk.steps.items() if name != ways.BLEND}
    desk.into, desk.family = source, "towards" if source else desk.family
    desk.start(desk.source, steps, desk.held)


def _any_known(space: Space, desk: Desk) -> None:
    into(desk, Source("known", str(random.randrange(len(space.reference)))))


def _imagined(desk: Desk) -> None:
    into(desk, Source("sample", str(random.randrange(1_000_000))))


def found(space: Space, collection: Collection, words: str, code: np.ndarray) -> list[tuple[Source, str]]:
    """A few known items and one's own that words fit, with their names; of one name, the nearest to ``code`` alone."""
    hits, names = finding.found(space, collection, words), _names(space)
    far = np.square(space.reference.codes[hits.rows] - code).sum(axis=1)
    near = hits.rows[far.argsort(kind="stable")][np.count_nonzero(far < 1e-9) :]  # not the very item
    first: dict[str, Source] = {}
    for row in near.tolist():
        first.setdefault(names[row], Source("known", str(row)))
    own = [(Source("yours", key), collection.entries[key].name) for key in hits.own]
    return [*own, *((source, name) for name, source in first.items())][:OFFERED]


@values_of()
def _names(space: Space) -> list[str]:
    """What each known item of a space is called: its label, else what it says, else its group."""
    reference = space.reference
    said = space.thumbnails.texts or reference.groups
    return [str(label or words) for label, words in zip(reference.labels, said, strict=True)]
