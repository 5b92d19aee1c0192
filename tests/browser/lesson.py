"""A class that is on: its server, under the address of its teacher and under that of its guests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from playwright.sync_api import Locator, expect

from .cable import Cable
from .server import Server, running
from .visitor import Visitor, until

OTHER_NAME = "127.0.0.2"
"""An address of this computer that is not its owner's: what guests send stays on this computer all the same.

macOS has it after ``sudo ifconfig lo0 alias 127.0.0.2``.
"""


@dataclass
class Lesson:
    """A class on a server; ``arrive`` brings visitors, as the fixture of that name does."""

    server: Server
    arrive: Callable[..., Visitor]

    @property
    def pin(self) -> str:
        return re.search(r"PIN (\d{6})", self.server.log)[1]

    @property
    def classes(self) -> Path:
        """The folder in which guests' things lie."""
        return self.server.folder / "home" / "classes"

    @property
    def address(self) -> str:
        """For guests."""
        return self.server.address.replace("127.0.0.1", OTHER_NAME)

    def teacher(self, path: str = "/Class?space=digits", title: str = "Class") -> Visitor:
        teacher = self.arrive(self.server)
        teacher.open(path, title)
        return teacher

    def stranger(self, width: int = 1280) -> Visitor:
        """Somebody in the network who was not let in."""
        return self.arrive(SimpleNamespace(address=self.address, log=self.server.log), width=width)

    def guest(self, name: str, path: str = "/Class?space=digits", title: str = "Class", width: int = 1280) -> Visitor:
        """Somebody who was."""
        guest = self.stranger(width)
        guest.page.goto(self.address + path, wait_until="commit")
        knock(guest, name, self.pin)
        guest.whole(title)
        return guest


def over(line: Cable, lesson: Lesson) -> Lesson:
    """The same class, reached through a cable."""
    address = line.address.replace(OTHER_NAME, "127.0.0.1")
    return Lesson(SimpleNamespace(address=address, log=lesson.server.log), lesson.arrive)


def lost(visitor: Visitor) -> Locator:
    """What a page says that has lost its server."""
    return visitor.page.get_by_role("dialog").get_by_text("This page has lost its connection. It tries again by itself")


def cut(line: Cable, visitor: Visitor) -> None:
    """Pull the cable of a page that has all its parts, and wait until it says so."""

    def fetched() -> int:
        return visitor.page.evaluate("performance.getEntriesByType('resource').length")

    def has_all() -> bool:
        before = fetched()
        visitor.page.wait_for_timeout(1500)
        return fetched() == before

    expect(visitor.page.locator(".lt-languages")).to_be_visible()
    until(has_all, "nothing more is fetched")
    line.pull()
    expect(lost(visitor)).to_be_visible()


def cut_off(visitor: Visitor) -> None:
    """At the end of a test: close the page, and forgive what a browser says of a network that is not there."""
    visitor.page.close()
    visitor.watch.forgive("net::ERR_", "WebSocket connection", "Client Error in reaching", "server is not responding")


def knock(visitor: Visitor, name: str, pin: str) -> None:
    """Type a name and a PIN at the door."""
    visitor.page.get_by_label("Your name").fill(name)
    visitor.page.get_by_label("PIN").fill(pin)
    visitor.page.get_by_role("button", name="Come in").click()


def draw_and_send(guest: Visitor) -> None:
    """A stroke down the pad of the Class page, to the class map; it is there when this returns."""
    page = guest.page
    pad = page.locator(".lt-pad-canvas")
    expect(pad).to_be_visible()
    pad.scroll_into_view_if_needed()
    before = page.get_by_role("button", name="Take it back").count()
    box = pad.bounding_box()
    middle = box["x"] + box["width"] / 2
    page.mouse.move(middle, box["y"] + 0.2 * box["height"])
    page.mouse.down()
    page.mouse.move(middle, box["y"] + 0.8 * box["height"], steps=6)
    page.mouse.up()
    page.get_by_role("button", name="Send to the class map").click()
    expect(page.get_by_role("button", name="Take it back")).to_have_count(before + 1)


FORGETFUL = """
from latent.cli import classes, commands

classes.ASLEEP = {seconds}
commands(prog_name="latent")
"""
"""A class that forgets pages that sleep after so many seconds, and not after hours."""


@contextmanager
def on(folder: Path, asleep: float | None = None) -> Iterator[Server]:
    """The server of a class, for as long as the block lasts; ``asleep``: seconds that it remembers pages that sleep."""
    program = ["-m", "latent"] if asleep is None else ["-c", FORGETFUL.format(seconds=asleep)]
    with running(folder, *program, "class", "--address", OTHER_NAME, "--port") as server:
        until(lambda: "PIN" in server.log, "a PIN")
        yield server
