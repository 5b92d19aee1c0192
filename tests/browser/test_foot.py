"""The foot of every page: words explained, and the language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from latent.ui import foot
from latent.ui.learn import glossary

from .server import Server
from .test_looks import problems
from .visitor import Visitor

pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def server(server_apart: Server) -> Server:
    """The language is kept for whoever comes next."""
    return server_apart


def language(visitor: Visitor, name: str) -> Locator:
    return visitor.page.locator(".st-key-foot").get_by_role("button", name=name, exact=True)


def test_the_language_is_switched_at_the_foot_of_any_page(visitor: Visitor):
    page = visitor.open("/Map?space=digits")
    visitor.map_frame()
    html = page.locator("html")
    expect(html).to_have_attribute("lang", "en")
    expect(language(visitor, "English")).to_have_attribute("aria-pressed", "true")
    spanish = language(visitor, "Español")
    expect(spanish).to_have_attribute("lang", "es")
    spanish.press("Enter")
    expect(page.get_by_text("Palabras explicadas")).to_be_visible()
    expect(html).to_have_attribute("lang", "es")
    expect(spanish).to_have_attribute("aria-pressed", "true")
    expect(spanish).to_be_focused()

    page.goto(f"{visitor.address}/Learn")  # what Learn has is the same
    expect(page.get_by_role("heading", name="Palabras", exact=True)).to_be_visible()
    expect(page.get_by_role("radio", name="Español")).to_be_checked()
    language(visitor, "English").press("Enter")
    expect(page.get_by_role("heading", name="Words", exact=True)).to_be_visible()
    expect(page.get_by_role("radio", name="English")).to_be_checked()
    expect(html).to_have_attribute("lang", "en")


@pytest.mark.parametrize("title", foot.TERMS)
def test_a_page_explains_its_own_words_first(visitor: Visitor, title: str):
    path = "/" if title == "Start" else f"/{title.replace(' ', '_')}"
    page = visitor.open(path, "Latentarium" if title == "Start" else title)
    explained = page.get_by_role("button", name="Words explained")
    explained.press("Enter")
    listed = page.locator(".st-key-foot-words, [data-testid=stPopoverBody]").locator(".word[data-term]")
    expect(listed.first).to_be_visible()
    expect(listed).to_have_count(len(foot.TERMS[title]))
    expect(listed.locator("small")).to_have_count(len(foot.TERMS[title]))
    expect(page.get_by_role("link", name="· see it")).to_have_count(len(foot.TERMS[title]))
    page.get_by_role("link", name="All words, with pictures").press("Enter")
    visitor.whole("Learn")
    expect(page.locator("dl.glossary [data-term]")).to_have_count(len(glossary.TERMS))


def test_a_word_leads_to_its_own_place_and_picture_by_the_keyboard(visitor: Visitor):
    page = visitor.open("/Groups?space=digits")
    page.get_by_role("button", name="Words explained").press("Enter")
    page.get_by_role("link", name="How two sortings agree · see it").press("Enter")
    visitor.whole("Learn")
    expect(page).to_have_url(re.compile(r"[?&]word=agree"))
    place = page.locator(".glossary [data-term=agree]")
    expect(place).to_be_focused()
    expect(place).to_be_in_viewport()
    expect(place.locator("img")).to_have_count(1)
    expect(page.locator(".glossary .sought")).to_have_count(1)
    assert problems(visitor) == {}

    visitor.go("Groups")  # what was looked at is as it was
    page.get_by_role("button", name="Words explained").press("Enter")
    page.get_by_role("link", name="Clouds · see it").press("Enter")
    expect(page.locator(".glossary [data-term=clouds]")).to_be_focused()
    expect(page.locator(".glossary .sought")).to_have_count(1)


def test_where_a_link_has_taken_the_menu_away_words_lead_nowhere_else(visitor: Visitor):
    page = visitor.open("/Blend?space=digits&locked=menu", "Blend")
    page.get_by_role("button", name="Words explained").press("Enter")
    listed = page.locator("dl.glossary.few [data-term]")
    expect(listed).to_have_count(len(foot.TERMS["Blend"]))
    expect(page.get_by_role("link", name="see it")).to_have_count(0)
    expect(page.get_by_role("link", name="All words, with pictures")).to_have_count(0)
