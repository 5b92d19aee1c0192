"""A drawing pad: what is drawn by hand comes here while it grows, as a picture file, the newest first.

One message is under way at a time, as with dials (:mod:`.dials`); the answer, which must come last, may name a code,
and whatever on the page follows the space's code (the map's "you are here") goes there.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import streamlit as st

from latent.ui.components import mounting
from latent.ui.components.hand import Hand, turn_of

WORDS = {
    "pad": "Drawing pad: draw with the mouse, a finger or a pen",
    "hint": "Draw here",
    "thin": "Thin",
    "thick": "Thick",
    "undo": "Undo a stroke",
    "clear": "Clear",
}


@dataclass
class PadReply:
    """What stands on the pad.

    Attributes:
        picture: a PNG file; None while nothing is drawn.
        resting: whether the hand has let go.
        code: to be set: what it was encoded to ``float32 (d,)``.
    """

    picture: bytes | None
    resting: bool
    code: np.ndarray | None = None


@contextmanager
def pad(follows: str, *, key: str, thick: bool = False, revision: int = 0) -> Iterator[PadReply]:
    """Show a pad and give what stands on it; what it makes is drawn within the block.

    Args:
        follows: name of the space whose code it moves.
        key: unique on the page.
        thick: whether to begin with the thick pen.
        revision: another one than before empties the pad.
    """
    turn = turn_of(revision)
    hand = Hand.read(st.session_state.get(key)).of(turn)
    reply = PadReply(_file(hand.said.get("picture")), hand.resting)
    place = st.container()
    yield reply
    code = None if reply.code is None else base64.b64encode(np.asarray(reply.code, "<f4").tobytes()).decode()
    data = {"follows": follows, "code": code, "thick": thick, "turn": turn, "number": hand.number, "words": WORDS}
    with place:
        mounting.mount("pad", key=key, data=data)


def _file(said: Any) -> bytes | None:
    if not isinstance(said, str):
        return None
    try:
        return base64.b64decode(said, validate=True) or None
    except binascii.Error:
        return None
