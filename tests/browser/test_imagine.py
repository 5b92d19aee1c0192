"""Imagine: new items in four ways, each beside what is known, and ways to take them along."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from . import drawings
from .server import Server
from .visitor import Visitor, until

DRAWN = "img[alt^='imagined ']"


def _codes(visitor: Visitor) -> list[dict[str, str]]:
    _, data = visitor.download("Save their codes")
    return list(csv.DictReader(io.StringIO(data.decode())))


def _where(visitor: Visitor, words: str) -> None:
    visitor.page.get_by_role("radio", name=words).click()
    visitor.rested()


def test_others_are_drawn_and_one_of_them_goes_to_morph(visitor: Visitor):
    page = visitor.open("/Imagine?space=digits", "Imagine")
    drawn = page.locator(DRAWN)
    expect(drawn).to_have_count(12)
    before = drawn.first.get_attribute("src")
    page.get_by_role("button", name="Draw 12 others").click()
    visitor.changed(DRAWN, before)
    visitor.rested()
    fifth = _codes(visitor)[4]
    page.get_by_role("button", name="Morph", exact=True).nth(4).click()
    visitor.whole("Morph")
    page.wait_for_url("**from=code.**")
    _, data = visitor.download("Save the code")
    (code,) = csv.DictReader(io.StringIO(data.decode()))
    assert float(code["dial_1"]) == pytest.approx(float(fifth["dial_1"]))


def test_a_link_draws_the_same_again(arrive: Callable[..., Visitor], server: Server):
    visitor = arrive(server)
    page = visitor.open("/Imagine?space=fashion", "Imagine")
    page.get_by_role("button", name="Draw 12 others").click()
    page.wait_for_url(lambda url: "seed=" in url and "seed=0" not in url)
    visitor.rested()
    there = page.locator(DRAWN).nth(7).get_attribute("src")
    other = arrive(server)
    other.page.goto(page.url)
    other.whole("Imagine")
    expect(other.page.locator(DRAWN).nth(7)).to_have_attribute("src", there)


def test_near_one_of_ones_own_they_stay_near_and_without_variety_they_are_that_one(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    visitor.upload(("my seven.jpg", drawings.photo_of_a_seven()))
    expect(page.locator("h3.item")).to_have_text("my seven.jpg")
    visitor.rested()
    visitor.go("Imagine")
    _where(visitor, "Near one")
    expect(page.get_by_role("button", name="Near another")).to_be_visible()
    visitor.rested()  # what is drawn anew closes a list that stands open
    page.get_by_role("button", name="Near another").click()
    visitor.choose("One of yours", "my seven.jpg")
    visitor.rested()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-imagine-near")).to_contain_text("my seven.jpg")
    far = [float(row["dial_1"]) for row in _codes(visitor)]
    assert np.ptp(far) > 0
    slider = page.get_by_role("slider", name="Variety")
    slider.focus()
    slider.press("Home")
    expect(page.get_by_text("Variety: they are much of a kind (0.00")).to_be_visible()
    visitor.rested()
    assert len({row["dial_1"] for row in _codes(visitor)}) == 1
    page.reload()
    visitor.whole("Imagine")
    expect(page.get_by_role("radio", name="Near one")).to_be_checked()


def test_a_group_and_nothing_are_drawn_from_and_the_batch_says_what_it_is(visitor: Visitor):
    page = visitor.open("/Imagine?space=digits", "Imagine")
    _where(visitor, "Like a group")
    visitor.choose("Which group", "4", exact=True)
    expect(page.get_by_text("By the nearest five each: 4 (")).to_be_visible()
    visitor.rested()
    group = _novelty(page)
    _where(visitor, "From nothing")
    expect(page.get_by_text("may be nothing at all")).to_be_visible()
    until(lambda: _novelty(page) > group, "newer ones, once they are drawn")


def _novelty(page: Page) -> int:
    said = page.get_by_text("The middle one is newer than").inner_text()
    return int(said.partition("newer than ")[2].partition(" in 100")[0])


@pytest.mark.parametrize(("space", "suffix"), [("faces", "png"), ("sentences", "txt")])
def test_a_batch_is_saved_kept_and_taken_away(visitor: Visitor, space: str, suffix: str):
    page = visitor.open(f"/Imagine?space={space}", "Imagine")
    name, data = visitor.download("Save them")
    assert name == f"{space}-imagined-0.{suffix}"
    if suffix == "png":
        width, height = Image.open(io.BytesIO(data)).size
        assert width == 12 * height
    else:
        assert len(data.decode().splitlines()) == 12
    rows = _codes(visitor)
    assert len(rows) == 12
    assert all(float(row["distance"]) > 0 for row in rows), "none is a copy"
    name, sheet = visitor.download("Take away")
    assert name == f"{space}-imagine.html"
    assert sheet.count(b"<b>nearest known</b>") == 12
    page.get_by_role("button", name="Tray", exact=True).nth(1).click()
    expect(page.get_by_role("button", name="Tray · 1")).to_be_visible()


def test_many_new_rows_are_held_against_real_ones_and_saved(visitor: Visitor):
    page = visitor.open("/Imagine?space=transactions", "Imagine")
    expect(page.get_by_text("Column shape error:")).to_have_count(0)
    page.get_by_text("How like the real ones are new rows?").click()
    expect(page.get_by_text("1,000 new rows are held against 5,000 real ones.")).to_be_visible()
    expect(page.get_by_text("Column shape error:")).to_contain_text("of real ones held out")
    expect(page.get_by_text("Copies: 0.0%")).to_contain_text("None of them is a real row.")
    learned = page.get_by_text("what learned from 1,000 new rows tells it right in")
    expect(learned).to_contain_text("as many other real ones", timeout=60_000)
    visitor.choose("What is to be told from the rest", "category", exact=True)
    expect(learned).to_contain_text("“category” of", timeout=60_000)
    visitor.rested()
    name, data = visitor.download("Save 1,000 new rows")
    assert name == "transactions-new-0.csv"
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    assert len(rows) == 1000
    assert len({row["shop"] for row in rows}) > 5
    _, sheet = visitor.download("Take away")
    assert b"Pair trend error" in sheet
    assert b"as many other real ones" in sheet
    _where(visitor, "Near one")
    expect(page.get_by_text("need not be spread as all")).to_be_visible()


def test_a_kind_without_such_figures_offers_none(visitor: Visitor):
    page = visitor.open("/Imagine?space=digits", "Imagine")
    expect(page.get_by_text("How like the real ones")).to_have_count(0)


def test_a_link_that_asks_for_what_is_not_here_is_told(visitor: Visitor):
    page = visitor.open("/Imagine?space=digits&imagine=group&group=label:eleven", "Imagine")
    expect(page.get_by_text("this link: it asks for what is not here.")).to_be_visible()
    expect(page.locator(DRAWN)).to_have_count(12)
