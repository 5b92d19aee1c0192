"""All about the item that was clicked last: what it is, what comes back, how familiar it is, its neighbours."""

from __future__ import annotations

import html
from collections.abc import Mapping

import numpy as np
import streamlit as st

from latent.collection import Collection, Entry
from latent.modalities.items import Day, Fact, View
from latent.space import Space
from latent.ui.items import colouring, fetching, nearest
from latent.ui.map import cutting
from latent.ui.session import chosen, morphing, selecting, state, tray
from latent.ui.session.links import Source
from latent.ui.session.morphing import Beginning
from latent.ui.session.selecting import Selection
from latent.ui.sliders import bench
from latent.ui.widgets import buttons, familiarity, names, nouns, views
from latent.ui.widgets.words import again, said, said_as_html

SELECTED = 15


def show(space: Space, collection: Collection) -> bool:
    """All about what was clicked last; returns whether there is such a thing."""
    kind, which = chosen.chosen(space)
    if kind == "own" and which in collection.entries:
        _own(space, collection, collection.entries[which])
    elif kind == "reference":
        _known(space, int(which))
    elif kind == "code":
        _imagined(space, str(which))
    else:
        st.html(f"<p class='quiet'>{said_as_html('panel-how', **nouns.of(space.modality))}</p>")
        return False
    return True


def _own(space: Space, collection: Collection, entry: Entry) -> None:
    back = space.redraw(entry.mean)[0]
    source = Source("yours", entry.id)
    _heading(space, entry.name, source, morphing.begin(space, collection, source))
    views.row(_figures(space, entry.array, back, entry.original), "figures tight")
    _facts(entry.facts)
    _whole(space, collection, entry)
    if entry.notes:
        st.html(f"<p class='quiet'>{html.escape(' '.join(map(again, entry.notes)))}</p>")
    cutting.offer(space, collection, entry)
    familiarity.show(space, entry.stranger_than)
    rebuilt = said_as_html("panel-rebuilt", error=space.modality.error_name, value=entry.error)
    st.html(f"<p class='quiet'>{_lands_among(entry)} {rebuilt}</p>")
    _neighbours(space, entry.mean)


def _figures(space: Space, array: np.ndarray, back: np.ndarray, original: View | None) -> list[str]:
    """An item beside what comes back."""
    seen = said("panel-seen" if original else "panel-item")
    given = [views.figure(original, said("panel-given"), css="picture smooth")] if original else []
    return [
        *given,
        views.figure(space.modality.view(array), seen),
        views.figure(space.modality.view(back), said("panel-back")),
        views.change(space.modality, array, back),
    ]


def _facts(facts: Mapping[str, Fact]) -> None:
    """What else is known of an item."""
    if facts:
        told = "".join(
            f"<dt dir='auto'>{html.escape(names.shown(name))}</dt><dd dir='auto'>{_written(fact)}</dd>"
            for name, fact in facts.items()
        )
        st.html(f"<dl class='facts'>{told}</dl>")


def _whole(space: Space, collection: Collection, entry: Entry) -> None:
    """The document that it is a part of, with a way to the other parts."""
    if not entry.whole:
        return
    parts = tuple(other.id for other in collection if other.whole == entry.whole)
    st.html(f"<p class='quiet'>{said_as_html('panel-part-of', whole=entry.whole)}</p>")
    label = said("panel-parts", count=len(parts))
    if buttons.pressed(label, "parts", type="tertiary", icon=":material/select_all:"):
        selecting.select(space, Selection(own=parts))
        st.rerun()


def _written(fact: Fact) -> str:
    plain = isinstance(fact, str | Day)
    return html.escape(str(fact)) if plain else f"{fact:,.6g}"


def _lands_among(entry: Entry) -> str:
    stranger = entry.familiarity == "unfamiliar"
    nearby = names.shown(entry.label_nearby or entry.group_nearby)
    return said_as_html("panel-lands-stranger" if stranger else "panel-lands", nearby=nearby)


def _known(space: Space, index: int) -> None:
    beginning = morphing.known(space, index)
    back = space.redraw(beginning.code)[0]
    if beginning.array is None:
        figures = [views.figure(space.modality.view(back), said("panel-redrawn"), css="picture")]
    else:
        figures = _figures(space, beginning.array, back, beginning.original)
    _heading(space, beginning.name, Source("known", str(index)), beginning)
    views.row(figures, "figures tight")
    _facts({name: values[index] for name, values in space.reference.facts.items() if values[index] is not None})
    familiarity.show(space, float(colouring.strangeness(space)[index]))
    _neighbours(space, beginning.code, itself=index)
    if beginning.array is None:
        fetching.offer(space)


def _neighbours(space: Space, code: np.ndarray, itself: int | None = None) -> None:
    nearest.show(space, code, itself)
    label = said("panel-nearest", count=SELECTED)
    if buttons.pressed(label, "nearest", type="tertiary", icon=":material/select_all:"):
        near = [i for i in space.nearest(code, SELECTED + 1)[0] if i != itself][:SELECTED]
        selecting.select(space, selecting.rows(near))
        st.rerun()


def _imagined(space: Space, code: str) -> None:
    """What the model makes of an empty place."""
    source = Source("code", code)
    beginning = morphing.begin(space, Collection(space.name), source)
    _heading(space, said("panel-imagined"), source, beginning)
    st.html(f"<p class='quiet'>{said('panel-imagined-told')}</p>")
    _neighbours(space, beginning.code)


def _heading(space: Space, name: str, source: Source, beginning: Beginning) -> None:
    """Its name, the way to Morph, and a few sliders: the map follows them."""
    desk = state.desk(space, "map")
    if desk.source != source:
        desk.start(source)
    st.html(f"<h3 class='item' dir='auto'>{html.escape(name)}</h3>")
    with st.container(horizontal=True):
        if buttons.pressed(said("panel-morph"), "morph-this", type="primary", icon=":material/tune:"):
            bench.open_morph(space, desk)
        tray.offer(space, source, name, lambda: morphing.views(space, beginning.code)[0])
    with st.expander(said("panel-move"), icon=":material/my_location:", expanded=source.kind == "code"):
        bench.toy(space, desk, beginning, morphing.few(space, beginning.code), "map-toy")
