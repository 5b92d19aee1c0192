"""Each group on a card: its name, what sets it apart, its most typical members and its most doubtful."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

import numpy as np
import streamlit as st

from latent.errors import one_line
from latent.insight import apart
from latent.insight.sorting import Groups
from latent.ui.items import colouring, questions, standing_apart
from latent.ui.items.pool import Pool
from latent.ui.items.sortings import Sorting
from latent.ui.session import links, selecting
from latent.ui.widgets import bars, buttons, nouns, views
from latent.ui.widgets.words import said

SHOWN, SHOWN_TEXTS = 5, 3
"""Members of each kind on a card."""

DOUBTFUL = 0.7
"""Share of nearest neighbours in the same group below which a member is doubtful."""

LINES = 3
APART = 0.3
"""Difference from all items, Cohen's d or h, from which it is told."""


def named(sorting: Sorting) -> Sorting:
    """The groups of this very sorting under the names that the person gave them."""
    given = _given(sorting)
    return replace(sorting, names=tuple(given.get(place) or name for place, name in enumerate(sorting.names)))


def _given(sorting: Sorting) -> dict[int, str]:
    return st.session_state.setdefault("group_names", {}).setdefault(_mark(sorting), {})


def _mark(sorting: Sorting) -> str:
    """Tells a sorting from others."""
    told = hashlib.blake2b(sorting.pool.stamp.encode() + sorting.numbers.tobytes(), digest_size=8)
    return told.hexdigest()


def show(sorting: Sorting, groups: Groups) -> None:
    """A card for each group."""
    for group in range(len(sorting.names)):
        with st.container(border=True, key=f"group-card-{group}"):
            _card(sorting, groups, group)


def _card(sorting: Sorting, groups: Groups, group: int) -> None:
    pool, members = sorting.pool, groups.members(group)
    with st.container(horizontal=True, vertical_alignment="center", key=f"group-head-{group}"):
        key = f"group-name-{_mark(sorting)}-{group}"
        st.session_state[key] = sorting.names[group]  # which is another in another language
        st.text_input(
            said("card-name", number=group + 1),
            max_chars=links.LONGEST,
            key=key,
            label_visibility="collapsed",
            width=260,
            on_change=_rename,
            args=(sorting, group, key),
        )
        st.html(f"<p class='quiet'>{html.escape(size(pool, len(members)))}</p>", width="content")
        if buttons.pressed(said("card-show"), f"group-show-{group}", icon=":material/scatter_plot:", type="tertiary"):
            selecting.select(pool.space, pool.selection(sorting.within(group)))
            st.switch_page("pages/Map.py")
    st.html(sheet(sorting, groups, group))


def size(pool: Pool, count: int) -> str:
    """How many there are of some items of a pool, and what share of it that is."""
    return said("card-size", count=count, share=bars.in_100(count / len(pool)), **nouns.of(pool.space.modality))


def _rename(sorting: Sorting, group: int, key: str) -> None:
    name = one_line(st.session_state[key], links.LONGEST)
    if name:
        _given(sorting)[group] = name


def sheet(sorting: Sorting, groups: Groups, group: int) -> str:
    """What sets a group apart, and its most typical and most doubtful members, as HTML."""
    pool, members = sorting.pool, groups.members(group)
    most = SHOWN_TEXTS if pool.space.thumbnails.texts else SHOWN
    doubtful = [row for row in members[: most - 1 : -1].tolist() if groups.fit[row] < DOUBTFUL][:most]
    rows = [row_of(pool, said("card-typical"), members[:most].tolist())]
    if doubtful:
        rows.append(row_of(pool, said("card-doubtful"), doubtful))
    return f"{_apart(pool, sorting.within(group))}<div class='sheet'>{''.join(rows)}</div>"


def row_of(pool: Pool, title: str, rows: Sequence[int], notes: Sequence[str] = ()) -> str:
    """Some items under a title, as HTML, each with a note under it where there are some."""
    tiles = "".join(
        f"<span>{views.element(pool.view(row), pool.called(row), 'picture small')}<small>{note}</small></span>"
        for row, note in zip_longest(rows, notes, fillvalue="")
    )
    return f"<div><p class='quiet'>{html.escape(title)}</p><div class='tiles'>{tiles}</div></div>"


def _apart(pool: Pool, within: np.ndarray) -> str:
    """What sets a group apart from all items, in a few lines."""
    columns = questions.known_of(pool)
    if any(pool.labels):
        columns = {colouring.called(colouring.LABEL): pool.labels} | columns
    dated = questions.dated(pool)
    rows = [row for row in apart.apart(columns, within)[:LINES] if abs(row.size) >= APART]
    lines = [standing_apart.line(row, row.name in dated) for row in rows]
    return f"<ul class='quiet apart'>{''.join(f'<li>{html.escape(line)}</li>' for line in lines)}</ul>" if lines else ""
