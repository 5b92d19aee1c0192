"""A guest who is away for long: a phone that sleeps, a tab that was let go of, a network that is gone for longer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from benchmarks.classroom import come_in
from benchmarks.people import Person
from latent.classroom.room import LIMITS

from . import drawings
from .cable import cable
from .lesson import Lesson, cut, cut_off, lost, on, over
from .server import Server
from .visitor import Visitor, until

REMEMBERED = 3.0
"""Seconds for which this class remembers pages that sleep: away for longer is what hours are elsewhere."""

MOVED = "Into happy"
"""A slider that stands on Morph at first."""

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def forgetful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with on(tmp_path_factory.mktemp("forgetful"), asleep=REMEMBERED) as server:
        yield server


@pytest.fixture(scope="module")
def remembering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with on(tmp_path_factory.mktemp("remembering")) as server:
        yield server


@pytest.fixture
def lesson(forgetful: Server, arrive: Callable[..., Visitor]) -> Lesson:
    return Lesson(forgetful, arrive)


def at_work(guest: Visitor) -> None:
    """An item, a group, a slider that was moved, the tray, and lesson 1 at its third step."""
    page = guest.page
    guest.open("/Map?space=digits")
    guest.upload(("a seven.png", drawings.digit("7")))
    expect(page.locator("h3.item")).to_have_text("a seven.png")
    guest.rested()
    page.get_by_role("button", name="Into the tray").click()
    expect(page.locator(".tray img")).to_have_count(1)
    page.get_by_role("textbox", name="Find").fill("7")
    page.keyboard.press("Enter")
    expect(page.get_by_text("7 (all)").first).to_be_visible()
    guest.rested()
    page.get_by_role("button", name="Give it a name").click()
    page.get_by_label("What this group is").fill("Sevens")
    page.get_by_role("button", name="Keep the group").click()
    expect(page.locator("p.group").first).to_contain_text("Sevens: ")
    guest.open("/Learn")
    page.locator(".st-key-begin-latent-space button").press("Enter")
    for step in (1, 2, 3):
        expect(page.locator(".lt-guide-place")).to_contain_text(f"step {step} of 9")
        guest.rested()
        if step < 3:
            page.locator(".st-key-guide-skip button").press("Enter")
    guest.go("Morph")
    guest.dial(MOVED).focus()
    page.keyboard.press("End")
    page.wait_for_url("**moved=**")
    guest.rested()


def has_everything(guest: Visitor) -> None:
    """As :func:`at_work` left it, whichever page they come back to."""
    page = guest.page
    expect(page.locator(".lt-guide-place")).to_contain_text("step 3 of 9")
    expect(page.locator(".tray img")).to_have_count(1)
    guest.go("Morph")
    expect(guest.dial(MOVED)).not_to_have_value("0")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(guest.dial(MOVED)).to_have_value("0")
    guest.rested()
    page.get_by_role("button", name="Redo", exact=True).click()
    expect(guest.dial(MOVED)).not_to_have_value("0")
    guest.rested()
    guest.open("/Map?space=digits")
    expect(page.get_by_role("heading", name="Yours: 1 picture")).to_be_visible()
    expect(page.locator("p.group").first).to_contain_text("Sevens: ")
    expect(page.locator("p.foot")).to_contain_text("a guest of this class")


def test_a_tab_that_was_let_go_of_comes_back_with_everything_as_it_was(lesson: Lesson):
    ada = lesson.guest("Asleep")
    at_work(ada)
    ada.page.close()
    time.sleep(REMEMBERED + 1)
    ada.page = ada.context.new_page()
    ada.open("/", "Latentarium")
    has_everything(ada)


def test_a_network_that_is_gone_for_longer_than_a_page_is_remembered(lesson: Lesson):
    with cable(lesson.address) as line:
        ada = over(line, lesson).guest("Cut off", "/", "Latentarium")
        at_work(ada)
        moved, runs = ada.dial(MOVED).input_value(), ada.talk.runs
        cut(line, ada)
        time.sleep(REMEMBERED + 1)
        line.plug()
        expect(lost(ada)).to_have_count(0)
        until(lambda: ada.talk.runs > runs, "a run of the page in its new session")
        expect(ada.dial(MOVED)).to_have_value(moved)
        has_everything(ada)
        cut_off(ada)


def test_a_room_full_of_pages_that_sleep_is_remembered(remembering: Server, arrive: Callable[..., Visitor]):
    lesson = Lesson(remembering, arrive)
    address = f"{lesson.address}/"
    hers = come_in(address, lesson.pin, "First")
    first = Person(address, hers)
    first.open("Learn")
    first.leave()
    others = [come_in(address, lesson.pin, f"Other {number}") for number in range(LIMITS.guests - 1)]
    for cookie in others:
        Person(address, cookie).leave()
    for _ in range(20):  # one phone that reloads again and again
        Person(address, others[0]).leave()
    stranger = Person(address, others[1], first.session)
    stranger.open("Learn")
    assert stranger.session != first.session, "nobody goes on where another one was"
    again = Person(address, hers, first.session)
    again.open("Learn")
    assert again.session == first.session
    for one in (stranger, again):
        one.leave()
