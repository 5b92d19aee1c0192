"""Nothing is lost when the app is stopped; what is kept is found, renamed, deleted, brought back, sent and erased."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from playwright.sync_api import Page, expect

from . import drawings
from .server import running
from .test_looks import keep
from .visitor import Visitor, until

SEVEN = ("my seven.jpg", drawings.photo_of_a_seven())


def bring_a_seven(visitor: Visitor) -> None:
    visitor.open("/Map?space=digits", "Map")
    visitor.upload(SEVEN)
    expect(visitor.page.locator("h3.item")).to_have_text("my seven.jpg")
    visitor.rested()


def drafts_in(folder: Path) -> int:
    """How many the catalogue names."""
    path = folder / "home" / "catalogue.sqlite"
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path)) as catalogue, suppress(sqlite3.OperationalError):  # it is being made
        return catalogue.execute("SELECT count(*) FROM collections WHERE draft").fetchone()[0]
    return 0


def test_what_was_there_comes_back_after_the_app_was_stopped(arrive: Callable[..., Visitor], tmp_path: Path):
    with running(tmp_path) as server:
        visitor = arrive(server)
        bring_a_seven(visitor)
        until(lambda: drafts_in(tmp_path), "a draft on the disk")
        visitor.page.close()  # or it would complain of a server that is gone
        server.process.kill()
        server.process.wait()
    with running(tmp_path) as server:
        visitor = arrive(server)
        page = visitor.open("/")
        expect(page.get_by_text("From before: 1 picture in Handwritten digits.")).to_be_visible()
        page.get_by_role("button", name="Bring them back").click()
        expect(page.get_by_text("From before:")).to_have_count(0)
        visitor.go("Map")
        page.get_by_role("radio", name="Handwritten digits").click()
        expect(page.get_by_text("Yours: 1 picture")).to_be_visible()

        again = arrive(server)  # the first tab still has them: they are not of before
        again.open("/")
        expect(again.page.get_by_text("From before:")).to_have_count(0)
        visitor.page.close()
        until(lambda: again.open("/").get_by_text("From before:").count(), "they are offered once that tab is closed")
        again.page.get_by_role("button", name="Let them go").click()
        expect(again.page.get_by_text("From before:")).to_have_count(0)
        again.go("My work")
        again.page.get_by_text("Bin: 1").click()
        expect(again.page.get_by_text("1 picture", exact=True)).to_be_visible()
        again.page.close()


def test_marks_come_back_after_the_app_was_stopped(arrive: Callable[..., Visitor], tmp_path: Path):
    with running(tmp_path) as server:
        visitor = arrive(server)
        page = visitor.open("/")
        _judge_known_digits(visitor)
        page.get_by_role("button", name="Odd", exact=True).first.click()
        expect(page.get_by_role("button", name="Marked odd")).to_be_visible()
        until(lambda: drafts_in(tmp_path), "a draft on the disk")
        page.close()
        server.process.kill()
        server.process.wait()
    with running(tmp_path) as server:
        visitor = arrive(server)
        page = visitor.open("/")
        expect(page.get_by_text("From before: 1 mark in Handwritten digits.")).to_be_visible()
        page.get_by_role("button", name="Bring them back").click()
        expect(page.get_by_text("From before:")).to_have_count(0)
        _judge_known_digits(visitor)
        expect(page.get_by_role("button", name="Marked odd")).to_be_visible()
        page.close()


def _judge_known_digits(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go("Odd ones out")
    page.get_by_role("radio", name="Handwritten digits").click()
    page.get_by_text("5,000 known pictures").click()
    expect(page.get_by_text("Judged by each other")).to_be_visible()
    visitor.rested()


def _found_by_words(page: Page) -> None:
    page.get_by_placeholder("Find by words").fill("view")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sevens", exact=True)).to_have_count(0)
    expect(page.get_by_text("My view", exact=True)).to_have_count(1)
    page.get_by_placeholder("Find by words").fill("")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sevens", exact=True)).to_be_visible()


def test_kept_work_is_renamed_deleted_brought_back_sent_and_erased(arrive: Callable[..., Visitor], tmp_path: Path):
    with running(tmp_path / "mine") as server:
        visitor = arrive(server)
        page = visitor.page
        bring_a_seven(visitor)
        keep(visitor, "Keep 1 picture", "Sevens")
        page.get_by_role("button", name="Morph this").click()
        visitor.whole("Morph")
        keep(visitor, "Keep this view", "My view")
        visitor.open("/My_work", "My work")
        expect(page.get_by_text("From before:")).to_have_count(0)
        expect(page.get_by_text("Sevens", exact=True)).to_be_visible()

        _found_by_words(page)
        page.get_by_role("button", name="Rename").first.click()
        page.get_by_label("New name").fill("Photos of sevens")
        page.get_by_role("button", name="Rename it").click()
        expect(page.get_by_text("Photos of sevens", exact=True)).to_be_visible()
        visitor.rested()

        page.get_by_role("button", name="Delete", exact=True).first.click()
        expect(page.get_by_text("Photos of sevens lies in the bin")).to_be_visible()
        page.get_by_role("button", name="Bring it back").click()
        expect(page.get_by_text("lies in the bin")).to_have_count(0)
        visitor.rested()

        page.get_by_role("button", name="Send", exact=True).last.click()
        name, zipped = visitor.download("Save the zip")
        assert name == "my-work.zip"
        page.keyboard.press("Escape")

        page.get_by_role("button", name="Erase", exact=True).click()
        page.get_by_role("button", name="Erase everything").click()
        expect(page.get_by_text("Erased: 0 spaces, 1 collection, 1 saved view;")).to_be_visible()
        expect(page.get_by_text("Nothing is kept yet")).to_be_visible()
        page.close()

    with running(tmp_path / "friend") as server:
        visitor = arrive(server)
        page = visitor.open("/My_work", "My work")
        visitor.upload(("evil.zip", b"PK no zip"))
        expect(page.get_by_text("evil.zip: the zip is broken, or is no zip.")).to_be_visible()
        visitor.upload((name, zipped))
        expect(page.get_by_text("Taken in: Photos of sevens, My view.")).to_be_visible()
        visitor.rested()
        page.get_by_role("button", name="Open", exact=True).click()
        visitor.whole("Map")
        expect(page.get_by_text("Yours: 1 picture")).to_be_visible()
        visitor.go("My work")
        page.get_by_role("link", name="Open", exact=True).click()
        visitor.whole("Morph")
        expect(page.get_by_role("radio", name="Handwritten digits")).to_be_checked()
        page.close()


def test_a_view_of_the_map_comes_back_as_it_was(arrive: Callable[..., Visitor], tmp_path: Path):
    with running(tmp_path / "mine") as server:
        visitor = arrive(server)
        page = visitor.open("/Map?space=digits")
        page.mouse.click(*visitor.hover_a_point())
        expect(page.locator("h3.item").last).to_be_visible()
        page.get_by_role("radio", name="3D").click()
        visitor.map_frame()
        visitor.rested()
        title = page.locator("h3.item").last.inner_text()
        keep(visitor, "Keep this view", "All around")
        visitor.open("/My_work", "My work")
        expect(page.get_by_text("Map, Handwritten digits: 3D")).to_be_visible()
        page.get_by_role("link", name="Open", exact=True).click()
        visitor.whole("Map")
        expect(page.get_by_role("radio", name="3D")).to_be_checked()
        expect(page.locator("h3.item").last).to_have_text(title)
        page.get_by_role("radio", name="2D").click()
        visitor.rested()
        expect(page.get_by_role("radio", name="2D")).to_be_checked()


def test_groups_have_names_and_are_found_renamed_taken_out_and_put_back(arrive: Callable[..., Visitor], tmp_path: Path):
    with running(tmp_path / "mine") as server:
        visitor = arrive(server)
        page = visitor.open("/Map?space=digits")
        page.get_by_role("textbox", name="Find").fill("7")
        page.keyboard.press("Enter")
        expect(page.get_by_text("7 (all)").first).to_be_visible()
        visitor.rested()
        _name_the_group(visitor, "A")
        expect(page.get_by_text("A: another group is called so.")).to_be_visible()
        page.get_by_label("What this group is").fill("Sevens")
        page.get_by_role("button", name="Keep the group").click()
        expect(page.get_by_role("heading", name="Your groups")).to_be_visible()
        expect(page.locator("p.group").first).to_contain_text("Sevens: ")
        visitor.rested()
        keep(visitor, "Keep 1 group", "Mine")

        visitor.open("/My_work", "My work")
        page.get_by_role("textbox", name="Find").fill("sevens")
        page.keyboard.press("Enter")
        visitor.rested()
        page.get_by_text("Its 1 group").click()
        part = page.get_by_test_id("stExpanderDetails")
        part.get_by_role("button", name="Rename").click()
        page.get_by_label("New name").fill("Hooks")
        page.get_by_role("button", name="Rename it").click()
        expect(page.get_by_text("Nothing here has these words.")).to_be_visible()
        page.get_by_role("textbox", name="Find").fill("")
        page.keyboard.press("Enter")
        page.get_by_text("Its 1 group").click()
        expect(part.get_by_text("Hooks")).to_be_visible()
        part.get_by_role("button", name="Delete").click()
        expect(page.get_by_text("Hooks was taken out.")).to_be_visible()
        page.get_by_role("button", name="Bring it back").click()
        expect(page.get_by_text("Its 1 group")).to_be_visible()
        page.close()


def _name_the_group(visitor: Visitor, name: str) -> None:
    page = visitor.page
    page.get_by_role("button", name="Give it a name").click()
    page.get_by_label("What this group is").fill(name)
    page.get_by_role("button", name="Keep the group").click()
