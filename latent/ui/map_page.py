"""Map: a space's items and one's own as points; a click tells all about one; uploads land here."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa
import streamlit as st

from latent.collection import Collection, Entry
from latent.errors import RequestError
from latent.parts import titled
from latent.spaces import Space
from latent.ui import cutting, familiarity, fetching, morphing, notices, picker, state, views
from latent.ui.components.map import Categories, MapPoints, OwnPoints, Picked, Values, latent_map
from latent.ui.links import Source

NEIGHBOURS = 6
LISTED = 30


def show() -> None:
    """The page."""
    with st.container(horizontal=True, vertical_alignment="center", key="map-controls"):
        space = picker.pick_space()
        dimensions = st.segmented_control(
            "Dimensions",
            [2, 3],
            format_func=lambda d: f"{d}D",
            default=2,
            key="dimensions",
            required=True,
            label_visibility="collapsed",
        )
        offered = _colours(space)
        colours = list(offered)
        first = space.manifest.start.get("colour")
        colour = st.selectbox(
            "Colour by",
            colours,
            index=colours.index(first) if first in colours else 0,
            format_func=lambda name: f"Colour: {name[0].lower()}{name[1:]}",
            key=f"colour-{space.name}",
            width=220,
            label_visibility="collapsed",
        )
    collection = state.collection(space)
    told = st.container()
    left, right = st.columns([0.66, 0.34], gap="medium")
    with left:
        reply = latent_map(
            _points(space, collection, dimensions, offered[colour]),
            key=f"map-{space.name}",
            selected=_selected(space, collection),
            label=f"{len(space.reference):,} known items of {space.manifest.title}, {len(collection)} of yours",
        )
        _caveats(space, dimensions)
    if reply.clicked:
        _remember(space, collection, reply.clicked)
        st.rerun()
    # What was clicked stands beside the map, or right under it on a phone; until then, the way to bring something.
    with right:
        chosen = _panel(space, collection)
    below = st.container()
    with below:
        _mine(space, collection)
    with below if chosen else right:
        _take_uploads(space)
    with told:
        picker.show_refused()


def _take_uploads(space: Space) -> None:
    new = picker.drop_zone(space)
    if new is not None:
        if new:
            _select(space, ("own", new[-1]))
        st.rerun()


@dataclass(frozen=True)
class Colouring:
    """One thing that points can be coloured by.

    Attributes:
        known: colours of the known items.
        own: what it is for an item of one's own; None where nobody knows.
    """

    known: Callable[[], Categories | Values]
    own: Callable[[Entry], str | float | None] = lambda entry: None


def _colours(space: Space) -> dict[str, Colouring]:
    """What the points can be coloured by."""
    reference = space.reference
    offered: dict[str, Colouring] = {}
    if labels := set(reference.labels) - {""}:
        offered["Label"] = Colouring(
            lambda: _categories(reference.labels),
            lambda e: e.label if e.label in labels else _among(e, e.label_nearby),
        )
    for name, values in reference.factors.items():
        offered[titled(name)] = Colouring(partial(_factor, values))
    offered["Look-alike group"] = Colouring(lambda: _categories(reference.groups), lambda e: _among(e, e.group_nearby))
    offered["How familiar"] = Colouring(
        lambda: Values(_known_strangeness(space), "stranger than this share of known items", 0, 1),
        lambda e: e.stranger_than,
    )
    offered["Trust in the map"] = Colouring(lambda: Values(_trust(space), "neighbours kept", 0.5, 1))
    return offered


def _among(entry: Entry, nearby: str) -> str | None:
    """Where an item lands; of a stranger that tells nothing."""
    return None if entry.familiarity == "unfamiliar" else nearby


def _factor(values: np.ndarray) -> Categories | Values:
    if values.dtype.kind == "U":
        return _categories(values)
    return Values(values, "from the least to the most", float(values.min()), float(values.max()))


def _categories(words: np.ndarray) -> Categories:
    names = sorted(set(words), key=lambda w: (len(w) if w[-1:].isdigit() else 0, w))
    places = {name: i for i, name in enumerate(names)}
    return Categories(np.asarray([places[w] for w in words]), names)


@st.cache_data(show_spinner=False)
def _strangeness_of(name: str) -> np.ndarray:
    space = state.open_space(name)
    return space.typicality.stranger_than(space.reference.evidence)


def _known_strangeness(space: Space) -> np.ndarray:
    return _strangeness_of(space.name)


def _trust(space: Space) -> np.ndarray:
    return space.maps[st.session_state.get("dimensions") or 2].trust


def _points(space: Space, collection: Collection, dimensions: int, by: Colouring) -> MapPoints:
    own, colour = None, by.known()
    if len(collection):
        listed = list(collection)
        places = np.stack([entry.places[dimensions] for entry in listed])
        sheet = space.modality.sheet(np.stack([entry.array for entry in listed]))
        hues = [colour.hue(by.own(entry)) for entry in listed]
        own = OwnPoints(places, [entry.name for entry in listed], sheet, hues)
    names = [str(label or group) for label, group in zip(space.reference.labels, space.reference.groups, strict=True)]
    return MapPoints(xy=space.maps[dimensions].positions, names=names, colour=colour, sheet=space.thumbnails, own=own)


def _selected(space: Space, collection: Collection) -> Picked | None:
    """The selection as the map counts it; one's own are remembered by id, since their order changes."""
    kind, which = _chosen(space)
    if kind == "own":
        ids = list(collection.entries)
        return ("own", ids.index(which)) if which in ids else None
    return (kind, which) if kind else None


def _chosen(space: Space) -> tuple[str | None, str | int | None]:
    """``("own", id)`` or ``("reference", row)`` of what was clicked last, or twice None."""
    return st.session_state.setdefault("selected", {}).get(space.name, (None, None))


def _remember(space: Space, collection: Collection, clicked: Picked) -> None:
    kind, index = clicked
    _select(space, (kind, list(collection.entries)[index] if kind == "own" else index))


def _select(space: Space, what: tuple) -> None:
    st.session_state.setdefault("selected", {})[space.name] = what


def _caveats(space: Space, dimensions: int) -> None:
    kept = float(space.maps[dimensions].trust.mean())
    st.html(
        f"<p class='quiet'>Neighbours kept: {kept:.0%}. The map folds {space.dials} numbers into {dimensions} (UMAP), "
        "so the size of a cluster and the distance between clusters mean little; who stands beside whom means more.</p>"
    )


def _panel(space: Space, collection: Collection) -> bool:
    """All about what was clicked last; returns whether there is such a thing."""
    kind, which = _chosen(space)
    if kind == "own" and which in collection.entries:
        _own_panel(space, collection, collection.entries[which])
    elif kind == "reference":
        _known_panel(space, int(which))
    else:
        noun = space.modality.noun
        st.html(f"<p class='quiet'>Click a dot to see the {noun[0]}, what comes back, and its nearest neighbours.</p>")
        return False
    return True


def _own_panel(space: Space, collection: Collection, entry: Entry) -> None:
    back = space.redraw(entry.mean)[0]
    figures = [
        views.figure(entry.original, "as you gave it", css="picture smooth"),
        views.figure(space.modality.view(entry.array), "how the model sees it"),
        views.figure(space.modality.view(back), "what comes back"),
        views.figure(space.modality.difference(entry.array, back), "difference", css="picture change"),
    ]
    _heading(space, entry.name, Source("yours", entry.id))
    views.row(figures, "figures tight")
    if entry.notes:
        st.html(f"<p class='quiet'>{html.escape(' '.join(entry.notes))}</p>")
    cutting.offer(space, collection, entry)
    familiarity.show(space, entry.stranger_than)
    st.html(f"<p class='quiet'>{_lands_among(entry)} Rebuild error (MSE) {entry.error:.4f}.</p>")
    _neighbours(space, entry.mean)


def _lands_among(entry: Entry) -> str:
    nearby = html.escape(entry.label_nearby or entry.group_nearby)
    if entry.familiarity == "unfamiliar":
        return f"The nearest it knows are <b>{nearby}</b>, which tells little about a stranger."
    return f"It lands among: <b>{nearby}</b>."


def _known_panel(space: Space, index: int) -> None:
    beginning = morphing.known(space, index)
    back = space.redraw(beginning.code)[0]
    if beginning.array is None:
        caption = "known item, as the model redraws it"
        figures = [views.figure(space.modality.view(back), caption, css="picture")]
    else:
        figures = [
            views.figure(space.modality.view(beginning.array), "item"),
            views.figure(space.modality.view(back), "what comes back"),
            views.figure(space.modality.difference(beginning.array, back), "difference", css="picture change"),
        ]
    _heading(space, beginning.name, Source("known", str(index)))
    views.row(figures, "figures tight")
    familiarity.show(space, float(_known_strangeness(space)[index]))
    _neighbours(space, beginning.code, itself=index)
    if beginning.array is None:
        fetching.offer(space)


def _neighbours(space: Space, code: np.ndarray, itself: int | None = None) -> None:
    rows = [i for i in space.nearest(code, NEIGHBOURS + 1)[0] if i != itself][:NEIGHBOURS]
    labels = [str(space.reference.labels[i] or space.reference.groups[i]) for i in rows]
    tiles = [
        f"<span>{views.element(morphing.known_view(space, int(i)), label, 'picture small')}{html.escape(label)}</span>"
        for i, label in zip(rows, labels, strict=True)
    ]
    words = familiarity.known_words(space, int(rows[0]), "Nearest known items")
    st.html(f"<p class='quiet'>{words}</p><div class='tiles'>{''.join(tiles)}</div>")


def _heading(space: Space, name: str, source: Source) -> None:
    st.html(f"<h3 class='item'>{html.escape(name)}</h3>")
    if st.button("Morph this", type="primary", icon=":material/tune:"):
        st.session_state.setdefault("sources", {})[space.name] = source
        st.session_state.setdefault("steps", {})[space.name] = {}
        st.query_params.clear()
        st.switch_page("pages/Morph.py")


def _mine(space: Space, collection: Collection) -> None:
    """The list of one's own items: choose, rename, remove, export."""
    if not len(collection):
        if collection.removed:
            st.button("Bring back what was removed", on_click=collection.undo, icon=":material/undo:")
        return
    noun = space.modality.noun[1 if len(collection) > 1 else 0]
    st.subheader(f"Yours: {len(collection)} {noun}", anchor=False)
    answer = st.dataframe(
        pa.table(_table(space, collection)),  # of a dict, Streamlit makes a frame of pandas, and that weighs 40 MB
        hide_index=True,
        row_height=44,
        on_select="rerun",
        selection_mode="multi-row",
        key=f"mine-{space.name}-{len(collection.removed)}-{len(collection)}",
        column_config={
            "picture": st.column_config.ImageColumn("seen as", help="How the model sees it", width="small"),
            "stranger than": st.column_config.ProgressColumn(
                "stranger than",
                help="Share of known items that are more familiar",
                min_value=0,
                max_value=100,
                format="%d in 100",
            ),
        },
    )
    ids = [list(collection.entries)[row] for row in answer["selection"]["rows"]]
    _tools(space, collection, ids)


def _table(space: Space, collection: Collection) -> dict[str, list]:
    listed = list(collection)
    strangers = {e.id for e in listed if e.familiarity == "unfamiliar"}
    columns = {
        "picture": [views.uri(space.modality.view(e.array)) for e in listed],
        "name": [e.name for e in listed],
        "label": [e.label for e in listed],
        "lands among": ["–" if e.id in strangers else e.label_nearby or e.group_nearby for e in listed],
        "familiarity": [e.familiarity for e in listed],
        "stranger than": [int(100 * e.stranger_than) for e in listed],
        "rebuild MSE": [round(e.error, 4) for e in listed],
    }
    return {name: values for name, values in columns.items() if name != "label" or any(values)}


def _tools(space: Space, collection: Collection, ids: list[str]) -> None:
    with st.container(horizontal=True):
        if st.button("Show on the map", disabled=len(ids) != 1):
            _select(space, ("own", ids[0]))
            st.rerun()
        with st.popover("Rename", disabled=len(ids) != 1, key=f"rename-{st.session_state.get('renames', 0)}"):
            if ids:
                _rename(collection, ids[0])
        st.button(f"Remove {len(ids) or ''}".strip(), disabled=not ids, on_click=collection.remove, args=(set(ids),))
        if collection.removed:
            st.button("Bring back", on_click=collection.undo, icon=":material/undo:")
        st.download_button("CSV", lambda: collection.export("csv"), f"{space.name}.csv", "text/csv", on_click="ignore")
        st.download_button("Parquet", lambda: collection.export("parquet"), f"{space.name}.parquet", on_click="ignore")
    st.html(
        "<p class='quiet'>Choose rows to rename or remove. "
        "The files hold names, scores, places on both maps, and codes.</p>"
    )


def _rename(collection: Collection, which: str) -> None:
    with st.form(f"name-of-{which}", border=False):
        name = st.text_input("New name", collection.entries[which].name)
        if not st.form_submit_button("Rename it"):
            return
        try:
            collection.rename(which, name)
        except RequestError as error:
            notices.show(error)
            return
    st.session_state["renames"] = st.session_state.get("renames", 0) + 1  # another key: the popover comes back closed
    st.rerun()
