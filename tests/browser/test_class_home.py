"""Guests of a class take a space home: on a phone, and the same page for all who bring nothing of their own along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .lesson import Lesson, on
from .visitor import PATIENCE, Visitor

LIVE = ".lt-instrument[data-engine=page]"


@pytest.fixture(scope="module")
def lesson_apart(tmp_path_factory: pytest.TempPathFactory):
    """The server of a class of its own."""
    with on(tmp_path_factory.mktemp("home")) as server:
        yield server


def take_home(guest: Visitor, folder: Path) -> Path:
    """Make a space's page on Morph, and save it."""
    page = guest.page
    page.get_by_role("button", name="Take home").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    guest.rested()
    page.get_by_role("button", name="Make the page").click()
    save = page.get_by_role("button", name="Save faces.html")
    expect(save).to_be_visible()
    guest.rested()
    with page.expect_download() as saved:
        save.click()
    saved.value.save_as(folder / saved.value.suggested_filename)
    return folder / saved.value.suggested_filename


def test_a_guest_s_phone_takes_a_space_home_and_the_next_gets_the_very_same_page(
    lesson_apart, arrive: Callable[..., Visitor], browser: Browser, tmp_path: Path
):
    lesson = Lesson(lesson_apart, arrive)
    ada = lesson.guest("Ada", "/Morph?space=faces", "Morph", width=390)
    first = take_home(ada, tmp_path)
    ada.page.keyboard.press("Escape")
    bob = lesson.guest("Bob", "/Morph?space=faces", "Morph", width=390)
    (tmp_path / "bob").mkdir()
    assert take_home(bob, tmp_path / "bob").read_bytes() == first.read_bytes()
    context = browser.new_context(viewport={"width": 390, "height": 844}, offline=True)
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(first.as_uri(), wait_until="commit")
        expect(page.locator(LIVE)).to_be_visible()
    finally:
        context.close()
