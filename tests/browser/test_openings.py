"""What pages open with the first time, and how it makes room for what a person does; what it shows: tests/ui."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from . import drawings
from .server import Server
from .visitor import NOW, Visitor


def test_the_map_opens_with_an_example_that_a_click_replaces_for_good(visitor: Visitor):
    page = visitor.open("/Map?space=faces")
    example, panel = page.locator(".st-key-map-example"), page.locator("h3.item")
    expect(example).to_contain_text("The ringed dot, for a start: one picture.")
    expect(example.locator("figure")).to_have_count(2)
    expect(example.locator(".tiles img")).to_have_count(6)
    expect(panel).to_have_count(0)
    visitor.rested()
    page.mouse.click(*visitor.hover_a_point())
    expect(panel).to_be_visible()
    expect(example).to_have_count(0)
    visitor.rested()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(panel).to_have_count(0)
    expect(page.get_by_text("Click a dot to see the picture")).to_be_visible()
    expect(example).to_have_count(0)


def test_the_map_s_example_makes_room_for_what_is_brought_and_can_be_put_away(
    arrive: Callable[..., Visitor], server: Server
):
    visitor = arrive(server, width=390)
    page = visitor.open("/Map?space=digits")
    expect(page.locator(".st-key-map-example")).to_contain_text("as the model redraws it from 32 numbers alone")
    visitor.upload(("seven.png", drawings.digit("7")))
    expect(page.locator("h3.item")).to_have_text("seven.png")
    expect(page.locator(".st-key-map-example")).to_have_count(0)
    page = arrive(server).open("/Map?space=digits")
    page.get_by_role("button", name="Put the example away").click()
    expect(page.locator(".st-key-map-example")).to_have_count(0)
    expect(page.get_by_text("Click a dot to see the picture")).to_be_visible()


def test_a_link_to_the_map_opens_what_it_says_and_no_example(visitor: Visitor):
    page = visitor.open("/Map?space=digits&dimensions=2")
    expect(page.get_by_text("Click a dot to see the picture")).to_be_visible()
    expect(page.locator(".st-key-map-example")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_train_opens_with_a_space_that_forms_until_something_is_brought(
    arrive: Callable[..., Visitor], server: Server, width: int
):
    visitor = arrive(server, width=width)
    page = visitor.open("/Train")
    example = page.locator(".st-key-train-example")
    expect(example).to_contain_text("At first they lie in a heap")
    expect(example.get_by_role("img", name="codes of 300 items on two axes")).to_have_count(4)
    expect(example.get_by_role("link", name="Watch one learn")).to_have_attribute("href", re.compile("view=playground"))
    visitor.upload(*((f"{digit}.png", drawings.digit(digit)) for digit in "147"))
    expect(example).to_have_count(0)
    expect(page.get_by_role("button", name="Take something else")).to_be_visible()


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_morph_moves_what_it_says_to_try_first(arrive: Callable[..., Visitor], server: Server, motion: str):
    visitor = arrive(server, reduced_motion=motion)
    page = visitor.open("/Morph?space=faces")
    before = visitor.picture()
    line, smile = page.locator(".lt-try"), visitor.dial("Smile")
    expect(line).to_contain_text("Try this first: Smile to +2.5.")
    line.get_by_role("button", name="Show me").click()
    expect(smile).to_have_value("2.5")
    expect(line).to_be_hidden()
    expect(smile).to_be_focused()
    visitor.rested()
    moved = visitor.changed(NOW, before)
    assert "Smile" in page.url, "the address opens what is shown"
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(smile).to_have_value("0")
    visitor.shows(before)
    expect(line).to_be_hidden()
    page.get_by_role("button", name="Redo", exact=True).click()
    expect(smile).to_have_value("2.5")
    visitor.shows(moved)


def test_a_hand_of_one_s_own_ends_what_morph_says_to_try(visitor: Visitor):
    page = visitor.open("/Morph?space=digits")
    visitor.picture()
    expect(page.locator(".lt-try")).to_contain_text("Try this first: Into 9")
    slider = visitor.dial("Boldness")
    if not slider.is_visible():
        page.get_by_role("radio", name="Properties").click()
    slider.focus()
    page.keyboard.press("PageUp")
    expect(page.locator(".lt-try")).to_be_hidden()
