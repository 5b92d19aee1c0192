"""Dials: a column of sliders that answer while the hand drags, for what only the server can draw::

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
last value, and says so (:attr:`DialsReply.resting`). Whose values count is told in :mod:`.hand`.

Within an ``@st.fragment`` a moving hand runs that fragment and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from latent.ui.components import mounting
from latent.ui.components.hand import Dial, Hand, settle, turn_of
from latent.ui.components.told import words
from latent.ui.widgets.words import said


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
    turn = turn_of(revision)
    hand = Hand.read(st.session_state.get(key)).of(turn)
    reply = DialsReply(settle(listed, hand.values), hand.resting)
    place = st.container()
    try:
        yield reply
    finally:
        data = {
            "dials": [dial.to_json() for dial in listed],
            "words": words.slider(said),
            "values": [reply.values[dial.name] for dial in listed],
            "turn": turn,
            "number": hand.number,
        }
        with place:
            mounting.mount("dials", key=key, data=data)
