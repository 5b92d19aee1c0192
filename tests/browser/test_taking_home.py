"""A page that was taken home: opened from a disk, without a server and without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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


def written(space: Space, folder: Path, choice: Choice) -> Path:
    """The page of a space as a file."""
    making = taken.one_file(space, choice)
    while True:
        try:
            next(making)
        except StopIteration as end:
            (folder / "page.html").write_bytes(end.value)
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


def shown(page: Page) -> str:
    """What the instrument draws now, as values that can be compared."""
    return page.locator(".lt-big").evaluate(NOW)


@pytest.mark.parametrize("name", one_of_each_kind())
def test_of_every_kind_it_draws_and_changes_and_its_map_chooses(opened: Callable[..., Page], name: str):
    page = opened(name, Choice(rows=[3, 5]))
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
