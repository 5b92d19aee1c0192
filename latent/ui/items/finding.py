"""Find: by words over labels and names, by a kind or a score, and in a table of the same points."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial

import numpy as np
import pyarrow as pa
import streamlit as st

from latent.collection import Collection, Entry, came_along
from latent.modalities.items import Day, Fact
from latent.parts import titled
from latent.space import Space, in_order
from latent.ui.components.map import Categories, Values
from latent.ui.components.told import names as told_names
from latent.ui.items import colouring
from latent.ui.items.colouring import Colouring
from latent.ui.session import selecting
from latent.ui.session.selecting import Selection
from latent.ui.widgets import answers, names, views
from latent.ui.widgets.remembering import values_of
from latent.ui.widgets.words import language, said, said_as_html
from latent.words import LANGUAGES, said_in

EXAMPLES = 5
_FIRST = (_ITEM, _YOURS, _LABEL, _PART_OF) = ("column-item", "column-yours", "column-label", "column-part-of")
"""What columns are called, where it does not come of the data."""
_WHOLE_DAYS = (time.min, time.max)


def show(space: Space, collection: Collection, offered: Mapping[str, Colouring]) -> None:
    """A field for words, and a way to select by whatever the points can be coloured by."""
    key = f"find-{space.name}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            said("find"),
            key=key,
            placeholder=said("find-by-words"),
            label_visibility="collapsed",
            on_change=_find,
            args=(space, collection, key),
        )
        with st.popover(said("select-by"), icon=":material/filter_alt:"):
            _by_score(space, collection, offered)
    words = st.session_state.get(key, "").strip()
    if words and not len(found(space, collection, words)):
        kinds = names.each(in_order(set(colouring.names(space)))[:EXAMPLES])
        st.html(f"<p class='quiet'>{said_as_html('find-none', words=words, kinds=', '.join(kinds))}</p>")


def _find(space: Space, collection: Collection, key: str) -> None:
    words = st.session_state[key].strip()
    selecting.select(space, found(space, collection, words) if words else Selection())


def found(space: Space, collection: Collection, words: str) -> Selection:
    """Items of which each word begins a word of the label, of their text or their factors, or is a part of the name.

    A look-alike group is found by the whole of its number. All are found by what they are called in the first language
    and in the person's.
    """
    asked = words.casefold().split()
    known = zip(_texts(space, language()), names.each(space.reference.groups), space.reference.groups, strict=True)
    rows = [
        row
        for row, (text, *both) in enumerate(known)
        if all(f" {word}" in text for word in asked)
        or words.casefold() in [group.partition(":")[0].casefold() for group in both]
    ]
    own = [e.id for e in collection if all(word in f"{e.name} {e.label} {e.whole}".casefold() for word in asked)]
    return Selection(np.asarray(rows, np.int64), tuple(own))


@values_of()
def _texts(space: Space, read: str) -> list[str]:
    """What is known of each item in words, a blank before each of them: as it is, and as whoever reads calls it.

    Args:
        space: whose known items.
        read: the language.
    """
    reference = space.reference
    named = [reference.labels, *(values for values in reference.factors.values() if values.dtype.kind == "U")]
    called = [told_names.each(values, partial(said_in, read)) for values in named if read != next(iter(LANGUAGES))]
    said = [views.words(view) for view in space.given.originals] if space.given else space.thumbnails.texts
    told = [*named, *called, *([said] if said else [])]
    return [" ".join(["", *map(str, row)]).casefold() for row in zip(*told, strict=True)]


def _by_score(space: Space, collection: Collection, offered: Mapping[str, Colouring]) -> None:
    key = answers.kept(f"by-{space.name}", next(iter(offered)))
    name = st.selectbox(said("select-what"), list(offered), format_func=colouring.called, key=key)
    by = offered[name]
    colour = by.known()
    key = f"by-{space.name}-{name}"
    act = {"key": key, "on_change": _select_by, "args": (space, collection, by, key)}
    if isinstance(colour, Categories):
        st.multiselect(said("select-which"), list(colour.names), format_func=names.shown, **act)
    else:
        low, high = _ends(colour)
        st.slider(said("select-between", what=names.shown(colour.label)), low, high, (low, high), **act)


def _select_by(space: Space, collection: Collection, by: Colouring, key: str) -> None:
    wanted = st.session_state[key]
    if isinstance(wanted[0] if wanted else None, date):
        wanted = tuple(Day.of(datetime.combine(day, clock)) for day, clock in zip(wanted, _WHOLE_DAYS, strict=True))
    selecting.select(space, fitting(by, collection, wanted))


def _ends(colour: Values) -> tuple[float, float] | tuple[date, date]:
    """Of a slider, which has to be of some length."""
    low, high = colour.limits()
    if not colour.dates:
        return low, high
    first, last = Day(low).moment.date(), Day(high).moment.date()
    return first, max(last, first + timedelta(days=1))


def fitting(by: Colouring, collection: Collection, wanted: list[str] | tuple[float, float]) -> Selection:
    """Items of some kinds, or with a score between two numbers, ends included."""
    colour = by.known()
    if isinstance(colour, Categories):
        known = np.isin(colour.codes, [i for i, name in enumerate(colour.names) if name in wanted])
        own = [entry.id for entry in collection if by.own(entry) in wanted]
    else:
        low, high = wanted
        known = _between(colour, low, high)
        own = [entry.id for entry in collection if (v := by.own(entry)) is not None and low <= v <= high]
    return Selection(np.flatnonzero(known), tuple(own))


def _between(colour: Values, low: float, high: float) -> np.ndarray:
    """The first and the last of the slider's ends take in what lies beyond the colours."""
    ends = colour.limits()
    values = np.clip(colour.values, *ends)
    return (values >= low) & (values <= high)


def table(space: Space, collection: Collection, dimensions: int) -> None:
    """All points as rows, those selected first; ticking rows selects the same points on the map."""
    turn = selecting.turn(space)
    order = _order(space, collection, turn)
    key = f"points-{space.name}-{turn}-{len(order)}"
    chosen = selecting.current(space, collection).mask(len(space.reference), collection)[order]
    st.dataframe(
        pa.table(_columns(space, list(collection), dimensions)).take(order),
        hide_index=True,
        column_config={said("column-item"): st.column_config.Column(width="medium")},
        on_select=lambda: _take_rows(space, collection, key, order),
        selection_mode="multi-row",
        selection_default={"selection": {"rows": np.flatnonzero(chosen).tolist()}},
        key=key,
    )


def _order(space: Space, collection: Collection, turn: int) -> np.ndarray:
    """Rows of the table, those first that were selected as the table was last shown afresh."""
    kept = st.session_state.setdefault("table_orders", {})
    mask = selecting.current(space, collection).mask(len(space.reference), collection)
    if kept.get(space.name, (None,))[0] != (turn, len(mask)):
        kept[space.name] = ((turn, len(mask)), np.argsort(~mask, kind="stable"))
    return kept[space.name][1]


def _take_rows(space: Space, collection: Collection, key: str, order: np.ndarray) -> None:
    mask = np.zeros(len(order), bool)
    mask[order[st.session_state[key]["selection"]["rows"]]] = True
    selecting.select(space, Selection.of(mask, collection), by="table")


def _columns(space: Space, listed: list[Entry], dimensions: int) -> dict[str, list | pa.Array]:
    """What is known of each item, the known ones first; after its name what came along with it, then the scores."""
    reference, chart = space.reference, space.maps[dimensions]
    given, texts = reference.given, space.thumbnails.texts
    trust = chart.trust_at(np.stack([e.places[dimensions] for e in listed])) if listed else []
    columns = {
        _ITEM: [*(texts or names.each(colouring.names(space))), *(e.name for e in listed)],
        _YOURS: [False] * len(reference) + [True] * len(listed),
        _LABEL: names.each([*reference.labels, *(e.label for e in listed)]),
        _PART_OF: [*(given.wholes if given else [""] * len(reference)), *(e.whole for e in listed)],
        "column-group": names.each([*reference.groups, *(e.group_nearby for e in listed)]),
        "column-stranger": _rounded(colouring.strangeness(space), [e.stranger_than for e in listed], 3),
        "column-kept": _rounded(chart.trust, trust, 2),
        "column-rebuild": _rounded(reference.rebuild.error, [e.error for e in listed], 4),
    }
    told = {
        _YOURS: listed,
        _LABEL: texts or any(e.label for e in listed),
    }  # else the items are called by their labels
    called = {column: said(column, error=space.modality.error_name) for column in columns}
    kept = {called[name]: v for name, v in columns.items() if told.get(name, True) and any(map(_is_there, v))}
    drawn = _factors(space, set(called.values()), len(listed))
    along = [given.facts_of(row) if given else {} for row in range(len(reference))]
    facts = _came_along([*along, *(e.facts for e in listed)], {*called.values(), *drawn})
    first = {called[name]: kept[called[name]] for name in _FIRST if called[name] in kept}
    return first | facts | kept | drawn


def _factors(space: Space, used: set[str], more: int) -> dict[str, list]:
    """What known items were drawn from, under headings that are none of those in use; nothing of some more items."""
    found = {}
    for name, values in space.reference.factors.items():
        heading = names.shown(titled(name)).lower()
        while heading in used or heading in found:
            heading += "′"
        known = names.each(values) if values.dtype.kind == "U" else _rounded(values, [], 2)
        if any(map(_is_there, known)):
            found[heading] = [*known, *[None] * more]
    return found


def _is_there(value: object) -> bool:
    return value not in ("", None)


def _came_along(listed: list[Mapping[str, Fact]], used: set[str]) -> dict[str, pa.Array]:
    """What came along with items, days without their hours where all are whole."""
    found = came_along(listed, used)
    called = {name: names.shown(name) for name in found}
    return {name if called[name] in used else called[name]: _days(values) for name, values in found.items()}


def _days(values: pa.Array) -> pa.Array:
    if not pa.types.is_timestamp(values.type):
        return values
    days = values.cast(pa.date32(), safe=False)
    return days if days.cast(values.type).equals(values) else values


def _rounded(known: np.ndarray, own: list[float] | np.ndarray, digits: int) -> list[float]:
    return np.round(np.append(np.asarray(known, np.float64), own), digits).tolist()
