"""Dials: a column of sliders that answer while the hand drags, not only when it lets go::

    with dials([Dial("Slant", -3, 3, kept["Slant"])], key="slant") as hand:
        kept.update(hand.values)
        st.image(draw(hand.values))

How a value travels::

    the hand moves     and the browser shows the new value at once
    one at a time      a message with the newest values and a number goes out, unless one is under way: then it waits
    the run            finds the message in the session and lays it over the page's values
    the block          under ``with`` draws what the values make; at its end the answer goes out, with that number
    the browser        draws what came before the answer, and takes it as leave to send what is newest by then

The answer must come last: Streamlit throws away what a run has not sent yet when the next one begins. So there is
never a backlog: on a slow server the steps get coarser, the picture does not lag behind. Letting go always sends the
last value, and says so (:attr:`DialsReply.resting`).

Who is right: the page owns the values and passes them in each run; what comes back is the page's values with the
hand's laid over them, to be kept by the page. The hand's count only for the ``revision`` in which it set them. A page
that sets values itself (a reset, a link, another start) passes another revision, and the browser takes the page's.

Within an ``@st.fragment`` a moving hand runs that fragment and nothing else.
"""

from __future__ import annotations

import math
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import streamlit as st

from latent.ui.components import mounting


@dataclass(frozen=True)
class Dial:
    """One slider.

    Attributes:
        name: what its value is called in the answer; unique among those listed together.
        low: its left end.
        high: its right end.
        value: where the page has it. A value beyond the ends stays as it is until the hand moves it.
        help: one plain sentence behind the "i" beside the name, as text; "" for none.
        label: as shown, as text; None for the name.
    """

    name: str
    low: float
    high: float
    value: float = 0.0
    help: str = ""
    label: str | None = None

    def __post_init__(self) -> None:
        """Refuse numbers that make no slider: a caller's mistake, so never shown to a person."""
        if not (math.isfinite(self.value) and -math.inf < self.low < self.high < math.inf):
            raise ValueError(f"{self.name}: from {self.low} to {self.high} at {self.value}")


@dataclass(frozen=True)
class DialsReply:
    """Where the dials stand.

    Attributes:
        values: of every dial listed, by name.
        resting: False while the hand still moves one: what is slow or leaves a trace can wait until it rests.
    """

    values: dict[str, float]
    resting: bool = True


@contextmanager
def dials(listed: Sequence[Dial], *, key: str, revision: int = 0) -> Iterator[DialsReply]:
    """Show sliders, one under the other, and give where they stand; what they move is drawn within the block.

    Args:
        listed: the sliders, from top to bottom.
        key: unique on the page.
        revision: another one than before where the page itself has set values; the hand's are forgotten then.
    """
    if len({dial.name for dial in listed}) < len(listed):
        raise ValueError("two dials have one name")
    turn = f"{_session()}.{revision}"
    hand = _Hand.read(st.session_state.get(key))
    reply = settle(listed, hand.values, hand.resting) if hand.turn == turn else settle(listed)
    place = st.container()
    try:
        yield reply
    finally:
        with place:
            mounting.mount("dials", key=key, data=_data(listed, reply, turn, hand.number))


def settle(listed: Sequence[Dial], hand: Mapping[str, Any] | None = None, resting: bool = True) -> DialsReply:
    """The page's values with the hand's laid over them: those of dials that are listed, within their ends."""
    values = {dial.name: float(dial.value) for dial in listed}
    for dial in listed:
        number = _number((hand or {}).get(dial.name))
        if number is not None:
            values[dial.name] = min(max(number, float(dial.low)), float(dial.high))
    return DialsReply(values, resting)


@dataclass(frozen=True)
class _Hand:
    """What the browser last said.

    Attributes:
        turn: session and revision that it belongs to; "" before the hand has done anything.
        number: of the message, to be answered with.
        values: what the hand has set in this turn.
        resting: whether it has let go.
    """

    turn: str = ""
    number: int = 0
    values: Mapping[str, Any] | None = None
    resting: bool = True

    @classmethod
    def read(cls, state: Any) -> _Hand:
        """From the component's state; whatever has another form says nothing."""
        said = state.get("hand") if isinstance(state, Mapping) else None
        if not isinstance(said, Mapping):
            return cls()
        try:
            pairs = {str(name): value for name, value in said["values"]}
            return cls(str(said["turn"]), int(said["number"]), pairs, bool(said["resting"]))
        except (KeyError, TypeError, ValueError, OverflowError):
            return cls()


def _session() -> str:
    """A name for this session's state: a browser that outlives it must not bring its values into the next one."""
    return st.session_state.setdefault("dials_session", secrets.token_hex(4))


def _number(value: Any) -> float | None:
    """A finite number, to one decimal, as the browser moves it; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return round(float(value), 1) + 0.0


def _data(listed: Sequence[Dial], reply: DialsReply, turn: str, number: int) -> dict[str, Any]:
    """The message to the browser. Names are values in it, never keys, so that a name may be any text."""
    return {
        "dials": [
            {
                "name": dial.name,
                "label": dial.name if dial.label is None else dial.label,
                "low": float(dial.low),
                "high": float(dial.high),
                "help": dial.help,
            }
            for dial in listed
        ],
        "values": [reply.values[dial.name] for dial in listed],
        "turn": turn,
        "number": number,
    }
