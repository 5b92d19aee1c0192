"""Longer texts: the reading that fits is offered, a space is trained for it beside the page, used, and deleted."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .server import Server
from .visitor import Visitor

SOON, LATER = 60_000, 400_000
"""Milliseconds: until a file is read, and until a space of it is trained on a machine that is busy."""


@pytest.fixture(scope="module")
def server(server_apart: Server) -> Server:
    """What is trained is in sight of all."""
    return server_apart


def _train(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Train a space of these texts").click()
    expect(visitor.page.get_by_text("Training Reviews:")).to_be_visible(timeout=SOON)


def test_long_texts_become_a_space_of_their_own(visitor: Visitor, reviews: str):
    page = visitor.open("/")
    visitor.upload(("reviews.csv", reviews.encode()))
    expect(page.get_by_text("These 120 texts are long")).to_be_visible(timeout=SOON)
    expect(page.locator("[data-testid^=stBaseButton-primary]")).to_have_count(1)
    expect(page.get_by_role("combobox", name="Labels")).to_have_value("topic")
    _train(visitor)
    expect(page.get_by_text("Reviews is ready.")).to_be_visible(timeout=LATER)
    page.get_by_role("button", name="Open its map").click()
    visitor.whole("Map")
    expect(page.get_by_role("radio", name="Reviews")).to_be_checked()

    page.get_by_placeholder("Find by words").fill("reception 1")
    page.keyboard.press("Enter")
    expect(page.locator("h3.item", has_text="selected")).to_be_visible()
    page.mouse.click(*visitor.hover_a_point())
    expect(page.locator("h3.item").last).to_contain_text("Number")
    given = page.locator("figure", has_text="as you gave it").locator("p")
    expect(given).to_contain_text("and then the")
    expect(page.locator("dl.facts")).to_contain_text("stars")

    page.get_by_role("button", name="Morph this").click()
    visitor.whole("Morph")
    expect(page.locator(".lt-instrument[data-engine=page]")).to_be_visible()
    words = page.locator("p.lt-big")
    before = words.inner_text()
    assert ", " in before
    slider = page.get_by_role("slider").first
    slider.focus()
    page.keyboard.press("End")
    expect(words).not_to_have_text(before)
    expect(page.locator(".lt-sentence del").first).to_be_visible()

    other = Visitor(visitor.context, visitor.address)
    other.open("/")
    other.page.get_by_role("button", name="Delete").click()
    other.page.get_by_role("button", name="Delete it").click()
    expect(other.page.get_by_text("Reviews", exact=True)).to_have_count(0)
    other.page.close()
    visitor.open("/Map?space=reviews", "Map")
    expect(page.get_by_text("it names a space that is not here")).to_be_visible()


def test_a_training_is_stopped_and_nothing_of_it_is_kept(visitor: Visitor, reviews: str):
    page = visitor.open("/Map?space=sentences", "Map")
    visitor.upload(("reviews.csv", reviews.encode()))
    expect(page.get_by_text("These 120 texts are long")).to_be_visible(timeout=SOON)
    _train(visitor)
    expect(page.get_by_text("These 120 texts are long")).to_have_count(0)
    visitor.go("Start")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("Training Reviews:")).to_have_count(0)
    expect(page.get_by_text("of yours, kept here")).to_be_visible()


def test_who_wants_sentences_goes_on_with_them(visitor: Visitor, reviews: str):
    page = visitor.open("/Map?space=sentences", "Map")
    visitor.upload(("reviews.csv", reviews.encode()))
    page.get_by_role("button", name="Leave it").click(timeout=SOON)
    expect(page.get_by_text("These 120 texts are long")).to_have_count(0)
    visitor.upload(("short.txt", b"Is it late?"))
    expect(page.locator("h3.item")).to_have_text("Is it late?")
    expect(page.get_by_text("texts are long")).to_have_count(0)
