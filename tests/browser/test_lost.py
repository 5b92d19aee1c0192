"""What gets lost: an item's way through the model, and each closer look, on pictures and on sentences."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from . import drawings
from .server import Server
from .visitor import Visitor, until

TITLE = "What gets lost"
STORY = ".figures.story"


def _open(visitor: Visitor, space: str, look: str = "grows", item: str = "") -> Page:
    asked = f"&lost={item}&look={look}" if item else ""
    return visitor.open(f"/What_gets_lost?space={space}{asked}", TITLE)


def _look(visitor: Visitor, title: str) -> None:
    visitor.page.get_by_role("radio", name=title, exact=True).click()
    expect(visitor.page.get_by_role("heading", level=3, name=title)).to_be_visible()
    visitor.rested()


def test_a_face_grows_number_by_number_beside_components_webp_and_a_chart(visitor: Visitor):
    page = _open(visitor, "faces")
    expect(page.locator(STORY).get_by_text("its 64 numbers")).to_be_visible()
    expect(page.get_by_text("12,288 → 128")).to_be_visible()
    expect(page.get_by_text("SSIM", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="With as many principal components")).to_be_visible()
    expect(page.get_by_role("heading", name="As a file of WebP")).to_be_visible()
    rows = page.locator(".rungs")
    expect(rows.nth(0).locator("img")).to_have_count(7)
    expect(rows.nth(1).locator("img")).to_have_count(7)
    all_of_it = rows.nth(0).locator("img").last.get_attribute("src")
    expect(page.locator(f"{STORY} img[alt='what comes back']")).to_have_attribute("src", all_of_it)
    chart = page.get_by_role("img", name="What is lost (MSE)")
    expect(chart).to_be_visible()
    expect(chart).to_have_attribute("alt", re.compile(r"principal components: 1: 0\."))
    expect(page.get_by_text("Measured on 120 pictures")).to_be_visible()


def test_a_sentence_keeps_words_and_says_that_its_original_is_not_here(visitor: Visitor):
    page = _open(visitor, "sentences")
    expect(page.get_by_text("The original sentence is not kept here.")).to_be_visible()
    expect(page.get_by_text("Words kept", exact=True)).to_be_visible()
    expect(page.get_by_text("PCA has nothing to put beside these")).to_be_visible()
    expect(page.get_by_text("once originals are at hand")).to_be_visible()
    page.get_by_label("Your own words").press_sequentially("Where is my book?")
    expect(page.locator("figure", has_text="how the model sees it").first).to_contain_text("Where is my book?")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(STORY)).to_contain_text("how the model sees it")
    expect(page.locator(STORY).get_by_text("Where is my book?").first).to_be_visible()
    expect(page.get_by_text("The original sentence is not kept here.")).to_have_count(0)
    expect(page.get_by_role("img", name="What is lost (word error rate)")).to_be_visible()
    expect(page.get_by_text("Measured on 1 sentence")).to_be_visible()


def test_a_dial_gets_a_name_and_is_a_slider_on_morph(visitor: Visitor):
    page = _open(visitor, "faces", "dials", "known.3")
    first = page.locator("[class*='st-key-lost-dial-']").first
    expect(first.locator("img")).to_have_count(3)
    first.get_by_role("button", name="Name it").click()
    page.get_by_label("What it changes").fill("Where it looks")
    page.get_by_role("button", name="Keep the name").click()
    expect(first.get_by_text("Where it looks")).to_be_visible()
    visitor.rested()
    visitor.go("Morph")
    page.get_by_role("radio", name="From your groups").click()
    expect(visitor.dial("Where it looks")).to_be_visible()
    visitor.go(TITLE)
    first.get_by_role("button", name="Rename").click()
    page.get_by_role("button", name="Take the name away").click()
    expect(first.get_by_text("Where it looks")).to_have_count(0)
    expect(first.get_by_role("button", name="Name it")).to_be_visible()


def test_a_patch_is_moved_by_pointer_and_by_keys_and_the_numbers_move(visitor: Visitor):
    page = _open(visitor, "faces", "cover", "known.3")
    patch = page.get_by_role("slider", name="Grey patch")
    covered = "img[alt='what the model sees']"
    visitor.rested()
    most = visitor.picture(covered)
    moved = _moved(page)
    patch.hover()  # waits until it lies still
    box = patch.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 4, box["y"] + 4, steps=6)
    page.mouse.up()
    expect(patch).to_have_attribute("aria-valuetext", "row 1, column 1")
    corner = visitor.changed(covered, most)
    until(lambda: _moved(page) < moved, "a corner that holds less than what holds most")
    patch.focus()
    patch.press("ArrowDown")
    expect(patch).to_have_attribute("aria-valuetext", "row 2, column 1")
    visitor.changed(covered, corner)
    expect(page.locator(".occlusion i")).to_have_count(256)


def test_a_word_is_struck_and_the_code_moves(visitor: Visitor):
    page = _open(visitor, "sentences", "cover", "known.700")
    words = page.locator(".st-key-lost-strike button")
    held = page.locator(".part")
    expect(held.nth(3)).to_be_visible()
    visitor.rested()
    expect(words).to_have_count(held.count())
    sees = page.locator("figure", has_text="what the model sees").locator("p")
    before, moved = sees.inner_text(), _moved(page)
    words.last.click()
    until(lambda: sees.inner_text() != before, "the sentence without its last part")
    held_by_it = pytest.approx(float(held.last.locator("small").inner_text()))
    until(lambda: _moved(page) == held_by_it, "as much as is said to be held by that part")
    assert _moved(page) <= moved


def _moved(page: Page) -> float:
    said = page.get_by_text("Its code moves by").inner_text()
    return float(said.partition("moves by ")[2].partition(",")[0])


@pytest.mark.parametrize(
    ("space", "asked", "said"), [("digits", "Labels", "labels apart"), ("sentences", "Negation", "“Negation”")]
)
def test_a_question_is_answered_in_one_sentence(visitor: Visitor, space: str, asked: str, said: str):
    page = _open(visitor, space, "question", "known.3")
    told = page.locator("p.told", has_text="To tell")
    expect(told).to_be_visible()
    visitor.choose("To tell", asked, exact=True)
    visitor.rested()
    expect(told).to_contain_text(said)
    chart = page.get_by_role("img", name="Told rightly")
    expect(chart).to_be_visible()
    expect(chart).to_have_attribute("alt", re.compile("always the commonest answer"))
    expect(page.get_by_text("Asked of 1,500 known")).to_be_visible()


@pytest.mark.parametrize(("space", "count"), [("faces", 100), ("sentences", 150)])
def test_the_worst_are_shown_and_selected_on_the_map(visitor: Visitor, space: str, count: int):
    page = _open(visitor, space, "worst", "known.3")
    expect(page.locator(".worst > *").first).to_be_visible()
    expect(page.locator(".remarks li").first).to_be_visible()
    page.get_by_role("button", name=f"Select the worst {count} on the Map").click()
    visitor.whole("Map")
    expect(page.locator("h3.item")).to_contain_text(f"{count} ")


def test_torn_neighbours_are_shown_and_marked_on_the_map(visitor: Visitor):
    page = _open(visitor, "faces", "torn", "known.3")
    expect(page.locator(".torn").first.locator("img")).to_have_count(4)
    expect(page.get_by_text("others lie nearer on the map").first).to_be_visible()
    page.get_by_role("button", name="See all torn points on the Map").click()
    visitor.whole("Map")
    expect(
        page.get_by_role("switch", name="torn points").or_(page.get_by_role("checkbox", name="torn points"))
    ).to_be_checked()
    expect(page.locator("h3.item")).to_contain_text("388 pictures selected")


def test_a_link_opens_the_same_and_one_that_does_not_fit_is_told(arrive: Callable[..., Visitor], server: Server):
    visitor = arrive(server)
    page = _open(visitor, "fashion", "cover", "known.9")
    page.get_by_role("button", name="Another").click()
    page.wait_for_url(lambda url: "lost=known." in url and "lost=known.9&" not in url)
    visitor.rested()
    there = visitor.picture(f"{STORY} img")
    other = arrive(server)
    other.page.goto(page.url)
    other.whole(TITLE)
    expect(other.page.locator(f"{STORY} img").first).to_have_attribute("src", there)
    expect(other.page.get_by_role("radio", name="Cover a part")).to_be_checked()
    other.open("/What_gets_lost?space=fashion&lost=known.99999", TITLE)
    expect(other.page.get_by_text("this link: it names an item that this space does not have.")).to_be_visible()
    expect(other.page.locator(f"{STORY} img").first).to_be_visible()


def test_ones_own_picture_is_followed_and_taken_away(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    visitor.upload(("my seven.jpg", drawings.photo_of_a_seven()))
    expect(page.locator("h3.item")).to_have_text("my seven.jpg")
    visitor.rested()
    visitor.go(TITLE)
    expect(page.locator(STORY).get_by_text("my seven.jpg")).to_be_visible()
    expect(page.get_by_role("img", name="What is lost (MSE)")).to_be_visible()
    _look(visitor, "Kept worst")
    expect(page.get_by_text("There is only one to look at.")).to_be_visible()
    _look(visitor, "Which dial holds what")
    name, sheet = visitor.download("Take away")
    assert name == "digits-what-gets-lost.html"
    for said in (b"my seven.jpg", b"784", b"Number by number", b"Which dial holds what", b"To keep in mind"):
        assert said in sheet


def test_closer_looks_speak_the_language_of_the_browser(arrive: Callable[..., Visitor], server: Server):
    visitor = arrive(server, locale="es-MX")
    page = visitor.open("/What_gets_lost?space=faces&lost=known.3&look=torn", "Lo que se pierde")
    expect(page.get_by_text("imágenes conocidas")).to_be_visible()
    expect(page.locator(".torn").first).to_contain_text("arrancada")
    _look(visitor, "Para una pregunta")
    expect(page.get_by_text("aciertos de cada 100")).to_be_visible()
    expect(page.get_by_role("combobox", name="Qué distinguir")).to_be_visible()
    expect(page.locator(STORY).get_by_text("sus 64 números")).to_be_visible()
