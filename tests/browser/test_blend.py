"""Blend: walk from one item to another, drag between four, add and subtract, borrow a look."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import numpy as np
import pyarrow.csv
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from latent import paths, spaces
from latent.space import Space

from . import drawings
from .server import Server
from .visitor import BLOCKED, NOW, Visitor, pixels, until

TWO = "/Blend?space=digits&blend=two&a=known.1408&b=known.1802"
CURRENT = ".lt-field [aria-current=true]"


@pytest.fixture(scope="module")
def digits() -> Space:
    return Space.load(spaces.SHIPPED / "digits")


def label_of(space: Space, picture: str) -> str:
    """What a space says that a decoded picture is, when it is shown that picture."""
    return space.label_of(space.encode(pixels(picture)[None, :, :, :1]).mean[0])


def card(page: Page, place: int):
    return page.locator(f".st-key-blend-card-{place}")


def to_the_end(visitor: Visitor, name: str) -> None:
    """Put a slider to its right end, and wait until the address says so."""
    visitor.dial(name).focus()
    visitor.page.keyboard.press("End")
    visitor.page.wait_for_url("**at=1**")
    visitor.rested()


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_a_7_walks_to_a_0_under_the_hand(
    arrive: Callable[..., Visitor], server: Server, digits: Space, theme: str, width: int
):
    visitor = arrive(server, theme, width)
    page = visitor.open(TWO, "Blend")
    expect(visitor.dial("From A to B")).to_have_value("0.5")
    seen = [visitor.picture(NOW)]

    def look() -> None:
        seen.append(visitor.changed(NOW, seen[-1]))

    visitor.drag(visitor.dial("From A to B"), [0.3, 0.0, 1.0], look)
    assert len(set(seen)) == 4
    page.wait_for_url("**at=1**")
    assert [label_of(digits, picture) for picture in seen[2:]] == ["7", "0"]
    expect(page.locator(".lt-field img")).to_have_count(9)
    expect(page.locator(CURRENT).locator("img")).to_have_attribute("alt", re.compile("^100%"))
    expect(page.locator("p.told")).to_contain_text("of that along the data")
    expect(page.locator(".lt-mark-here")).to_be_visible()


def test_along_the_data_the_page_decodes_what_lies_on_the_way(visitor: Visitor, digits: Space):
    """A place between two steps is the same to the page as to the paths themselves."""
    page = visitor.open(TWO, "Blend")
    before = visitor.picture(NOW)
    page.get_by_role("radio", name="Along the data").click()
    visitor.changed(NOW, before)
    page.wait_for_url("**how=along**")
    visitor.rested()
    visitor.dial("From A to B").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_url("**at=0.53**")
    visitor.rested()
    expect(visitor.dial("From A to B")).to_have_value("0.53")
    a, b = digits.reference.codes[[1408, 1802]]
    code = paths.within(paths.Graph.of(digits.reference.codes).along(a, b, 41), [0.53])
    wanted = digits.redraw(code)[0].astype(int)
    assert np.abs(pixels(visitor.picture(NOW))[:, :, :1].astype(int) - wanted).max() <= 2


def test_the_address_opens_this_very_state_elsewhere_and_undo_takes_it_back(
    arrive: Callable[..., Visitor], server: Server
):
    visitor = arrive(server)
    page = visitor.open("/Blend?space=digits", "Blend")
    first = visitor.picture(NOW)
    card(page, 1).get_by_role("button", name="Choose").click()
    page.get_by_placeholder("Find a known picture").fill("3")
    page.keyboard.press("Enter")
    page.get_by_test_id("stPopoverBody").get_by_role("button", name="3", exact=True).click()
    expect(card(page, 1)).to_contain_text("3")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    visitor.changed(NOW, first)
    visitor.rested()
    before = visitor.picture(NOW)
    to_the_end(visitor, "From A to B")
    there, address = visitor.changed(NOW, before), page.url
    other = arrive(server)
    other.page.goto(address, wait_until="commit")
    other.whole("Blend")
    other.shows(there)
    expect(other.dial("From A to B")).to_have_value("1")
    expect(other.page).to_have_url(address)
    page.get_by_role("button", name="Undo").click()
    visitor.shows(before)
    expect(visitor.dial("From A to B")).to_have_value("0.5")
    page.get_by_role("button", name="Undo").click()
    visitor.shows(first)
    expect(card(page, 1)).to_contain_text("0")


def test_between_four_corners_a_drag_leads_both_sliders(visitor: Visitor, digits: Space):
    page = visitor.open("/Blend?space=digits&blend=four&a=known.1408&b=known.1802&c=known.3&d=known.5", "Blend")
    tiles = page.locator(".lt-square .lt-cell")
    expect(tiles).to_have_count(25)
    before = visitor.picture(NOW)
    tiles.first.hover()  # waits until it lies still
    first, corner = tiles.first.bounding_box(), tiles.nth(4).bounding_box()
    middle = lambda box: (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)  # noqa: E731
    page.mouse.move(*middle(first))
    page.mouse.down()
    at_a = visitor.changed(NOW, before)
    page.mouse.move(*middle(corner), steps=8)
    visitor.changed(NOW, at_a)
    page.mouse.up()
    expect(visitor.dial("Across")).to_have_value("1")
    expect(visitor.dial("Down")).to_have_value("0")
    page.wait_for_url("**at=1+0**")
    visitor.rested()
    assert (label_of(digits, at_a), label_of(digits, visitor.picture(NOW))) == ("7", "0")
    expect(tiles.nth(4)).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("engine", ["page", "server"])
def test_what_turns_one_sentence_into_a_question_turns_another(visitor: Visitor, engine: str):
    if engine == "server":
        visitor.page.add_init_script(BLOCKED)
    page = visitor.open("/Blend?space=sentences&blend=sum", "Blend")
    expect(page.locator(f".lt-instrument[data-engine={engine}]")).to_be_visible()
    now, lines = page.locator(".lt-big"), page.locator(".lt-said button")
    expect(now).to_have_text(re.compile(r"\?$"))
    until(lambda: now.inner_text() in page.locator(CURRENT).inner_text(), "the line that is now is marked")
    first = lines.first.locator("span").last
    expect(first).to_have_text(re.compile(r"\.$"))
    plain = first.inner_text()
    lines.first.click()
    expect(now).to_have_text(plain)
    expect(visitor.dial("How much of the change")).to_have_value("0")
    expect(card(page, 2)).to_contain_text(plain)


def test_a_sum_of_ones_own_has_terms_and_signs(visitor: Visitor):
    page = visitor.open("/Blend?space=faces&blend=sum", "Blend")
    before = visitor.picture(NOW)
    visitor.rested()
    page.get_by_role("radio", name="A sum of your own").click()
    expect(page.get_by_role("radio", name="A sum of your own")).to_be_checked()
    page.get_by_role("button", name="Add an item").click()
    expect(page.locator(".notice")).to_contain_text("D: nothing is chosen there. Choose an item.")
    card(page, 3).get_by_role("button", name="Another").click()
    expect(page.locator(".notice")).to_have_count(0)
    after = visitor.changed(NOW, before)
    visitor.rested()
    card(page, 3).get_by_role("radio", name="−").click()
    visitor.changed(NOW, after)
    page.wait_for_url("**signs=mppm**")
    card(page, 3).get_by_role("button", name="Drop").click()
    visitor.shows(before)


def test_a_look_is_borrowed_by_every_kind(visitor: Visitor, digits: Space):
    page = visitor.open("/Blend?space=digits&blend=look&a=known.1802&b=known.536", "Blend")
    expect(page.get_by_text("0 for A, 3 for B")).to_be_visible()
    until(lambda: label_of(digits, visitor.picture(NOW)) == "0", "A is drawn")
    kinds = page.locator("img[alt$='in the look of B']")
    expect(kinds).to_have_count(10)
    pictures = [kind.get_attribute("src") for kind in kinds.all()]
    assert label_of(digits, pictures[0]) == "0"
    assert label_of(digits, pictures[3]) == "3"


def test_files_of_the_way_are_saved(visitor: Visitor):
    page = visitor.open(TWO, "Blend")
    page.locator("summary", has_text="Save").click()
    name, data = visitor.download("All of them in a row")
    row = Image.open(io.BytesIO(data))
    assert name == "digits-blend-all.png"
    assert row.width == 9 * row.height
    name, data = visitor.download("A film of them")
    film = Image.open(io.BytesIO(data))
    assert (name, film.format) == ("digits-blend-film.webp", "WEBP")
    assert film.n_frames > 41
    name, data = visitor.download("This picture")
    assert Image.open(io.BytesIO(data)).width >= 512
    name, data = visitor.download("Their numbers as a table")
    table = pyarrow.csv.read_csv(io.BytesIO(data))
    assert name == "digits-blend-codes.csv"
    assert table.num_rows == 41
    assert table["along"][-1].as_py() == 1
    assert "dial_32" in table.column_names
    name, data = visitor.download("Take away")
    sheet = data.decode()
    assert name == "digits-blend.html"
    assert sheet.count("data:image/png") == 2 + 9
    assert "leaves what the model knows" in sheet


def test_sentences_along_the_way_are_saved_as_a_list(visitor: Visitor):
    page = visitor.open("/Blend?space=sentences", "Blend")
    lines = page.locator(".lt-said button")
    expect(lines.nth(2)).to_be_visible()
    page.locator("summary", has_text="Save").click()
    name, data = visitor.download("All of them in a row")
    assert name == "sentences-blend-all.txt"
    shown = "all => all.map((line) => [...line.querySelectorAll('span')].at(-1).innerText)"
    until(lambda: data.decode().splitlines() == lines.evaluate_all(shown), "the list that is shown")


def test_it_goes_on_in_morph_and_stays_in_the_tray(visitor: Visitor):
    page = visitor.open(TWO, "Blend")
    there = visitor.picture(NOW)
    page.get_by_role("button", name="Into the tray").click()
    expect(page.get_by_role("button", name="Tray · 1")).to_be_visible()
    visitor.rested()
    page.get_by_role("button", name="Take to Morph").click()
    visitor.whole("Morph")
    visitor.shows(there)
    visitor.go("Blend")
    card(page, 0).get_by_role("button", name="Choose").click()
    page.get_by_test_id("stPopoverBody").get_by_role("button", name="a blend").click()
    page.wait_for_url("**a=code.**")
    visitor.rested()
    to_the_end(visitor, "From A to B")
    page.keyboard.press("Home")
    visitor.shows(there)


def test_ones_own_picture_and_a_dot_of_the_map_are_blended(visitor: Visitor):
    page = visitor.open("/Map?space=digits", "Map")
    visitor.upload(("seven.jpg", drawings.photo_of_a_seven()))
    expect(page.locator("h3.item")).to_have_text("seven.jpg")
    visitor.rested()
    visitor.go("Blend")
    card(page, 0).get_by_role("button", name="Choose").click()
    visitor.choose(page.get_by_test_id("stPopoverBody").get_by_role("combobox"), "seven.jpg")
    expect(card(page, 0)).to_contain_text("seven.jpg")
    visitor.rested()
    before = page.url
    page.mouse.click(*visitor.hover_a_point())
    page.get_by_role("button", name="Make it B").click()
    page.wait_for_url(lambda url: url != before and "b=known." in url)
    visitor.rested()
    expect(page.locator(".notice")).to_have_count(0)


def test_from_an_item_to_itself_gets_one_plain_line(visitor: Visitor):
    page = visitor.open("/Blend?space=digits&blend=two&a=known.3&b=known.3", "Blend")
    expect(page.locator(".notice")).to_have_count(1)
    expect(page.locator(".notice")).to_contain_text("both ends are the same item")
    expect(page.locator(".lt-instrument")).to_have_count(0)
    card(page, 1).get_by_role("button", name="Another").click()
    expect(page.locator(".lt-instrument")).to_be_visible()
    expect(page.locator(".notice")).to_have_count(0)


def test_a_broken_link_gets_one_plain_line_and_a_page_that_works(visitor: Visitor):
    page = visitor.open("/Blend?space=digits&blend=two&a=known.999999", "Blend")
    expect(page.locator(".notice")).to_contain_text("this link")
    before = visitor.picture(NOW)
    visitor.dial("From A to B").focus()
    page.keyboard.press("End")
    visitor.changed(NOW, before)


def test_a_view_is_kept_and_opened_again(visitor: Visitor):
    page = visitor.open("/Blend?space=digits&blend=look", "Blend")
    there = visitor.picture(NOW)
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_label("Its name").last.fill("A look of its own")
    page.get_by_role("button", name="Keep this view").click()
    expect(page.get_by_text("Kept: A look of its own")).to_be_visible()
    visitor.rested()
    visitor.go("My work")
    expect(page.get_by_text("borrow the look")).to_be_visible()
    page.get_by_role("link", name="Open").first.click()
    visitor.whole("Blend")
    visitor.shows(there)
