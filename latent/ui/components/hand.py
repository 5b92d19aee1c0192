"""A hand on sliders, as the browser tells of it: what it has set, and whether it has let go.

Who is right: the page owns the values and passes them in each run; what comes back is the page's values with the
hand's laid over them, to be kept by the page. The hand's count only for the ``revision`` in which it set them. A page
that sets values itself (a reset, a link, another start) passes another revision, and the browser takes the page's.
"""

from __future__ import annotations

import math
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from latent.ui.components.told.sliders import Dial


@dataclass(frozen=True)
class Hand:
    """What the browser last said.

    Attributes:
        turn: session and revision that it belongs to; "" before the hand has done anything.
        number: of the message, to be answered with.
        values: what the hand has set in this turn, by the dial's name.
        resting: whether it has let go.
        said: the whole message, for what else a part says.
    """

    turn: str = ""
    number: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)
    resting: bool = True
    said: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, state: Any) -> Hand:
        """From the component's state; whatever has another form says nothing."""
        said = state.get("hand") if isinstance(state, Mapping) else None
        if not isinstance(said, Mapping):
            return cls()
        try:
            pairs = {str(name): value for name, value in said["values"]}
            return cls(str(said["turn"]), int(said["number"]), pairs, bool(said["resting"]), said)
        except (KeyError, TypeError, ValueError, OverflowError):
            return cls()

    def of(self, turn: str) -> Hand:
        """What it has set in a turn: of another one nothing but the number, which is answered all the same."""
        return self if self.turn == turn else Hand(number=self.number)


def turn_of(revision: int) -> str:
    """A revision's name in this session: a browser that outlives it must not bring its values into the next one."""
    return f"{st.session_state.setdefault('hand_session', secrets.token_hex(4))}.{revision}"


def settle(listed: Sequence[Dial], hand: Mapping[str, Any]) -> dict[str, float]:
    """The page's values with the hand's laid over them: those of dials that are listed, within their ends."""
    if len({dial.name for dial in listed}) < len(listed):
        raise ValueError("two dials have one name")
    values = {dial.name: float(dial.value) for dial in listed}
    for dial in listed:
        number = _number(hand.get(dial.name), dial.digits)
        if number is not None:
            values[dial.name] = min(max(number, float(dial.low)), float(dial.high))
    return values


def _number(value: Any, digits: int) -> float | None:
    """A finite number, to as many decimals as the browser moves it by; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return round(float(value), digits) + 0.0
