"""A stranger's pictures become a space, which goes on forming when the app is killed, and travels to a friend."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from sklearn.decomposition import PCA

from latent.bringing import matrices

from . import drawings
from .server import Server, running
from .visitor import Visitor

LATER = 400_000
"""Milliseconds until a space is trained on a machine that is busy."""


@pytest.fixture(scope="module")
def server(server_apart: Server) -> Server:
    """What is trained is in sight of all."""
    return server_apart


def _train(visitor: Visitor, name: str) -> None:
    page = visitor.page
    visitor.upload((f"{name}.zip", drawings.zip_of(drawings.PILE)))
    expect(page.get_by_text("Found 72 pictures.")).to_be_visible()
    expect(page.get_by_text("72 pictures are few")).to_be_visible()
    expect(page.get_by_role("textbox", name="Its name")).to_have_value(name)
    visitor.choose("Size", "28 × 28")
    visitor.rested()
    expect(page.get_by_role("combobox", name="Colours")).to_have_value("grey")
    page.get_by_role("button", name="Train", exact=True).click()


def _forming(page: Page) -> None:
    expect(page.get_by_text("It learns from these")).to_be_visible()
    expect(page.locator(".kl-bars i").first).to_be_visible()
    expect(page.locator(".birth-map i")).to_have_count(len(drawings.PILE))


@pytest.mark.timeout(900)
def test_a_pile_becomes_a_space_though_the_app_is_killed_and_travels(arrive: Callable[..., Visitor], tmp_path: Path):
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
        expect(page.locator("ul.remarks")).to_contain_text("come back in")
        page.get_by_role("button", name="Open its map").click()
        visitor.whole("Map")
        expect(page.get_by_role("radio", name="My drawings")).to_be_checked()
        visitor.map_frame()
        visitor.go("Morph")
        expect(page.locator(".lt-instrument[data-engine=page]")).to_be_visible()
        visitor.go("Start")
        expect(page.locator("strong", has_text="My drawings")).to_be_visible()
        visitor.go("My work")
        page.get_by_role("link", name="How good it is").click()
        visitor.whole("Train")
        expect(page.locator("ul.remarks")).to_contain_text("come back in")
        visitor.go("My work")
        page.get_by_role("button", name="Send", exact=True).first.click()
        zipped = visitor.download("With its items")
        page.close()
    with running(tmp_path / "friend") as server:
        visitor = arrive(server)
        page = visitor.open("/My_work", "My work")
        visitor.upload(zipped)
        expect(page.get_by_text("Taken in: My drawings.")).to_be_visible()
        visitor.rested()
        page.get_by_role("link", name="Map", exact=True).last.click()
        visitor.whole("Map")
        expect(page.get_by_role("radio", name="My drawings")).to_be_checked()
        visitor.map_frame()
        visitor.sees_every_page()
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
    expect(page.get_by_text("Drop your pictures, sentences, sounds, rows or texts: a folder")).to_be_visible()


def test_what_a_model_of_a_table_will_not_see_is_told_before(visitor: Visitor):
    rows = ["id,width,height,kind,planet", *(f"q{i},{i % 23},{i * i % 17},{'ab'[i % 2]},Earth" for i in range(60))]
    page = visitor.open("/Train")
    visitor.upload(("shapes.csv", "\n".join(rows).encode()))
    told = page.get_by_text("Left out, for names of rows tell nothing about others: “id”.")
    expect(told).to_contain_text("Left out, for they are always the same: “planet”.")


def test_a_model_that_was_trained_elsewhere_becomes_a_space(visitor: Visitor, tmp_path: Path):
    small = [Image.open(io.BytesIO(data)).convert("L").resize((16, 16)) for data in drawings.PILE.values()]
    fitted = PCA(4).fit(np.stack([np.asarray(image, np.float32).ravel() / 255 for image in small]))
    matrices.save(fitted, tmp_path / "model", {"height": 16, "width": 16, "channels": 1})
    page = visitor.open("/Train")
    page.get_by_text("Bring a model that was trained elsewhere").click()
    expect(page.get_by_role("button", name="Make a space of it")).to_be_disabled()
    fields = page.get_by_test_id("stFileUploader")
    fields.filter(has_text="The model").locator("input").set_input_files(sorted((tmp_path / "model").iterdir()))
    expect(page.get_by_text("model.json", exact=True)).to_be_visible()
    visitor.rested()
    sample = {"name": "sample.zip", "mimeType": "application/zip", "buffer": drawings.zip_of(drawings.PILE)}
    fields.filter(has_text="A sample").locator("input").set_input_files(sample)
    expect(page.get_by_text("sample.zip", exact=True)).to_be_visible()
    visitor.rested()
    page.get_by_role("textbox", name="Its name").fill("Elsewhere")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Make a space of it").click()
    expect(page.get_by_text("Elsewhere is ready.")).to_be_visible(timeout=LATER)
    page.get_by_role("button", name="Open its map").click()
    visitor.whole("Map")
    expect(page.get_by_role("radio", name="Elsewhere")).to_be_checked()
    visitor.map_frame()


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
    expect(page.get_by_text("Drop your pictures, sentences, sounds, rows or texts: a folder")).to_be_visible()
