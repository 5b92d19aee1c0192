"""The instrument: sliders on a code, and what the space's decoder makes of it, drawn in the page while the hand moves::

    with instrument(bench, key="bench", undo=undo, redo=redo, revision=state.revision) as play:
        state.values, play.strides = play.values, strides
        if play.asks:
            play.answer(view_of(code), drift)

The decoder is the space's own ONNX file, run by onnxruntime-web; Python gives it once, with the code to start from and
how each slider moves it, and hears of a hand only when it lets go. Where a browser can't run it, or the modality has no
way to be drawn there (``Modality.canvas``), the hand's values come here while it moves, one message at a time and the
newest first, and :attr:`Play.asks` says that a picture is wanted; a small mark on the page tells which of the two it
is. Whose values count is told in :mod:`.hand`.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

import numpy as np
import streamlit as st

from latent import paths
from latent.space import Space
from latent.ui.components import live_space, mounting
from latent.ui.components.hand import Dial, Hand, settle, turn_of
from latent.ui.components.told import words
from latent.ui.components.told.sliders import Family
from latent.ui.components.told.space import is_redrawn
from latent.ui.widgets.words import again, said


@dataclass(frozen=True)
class Begun:
    """Where a code comes from.

    Attributes:
        code: ``float32 (d,)``.
        name: of its item.
        picture: of its item, as an address.
        note: one plain sentence about the picture.
        spread: standard deviations of its posterior ``(d,)``; None where no encoder gave it.
        redrawn: whether the picture is what the decoder makes of the code, for want of the item.
    """

    code: np.ndarray
    name: str
    picture: str
    note: str = ""
    spread: np.ndarray | None = None
    redrawn: bool = False


@dataclass(frozen=True)
class Trying:
    """What to try first.

    Attributes:
        name: of a slider.
        family: key of its family.
        value: where it is to go.
        line: what is said of it, as text.
        show: what the button says that moves it there.
    """

    name: str
    family: str
    value: float
    line: str
    show: str


@dataclass(frozen=True)
class Stop:
    """One place of a field that can be gone to.

    Attributes:
        at: where each slider then stands.
        picture: what is there, as an address; "" for what says something instead.
        words: what is there, in words.
        familiar: ``familiar``, ``borderline`` or ``unfamiliar``.
        told: for those who do not see it.
    """

    at: tuple[float, ...]
    picture: str = ""
    words: str = ""
    familiar: str = "familiar"
    told: str = ""


@dataclass(frozen=True, eq=False)
class Field:
    """What sliders lead through where that is no straight line: codes on a line or a square, and what is seen of them.

    Attributes:
        codes: ``(n, d)`` along the only slider, or ``(n, m, d)`` along two, each from 0 to 1.
        stops: what is shown of it, along the first slider and then the second.
        columns: stops that stand side by side.
        title: what it is, for those who do not see it.
    """

    codes: np.ndarray
    stops: Sequence[Stop]
    columns: int
    title: str

    def to_json(self) -> dict[str, Any]:
        """As the browser is told."""
        stops = [asdict(stop) for stop in self.stops]
        about = {"shape": list(self.codes.shape[:-1]), "columns": self.columns, "title": self.title}
        return about | {"codes": _packed(self.codes), "stops": stops}

    def code(self, values: Mapping[str, float]) -> np.ndarray:
        """Where the sliders stand ``float32 (d,)``, by their values in order."""
        return paths.within(self.codes, list(values.values()))


@dataclass(frozen=True)
class Bench:
    """What an instrument plays on.

    Attributes:
        space: its networks and known items.
        begun: where the code starts.
        families: all sliders.
        held: names of the sliders that are held.
        family: key of the family in sight.
        face: ``bench`` is the whole machine, ``toy`` a picture and sliders.
        field: what the sliders lead through; None where each moves the code straight along its stride.
        trying: what to try first; None for nothing.
    """

    space: Space
    begun: Begun
    families: Sequence[Family]
    held: Sequence[str] = ()
    family: str = ""
    face: Literal["bench", "toy"] = "bench"
    field: Field | None = None
    trying: Trying | None = None

    @property
    def dials(self) -> list[Dial]:
        """All sliders."""
        return [dial for family in self.families for dial in family.dials]


@dataclass
class Play:
    """How things stand.

    Attributes:
        values: of every slider, by name.
        resting: whether the hand has let go.
        asks: whether the browser wants a picture from here.
        held: names of the sliders that are held.
        family: key of the family in sight.
        chosen: name of the slider that the hand is on, or else the first in sight; "" where there is none.
        strides: to be set where there is no field: what one step of each slider adds to the code, in the sliders'
            order ``(k, d)``.
    """

    values: dict[str, float]
    resting: bool = True
    asks: bool = True
    held: tuple[str, ...] = ()
    family: str = ""
    chosen: str = ""
    strides: np.ndarray | None = None
    _answer: dict[str, Any] = field(default_factory=lambda: {"now": None, "drift": None, "steps": None})

    def answer(self, now: str, drift: float) -> None:
        """Give what the values make: a picture's address, and how far its own code lies from the code it shows."""
        self._answer |= {"now": now, "drift": drift}

    def tell_steps(self, found: Iterable[tuple[float, str]]) -> None:
        """Give where along the chosen slider what is drawn changes, and what it says from there on."""
        self._answer["steps"] = {"name": self.chosen, "found": [{"at": at, "words": words} for at, words in found]}


@contextmanager
def instrument(
    bench: Bench, *, key: str, undo: Callable[[], None], redo: Callable[[], None], revision: int = 0
) -> Iterator[Play]:
    """Show an instrument and give how it stands.

    Args:
        bench: what it plays on.
        key: unique on the page.
        undo, redo: called where a person presses Ctrl+Z, and with Shift.
        revision: another one than before where the page itself has set something; the hand's is forgotten then.
    """
    turn = turn_of(revision)
    state = st.session_state.get(key)
    hand = Hand.read(state).of(turn)
    play = Play(settle(bench.dials, hand.values), hand.resting, _asks(state), *_chosen(bench, hand))
    place = st.container()
    yield play
    data = _data(bench, play) | {"turn": turn, "number": hand.number}
    with place:
        mounting.mount("instrument", key=key, data=data, triggers={"undo": undo, "redo": redo})


def _asks(state: Any) -> bool:
    """Unless the browser has said that it draws by itself: that is so in every turn."""
    return Hand.read(state).said.get("engine") != "page"


def _chosen(bench: Bench, hand: Hand) -> tuple[tuple[str, ...], str, str]:
    """What is held, which family is in sight, and which slider is chosen: as the hand says, where that makes sense."""
    held, family = hand.said.get("held"), hand.said.get("family")
    lockable = {dial.name for f in bench.families if f.lockable for dial in f.dials}
    kept = tuple(name for name in held if name in lockable) if isinstance(held, list) else tuple(bench.held)
    family = family if family in [f.key for f in bench.families] else bench.family
    names = [dial.name for dial in bench.dials]
    in_sight = [dial.name for f in bench.families if f.key == family for dial in f.dials]
    chosen = hand.said.get("chosen")
    return kept, family, chosen if chosen in names else next(iter(in_sight or names), "")


def _data(bench: Bench, play: Play) -> dict[str, Any]:
    begun, space = bench.begun, bench.space
    told = words.instrument(said, space.dials, is_redrawn(space)) | {"told": again(space.modality.marks)}
    return {
        "face": bench.face,
        "space": live_space.about(space),
        "families": [family.to_json() for family in bench.families],
        "family": play.family,
        "strides": None if play.strides is None else _packed(play.strides),
        "field": bench.field and bench.field.to_json(),
        "code": _packed(begun.code),
        "spread": None if begun.spread is None else _packed(begun.spread),
        "item": {"uri": begun.picture, "name": begun.name, "note": begun.note, "redrawn": begun.redrawn},
        "values": [play.values[dial.name] for dial in bench.dials],
        "held": list(play.held),
        "trying": bench.trying and asdict(bench.trying),
        "words": told,
        **play._answer,
    }


def _packed(values: np.ndarray) -> str:
    return base64.b64encode(np.ascontiguousarray(values, "<f4").tobytes()).decode()
