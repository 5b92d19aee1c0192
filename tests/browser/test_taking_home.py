"""A page that was taken home: opened from a disk, without a server and without a network."""

from __future__ import annotations

import http.server
import io
import threading
import zipfile
from collections.abc import Callable, Generator, Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from latent import directions, holding, spaces
from latent.space import Space
from latent.taking_home import page as taken
from latent.taking_home.choosing import Choice

from .server import Server
from .test_every_kind import one_of_each_kind
from .visitor import HOVERED, PATIENCE, Visitor, pixels, until

LIVE = ".lt-instrument[data-engine=page]"
NOW = "e => e.toDataURL?.() ?? e.innerHTML"


def made(making: Generator) -> bytes:
    """What making a page ends with."""
    while True:
        try:
            next(making)
        except StopIteration as end:
            return end.value


def written(space: Space, folder: Path, choice: Choice) -> Path:
    """The page of a space as a file."""
    (folder / "page.html").write_bytes(made(taken.one_file(space, choice)))
    return folder / "page.html"


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """``opened("digits")`` gives its page, offline; at the end none may have asked for anything, or met an error."""
    problems: list[str] = []
    contexts = []

    def open_page(name: str, choice: Choice, width: int = 1280) -> Page:
        path = written(Space.load(spaces.folder_of(name)), tmp_path, choice)
        context = browser.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        context.set_offline(True)
        context.on("request", lambda r: r.url.startswith(("file:", "blob:", "data:")) or problems.append(r.url))
        context.on("weberror", lambda error: problems.append(str(error.error)))
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(path.as_uri(), wait_until="commit")
        expect(page.locator(LIVE)).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def hosted(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """``hosted("digits")`` gives the page of its folder, from a plain web host on this computer.

    At the end it may have asked that host alone, for nothing that is not there, and have met no error.
    """
    problems: list[str] = []
    servers: list[http.server.ThreadingHTTPServer] = []
    contexts = []

    def open_page(name: str, choice: Choice) -> Page:
        with zipfile.ZipFile(io.BytesIO(made(taken.folder(Space.load(spaces.folder_of(name)), choice)))) as packed:
            packed.extractall(tmp_path)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path))
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_port}/{name}/"
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        context.on("request", lambda r: r.url.startswith((host, "blob:", "data:")) or problems.append(r.url))
        context.on("response", lambda r: r.status < 400 or problems.append(f"{r.status}: {r.url}"))
        context.on("weberror", lambda error: problems.append(str(error.error)))
        context.on("console", lambda told: told.type != "error" or problems.append(told.text))
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(host, wait_until="commit")
        expect(page.locator(LIVE)).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()
    for server in servers:
        server.shutdown()
        server.server_close()
    assert problems == []


class Quiet(http.server.SimpleHTTPRequestHandler):
    """As `python -m http.server` answers."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def shown(page: Page) -> str:
    """What the instrument draws now, as values that can be compared."""
    return page.locator(".lt-big").evaluate(NOW)


@pytest.mark.parametrize("name", one_of_each_kind())
def test_of_every_kind_it_draws_and_changes_and_its_map_chooses(opened: Callable[..., Page], name: str):
    _draws_changes_and_chooses(opened(name, Choice(rows=[3, 5])))


@pytest.mark.parametrize("name", one_of_each_kind())
def test_as_a_folder_on_a_web_host_it_does_the_same_and_asks_no_other(hosted: Callable[..., Page], name: str):
    page = hosted(name, Choice(rows=[3, 5]))
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert "script-src 'self' 'unsafe-eval' blob:;" in policy
    assert "connect-src 'self' blob:;" in policy
    _draws_changes_and_chooses(page)


def _draws_changes_and_chooses(page: Page) -> None:
    expect(page.locator(".home-item")).to_have_count(2)
    before = shown(page)
    slider = page.get_by_role("slider").first
    slider.focus()
    page.keyboard.press("End")
    until(lambda: shown(page) != before, "something else under the slider")
    page.get_by_role("button", name="Back to the start").click()
    until(lambda: shown(page) == before, "what it began with")
    _click_a_point(page)
    until(lambda: shown(page) != before, "the item that was clicked")


def _click_a_point(page: Page) -> None:
    frame = page.locator(".lt-map-frame")
    expect(frame.locator(".lt-map-home")).to_be_visible()
    frame.scroll_into_view_if_needed()
    box = frame.bounding_box()
    for share in np.random.default_rng(5).uniform(0.04, 0.96, (300, 2)):
        x, y = box["x"] + share[0] * box["width"], box["y"] + share[1] * box["height"]
        page.mouse.move(x, y)
        if frame.evaluate(HOVERED):
            page.mouse.click(x, y)
            return
    raise AssertionError("no point of the map answers to the pointer")


@pytest.mark.parametrize(("name", "slider"), [("faces", "Smile"), ("faces", "Hair colour: blue"), ("digits", "Into 3")])
def test_a_slider_leads_where_the_program_leads(opened: Callable[..., Page], name: str, slider: str):
    space = Space.load(spaces.folder_of(name))
    row = int(np.flatnonzero(space.reference.labels == ("neutral" if name == "faces" else "8"))[0])
    page = opened(name, Choice(rows=[row]))
    page.locator(".home-item").first.click()
    code = space.reference.codes[row]
    _reveal(page, slider)
    until(lambda: _like(page, space, code), "the item itself")
    page.get_by_role("slider", name=slider, exact=True).focus()
    page.keyboard.press("PageUp")
    moved = directions.apply(code, {slider: 1.0}, list(space.directions_from(code).values()))
    until(lambda: _like(page, space, moved), "what the program draws")


def _reveal(page: Page, slider: str) -> None:
    """Turn to the family that has a slider, and open what is behind "More"."""
    place = page.get_by_role("slider", name=slider, exact=True)
    for tab in page.locator(".lt-tab").all():
        tab.click()
        more = page.locator(".lt-more:not([open]) summary:visible")
        if more.count():
            more.click()
        if place.count():
            expect(place).to_be_visible()
            return
    raise AssertionError(f"no slider {slider}")


def _like(page: Page, space: Space, code: np.ndarray) -> bool:
    """Whether what is drawn is what the program makes of a code, but for rounding."""
    there = pixels(shown(page)).astype(int)
    here = np.broadcast_to(space.redraw(code)[0], there.shape).astype(int)
    return bool(np.abs(there - here).max() <= 2)


def test_a_slider_that_is_held_stays_while_another_moves(opened: Callable[..., Page]):
    space = Space.load(spaces.folder_of("faces"))
    page = opened("faces", Choice(rows=[0]))
    page.locator(".home-item").first.click()
    code = space.reference.codes[0]
    _reveal(page, "Smile")
    until(lambda: _like(page, space, code), "the item itself")
    page.get_by_role("button", name="Hold Smile").click()
    expect(page.get_by_role("button", name="Let go of Smile")).to_be_visible()
    page.get_by_role("slider", name="Mouth open", exact=True).focus()
    page.keyboard.press("PageUp")
    listed = list(space.directions_from(code).values())
    held = holding.hold(listed, {"Smile"}, space.reference.codes)
    until(lambda: _like(page, space, directions.apply(code, {"Mouth open": 1.0}, held)), "the other, held")
    assert not np.allclose(directions.apply(code, {"Mouth open": 1.0}, listed), code)


def test_what_was_done_can_be_taken_back(opened: Callable[..., Page]):
    page = opened("digits", Choice(rows=[0]), width=390)
    before = shown(page)
    slider = page.get_by_role("slider").first
    slider.focus()
    page.keyboard.press("End")
    until(lambda: shown(page) != before, "something else")
    slider.blur()  # who goes on to something else has let go
    moved = shown(page)
    page.keyboard.press("Control+z")
    until(lambda: shown(page) == before, "what was there before")
    page.keyboard.press("Control+Shift+z")
    until(lambda: shown(page) == moved, "what was taken back")


def test_morph_makes_a_page_and_saves_it(arrive: Callable[..., Visitor], server: Server):
    visitor = arrive(server)
    page = visitor.open("/Morph?space=transactions")
    page.get_by_role("button", name="Take home").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_text("It brings 5,000 known rows as points, with what they say.")).to_be_visible()
    visitor.rested()
    page.get_by_role("button", name="Make the page").click()
    save = page.get_by_role("button", name="Save transactions.html")
    expect(save).to_be_visible()
    visitor.rested()
    with page.expect_download() as saved:
        save.click()
    assert saved.value.suggested_filename == "transactions.html"
    assert Path(saved.value.path()).read_text("utf-8").startswith("<!doctype html>")
    page.get_by_text("A folder for a web host").click()
    expect(save).to_have_count(0)
