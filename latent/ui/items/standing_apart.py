"""What sets a selection apart from all items: its words, and whatever else came along with them."""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from latent.collection import Collection, Entry
from latent.errors import one_line
from latent.given import fact_names
from latent.insight import apart, themes
from latent.insight.apart import Level, Share
from latent.modalities.items import Day, Fact
from latent.parts import titled
from latent.space import Space
from latent.ui.session.selecting import Selection
from latent.ui.widgets import names
from latent.ui.widgets.remembering import things_of
from latent.ui.widgets.words import language, number, said

SHOWN = 3
"""Rows in sight; the others are a click away."""

_LABEL = "label"
"""Name of the column of labels."""


@dataclass(frozen=True)
class Told:
    """What sets a selection apart.

    Attributes:
        theme: its words, or "".
        lines: what came along, in words, the greatest difference first; text, never HTML.
    """

    theme: str
    lines: Sequence[str]


def show(space: Space, collection: Collection, selection: Selection) -> None:
    """The words of a selection and what it has more or less of than all; nothing where nothing is known."""
    known = _kept(space, collection, selection)
    first, rest = known.lines[:SHOWN], known.lines[SHOWN:]
    if known.theme:
        first = [said("apart-theme", words=known.theme), *first]
    if first:
        st.html(_listed(first))
    if rest:
        with st.expander(said("apart-more", count=len(rest))):
            st.html(_listed(rest))


def _listed(lines: Iterable[str]) -> str:
    return f"<ul class='quiet apart'>{''.join(f'<li>{html.escape(line)}</li>' for line in lines)}</ul>"


def _kept(space: Space, collection: Collection, selection: Selection) -> Told:
    """Worked out once for a selection: the page runs more often."""
    listed = tuple(collection)
    key = (language(), space.name, listed, selection.rows.tobytes(), selection.own)
    kept = st.session_state.get("standing_apart")
    if kept is None or kept[0] != key:
        within = selection.mask(len(space.reference), collection)
        kept = st.session_state["standing_apart"] = (key, told(space, listed, within))
    return kept[1]


def told(space: Space, listed: Sequence[Entry], within: np.ndarray) -> Told:
    """What sets some items apart from all.

    Args:
        space: whose known items come first.
        listed: one's own, which follow.
        within: which of both ``bool (n + m,)``.
    """
    columns_, dated = columns(space, listed)
    return Told(_theme(space, listed, within), [line(row, row.name in dated) for row in apart.apart(columns_, within)])


def _theme(space: Space, listed: Sequence[Entry], within: np.ndarray) -> str:
    if not space.thumbnails.texts or within.all():
        return ""
    counted = _known_words(space)
    if listed:
        counted = themes.joined(counted, space.modality.counted_words(np.stack([entry.array for entry in listed])))
    return themes.theme(*counted, within)


@things_of(max_entries=4)
def _known_words(space: Space) -> themes.Counted:
    return space.modality.counted_words(space.known())


def columns(space: Space, listed: Sequence[Entry]) -> tuple[dict[str, np.ndarray], set[str]]:
    """What is known of all items besides themselves, as :func:`apart.apart` takes it, and which of it are dates."""
    reference, nothing = space.reference, [None] * len(listed)
    along = reference.facts
    unknown = [None] * len(reference)
    facts = {
        name: [*along.get(name, unknown), *(entry.facts.get(name) for entry in listed)]
        for name in fact_names([along, *(entry.facts for entry in listed)])
    }
    factors = {titled(name): [*values.tolist(), *nothing] for name, values in reference.factors.items()}
    columns = {name: _column(values) for name, values in (factors | facts).items()}
    labels = np.array([*map(str, reference.labels), *(entry.label for entry in listed)])
    if not any(apart.same(labels, values.astype(str)) for values in columns.values()):
        columns = {_LABEL: labels} | columns
    return columns, {name for name, values in facts.items() if all(isinstance(v, Day | None) for v in values)}


def _column(values: Sequence[Fact | None]) -> np.ndarray:
    if any(isinstance(value, str) for value in values):
        return np.array(["" if value is None else str(value) for value in values])
    return np.array([np.nan if value is None else value for value in values], float)


def line(row: Share | Level, dated: bool = False) -> str:
    """A row as a person reads it."""
    name = said("column-label") if row.name == _LABEL else one_line(names.shown(row.name))
    if isinstance(row, Share):
        shares = {"here": f"{100 * row.here:.0f}", "everywhere": f"{100 * row.everywhere:.0f}"}
        return said("apart-share", name=name, word=one_line(names.shown(row.word)), **shares)
    two = (_days(row.span), _days(row.whole_span)) if dated else _numbers(row.here, row.everywhere)
    return said("apart-numbers", name=name, here=two[0], everywhere=two[1])


def _days(span: tuple[float, float]) -> str:
    first, last = (f"{Day(end).moment:%Y-%m-%d}" for end in span)
    return first if first == last else said("apart-days", first=first, last=last)


def _numbers(here: float, everywhere: float) -> tuple[str, str]:
    """Both as the person's language writes them, with as many decimals as the larger needs for three that count."""
    largest = max(abs(here), abs(everywhere), 1e-9)
    decimals = min(max(0, 2 - math.floor(math.log10(largest))), 6)
    return number(round(here, decimals)), number(round(everywhere, decimals))
