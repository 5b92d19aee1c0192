"""The guide of a lesson: in every window and theme, in both languages, and what becomes of it on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from .server import Server
from .test_looks import problems
from .visitor import Visitor, until

pytestmark = pytest.mark.timeout(600)

LESSON = "latent-space"


@pytest.fixture
def server(server_apart: Server) -> Server:
    """How far one has come is kept for whoever comes next."""
    return server_apart


def begin(visitor: Visitor, lesson: str = LESSON) -> Locator:
    visitor.open("/Learn")
    visitor.page.locator(f".st-key-begin-{lesson} button").press("Enter")
    card = visitor.page.locator(".lt-guide")
    expect(card).to_be_visible()
    visitor.page.locator(".st-key-guide-restart button").press("Enter")
    expect(card.locator(".lt-guide-place")).to_contain_text("1 ")
    return card


def skip(visitor: Visitor, said: str) -> None:
    """Leave a step out, and wait until the card says the next."""
    visitor.page.locator(".st-key-guide-skip button").press("Enter")
    expect(visitor.page.locator(".lt-guide-place")).to_contain_text(said)


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_the_card_can_be_shown_to_a_class(arrive: Callable[..., Visitor], server: Server, theme: str, width: int):
    visitor = arrive(server, theme, width)
    begin(visitor)
    visitor.whole("Latentarium")
    expect(visitor.page.locator(".lt-instrument")).to_be_visible()
    assert problems(visitor) == {}
    for step in range(2, 5):
        skip(visitor, f"step {step} of")
    visitor.whole("Morph")
    expect(visitor.page.locator(".lt-instrument")).to_be_visible()
    assert problems(visitor) == {}


def test_where_to_act_is_never_under_the_card_at_twice_the_size(arrive: Callable[..., Visitor], server: Server):
    visitor = arrive(server)
    visitor.page.set_viewport_size({"width": 640, "height": 450})  # 1280 x 900 at 200 in 100
    card = begin(visitor)
    page = visitor.page
    expect(page.locator(".lt-instrument[data-engine=page]")).to_be_visible()  # until then it is built anew
    visitor.rested()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    card.locator(".lt-guide-go").press("Enter")
    under = """([focused, card]) => {
        const [a, b] = [focused, document.querySelector(card)].map((e) => e.getBoundingClientRect());
        return a.height > 0 && (a.bottom <= b.top || a.top >= b.bottom);
    }"""
    focused = page.locator(".st-key-toy-faces :focus")
    expect(focused).to_have_count(1)
    until(lambda: focused.evaluate(f"e => ({under})([e, '.st-key-guide'])"), "what has the keyboard clear of the card")


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_what_is_lit_up_moves_only_for_who_wants_it(arrive: Callable[..., Visitor], server: Server, motion: str):
    visitor = arrive(server, reduced_motion=motion)
    begin(visitor)
    lit = visitor.page.locator(".st-key-toy-faces")
    expect(lit).to_have_css("outline-style", "solid")
    expect(lit).to_have_css("animation-name", "none" if motion == "reduce" else "lt-lit")


def test_skipping_ticks_nothing_and_leaving_takes_the_card_away(visitor: Visitor, server: Server):
    page = visitor.page
    card = begin(visitor, "new-things")
    visitor.whole("Imagine")
    skip(visitor, "step 2 of")
    visitor.go("Map")
    expect(card).to_contain_text("This step is on the page Imagine.")
    page.get_by_role("button", name="Take me there").press("Enter")
    visitor.whole("Imagine")
    expect(card).to_contain_text("Take “Variety” to 0")
    page.get_by_role("button", name="Back", exact=True).press("Enter")
    expect(card.locator(".lt-guide-place")).to_contain_text("step 1 of")
    page.get_by_role("button", name="Leave the lesson").press("Enter")
    expect(card).to_have_count(0)
    visitor.go("Map")
    expect(page.locator(".st-key-guide")).to_have_count(0)


def test_how_far_one_has_come_is_there_after_a_reload(arrive: Callable[..., Visitor], server: Server):
    visitor = arrive(server)
    begin(visitor, "between")
    visitor.whole("Blend")
    skip(visitor, "step 2 of")
    again = arrive(server)
    page = again.open("/Learn")
    page.locator(".st-key-begin-between button").press("Enter")
    expect(page.locator(".lt-guide-place")).to_contain_text("step 2 of")


def test_the_language_is_the_browsers_until_another_is_chosen(arrive: Callable[..., Visitor], server: Server):
    visitor = arrive(server, locale="es-AR")
    page = visitor.open("/Learn", "Aprender")
    expect(page.get_by_role("heading", name="¿Qué es un espacio latente?")).to_be_visible()
    page.get_by_role("radio", name="English").press("Space")
    expect(page.get_by_role("heading", name="What is a latent space?")).to_be_visible()
    page.get_by_role("radio", name="Español").press("Space")
    expect(page.get_by_role("heading", name="Palabras")).to_be_visible()
    name, sheet = _sheet(visitor)
    assert name == f"latentarium-{LESSON}.html"
    assert "lang='es'" in sheet.decode()
    assert "Para recordar" in sheet.decode()
    page.get_by_role("radio", name="English").press("Space")
    expect(page.get_by_role("heading", name="What is a latent space?")).to_be_visible()


def _sheet(visitor: Visitor) -> tuple[str, bytes]:
    with visitor.page.expect_download() as saved:
        visitor.page.locator(f".st-key-sheet-{LESSON} button").press("Enter")
    return saved.value.suggested_filename, saved.value.path().read_bytes()
