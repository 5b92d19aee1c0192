"""Morph: the machine at a glance, where to start, sliders by family, spot and blur, and ways to keep what came out."""

from __future__ import annotations

import html
import random
from contextlib import ExitStack

import numpy as np
import streamlit as st

from latent import directions
from latent.collection import Collection
from latent.directions import Direction
from latent.errors import LatentError
from latent.insight.typicality import UNFAMILIAR
from latent.spaces import Space
from latent.ui import familiarity, links, morphing, notices, picker, state, views
from latent.ui.components.dials import Dial, dials
from latent.ui.links import Morph, Source
from latent.ui.morphing import Beginning

IN_SIGHT = 8
SIGMA = " One step is its usual range (1 sigma)."
KINDS = {"known": "A known item", "yours": "One of yours", "sample": "An imagined one"}
EXPLAINED = {
    "towards": "The way from this item to the known items of a kind that are nearest to it.",
    "attribute": "One property of the item, the others held still while it was learnt.",
    "axis": "The ways in which known items differ most, one after the other (principal axes of the codes).",
    "dial": "The model's own numbers, the most telling first (latent dimensions by their KL divergence).",
}


def show() -> None:
    """The page."""
    space = picker.pick_space()
    _open_link(space)
    collection = state.collection(space)
    source = _source(space, collection)
    with st.container():  # always there, so that what follows keeps its place on the page
        _ask_for_yours(space)
    beginning = morphing.begin(space, collection, source)
    _bench(space, beginning, source, morphing.by_family(space, beginning.code))
    _spot_and_blur(space, beginning)


def steps_of(space: Space) -> dict[str, float]:
    """How far each slider of a space stands; the widgets come and go, this stays."""
    return st.session_state.setdefault("steps", {}).setdefault(space.name, {})


def _open_link(space: Space) -> None:
    """Take up the state that a link asks for, once."""
    asked = st.query_params.to_dict()
    mark = "&".join(f"{k}={v}" for k, v in sorted(asked.items()))
    if "from" not in asked or st.session_state.get("link_taken") == mark:
        return
    st.session_state["link_taken"] = mark
    try:
        morph = links.from_query(space, asked)
    except LatentError as error:
        notices.show(error)
        return
    _start_from(space, _own_again(space, morph.source))
    steps_of(space).update(morph.steps)


def _own_again(space: Space, source: Source) -> Source:
    """The person's own item where a link's code is that of one: the browser's Back leads through such links."""
    if source.kind != "code":
        return source
    code = links.read_code(source.key, space.dials)
    return next((Source("yours", e.id) for e in state.collection(space) if np.array_equal(e.mean, code)), source)


def _start_from(space: Space, source: Source) -> None:
    st.session_state.setdefault("sources", {})[space.name] = source
    _reset(space)


def _source(space: Space, collection: Collection) -> Source:
    """Where to start, with the controls that choose it."""
    sources = st.session_state.setdefault("sources", {})
    source = sources.get(space.name) or _first(space)
    if source.kind == "yours" and source.key not in collection.entries:
        source = _first(space)
    sources[space.name] = source
    with st.container(horizontal=True, vertical_alignment="center"):
        key = f"kind-{space.name}"
        st.session_state[key] = source.kind if source.kind in KINDS else None
        st.segmented_control(
            "Start from",
            list(KINDS),
            format_func=KINDS.get,
            key=key,
            label_visibility="collapsed",
            on_change=_change_kind,
            args=(space, collection, key),
        )
        if source.kind == "known":
            _choose_known(space, source)
        elif source.kind == "yours":
            _choose_yours(space, collection, source)
        if source.kind in ("known", "sample"):
            st.button("Another", on_click=_another, args=(space, source), icon=":material/casino:")
    return source


def _ask_for_yours(space: Space) -> None:
    """A place to drop one's own, where somebody wants to start from theirs and has none yet."""
    if not st.session_state.get("asked_for_yours"):
        return
    with st.container(border=True):
        st.html(f"<p class='quiet'>You have no {space.modality.noun[1]} in this space yet. Bring one here.</p>")
        new = picker.drop_zone(space)
        picker.show_refused()
    if new:
        st.session_state["asked_for_yours"] = False
        _start_from(space, Source("yours", new[-1]))
    if new is not None:
        st.rerun()


def _first(space: Space) -> Source:
    return Source("known", str(morphing.first_item(space)))


def _change_kind(space: Space, collection: Collection, key: str) -> None:
    kind = st.session_state[key]
    st.session_state["asked_for_yours"] = False
    if kind == "yours" and not len(collection):
        st.session_state["asked_for_yours"] = True
    elif kind == "yours":
        _start_from(space, Source("yours", next(iter(collection)).id))
    elif kind:
        _another(space, Source(kind, "0"))


def _another(space: Space, source: Source) -> None:
    if source.kind == "sample":
        _start_from(space, Source("sample", str(random.randrange(1_000_000))))
        return
    label = st.session_state.get(f"label-{space.name}")
    rows = np.flatnonzero(space.reference.labels == label) if label else np.arange(len(space.reference))
    _start_from(space, Source("known", str(int(random.choice(rows)))))


def _choose_known(space: Space, source: Source) -> None:
    names = sorted(set(space.reference.labels) - {""})
    if not names:
        return
    key = f"label-{space.name}"
    st.session_state[key] = space.reference.labels[int(source.key)]
    st.selectbox(
        "Which kind", names, key=key, on_change=_another, args=(space, source), width=200, label_visibility="collapsed"
    )


def _choose_yours(space: Space, collection: Collection, source: Source) -> None:
    key = f"yours-{space.name}"
    ids = list(collection.entries)
    st.session_state[key] = source.key
    st.selectbox(
        "Which one",
        ids,
        format_func=lambda i: collection.entries[i].name,
        key=key,
        on_change=lambda: _start_from(space, Source("yours", st.session_state[key])),
        width=240,
        label_visibility="collapsed",
    )


@st.fragment
@notices.guarded
def _bench(space: Space, beginning: Beginning, source: Source, listed: dict[str, list[Direction]]) -> None:
    """Everything that moves with the sliders, so that moving one runs nothing else."""
    glance = st.container(key="glance")
    left, right = st.columns([0.52, 0.48], gap="large")
    with ExitStack() as hands:
        with left:
            resting = _sliders(space, listed, hands)
        morph = Morph(source, dict(steps_of(space)))
        code = directions.apply(beginning.code, morph.steps, [d for family in listed.values() for d in family])
        with glance:
            _machine(space, beginning, code)
        with right:
            _result(space, beginning, code)
            _keep(space, beginning, morph, code, resting)


def _machine(space: Space, beginning: Beginning, code: np.ndarray) -> None:
    """Picture, encoder, code, decoder, picture."""
    out = space.redraw(code)[0]
    spread = None if beginning.logvar is None else np.exp(0.5 * beginning.logvar)
    bars = views.code_bars(code, spread, beginning.code)
    numbers = f"<figure class='code'>{bars}<figcaption><b>its {space.dials} numbers</b></figcaption></figure>"
    caption = "item, redrawn" if beginning.array is None else beginning.name
    encoding = [
        views.figure(space.modality.view(_item(space, beginning)), caption, "the item"),
        "<div class='step' title='A network that turns an item into numbers'>encoder</div>",
    ]
    parts = [
        *(encoding if beginning.logvar is not None else ()),  # an imagined code came from no item
        numbers,
        "<div class='step' title='A network that turns numbers into an item'>decoder</div>",
        views.figure(space.modality.view(out), "what comes back", "what the decoder makes").replace(
            "<figure>", "<figure class='out'>", 1
        ),
    ]
    st.html(f"<div class='machine'>{''.join(parts)}</div>")


def _item(space: Space, beginning: Beginning) -> np.ndarray:
    return space.redraw(beginning.code)[0] if beginning.array is None else beginning.array


def _sliders(space: Space, listed: dict[str, list[Direction]], hands: ExitStack) -> bool:
    """The sliders of the family that is chosen, to be closed with ``hands``; returns whether they are let go of."""
    chosen = st.segmented_control(
        "Sliders",
        list(listed),
        format_func=morphing.FAMILIES.get,
        default=next(iter(listed)),
        key=f"family-{space.name}",
        required=True,
        label_visibility="collapsed",
    )
    st.html(f"<p class='quiet'>{EXPLAINED[chosen]}</p>")
    found = [direction for direction in listed[chosen] if morphing.tells(direction)]
    resting = _column(space, found[:IN_SIGHT], chosen, hands)
    if len(found) > IN_SIGHT:
        with st.expander(f"More ({len(found) - IN_SIGHT})"):
            resting &= _column(space, found[IN_SIGHT:], f"{chosen}-more", hands)
    moved = [name for name, value in steps_of(space).items() if value]
    st.button("Back to the start", on_click=_reset, args=(space,), disabled=not moved, icon=":material/undo:")
    return resting


def _column(space: Space, found: list[Direction], key: str, hands: ExitStack) -> bool:
    steps = steps_of(space)
    notes = [d.quality_note + (SIGMA if d.family in ("axis", "dial") else "") for d in found]
    listed = [Dial(d.name, *d.slider, steps.get(d.name, 0.0), note) for d, note in zip(found, notes, strict=True)]
    revision = st.session_state.get("revisions", {}).get(space.name, 0)
    reply = hands.enter_context(dials(listed, key=f"dials-{space.name}-{key}", revision=revision))
    steps.update({name: value for name, value in reply.values.items() if value or name in steps})
    return reply.resting


def _reset(space: Space) -> None:
    steps_of(space).clear()
    revisions = st.session_state.setdefault("revisions", {})
    revisions[space.name] = revisions.get(space.name, 0) + 1


def _result(space: Space, beginning: Beginning, code: np.ndarray) -> None:
    item, now = _item(space, beginning), space.redraw(code)[0]
    view, difference = space.modality.view, space.modality.difference
    big = views.figure(view(now), "now", "what the decoder makes now")
    side = views.figure(view(item), "item", note=beginning.note)
    told = "orange: more light, blue: less"
    if beginning.array is None and not any(steps_of(space).values()):
        told = "nothing is moved yet"
    side += views.figure(difference(item, now), "difference", css="picture change", note=told)
    st.html(f"<div class='result'>{big}<div class='side'>{side}</div></div>")
    if beginning.stranger_than >= UNFAMILIAR:
        notices.line(
            f"{beginning.name} is stranger than {100 * beginning.stranger_than:.1f} in 100 known items: "
            "the model was not made for it, so what it draws is its nearest guess."
        )
    familiarity.gauge(space, code)
    near = int(space.nearest(code, 1)[0, 0])
    label = space.reference.labels[near] or space.reference.groups[near]
    words = familiarity.known_words(space, near, f"Nearest known item: {label}")
    st.html(
        f"<div class='tiles'><span>{views.element(morphing.known_view(space, near), words, 'picture small')}</span>"
        f"<p class='quiet'>{html.escape(words)}</p></div>"
    )


def _keep(space: Space, beginning: Beginning, morph: Morph, code: np.ndarray, resting: bool) -> None:
    view = space.modality.keepsake(space.redraw(code)[0])
    query = links.to_query(space, morph, beginning.code)
    if resting:
        st.query_params.from_dict(query)
        st.session_state["link_taken"] = "&".join(f"{k}={v}" for k, v in sorted(query.items()))
    ending = view.mime.rpartition("/")[2]
    with st.container(horizontal=True):
        st.download_button("Save the picture", view.data, f"{space.name}-morph.{ending}", view.mime, on_click="ignore")
        st.download_button("Save the code", _code_file(code), f"{space.name}-code.csv", "text/csv", on_click="ignore")
        with st.popover("Link"):
            st.write("The address of this page opens exactly this state. Copy it from here, or from the address bar.")
            st.code(links.address(st.context.url, query), language=None, wrap_lines=True)


def _code_file(code: np.ndarray) -> bytes:
    names = ",".join(f"dial_{i + 1}" for i in range(len(code)))
    return f"{names}\n{','.join(repr(float(value)) for value in code)}\n".encode()


@st.fragment
@notices.guarded
def _spot_and_blur(space: Space, beginning: Beginning) -> None:
    """The posterior: eight items that the model cannot tell apart."""
    if beginning.posterior is None:
        return
    st.subheader(
        "Spot and blur",
        anchor=False,
        help="The encoder's answer is a normal distribution, the posterior: "
        "its mean is the spot, its standard deviation the blur.",
    )
    blur = float(np.exp(0.5 * beginning.logvar).mean())
    st.html(
        "<p class='quiet'>The encoder answers with a spot and a blur around it. To the model these eight are the same "
        f"item; the blur is {blur:.2f} of a dial's usual range on average.</p>"
    )
    seed = st.session_state.setdefault("blur_seed", 0)
    codes = beginning.posterior.sample(np.random.default_rng(seed), 8)
    views.row(
        [views.element(view, f"draw {i + 1}", "picture small") for i, view in enumerate(morphing.views(space, codes))]
    )
    st.button("Draw again", on_click=lambda: st.session_state.update(blur_seed=seed + 1), icon=":material/refresh:")
