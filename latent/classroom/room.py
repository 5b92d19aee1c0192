"""The room of a class: its PIN, its guests, what they showed on the class map, and where the teacher sent them."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from latent.classroom import names
from latent.classroom.bell import Bell
from latent.classroom.guard import Guard, Pace
from latent.collection import Entry
from latent.errors import RequestError, TooLarge, wrong
from latent.words import Saying
from latent.workspace import Place


@dataclass(frozen=True)
class Limits:
    """What one guest may, so that one phone cannot stop the class.

    Attributes:
        guests: in the room at once.
        items: that a guest has, in all spaces together.
        upload: bytes of one upload.
        uploads: bytes of all uploads of a guest.
        shown: things of a guest on the class map.
        tabs: open at once.
        burst, rate: messages of a guest at once, and a second after that; a hand that draws sends under ten.
        message: bytes of one message; ten seconds of a voice, the most that a page sends, are under half a million.
        burst_bytes, rate_bytes: of all messages of a guest at once, and a second after that.
    """

    guests: int = 150
    items: int = 300
    upload: int = 20_000_000
    uploads: int = 200_000_000
    shown: int = 30
    tabs: int = 8
    burst: float = 60.0
    rate: float = 15.0
    message: int = 4_000_000
    burst_bytes: float = 16_000_000.0
    rate_bytes: float = 2_000_000.0


LIMITS = Limits()


@dataclass(eq=False)
class Guest:
    """One browser that was let in.

    Attributes:
        number: the how-manieth guest; tells them apart on pages, and is no secret.
        name: as they call themselves, cleaned.
        place: where their things are kept.
        pace, flow: of their messages, by number and by bytes.
        uploaded: bytes so far.
        tabs: open now.
        followed: number of the last place that they were sent to and went.
        in_hand: what their session holds that their next one begins with; None before they had one. Nothing here looks
            into it.
    """

    number: int
    name: str
    place: Place
    pace: Pace = field(repr=False)
    flow: Pace = field(repr=False)
    uploaded: int = 0
    tabs: int = 0
    followed: int = 0
    in_hand: Any = field(default=None, repr=False)


@dataclass(frozen=True)
class Shown:
    """Something on the class map.

    Attributes:
        id: of it, in this room.
        guest: number of whose it is.
        by: their name.
        space: name of the space that it lies in.
        entry: it.
        hidden: whether the teacher has hidden it.
    """

    id: int
    guest: int
    by: str
    space: str
    entry: Entry = field(repr=False)
    hidden: bool = False


@dataclass(frozen=True)
class Sent:
    """Where the teacher sent everybody.

    Attributes:
        number: grows with each.
        page: title of the page.
        query: of its address.
    """

    number: int = 0
    page: str = ""
    query: Mapping[str, str] = field(default_factory=dict)


class Room:
    """A class that is on; every method may be called in any thread.

    Args:
        folder: that guests' things are kept in; removed as the class ends.
        address: under which guests reach it.
        limits: of each guest.
        now: tells the time in seconds; another one in tests.

    Attributes:
        guard: who has tried PINs.
        for_teacher, for_all: bells: something is new on the class map; something is new that concerns every guest.
        space: name of that of the class map; "" before the teacher chose.
        sent: where the teacher sent everybody last.
        lent: folders of the teacher's own spaces that the class may open.
        loop: in which the server runs, once it does.
    """

    def __init__(
        self, folder: Path, address: str = "", limits: Limits = LIMITS, now: Callable[[], float] = time.monotonic
    ) -> None:
        self.folder, self.address, self.limits = folder, address, limits
        self.id = secrets.token_hex(4)
        self.pin = f"{secrets.randbelow(1_000_000):06}"
        self.guard = Guard(now)
        self.for_teacher, self.for_all = Bell(), Bell()
        self.frozen = self.ended = False
        self.space = ""
        self.sent = Sent()
        self.lent: set[Path] = set()
        self._now, self._lock = now, threading.RLock()
        self.loop: asyncio.AbstractEventLoop | None = None
        self._guests: dict[str, Guest] = {}
        self._shown: dict[int, Shown] = {}
        self._count = self._numbers = 0

    @property
    def invitation(self) -> str:
        """What the QR code says: the address, with the PIN where no browser sends it on."""
        return f"{self.address}#{self.pin}"

    # ---- coming in ---------------------------------------------------------------------------------------------

    def enter(self, pin: str, name: str, address: str) -> str:
        """Let somebody in.

        Args:
            pin: as they typed it.
            name: likewise.
            address: that they ask from.

        Returns:
            128 random bits by which this browser is known from now on.

        Raises:
            RequestError: the PIN is wrong, too many were, the name is none, or the room is full or closed.
        """
        if wait := self.guard.wait(address):
            raise RequestError(Saying("error-item-pin"), *wrong("error-pin-too-often", seconds=round(wait)))
        if self.ended or not secrets.compare_digest(pin.strip().encode(), self.pin.encode()):
            self.guard.note(address)
            self.for_teacher.ring()
            raise RequestError(Saying("error-item-pin"), *wrong("error-pin-wrong"))
        with self._lock:
            if len(self._guests) >= self.limits.guests:
                raise RequestError(Saying("error-item-class"), *wrong("error-class-full"))
            self._numbers += 1
            clean = names.free(names.clean(name), {guest.name for guest in self._guests.values()})
            token, number = secrets.token_hex(16), self._numbers
            place = Place(self.folder / "guests" / str(number), self.folder / "spaces", self.lent)
            pace = Pace(self.limits.burst, self.limits.rate, self._now)
            flow = Pace(self.limits.burst_bytes, self.limits.rate_bytes, self._now)
            self._guests[_digest(token)] = Guest(number, clean, place, pace, flow)
        self.for_teacher.ring()
        return token

    def guest(self, token: str | None) -> Guest | None:
        """Whose token this is; None for nobody's."""
        return None if self.ended or not token else self._guests.get(_digest(token))

    @property
    def guests(self) -> list[Guest]:
        """All of them, as they came."""
        with self._lock:
            return list(self._guests.values())

    def put_out(self, number: int) -> None:
        """Let a guest be one no more, with all that they have."""
        with self._lock:
            gone = [token for token, guest in self._guests.items() if guest.number == number]
            places = [self._guests.pop(token).place.home for token in gone]
            self._shown = {id_: one for id_, one in self._shown.items() if one.guest != number}
        for place in places:
            shutil.rmtree(place, ignore_errors=True)
        self._all_changed()

    # ---- the class map -----------------------------------------------------------------------------------------

    def show(self, guest: Guest, space: str, entry: Entry) -> Shown:
        """Put something on the class map.

        Raises:
            RequestError: the map is frozen, or the class has ended.
            TooLarge: the guest has as much there as one may.
        """
        with self._lock:
            if self.ended or guest not in self._guests.values():
                raise RequestError(Saying("error-item-class-map"), *wrong("error-class-map-over"))
            if self.frozen:
                raise RequestError(Saying("error-item-class-map"), *wrong("error-class-map-frozen"))
            if len(self.shown_by(guest)) >= self.limits.shown:
                raise TooLarge(Saying("error-item-class-map"), *wrong("error-class-map-full", most=self.limits.shown))
            self._count += 1
            shown = self._shown[self._count] = Shown(self._count, guest.number, guest.name, space, entry)
        self.for_teacher.ring()
        return shown

    def shown(self, space: str) -> list[Shown]:
        """What is on the class map of a space, hidden or not, as it came."""
        with self._lock:
            return [one for one in self._shown.values() if one.space == space]

    def shown_by(self, guest: Guest) -> list[Shown]:
        """What of a guest is there, in all spaces."""
        with self._lock:
            return [one for one in self._shown.values() if one.guest == guest.number]

    def take_back(self, guest: Guest, id_: int) -> None:
        """A guest takes away something of their own; of anything else, nothing happens."""
        with self._lock:
            if id_ in self._shown and self._shown[id_].guest == guest.number:
                del self._shown[id_]
        self.for_teacher.ring()

    def hide(self, id_: int, hidden: bool) -> None:
        """The teacher hides something, or shows it again."""
        with self._lock:
            if id_ in self._shown:
                self._shown[id_] = replace(self._shown[id_], hidden=hidden)
        self.for_teacher.ring()

    def remove(self, id_: int) -> None:
        """The teacher takes something away."""
        with self._lock:
            self._shown.pop(id_, None)
        self._all_changed()

    def freeze(self, frozen: bool) -> None:
        """The teacher lets nothing more come, or lets it come again."""
        if self.frozen != frozen:
            self.frozen = frozen
            self._all_changed()

    def choose(self, space: str) -> None:
        """The teacher chooses the space of the class map."""
        if self.space != space:
            self.space = space
            self._all_changed()

    def lend(self, space: Path) -> None:
        """The class may open a space of the teacher's own; ``space`` is its folder."""
        if space not in self.lent:
            self.lent.add(space)
            self._all_changed()

    def take(self, space: Path) -> None:
        """The class may not open it any more; the class map leaves it."""
        if space in self.lent:
            self.lent.discard(space)
            self.space = "" if self.space == space.name else self.space
            self._all_changed()

    # ---- the lesson --------------------------------------------------------------------------------------------

    def send(self, page: str, query: Mapping[str, str]) -> None:
        """Everybody goes to a page, in the state that the query part of its address tells; "" lets them go again."""
        with self._lock:
            self.sent = Sent(self.sent.number + 1, page, dict(query))
        self._all_changed()

    def end(self) -> None:
        """The class is over: nothing of its guests is left."""
        with self._lock:
            self.ended = True
            self._guests.clear()
            self._shown.clear()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._all_changed()

    def _all_changed(self) -> None:
        self.for_teacher.ring()
        self.for_all.ring()


def _digest(token: str) -> str:
    """What is looked up: how long that takes then tells nothing of the tokens that there are."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
