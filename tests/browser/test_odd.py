"""Odd ones out: strangers are found among what a space knows, why is said, and marks and labels judge the scores."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from latent import faces

from .server import Server
from .visitor import Visitor, until

SOME = 14


def _rows(visitor: Visitor) -> Locator:
    return visitor.page.locator(".odd")


def _arrive(visitor: Visitor, space: str) -> None:
    visitor.open(f"/Odd_ones_out?space={space}", "Odd ones out")
    expect(visitor.page.locator(".lt-fence-count")).to_be_visible()
    visitor.rested()


def _listed(visitor: Visitor) -> list[dict[str, str]]:
    name, data = visitor.download("Save the list")
    assert name.endswith("-odd-ones.csv")
    return list(csv.DictReader(io.StringIO(data.decode())))


def _png(array: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(array).resize((256, 256), Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.fixture(scope="module")
def portraits() -> bytes:
    """Portraits in a folder, and stripes of colours in another."""
    drawn = faces.draw(faces.sample(SOME, np.random.default_rng(5)))
    stripes = np.random.default_rng(6).integers(0, 256, (3, 16, 1, 3), np.uint8).repeat(16, axis=2)
    files = {f"people/face {i}.png": _png(array) for i, array in enumerate(drawn)}
    return _zip(files | {f"things/stripes {i}.png": _png(array) for i, array in enumerate(stripes)})


def test_what_was_spoiled_is_found_and_why_is_said(visitor: Visitor):
    _arrive(visitor, "faces")
    expect(visitor.page.get_by_text("of the first 12 in the list are spoiled ones")).to_be_visible()
    listed = _listed(visitor)
    harm = ("a negative", "half covered", "stripes that slipped")
    assert sum(row["name"] in harm for row in listed[:12]) >= 11
    assert [row["rank"] for row in listed] == [str(rank) for rank in range(1, len(listed) + 1)]
    first = _rows(visitor).first
    expect(first.locator("figcaption")).to_have_text(["item", "comes back", "lost"])
    expect(first).to_contain_text("much of it does not come back")
    expect(visitor.page.get_by_text("told odd from normal right")).to_be_visible()
    expect(visitor.page.get_by_role("heading", name="There twice")).to_be_visible()
    expect(visitor.page.locator(".twins", has_text="a copy")).to_have_count(2)


def test_the_threshold_counts_under_the_hand(visitor: Visitor):
    _arrive(visitor, "faces")
    beyond = visitor.page.locator(".lt-fence-count b")
    count = lambda: int(beyond.inner_text().replace(",", ""))  # noqa: E731
    visitor.rested()
    before = count()
    slider = visitor.page.get_by_role("slider", name="Odd from here on")
    at_rest = lambda: visitor.still(count, "the count")  # noqa: E731
    most, more = visitor.drag(slider, [0.0, 0.2], at_rest)  # still held: nothing was asked of the server
    assert most > more > before
    visitor.rested()
    until(lambda: sum(row["stands_out"] == "true" for row in _listed(visitor)) == more, "as many in the list")
    expect(visitor.page.locator(".lt-fence-bars i.lt-out")).not_to_have_count(0)
    slider.dblclick()
    expect(beyond).to_have_text(f"{before:,}")


def test_strangers_among_ones_own_stand_out_and_lead_on(visitor: Visitor, portraits: bytes):
    _arrive(visitor, "faces")
    visitor.page.get_by_text("Bring your own").click()
    visitor.upload(("mine.zip", portraits))
    expect(visitor.page.get_by_text("does each belong to them?")).to_be_visible()
    expect(_rows(visitor).first.locator(".item")).to_contain_text("stripes")
    visitor.rested()
    listed = _listed(visitor)
    assert len(listed) == SOME + 3
    assert {row["label"] for row in listed[:3]} == {"things"}
    assert all(row["stands_out"] == "true" for row in listed[:3])

    # a label says which are odd: the score is told how well it does
    visitor.page.get_by_role("button", name="What is odd?").click()
    visitor.choose("Odd are those labelled", "things", exact=True)
    expect(
        visitor.page.get_by_text("Of 3 that are labelled things: told odd from normal right 100 times")
    ).to_be_visible()
    visitor.page.keyboard.press("Escape")

    # what stands out can be looked at on the map
    visitor.rested()
    button = visitor.page.get_by_role("button", name="on the Map")
    label = button.inner_text()
    button.click()
    visitor.whole("Map")
    expect(visitor.page.locator(".lt-map-count")).to_contain_text(label.split()[-4])


def test_marks_of_both_kinds_choose_the_score(visitor: Visitor):
    _arrive(visitor, "faces")
    visitor.page.get_by_text("2,000 known pictures").click()
    expect(visitor.page.get_by_text("Judged by each other")).to_be_visible()
    visitor.rested()
    _rows(visitor).first.wait_for()
    row = visitor.page.locator(".st-key-odd-row-0")
    row.get_by_role("button", name="Fine", exact=True).click()
    expect(row.get_by_role("button", name="Marked fine")).to_be_visible()
    visitor.page.locator(".st-key-odd-row-3").get_by_role("button", name="Odd", exact=True).click()
    expect(visitor.page.get_by_text("it agrees best with your marks")).to_be_visible()
    visitor.rested()
    assert {row["mark"] for row in _listed(visitor)} == {"", "fine", "odd"}


def test_one_label_says_what_is_usual(visitor: Visitor):
    _arrive(visitor, "digits")
    visitor.page.get_by_text("5,000 known pictures").click()
    expect(visitor.page.get_by_text("Judged by each other")).to_be_visible()
    visitor.rested()
    visitor.page.get_by_role("button", name="What is odd?").click()
    visitor.choose("Odd are those labelled", "all but 0", exact=True)
    expect(visitor.page.get_by_text("that are fine; the others are not labelled 0")).to_be_visible()
    told = visitor.page.get_by_text("told odd from normal right 9")
    expect(told).to_be_visible()
    visitor.rested()
    assert all(row["label"] != "0" for row in _listed(visitor)[:100])


def test_sentences_are_judged_word_by_word(arrive: Callable[..., Visitor], server: Server):
    visitor = arrive(server, "dark", 390)
    _arrive(visitor, "sentences")
    spoiled = _rows(visitor).filter(has=visitor.page.get_by_text("lost", exact=True)).first
    expect(spoiled.locator("del").first).to_be_visible()
    until(lambda: visitor.page.evaluate("document.documentElement.scrollWidth") <= 390, "no wider than a phone")


def test_one_item_alone_gets_a_plain_line(visitor: Visitor):
    _arrive(visitor, "faces")
    visitor.page.get_by_text("Bring your own").click()
    visitor.upload(("me.png", _png(faces.draw(faces.sample(1, np.random.default_rng(1)))[0])))
    expect(visitor.page.get_by_text("does each belong to them?")).to_be_visible()
    visitor.rested()
    visitor.page.get_by_text("Yours among themselves").click()
    expect(visitor.page.get_by_text("one item alone has nothing to be odd beside")).to_be_visible()
    expect(_rows(visitor)).to_have_count(0)
    expect(visitor.page.get_by_test_id("stFileUploader").first).to_be_visible()


def test_labels_are_looked_for_before_they_are_seen(visitor: Visitor):
    _arrive(visitor, "transactions")
    page = visitor.page
    expect(page.get_by_role("heading", name="Can you find them?")).to_be_visible()
    expect(_rows(visitor).first).to_contain_text("known row")
    expect(page.get_by_role("heading", name="How well it tells")).to_have_count(0)
    page.get_by_role("radio", name="Odd for its owner").click()
    expect(page.get_by_text("You have marked none as odd yet.")).to_be_visible()
    expect(_rows(visitor).first).to_contain_text("of the same owner")
    page.get_by_role("button", name="Odd", exact=True).first.click()
    expect(page.get_by_text("You marked 1 as odd.")).to_be_visible()
    page.get_by_role("button", name="Show which they are").click()
    expect(page.get_by_text("You marked 1 as odd; ")).to_be_visible()
    told = page.get_by_text("The first 5 in the list of each of 90 days, 450 in all, hold ")
    expect(told).to_contain_text("of the 43; as many at random would hold about")
    expect(page.get_by_role("heading", name="How well it tells")).to_be_visible()
    page.get_by_role("button", name="Look for them yourself").click()
    expect(page.get_by_role("heading", name="How well it tells")).to_have_count(0)
