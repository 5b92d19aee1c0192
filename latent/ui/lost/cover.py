"""A part of an item is covered: how far its numbers move, which of them, and what comes back then."""

from __future__ import annotations

import html
from dataclasses import dataclass

import numpy as np
import streamlit as st

from latent.insight import losing
from latent.modalities.items import Cover
from latent.space import Space
from latent.ui.components.cover import Box, cover
from latent.ui.lost.item_story import Story
from latent.ui.sliders import dial_names
from latent.ui.widgets import notices, nouns, views
from latent.ui.widgets.remembering import values_of
from latent.ui.widgets.words import again, hundredths, said, tenths

DIALS = 5
"""Dials that are named, at most."""

CELLS = 16
"""Cells of an occlusion map, across and down."""

_DARKEST = 0.8


@dataclass(frozen=True, eq=False)
class Covered:
    """An item with each part covered.

    Attributes:
        covers: in order.
        codes: of each ``float32 (k, dials)``.
        moved: distances from the item's own code ``float32 (k,)``.
    """

    covers: list[Cover]
    codes: np.ndarray
    moved: np.ndarray

    @property
    def most(self) -> int:
        """The part that moves it farthest."""
        return int(np.argmax(self.moved))


def show(story: Story) -> str:
    """The section; returns what of it goes on a sheet."""
    found = covered(story)
    if found is None:
        told = said("covered-nothing", **nouns.parts_of(story.space.modality))
        st.html(f"<p class='quiet'>{html.escape(told)}</p>")
        return ""
    _play(story, found)
    held = _held(story, found)
    st.html(held)
    return f"{held}{_moved(story, found, found.most)}"


def covered(story: Story) -> Covered | None:
    """The item with each of its parts covered; None where it has none."""
    covers = story.space.modality.covers(story.array)
    if not covers:
        return None
    codes = _codes(story.space, story.array.tobytes(), story.array)
    return Covered(covers, codes, np.linalg.norm(codes - story.code, axis=1))


@values_of(max_entries=64)
def _codes(space: Space, octets: bytes, _item: np.ndarray) -> np.ndarray:
    """Codes of an item with each part covered ``(k, dials)``; kept by the space and the item."""
    return space.encode(np.stack([one.array for one in space.modality.covers(_item)])).mean


@st.fragment
@notices.guarded
def _play(story: Story, found: Covered) -> None:
    """What is moved over the item, and with it what comes of that."""
    key = f"lost-cover-{story.space.name}-{story.source.kind}-{story.source.key[:24]}"
    boxes = [one.box for one in found.covers if one.box is not None]
    if not boxes:
        st.html(_moved(story, found, _strike(story, found, key)))
        return
    left, right = st.columns([0.3, 0.7], gap="medium")
    with left:
        place = _patch(story, found, boxes, key)
    with right:
        st.html(_moved(story, found, place))


def _patch(story: Story, found: Covered, boxes: list[Box], key: str) -> int:
    picture = story.look
    names = [again(one.name) for one in found.covers]
    fine = views.is_fine(picture)
    with cover(views.uri(picture), boxes, names, key=key, place=found.most, fine=fine) as place:
        pass
    st.html(f"<p class='quiet'>{html.escape(said('covered-drag'))}</p>")
    return place


def _strike(story: Story, found: Covered, key: str) -> int:
    with st.container(key="lost-strike"):
        return st.pills(
            said("covered-strike", **nouns.parts_of(story.space.modality)),
            list(range(len(found.covers))),
            format_func=lambda place: views.plain(again(found.covers[place].name)),
            default=found.most,
            key=key,
            required=True,
        )


def _moved(story: Story, found: Covered, place: int) -> str:
    """What the model sees then, what comes back, and which numbers moved."""
    modality, part = story.space.modality, found.covers[place]
    back = story.space.redraw(found.codes[place])[0]
    figures = [
        views.figure(modality.view(part.array), said("covered-seen")),
        views.figure(modality.view(back), said("covered-back")),
        views.figure(
            modality.difference(story.back, back), said("covered-changes"), css="picture change",
            note=modality.told(story.back, back),
        ),
    ]  # fmt: skip
    return f"<div class='figures tight'>{''.join(figures)}</div>{_dials(story, found, place)}"


def _dials(story: Story, found: Covered, place: int) -> str:
    ways = found.codes[place] - story.code
    known = neighbourhood(story.space)
    far = found.moved[place] / max(known, 1e-9)
    first = np.argsort(-np.abs(ways), kind="stable")[:DIALS]
    tall = max(float(np.abs(ways[first]).max()), 1e-9)
    rows = "".join(_bar(dial_names.of(story.space, int(dial)), float(ways[dial]), tall) for dial in first)
    one = nouns.of(story.space.modality)
    told = html.escape(said("covered-moved", moved=float(found.moved[place]), times=float(far), **one))
    most = html.escape(said("covered-most"))
    return f"<p class='told'>{told}</p><p class='quiet'>{most}</p><div class='moves'>{rows}</div>"


def _bar(name: str, way: float, tall: float) -> str:
    number = ("+" if way >= 0 else "−") + hundredths(abs(way))
    side = "more" if way >= 0 else "less"
    return (
        f"<span>{html.escape(name)}</span><span class='bar'><i class='{side}' "
        f"style='width:{100 * abs(way) / tall:.0f}%'></i></span><span>{number}</span>"
    )


@values_of()
def neighbourhood(space: Space) -> float:
    """The usual distance from a known code to the nearest other: the median over some hundred of them."""
    codes = space.reference.codes
    if len(codes) < 2:
        return 0.0
    some = codes[:: max(1, len(codes) // 300)]
    near = space.nearest(some, 2)[:, 1]
    return float(np.median(np.linalg.norm(codes[near] - some, axis=1)))


def _held(story: Story, found: Covered) -> str:
    """Which parts hold the code: an occlusion map over a picture, or shaded words."""
    shares = found.moved / max(float(found.moved.max()), 1e-9)
    named = nouns.parts_of(story.space.modality)
    title = f"<h4 class='rung'>{html.escape(said('covered-held'))}</h4>"
    if found.covers[0].box is None:
        parts = "".join(
            f"<span class='part more' style='--share:{share:.2f}'><b>{html.escape(again(part.name))}</b>"
            f"<small>{tenths(moved)}</small></span>"
            for part, share, moved in zip(found.covers, shares, found.moved, strict=True)
        )
        told = html.escape(said("covered-held-struck", **named))
        return f"{title}<p class='quiet'>{told}</p><p class='parts'>{parts}</p>"
    boxes = np.array([part.box for part in found.covers])
    shades = _spread(boxes, found.moved).ravel().tolist()
    tiles = "".join(f"<i style='opacity:{shade:.2f}'></i>" for shade in shades)
    picture = views.element(story.look, said("covered-held-picture"), "picture")
    told = html.escape(said("covered-held-shaded", **named))
    shaded = f"<div class='occlusion'>{picture}<div style='--cells:{CELLS}'>{tiles}</div></div>"
    return f"{title}<p class='quiet'>{told}</p>{shaded}"


def _spread(boxes: np.ndarray, moved: np.ndarray) -> np.ndarray:
    """How much is held where, from 0 to :data:`_DARKEST`: every part moves a code somewhat."""
    heat = losing.occlusion(boxes, moved, CELLS)
    low, high = float(heat.min()), float(heat.max())
    return _DARKEST * (heat - low) / max(high - low, 1e-9)
