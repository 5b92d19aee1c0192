"""The small tasks on Start, by the keyboard: each ticks itself once it is done, and not before."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from latent.space import Space
from latent.spaces import SHIPPED
from latent.ui.components.told.space import first_item
from latent.ui.session import morphing
from latent.ui.start import matching

from .visitor import Visitor

pytestmark = pytest.mark.timeout(600)


def open_task(visitor: Visitor, name: str) -> None:
    radio = visitor.page.get_by_role("radio", name=name, exact=True)
    radio.focus()
    visitor.page.keyboard.press("Space")


def test_a_face_is_matched_by_its_sliders(visitor: Visitor):
    page = visitor.open("/?space=faces&match=7", "Latentarium")
    place = page.locator(".st-key-task-match")
    expect(place).to_contain_text("steps off")
    space = Space.load(SHIPPED / "faces")
    sliders = morphing.few(space, space.reference.codes[first_item(space)])
    for name, value in matching.wanted(7, sliders).items():
        expect(place.locator(".done")).to_have_count(0)
        dial = place.get_by_role("slider", name=name, exact=True)
        dial.focus()
        for _ in range(round(abs(value))):
            page.keyboard.press("PageUp" if value > 0 else "PageDown")
        left = round(10 * (abs(value) - round(abs(value))))
        for _ in range(abs(left)):
            page.keyboard.press("ArrowRight" if (left > 0) == (value > 0) else "ArrowLeft")
        page.keyboard.press("Tab")
    expect(place.locator(".done")).to_have_text(re.compile("matched"))
    expect(page.locator(".st-key-tasks .done")).to_contain_text("of 3 done")
    page.get_by_role("button", name="Challenge a friend").press("Enter")
    expect(page.get_by_text("space=faces&match=7")).to_be_visible()


def test_where_a_digit_lands_is_guessed(visitor: Visitor):
    page = visitor.open("/")
    open_task(visitor, "Guess where it lands")
    place = page.locator(".st-key-task-guess")
    expect(place.get_by_text("Nothing is drawn yet.")).to_be_visible()
    place.get_by_role("button", name="Have one drawn").press("Enter")
    expect(place.get_by_text("This one")).to_be_visible()
    expect(place.locator(".done, .told")).to_have_count(0)
    for digit in range(10):
        radio = place.get_by_role("radio", name=str(digit), exact=True)
        radio.focus()
        page.keyboard.press("Space")
        expect(place.locator(".told", has_text=f"among {digit}").or_(place.locator(".done"))).to_be_visible()
        if place.locator(".done").count():
            break
    expect(place.locator(".done")).to_have_text(f"Right: it lands among {digit}.")


def test_where_a_drawing_of_ones_own_lands_is_guessed(visitor: Visitor):
    page = visitor.open("/")
    open_task(visitor, "Guess where it lands")
    place = page.locator(".st-key-task-guess")
    pad = place.locator(".lt-pad-canvas")
    expect(pad).to_be_visible()
    visitor.rested()
    pad.scroll_into_view_if_needed()
    box = visitor.still(pad.bounding_box, "the pad")
    middle = box["x"] + box["width"] / 2
    page.mouse.move(middle, box["y"] + 0.2 * box["height"])
    page.mouse.down()
    page.mouse.move(middle, box["y"] + 0.8 * box["height"], steps=6)
    page.mouse.up()
    expect(place.get_by_text("Nothing is drawn yet.")).to_have_count(0)
    expect(place.get_by_text("This one")).to_have_count(0)  # it is on the pad
    expect(place.locator(".done, .told")).to_have_count(0)
    for digit, told in (("8", "Not among 8."), ("1", "Right: it lands among 1.")):
        radio = place.get_by_role("radio", name=digit, exact=True)
        radio.focus()
        page.keyboard.press("Space")
        expect(place.locator(".done, .told")).to_contain_text(told)


def test_the_imagined_one_is_spotted(visitor: Visitor):
    page = visitor.open("/")
    open_task(visitor, "Spot the imagined one")
    place = page.locator(".st-key-task-spot")
    expect(place.locator(".done, .told")).to_have_count(0)
    for number in range(1, 7):
        place.get_by_role("button", name=f"It is {number}", exact=True).press("Enter")
        expect(place.locator(".done, .told")).to_contain_text(f"number {number}")
        if place.locator(".done").count():
            return
    raise AssertionError("none of them is the imagined one")
