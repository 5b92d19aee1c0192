"""What stands on Blend: which items, how they are put together, and how far along; and a link that opens just that.

Values and pure functions, and where the session keeps them: for each space the way of blending in sight, and for each
way what was set; until something was set, a prepared example stands there (:mod:`.blend_examples`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import streamlit as st

from latent.collection import Collection
from latent.errors import RequestError
from latent.space import Space
from latent.ui.session import links, morphing
from latent.ui.session.links import Source
from latent.ui.widgets.words import said
from latent.words import Saying

TWO, FOUR, SUM, LOOK = "two", "four", "sum", "look"
STRAIGHT, SPHERICAL, ALONG = "straight", "spherical", "along"
ANALOGY, FREE = "analogy", "free"

HOWS: Mapping[str, tuple[str, ...]] = {
    TWO: (STRAIGHT, SPHERICAL, ALONG),
    FOUR: (STRAIGHT, SPHERICAL),
    SUM: (ANALOGY, FREE),
    LOOK: (STRAIGHT,),
}
"""How each way of blending can be done, the usual one first."""

TITLES: Mapping[str, str] = {TWO: "blend-two", FOUR: "blend-four", SUM: "blend-sum", LOOK: "blend-look"}
"""What each way of blending is called: messages."""

NAMED: Mapping[str, str] = {
    STRAIGHT: "blend-straight",
    SPHERICAL: "blend-spherical",
    ALONG: "blend-data",
    ANALOGY: "blend-analogy",
    FREE: "blend-free",
}
"""What each how is called: messages."""

COUNTS: Mapping[str, int] = {TWO: 2, FOUR: 4, SUM: 3, LOOK: 2}
"""Items that each takes; a free sum takes any number up to :data:`MOST`."""

MOST = 6
LETTERS = "ABCDEF"


@dataclass(frozen=True)
class Blend:
    """All that one way of blending is set to.

    Attributes:
        mode: one of :data:`HOWS`.
        items: in the order of their letters; None where none is chosen.
        how: one of those of the mode.
        at: how far along each slider, 0..1; one number, or two among four corners.
        signs: of the terms of a free sum, 1 or -1 for each item.
        sorting: by what kinds are told apart, for a look that is borrowed; "" for the first that there is.
    """

    mode: str
    items: tuple[Source | None, ...]
    how: str
    at: tuple[float, ...]
    signs: tuple[int, ...] = ()
    sorting: str = ""

    def with_item(self, place: int, source: Source | None) -> Blend:
        """With another item in a place."""
        return replace(self, items=(*self.items[:place], source, *self.items[place + 1 :]))

    def with_how(self, how: str) -> Blend:
        """Done otherwise: of a free sum only the first terms fit elsewhere."""
        if self.mode != SUM or how == FREE:
            return replace(self, how=how)
        return replace(self, how=how, items=self.items[: COUNTS[SUM]], signs=self.signs[: COUNTS[SUM]])

    def with_term(self, sign: int) -> Blend:
        """With one term more, to be chosen."""
        return replace(self, items=(*self.items, None), signs=(*self.signs, sign))

    def without_term(self, place: int) -> Blend:
        """With one term less."""
        keep = [i for i in range(len(self.items)) if i != place]
        return replace(self, items=tuple(self.items[i] for i in keep), signs=tuple(self.signs[i] for i in keep))

    def swapped(self) -> Blend:
        """Of two, each in the other's place, and what stands between them still the same."""
        return replace(self, items=self.items[::-1], at=(round(1 - self.at[0], 2),))

    def with_sign(self, place: int, sign: int) -> Blend:
        """With another sign before a term."""
        return replace(self, signs=(*self.signs[:place], sign, *self.signs[place + 1 :]))


def usual(mode: str, items: tuple[Source | None, ...]) -> Blend:
    """How a way of blending begins with these items: halfway, or at what comes out."""
    at = {TWO: (0.5,), FOUR: (0.5, 0.5)}.get(mode, (1.0,))
    signs = (-1, 1, 1) if mode == SUM else ()
    return Blend(mode, items, HOWS[mode][0], at, signs)


def to_query(space: Space, blend: Blend, collection: Collection) -> dict[str, str]:
    """Query values for a state; one's own items go by their codes, since their content stays with the person."""
    query = {"space": space.name, "blend": blend.mode, "how": blend.how}
    for letter, source in zip(LETTERS, blend.items, strict=False):
        if source is not None:
            code = morphing.begin(space, collection, source).code
            query[letter.lower()] = links.write_source(links.given_away(source, code))
    query["at"] = " ".join(f"{share:g}" for share in blend.at)
    if blend.how == FREE:
        query["signs"] = "".join("m" if sign < 0 else "p" for sign in blend.signs)
    return query | ({"by": blend.sorting} if blend.sorting else {})


def from_query(space: Space, query: Mapping[str, str]) -> Blend | None:
    """The state that a link asks for, or None if it asks for none.

    Raises:
        RequestError: the link does not fit the space.
    """
    mode = query.get("blend")
    if mode is None:
        return None
    if mode not in HOWS or query.get("how", HOWS[mode][0]) not in HOWS[mode]:
        raise _unfit(Saying("error-link-no-blend"))
    blend = usual(mode, (None,) * COUNTS[mode])
    blend = replace(blend, how=query.get("how", blend.how), sorting=query.get("by", ""))
    if blend.how == FREE:
        signs = tuple(-1 if letter == "m" else 1 for letter in query.get("signs", "")[:MOST])
        blend = replace(blend, signs=signs or blend.signs, items=(None,) * len(signs or blend.signs))
    sources = [links.read_source(space, query[k]) if (k := x.lower()) in query else None for x in LETTERS]
    return replace(blend, items=tuple(sources[: len(blend.items)]), at=_shares(query.get("at", ""), blend.at))


def about(query: Mapping[str, str]) -> str:
    """What a link opens, in a few words."""
    return said(TITLES.get(query.get("blend", ""), TITLES[TWO])).lower()


def _shares(text: str, usual_ones: tuple[float, ...]) -> tuple[float, ...]:
    if not text:
        return usual_ones
    try:
        found = tuple(float(part) for part in text.split())
    except ValueError as error:
        raise _unfit(Saying("error-link-share")) from error
    if len(found) != len(usual_ones) or not np.isfinite(found).all():
        raise _unfit(Saying("error-link-share"))
    return tuple(min(max(share, 0.0), 1.0) for share in found)


def _unfit(problem: Saying) -> RequestError:
    return RequestError(Saying("error-item-link"), problem, Saying("error-link-instead"))


def mode_of(space: Space) -> str:
    """The way of blending in sight."""
    return _kept(space).get("mode", TWO)


def look_at(space: Space, mode: str) -> None:
    """Have another way of blending in sight."""
    _keep(space, mode=mode)


def kept(space: Space, mode: str) -> Blend | None:
    """What was set for a way of blending; None where nothing was."""
    return _kept(space).get(mode)


def keep(space: Space, blend: Blend) -> None:
    """Set one, and have it in sight."""
    _keep(space, mode=blend.mode, **{blend.mode: blend})


def change(space: Space, shown: Blend, make: Callable[[Blend], Blend]) -> None:
    """Set what ``make`` makes of the one that is shown, with the sliders where the hand has put them since."""
    stands = kept(space, shown.mode)
    keep(space, make(shown if stands is None else replace(shown, at=stands.at)))


def forget(space: Space, mode: str) -> None:
    """Let a way of blending go back to its example."""
    left = {key: value for key, value in _kept(space).items() if key != mode}
    st.session_state["blends"] = {**st.session_state.get("blends", {}), space.name: left}


def _kept(space: Space) -> Mapping[str, str | Blend]:
    return st.session_state.get("blends", {}).get(space.name, {})


def _keep(space: Space, **news: str | Blend) -> None:
    # Never in place: what stood there before is a moment of the history.
    blends = st.session_state.get("blends", {})
    st.session_state["blends"] = {**blends, space.name: {**_kept(space), **news}}


def revision(space: Space, blend: Blend) -> int:
    """Grows when the page itself has set something, by a button, a link or undo, and not the hand on a slider."""
    told = st.session_state.setdefault("blends_told", {})
    number, last = told.get((space.name, blend.mode), (0, blend))
    if last != blend:
        number += 1
    told[space.name, blend.mode] = (number, blend)
    return number


def moved(space: Space, blend: Blend) -> None:
    """Keep where the hand has put the sliders, which is no news to it."""
    keep(space, blend)
    told = st.session_state.setdefault("blends_told", {})
    told[space.name, blend.mode] = (told.get((space.name, blend.mode), (0, blend))[0], blend)
