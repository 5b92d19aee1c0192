"""The slider along what is blended, live in the page, with what is told of the place and ways to keep it."""

from __future__ import annotations

import html
from dataclasses import replace
from functools import partial
from itertools import groupby

import numpy as np
import pyarrow as pa
import streamlit as st

from latent.collection import table_file
from latent.insight.typicality import WORDS as FAMILIAR
from latent.modalities.items import suffix
from latent.space import Space
from latent.ui.blend import ways
from latent.ui.blend.ways import Walk
from latent.ui.components.hand import Dial
from latent.ui.components.instrument import Begun, Bench, Family, Field, Stop, instrument
from latent.ui.items import nearest
from latent.ui.session import address, blends, history, links, morphing, state, tray
from latent.ui.session.blends import Blend
from latent.ui.session.links import Source
from latent.ui.sliders import bench
from latent.ui.widgets import buttons, notices, take_away, views
from latent.ui.widgets.take_away import Part

CAVEATS = ("Nobody made what lies between: the model draws it, and where it is unfamiliar, it guesses.",)

SLIDERS = {
    blends.TWO: [("From A to B", "0% is A, 100% is B.")],
    blends.FOUR: [("Across", "From left to right in the square."), ("Down", "From top to bottom in the square.")],
    blends.SUM: [("How much of the change", "0% is what it begins with, 100% is what comes out.")],
    blends.LOOK: [("How much of the look", "0% is A as it is, 100% is its kind in the look of B.")],
}


@st.fragment
@notices.guarded
def play(space: Space, blend: Blend, found: Walk) -> None:
    """A picture that follows the slider, all that lies along the way, and what can be done with it."""
    history.rerun_if_gone()
    stands = blends.kept(space, blend.mode)
    blend = blend if stands is None else replace(blend, at=stands.at)
    code, resting, blend = _instrument(space, blend, found)
    _tell(space, blend, found, code)
    _keep(space, blend, found, code, resting)
    if resting:
        history.remember()


def _instrument(space: Space, blend: Blend, found: Walk) -> tuple[np.ndarray, bool, Blend]:
    """Show it and take up what the hand did; the code, whether the hand rests, and what stands there now."""
    columns = ways.SIDE if found.square else ways.SHOWN
    field = Field(found.codes, _stops(space, found), columns, "What lies between")
    sliders = zip(SLIDERS[blend.mode], blend.at, strict=True)
    dials = [Dial(name, 0, 1, at, words, share=True) for (name, words), at in sliders]
    begun = Begun(found.flat[0], "", views.uri(space.modality.view(found.drawn[0])))
    on = Bench(space, begun, [Family("way", "", "", dials)], face="toy", field=field)
    key, revision = f"blend-{blend.mode}-{space.name}", blends.revision(space, blend)
    with instrument(on, key=key, undo=history.undo, redo=history.redo, revision=revision) as playing:
        at = tuple(playing.values.values())
        if at != blend.at:
            blend = replace(blend, at=at)
            blends.moved(space, blend)
        code = field.code(playing.values)
        if playing.asks:
            drawn = space.redraw(code)
            drift = float(np.linalg.norm(space.encode(drawn).mean[0] - code))
            playing.answer(views.uri(space.modality.view(drawn[0])), drift)
    return code, playing.resting, blend


def _stops(space: Space, found: Walk) -> list[Stop]:
    """What is shown of a way: pictures at even steps, or what is said and where each begins."""
    said = space.modality.sheet(found.drawn).texts
    familiar = space.typicality.words(found.strange)
    return [_stop(space, found, place, familiar[place], said[place] if said else "") for place in _shown(found, said)]


def _shown(found: Walk, said: list[str]) -> list[int]:
    """Which places of it, in the order in which they are read."""
    places = np.arange(len(found.drawn))
    if found.square:
        return places.reshape(found.codes.shape[:2]).T.ravel().tolist()
    if said:
        return [next(run) for _, run in groupby(places.tolist(), key=lambda place: said[place])]
    return np.linspace(0, len(places) - 1, ways.SHOWN).astype(int).tolist()


def _stop(space: Space, found: Walk, place: int, familiar: str, words: str) -> Stop:
    at = found.shares[place]
    where = " and ".join(f"{share:.0%}" for share in at)
    told = f"{where}: {words or 'what is there'}" + (f", {familiar}" if familiar != FAMILIAR[0] else "")
    return Stop(at, "" if words else views.uri(space.modality.view(found.drawn[place])), words, familiar, told)


def _tell(space: Space, blend: Blend, found: Walk, code: np.ndarray) -> None:
    """Where the way leaves what the model knows; for those who ask, the known items nearest to this place."""
    more = _compared(space, found) if blend.mode == blends.TWO else _landed(space, blend, found)
    st.html(f"<p class='told'>{ways.told(found)} <span class='quiet'>{html.escape(more)}</span></p>")
    if st.toggle("Show the nearest known items", key="blend-nearest"):
        nearest.show(space, code)


def _compared(space: Space, found: Walk) -> str:
    """How much of each way between two is unfamiliar."""
    shares = ways.compared(space, found.flat[0], found.flat[-1])
    straight, spherical, along = (f"{shares[how]:.0%}" for how in blends.HOWS[blends.TWO])
    return (
        f"Unfamiliar are {straight} of the straight way, {spherical} of the spherical, {along} of that along the data."
    )


def _landed(space: Space, blend: Blend, found: Walk) -> str:
    """What the model takes an outcome for, where known items are labelled."""
    label = "" if found.square else space.label_of(found.flat[-1])
    return f"Most known items around what comes out are labelled {label}." if label else ""


def _keep(space: Space, blend: Blend, found: Walk, code: np.ndarray, resting: bool) -> None:
    """Ways to go on with what is shown, and to keep it."""
    query = blends.to_query(space, blend, state.collection(space))
    if resting:
        address.say(query)
    source = Source("code", links.write_code(code))
    with st.container(horizontal=True, key="keep"):
        if buttons.pressed("Take to Morph", "blend-morph", icon=":material/tune:", type="primary"):
            bench.open_morph(space, state.Desk(source))
        tray.offer(space, source, "a blend", lambda: morphing.views(space, code)[0])
        with st.popover("Link"):
            st.write("The address of this page opens exactly this state. Copy it from here, or from the address bar.")
            st.code(links.address(st.context.url, query), language=None, wrap_lines=True)
    with st.expander("Save", icon=":material/download:"), st.container(horizontal=True):
        _save(space, blend, found, code)


def _save(space: Space, blend: Blend, found: Walk, code: np.ndarray) -> None:
    """Files of this place and of all of it; what takes a moment to make is made when it is asked for."""
    modality, items = space.modality, _items(space, blend)
    one = lambda: modality.keepsake(space.redraw(code)[0]).data  # noqa: E731
    row = lambda: modality.strip(found.drawn[_shown(found, modality.sheet(found.drawn).texts)]).data  # noqa: E731
    film = lambda: modality.film(_there_and_back(found))[0].data  # noqa: E731
    put = partial(st.download_button, on_click="ignore")
    put(f"This {modality.noun[0]}", one, _named(space, "one", modality.keepsake_mime), modality.keepsake_mime)
    put("All of them in a row", row, _named(space, "all", modality.keepsake_mime), modality.keepsake_mime)
    put("A film of them", film, _named(space, "film", modality.film_mime), modality.film_mime)
    put("Their numbers as a table", partial(_table, space, found), _named(space, "codes", "text/csv"), "text/csv")
    choices = {"Blended": blends.TITLES[blend.mode], "How": blends.NAMED[blend.how]}
    take_away.offer("Blend", space, choices, lambda: _parts(space, blend, found, items), CAVEATS)


def _items(space: Space, blend: Blend) -> list[str]:
    """What is blended, as figures."""
    begun = [morphing.begin(space, state.collection(space), item) for item in blend.items if item is not None]
    arrays = [one.array if one.array is not None else space.redraw(one.code)[0] for one in begun]
    letters = zip(blends.LETTERS, begun, arrays, strict=False)
    return [views.figure(space.modality.view(array), letter, one.name, note=one.name) for letter, one, array in letters]


def _parts(space: Space, blend: Blend, found: Walk, items: list[str]) -> list[Part]:
    """The sheet to take away: what is blended, what lies between, and where the model leaves what it knows."""
    stops = _shown(found, space.modality.sheet(found.drawn).texts)
    familiar = space.typicality.words(found.strange)
    between = [
        views.figure(
            space.modality.view(found.drawn[place]),
            " and ".join(f"{share:.0%}" for share in found.shares[place]),
            note=familiar[place],
        )
        for place in stops
    ]
    told = f"<p>{ways.told(found)}</p>"
    sheet = lambda figures: f"<div class='figures'>{''.join(figures)}</div>"  # noqa: E731
    return [Part("What is blended", sheet(items)), Part("What lies between", told + sheet(between))]


def _named(space: Space, what: str, mime: str) -> str:
    return f"{space.name}-blend-{what}{suffix(mime)}"


def _there_and_back(found: Walk) -> np.ndarray:
    """Items ``(k, ...)`` of a film that turns without a jump; of a square, around its sides."""
    if not found.square:
        return np.concatenate([found.drawn, found.drawn[-2:0:-1]])
    rows = np.arange(len(found.drawn)).reshape(found.codes.shape[:2])
    return found.drawn[np.concatenate([rows[:-1, 0], rows[-1, :-1], rows[:0:-1, -1], rows[0, :0:-1]])]


def _table(space: Space, found: Walk) -> bytes:
    """A row for each code: how far along it is, how strange, and its numbers."""
    names = ["across", "down"] if found.square else ["along"]
    columns = {name: [at[axis] for at in found.shares] for axis, name in enumerate(names)}
    columns |= {"stranger_than": found.strange, "familiarity": space.typicality.words(found.strange)}
    columns |= {f"dial_{i + 1}": column for i, column in enumerate(found.flat.T)}
    return table_file(pa.table(columns), "csv")
