"""Items made by hand, drawn on a pad, written on a line or said to a microphone: they come here while they grow, as
files, the newest first.

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
from latent.ui.components.told import words
from latent.ui.widgets.words import said

LONGEST = 100_000
"""Characters that a line takes."""

LONGEST_RECORDING = 10
"""Seconds that are recorded, at most."""

_PARTS = {"lines": "pad", "areas": "pad", "words": "line", "voice": "voice"}
"""What is shown for each way to make an item."""


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
    follows: str,
    *,
    key: str,
    how: Literal["lines", "areas", "words", "voice"] = "lines",
    revision: int = 0,
    grows: bool = True,
) -> Iterator[HandMade]:
    """Show a pad, a line to write on or a microphone, and give what stands there; what becomes of it is shown inside.

    Args:
        follows: name of the space whose code it moves.
        key: unique on the page.
        how: it is made: drawn, in lines or areas, written in words, or said.
        revision: another one than before empties it.
        grows: whether it comes while it grows, too, and not only when the hand lets go.
    """
    turn = turn_of(revision)
    hand = Hand.read(st.session_state.get(key)).of(turn)
    made = HandMade(_file(hand.said), hand.resting)
    place = st.container()
    yield made
    code = None if made.code is None else base64.b64encode(np.asarray(made.code, "<f4").tobytes()).decode()
    data = {"follows": follows, "code": code, "turn": turn, "number": hand.number, "words": words.pad(said)}
    own = {"longest": LONGEST_RECORDING if how == "voice" else LONGEST, "thick": how == "areas", "grows": grows}
    with place:
        mounting.mount(_PARTS[how], key=key, data=data | own)


def _file(sent: Mapping[str, Any]) -> tuple[str, bytes] | None:
    text = sent.get("text")
    if isinstance(text, str) and text.strip():
        return f"{said('file-writing')}.txt", text[:LONGEST].encode("utf-8", "replace")
    for kind, name in (("picture", f"{said('file-drawing')}.png"), ("sound", f"{said('file-recording')}.wav")):
        if data := _unpacked(sent.get(kind)):
            return name, data
    return None


def _unpacked(sent: Any) -> bytes:
    """What came in base 64; nothing where that did not."""
    try:
        return base64.b64decode(sent, validate=True) if isinstance(sent, str) else b""
    except binascii.Error:
        return b""
