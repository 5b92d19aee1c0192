"""A stranger's pictures become a space, which goes on forming when the app is killed in the middle."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from . import drawings
from .server import running
from .visitor import Visitor

LATER = 400_000
"""Milliseconds until a space is trained on a machine that is busy."""

PILE = {f"{character}/{size}.png": drawings.digit(character, size) for character in "147" for size in range(40, 64)}


def _train(visitor: Visitor, name: str) -> None:
    page = visitor.page
    visitor.upload((f"{name}.zip", drawings.zip_of(PILE)))
    expect(page.get_by_text("Found 72 pictures.")).to_be_visible()
    expect(page.get_by_text("72 pictures are few")).to_be_visible()
    expect(page.get_by_role("textbox", name="Its name")).to_have_value(name)
    page.get_by_role("combobox", name="Size").click()
    page.get_by_role("option", name="28 × 28").click()
    visitor.rested()
    expect(page.get_by_role("combobox", name="Colours")).to_have_value("grey")
    page.get_by_role("button", name="Train", exact=True).click()


def _forming(page: Page) -> None:
    expect(page.get_by_text("It learns from these")).to_be_visible()
    expect(page.locator(".kl-bars i").first).to_be_visible()
    assert page.locator(".birth-map i").count() == len(PILE)


@pytest.mark.timeout(900)
def test_a_pile_becomes_a_space_though_the_app_is_killed(arrive: Callable[..., Visitor], tmp_path: Path):
    with running(tmp_path) as server:
        visitor = arrive(server)
        visitor.open("/Train")
        _train(visitor, "My drawings")
        _forming(visitor.page)
        visitor.page.close()
        server.process.kill()
        server.process.wait()
    with running(tmp_path) as server:
        visitor = arrive(server)
        page = visitor.open("/")
        expect(page.get_by_text("Training My drawings: Pass")).to_be_visible()
        page.get_by_role("button", name="Watch").click()
        visitor.whole("Train")
        _forming(page)
        page.get_by_role("button", name="Stop here and keep it").click()
        expect(page.get_by_text("It is ready.")).to_be_visible(timeout=LATER)
        expect(page.get_by_role("slider", name="Steps of training")).to_be_visible()
        page.get_by_role("button", name="Open its map").click()
        visitor.whole("Map")
        expect(page.get_by_role("radio", name="My drawings")).to_be_checked()
        visitor.map_frame()
        visitor.go("Morph")
        expect(page.locator(".lt-instrument[data-engine=page]")).to_be_visible()
        visitor.go("Start")
        expect(page.locator("strong", has_text="My drawings")).to_be_visible()
        page.close()


def test_what_cannot_be_learned_from_is_told_before(visitor: Visitor):
    page = visitor.open("/Train")
    visitor.upload(("three.zip", drawings.zip_of({f"{n}.png": drawings.digit(n) for n in "147"})))
    expect(page.get_by_text("3 pictures are too few to learn from.")).to_be_visible()
    expect(page.get_by_role("button", name="Train", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Take something else").click()
    visitor.upload(("same.zip", drawings.zip_of({f"{n}.png": drawings.digit("4") for n in range(60)})))
    expect(page.get_by_text("are the same: there is nothing to tell apart")).to_be_visible()
    expect(page.get_by_role("button", name="Train", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Take something else").click()
    expect(page.get_by_text("Drop your pictures or sentences")).to_be_visible()


def test_all_see_what_waits_and_one_can_stop_it(visitor: Visitor, arrive: Callable[..., Visitor], server):
    page = visitor.open("/Train")
    _train(visitor, "Waiting")
    expect(page.get_by_role("heading", name="Waiting")).to_be_visible()
    other = arrive(server)
    other.open("/Map")
    line = other.page.locator(".st-key-training")
    expect(line).to_contain_text("Waiting")
    line.get_by_role("button", name="Stop").click()
    expect(line).to_have_count(0)
    expect(page.get_by_role("heading", name="Waiting")).to_have_count(0)
    expect(page.get_by_text("Drop your pictures or sentences")).to_be_visible()
