"""Map: what one drops in lands on it, is told about, and can be changed, kept and removed."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Callable

import numpy as np
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Locator, Page, expect

from . import drawings
from .server import Server
from .visitor import NOW, Visitor, drawn_share, pixels, until

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
    expect(grid.locator("td").first).to_be_attached()  # it is painted
    header = 36
    for row in which:
        grid.click(position={"x": 16, "y": header + 44 * row + 22})
        expect(grid.locator("tr[aria-selected=true]")).not_to_have_count(0)
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


def test_an_import_can_be_left_and_nothing_of_it_stays(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    many = {f"{number}.png": drawings.digit("147"[number % 3], 90 + number % 60) for number in range(4000)}
    visitor.upload(("many.zip", drawings.zip_of(many)))
    page.get_by_role("button", name="Cancel", exact=True).click()
    expect(page.get_by_role("button", name="Cancel", exact=True)).to_have_count(0)
    visitor.rested()
    expect(page.get_by_role("heading", name=re.compile("Yours"))).to_have_count(0)
    lands(visitor, SEVEN)
    expect(page.get_by_role("heading", name="Yours: 1 picture")).to_be_visible()


def test_hostile_names_are_text(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    names = ("<img src=x onerror=alert(1)>.png", "**bold**.png", "$x$ [a](javascript:alert(1)) :red[hot].png")
    for name in names:
        lands(visitor, (name, drawings.digit("4")))
        expect(panel_title(visitor)).to_have_text(name)
    bad = "<script>alert(2)</script>.png"
    visitor.upload((bad, b"not a picture"))
    expect(page.locator(".notice")).to_contain_text(bad)
    expect(page.locator("img[src='x'], .stMain script")).to_have_count(0)
    page.get_by_role("button", name="Morph this").click()
    visitor.whole("Morph")
    expect(page.locator(".lt-machine figcaption").first).to_have_text(names[-1])
    expect(page.locator("img[src='x']")).to_have_count(0)


def test_a_strange_picture_is_said_to_be_strange_by_a_figure(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    lands(visitor, ("noise.png", drawings.noise()))
    gauge = page.locator(".gauge", has_text="Unfamiliar: the model was not made for this")
    expect(gauge.filter(has_text="Stranger than 99.").first).to_be_visible()


def test_a_click_opens_a_point_and_2d_and_3d_keep_it(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    for toggle in (None, "3D"):
        if toggle:
            page.get_by_role("radio", name=toggle).click()
            visitor.rested()
        until(lambda: drawn_share(visitor.map_frame()) > 0.02, "dots on the map")
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
    visitor.choose("Colour by", "How familiar")
    expect(legend).to_contain_text("stranger than this share of known items")


def test_items_are_renamed_removed_and_brought_back(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    lands(visitor, SEVEN, ("one.png", drawings.digit("1")))
    rows(visitor, 0)
    page.get_by_role("button", name="Rename", exact=True).click()
    expect(page.get_by_role("textbox", name="New name")).to_be_visible()
    visitor.rested()
    page.get_by_role("textbox", name="New name").fill("my <b>own</b> 7")
    page.get_by_role("button", name="Rename it").click()
    expect(cell(visitor, "my <b>own</b> 7")).to_be_attached()
    page.keyboard.press("Escape")
    visitor.rested()
    page.get_by_role("button", name="Remove 1", exact=True).click()
    expect(page.get_by_role("heading", name="Yours: 1 picture")).to_be_visible()
    page.get_by_role("button", name="Bring back", exact=True).click()
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


# ---- selecting --------------------------------------------------------------------------------------------------


def draw(visitor: Visitor, tool: str, corners: list[tuple[float, float]], held: Callable[[], None] | None = None):
    """Draw a shape on the map with a real mouse, through shares 0..1 of its width and height."""
    hand = visitor.page.get_by_role("button", name=f"Select with a {tool}")
    hand.click()
    expect(hand).to_have_attribute("aria-pressed", "true")
    frame = visitor.map_frame()
    frame.scroll_into_view_if_needed()
    box, mouse = frame.bounding_box(), visitor.page.mouse
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in corners]
    mouse.move(*places[0])
    mouse.down()
    for place in places[1:]:
        mouse.move(*place, steps=6)
        if held:
            held()
    mouse.up()


def selected(visitor: Visitor) -> int:
    """How many the page says are selected, once the server and the map agree about it."""
    title, count = visitor.page.locator("h3.item", has_text="selected"), visitor.page.locator(".lt-map-count")

    def agreed() -> str | None:
        visitor.rested()
        expect(title).to_be_visible()
        told = [place.inner_text().partition(" ")[0] for place in (title, count)]
        return told[0] if len(set(told)) == 1 else None

    return int(until(agreed, "map and page agree").replace(",", ""))


ROUND = [(0.25, 0.3), (0.5, 0.15), (0.75, 0.4), (0.6, 0.75), (0.3, 0.7)]


def test_a_lasso_counts_under_the_hand_and_selects(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    count = page.locator(".lt-map-count")
    told: list[str] = []

    def look() -> None:
        if told:
            expect(count).not_to_have_text(told[-1])
        told.append(count.inner_text())

    draw(visitor, "lasso", ROUND, look)
    numbers = [int(text.partition(" ")[0].replace(",", "")) for text in told]
    assert sorted(set(numbers)) == numbers, "the shape grew, and so must the count"
    assert selected(visitor) >= numbers[-1] > 100
    visitor.map_frame().focus()
    page.keyboard.press("Escape")
    expect(count).to_be_hidden()
    expect(page.locator("h3.item")).to_have_count(0)


def test_a_box_selects_what_lies_in_it_and_shift_adds(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    draw(visitor, "box", [(0.1, 0.1), (0.9, 0.5)])
    upper = selected(visitor)
    page.keyboard.down("Shift")
    draw(visitor, "box", [(0.1, 0.5), (0.9, 0.95)])
    page.keyboard.up("Shift")
    until(lambda: selected(visitor) > upper, "more were added")
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(page.locator("h3.item")).to_have_count(0)
    draw(visitor, "box", [(0.001, 0.001), (0.004, 0.004)])
    visitor.rested()
    expect(page.locator("h3.item")).to_have_count(0)


def test_what_is_not_selected_steps_back_and_the_camera_stays(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    frame = visitor.map_frame()
    box = frame.bounding_box()
    graph = frame.locator(".lt-map-graph")
    looked_at = "g => [...g._fullLayout.xaxis.range, ...g._fullLayout.yaxis.range].map((v) => v.toFixed(3)).join()"
    far = graph.evaluate(looked_at)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.wheel(0, -240)
    until(lambda: graph.evaluate(looked_at) != far, "the wheel zooms")
    page.wait_for_timeout(800)  # the wheel's glide
    near = visitor.still(lambda: graph.evaluate(looked_at), "where it looks")
    whole = drawn_share(frame)
    draw(visitor, "lasso", [(0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.4, 0.6)])
    assert selected(visitor) > 0
    until(lambda: drawn_share(frame) < 0.8 * whole, "the others step back")
    visitor.choose("Colour by", "Colour: trust in the map")
    visitor.rested()
    expect(page.locator(".lt-scale")).to_be_visible()
    until(lambda: graph.evaluate(looked_at) == near, "the camera stays")
    assert selected(visitor) > 0


def test_a_shape_in_3d_and_a_click_on_a_point(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    page.get_by_role("radio", name="3D").click()
    visitor.rested()
    draw(visitor, "lasso", ROUND)
    assert selected(visitor) > 100
    page.get_by_role("button", name="Move the map").click()
    x, y = visitor.hover_a_point()
    page.mouse.click(x, y)
    expect(page.get_by_role("button", name="Morph this")).to_be_visible()
    assert selected(visitor) > 100, "a click opens one and keeps the selection"


def test_a_finger_draws_and_opens_on_a_narrow_screen(arrive: Callable[..., Visitor], server: Server):
    visitor = arrive(server, "dark", 390, has_touch=True, is_mobile=True)
    page = visitor.open("/Map?space=digits")
    lasso = page.get_by_role("button", name="Select with a lasso")
    lasso.tap()
    expect(lasso).to_have_attribute("aria-pressed", "true")
    frame = visitor.map_frame()
    frame.evaluate("frame => frame.scrollIntoView({ block: 'center' })")
    box = frame.bounding_box()
    talk = visitor.context.new_cdp_session(page)
    before = page.get_by_test_id("stMain").evaluate("main => main.scrollTop")
    for number, (x, y) in enumerate(ROUND):
        point = {"x": box["x"] + x * box["width"], "y": box["y"] + y * box["height"]}
        kind = "touchMove" if number else "touchStart"
        talk.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    talk.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert selected(visitor) > 100
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") == before, "the page must stay put"


# ---- a direction from two groups --------------------------------------------------------------------------------


def test_two_groups_make_a_slider_here_and_in_morph(arrive: Callable[..., Visitor], server: Server):
    visitor = arrive(server)
    page = visitor.open("/Map?space=digits")
    for letter, words in (("A", "0"), ("B", "9")):
        page.get_by_role("textbox", name="Find").fill(words)
        page.keyboard.press("Enter")
        expect(page.get_by_text(f"{words} (all)").first).to_be_visible()
        page.get_by_role("button", name=f"Make it group {letter}").click()
        visitor.rested()
    page.get_by_role("textbox", name="What B has more of than A").fill("<b>Nine</b> ~ more")
    page.get_by_role("button", name="Make the slider").click()
    slider = visitor.dial("<b>Nine</b> ~ more")
    expect(slider).to_be_visible()
    expect(page.get_by_text("standard deviations apart (Cohen's d)")).to_be_visible()
    expect(page.get_by_text("(cosine ")).to_be_visible()
    before = visitor.picture()
    slider.focus()
    page.keyboard.press("End")
    visitor.changed(NOW, before)
    visitor.rested()
    page.get_by_role("button", name="Open in Morph").click()
    visitor.whole("Morph")
    expect(page.get_by_role("radio", name="From your groups")).to_be_checked()
    expect(visitor.dial("<b>Nine</b> ~ more")).to_have_value("1.5")
    page.wait_for_url("**own=**")
    other = arrive(server)
    other.page.goto(page.url)
    other.whole("Morph")
    other.page.get_by_role("radio", name="From your groups").click()
    expect(other.dial("<b>Nine</b> ~ more")).to_have_value("1.5")


def test_a_ready_made_pair_shows_how_a_direction_carries_bias(visitor: Visitor):
    page = visitor.open("/Map?space=faces")
    told = {}
    for kind in ("balanced", "biased"):
        page.get_by_role("button", name=f"Smile, {kind}").click()
        expect(visitor.dial(f"Smile, {kind}")).to_be_visible()
        visitor.rested()
        told[kind] = page.get_by_test_id("stMain").locator("p.quiet", has_text="Cohen's d").first.inner_text()
    assert "much the same way as Smile" in told["balanced"]
    assert "Glasses" not in told["balanced"]
    assert "Glasses: worn (10 in 100 of A, 90 of B)" in told["biased"]
    page.get_by_role("button", name="Remove it").first.click()
    expect(visitor.dial("Smile, biased")).to_have_count(0)
    expect(page.get_by_role("button", name="Save it")).to_have_count(1)
    visitor.rested()
    name, data = visitor.download("Save it")
    assert name == "faces-direction.json"
    assert [made["name"] for made in json.loads(data)] == ["Smile, balanced"]
    page.get_by_role("button", name="Remove it").click()
    expect(visitor.dial("Smile, balanced")).to_have_count(0)
    visitor.rested()
    _bring_back(page, b"[]]")
    expect(page.locator(".notice")).to_contain_text("saved.json: it holds no directions")
    visitor.rested()
    _bring_back(page, data)
    expect(visitor.dial("Smile, balanced")).to_be_visible()


def _bring_back(page: Page, data: bytes) -> None:
    field = page.get_by_test_id("stFileUploader").filter(has_text="A slider that you saved here")
    if not field.is_visible():
        page.get_by_role("button", name="Bring back a saved one").click()
    expect(field).to_be_visible()
    saved = {"name": "saved.json", "mimeType": "application/json", "buffer": data}
    field.locator("input[type=file]").set_input_files([saved])


def test_a_name_that_is_taken_is_refused_in_one_line(visitor: Visitor):
    page = visitor.open("/Map?space=faces")
    page.get_by_role("button", name="Smile, balanced").click()
    visitor.rested()
    page.get_by_role("textbox", name="What B has more of than A").fill("Smile")
    page.get_by_role("button", name="Make the slider").click()
    expect(page.locator(".notice")).to_contain_text("Smile: a slider of this space is called so")


# ---- finding ----------------------------------------------------------------------------------------------------


def test_words_scores_and_neighbours_find(visitor: Visitor):
    page = visitor.open("/Map?space=faces")
    find = page.get_by_role("textbox", name="Find")
    find.fill("happy worn")
    page.keyboard.press("Enter")
    expect(page.get_by_text("happy (all)")).to_be_visible()
    happy = selected(visitor)
    find.fill("zebra")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing here is called “zebra”")).to_be_visible()
    page.get_by_role("button", name="Select by").click()
    visitor.choose("Which", "happy")
    page.keyboard.press("Escape")
    until(lambda: selected(visitor) > happy, "all that are happy are selected")
    visitor.hover_a_point()
    page.mouse.down()
    page.mouse.up()
    page.get_by_role("button", name="Select the nearest 15").click()
    until(lambda: selected(visitor) == 15, "the nearest are selected")


def test_the_table_and_the_map_share_one_selection(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    page.get_by_role("textbox", name="Find").fill("7")
    page.keyboard.press("Enter")
    sevens = selected(visitor)
    page.get_by_text("Show as a table").click()
    visitor.rested()
    grid = page.get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    header, row = 36, 35
    grid.click(position={"x": 16, "y": header + row // 2})  # the first of those that are selected
    until(lambda: selected(visitor) == sevens - 1, "a row that is unticked is not selected")
    grid.click(position={"x": 16, "y": header + row // 2})
    until(lambda: selected(visitor) == sevens, "and is again when it is ticked")


def test_torn_points_are_marked_when_asked_for(visitor: Visitor):
    page = visitor.open("/Map?space=emoji")
    frame = visitor.map_frame()
    expect(page.get_by_text("the size of a cluster and the distance between clusters mean little")).to_be_visible()
    before = drawn_share(frame)
    page.get_by_text(re.compile(r"Mark the \d+ torn points")).click()
    expect(page.locator(".lt-map-legend").get_by_text("Torn from its neighbours")).to_be_visible()
    until(lambda: drawn_share(frame) > before, "crosses are drawn")


# ---- the map follows --------------------------------------------------------------------------------------------

MARKER = """() => {
    const canvas = document.querySelector(".lt-map-overlay");
    const { data, width } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const style = getComputedStyle(document.querySelector(".lt-map"));
    const [r, g, b] = style.getPropertyValue("--st-primary-color").match(/\\w\\w/g).map((two) => parseInt(two, 16));
    let [sum, x, y] = [0, 0, 0];
    for (let i = 0; i < data.length; i += 4)
        if (data[i + 3] === 255 && data[i] === r && data[i + 1] === g && data[i + 2] === b) {
            sum += 1;
            x += (i / 4) % width;
            y += Math.floor(i / 4 / width);
        }
    return sum ? [Math.round(x / sum), Math.round(y / sum)] : null;
}"""


def open_a_point(visitor: Visitor) -> None:
    """Click a point, and take out its sliders."""
    x, y = visitor.hover_a_point()
    visitor.page.mouse.click(x, y)
    expect(visitor.page.get_by_role("button", name="Morph this")).to_be_visible()
    visitor.rested()
    visitor.page.get_by_text("Move it", exact=True).click()
    visitor.picture()


def empty_place(visitor: Visitor) -> tuple[float, float]:
    """A place of the map that no point is near."""
    box = visitor.map_frame().bounding_box()
    x, y = box["x"] + 0.04 * box["width"], box["y"] + 0.9 * box["height"]
    visitor.page.mouse.move(x, y)
    return x, y


def test_you_are_here_moves_under_the_hand(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    visitor.map_frame()
    assert page.evaluate(MARKER) is None
    open_a_point(visitor)
    places = [until(lambda: page.evaluate(MARKER), "a marker")]
    expect(page.locator(".lt-map-legend").get_by_text("You are here")).to_be_visible()
    slider = page.get_by_role("slider").first
    expect(slider).to_be_visible()
    visitor.rested()

    def look() -> None:
        places.append(until(lambda: (now := page.evaluate(MARKER)) != places[-1] and now, "the marker moves"))

    visitor.drag(slider, [0.5, 0.75, 1.0], look)
    assert len({tuple(place) for place in places}) == 4


def test_an_empty_place_shows_what_is_imagined_there_and_opens_it(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    x, y = empty_place(visitor)
    card = page.locator(".lt-card")
    expect(card).to_contain_text("Imagined here")
    expect(card).to_contain_text(re.compile("to the model|knows"))
    imagined = card.locator("canvas")
    until(lambda: pixels(imagined.evaluate("c => c.toDataURL()")).std() > 20, "a picture of it")
    page.mouse.click(x, y)
    expect(page.locator("h3.item")).to_have_text("Imagined here")
    until(lambda: pixels(visitor.picture()).std() > 20, "the same between the sliders")
    until(lambda: page.evaluate(MARKER), "a marker")
    page.get_by_role("button", name="Morph this").click()
    visitor.whole("Morph")
    page.wait_for_url("**from=code.**")


def test_a_drawing_is_seen_and_placed_stroke_by_stroke(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    visitor.map_frame()
    page.get_by_text("Draw one", exact=True).click()
    pad = page.locator(".lt-pad-canvas")
    visitor.rested()
    pad.hover()  # waits until it lies still
    box = pad.bounding_box()
    at = lambda x, y: (box["x"] + x * box["width"], box["y"] + y * box["height"])  # noqa: E731
    page.mouse.move(*at(0.25, 0.25))
    page.mouse.down()
    page.mouse.move(*at(0.75, 0.25), steps=6)
    seen = page.get_by_role("img", name="how the model sees it")
    expect(seen).to_be_visible()
    first, place = seen.get_attribute("src"), until(lambda: page.evaluate(MARKER), "a marker")
    page.mouse.move(*at(0.4, 0.85), steps=6)
    expect(seen).not_to_have_attribute("src", first)
    page.mouse.up()
    until(lambda: page.evaluate(MARKER) != place, "the marker follows")
    expect(page.locator(".lt-pad.lt-busy")).to_have_count(0)
    visitor.rested()
    last = seen.get_attribute("src")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name="Yours: 1 picture")).to_be_visible()
    expect(page.locator("h3.item")).to_have_text("drawing.png")
    expect(seen.first).to_have_attribute("src", last)
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_role("heading", name="Yours: 1 picture")).to_have_count(0)


def test_a_sentence_comes_back_and_is_placed_as_it_is_typed(visitor: Visitor):
    page = visitor.open("/Map?space=sentences")
    visitor.map_frame()
    field = page.get_by_label("Your own words")
    field.press_sequentially("Where is")
    seen = page.locator("figure", has_text="how the model sees it").locator("p")
    expect(seen).to_have_text("Where is")
    place = until(lambda: page.evaluate(MARKER), "a marker")
    field.press_sequentially(" my book?")
    expect(seen).to_have_text("Where is my book?")
    until(lambda: page.evaluate(MARKER) != place, "the marker follows")
    expect(page.get_by_text("Nearest known items, as the model redraws them").last).to_be_visible()
    visitor.rested()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name="Yours: 1 sentence")).to_be_visible()
    expect(page.locator("h3.item")).to_have_text("Where is my book?")
    expect(field).to_have_value("")


def test_there_is_no_pad_for_what_nobody_draws_in_light_on_dark(visitor: Visitor):
    page = visitor.open("/Map?space=faces")
    visitor.map_frame()
    expect(page.get_by_text("Draw one", exact=True)).to_have_count(0)


def test_labels_that_came_along_make_a_slider(visitor: Visitor):
    page = visitor.open("/Map?space=sentences")
    visitor.map_frame()
    rows = ["text,mood", *(f"I am so {word},up" for word in ("happy", "glad", "lucky", "well"))]
    rows += [f"I am so {word},down" for word in ("sad", "sick", "tired", "poor")]
    visitor.upload(("moods.csv", "\n".join(rows).encode()))
    page.get_by_role("button", name="Make its slider").click()
    expect(visitor.dial("Like down")).to_be_visible()
    expect(page.get_by_text("Along it the groups lie")).to_be_visible()


def test_another_column_of_a_table_is_read_and_what_comes_along_colours_it(visitor: Visitor):
    page = visitor.open("/Map?space=sentences")
    lands(visitor, ("own.txt", b"Tom is here."), selected="Tom is here.")
    long = "I like the cat on the mat. She did not see Tom. We walked to the old station. They will never know it."
    rows = ["review,remark,stars,when", "I like it.,It came on a Monday and was good.,5,2021-01-02"]
    rows += [f'"{long} {long}",It came on a Sunday.,1,2021-03-04']
    lands(visitor, ("r.csv", "\n".join(rows).encode()), selected="They will never know it.")
    expect(page.locator("p.reading")).to_contain_text("9 sentences")
    visitor.choose("Text", "remark", exact=True)
    expect(panel_title(visitor)).to_have_text("It came on a Sunday.")
    expect(page.get_by_role("heading", name="Yours: 3 sentences")).to_be_visible()
    visitor.choose("Text", "stars", exact=True)
    expect(page.locator(".notice")).to_contain_text("r.csv: the column “stars” holds no text. Choose another column;")
    expect(page.get_by_role("heading", name="Yours: 3 sentences")).to_be_visible()
    visitor.rested()
    expect(page.get_by_role("combobox", name="Text")).to_have_value("remark")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Yours: 10 sentences")).to_be_visible()
    expect(page.locator("dl.facts")).to_contain_text("2021-03-04")
    visitor.choose("Colour by", "Colour: when", exact=True)
    expect(page.locator(".lt-scale")).to_contain_text("2021")
    page.get_by_text("Documents as one point").click()
    visitor.rested()
    expect(page.locator(".lt-map-frame")).to_be_visible()
    page.get_by_role("button", name="Select its 8 parts").click()
    expect(page.get_by_text("8 sentences selected")).to_be_visible()


def test_a_selection_is_told_beside_all_and_its_facts_are_in_the_table(visitor: Visitor):
    page = visitor.open("/Map?space=sentences")
    visitor.map_frame()
    words = ("happy", "glad", "lucky", "well", "sad", "sick", "tired", "poor")
    rows = [
        f"I am so very {word} today.,{'up' if i < 4 else 'down'},{5 - i // 2},2021-0{i + 1}-02"
        for i, word in enumerate(words)
    ]
    visitor.upload(("moods.csv", "\n".join(["text,mood,stars,when", *rows]).encode()))
    expect(page.get_by_role("heading", name="Yours: 8 sentences")).to_be_visible()
    visitor.rested()
    page.get_by_role("textbox", name="Find").fill("so very l today")
    page.keyboard.press("Enter")
    expect(page.get_by_text("sentences selected")).to_be_visible()
    told = page.locator("ul.apart")
    expect(told).to_contain_text("mood: up")
    expect(told).to_contain_text(re.compile(r"stars: \S+ here, 3.5 in all"))
    expect(told).to_contain_text("2021-01-02 to 2021-08-02 in all")
    page.get_by_text("Show as a table").click()
    visitor.rested()
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible()
