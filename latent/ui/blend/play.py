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
from latent.ui.session import address, blends, history, in_hand, links, morphing, state, tray
from latent.ui.session.blends import Blend
from latent.ui.session.links import Source
from latent.ui.sliders import bench
from latent.ui.widgets import buttons, familiarity, notices, nouns, take_away, views
from latent.ui.widgets.names import shown
from latent.ui.widgets.take_away import Part
from latent.ui.widgets.words import listed, said

SLIDERS = {
    blends.TWO: [("blend-slider-two", "blend-slider-two-help")],
    blends.FOUR: [
        ("blend-slider-across", "blend-slider-across-help"),
        ("blend-slider-down", "blend-slider-down-help"),
    ],
    blends.SUM: [("blend-slider-change", "blend-slider-change-help")],
    blends.LOOK: [("blend-slider-look", "blend-slider-look-help")],
}
"""Messages for what each slider is called, by which it is known as well, and what it does."""


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
        in_hand.remember()


def _instrument(space: Space, blend: Blend, found: Walk) -> tuple[np.ndarray, bool, Blend]:
    """Show it and take up what the hand did; the code, whether the hand rests, and what stands there now."""
    columns = ways.SIDE if found.square else ways.SHOWN
    field = Field(found.codes, _stops(space, found), columns, said("blend-between"))
    sliders = zip(SLIDERS[blend.mode], blend.at, strict=True)
    dials = [Dial(name, 0, 1, at, said(told), said(name), share=True) for (name, told), at in sliders]
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
    texts = space.modality.sheet(found.drawn).texts
    familiar = space.typicality.words(found.strange)
    shown = _shown(found, texts)
    return [_stop(space, found, place, familiar[place], texts[place] if texts else "") for place in shown]


def _shown(found: Walk, texts: list[str]) -> list[int]:
    """Which places of it, in the order in which they are read."""
    places = np.arange(len(found.drawn))
    if found.square:
        return places.reshape(found.codes.shape[:2]).T.ravel().tolist()
    if texts:
        return [next(run) for _, run in groupby(places.tolist(), key=lambda place: texts[place])]
    return np.linspace(0, len(places) - 1, ways.SHOWN).astype(int).tolist()


def _stop(space: Space, found: Walk, place: int, familiar: str, words: str) -> Stop:
    at = found.shares[place]
    place_of = {"where": listed([f"{share:.0%}" for share in at]), "what": words or said("blend-stop-there")}
    told = said("blend-stop", **place_of)
    if familiar != FAMILIAR[0]:
        told = said("blend-stop-strange", familiar=said(familiarity.WORDS[familiar]), **place_of)
    return Stop(at, "" if words else views.uri(space.modality.view(found.drawn[place])), words, familiar, told)


def _tell(space: Space, blend: Blend, found: Walk, code: np.ndarray) -> None:
    """Where the way leaves what the model knows; for those who ask, the known items nearest to this place."""
    more = _compared(space, found) if blend.mode == blends.TWO else _landed(space, blend, found)
    st.html(f"<p class='told'>{html.escape(ways.told(found))} <span class='quiet'>{html.escape(more)}</span></p>")
    if st.toggle(said("blend-nearest"), key="blend-nearest"):
        nearest.show(space, code)


def _compared(space: Space, found: Walk) -> str:
    """How much of each way between two is unfamiliar."""
    shares = ways.compared(space, found.flat[0], found.flat[-1])
    straight, spherical, along = (f"{shares[how]:.0%}" for how in blends.HOWS[blends.TWO])
    return said("blend-compared", straight=straight, spherical=spherical, along=along)


def _landed(space: Space, blend: Blend, found: Walk) -> str:
    """What the model takes an outcome for, where known items are labelled."""
    label = "" if found.square else shown(space.label_of(found.flat[-1]))
    return said("blend-landed", label=label) if label else ""


def _keep(space: Space, blend: Blend, found: Walk, code: np.ndarray, resting: bool) -> None:
    """Ways to go on with what is shown, and to keep it."""
    query = blends.to_query(space, blend, state.collection(space))
    if resting:
        address.say(query)
    source = Source("code", links.write_code(code))
    with st.container(horizontal=True, key="keep"):
        if buttons.pressed(said("blend-morph"), "blend-morph", icon=":material/tune:", type="primary"):
            bench.open_morph(space, state.Desk(source))
        tray.offer(space, source, said("blend-name"), lambda: morphing.views(space, code)[0])
        with st.popover(said("bench-link")):
            st.write(said("bench-link-told"))
            st.code(links.address(st.context.url, query), language=None, wrap_lines=True)
    with st.expander(said("blend-save"), icon=":material/download:"), st.container(horizontal=True):
        _save(space, blend, found, code)


def _save(space: Space, blend: Blend, found: Walk, code: np.ndarray) -> None:
    """Files of this place and of all of it; what takes a moment to make is made when it is asked for."""
    modality, items = space.modality, _items(space, blend)
    one = lambda: modality.keepsake(space.redraw(code)[0]).data  # noqa: E731
    row = lambda: modality.strip(found.drawn[_shown(found, modality.sheet(found.drawn).texts)]).data  # noqa: E731
    film = lambda: modality.film(_there_and_back(found))[0].data  # noqa: E731
    put = partial(st.download_button, on_click="ignore")
    put(
        said("blend-save-one", **nouns.of(modality)),
        one,
        _named(space, "one", modality.keepsake_mime),
        modality.keepsake_mime,
    )
    put(said("blend-save-row"), row, _named(space, "all", modality.keepsake_mime), modality.keepsake_mime)
    put(said("blend-save-film"), film, _named(space, "film", modality.film_mime), modality.film_mime)
    mime = "text/csv"
    put(said("blend-save-numbers"), partial(_table, space, found), _named(space, "codes", mime), mime)
    choices = {
        said("blend-blended"): said(blends.TITLES[blend.mode]),
        said("blend-how"): said(blends.NAMED[blend.how]),
    }
    take_away.offer("Blend", space, choices, lambda: _parts(space, blend, found, items), [said("blend-caveat")])


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
            listed([f"{share:.0%}" for share in found.shares[place]]),
            note=said(familiarity.WORDS[familiar[place]]),
        )
        for place in stops
    ]
    told = f"<p>{html.escape(ways.told(found))}</p>"
    sheet = lambda figures: f"<div class='figures'>{''.join(figures)}</div>"  # noqa: E731
    return [Part(said("blend-items"), sheet(items)), Part(said("blend-between"), told + sheet(between))]


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
