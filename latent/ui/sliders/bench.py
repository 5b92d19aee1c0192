"""Sliders on what one started from: what both Morph and Start put an instrument on."""

from __future__ import annotations

import numpy as np
import streamlit as st

from latent import directions, holding
from latent.directions import Direction
from latent.insight.typicality import UNFAMILIAR
from latent.modalities.items import suffix
from latent.space import Space
from latent.ui.components.hand import Dial
from latent.ui.components.instrument import Begun, Bench, Play, Trying, instrument
from latent.ui.components.told import sliders
from latent.ui.components.told.sliders import Family
from latent.ui.items import taking_home
from latent.ui.session import address, history, in_hand, links, state, tray
from latent.ui.session.links import Morph, Source
from latent.ui.session.morphing import Beginning
from latent.ui.session.state import Desk
from latent.ui.sliders import blending, changing, leaving_few, leaving_out, other_draws
from latent.ui.sliders.leaving_few import Listed
from latent.ui.widgets import buttons, notices, nouns, views
from latent.ui.widgets.words import said


@st.fragment
@notices.guarded
def play(
    space: Space,
    desk: Desk,
    source: Source,
    beginning: Beginning,
    listed: Listed,
    trying: Trying | None = None,
) -> None:
    """The whole machine under all its sliders, with what to try first; letting one go runs nothing else."""
    history.rerun_if_gone()
    if beginning.stranger_than >= UNFAMILIAR:
        notices.line(said("bench-stranger", name=beginning.name, share=100 * beginning.stranger_than))
    in_sight, away = leaving_few.parted(listed)
    families = leaving_few.families(in_sight, away, desk.steps)
    leaving_few.tell(away)
    both = in_sight | {leaving_few.AWAY: away}
    code, resting = _instrument(space, desk, beginning, both, families, "bench", "bench", trying)
    own = tuple(state.own_directions(space).values())
    _keep(space, desk, Morph(source, dict(desk.steps), desk.held, own, desk.into), beginning, code, resting)
    leaving_out.show(space, desk, beginning, in_sight)
    other_draws.show(space, code)
    if resting:
        in_hand.remember()


@st.fragment
@notices.guarded
def toy(
    space: Space, desk: Desk, beginning: Beginning, found: list[Direction], key: str = "toy", more: bool = True
) -> None:
    """A picture and a few sliders, and with ``more`` the way to all of them; its desk says where it starts."""
    history.rerun_if_gone()
    families = [Family(key, "", "", sliders.dials(found, desk.steps, said))]
    _, resting = _instrument(space, desk, beginning, {key: found}, families, "toy", key)
    if more and buttons.pressed(said("bench-more"), f"more-{key}", type="tertiary", icon=":material/tune:"):
        open_morph(space, desk)
    if resting:
        in_hand.remember()


def open_morph(space: Space, desk: Desk, family: str = "") -> None:
    """Go to Morph with what stands on another desk."""
    there = state.desk(space)
    there.start(desk.source, desk.steps)
    there.family = family or there.family
    st.query_params.clear()
    st.switch_page("pages/Morph.py")


def _instrument(
    space: Space,
    desk: Desk,
    beginning: Beginning,
    listed: Listed,
    families: list[Family],
    face: str,
    key: str,
    trying: Trying | None = None,
) -> tuple[np.ndarray, bool]:
    """Show it, take up what the hand did, and draw for a browser that can't; the code, and whether the hand rests."""
    all_of = [direction for found in listed.values() for direction in found]
    bench = Bench(
        space,
        _begun(space, beginning),
        families,
        desk.held,
        desk.family,
        face,
        trying=trying if desk.untouched else None,
    )
    at = f"{key}-{space.name}"
    with instrument(bench, key=at, undo=history.undo, redo=history.redo, revision=desk.revision) as playing:
        before, desk.steps = desk.steps, {name: value for name, value in playing.values.items() if value}
        desk.hand = next((n for n, v in playing.values.items() if v != before.get(n, 0.0)), desk.hand)
        desk.held, desk.family = playing.held, playing.family
        moving = holding.hold(all_of, desk.held, space.reference.codes)
        playing.strides = holding.strides([d for d in moving if d.name in playing.values])
        code = directions.apply(beginning.code, desk.steps, moving)
        if playing.asks:
            _draw(space, code, playing, bench.dials)
    return code, playing.resting


def _draw(space: Space, code: np.ndarray, playing: Play, dials: list[Dial]) -> None:
    """For a browser that draws nothing by itself."""
    decoded = space.redraw(code)
    drift = float(np.linalg.norm(space.encode(decoded).mean[0] - code))
    playing.answer(views.uri(space.modality.view(decoded[0])), drift)
    place = next((i for i, dial in enumerate(dials) if dial.name == playing.chosen), None)
    if (
        playing.resting
        and place is not None
        and playing.chosen not in playing.held
        and changing.in_words(space, decoded)
    ):
        stands, stride = playing.values[playing.chosen], playing.strides[place]
        found = changing.steps(space, dials[place], lambda at: code + (at - stands)[:, None] * stride)
        playing.tell_steps((step.at, step.words) for step in found)


def _begun(space: Space, beginning: Beginning) -> Begun:
    item = space.redraw(beginning.code)[0] if beginning.array is None else beginning.array
    name = said("bench-redrawn") if beginning.array is None else beginning.name
    spread = None if beginning.logvar is None else np.exp(0.5 * beginning.logvar)
    redrawn = beginning.array is None
    return Begun(beginning.code, name, views.uri(space.modality.view(item)), beginning.note, spread, redrawn)


def _keep(space: Space, desk: Desk, morph: Morph, beginning: Beginning, code: np.ndarray, resting: bool) -> None:
    """Ways to keep what came out."""
    other = blending.target(space, desk)
    query = links.to_query(space, morph, beginning.code, other and other.code)
    if resting:
        address.say(query)
    mime = space.modality.keepsake_mime
    kept_as = lambda: space.modality.keepsake(space.redraw(code)[0]).data  # noqa: E731
    name = f"{space.name}-morph{suffix(mime)}"
    with st.container(horizontal=True, key="keep"):
        moved = bool(desk.steps or desk.held)
        st.button(said("bench-back"), on_click=desk.reset, disabled=not moved, icon=":material/restart_alt:")
        save, save_code = said("bench-save", **nouns.of(space.modality)), said("bench-save-code")
        st.download_button(save, kept_as, name, mime, on_click="ignore")
        st.download_button(save_code, _code_file(code), f"{space.name}-code.csv", "text/csv", on_click="ignore")
        kept = Source("code", links.write_code(code)) if moved else morph.source
        name_now = said("bench-morphed", name=beginning.name) if moved else beginning.name
        tray.offer(space, kept, name_now, lambda: space.modality.view(space.redraw(code)[0]))
        taking_home.offer(space.name, "morph")
        with st.popover(said("bench-link")):
            st.write(said("bench-link-told"))
            st.code(links.address(st.context.url, query), language=None, wrap_lines=True)


def _code_file(code: np.ndarray) -> bytes:
    names = ",".join(f"dial_{i + 1}" for i in range(len(code)))
    return f"{names}\n{','.join(repr(float(value)) for value in code)}\n".encode()
