"""Every page does what it is there for on a space of each kind of data."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from latent import modalities, spaces
from latent.space import Space

from .visitor import Visitor, until


def one_of_each_kind() -> list[str]:
    """The first space that ships of each modality that has one."""
    named = {Space.load(spaces.folder_of(name)).modality.name: name for name in reversed(spaces.shipped())}
    return list(named.values())


def test_every_kind_of_short_data_ships_with_a_space():
    kinds = {Space.load(spaces.folder_of(name)).modality.name for name in spaces.shipped()}
    assert set(modalities.all_of_them()) - kinds == {"passages"}, "their words are each person's own"


@pytest.mark.parametrize("name", one_of_each_kind())
def test_every_page_is_about_a_space_of_this_kind(visitor: Visitor, name: str):
    page = visitor.open(f"/Morph?space={name}")
    now = lambda: page.locator(".lt-big").first.evaluate("e => e.toDataURL?.() ?? e.innerHTML")  # noqa: E731
    expect(page.locator(".lt-instrument[data-engine=page]")).to_be_visible()
    before = visitor.still(now, "what is drawn first")
    page.get_by_role("slider").first.focus()
    page.keyboard.press("End")
    until(lambda: now() != before, "something else under the slider")
    visitor.rested()
    visitor.sees_every_page()
