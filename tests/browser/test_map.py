"""Map: what one drops in lands on it, is told about, and can be changed, kept and removed."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable

import numpy as np
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Locator, expect

from . import drawings
from .server import Server
from .visitor import Visitor, drawn_share, pixels

SEVEN = ("seven.jpg", drawings.photo_of_a_seven())


def panel_title(visitor: Visitor) -> Locator:
    return visitor.page.locator("h3.item")


def lands(visitor: Visitor, *files: tuple[str, bytes], selected: str | None = None) -> None:
    """Upload files and wait for the panel of the last of them."""
    visitor.upload(*files)
    expect(panel_title(visitor)).to_have_text(selected or files[-1][0])
    visitor.rested()


def cell(visitor: Visitor, text: str) -> Locator:
    """A cell of the list of one's own items: it is painted, but tells screen readers what it says."""
    return visitor.page.get_by_test_id("stDataFrame").locator("td").filter(has_text=re.compile(f"^{re.escape(text)}$"))


def rows(visitor: Visitor, *which: int) -> None:
    """Tick rows of the list of one's own items."""
    grid = visitor.page.get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    header = 36
    for row in which:
        grid.click(position={"x": 16, "y": header + 44 * row + 22})
    visitor.rested()


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_a_photo_of_a_handwritten_7_lands_among_the_sevens(
    arrive: Callable[..., Visitor], server: Server, theme: str, width: int
):
    visitor = arrive(server, theme, width)
    page = visitor.open("/Map?space=digits")
    expect(page.locator(".lt-map-legend").get_by_text("Yours")).to_have_count(0)
    lands(visitor, SEVEN)
    expect(page.get_by_text("It lands among: 7.")).to_be_visible()
    expect(page.get_by_text("Familiar: the model has seen its like.")).to_be_visible()
    expect(page.get_by_text("Rotated as the camera noted.")).to_be_visible()
    seen = pixels(page.get_by_role("img", name="how the model sees it").get_attribute("src"))
    assert seen.shape == (28, 28, 3)
    assert seen[:3].max() == 0, "dark ink on light paper was not turned to light on black"
    assert seen.max() > 200
    given = pixels(page.get_by_role("img", name="as you gave it").get_attribute("src"))
    assert given.shape[0] > given.shape[1], "the photo still lies on its side"
    expect(page.locator(".lt-map-legend").get_by_text("Yours")).to_be_visible()
    expect(page.get_by_role("heading", name="Yours: 1 picture")).to_be_visible()
    expect(cell(visitor, "seven.jpg")).to_be_attached()
    expect(page.locator("p.foot")).to_contain_text("1 item of yours")


def test_of_several_files_the_good_land_and_the_bad_are_named(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    bad = ("torn.png", drawings.broken_png()), ("notes.txt", b"no picture at all")
    lands(visitor, SEVEN, *bad, ("one.png", drawings.digit("1")), selected="one.png")
    expect(page.get_by_role("heading", name="Yours: 2 pictures")).to_be_visible()
    expect(page.locator(".notice")).to_have_count(2)
    for name, _ in bad:
        notice = page.locator(".notice", has_text=name)
        expect(notice).to_have_count(1)
        assert "\n" not in notice.inner_text()
    page.get_by_role("button", name="Put this list away").click()
    expect(page.locator(".notice")).to_have_count(0)


def test_a_zip_with_folders_lands_with_its_folders_as_labels(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    files = {"mine/ones/a.png": drawings.digit("1"), "mine/sevens/b.png": drawings.digit("7"), "mine/.DS_Store": b"x"}
    visitor.upload(("mine.zip", drawings.zip_of(files)))
    expect(page.get_by_role("heading", name="Yours: 2 pictures")).to_be_visible()
    expect(page.locator(".notice")).to_have_count(0)
    for word in ("ones", "sevens"):
        expect(cell(visitor, word)).to_be_attached()


def test_hostile_names_are_text(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    names = ("<img src=x onerror=alert(1)>.png", "**bold**.png", "$x$ [a](javascript:alert(1)) :red[hot].png")
    for name in names:
        lands(visitor, (name, drawings.digit("4")))
        expect(panel_title(visitor)).to_have_text(name)
    bad = "<script>alert(2)</script>.png"
    visitor.upload((bad, b"not a picture"))
    expect(page.locator(".notice")).to_contain_text(bad)
    assert page.locator("img[src='x'], .stMain script").count() == 0
    page.get_by_role("button", name="Morph this").click()
    visitor.whole("Morph")
    expect(page.locator(".machine figcaption").first).to_have_text(names[-1])
    assert page.locator("img[src='x']").count() == 0


def test_a_strange_picture_is_said_to_be_strange_by_a_figure(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    lands(visitor, ("noise.png", drawings.noise()))
    gauge = page.locator(".gauge")
    expect(gauge).to_contain_text("Unfamiliar: the model was not made for this")
    expect(gauge).to_contain_text("Stranger than 99.")


def test_a_click_opens_a_point_and_2d_and_3d_keep_it(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    for toggle in (None, "3D"):
        if toggle:
            page.get_by_role("radio", name=toggle).click()
            visitor.rested()
        assert drawn_share(visitor.map_frame()) > 0.02
        x, y = visitor.hover_a_point()
        name = page.locator(".lt-card-name").inner_text()
        page.mouse.click(x, y)
        expect(panel_title(visitor)).to_have_text(name)
        expect(page.locator(".tiles img")).to_have_count(6)
        visitor.rested()
    page.get_by_role("radio", name="2D").click()
    visitor.rested()
    expect(panel_title(visitor)).to_have_text(name)


def test_the_keyboard_walks_the_map(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    visitor.map_frame().focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".lt-card")).to_be_visible()
    name = page.locator(".lt-card-name").inner_text()
    page.keyboard.press("Enter")
    expect(panel_title(visitor)).to_have_text(name)


def test_colours_change_their_legend(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    visitor.map_frame()
    legend = page.locator(".lt-map-legend")
    expect(legend.get_by_role("button")).to_have_count(10)
    page.get_by_role("combobox", name="Colour by").click()
    page.get_by_role("option", name="How familiar").click()
    expect(legend).to_contain_text("stranger than this share of known items")


def test_items_are_renamed_removed_and_brought_back(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    lands(visitor, SEVEN, ("one.png", drawings.digit("1")))
    rows(visitor, 0)
    page.get_by_role("button", name="Rename", exact=True).click()
    page.get_by_role("textbox", name="New name").fill("my <b>own</b> 7")
    page.get_by_role("button", name="Rename it").click()
    expect(cell(visitor, "my <b>own</b> 7")).to_be_attached()
    page.keyboard.press("Escape")
    rows(visitor, 0)
    page.get_by_role("button", name="Remove 1", exact=True).click()
    expect(page.get_by_role("heading", name="Yours: 1 picture")).to_be_visible()
    page.get_by_role("button", name="Bring back").click()
    expect(page.get_by_role("heading", name="Yours: 2 pictures")).to_be_visible()
    expect(cell(visitor, "my <b>own</b> 7")).to_be_attached()


def test_what_was_removed_last_can_be_brought_back_to_an_empty_list(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    lands(visitor, SEVEN)
    rows(visitor, 0)
    page.get_by_role("button", name="Remove 1", exact=True).click()
    expect(page.get_by_test_id("stDataFrame")).to_have_count(0)
    expect(page.locator(".lt-map-legend").get_by_text("Yours")).to_have_count(0)
    page.get_by_role("button", name="Bring back what was removed").click()
    expect(page.get_by_role("heading", name="Yours: 1 picture")).to_be_visible()


def test_exports_hold_names_scores_places_and_codes(visitor: Visitor):
    visitor.open("/Map?space=digits")
    lands(visitor, SEVEN, ("=1+1.png", drawings.digit("1")))
    name, data = visitor.download("Parquet")
    table = pq.read_table(io.BytesIO(data))
    assert name == "digits.parquet"
    assert table["name"].to_pylist() == ["seven.jpg", "=1+1.png"]
    assert table["nearest_label"].to_pylist() == ["7", "1"]
    places = ["map2_x", "map2_y", "map3_x", "map3_y", "map3_z"]
    codes = [f"dial_{i}" for i in range(1, 33)]
    scores = ["familiarity", "stranger_than", "rebuild_mse"]
    assert set(places + codes + scores) <= set(table.column_names)
    numbers = np.stack([table[column].to_numpy() for column in places + codes])
    assert np.isfinite(numbers).all()
    name, data = visitor.download("CSV")
    again = pyarrow.csv.read_csv(io.BytesIO(data))
    assert name == "digits.csv"
    assert again.column_names == table.column_names
    assert again["name"].to_pylist() == ["seven.jpg", "'=1+1.png"], "a spreadsheet would run it"
    assert np.allclose(np.stack([again[column].to_numpy() for column in places + codes]), numbers, atol=1e-6)


def test_erase_everything_leaves_nothing(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    lands(visitor, SEVEN)
    page.get_by_role("button", name="Erase", exact=True).click()
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_test_id("stDataFrame")).to_have_count(0)
    expect(panel_title(visitor)).to_have_count(0)
    expect(page.locator("p.foot")).not_to_contain_text("of yours")
    expect(page.get_by_role("button", name="Bring back what was removed")).to_have_count(0)


def test_another_part_of_a_picture_can_be_chosen_and_given_up(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    lands(visitor, SEVEN)
    seen = page.get_by_role("img", name="how the model sees it")
    before = seen.get_attribute("src")
    page.get_by_text("Make it ready another way").click()
    slider = visitor.dial("Closer")
    slider.focus()
    page.keyboard.press("End")
    expect(seen).not_to_have_attribute("src", before)
    expect(page.get_by_text("Cut out as you chose.")).to_be_visible()
    expect(panel_title(visitor)).to_have_text("seven.jpg")
    page.get_by_role("button", name="As it was").click()
    expect(seen).to_have_attribute("src", before)


DROP_A_FOLDER = """([name, data]) => {
  const file = new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name, { type: "image/png" });
  const folder = (path, inside) => ({
    isDirectory: true,
    fullPath: path,
    createReader: () => ({ readEntries: (done) => done(inside.splice(0)) }),
  });
  const leaf = { isDirectory: false, fullPath: `/mine/ones/${name}`, file: (done) => done(file) };
  const entry = folder("/mine", [folder("/mine/ones", [leaf])]);
  const drop = new Event("drop", { bubbles: true, cancelable: true });
  Object.defineProperty(drop, "dataTransfer", { value: { items: [{ webkitGetAsEntry: () => entry }] } });
  document.querySelector("[data-testid=stFileUploaderDropzone]").dispatchEvent(drop);
}"""


def test_sub_folders_of_a_dropped_folder_are_labels(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    expect(page.get_by_role("button", name="Paste")).to_be_visible()
    page.evaluate(DROP_A_FOLDER, ["one.png", base64.b64encode(drawings.digit("1")).decode()])
    expect(page.get_by_role("heading", name="Yours: 1 picture")).to_be_visible()
    expect(cell(visitor, "ones")).to_be_attached()
