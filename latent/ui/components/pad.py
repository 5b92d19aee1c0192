"""Items made by hand, drawn on a pad or written on a line: they come here while they grow, as files, the newest first.

One message is under way at a time, as with dials (:mod:`.dials`); the answer, which must come last, may name a code,
and whatever on the page follows the space's code (the map's "you are here") goes there.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

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
    "line": "Your own words",
    "write": "Type here, or paste, one a line",
}

LONGEST = 100_000
"""Characters that a line takes."""


@dataclass
class HandMade:
    """What was made so far.

    Attributes:
        file: name and bytes; None while there is nothing.
        resting: whether the hand has let go.
        code: to be set: what it was encoded to ``float32 (d,)``.
    """

    file: tuple[str, bytes] | None
    resting: bool
    code: np.ndarray | None = None


@contextmanager
def pad(
    follows: str, *, key: str, how: Literal["lines", "areas", "words"] = "lines", revision: int = 0
) -> Iterator[HandMade]:
    """Show a pad, or a line to write on, and give what stands there; what is made of it is shown within the block.

    Args:
        follows: name of the space whose code it moves.
        key: unique on the page.
        how: it is made: drawn, in lines or areas, or written in words.
        revision: another one than before empties it.
    """
    turn = turn_of(revision)
    hand = Hand.read(st.session_state.get(key)).of(turn)
    made = HandMade(_file(hand.said), hand.resting)
    place = st.container()
    yield made
    code = None if made.code is None else base64.b64encode(np.asarray(made.code, "<f4").tobytes()).decode()
    data = {"follows": follows, "code": code, "turn": turn, "number": hand.number, "words": WORDS}
    own = {"longest": LONGEST} if how == "words" else {"thick": how == "areas"}
    with place:
        mounting.mount("line" if how == "words" else "pad", key=key, data=data | own)


def _file(said: Mapping[str, Any]) -> tuple[str, bytes] | None:
    picture, text = said.get("picture"), said.get("text")
    if isinstance(text, str) and text.strip():
        return "writing.txt", text[:LONGEST].encode("utf-8", "replace")
    if not isinstance(picture, str):
        return None
    try:
        data = base64.b64decode(picture, validate=True)
    except binascii.Error:
        return None
    return ("drawing.png", data) if data else None
