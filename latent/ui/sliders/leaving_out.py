"""Which parts of an item hold its place along a direction: told by leaving out one after the other."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from latent import holding
from latent.directions import Direction
from latent.space import Space
from latent.ui.components.told import sliders
from latent.ui.session.morphing import Beginning
from latent.ui.session.state import Desk
from latent.ui.widgets import nouns
from latent.ui.widgets.remembering import values_of
from latent.ui.widgets.words import again, hundredths, said, said_as_html, tenths

_SHADED = 1.5
"""Steps at which a part is shaded most."""


def show(space: Space, desk: Desk, beginning: Beginning, listed: dict[str, list[Direction]]) -> None:
    """The item's parts, each with what it does along a direction that a person chooses; nothing without parts."""
    item = space.redraw(beginning.code)[0] if beginning.array is None else beginning.array
    parts, moved = _parts(space, np.ascontiguousarray(item).tobytes(), item)
    offered = [direction for found in listed.values() for direction in found]
    if not parts or not offered:
        return
    steps = moved @ holding.readers(offered, space.reference.codes).T
    named = nouns.of(space.modality) | nouns.parts_of(space.modality)
    st.subheader(said("parts-hold", **named), anchor=False, help=said("parts-hold-help", **named))
    chosen = _choose(space, desk, offered, most_telling(offered, steps))
    told = said_as_html("parts-told", slider=sliders.title(chosen, said), **named)
    drawn = map(_part, parts, steps[:, offered.index(chosen)].tolist())
    st.html(f"<p class='quiet'>{told}</p><p class='parts'>{''.join(drawn)}</p>")


@values_of(max_entries=256)
def _parts(space: Space, octets: bytes, _item: np.ndarray) -> tuple[list[str], np.ndarray]:
    """An item's parts, and how the code moves with each ``(parts, dials)``; kept by the space and the item."""
    listed = space.modality.without(_item)
    codes = space.encode(np.stack([_item, *(array for _, array in listed)])).mean
    return [part for part, _ in listed], codes[0] - codes[1:]


def most_telling(offered: list[Direction], steps: np.ndarray) -> Direction:
    """Of directions, named properties first, the one along which a part moves the item most; steps ``(parts, k)``."""
    named = [place for place, direction in enumerate(offered) if direction.family == "attribute"]
    return offered[max(named or range(len(offered)), key=lambda place: float(np.abs(steps[:, place]).max()))]


def _choose(space: Space, desk: Desk, offered: list[Direction], telling: Direction) -> Direction:
    """The slider that was moved last, until a person chooses another."""
    key, names = f"along-{space.name}", {direction.name: direction for direction in offered}
    now = (desk.source, desk.hand)
    if st.session_state.get(key) not in names or st.session_state.get(f"{key}-at") != now:
        st.session_state[key] = desk.hand if desk.hand in names else telling.name
        st.session_state[f"{key}-at"] = now
    st.selectbox(
        said("parts-along"),
        list(names),
        format_func=lambda name: sliders.title(names[name], said),
        key=key,
        width=260,
        label_visibility="collapsed",
    )
    return names[st.session_state[key]]


def _part(part: str, steps: float) -> str:
    """A part over its number; the sign tells which way, and the colour says it again."""
    number = ("+" if steps > 0 else "−") + tenths(abs(steps)) if abs(steps) >= 0.05 else "0"
    way = "more" if steps > 0 else "less"
    share = round(min(1.0, abs(steps) / _SHADED), 2)
    told = said("parts-steps", steps=("+" if steps >= 0 else "-") + hundredths(abs(steps)))
    return (
        f"<span class='part {way}' style='--share:{share}' title='{told}'>"
        f"<b>{html.escape(again(part))}</b><small>{number}</small></span>"
    )
