"""How an item grows as numbers are added, beside principal components of as many, and WebP of as many bytes."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from latent import baseline
from latent.baseline import Baseline, Course
from latent.collection import Collection, Entry
from latent.errors import LatentError
from latent.insight import losing
from latent.space import Space
from latent.ui.items import pool
from latent.ui.lost import item_story
from latent.ui.lost.item_story import BYTES_A_NUMBER, Story
from latent.ui.widgets import answering, charts, nouns, views
from latent.ui.widgets.charts import Line
from latent.ui.widgets.words import again, said

OWN = 100
"""Of one's own items that are measured, at most; the latest."""


def show(story: Story, collection: Collection) -> str:
    """The section; returns what of it goes on a sheet."""
    ours, packed = _row(said("grows-dials"), _ours(story)), _packed(story)
    st.html(ours)
    place = st.container()  # what comes later stands in between
    if packed:
        st.html(packed)
    with place:
        theirs, found = _beside(story)
    return ours + theirs + packed + (_many(story.space, collection, found) if found else "")


def _beside(story: Story) -> tuple[str, Baseline | None]:
    """What components make of the item, shown; and they themselves, once they are there."""
    try:
        found = fitted(story.space)
    except LatentError as error:
        shown, found = f"<p class='quiet'>{html.escape(again(error.told))}</p>", None
    else:
        shown = _theirs(story, found) if found else ""
    if shown:
        st.html(shown)
    return shown, found


def fitted(space: Space) -> Baseline | None:
    """Components of the known items, or None while they are on their way; errors as :func:`baseline.fit` has."""
    return answering.ask(_key(space), baseline.fit, space.folder, doing=said("grows-fitting"))


def _key(space: Space) -> tuple[str, bool]:
    return space.stamp, space.original(0) is not None


# ---- one item -------------------------------------------------------------------------------------------------------


def _ours(story: Story) -> list[str]:
    return _figures(story, [story.space.redraw(_code(story, count))[0] for count in losing.counts(story.space.dials)])


def _code(story: Story, count: int) -> np.ndarray:
    return losing.with_first(story.code[None], story.order, count, item_story.middle(story.space))


def _figures(story: Story, arrays: list[np.ndarray]) -> list[str]:
    """Each with how many numbers it comes of, and how like the item it is."""
    modality, counts = story.space.modality, losing.counts(story.space.dials)
    return [
        views.figure(
            modality.view(array),
            said("grows-numbers", count=count),
            css="picture small",
            note=_like(story, array),
        )
        for count, array in zip(counts, arrays, strict=True)
    ]


def _like(story: Story, array: np.ndarray) -> str:
    """How like the item something is, by the first figure that there is."""
    first = story.space.modality.likeness(story.array, array)[0]
    return f"{again(first.name)} {again(first.said)}"


def _row(title: str, figures: list[str], told: str = "") -> str:
    under = f"<p class='quiet'>{html.escape(told)}</p>" if told else ""
    return f"<h4 class='rung'>{html.escape(title)}</h4><div class='figures rungs'>{''.join(figures)}</div>{under}"


def _theirs(story: Story, found: Baseline) -> str:
    space, named = story.space, nouns.of(story.space.modality)
    if found.straight is None:
        return f"<p class='quiet'>{html.escape(said('grows-no-lines', **named))}</p>"
    counts = [min(count, len(found.pca.components)) for count in losing.counts(space.dials)]
    decoded = [baseline.decoded(found, space.modality, story.array[None], count) for count in counts]
    told = said("grows-fitted" if found.real else "grows-fitted-redrawn", count=found.fitted, **named)
    return _row(said("grows-components"), _figures(story, [space.modality.outputs(one)[0] for one in decoded]), told)


def _packed(story: Story) -> str:
    """What a usual file format makes of as many bytes as the whole code takes."""
    allowed = BYTES_A_NUMBER * story.space.dials
    packed = story.space.modality.packed(story.array, allowed)
    if packed is None:
        return ""
    like = _like(story, packed.array)
    size = said("grows-bytes", size=packed.size)
    figure = views.figure(story.space.modality.view(packed.array), size, css="picture small", note=like)
    sizes = {"dials": story.space.dials, "allowed": allowed, "format": packed.by}
    fits = packed.size <= allowed
    told = said("grows-file-fits", **sizes) if fits else said("grows-file-large", size=packed.size, **sizes)
    return _row(said("grows-file", format=packed.by), [figure], told)


# ---- many items -----------------------------------------------------------------------------------------------------


def _many(space: Space, collection: Collection, found: Baseline) -> str:
    """The error over many items, as a chart; or what is missing for it."""
    own = list(collection)[-OWN:]
    if not own and not found.real:
        told = said("grows-not-here", **nouns.of(space.modality))
        st.html(f"<p class='quiet'>{html.escape(told)}</p>")
        return ""
    measured = answering.ask_of(
        (*_key(space), tuple(entry.id for entry in own)),
        baseline.course,
        lambda: (space.folder, found, losing.counts(space.dials), *_arrays(space, own)),
        said("grows-measuring"),
    )
    if measured is None:
        return ""
    drawn, table, told = _chart(space, measured)
    st.html(f"{drawn}<p class='quiet'>{html.escape(told)}</p>")
    return f"{table}<p>{html.escape(told)}</p>"


def _arrays(space: Space, own: list[Entry]) -> tuple[np.ndarray, np.ndarray]:
    if not own:
        return space.redraw(space.reference.codes[:1])[:0], space.reference.codes[:0]
    return np.stack([entry.array for entry in own]), np.stack([entry.mean for entry in own])


def _chart(space: Space, measured: Course) -> tuple[str, str, str]:
    lines = [Line(said("grows-chart-dials", dials=space.dials), measured.dials)]
    lines += [Line(said("grows-chart-components"), measured.linear)] if measured.linear else []
    along = [f"{count}" for count in measured.counts]
    under = said("grows-chart-under")
    title = said("grows-chart", error=space.modality.error_name)
    on = said("grows-measured", count=measured.items, **nouns.of(space.modality))
    told = " ".join(filter(None, [_verdict(measured), on]))
    return charts.lines(lines, along, title, under), charts.table(lines, along, under), told


def _verdict(measured: Course) -> str:
    if not measured.linear:
        return ""
    better = [a < b for a, b in zip(measured.dials, measured.linear, strict=True)]
    if all(better):
        return said("grows-less")
    if not any(better):
        return said("grows-more")
    if better[-1] and better == sorted(better):
        return said("grows-turn", count=measured.counts[better.index(True)])
    listed = ", ".join(str(count) for count, less in zip(measured.counts, better, strict=True) if less)
    return said("grows-mixed", listed=listed)


def beside(
    space: Space, collection: Collection, which: str, found: Baseline, labels: np.ndarray
) -> tuple[np.ndarray, np.ndarray | None, np.ndarray]:
    """Codes, components and labels of the same items, row by row: known ones that were looked at, or one's own.

    Args:
        space: that they are in.
        collection: one's own.
        which: as :mod:`latent.ui.items.pool` has it.
        found: what was fitted to the known ones.
        labels: of all of them ``(n,)``.
    """
    if which == pool.KNOWN:
        return space.reference.codes[found.rows], found.codes, labels[found.rows]
    own = pool.of(space, collection, which)
    return own.codes, baseline.encoded(found, space.modality, own.arrays), labels
