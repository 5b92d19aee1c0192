"""Label a few: what a person says of some items, asked of the most doubtful first, is told of all others."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Sequence

import numpy as np
import streamlit as st

from latent.errors import one_line
from latent.insight import telling
from latent.insight.telling import GRAPH, Told
from latent.ui.groups import cards
from latent.ui.items import sortings
from latent.ui.items.pool import Pool
from latent.ui.items.sortings import Sorting
from latent.ui.session import annotations, links, selecting
from latent.ui.session.annotations import Said
from latent.ui.widgets import answering, bars, buttons, nouns, take_away, views
from latent.ui.widgets.take_away import Part
from latent.ui.widgets.words import said

ASKED = 8
SHOWN, SHOWN_TEXTS = 5, 3


def show(pool: Pool, below: Sequence[Part] = ()) -> None:
    """The part of the page; ``below`` ends the sheet to take away, as it is when that is made."""
    if len(pool) < 2:
        st.html(f"<p class='quiet'>{html.escape(said('labelling-too-few'))}</p>")
        return
    given = labels_of(pool)
    told = _told(pool, given)
    if len(np.unique(given[given != ""])) > 1 and told is None:
        return
    _ask(pool, given, told)
    if told is not None:
        _result(pool, given, told, below)


def labels_of(pool: Pool) -> np.ndarray:
    """What the person said of each item ``str (n,)``, "" where nothing; of their own items, what came along."""
    by_hand = _by_hand(pool)
    along = [""] * len(pool.rows) + [entry.label for entry in pool.entries]
    if all(along[len(pool.rows) :]) and not len(pool.rows):
        along = [""] * len(pool)  # all are labelled already: what is asked is something else
    return np.array([by_hand.get(one) or label for one, label in zip(pool.sources, along, strict=True)], str)


def _by_hand(pool: Pool) -> Said:
    return annotations.of(pool.space, annotations.LABEL)


def _told(pool: Pool, given: np.ndarray) -> Told | None:
    if len(np.unique(given[given != ""])) < 2:
        return None
    return answering.ask(
        (pool.stamp, given.tobytes()), telling.tell, pool.codes, given, ASKED, doing=said("labelling-doing")
    )


def _ask(pool: Pool, given: np.ndarray, told: Told | None) -> None:
    """The items that are asked for next, each with a field."""
    if told is None:
        left = np.flatnonzero(given == "")
        first = answering.ask((pool.stamp, given.tobytes()), telling.first_ones, pool.codes[left], ASKED)
        if first is None:
            return
        rows = left[first]
        why = said("labelling-first", **nouns.of(pool.space.modality))
    else:
        rows = told.next
        why = said("labelling-next", count=len(rows))
    st.subheader(said("labelling-what"), anchor=False)
    st.html(f"<p class='quiet'>{html.escape(why)}</p>")
    _form(pool, given, told, rows)


def _form(pool: Pool, given: np.ndarray, told: Told | None, rows: np.ndarray) -> None:
    turn = int((given != "").sum())
    names = [name for name, _ in Counter(given[given != ""].tolist()).most_common()]
    with st.form(f"labels-{pool.space.name}-{turn}", border=False):
        with st.container(horizontal=True, key="labels-asked"):
            for row in rows.tolist():
                with st.container(width=190, key=f"asked-{row}", gap="small"):
                    st.html(views.element(pool.view(row), pool.called(row), css="picture small asked"))
                    st.selectbox(
                        said("labelling-item", number=str(row + 1)),
                        names,
                        index=None,
                        key=f"label-{turn}-{row}",
                        placeholder=_guess(told, row),
                        accept_new_options=True,
                        label_visibility="collapsed",
                    )
        with st.container(horizontal=True, vertical_alignment="center"):
            taken = buttons.submitted(said("labelling-learn"), f"learn-{turn}", type="primary")
            st.html(f"<p class='quiet'>{html.escape(_so_far(given))}</p>", width="content")
    if taken:
        _take(pool, rows, turn)
    again = said("labelling-again")
    if turn and buttons.pressed(again, "labels-again", icon=":material/restart_alt:", type="tertiary"):
        _by_hand(pool).clear()
        st.rerun()


def _guess(told: Told | None, row: int) -> str:
    if told is None:
        return said("labelling-what-is-it")
    return said("labelling-guess", word=str(told.words[row]), share=bars.in_100(told.sure[row]))


def _so_far(given: np.ndarray) -> str:
    counts = Counter(given[given != ""].tolist())
    if not counts:
        return said("labelling-none-yet")
    told = ", ".join(said("labelling-given", name=name, count=count) for name, count in counts.most_common())
    return said("labelling-so-far-one" if len(counts) < 2 else "labelling-so-far", given=told)


def _take(pool: Pool, rows: np.ndarray, turn: int) -> None:
    kept = _by_hand(pool)
    for row in rows.tolist():
        word = one_line(st.session_state.get(f"label-{turn}-{row}") or "", links.LONGEST)
        if word:
            kept[pool.sources[row]] = word
    st.rerun()


def _result(pool: Pool, given: np.ndarray, told: Told, below: Sequence[Part]) -> None:
    """What was told of all, how sure, and what can be done with it."""
    names, numbers = np.unique(told.words, return_inverse=True)
    sorting = Sorting(tuple(names.tolist()), numbers, pool)
    sortings.keep(sorting)
    st.subheader(said("labelling-others"), anchor=False)
    st.html(f"<p>{html.escape(in_words(pool, given, told))}</p>")
    _progress(pool, given)
    _act(pool, sorting, given, told, below)
    for place in range(len(names)):
        with st.container(border=True, key=f"told-card-{place}"):
            _card(pool, sorting, given, told, place)


def in_words(pool: Pool, given: np.ndarray, told: Told) -> str:
    """How many labels were given, how the rest was told, and how often that is right."""
    count = int((given != "").sum())
    way = "labelling-told-alike" if told.way == GRAPH else "labelling-told-probe"
    lines = [said(way, count=count, others=len(given) - count)]
    if told.right is not None:
        lines.append(said("labelling-right", share=bars.in_100(told.right)))
    if set(given[given != ""].tolist()) <= set(pool.labels.tolist()):
        rest = (given == "") & (pool.labels != "")
        if rest.any():
            right = float((told.words == pool.labels)[rest].mean())
            lines.append(said("labelling-right-along", share=bars.in_100(right)))
    return " ".join(lines)


def _progress(pool: Pool, given: np.ndarray) -> None:
    """How often labels were told right that were left out, with more and more of them."""
    order = _order(pool, given)
    key = (pool.stamp, given.tobytes(), tuple(order))
    points = answering.ask(key, telling.progress, pool.codes, given, order, ASKED, doing=said("labelling-back"))
    if points and len(points) > 1:
        rows = [(said("labelling-count", count=count), right, bars.share(right)) for count, right in points]
        with st.expander(said("labelling-learned")):
            st.html(bars.drawn(rows, said("labelling-learned-bars")))


def _order(pool: Pool, given: np.ndarray) -> list[int]:
    """Rows with a label: those that came along, then by hand in the order in which they were given."""
    places = {source: row for row, source in enumerate(pool.sources)}
    by_hand = [places[source] for source in _by_hand(pool) if source in places]
    along = [row for row in np.flatnonzero(given != "").tolist() if row not in set(by_hand)]
    return [*along, *by_hand]


def _act(pool: Pool, sorting: Sorting, given: np.ndarray, told: Told, last: Sequence[Part]) -> None:
    space = pool.space
    more = {
        "how_sure": np.round(told.sure.astype(float), 3).tolist(),
        "given_by_hand": (given != "").tolist(),
    }
    with st.container(horizontal=True, vertical_alignment="center", key="told-act"):
        if buttons.pressed(said("sorting-colour"), "told-colour", icon=":material/palette:"):
            sortings.colour_map(sorting)
            st.switch_page("pages/Map.py")
        st.download_button(
            said("labelling-csv"),
            lambda: sortings.as_csv(sorting, more),
            f"{space.name}-labels.csv",
            "text/csv",
            on_click="ignore",
        )
        take_away.offer(
            "Groups",
            space,
            {said("labelling-sheet-given"): str(int((given != "").sum()))},
            lambda: [
                Part(said("labelling-sheet-told"), f"<p>{html.escape(in_words(pool, given, told))}</p>"),
                *(Part(name, sheet(pool, sorting, given, told, i)) for i, name in enumerate(sorting.names)),
                *last,
            ],
            [said("labelling-caveat")],
        )


def _card(pool: Pool, sorting: Sorting, given: np.ndarray, told: Told, place: int) -> None:
    within = sorting.within(place)
    with st.container(horizontal=True, vertical_alignment="center", key=f"told-head-{place}"):
        name, size = html.escape(sorting.names[place]), html.escape(cards.size(pool, int(within.sum())))
        st.html(f"<p class='group'><b>{name}</b> <span class='quiet'>{size}</span></p>", width="content")
        if buttons.pressed(said("card-show"), f"told-show-{place}", icon=":material/scatter_plot:", type="tertiary"):
            selecting.select(pool.space, pool.selection(within))
            st.switch_page("pages/Map.py")
    st.html(sheet(pool, sorting, given, told, place))


def sheet(pool: Pool, sorting: Sorting, given: np.ndarray, told: Told, place: int) -> str:
    """The surest and the most doubtful of those that were told to be of one kind, as HTML."""
    most = SHOWN_TEXTS if pool.space.thumbnails.texts else SHOWN
    rows = np.flatnonzero(sorting.within(place) & (given == ""))
    rows = rows[np.argsort(-told.sure[rows], kind="stable")]
    surest, least = rows[:most].tolist(), rows[max(most, len(rows) - most) :][::-1].tolist()
    if not surest:
        return f"<p class='quiet'>{html.escape(said('labelling-only'))}</p>"
    listed = {said("labelling-surest"): surest} | ({said("labelling-doubtful"): least} if least else {})
    parts = [
        cards.row_of(pool, title, some, [bars.share(told.sure[row]) for row in some]) for title, some in listed.items()
    ]
    return f"<div class='sheet'>{''.join(parts)}</div>"
