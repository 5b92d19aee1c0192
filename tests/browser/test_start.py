"""Start: a picture under three sliders, and the spaces as living cards."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from latent import spaces
from latent.space import Space

from . import drawings
from .visitor import NOW, Visitor, pixels, until


def test_each_of_three_sliders_changes_the_picture_by_keyboard(visitor: Visitor):
    page = visitor.open("/")
    sliders = page.get_by_role("slider")
    expect(sliders).to_have_count(3)
    for slider in sliders.all():
        before = visitor.picture()
        slider.focus()
        page.keyboard.press("PageUp")
        after = visitor.changed(NOW, before)
        assert np.abs(pixels(after).astype(int) - pixels(before)).max() > 20


def test_the_picture_changes_under_the_mouse_before_it_lets_go(visitor: Visitor):
    page = visitor.open("/")
    seen = [visitor.picture()]

    def look() -> None:
        seen.append(visitor.changed(NOW, seen[-1]))

    visitor.drag(page.get_by_role("slider").first, [0.4, 0.9], look)
    assert len(set(seen)) == 3


def test_what_the_sliders_say_stays_through_other_pages(visitor: Visitor):
    page = visitor.open("/")
    first = page.get_by_role("slider").first
    before = visitor.picture()
    first.focus()
    page.keyboard.press("PageUp")
    moved = visitor.changed(NOW, before)
    visitor.rested()
    visitor.go("Map")
    visitor.go("Start")
    visitor.shows(moved)
    expect(first).not_to_have_value("0")


def test_more_sliders_opens_morph_with_the_same_picture(visitor: Visitor):
    page = visitor.open("/")
    before = visitor.picture()
    page.get_by_role("slider").first.focus()
    page.keyboard.press("PageUp")
    moved = visitor.changed(NOW, before)
    visitor.rested()
    page.get_by_role("button", name="More sliders").click()
    visitor.whole("Morph")
    visitor.shows(moved)


@pytest.mark.parametrize("target", ["Map", "Morph"])
@pytest.mark.parametrize("name", spaces.shipped())
def test_a_card_leads_into_its_space(visitor: Visitor, name: str, target: str):
    title = Space.load(spaces.SHIPPED / name).manifest.title
    page = visitor.open("/")
    card = page.get_by_test_id("stColumn").filter(has=page.get_by_text(title, exact=True)).last
    picture = card.locator(".card-picture img:visible")
    source = until(lambda: picture.get_attribute("src"), "a living picture")
    assert "svg" in source[:20] or pixels(source).std() > 8
    card.get_by_role("link", name=target).click()
    visitor.whole(target)
    chosen = page.get_by_test_id("stButtonGroup").get_by_role("radio", name=title)
    expect(chosen).to_be_checked()


def test_dropping_anything_says_what_was_found_and_where_it_fits(visitor: Visitor):
    page = visitor.open("/")
    visitor.upload(("seven.jpg", drawings.photo_of_a_seven()), ("notes.pdf", b"no picture"))
    expect(page.get_by_text("Found 1 picture and 1 file that cannot be read.")).to_be_visible()
    best = page.get_by_role("button", name="Handwritten digits: 1 of 1 fit")
    expect(best).to_have_attribute("data-testid", "stBaseButton-primary")
    expect(page.get_by_test_id("stBaseButton-primary")).to_have_count(1)
    best.click()
    visitor.whole("Map")
    expect(page.locator("h3.item")).to_have_text("seven.jpg")
    expect(page.get_by_text("It lands among: 7.")).to_be_visible()
    expect(page.locator(".notice", has_text="notes.pdf")).to_have_count(1)


def test_what_no_space_was_made_for_is_said_to_be_so(visitor: Visitor):
    page = visitor.open("/")
    visitor.upload(("noise.png", drawings.noise(64)))
    expect(page.get_by_text("None of these spaces was made for that.")).to_be_visible()
    expect(page.get_by_test_id("stBaseButton-primary")).to_have_count(0)
    page.get_by_role("button", name="Never mind").click()
    expect(page.get_by_text("Found 1 picture.")).to_have_count(0)


def test_a_table_of_numbers_is_counted_in_rows_and_offered_as_such_first(visitor: Visitor):
    rows = ["width,height,kind", *(f"{i % 23},{i * i % 17},{'ab'[i % 2]}" for i in range(1_040))]
    page = visitor.open("/")
    visitor.upload(("shapes.csv", "\n".join(rows).encode()))
    expect(page.get_by_text("Found 1,040 rows.")).to_be_visible()
    best = page.get_by_role("button", name="Train a space of these rows")
    expect(best).to_have_attribute("data-testid", "stBaseButton-primaryFormSubmit")


def test_what_is_pasted_goes_the_way_of_a_chosen_file(visitor: Visitor):
    page = visitor.open("/")
    expect(page.get_by_role("button", name="Paste", exact=True)).to_be_visible()
    page.evaluate(
        """bytes => {
            const carrier = new DataTransfer();
            carrier.items.add(new File([new Uint8Array(bytes)], "image.png", { type: "image/png" }));
            const event = new ClipboardEvent("paste", { clipboardData: carrier, bubbles: true, cancelable: true });
            document.body.dispatchEvent(event);
        }""",
        list(drawings.digit("7")),
    )
    expect(page.get_by_text("Found 1 picture.")).to_be_visible()


PASTE_TEXT = """text => {
    const carrier = new DataTransfer();
    carrier.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData: carrier, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
}"""


def test_text_that_is_pasted_is_a_file_of_text(visitor: Visitor):
    page = visitor.open("/")
    expect(page.get_by_role("button", name="Paste", exact=True)).to_be_visible()
    page.evaluate(PASTE_TEXT, "Where do you live?\nI live in Berlin.\n")
    expect(page.get_by_text("Found 2 sentences.")).to_be_visible()


@pytest.mark.parametrize(("space", "photo"), [("sentences", False), ("digits", True)])
def test_a_photo_is_offered_where_pictures_are_taken(visitor: Visitor, space: str, photo: bool):
    page = visitor.open(f"/Map?space={space}")
    expect(page.get_by_role("button", name="Paste", exact=True)).to_be_visible()
    expect(page.locator(".lt-bring-camera")).to_have_js_property("hidden", not photo)


def test_the_button_takes_text_from_the_clipboard_and_says_what_it_lacks(visitor: Visitor):
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open("/Map?space=sentences")
    page.evaluate("navigator.clipboard.writeText(' ')")
    page.get_by_role("button", name="Paste", exact=True).click()
    expect(page.get_by_text("The clipboard holds no sentence. Copy one first.")).to_be_visible()
    page.evaluate("navigator.clipboard.writeText('Where do you live?')")
    page.get_by_role("button", name="Paste", exact=True).click()
    expect(page.get_by_role("heading", name="Yours: 1 sentence")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_card_of_sentences_is_as_light_or_dark_as_the_page(arrive, server, theme: str):
    page = arrive(server, theme).open("/")
    card = page.locator(".card-picture img:visible[src*='svg']").first

    def corner() -> float:
        shot = Image.open(io.BytesIO(card.screenshot())).convert("L")
        return np.asarray(shot)[20:30, 20:30].mean()

    until(lambda: corner() < 80 if theme == "dark" else corner() > 200, f"a card that is {theme}")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_reason_why_a_file_is_too_large_stands_on_the_page(arrive, server, tmp_path: Path, theme: str):
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(220_000_000)
    page = arrive(server, theme).open("/Map?space=sentences")
    page.locator("[data-testid=stFileUploader] input[type=file]").first.set_input_files(big)
    why = page.get_by_text("File must be 50.0MB or smaller.")
    expect(why).to_be_visible()
    until(lambda: why.bounding_box()["width"] > 100, "room for the reason")
