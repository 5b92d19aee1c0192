"""Which items a space keeps worst, and what they have in common."""

from __future__ import annotations

import html
from collections.abc import Iterator

import numpy as np
import streamlit as st

from latent.collection import Collection
from latent.insight.apart import apart
from latent.space import Space
from latent.ui.items import colouring, pool, standing_apart
from latent.ui.items.pool import Pool
from latent.ui.session import selecting
from latent.ui.widgets import buttons, nouns, views
from latent.ui.widgets.words import said

SHOWN, SHOWN_TEXTS = 10, 5
SHARE, FEWEST = 20, 5
"""One item in so many is told to be kept worst, and so many at least."""

TOLD = 4
"""Lines on what they have in common, at most."""


def show(space: Space, collection: Collection) -> str:
    """The section; returns what of it goes on a sheet."""
    items = pool.pick(space, collection, "lost-worst")
    if len(items) < 2:
        st.html(f"<p class='quiet'>{html.escape(said('worst-only-one', **nouns.of(space.modality)))}</p>")
        return ""
    ranked = np.argsort(-items.evidence.error, kind="stable")
    shown = ranked[: SHOWN_TEXTS if space.thumbnails.texts else SHOWN]
    body = f"<p class='quiet'>{html.escape(_note(items))}</p><div class='worst'>{''.join(_pairs(items, shown))}</div>"
    st.html(body)
    common = _common(items, ranked)
    st.html(common)
    return body + common


def worst(count: int) -> int:
    """How many of so many items are told to be kept worst."""
    return min(count // 2, max(FEWEST, count // SHARE))


def _note(items: Pool) -> str:
    if _is_real(items):
        return said("worst-of", count=len(items))
    return said("worst-of-redrawn", count=len(items), **nouns.of(items.space.modality))


def _is_real(items: Pool) -> bool:
    """Whether all of them are at hand, and not only what the model makes of some."""
    return not len(items.rows) or items.space.original(int(items.rows[0])) is not None


def _pairs(items: Pool, places: np.ndarray) -> Iterator[str]:
    """Each beside what comes back, or alone where only that is at hand."""
    view, back, real = items.space.modality.view, items.space.redraw(items.codes[places]), _is_real(items)
    for place, array in zip(places.tolist(), back, strict=True):
        look = items.view(place) if real or place >= len(items.rows) else None
        name = "" if views.words(look or view(array)) else items.called(place)
        note = _error(items, place)
        caption = name or said("lost-item" if look else "worst-redrawn", **nouns.of(items.space.modality))
        figures = [views.figure(look or view(array), caption, css="picture small", note=note)]
        if look is not None:
            heard = said("worst-back-of", name=name)
            figures.append(views.figure(view(array), said("worst-back"), heard, "picture small"))
        yield f"<div class='figures pair'>{''.join(figures)}</div>"


def _error(items: Pool, place: int) -> str:
    """How much worse it came back than most do for as much detail; where most lose nothing, its error alone."""
    usual = float(np.median(items.evidence.error))
    if usual > 1e-6:
        return said("worst-times", times=float(items.evidence.error[place]) / usual)
    reference, known = items.space.reference, len(items.rows)
    raw = reference.rebuild.error[items.rows[place]] if place < known else items.entries[place - known].error
    return said("worst-error", error=items.space.modality.error_name, value=float(raw))


def _common(items: Pool, ranked: np.ndarray) -> str:
    """What the worst have in common, with a way to see them on the map."""
    count = worst(len(items))
    within = np.zeros(len(items), bool)
    within[ranked[:count]] = True
    if count < FEWEST:
        few = said("worst-too-few", **nouns.of(items.space.modality))
        return f"<p class='quiet'>{html.escape(few)}</p>"
    label = said("worst-select", count=count)
    if buttons.pressed(label, "lost-select", icon=":material/scatter_plot:"):
        selecting.select(items.space, items.selection(within))
        st.query_params.clear()
        st.switch_page("pages/Map.py")
    lines = [standing_apart.line(row, row.name in _dates(items)) for row in apart(_columns(items), within)][:TOLD]
    listed = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    told = html.escape(said("worst-apart", count=count) if lines else said("worst-alike"))
    return f"<p class='quiet'>{told}</p><ul class='remarks'>{listed}</ul>"


def _columns(items: Pool) -> dict[str, np.ndarray]:
    """What is known of them, and, where they were not drawn from factors, what is read off them."""
    if items.space.reference.factors:
        return dict(items.columns)
    known = colouring.measured(items.space)
    own = items.space.modality.measures(np.stack([e.array for e in items.entries])) if items.entries else {}
    read = {name: np.concatenate([values[items.rows], own.get(name, values[:0])]) for name, values in known.items()}
    return {name: colouring.in_words(values) for name, values in read.items()} | dict(items.columns)


def _dates(items: Pool) -> set[str]:
    return standing_apart.columns(items.space, items.entries)[1]
