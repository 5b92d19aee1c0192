"""Every page, empty and with something of one's own, in both themes and widths; pictures of all go to ``shots``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from . import drawings
from .conftest import SHOTS
from .server import Server
from .visitor import Visitor

LOOKS = (Path(__file__).parent / "looks.js").read_text("utf-8")
CONTROLS = {"button", "link", "slider", "textbox", "combobox", "checkbox", "radio", "spinbutton", "switch", "tab"}
OURS = "[class*='lt-'], [data-testid=stHtml]"
"""What is drawn by us; the rest is Streamlit's own."""

EVERYTHING = "*"

LONG = "a photo of my own 7, with quite a long name.jpg"


@pytest.fixture(scope="module")
def server(server_apart: Server) -> Server:
    """The walk leaves things behind, and a class is shown none of another test's."""
    return server_apart


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_can_be_shown_to_a_class(
    arrive: Callable[..., Visitor], server: Server, reviews: str, theme: str, width: int
):
    visitor = arrive(server, theme, width)
    look_at(visitor, walk(visitor, reviews), f"{theme}-{width}")
    dark = visitor.page.get_by_test_id("stApp").evaluate(
        "e => getComputedStyle(e).backgroundColor.match(/\\d+/)[0] < 99"
    )
    assert dark == (theme == "dark")


@pytest.mark.parametrize("space", ["transactions", "spoken-digits"])
@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_pages_of_rows_and_of_sounds_can_be_shown_as_well(
    arrive: Callable[..., Visitor], server: Server, space: str, theme: str, width: int
):
    visitor = arrive(server, theme, width)
    look_at(visitor, walk_of(visitor, space), f"{theme}-{width}")


def look_at(visitor: Visitor, views: Iterator[tuple[str, str]], look: str) -> None:
    """Nothing may be amiss on any of the views; each is shot."""
    amiss = {}
    for name, title in views:
        visitor.rested()
        if title in ("Map", "Blend"):
            visitor.map_frame()
        amiss |= {f"{name}: {problem}": found for problem, found in problems(visitor).items()}
        shoot(visitor, f"{name}-{look}")
    assert not amiss, "\n".join(f"{what}: {found}" for what, found in amiss.items())


def walk_of(visitor: Visitor, space: str) -> Iterator[tuple[str, str]]:
    """The pages on which items of a space are seen, one known item opened on its map."""
    page = visitor.open(f"/Map?space={space}", "Map")
    page.mouse.click(*visitor.hover_a_point())
    page.get_by_role("button", name="Morph this").scroll_into_view_if_needed()
    yield f"map-{space}", "Map"
    page.get_by_role("button", name="Morph this").click()
    visitor.whole("Morph")
    page.get_by_role("slider").first.focus()
    page.keyboard.press("End")
    page.wait_for_url("**moved=**")
    yield f"morph-{space}", "Morph"
    for title in ("Blend", "Imagine", "Odd ones out"):
        visitor.go(title)
        yield f"{title.lower().replace(' ', '-')}-{space}", title
    yield from walk_lost(visitor, space, "Number by number")


def walk(visitor: Visitor, reviews: str) -> Iterator[tuple[str, str]]:
    """Go through all pages as a person would; gives a name for each view, and its page's heading."""
    page = visitor.page
    visitor.open("/My_work", "My work")
    yield "my-work", "My work"
    visitor.go("Start")
    yield "start", "Latentarium"
    visitor.go("Learn")
    yield "learn", "Learn"
    page.get_by_role("radio", name="Watch one learn").click()
    expect(page.locator(".lt-play[data-frame='0'] .lt-play-grid")).to_be_visible()
    yield "learn-playground", "Learn"
    visitor.go("Map")
    yield "map", "Map"
    page.get_by_role("button", name="Smile, biased").click()
    expect(visitor.dial("Smile, biased")).to_be_visible()
    page.get_by_role("button", name="Show", exact=True).first.click()
    expect(page.locator(".lt-map-count")).to_be_visible()
    for switch in ("Show as a table", "torn points"):
        page.get_by_text(switch).click()
        visitor.rested()
    yield "map-groups", "Map"
    yield from walk_faces(visitor)
    visitor.go("Map")
    page.get_by_role("radio", name="Handwritten digits").click()
    visitor.rested()
    seven = (LONG, drawings.photo_of_a_seven())
    visitor.upload(("notes.txt", b"no picture"), ("noise.png", drawings.noise()), seven)
    expect(page.locator("h3.item")).to_have_text(LONG)
    yield "map-yours", "Map"
    page.get_by_role("button", name="Morph this").click()
    visitor.whole("Morph")
    visitor.dial("Into 9").focus()
    page.keyboard.press("End")
    expect(page.get_by_text("Nearest known item: 9")).to_be_visible()
    yield "morph-yours", "Morph"
    yield from walk_sentences(visitor)
    yield from walk_kept(visitor)
    yield from walk_train(visitor)
    yield from walk_long(visitor, reviews)


def walk_long(visitor: Visitor, reviews: str) -> Iterator[tuple[str, str]]:
    """Start once there is something of one's own, and with texts that another reading fits better."""
    page = visitor.page
    visitor.go("Start")
    yield "start-yours", "Latentarium"
    visitor.upload(("reviews.csv", reviews.encode()))
    expect(page.get_by_text("These 120 texts are long")).to_be_visible()
    yield "start-long", "Latentarium"
    page.get_by_role("button", name="Train a space of these texts").click()
    expect(page.get_by_text("Training Reviews:")).to_be_visible()
    yield "start-training", "Latentarium"
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("Training Reviews:")).to_have_count(0)


def walk_blends(visitor: Visitor) -> Iterator[tuple[str, str]]:
    """All ways of blending, one with a part that is not chosen, and an item that was clicked on the map."""
    page = visitor.page
    visitor.go("Blend")
    page.get_by_text("Show the nearest known items").click()
    expect(page.get_by_text("Nearest known items", exact=True)).to_be_visible()
    visitor.rested()
    page.mouse.click(*visitor.hover_a_point())
    expect(page.get_by_role("button", name="Make it B")).to_be_visible()
    yield "blend", "Blend"
    for name in ("Four corners", "Borrow the look", "Arithmetic"):
        page.get_by_role("radio", name=name).click()
        visitor.rested()
        expect(page.locator(".lt-field")).to_be_visible()
        yield f"blend-{name.lower().replace(' ', '-')}", "Blend"
    page.get_by_role("radio", name="A sum of your own").click()
    page.get_by_role("button", name="Add an item").click()
    expect(page.get_by_text("nothing is chosen there")).to_be_visible()
    yield "blend-sum", "Blend"


def walk_groups(visitor: Visitor) -> Iterator[tuple[str, str]]:
    """Both parts of Groups."""
    page = visitor.page
    visitor.go("Groups")
    expect(page.locator(".st-key-group-card-0")).to_be_visible()
    expect(page.locator(".working")).to_have_count(0)
    yield "groups", "Groups"
    page.get_by_role("radio", name="Label a few").click()
    expect(page.get_by_text("Learn from these")).to_be_visible()
    expect(page.locator(".working")).to_have_count(0)
    yield "groups-label", "Groups"


def walk_faces(visitor: Visitor) -> Iterator[tuple[str, str]]:
    """The pages about a space, with the faces that it opens with."""
    visitor.go("Odd ones out")
    expect(visitor.page.locator(".lt-fence-count")).to_be_visible()
    expect(visitor.page.locator("p.working")).to_have_count(0)
    yield "odd", "Odd ones out"
    visitor.go("Morph")
    yield "morph", "Morph"
    yield from walk_blends(visitor)
    visitor.go("Imagine")
    yield "imagine", "Imagine"
    yield from walk_groups(visitor)
    yield from walk_lost(
        visitor, "faces", "Number by number", "Which dial holds what", "Cover a part", "Torn on the map"
    )


def walk_sentences(visitor: Visitor) -> Iterator[tuple[str, str]]:
    """The same pages with sentences."""
    page = visitor.page
    visitor.go("Map")
    page.get_by_role("radio", name="Sentences").click()
    visitor.map_frame()
    visitor.rested()
    page.get_by_label("Your own words").press_sequentially("Where is my book?")
    expect(page.locator("figure", has_text="difference").locator("p")).to_have_text("Where is my book?")
    yield "map-typed", "Map"
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("h3.item")).to_have_text("Where is my book?")
    page.get_by_role("button", name="Morph this").click()
    visitor.whole("Morph")
    visitor.dial("Past").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Along “Past”")).to_be_visible()
    yield "morph-sentence", "Morph"
    visitor.go("Blend")
    expect(page.locator(".lt-said")).to_be_visible()
    yield "blend-sentences", "Blend"
    page.get_by_role("radio", name="Four corners").click()
    expect(page.locator(".lt-square")).to_be_visible()
    yield "blend-sentences-four", "Blend"
    visitor.go("Imagine")
    page.get_by_role("radio", name="Near one").click()
    expect(page.get_by_role("button", name="Near another")).to_be_visible()
    yield "imagine-sentences", "Imagine"
    yield from walk_lost(visitor, "sentences", "Cover a part", "For a question", "Kept worst")


def walk_lost(visitor: Visitor, space: str, *looks: str) -> Iterator[tuple[str, str]]:
    """What gets lost, under some of its closer looks."""
    visitor.go("What gets lost")
    for look in looks:
        visitor.page.get_by_role("radio", name=look, exact=True).click()
        expect(visitor.page.get_by_role("heading", level=3, name=look)).to_be_visible()
        expect(visitor.page.locator("p.working")).to_have_count(0)
        yield f"lost-{look.lower().replace(' ', '-')}-{space}", "What gets lost"


def walk_train(visitor: Visitor) -> Iterator[tuple[str, str]]:
    """A pile is brought, and a space begins to form."""
    page = visitor.page
    visitor.go("Train")
    yield "train", "Train"
    visitor.upload(("My drawings.zip", drawings.zip_of(drawings.PILE)))
    expect(page.get_by_text("Found 72 pictures.")).to_be_visible()
    yield "train-pile", "Train"
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page.locator(".kl-bars i").first).to_be_visible()
    yield "train-forming", "Train"
    page.get_by_role("button", name="Cancel", exact=True).click()
    expect(page.get_by_text("Drop your")).to_be_visible()


def walk_kept(visitor: Visitor) -> Iterator[tuple[str, str]]:
    """Things are kept under names, and one lies in the bin."""
    for button, name in (("Keep this view", "Was my book there?"), ("Keep 1 sentence", "Questions for tomorrow")):
        keep(visitor, button, name)
    visitor.go("My work")
    expect(visitor.page.locator("p.item", has_text="Questions for tomorrow")).to_be_visible()
    yield "my-work-kept", "My work"
    for _ in range(2):
        visitor.page.get_by_role("button", name="Delete", exact=True).first.click()
        expect(visitor.page.get_by_text("lies in the bin")).to_be_visible()
        visitor.rested()
    yield "my-work-bin", "My work"


def keep(visitor: Visitor, button: str, name: str) -> None:
    """Give something a name."""
    page = visitor.page
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_label("Its name").last.fill(name)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text(f"Kept: {name}")).to_be_visible()
    visitor.rested()


def problems(visitor: Visitor, within: str = OURS) -> dict[str, object]:
    """What is amiss on the page, by what it is; what axe-core finds, in places of this CSS selector alone."""
    found = visitor.page.evaluate(LOOKS)
    assert found["texts"] > 10
    return {
        what: value
        for what, value in {
            "wider than the window, in pixels": max(0, found["overhang"]),
            "reaches over the window's edge": found["wide"],
            "too little contrast": [f"{text!r} {ratio:.2f}" for text, ratio in found["faint"]],
            "pictures without alt": found["unnamed"],
            "pictures that did not load": found["broken"],
            "primary buttons beyond the first": max(0, found["primary"] - 1),
            "controls without a name": nameless_controls(visitor),
            "serious to axe": serious(visitor, within),
        }.items()
        if value
    }


def serious(visitor: Visitor, within: str) -> list[str]:
    """Serious and critical findings of axe-core in places of a CSS selector."""
    found = Axe().run(visitor.page, options={"resultTypes": ["violations"]}).response["violations"]
    grave = [(v["id"], n["target"][-1]) for v in found if v["impact"] in ("serious", "critical") for n in v["nodes"]]
    inside = "([at, ours]) => document.querySelector(at)?.closest(ours) != null"
    return [f"{rule} at {at}" for rule, at in grave if visitor.page.evaluate(inside, [at, within])]


def nameless_controls(visitor: Visitor) -> list[str]:
    """Controls that the browser tells a screen reader about without a name."""
    talk = visitor.context.new_cdp_session(visitor.page)
    try:
        nodes = talk.send("Accessibility.getFullAXTree")["nodes"]
    finally:
        talk.detach()
    told = [(n["role"]["value"], n.get("name", {}).get("value", "")) for n in nodes if not n["ignored"]]
    return [role for role, name in told if role in CONTROLS and not name.strip()]


def shoot(visitor: Visitor, name: str) -> None:
    """A picture of the whole page, however long: its middle scrolls, so the window is made as high as that is."""
    page, size = visitor.page, visitor.page.viewport_size
    SHOTS.mkdir(exist_ok=True)
    height = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": min(height, 4000)})
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.screenshot(path=SHOTS / f"{name}.png")
    page.set_viewport_size(size)
