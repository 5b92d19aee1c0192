"""A person at the browser: opens pages, waits for what they would wait for, and notices what must not happen."""

from __future__ import annotations

import base64
import io
import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from PIL import Image
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect

from .talk import Talk

PATIENCE = 120_000
"""Milliseconds to wait for anything: machines that run tests are busy."""

ANSWERED = 240_000
"""Milliseconds to wait for what is worked out beside the page: some of it takes half a minute where all is quiet."""

expect.set_options(timeout=PATIENCE)

NOW = "canvas.lt-big"
"""What an instrument draws now."""

HOVERED = """frame => new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(
    () => tell(frame.classList.contains("lt-over")))))"""
"""Script: whether a point of the map answers to the pointer, once it had the time to."""

AT_REST = "[data-testid=stApp][data-test-script-state=notRunning]:not(:has(p.working))"
"""A page that is not drawn again just now, and waits for no answer."""

TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
"""Script: ends once the screen has been drawn anew."""

DRAWN = """canvas => {
    const { asked, shown, engine } = canvas.closest(".lt-instrument").dataset;
    return (asked === shown || engine === "server") && canvas.toDataURL();
}"""
"""Script: what an instrument draws, once that is what its sliders ask for; false while it is on its way.

What the server draws comes with no number of what it was asked."""

BLOCKED = "delete globalThis.WebAssembly"
"""Script of a page that can run no engine: the server draws for it."""

NOT_OURS = (
    # Streamlit asks below the page's own path first when a page is opened by its address.
    re.compile(r"404.*/_stcore/(health|host-config)", re.S),
    # Of the software renderer that stands in for a graphics card.
    re.compile(r"GL Driver Message|WebGL|GroupMarkerNotSet|swiftshader", re.I),
)


class Watch:
    """Everything that must not happen while a context is open, in ``problems``."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.origin, self.problems = urlsplit(origin), []
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(f"page error: {error.error}"))
        context.on("page", self._page)

    def forgive(self, *parts: str) -> None:
        """Let problems with any of these in them be none: the test itself has made them."""
        self.problems = [one for one in self.problems if not any(part in one for part in parts)]

    def _page(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._address(socket.url))
        page.on("dialog", self._dialog)
        page.on("crash", lambda _: self.problems.append("the page crashed"))

    def _dialog(self, dialog) -> None:
        self.problems.append(f"a dialog opened: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        self._address(request.url)

    def _address(self, url: str) -> None:
        parts = urlsplit(url)
        inside = parts.scheme in ("data", "blob", "about")
        if not inside and (parts.hostname, parts.port) != (self.origin.hostname, self.origin.port):
            self.problems.append(f"a request left: {url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        told = f"{message.text} {message.location.get('url', '')}"
        if not any(known.search(told) for known in NOT_OURS):
            self.problems.append(f"console: {told}")


class Visitor:
    """One person in one tab, ``page``, on one server; ``engine`` is what draws for them: ``page`` or ``server``."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address, self.engine = context, address, "page"
        self.watch = Watch(context, address)
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.talk = Talk(self.page)

    # ---- going somewhere -----------------------------------------------------------------------------------------

    def open(self, path: str, title: str | None = None) -> Page:
        """Open a page by its address and wait until it is whole."""
        self.page.goto(self.address + path, wait_until="commit")
        self.whole(title or {"": "Latentarium"}.get(path.strip("/"), path.strip("/").partition("?")[0]))
        return self.page

    def go(self, title: str) -> None:
        """By the menu, within the session."""
        self.menu(title).click()
        self.whole("Latentarium" if title == "Start" else title)

    def menu(self, title: str) -> Locator:
        """A page's link in the menu: beside the page, or above it where the window is narrow."""
        side, above = self.page.get_by_test_id("stSidebar"), self.page.locator(".st-key-menu-narrow")
        link = self.page.get_by_role("link", name=title, exact=True)
        return side.or_(above).locator(link)

    def whole(self, title: str) -> None:
        """Wait until a page with this heading stands, foot and all, and nothing runs."""
        expect(self.page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()
        expect(self.page.locator("p.foot")).to_be_visible()
        self.rested()

    def rested(self) -> None:
        """Wait until the server has nothing more to say: whatever was asked for is answered, and stands on the page."""
        until(self._rests, "the server has nothing more to say", ANSWERED)

    def _rests(self) -> bool:
        expect(self.page.locator(AT_REST)).to_have_count(1, timeout=ANSWERED)
        runs = self.talk.runs
        self.page.evaluate(TWO_FRAMES)  # what is said leaves a task later, and what came is drawn with the next frame
        return self.talk.runs == runs and not self.talk.waits()

    def sees_every_page(self) -> None:
        """Go to each page that is about a space, and wait until it shows what it is there for, and no trouble."""
        shown = {
            "Map": self.page.locator(".lt-map-home"),
            "Morph": self.page.locator(".lt-instrument"),
            "Groups": self.page.get_by_text("Most typical").first,
            "Odd ones out": self.page.locator(".lt-fence-count"),
            "Blend": self.page.locator(".lt-field"),
            "Imagine": self.page.get_by_text("The middle one is newer than"),
            "What gets lost": self.page.get_by_text("Number by number").first,
        }
        for title, there in shown.items():
            self.go(title)
            expect(there).to_be_visible()
            expect(self.page.locator("p.working")).to_have_count(0)
            expect(self.page.locator(".notice.problem")).to_have_count(0)

    # ---- handing something in ------------------------------------------------------------------------------------

    def upload(self, *files: tuple[str, bytes]) -> None:
        """Choose files, ``(name, content)``, in the page's file chooser."""
        payload = [{"name": name, "mimeType": _mime(name), "buffer": data} for name, data in files]
        field = (
            self.page.get_by_test_id("stFileUploader").filter(visible=True).first
        )  # what is folded away has some too
        with self.page.expect_file_chooser() as chooser:
            field.get_by_test_id("stFileUploaderDropzone").locator("button").first.click()
        chooser.value.set_files(payload)

    def download(self, button: str) -> tuple[str, bytes]:
        """Name and content of what a button saves: what is pressed while the page is drawn again may save nothing."""
        self.rested()
        with self.page.expect_download() as saved:
            self.page.get_by_role("button", name=button, exact=True).click()
        return saved.value.suggested_filename, _read(saved.value.path())

    def choose(self, field: str | Locator, option: str, exact: bool = False) -> None:
        """Choose from a list that drops down; ``field`` is it or its name.

        A list that has just opened closes where the page is drawn anew, or comes to rest after it was scrolled there.
        """
        if isinstance(field, str):
            field = self.page.get_by_role("combobox", name=field)
        wanted = self.page.get_by_role("option", name=option, exact=exact)

        def opened() -> bool:
            field.click()
            self.page.wait_for_timeout(300)
            if not wanted.is_visible():
                field.fill(option)  # a long list shows its first ones only
                self.page.wait_for_timeout(300)
            return wanted.is_visible()

        self.rested()
        until(opened, f"a list with {option}")
        wanted.click()

    # ---- looking -------------------------------------------------------------------------------------------------

    def picture(self, css: str = NOW) -> str:
        """A picture as an address that holds all its bytes; of an instrument, once it draws what is asked for."""
        place = self.page.locator(css).first
        if css != NOW:
            return place.evaluate("e => e.tagName === 'CANVAS' ? e.toDataURL() : e.getAttribute('src')")
        expect(self.page.locator(f".lt-instrument[data-engine={self.engine}]")).to_be_visible()
        return until(lambda: place.evaluate(DRAWN), "what the sliders ask for is drawn")

    def changed(self, css: str, before: str) -> str:
        """Wait until a picture is another one, and return it."""
        return until(lambda: (now := self.picture(css)) != before and now, f"another picture at {css}")

    def still(self, read: Callable[[], Any], what: str) -> Any:
        """What ``read()`` gives once the screen was drawn anew and it has not changed."""

        def twice() -> tuple[Any] | None:
            before = read()
            self.page.evaluate(TWO_FRAMES)
            return (before,) if read() == before else None

        return until(twice, f"{what} stays")[0]

    def shows(self, picture: str, css: str = NOW) -> None:
        """Wait until a picture is this one, to the eye: two engines may round otherwise."""
        wanted = pixels(picture).astype(int)
        until(lambda: np.abs(pixels(self.picture(css)).astype(int) - wanted).max() <= 2, f"that picture at {css}")

    def text(self) -> str:
        """All text of the page."""
        return self.page.get_by_test_id("stMain").inner_text()

    def dial(self, name: str) -> Locator:
        """A slider by its name."""
        return self.page.get_by_role("slider", name=name, exact=True)

    def map_frame(self) -> Locator:
        """The map, once it is drawn as the page asked last."""
        frame = self.page.locator(".lt-map-frame")
        expect(frame).to_be_visible()
        expect(frame).to_have_attribute("data-busy", "false")
        expect(frame.locator(".lt-map-home")).to_be_visible()
        return frame

    def hover_a_point(self) -> tuple[float, float]:
        """Move over the map until a card shows, and return where that is on the page."""
        frame = self.map_frame()
        frame.scroll_into_view_if_needed()
        card = frame.locator(".lt-card")
        for share in np.random.default_rng(5).uniform(0.04, 0.96, (300, 2)):
            box = frame.bounding_box()
            x, y = box["x"] + share[0] * box["width"], box["y"] + share[1] * box["height"]
            self.page.mouse.move(x, y)
            if frame.evaluate(HOVERED) and frame.bounding_box() == box:  # else what came above it has pushed it down
                expect(card).to_be_visible()
                return x, y
        raise AssertionError("no point of the map answers to the pointer")

    def drag(self, slider: Locator, shares: list[float], between: Callable[[], Any]) -> list[Any]:
        """Drag a slider's thumb through shares 0..1 of its way; what ``between`` gives after each, still held."""
        slider.hover()  # waits until it lies still and nothing covers it
        box = slider.bounding_box()
        place = slider.evaluate("s => (s.value - s.min) / (s.max - s.min)")
        inset, middle = 8, box["y"] + box["height"] / 2
        at = lambda share: box["x"] + inset + share * (box["width"] - 2 * inset)  # noqa: E731
        self.page.mouse.move(at(place), middle)
        self.page.mouse.down()
        try:
            found = []
            for share in shares:
                self.page.mouse.move(at(share), middle, steps=4)
                found.append(between())
            return found
        finally:
            self.page.mouse.up()


def until(test: Callable[[], Any], what: str, patience: int = PATIENCE) -> Any:
    """Wait until ``test()`` gives something true, at most for milliseconds, and return it."""
    end = time.monotonic() + patience / 1000
    while not (found := test()):
        assert time.monotonic() < end, f"never: {what}"
        time.sleep(0.1)
    return found


def pixels(src: str) -> np.ndarray:
    """What a picture's address holds, ``uint8 (height, width, 3)``."""
    head, _, body = src.partition(",")
    assert head.startswith("data:image/"), head[:40]
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(body))).convert("RGB"))


def drawn_share(locator: Locator) -> float:
    """Share of an element's pixels, as they stand on the screen, that differ clearly from its commonest colour."""
    shot = np.asarray(Image.open(io.BytesIO(locator.screenshot())).convert("RGB")).astype(int)
    colours, counts = np.unique(shot.reshape(-1, 3), axis=0, return_counts=True)
    ground = colours[np.argmax(counts)]
    return float((np.abs(shot - ground).max(axis=-1) > 40).mean())


def _mime(name: str) -> str:
    known = {"png": "image/png", "jpg": "image/jpeg", "zip": "application/zip", "txt": "text/plain"}
    return known.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def _read(path) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()
