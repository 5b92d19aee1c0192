"""A grey patch over a picture, which a hand moves: where it is comes here while it moves, the newest first.

One message is under way at a time, as with dials (:mod:`.dials`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from latent.ui.components import mounting
from latent.ui.components.hand import Hand, turn_of
from latent.ui.widgets.words import said

Box = tuple[float, float, float, float]
"""Left, top, width and height as shares 0..1 of the picture."""


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
    moved = hand.values.get("place")
    if isinstance(moved, int) and not isinstance(moved, bool) and 0 <= moved < len(boxes):
        place = moved
    shown = st.container()
    yield place
    data = {
        "picture": picture,
        "boxes": [list(map(float, box)) for box in boxes],
        "names": list(names),
        "place": place,
        "fine": fine,
        "label": said("covered-patch"),
        "turn": turn,
        "number": hand.number,
    }
    with shown:
        mounting.mount("cover", key=key, data=data)
