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
from latent.ui.widgets import answering, bars, buttons, take_away, views
from latent.ui.widgets.take_away import Part

ASKED = 8
SHOWN, SHOWN_TEXTS = 5, 3

WAYS = {
    GRAPH: "passed on among look-alikes (label spreading over the neighbour graph)",
    telling.LINEAR: "told from the numbers by a linear probe (logistic regression)",
}


def show(pool: Pool, below: Sequence[Part] = ()) -> None:
    """The part of the page; ``below`` ends the sheet to take away, as it is when that is made."""
    if len(pool) < 2:
        st.html("<p class='quiet'>There are too few items to label: bring some more on the Map.</p>")
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
        (pool.stamp, given.tobytes()), telling.tell, pool.codes, given, ASKED, doing="Telling the rest"
    )


def _ask(pool: Pool, given: np.ndarray, told: Told | None) -> None:
    """The items that are asked for next, each with a field."""
    noun = pool.space.modality.noun[1]
    if told is None:
        left = np.flatnonzero(given == "")
        first = answering.ask((pool.stamp, given.tobytes()), telling.first_ones, pool.codes[left], ASKED)
        if first is None:
            return
        rows = left[first]
        said = f"Say what a few {noun} are: whatever you want told of all. One of each look-alike group comes first."
    else:
        rows = told.next
        said = f"These {len(rows)} are the most doubtful: a label teaches most here. Leave what you cannot tell."
    st.subheader("What are these?", anchor=False)
    st.html(f"<p class='quiet'>{said}</p>")
    _form(pool, given, told, rows)


def _form(pool: Pool, given: np.ndarray, told: Told | None, rows: np.ndarray) -> None:
    turn = int((given != "").sum())
    names = [name for name, _ in Counter(given[given != ""].tolist()).most_common()]
    with st.form(f"labels-{pool.space.name}-{turn}", border=False):
        with st.container(horizontal=True, key="labels-asked"):
            for row in rows.tolist():
                with st.container(width=190, key=f"asked-{row}", gap="small"):
                    st.html(views.element(pool.view(row), pool.names[row], "picture small asked"))
                    guess = f"{told.words[row]}? ({100 * told.sure[row]:.0f} in 100)" if told else "What is it?"
                    st.selectbox(
                        f"What item {row + 1} is",
                        names,
                        index=None,
                        key=f"label-{turn}-{row}",
                        placeholder=guess,
                        accept_new_options=True,
                        label_visibility="collapsed",
                    )
        with st.container(horizontal=True, vertical_alignment="center"):
            taken = buttons.submitted("Learn from these", f"learn-{turn}", type="primary")
            st.html(f"<p class='quiet'>{_so_far(given)}</p>", width="content")
    if taken:
        _take(pool, rows, turn)
    if turn and buttons.pressed("Start again", "labels-again", icon=":material/restart_alt:", type="tertiary"):
        _by_hand(pool).clear()
        st.rerun()


def _so_far(given: np.ndarray) -> str:
    counts = Counter(given[given != ""].tolist())
    if not counts:
        return "Choose a label, or type a new one; two different ones are enough to begin."
    told = ", ".join(f"{html.escape(name)} ({count})" for name, count in counts.most_common())
    return f"Labelled so far: {told}." + (" One more kind is needed." if len(counts) < 2 else "")


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
    st.subheader("What all the others are", anchor=False)
    st.html(f"<p>{html.escape(in_words(pool, given, told))}</p>")
    _progress(pool, given)
    _act(pool, sorting, given, told, below)
    for place in range(len(names)):
        with st.container(border=True, key=f"told-card-{place}"):
            _card(pool, sorting, given, told, place)


def in_words(pool: Pool, given: np.ndarray, told: Told) -> str:
    """How many labels were given, how the rest was told, and how often that is right."""
    count = int((given != "").sum())
    said = [f"{count} labels were {WAYS[told.way]}; {len(given) - count:,} others were told."]
    if told.right is not None:
        said.append(
            f"Of your labels, {bars.share(told.right)} are told right when they are left out; that is a low estimate, "
            "since you were asked for the hardest."
        )
    if set(given[given != ""].tolist()) <= set(pool.labels.tolist()):
        rest = (given == "") & (pool.labels != "")
        if rest.any():
            right = float((told.words == pool.labels)[rest].mean())
            said.append(f"By the labels that came along, {bars.share(right)} of the others are right.")
    return " ".join(said)


def _progress(pool: Pool, given: np.ndarray) -> None:
    """How often labels were told right that were left out, with more and more of them."""
    order = _order(pool, given)
    key = (pool.stamp, given.tobytes(), tuple(order))
    points = answering.ask(key, telling.progress, pool.codes, given, order, ASKED, doing="Looking back")
    if points and len(points) > 1:
        rows = [(f"{count} labels", right, bars.share(right)) for count, right in points]
        with st.expander("How it learned: your labels told right when left out"):
            st.html(bars.drawn(rows, "Your labels told right when left out"))


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
        if buttons.pressed("Colour the Map by them", "told-colour", icon=":material/palette:"):
            sortings.colour_map(sorting)
            st.switch_page("pages/Map.py")
        st.download_button(
            "Labels as CSV",
            lambda: sortings.as_csv(sorting, more),
            f"{space.name}-labels.csv",
            "text/csv",
            on_click="ignore",
        )
        take_away.offer(
            "Groups",
            space,
            {"Labels given": str(int((given != "").sum()))},
            lambda: [
                Part("What was told", f"<p>{html.escape(in_words(pool, given, told))}</p>"),
                *(Part(name, sheet(pool, sorting, given, told, i)) for i, name in enumerate(sorting.names)),
                *last,
            ],
            ["What is told of an item is a guess from a few labels: the doubtful ones want to be looked at."],
        )


def _card(pool: Pool, sorting: Sorting, given: np.ndarray, told: Told, place: int) -> None:
    within = sorting.within(place)
    noun = pool.space.modality.noun[int(within.sum()) != 1]
    with st.container(horizontal=True, vertical_alignment="center", key=f"told-head-{place}"):
        name, share = html.escape(sorting.names[place]), f"{within.mean():.0%}"
        st.html(
            f"<p class='group'><b>{name}</b> <span class='quiet'>{within.sum():,} {noun}, {share}</span></p>",
            width="content",
        )
        if buttons.pressed("Show on the Map", f"told-show-{place}", icon=":material/scatter_plot:", type="tertiary"):
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
        return "<p class='quiet'>None besides those that you labelled.</p>"
    listed = {"Surest": surest} | ({"Most doubtful": least} if least else {})
    parts = [
        cards.row_of(pool, title, some, [f"{100 * told.sure[row]:.0f} in 100" for row in some])
        for title, some in listed.items()
    ]
    return f"<div class='sheet'>{''.join(parts)}</div>"
