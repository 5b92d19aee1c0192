"""What is selected on the map, in a few words and pictures."""

from __future__ import annotations

import html
from collections import Counter

import numpy as np
import streamlit as st

from latent.collection import Collection
from latent.space import Space
from latent.ui.items import standing_apart
from latent.ui.session import morphing
from latent.ui.session.selecting import Selection
from latent.ui.widgets import names, nouns, views
from latent.ui.widgets.words import said, said_as_html

SHOWN = 6
SHOWN_TEXTS = 3
"""Of items that say something in words: more would fill the page."""

NAMED = 3


def show(space: Space, collection: Collection, selection: Selection) -> None:
    """How many, of which kinds, a few of them, and what sets them apart."""
    told = said_as_html("selected-items", count=len(selection), **nouns.of(space.modality))
    st.html(f"<h3 class='item'>{told}</h3>")
    labels = selection.labels(space, collection)
    st.html(f"<p class='quiet'>{html.escape(mostly(labels))}</p>{_tiles(space, collection, selection)}")
    standing_apart.show(space, collection, selection)


def mostly(labels: list[str]) -> str:
    """What most of them are, in words: the commonest labels, each with its share."""
    counts = Counter(labels).most_common()
    told = [_share(names.shown(name), count, len(labels)) for name, count in counts[:NAMED]]
    more = len(counts) - NAMED
    if more > 0:
        told.append(said("mostly-more", count=more))
    return ", ".join(told)


def _share(name: str, count: int, of: int) -> str:
    if count == of:
        return said("mostly-all", name=name)
    few = count * 100 < of
    return said("mostly-few", name=name) if few else said("mostly-share", name=name, share=f"{100 * count / of:.0f}")


def _tiles(space: Space, collection: Collection, selection: Selection) -> str:
    """A few of them, spread over the selection."""
    most = SHOWN_TEXTS if space.thumbnails.texts else SHOWN
    known = min(len(selection.rows), most - bool(selection.own))
    rows = selection.rows[np.linspace(0, len(selection.rows) - 1, known).astype(int)]
    entries = [collection.entries[i] for i in selection.own[: most - known]]
    pictures = [(morphing.known_view(space, int(row)), said("selected-one")) for row in rows]
    pictures += [(space.modality.view(entry.array), entry.name) for entry in entries]
    tiles = [f"<span>{views.element(view, alt, 'picture small')}</span>" for view, alt in pictures]
    return f"<div class='tiles'>{''.join(tiles)}</div>"
