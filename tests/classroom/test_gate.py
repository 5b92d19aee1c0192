"""The gate: strangers get the door, whatever they ask for; guests get in, within limits, as who they are."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest

from latent.classroom import door
from latent.classroom.gate import ASKS, NEWS, OWNER, Gate, cookie_name
from latent.classroom.guard import Pace
from latent.classroom.room import Limits, Room
from latent.words import said_in

GUEST, HERE = "192.0.2.9", "127.0.0.1"
SITE = "192.0.2.7:8501"


@pytest.fixture
def room(tmp_path: Path) -> Room:
    bytes_ = {"message": 1000, "burst_bytes": 2500, "rate_bytes": 100_000}
    limits = Limits(upload=1000, uploads=50_000, tabs=1, burst=2, rate=50, **bytes_)
    return Room(tmp_path / "class", f"http://{SITE}/", limits)


class Asked:
    """One request through the gate: what was answered, and what came through to the application."""

    def __init__(
        self, room: Room, path: str, peer: str = GUEST, method: str = "GET", kind: str = "http", **more
    ) -> None:
        self.sent: list[dict] = []
        self.through: list[dict] = []
        self.heard: list[dict] = []
        body, messages = more.pop("body", b""), more.pop("messages", None)
        headers = {"Host": SITE} | {name.replace("_", "-"): value for name, value in more.items()}
        scope = {
            "type": kind,
            "path": path.partition("?")[0],
            "query_string": path.partition("?")[2].encode(),
            "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
            "client": (peer, 5),
        }
        if kind == "http":
            scope["method"] = method
        incoming = iter(messages or [{"type": "http.request", "body": body}])

        async def receive() -> dict:
            return next(incoming, {"type": f"{kind}.disconnect"})

        async def send(message: dict) -> None:
            self.sent.append(message)

        async def app(scope: dict, receive, send) -> None:
            self.through.append(scope)
            while kind == "websocket" and (message := await receive())["type"] != "websocket.disconnect":
                self.heard.append(message)

        asyncio.run(Gate(app, room)(scope, receive, send))

    @property
    def status(self) -> int:
        return self.sent[0]["status"]

    @property
    def text(self) -> str:
        return self.sent[-1].get("body", b"").decode()

    def header(self, name: str) -> str:
        return dict(self.sent[0]["headers"])[name.lower().encode()].decode()

    @property
    def asks(self) -> list[str]:
        """Who asks, as the application is told."""
        return [v.decode() for scope in self.through for k, v in scope["headers"] if k.decode() == ASKS.lower()]


def cookie(room: Room, name: str = "Ada") -> str:
    return f"other=1; {cookie_name(room)}={room.enter(room.pin, name, GUEST)}"


def enter(room: Room, peer: str = GUEST, **typed: str) -> Asked:
    body = urlencode({"pin": room.pin, "name": "Ada"} | typed).encode()
    return Asked(room, door.ENTER, peer, "POST", body=body)


@pytest.mark.parametrize("path", ["/", "/My_work", "/Train?space=x", "/media/a.png", "/_stcore/health", "/static/a.js"])
def test_a_stranger_sees_the_door_and_nothing_else(room: Room, path: str):
    asked = Asked(room, path)
    assert asked.through == []
    assert asked.status == 403
    assert "Come in" in asked.text
    assert Asked(room, path, Accept="text/html").status == 200


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("es-MX,es;q=0.9,en;q=0.8", "es"),
        ("en-GB,es;q=0.9", "en"),
        ("fr,en;q=0.2, es; q=0.7", "es"),
        ("es;q=0,en;q=0.1", "en"),
        ("fr-CH, *;q=0.5", "en"),
        ("es;q=much;q=", "en"),
        ("", "en"),
    ],
)
def test_the_door_speaks_the_language_of_the_browser(room: Room, accepted: str, language: str):
    asked = Asked(room, "/", Accept="text/html", Accept_Language=accepted)
    assert f'<html lang="{language}">' in asked.text
    assert said_in(language, "door-told") in asked.text
    assert asked.header("Vary") == "Accept-Language"


def test_why_nobody_is_let_in_is_said_in_the_language_of_the_browser(room: Room):
    body = urlencode({"pin": "no", "name": "Ada"}).encode()
    asked = Asked(room, door.ENTER, GUEST, "POST", body=body, Accept_Language="es")
    assert said_in("es", "error-pin-wrong") in asked.text


def test_the_door_has_no_words_of_its_own():
    template = (Path(door.__file__).parent / "door.html").read_text("utf-8")
    bare = re.sub(r"<(style|script).*?</\1>|<[^>]*>|\$\w+", " ", template, flags=re.S)
    assert bare.split() == ["Latentarium"]


@pytest.mark.parametrize("path", ["/_stcore/stream", "/Map/_stcore/stream", NEWS, door.ENTER])
def test_a_stranger_holds_no_conversation(room: Room, path: str):
    asked = Asked(room, path, kind="websocket", Origin=f"http://{SITE}")
    assert asked.through == []
    assert asked.sent == [{"type": "websocket.close", "code": 1008}]


def test_the_pin_opens_the_door_and_leads_to_where_one_wanted(room: Room):
    asked = enter(room, next="/Map?space=digits")
    assert (asked.status, asked.header("Location")) == (303, "/Map?space=digits")
    kept = asked.header("Set-Cookie")
    assert "HttpOnly" in kept
    assert "SameSite=Lax" in kept
    token = kept.partition("=")[2].partition(";")[0]
    assert Asked(room, "/Map", Cookie=f"{cookie_name(room)}={token}").asks == [token]


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x=1", ""]
)
def test_the_door_leads_nowhere_else(room: Room, to: str):
    assert enter(room, next=to).header("Location") == "/"


def test_a_wrong_pin_is_a_plain_line_and_what_was_typed_is_no_html(room: Room):
    asked = enter(room, pin="no", name='"><script>x</script>', next='/"><script>')
    assert "it is not the one of this class" in asked.text
    assert "<script>x" not in asked.text
    assert '"><' not in asked.text
    assert "script-src 'nonce-" in asked.header("Content-Security-Policy")


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"pin", b"a=1&" * 50, b"x" * 100_000])
def test_what_is_no_form_is_a_wrong_pin(room: Room, body: bytes):
    asked = Asked(room, door.ENTER, method="POST", body=body)
    assert asked.status == 200
    assert "notice" in asked.text


def test_the_owner_passes_at_this_computer_alone(room: Room):
    assert Asked(room, "/Train", HERE, Host="127.0.0.1:8501").asks == [OWNER]
    assert Asked(room, "/Train", HERE, Host="localhost").asks == [OWNER]
    for peer, headers in (
        (GUEST, {"Host": "127.0.0.1:8501"}),
        (HERE, {"Host": SITE}),
        (HERE, {"Host": "127.0.0.1", "X-Forwarded-For": "192.0.2.9"}),
        (HERE, {"Host": "evil.example"}),
    ):
        assert Asked(room, "/Train", peer, **headers).through == []


def test_nobody_says_by_themselves_who_they_are(room: Room):
    mine = cookie(room)
    asked = Asked(room, "/Map", Cookie=mine, **{ASKS: OWNER, ASKS.upper(): OWNER})
    assert asked.asks == [mine.rpartition("=")[2]]
    assert Asked(room, "/Map", **{ASKS: OWNER}).through == []


@pytest.mark.parametrize("sent", ["", "nonsense", "a=b; =; ;;", "{name}=0000", '{name}="; x', "{name}=é"])
def test_another_cookie_opens_nothing(room: Room, sent: str):
    assert (
        Asked(room, "/Map", Cookie=sent.format(name=cookie_name(room)).encode("utf-8").decode("latin-1")).through == []
    )


def test_a_guest_sends_so_much_and_no_more(room: Room):
    mine = cookie(room)
    put = {"path": "/_stcore/upload_file/a/b", "method": "PUT", "Cookie": mine}
    assert Asked(room, **put, Content_Length="900").through
    assert Asked(room, **put, Content_Length="20000").status == 413
    assert [bool(Asked(room, **put, Content_Length="10500").through) for _ in range(5)] == [True] * 4 + [False]
    assert Asked(room, **put).status == 411
    assert Asked(room, **put, Content_Length="-5").status == 411
    assert Asked(room, "/media/a.png", Cookie=mine).through, "what they have stays in sight"


def test_a_guest_s_messages_come_through_in_turn_until_they_are_put_out(room: Room):
    mine = cookie(room)
    said = [{"type": "websocket.receive", "bytes": bytes([n])} for n in range(4)]
    asked = Asked(room, "/_stcore/stream", kind="websocket", Cookie=mine, messages=said)
    assert asked.heard == said
    room.put_out(1)
    assert Asked(room, "/_stcore/stream", kind="websocket", Cookie=mine, messages=said).through == []


def test_a_guest_who_is_put_out_while_talking_is_heard_no_more(room: Room):
    mine = cookie(room)

    def said():
        yield {"type": "websocket.receive", "bytes": b"1"}
        room.put_out(1)
        yield {"type": "websocket.receive", "bytes": b"2"}

    asked = Asked(room, "/_stcore/stream", kind="websocket", Cookie=mine, messages=said())
    assert [one["bytes"] for one in asked.heard] == [b"1"]


def test_a_message_that_is_too_big_ends_the_conversation_and_the_next_one_goes_on(room: Room):
    talking = {"path": "/_stcore/stream", "kind": "websocket", "Cookie": cookie(room)}
    small, big = ({"type": "websocket.receive", "bytes": bytes(size)} for size in (1000, 1001))
    asked = Asked(room, messages=[small, big, small], **talking)
    assert asked.heard == [small]
    assert asked.sent == [{"type": "websocket.close", "code": 1009}]
    assert Asked(room, messages=[small], **talking).heard == [small], "they are still in"
    long = {"type": "websocket.receive", "text": "x" * 1001}
    assert Asked(room, messages=[long], **talking).heard == []


def test_many_bytes_wait_their_turn_however_few_the_messages(room: Room, monkeypatch: pytest.MonkeyPatch):
    mine, waited = cookie(room), []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    room.guests[0].pace = Pace(100, 100)
    said = [{"type": "websocket.receive", "bytes": bytes(1000)} for _ in range(4)]
    assert Asked(room, "/_stcore/stream", kind="websocket", Cookie=mine, messages=said).heard == said
    assert waited[:2] == [0, 0]
    assert 0 < waited[2] < waited[3] <= 0.015


def test_a_guest_has_so_many_tabs(room: Room):
    mine = cookie(room)
    room.guests[0].tabs = 1
    asked = Asked(room, "/_stcore/stream", kind="websocket", Cookie=mine)
    assert (asked.through, asked.sent) == ([], [{"type": "websocket.close", "code": 1008}])


def test_the_bell_is_heard_on_this_site_alone(room: Room):
    mine = cookie(room)
    listening = {"kind": "websocket", "Cookie": mine, "messages": [{"type": "websocket.connect"}]}
    told = Asked(room, NEWS, Origin=f"http://{SITE}", **listening).sent
    assert told[0] == {"type": "websocket.accept"}
    assert told[1] == {"type": "websocket.send", "text": str(room.for_all.number)}
    assert Asked(room, NEWS, Origin="http://evil.example", **listening).sent[0]["type"] == "websocket.close"
    assert Asked(room, NEWS, **listening).sent[0]["type"] == "websocket.close"


def test_after_the_class_the_door_says_so(room: Room):
    mine = cookie(room)
    room.end()
    asked = Asked(room, "/Map", Cookie=mine, Accept="text/html")
    assert asked.through == []
    assert "This class is over." in asked.text
    assert "Esta clase ha terminado." in Asked(room, "/Map", Accept="text/html", Accept_Language="es").text
