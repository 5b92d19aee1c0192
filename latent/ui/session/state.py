"""What a person has in hand, kept in the session: the space, their items in each space, and what is selected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import streamlit as st

from latent import spaces
from latent.actions import Reading
from latent.classroom import here
from latent.collection import Collection
from latent.directions import Direction
from latent.errors import LatentError, RequestError, SpaceNotFound, wrong
from latent.modalities.items import OtherReading
from latent.space import Space
from latent.spaces import Binned
from latent.ui.session import address
from latent.ui.session.links import Source
from latent.ui.widgets import alone, buttons
from latent.words import Saying


@dataclass
class Desk:
    """What stands on a page with sliders, in one space; widgets come and go, this stays.

    Attributes:
        source: where it starts; None until somebody has chosen.
        into: another item that it can be blended with, or None.
        steps: how far each slider stands, by name.
        held: names of those that the others move around.
        family: key of the sliders in sight; "" for the first.
        hand: name of the slider that was moved last; "" before one was.
        revision: grows when the page itself sets something, and not the hand.
    """

    source: Source | None = None
    into: Source | None = None
    steps: dict[str, float] = field(default_factory=dict)
    held: tuple[str, ...] = ()
    family: str = ""
    hand: str = ""
    revision: int = 0

    @property
    def untouched(self) -> bool:
        """Whether it stands as the page has opened: nothing was moved, set out, taken from a link or taken back."""
        return not (self.revision or self.hand or self.steps or self.held)

    def start(self, source: Source | None, steps: dict[str, float] | None = None, held: tuple[str, ...] = ()) -> None:
        """Begin somewhere, with the sliders as given."""
        self.source, self.steps, self.held, self.hand = source, dict(steps or {}), held, ""
        self.revision += 1

    def rename(self, name: str, new: str) -> None:
        """Call a slider otherwise."""
        self.steps = {new if key == name else key: value for key, value in self.steps.items()}
        self.held = tuple(new if key == name else key for key in self.held)
        self.hand = new if self.hand == name else self.hand

    def reset(self) -> None:
        """Let every slider go back, and nothing be held."""
        self.start(self.source)


@dataclass(frozen=True)
class Offer:
    """A better reading of what was brought.

    Attributes:
        other: the reading.
        files: names and bytes.
    """

    other: OtherReading
    files: tuple[tuple[str, bytes], ...] = field(repr=False)


@st.cache_resource(show_spinner=False)
def _opened(folder: Path, changed: int) -> Space:
    return Space.load(folder)


def open_space(name: str) -> Space:
    """A space, opened once for all sessions; :class:`SpaceNotFound` for a name that none has."""
    folder = spaces.folder_of(name)
    return _opened(folder, (folder / "manifest.json").stat().st_mtime_ns)


def begin(page: str) -> LatentError | None:
    """Make sure that the session has everything a page may ask for; a link's space comes first.

    Returns:
        What is wrong with the link, if anything is.
    """
    if st.session_state.get("page") != page:
        # What was refused is told once: on the page that the upload leads to, and no further.
        if not st.session_state.pop("just_refused", False):
            st.session_state["refused"] = []
        st.session_state["page"] = page
        st.session_state.pop("just_deleted", None)
        buttons.forget()
        address.begin()
    st.session_state.setdefault("collections", {})
    st.session_state.setdefault("refused", [])
    if not spaces.shipped():
        raise SpaceNotFound("assets/spaces", *wrong("error-no-spaces"))
    offered = spaces.offered()
    if st.session_state.get("space") not in offered:
        st.session_state["space"] = offered[0]
    asked = None if address.belated() else st.query_params.get("space")
    if asked in offered:
        st.session_state["space"] = asked
    elif asked is not None:
        st.query_params.clear()
        return RequestError(Saying("error-item-link"), *wrong("error-link-no-space"))
    return None


def space() -> Space:
    """The space that is looked at now."""
    return open_space(st.session_state["space"])


def collection(of: Space | None = None) -> Collection:
    """The person's own items in a space."""
    name = (of or space()).name
    return st.session_state["collections"].setdefault(name, Collection(name))


def desk(of: Space, page: str = "morph") -> Desk:
    """What stands on a page of sliders in a space."""
    return st.session_state.setdefault("desks", {}).setdefault((page, of.name), Desk())


def own_directions(of: Space) -> dict[str, Direction]:
    """Directions that the person made from groups in a space, by their names."""
    return st.session_state.setdefault("own_directions", {}).setdefault(of.name, {})


def drop_direction(of: Space, name: str) -> None:
    """Take a direction of the person's own away, and the slider back that stands along it."""
    own_directions(of).pop(name, None)
    desk(of).steps.pop(name, None)


def rename_direction(of: Space, name: str, new: str) -> None:
    """Call a direction of the person's own otherwise, in its place, with every slider that stands along it."""
    own = own_directions(of)
    renamed = {new if key == name else key: one for key, one in own.items()}
    renamed[new] = replace(own[name], name=new)
    own.clear()
    own.update(renamed)
    desks: dict[tuple[str, str], Desk] = st.session_state.setdefault("desks", {})
    if (tried := desks.pop((f"way {name}", of.name), None)) is not None:
        desks[f"way {new}", of.name] = tried
    for (_, where), one in desks.items():
        if where == of.name:
            one.rename(name, new)


def kept_items() -> int:
    """How many of the person's items the session holds, in all spaces, those included that can be brought back."""
    return sum(len(c.taken) for c in st.session_state["collections"].values())


def room_left() -> int | None:
    """How many more items this session may hold: a guest of a class has a limit. None: as many as fit."""
    room = here.room()
    if room is None or alone.guest() is None:
        return None
    return max(0, room.limits.items - sum(len(one) for one in st.session_state["collections"].values()))


def readings(of: Space) -> tuple[Reading, ...]:
    """How files of the last upload to a space were read, where that leaves a choice."""
    return st.session_state.setdefault("readings", {}).get(of.name, ())


def keep_readings(of: Space, found: Iterable[Reading]) -> None:
    """Remember these and no others."""
    st.session_state.setdefault("readings", {})[of.name] = tuple(found)


def offers(of: Space) -> Offer | None:
    """What was offered with the last upload to a space."""
    return st.session_state.setdefault("offers", {}).get(of.name)


def keep_offer(of: Space, offer: Offer | None) -> None:
    """Remember this one and no other."""
    st.session_state.setdefault("offers", {})[of.name] = offer


def delete_space(name: str) -> Binned:
    """Put a space of the person's own into the bin, and let go of all that is kept of it; a class loses it as well."""
    if room := here.room():
        room.take(spaces.folder_of(name))
    binned = spaces.delete(name)
    forget_space(name)
    return binned


def forget_space(name: str) -> None:
    """Let go of everything that is kept of a space that is there no more: another may come by its name."""
    kept = (
        "collections",
        "drafted",
        "own_directions",
        "readings",
        "offers",
        "selections",
        "selected",
        "blends",
        "groups",
        "wishes",
        "table_orders",
        "annotations",
        "sortings",
        "lost_followed",
    )
    for part in kept:
        st.session_state.get(part, {}).pop(name, None)
    desks = st.session_state.get("desks", {})
    for key in [key for key in desks if key[1] == name]:
        del desks[key]
    _forget_spaces()


def _forget_spaces() -> None:
    """Let all that is kept by the name of a space be read anew."""
    st.cache_data.clear()
    st.cache_resource.clear()


def refused() -> list[LatentError]:
    """Files of the last upload that were not taken."""
    return st.session_state["refused"]


def refuse(errors: list[LatentError]) -> None:
    """Remember which files of an upload were not taken."""
    st.session_state["refused"] = errors
    st.session_state["just_refused"] = bool(errors)


def erase() -> None:
    """Forget everything of this session."""
    st.session_state.clear()
    _forget_spaces()
    st.query_params.clear()
