"""Choosing one item among all there are: known ones by their words, one's own, those in the tray, imagined ones."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import streamlit as st

from latent.collection import Collection
from latent.space import Space
from latent.ui.items import finding
from latent.ui.session import tray
from latent.ui.session.links import Source
from latent.ui.widgets import nouns, views
from latent.ui.widgets.names import shown
from latent.ui.widgets.remembering import values_of
from latent.ui.widgets.words import said

OFFERED = 5
"""Items that a search offers."""

Choose = Callable[[Source], None]


def show(space: Space, collection: Collection, key: str, near: np.ndarray, choose: Choose) -> None:
    """The controls that choose one.

    Args:
        space: whose items.
        collection: the person's own in it.
        key: begins the keys of all controls.
        near: a code ``(dials,)``; of known items of one name, the nearest to it is offered, though not itself.
        choose: called with what was chosen.
    """
    _search(space, collection, key, near, choose)
    with st.container(horizontal=True):
        dice = {"icon": ":material/casino:"}
        st.button(said("choose-known"), key=f"{key}-known", on_click=lambda: choose(any_known(space)), **dice)
        st.button(said("choose-imagined"), key=f"{key}-sample", on_click=lambda: choose(imagined()), **dice)
    _yours(collection, key, choose)
    _from_tray(space, key, choose)


def any_known(space: Space, label: str = "") -> Source:
    """A known item by chance, of a label where one is given."""
    rows = np.flatnonzero(space.reference.labels == label) if label else np.arange(len(space.reference))
    return Source("known", str(int(random.choice(rows))))


def imagined() -> Source:
    """An item that the model makes up, by chance."""
    return Source("sample", str(random.randrange(1_000_000)))


def _search(space: Space, collection: Collection, key: str, near: np.ndarray, choose: Choose) -> None:
    hint = said("choose-find-known", **nouns.of(space.modality))
    at = f"{key}-find-{space.name}"
    words = st.text_input(said("choose-find"), key=at, placeholder=hint, label_visibility="collapsed")
    matches = found(space, collection, words, near) if words.strip() else []
    for source, name in matches:
        at = f"{key}-{source.kind}-{source.key}"
        st.button(views.plain(name), key=at, on_click=choose, args=(source,), width="stretch")
    if words.strip() and not matches:
        st.html(f"<p class='quiet'>{said('choose-none')}</p>")


def _yours(collection: Collection, key: str, choose: Choose) -> None:
    if not len(collection):
        return
    at = f"{key}-yours-{collection.space}"
    st.session_state[at] = None
    st.selectbox(
        said("choose-yours"),
        list(collection.entries),
        format_func=lambda i: collection.entries[i].name,
        key=at,
        placeholder=said("choose-yours"),
        on_change=lambda: choose(Source("yours", st.session_state[at])),
        label_visibility="collapsed",
    )


def _from_tray(space: Space, key: str, choose: Choose) -> None:
    kept = [item for item in tray.items() if item.space == space.name]
    if kept:
        st.html(f"<p class='quiet'>{said('choose-tray')}</p>")
    for place, item in enumerate(kept):
        st.button(
            views.plain(item.name), key=f"{key}-tray-{place}", on_click=choose, args=(item.source,), width="stretch"
        )


def found(space: Space, collection: Collection, words: str, code: np.ndarray) -> list[tuple[Source, str]]:
    """A few known items and one's own that words fit, with their names; of one name, the nearest to ``code`` alone."""
    hits, names = finding.found(space, collection, words), _names(space)
    far = np.square(space.reference.codes[hits.rows] - code).sum(axis=1)
    near = hits.rows[far.argsort(kind="stable")][np.count_nonzero(far < 1e-9) :]  # not the very item
    first: dict[str, Source] = {}
    for row in near.tolist():
        first.setdefault(names[row], Source("known", str(row)))
    own = [(Source("yours", key), collection.entries[key].name) for key in hits.own]
    return [*own, *((source, shown(name)) for name, source in first.items())][:OFFERED]


@values_of()
def _names(space: Space) -> list[str]:
    """What each known item of a space is called: its label, else what it says, else its group."""
    reference = space.reference
    said = space.thumbnails.texts or reference.groups
    return [str(label or words) for label, words in zip(reference.labels, said, strict=True)]
