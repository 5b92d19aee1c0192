"""A batch of new items, each beside the nearest known one, with ways to keep them; and what the batch is like."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import streamlit as st

from latent.collection import Collection
from latent.insight import draws
from latent.insight.draws import Batch
from latent.insight.neighbours import Index, knn_labels
from latent.modalities.items import View
from latent.space import Space
from latent.ui.items import wishes
from latent.ui.items.wishes import Wish
from latent.ui.session import links, morphing, state, tray
from latent.ui.session.links import Source
from latent.ui.widgets import buttons, familiarity, nouns, page_titles, take_away, views
from latent.ui.widgets.names import shown
from latent.ui.widgets.remembering import things_of
from latent.ui.widgets.take_away import Part
from latent.ui.widgets.words import said

COUNT = 12

NOVELTY = {
    "imagine-close": 0.25,
    "imagine-as-far": 0.75,
    "imagine-farther": 1.0,
}
"""What is said of a batch, up to which novelty: messages."""

ALIKE = 0.7
"""Variety under which a batch is much of a kind."""

_WIDE = 172
"""Pixels that an imagined item and its neighbour take."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """What was drawn for a wish.

    Attributes:
        space: that it is drawn from.
        codes: ``float32 (n, dials)``.
    """

    space: Space
    codes: np.ndarray

    @cached_property
    def arrays(self) -> np.ndarray:
        """The new items ``(n, ...)``."""
        return self.space.redraw(self.codes)

    @cached_property
    def looks(self) -> list[View]:
        """Each of them to look at."""
        return [self.space.modality.view(array) for array in self.arrays]

    @cached_property
    def batch(self) -> Batch:
        """How new and how varied they are."""
        return draws.judge(self.codes, _known(self.space))

    @cached_property
    def familiar(self) -> int:
        """How many of them look familiar to the model, as items that somebody might have brought."""
        posterior = self.space.encode(self.arrays)
        evidence = self.space.rebuild(self.arrays, posterior.mean).evidence(posterior)
        typicality = self.space.typicality
        return typicality.words(typicality.stranger_than(evidence)).count("familiar")

    def source(self, place: int) -> Source:
        """Where one of them can be found again."""
        return Source("code", links.write_code(self.codes[place]))

    def note(self, place: int) -> str:
        """How new one of them is, in words."""
        share = self.batch.newer_than[place]
        return said("imagine-same") if share < 0.01 else said("imagine-newer", share=f"{100 * share:.0f}")


@things_of(max_entries=8)
def _known(space: Space) -> Index:
    return Index(space.reference.codes)


def draw(space: Space, collection: Collection, wish: Wish) -> Drawn:
    """What a wish gives; errors as :func:`wishes.codes` has."""
    return Drawn(space, wishes.codes(space, collection, wish, COUNT))


def show(drawn: Drawn) -> None:
    """All of them as cards."""
    with st.container(horizontal=True, key="imagined"):
        for place in range(len(drawn.codes)):
            with st.container(width=_WIDE, key=f"imagined-{place}", gap=None):
                _card(drawn, place)


def _card(drawn: Drawn, place: int) -> None:
    space, source, name = drawn.space, drawn.source(place), said("imagine-number", number=place + 1)
    views.row(_pair(drawn, place), "figures pair")
    with st.container(horizontal=True, gap="small"):
        if buttons.pressed(
            page_titles.title("Morph"), f"imagined-morph-{place}", icon=":material/tune:", type="tertiary"
        ):
            state.desk(space).start(source)
            st.query_params.clear()
            st.switch_page("pages/Morph.py")
        look = {"label": said("imagine-tray"), "key": f"imagined-tray-{place}", "type": "tertiary"}
        tray.offer(space, source, name, lambda: drawn.looks[place], **look)


def _pair(drawn: Drawn, place: int) -> list[str]:
    known = morphing.known_view(drawn.space, int(drawn.batch.rows[place]))
    alt = said("imagine-number", number=place + 1)
    return [
        views.figure(drawn.looks[place], said("imagine-one"), alt, "picture small", drawn.note(place)),
        views.figure(known, said("imagine-nearest"), css="picture small"),
    ]


def told(drawn: Drawn) -> list[str]:
    """What the batch is like, in plain sentences."""
    batch = drawn.batch
    near = next(message for message, most in NOVELTY.items() if batch.novelty <= most)
    return [
        said(near, share=f"{100 * batch.novelty:.0f}", **nouns.of(drawn.space.modality)),
        said("imagine-alike" if batch.variety < ALIKE else "imagine-different", variety=batch.variety),
        said("imagine-familiar", familiar=drawn.familiar, count=len(drawn.codes)),
        *_kinds(drawn),
    ]


def _kinds(drawn: Drawn) -> Iterator[str]:
    """What most of the nearest known ones are labelled."""
    labels = drawn.space.reference.labels
    if any(labels):
        found = knn_labels(labels[drawn.space.nearest(drawn.codes, 5)].astype(str))
        listed = ", ".join(f"{shown(name)} ({count})" for name, count in Counter(found).most_common() if name)
        if listed:
            yield said("imagine-kinds", listed=listed)


def note(drawn: Drawn) -> str:
    """What stands beside each, where that needs to be said."""
    row = int(drawn.batch.rows[0])
    redrawn = familiarity.is_redrawn(drawn.space, row)
    return said("imagine-redrawn", **nouns.of(drawn.space.modality)) if redrawn else ""


def keep(drawn: Drawn, wish: Wish, more: Sequence[Part]) -> None:
    """Ways to take the batch along, and on its sheet what more was told."""
    space = drawn.space
    strip = space.modality.strip(drawn.arrays)
    stem = f"{space.name}-imagined-{wish.seed}"
    with st.container(horizontal=True):
        file = f"{stem}{strip.suffix}"
        save, codes = said("imagine-save"), said("imagine-save-codes")
        st.download_button(save, strip.data, file, strip.mime, key="save-strip", on_click="ignore")
        st.download_button(codes, _table(drawn), f"{stem}.csv", "text/csv", on_click="ignore")
        choices = {
            said("imagine-drawn"): said(wishes.TITLES[wish.by]),
            said("imagine-variety"): f"{wish.variety:g}",
            said("imagine-seed"): str(wish.seed),
        }
        take_away.offer("Imagine", space, choices, lambda: [*_parts(drawn), *more], [said("imagine-caveat")])


def _parts(drawn: Drawn) -> Iterator[Part]:
    rows = [f"<div class='figures'>{''.join(_pair(drawn, place))}</div>" for place in range(len(drawn.codes))]
    yield Part(said("imagine-pairs"), "".join(rows))
    yield Part(said("imagine-like"), "".join(f"<p>{html.escape(line)}</p>" for line in told(drawn)))


def _table(drawn: Drawn) -> bytes:
    """Codes, the nearest known item of each and how far that is, as CSV."""
    names = ["nearest", "distance", "newer_than", *(f"dial_{i + 1}" for i in range(drawn.space.dials))]
    values = zip(drawn.batch.rows, drawn.batch.distances, drawn.batch.newer_than, drawn.codes, strict=True)
    lines = [
        f"{row},{distance:.6g},{newer:.4f},{','.join(repr(float(value)) for value in code)}"
        for row, distance, newer, code in values
    ]
    return "\n".join([",".join(names), *lines, ""]).encode()
