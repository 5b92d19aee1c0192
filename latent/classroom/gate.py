"""The gate before the whole server: strangers see the door and nothing else, whatever they ask for.

An ASGI middleware (https://asgi.readthedocs.io/en/latest/specs/main.html). Whoever sits at this computer passes, and so
does a browser that was let in, which a cookie tells: 128 random bits that no script can read and no address shows. A
guest's messages are paced, and their uploads counted, here too: no page can forget it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from latent.classroom import door
from latent.classroom.asking import at_this_computer
from latent.classroom.bell import Bell
from latent.classroom.door import Typed
from latent.classroom.room import Guest, Room
from latent.errors import LatentError
from latent.words import said_in

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

ASKS = "X-Latentarium-Asks"
"""The header by which the gate tells the pages behind it who asks; whatever else says so on the way is dropped."""

OWNER = "owner"
"""What it says of the owner; of a guest, their token."""

NEWS = "/class/news"
"""Where pages listen to the bells, over a websocket."""

HOURS = 12
"""How long a browser is known again, unless the class ends before."""

_REFUSED, _TOO_BIG = 1008, 1009
"""Websocket close codes for "against the rules" and for a message that is too big (RFC 6455, 7.4.1)."""


class Headers(Mapping[str, str]):
    """Of a request, found whatever the case of their names; of two, the first."""

    def __init__(self, scope: Scope) -> None:
        pairs = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"]]
        self._values = dict(reversed(pairs))

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self):
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, name: object) -> bool:
        return str(name).lower() in self._values


def cookie_name(room: Room) -> str:
    """Another for each room: browsers tell ports of a computer apart no more than rooms of a day."""
    return f"latentarium_guest_{room.id}"


def token_in(cookies: str, room: Room) -> str | None:
    """The token among the cookies of a request, as its header has them."""
    try:
        found = SimpleCookie(cookies).get(cookie_name(room))
    except CookieError:
        return None
    return found.value if found else None


class Gate:
    """Stands before an ASGI application.

    Args:
        app: what guests and the owner are let through to.
        room: of the class.
    """

    def __init__(self, app: App, room: Room) -> None:
        self.app, self.room = app, room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or let it through."""
        if scope["type"] not in ("http", "websocket"):
            self.room.loop = asyncio.get_running_loop()
            await self.app(scope, receive, send)
            return
        headers = Headers(scope)
        peer = (scope.get("client") or ("",))[0]
        owner = at_this_computer(peer, headers)
        token = token_in(headers.get("Cookie", ""), self.room)
        guest = None if owner else self.room.guest(token)
        if scope["path"] == door.ENTER and scope.get("method") == "POST":
            await self._enter(peer, headers, receive, send)
        elif not owner and guest is None:
            await self._refuse(headers, scope, send)
        elif scope["path"] == NEWS and scope["type"] == "websocket":
            await _tell(self.room.for_teacher if owner else self.room.for_all, headers, receive, send)
        elif guest is None:
            await self.app(_said(scope, OWNER), receive, send)
        elif scope["type"] == "websocket":
            await self._converse(guest, token or "", _said(scope, token or ""), receive, send)
        elif await self._fits(guest, headers, scope, send):
            await self.app(_said(scope, token or ""), receive, send)

    async def _enter(self, peer: str, headers: Headers, receive: Receive, send: Send) -> None:
        typed = Typed.read(await _body(receive, door.LARGEST))
        try:
            token = self.room.enter(typed.pin, typed.name, peer)
        except LatentError as why:
            await _answer(send, 200, *door.page(typed, why.told, _language(headers)))
            return
        kept = f"{cookie_name(self.room)}={token}; Path=/; Max-Age={HOURS * 3600}; HttpOnly; SameSite=Lax"
        await _answer(send, 303, {"Location": typed.goes_to, "Set-Cookie": kept, "Cache-Control": "no-store"})

    async def _refuse(self, headers: Headers, scope: Scope, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _REFUSED})
            return
        query = scope["query_string"].decode("latin-1")
        goes_to = door.inside(f"{scope['path']}?{query}" if query else scope["path"])
        language = _language(headers)
        trouble = said_in(language, "door-over") if self.room.ended else ""
        # A page is asked for by a person, who is at the door now; anything else is not for them.
        status = 200 if "text/html" in headers.get("Accept", "") else 403
        await _answer(send, status, *door.page(Typed(goes_to=goes_to), trouble, language))

    async def _converse(self, guest: Guest, token: str, scope: Scope, receive: Receive, send: Send) -> None:
        """A guest's page and the server: in turn, as long as they are a guest and no message is too big.

        After one that is, the connection is closed; the page connects again by itself, and goes on where it was.
        """
        if guest.tabs >= self.room.limits.tabs:
            await send({"type": "websocket.close", "code": _REFUSED})
            return

        over: list[int] = []

        async def paced() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                size = len(message.get("bytes") or message.get("text") or b"")
                await asyncio.sleep(max(guest.pace.take(), guest.flow.take(size)))
                if self.room.guest(token) is not guest and not self.room.ended:
                    over.append(_REFUSED)
                elif size > self.room.limits.message:
                    over.append(_TOO_BIG)
            return {"type": "websocket.disconnect", "code": over[0]} if over else message

        guest.tabs += 1
        try:
            await self.app(scope, paced, send)
        finally:
            guest.tabs -= 1
        if over:
            await send({"type": "websocket.close", "code": over[0]})

    async def _fits(self, guest: Guest, headers: Headers, scope: Scope, send: Send) -> bool:
        """Whether what a guest sends is within their limits; if not, that is answered."""
        if scope["method"] in ("GET", "HEAD", "OPTIONS", "DELETE"):
            return True
        length, limits = headers.get("Content-Length", ""), self.room.limits
        if not (length.isascii() and length.isdigit()):
            await _answer(send, 411, {}, b"How long it is has to be said.")
            return False
        if int(length) > limits.upload + 10_000 or guest.uploaded + int(length) > limits.uploads:
            await _answer(send, 413, {}, b"That is more than a guest may send.")
            return False
        guest.uploaded += int(length)
        return True


def _language(headers: Headers) -> str:
    return door.language_of(headers.get("Accept-Language", ""))


def _said(scope: Scope, who: str) -> Scope:
    """A request with who asks among its headers, and nothing else that claims to say so."""
    name = ASKS.lower().encode()
    headers = [(key, value) for key, value in scope["headers"] if key.lower() != name]
    return {**scope, "headers": [*headers, (name, who.encode())]}


async def _tell(bell: Bell, headers: Headers, receive: Receive, send: Send) -> None:
    """Tell a page each time that a bell rings how often it has, first of all at once."""
    if urlsplit(headers.get("Origin", "")).netloc != headers.get("Host"):
        await send({"type": "websocket.close", "code": _REFUSED})
        return
    await receive()  # that it connects
    await send({"type": "websocket.accept"})
    leaving = asyncio.ensure_future(_left(receive))
    with bell.listening() as heard:
        while not leaving.done():
            heard.clear()
            await send({"type": "websocket.send", "text": str(bell.number)})
            ringing = asyncio.ensure_future(heard.wait())
            await asyncio.wait((ringing, leaving), return_when=asyncio.FIRST_COMPLETED)
            ringing.cancel()


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "websocket.disconnect":
        pass


async def _body(receive: Receive, most: int) -> bytes:
    """What was sent; nothing where it is more than that."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > most or message["type"] == "http.disconnect":
            return b""
        if not message.get("more_body"):
            return body


async def _answer(send: Send, status: int, headers: Mapping[str, str], content: bytes = b"") -> None:
    listed = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
    listed.append((b"content-length", str(len(content)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": listed})
    await send({"type": "http.response.body", "body": content})
