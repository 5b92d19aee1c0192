"""Start: a picture under three sliders, and the spaces as living cards."""

from __future__ import annotations

import numpy as np
import pytest
from playwright.sync_api import expect

from latent import spaces
from latent.spaces import Space

from .visitor import Visitor, pixels, until


def test_each_of_three_sliders_changes_the_picture_by_keyboard(visitor: Visitor):
    page = visitor.open("/")
    sliders = page.get_by_role("slider")
    expect(sliders).to_have_count(3)
    for slider in sliders.all():
        before = visitor.picture()
        slider.focus()
        page.keyboard.press("PageUp")
        after = visitor.changed("img.picture.big", before)
        assert np.abs(pixels(after).astype(int) - pixels(before)).max() > 20


def test_the_picture_changes_under_the_mouse_before_it_lets_go(visitor: Visitor):
    page = visitor.open("/")
    seen = [visitor.picture()]

    def look() -> None:
        seen.append(visitor.changed("img.picture.big", seen[-1]))

    visitor.drag(page.get_by_role("slider").first, [0.4, 0.9], look)
    assert len(set(seen)) == 3


def test_what_the_sliders_say_stays_through_other_pages(visitor: Visitor):
    page = visitor.open("/")
    first = page.get_by_role("slider").first
    before = visitor.picture()
    first.focus()
    page.keyboard.press("PageUp")
    moved = visitor.changed("img.picture.big", before)
    visitor.rested()
    visitor.go("Map")
    visitor.go("Start")
    expect(page.locator("img.picture.big")).to_have_attribute("src", moved)
    assert first.input_value() != "0"


def test_more_sliders_opens_morph_with_the_same_picture(visitor: Visitor):
    page = visitor.open("/")
    before = visitor.picture()
    page.get_by_role("slider").first.focus()
    page.keyboard.press("PageUp")
    moved = visitor.changed("img.picture.big", before)
    visitor.rested()
    page.get_by_role("link", name="More sliders").click()
    visitor.whole("Morph")
    expect(page.locator(".result > figure img")).to_have_attribute("src", moved)


@pytest.mark.parametrize("target", ["Map", "Morph"])
@pytest.mark.parametrize("name", spaces.shipped())
def test_a_card_leads_into_its_space(visitor: Visitor, name: str, target: str):
    title = Space.load(spaces.SHIPPED / name).manifest.title
    page = visitor.open("/")
    card = page.get_by_test_id("stColumn").filter(has=page.get_by_text(title, exact=True)).last
    picture = card.locator(".card-picture img:visible")
    assert pixels(until(lambda: picture.get_attribute("src"), "a living picture")).std() > 20
    card.get_by_role("link", name=target).click()
    visitor.whole(target)
    chosen = page.get_by_test_id("stButtonGroup").get_by_role("radio", name=title)
    expect(chosen).to_be_checked()
