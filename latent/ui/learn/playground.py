"""Watch one learn: a tiny model trains in front of the learner, and two choices can be held side by side."""

from __future__ import annotations

import html
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import streamlit as st

from latent.errors import LatentError
from latent.playground.ground import Ground, Played
from latent.playground.setting import BETAS, DIALS, FRAMES, PILES, Setting
from latent.ui.components.palette import categorical
from latent.ui.components.playground import Film, Wish, playground, wish
from latent.ui.widgets import alone, notices, words
from latent.ui.widgets.words import said

KEY, GROUND = "playground", "playground-ground"

PATIENCE = 0.4
"""Seconds that a run waits for the next frame: the sooner it comes the sooner it is seen, and clicks wait too."""

TOTAL = FRAMES + 1
"""Frames of a whole run."""


def show() -> None:
    """The view: a calm line for a guest, for whom this computer does not train."""
    st.html(f"<p class='quiet'>{html.escape(said('play-about'))}</p>")
    if alone.guest() is not None:
        notices.line(said("play-guest"), "note")
        return
    _ground()


@st.fragment
@notices.guarded
def _ground() -> None:
    ground: Ground = st.session_state.setdefault(GROUND, Ground())
    _choose(ground)
    wished, refused = wish(KEY), ""
    try:
        _fulfil(ground, wished)
    except LatentError as error:
        refused = error.told
    films = [_film(run, word) for run, word in ((ground.before, "play-before"), (ground.now, "play-now")) if run]
    ended = words.again(refused or ground.now.ended) or (said("play-lost") if ground.now.lost else "")
    playground(films, wished, ended, _words(), words.language(), key=KEY)
    if not ground.now.open:
        st.button(said("play-anew"), key="playground-anew", on_click=ground.again)


# ---- what can be set --------------------------------------------------------------------------------------------


def _choose(ground: Ground) -> None:
    with st.container(horizontal=True, key="playground-set", gap="medium"):
        chosen = {name: _one(name, *control) for name, control in CONTROLS.items()}
    ground.set(Setting(**chosen))


def _one(name: str, choices: Iterable[Any], shown: Callable[[Any], str]) -> Any:
    st.session_state.setdefault(f"playground-{name}", getattr(st.session_state[GROUND].now.setting, name))
    return st.segmented_control(
        said(f"play-{name}"),
        list(choices),
        format_func=shown,
        key=f"playground-{name}",
        required=True,
        help=said(f"play-{name}-means"),
    )


def _number(beta: float) -> str:
    return {0.25: "¼"}.get(beta, f"{beta:g}")


CONTROLS: Mapping[str, tuple[Iterable[Any], Callable[[Any], str]]] = {
    "pile": (PILES, lambda pile: said(f"play-pile-{pile}")),
    "beta": (BETAS, _number),
    "dials": (DIALS, str),
}
"""What can be set, by the names that :class:`Setting` has for it: the choices, and how each is called."""


def _fulfil(ground: Ground, wished: Wish) -> None:
    """See that frames are made which the browser wants, and wait a little where it has shown all that there are."""
    run, have = ground.now, wished.have.get(ground.now.number, 0)
    wanted = wished.wants if wished.run == run.number else 1
    ground.want(min(wanted, TOTAL))
    end = time.monotonic() + PATIENCE
    while have >= len(run.frames) and wanted > have and run.open and time.monotonic() < end:
        time.sleep(0.02)
    ground.want(min(wanted, TOTAL))


# ---- what is shown ----------------------------------------------------------------------------------------------


_CODES = {1: "play-codes-one", 2: "play-codes-two"}


def _film(run: Played, word: str) -> Film:
    setting, about = run.setting, run.about
    names = about.get("names", [])
    told = {
        "title": said(word, setting=_said(setting)),
        "codes": said(_CODES.get(setting.dials, "play-codes-many")),
        "grid": said("play-grid-one" if setting.dials == 1 else "play-grid"),
        "total": TOTAL,
        "dials": setting.dials,
        "judged": f"{PILES[setting.pile].space} {PILES[setting.pile].labels}",
        "lanes": setting.dials == 1,
        "names": names,
        "labels": about.get("labels", []),
        "colours": categorical(len(names)),
    }
    return Film(run.number, run.frames, told)


def _said(setting: Setting) -> str:
    pile = said(f"play-pile-{setting.pile}")
    return said("play-setting", pile=pile, beta=_number(setting.beta), dials=setting.dials)


_PLAIN = (
    "play-play",
    "play-pause",
    "play-again",
    "play-step",
    "play-slow",
    "play-bar",
    "play-scrub",
    "play-coming",
    "play-rebuild",
    "play-kl",
    "play-awake",
    "play-error",
    "play-linear",
    "play-changed",
    "play-other",
)


_COMPARED = tuple(f"{figure}{whose}" for figure in ("error", "kl", "awake", "linear") for whose in ("", "_before"))
_COMPARED += ("steps",)
"""What the browser puts into the sentence of what changed."""


def _words() -> dict[str, str]:
    told = {name.removeprefix("play-"): said(name) for name in _PLAIN}
    return told | {
        "nats": said("play-nats", n="{n}"),
        "of": said("play-of", n="{n}", of="{of}"),
        "after": said("play-after", n="{n}"),
        "difference": said("play-difference", **{name: f"{{{name}}}" for name in _COMPARED}),
    }
