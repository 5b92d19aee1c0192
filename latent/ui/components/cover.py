"""A grey patch over a picture, which a hand moves: where it is comes here while it moves, the newest first.

One message is under way at a time, as with dials (:mod:`.dials`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from latent.ui.components import mounting
from latent.ui.components.hand import Hand, turn_of

Box = tuple[float, float, float, float]
"""Left, top, width and height as shares 0..1 of the picture."""

LABEL = "Grey patch: drag it, or move it with the arrow keys"


@contextmanager
def cover(
    picture: str, boxes: Sequence[Box], names: Sequence[str], *, key: str, place: int, fine: bool, revision: int = 0
) -> Iterator[int]:
    """Show it, and give where the patch lies; what is made of that is shown within the block.

    Args:
        picture: its address.
        boxes: where the patch can lie.
        names: of those places, for who does not see them.
        key: unique on the page.
        place: which of them it begins at.
        fine: whether the picture is enlarged smoothly.
        revision: another one than before begins anew.
    """
    turn = turn_of(revision)
    hand = Hand.read(st.session_state.get(key)).of(turn)
    said = hand.values.get("place")
    if isinstance(said, int) and not isinstance(said, bool) and 0 <= said < len(boxes):
        place = said
    shown = st.container()
    yield place
    data = {
        "picture": picture,
        "boxes": [list(map(float, box)) for box in boxes],
        "names": list(names),
        "place": place,
        "fine": fine,
        "label": LABEL,
        "turn": turn,
        "number": hand.number,
    }
    with shown:
        mounting.mount("cover", key=key, data=data)
