"""Morph: sliders that change the picture under the hand, and ways to keep what came out."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import numpy as np
import pyarrow.csv
import pytest
from PIL import Image
from playwright.sync_api import expect

from latent import spaces
from latent.space import Space
from latent.ui.components.told.sliders import FAMILIES
from latent.words import in_first

from . import drawings
from .server import Server
from .visitor import BLOCKED, NOW, Visitor, pixels, until

SEVEN = ("seven.jpg", drawings.photo_of_a_seven())


def uploaded(visitor: Visitor) -> None:
    """Upload the photo of a 7 and take it to Morph."""
    visitor.open("/Map?space=digits")
    visitor.upload(SEVEN)
    expect(visitor.page.locator("h3.item")).to_have_text("seven.jpg")
    visitor.rested()
    visitor.page.get_by_role("button", name="Morph this").click()
    visitor.whole("Morph")
    expect(visitor.page.locator(".lt-machine figcaption").first).to_have_text("seven.jpg")


def family(visitor: Visitor, name: str) -> None:
    visitor.page.get_by_role("radio", name=name, exact=True).click()
    visitor.rested()


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_a_photo_of_a_7_turns_into_a_9(arrive: Callable[..., Visitor], server: Server, theme: str, width: int):
    visitor = arrive(server, theme, width)
    uploaded(visitor)
    page = visitor.page
    expect(page.get_by_text("Nearest known item: 7")).to_be_visible()
    before = visitor.picture(NOW)
    visitor.dial("Into 9").focus()
    page.keyboard.press("End")
    after = visitor.changed(NOW, before)
    expect(page.get_by_text("Nearest known item: 9")).to_be_visible()
    visitor.rested()
    after = visitor.picture(NOW)
    assert np.abs(pixels(after).astype(int) - pixels(before)).mean() > 5
    assert nearest_label(pixels(after)) == "9"
    page.get_by_role("button", name="Back to the start").click()
    visitor.shows(before)
    expect(page.get_by_text("Nearest known item: 7")).to_be_visible()
    expect(visitor.dial("Into 9")).to_have_value("0")


def nearest_label(picture: np.ndarray) -> str:
    """What the digits space says that a decoded picture is, when it is shown that picture."""
    space = Space.load(spaces.SHIPPED / "digits")
    code = space.encode(picture[None, :, :, :1]).mean
    labels, counts = np.unique(space.reference.labels[space.nearest(code, 15)[0]], return_counts=True)
    return labels[np.argmax(counts)]


def test_pictures_change_during_the_drag(visitor: Visitor):
    visitor.open("/Morph?space=digits")
    seen = [visitor.picture(NOW)]

    def look() -> None:
        seen.append(visitor.changed(NOW, seen[-1]))

    visitor.drag(visitor.page.get_by_role("slider").first, [0.35, 0.7, 1.0], look)
    assert len(set(seen)) == 4
    visitor.page.wait_for_url("**moved=**")


def test_families_and_more_hold_all_sliders(visitor: Visitor):
    page = visitor.open("/Morph?space=digits")
    for key, (title, _) in FAMILIES.items():
        name = in_first(title)
        if key == "group":  # of which a visitor who has made none sees nothing
            expect(page.get_by_role("radio", name=name)).to_have_count(0)
            continue
        family(visitor, name)
        seen = page.get_by_role("slider").filter(visible=True)
        expect(seen.first).to_be_visible()
        expect(seen.nth(8)).to_have_count(0)
    more = page.locator(".lt-more")
    expect(more).to_contain_text("More (")
    more.locator("summary").click()
    inside = more.get_by_role("slider").last
    expect(inside).to_be_visible()
    before = visitor.picture(NOW)
    inside.focus()
    page.keyboard.press("End")
    moved = visitor.changed(NOW, before)
    visitor.rested()
    moved = visitor.picture(NOW)
    family(visitor, in_first(FAMILIES["attribute"][0]))
    visitor.shows(moved)  # a slider that is out of sight must not let go


def test_starts_are_known_imagined_or_ones_own(visitor: Visitor):
    page = visitor.open("/Morph?space=digits")
    first = visitor.picture(NOW)
    page.get_by_role("button", name="Another").click()
    second = visitor.changed(NOW, first)
    page.get_by_role("radio", name="An imagined one").click()
    third = visitor.changed(NOW, second)
    expect(page.locator(".lt-result")).to_contain_text("nobody made it")
    expect(page.get_by_role("heading", name="Spot and blur")).to_have_count(0)
    page.get_by_role("button", name="Another").click()
    visitor.changed(NOW, third)
    page.get_by_role("radio", name="One of yours").click()
    expect(page.get_by_text("You have no pictures in this space yet.")).to_be_visible()
    visitor.upload(("seven.jpg", drawings.photo_of_a_seven()))
    expect(page.get_by_role("combobox", name="Which one")).to_be_visible()
    expect(page.locator(".lt-machine")).to_contain_text("seven.jpg")
    expect(page.get_by_text("You have no pictures in this space yet.")).to_have_count(0)


def test_spot_and_blur_draws_eight_and_draws_again(visitor: Visitor):
    page = visitor.open("/Morph?space=digits")
    expect(page.get_by_role("heading", name="Spot and blur")).to_be_visible()
    draws = page.locator("img[alt^='draw ']")
    expect(draws).to_have_count(8)
    before = [draw.get_attribute("src") for draw in draws.all()]
    assert len(set(before)) == 8
    page.get_by_role("button", name="Draw again").click()
    visitor.changed("img[alt^='draw ']", before[0])
    addresses = "all => all.map((draw) => draw.src)"
    until(lambda: not set(before) & set(draws.evaluate_all(addresses)), "eight others")
    expect(draws).to_have_count(8)


def test_picture_and_code_are_saved(visitor: Visitor):
    page = visitor.open("/Morph?space=digits")
    before = visitor.picture(NOW)
    page.get_by_role("slider").first.focus()
    page.keyboard.press("PageUp")
    visitor.changed(NOW, before)
    page.wait_for_url("**moved=**")
    visitor.rested()
    name, data = visitor.download("Save the picture")
    assert name == "digits-morph.png"
    saved = Image.open(io.BytesIO(data))
    assert saved.format == "PNG"
    shown = pixels(visitor.picture(NOW)).astype(int)
    times = saved.width // shown.shape[1]
    assert saved.width >= 512
    assert np.abs(np.asarray(saved.convert("RGB")) - shown.repeat(times, 0).repeat(times, 1)).max() <= 2
    name, data = visitor.download("Save the code")
    table = pyarrow.csv.read_csv(io.BytesIO(data))
    assert name == "digits-code.csv"
    assert table.column_names == [f"dial_{i}" for i in range(1, 33)]
    assert np.isfinite(np.array([column[0].as_py() for column in table.columns])).all()


@pytest.mark.parametrize("start", ["yours", "known", "imagined"])
def test_the_address_opens_this_very_state_elsewhere(arrive: Callable[..., Visitor], server: Server, start: str):
    visitor = arrive(server)
    page = visitor.page
    if start == "yours":
        uploaded(visitor)
    else:
        visitor.open("/Morph?space=digits")
    if start == "imagined":
        before = visitor.picture(NOW)
        page.get_by_role("radio", name="An imagined one").click()
        visitor.changed(NOW, before)
        visitor.rested()
    slider = page.get_by_role("slider").first
    name, before = slider.get_attribute("aria-label"), visitor.picture(NOW)
    slider.focus()
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowRight")
    visitor.changed(NOW, before)
    page.wait_for_url("**moved=**")
    visitor.rested()
    picture, address, value = visitor.picture(NOW), page.url, slider.input_value()
    page.get_by_role("button", name="Link", exact=True).click()
    expect(page.get_by_test_id("stCode").get_by_text(address, exact=True)).to_be_visible()

    other = arrive(server)
    other.page.goto(address, wait_until="commit")
    other.whole("Morph")
    other.shows(picture)
    expect(other.dial(name)).to_have_value(value)
    expect(other.page).to_have_url(address)


@pytest.mark.parametrize(
    "query",
    [
        "space=digits&from=known.999999",
        "space=digits&from=code.AAAA",
        "space=digits&from=known.3&moved=No such slider~2",
        "space=nowhere&from=somewhere",
    ],
)
def test_a_broken_link_gets_one_plain_line_and_a_page_that_works(visitor: Visitor, query: str):
    page = visitor.open(f"/Morph?{query}", "Morph")
    expect(page.locator(".notice")).to_have_count(1)
    expect(page.locator(".notice")).to_contain_text("this link")
    before = visitor.picture(NOW)
    page.get_by_role("slider").first.focus()
    page.keyboard.press("PageUp")
    visitor.changed(NOW, before)


def test_on_a_phone_what_comes_back_stays_in_sight_of_the_sliders(arrive: Callable[..., Visitor], server: Server):
    visitor = arrive(server, "dark", 390)
    page = visitor.open("/Morph?space=digits")
    last = page.get_by_role("slider").filter(visible=True).last
    last.scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)
    canvas = page.locator(".lt-machine .lt-out canvas")
    until(lambda: 0 <= canvas.bounding_box()["y"] < 400, "it stays in sight")


def test_the_browser_s_way_back_leads_to_one_s_own_item(visitor: Visitor):
    uploaded(visitor)
    page = visitor.page
    slider = page.get_by_role("slider").first
    for _ in range(2):
        before = visitor.picture(NOW)
        slider.focus()
        page.keyboard.press("PageUp")
        visitor.changed(NOW, before)
        page.wait_for_url("**moved=**")
        visitor.rested()
    page.go_back()
    visitor.rested()
    expect(page.get_by_role("radio", name="One of yours")).to_be_checked()
    expect(page.get_by_role("heading", name="Spot and blur")).to_be_visible()


@pytest.mark.parametrize("engine", ["page", "server"])
def test_where_a_sentence_changes_is_listed_and_a_click_goes_there(visitor: Visitor, engine: str):
    if engine == "server":
        visitor.page.add_init_script(BLOCKED)
    page = visitor.open("/Morph?space=sentences&from=known.700")
    steps, now = page.locator(".lt-step-there"), page.locator(".lt-big")
    expect(steps.nth(2)).to_be_visible()
    expect(page.locator(f".lt-instrument[data-engine={engine}]")).to_be_visible()
    current = page.locator(".lt-step-there[aria-current=true]")
    until(lambda: now.inner_text() in current.inner_text(), "the line that is now is marked")
    expect(steps.first.locator(".lt-step-at")).to_contain_text("from −")
    expect(steps.nth(1).locator(".lt-step-at")).not_to_contain_text("from")
    visitor.rested()
    wanted = steps.last.locator("span").last.inner_text().strip()
    assert wanted != now.inner_text()
    steps.last.click()
    expect(now).to_have_text(wanted)
    expect(current).to_contain_text(wanted)
    visitor.dial("Past").focus()
    expect(page.locator(".lt-steps")).to_contain_text("Along “Past”")
    expect(page.get_by_role("heading", name="Which words hold it")).to_be_visible()
    expect(page.get_by_role("button", name="Save the sentence")).to_be_visible()
    expect(page.locator(".lt-nearest")).not_to_contain_text("Group")


def test_one_is_blended_into_another_in_links_and_undo(arrive: Callable[..., Visitor], server: Server):
    visitor = arrive(server)
    page = visitor.open("/Morph?space=digits&from=known.3")
    before, first = visitor.picture(NOW), page.get_by_role("slider").first
    page.get_by_role("button", name="Blend with…").click()
    page.get_by_role("button", name="A known one").click()
    expect(first).to_have_attribute("aria-label", re.compile("Into this .+"))
    page.keyboard.press("Escape")
    first.focus()
    page.keyboard.press("End")
    page.wait_for_url("**into=known**moved=**")
    visitor.rested()
    there = visitor.picture(NOW)
    row = int(re.search(r"into=known\.(\d+)", page.url)[1])
    space = Space.load(spaces.SHIPPED / "digits")
    code = space.encode(pixels(there)[None, :, :, :1]).mean
    assert row in space.nearest(code, 5)[0]
    other = arrive(server)
    other.page.goto(page.url, wait_until="commit")
    other.whole("Morph")
    other.shows(there)
    page.keyboard.press("Control+z")
    visitor.shows(before)
