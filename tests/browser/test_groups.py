"""Groups: items are sorted, named, seen on the Map and taken away; a few labels label the rest."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import numpy as np
import pyarrow.csv
from playwright.sync_api import Page, expect

from latent.ui.session import state

from . import drawings
from .server import Server
from .visitor import Visitor, until


def cards(page: Page):
    return page.locator("[class*=st-key-group-card-]")


def saved(visitor: Visitor, button: str) -> dict[str, list]:
    """The table in a file that a button saves."""
    return pyarrow.csv.read_csv(io.BytesIO(visitor.download(button)[1])).to_pydict()


def sorted_(visitor: Visitor, space: str) -> Page:
    """The page of a space, once its groups are there."""
    page = visitor.open(f"/Groups?space={space}")
    expect(cards(page).first).to_be_visible()
    expect(page.locator(".working")).to_have_count(0)
    visitor.rested()
    return page


def test_faces_are_sorted_by_how_they_hold_their_heads_and_by_something_else_without_it(visitor: Visitor):
    page = sorted_(visitor, "faces")
    expect(page.get_by_text("Mostly by head tilt")).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d+ is suggested\."))).to_be_visible()
    example = page.locator(".st-key-few-labels .shares")
    expect(example).to_contain_text("its 64 numbers")
    expect(example).to_contain_text("all 12,288 pixel values")
    told = [int(re.match(r"\d+", text)[0]) for text in example.locator(".said").all_inner_texts()]
    assert told[0] > told[1], "codes tell expressions from few labels better than pixels"
    visitor.choose("Sort without", "Head tilt")
    expect(page.get_by_text("sorted without head tilt")).to_be_visible()
    expect(page.get_by_text("Mostly by head tilt")).to_have_count(0)


def test_groups_of_digits_get_names_go_on_the_map_and_into_a_file(visitor: Visitor):
    page = sorted_(visitor, "digits")
    expect(cards(page)).to_have_count(10)
    expect(page.locator("dl.worth")).to_contain_text("adjusted Rand index")
    name = page.get_by_label("Name of group 1", exact=True)
    name.fill("My first group")
    name.press("Enter")
    table = until(
        lambda: "My first group" in (kept := saved(visitor, "CSV"))["group"] and kept, "the new name in the file"
    )
    assert len(table["group"]) == 5000
    mine = table["group"].count("My first group")
    assert mine > 200
    sheet = visitor.download("Take away")[1].decode()
    assert "My first group" in sheet
    assert "adjusted Rand index" in sheet
    assert "Someone labels 10 of each" in sheet
    page.get_by_role("button", name="Colour the Map by them").click()
    visitor.whole("Map")
    expect(page.locator(".lt-map-legend").get_by_text("My first group")).to_be_visible()
    visitor.go("Groups")
    expect(cards(page).first).to_be_visible()
    expect(page.get_by_label("Name of group 1", exact=True)).to_have_value("My first group")
    page.get_by_role("button", name="Show on the Map").first.click()
    visitor.whole("Map")
    expect(page.get_by_text(f"{mine:,} pictures selected")).to_be_visible()


def test_sentences_are_sorted_and_named_by_their_words(visitor: Visitor):
    page = sorted_(visitor, "sentences")
    fields = page.get_by_label(re.compile("Name of group"))
    names = "all => all.map((field) => field.value)"
    until(lambda: any("," in name for name in fields.evaluate_all(names)), "a name of several words")
    expect(page.get_by_text("Mostly by")).to_be_visible()
    visitor.choose("How", "By nearness to a middle")
    expect(page.get_by_text("(k-means)")).to_be_visible()
    expect(cards(page).first).to_be_visible()


def label(visitor: Visitor, row: int, word: str) -> None:
    """Say what one of the items is that the page asks for."""
    field = visitor.page.locator(f".st-key-asked-{row} input")
    visitor.choose(field, word)
    expect(field).to_have_value(word)


def test_sixteen_labels_label_five_thousand_digits(visitor: Visitor):
    page = visitor.open("/Groups?space=digits")
    page.get_by_role("radio", name="Label a few").click()
    labels = state.open_space("digits").reference.labels
    for round_ in range(2):
        asked = page.locator("[class*=st-key-asked-]")
        expect(asked).to_have_count(8)
        rows = [int(re.search(r"asked-(\d+)", one.get_attribute("class"))[1]) for one in asked.all()]
        for row in rows:
            label(visitor, row, str(labels[row]))
        visitor.rested()
        page.get_by_role("button", name="Learn from these").click()
        expect(page.get_by_text(f"{8 * (round_ + 1)} labels were")).to_be_visible()
        visitor.rested()
    expect(page.get_by_text(re.compile(r"By the labels that came along, [6-9]\d in 100"))).to_be_visible()
    table = saved(visitor, "Labels as CSV")
    assert sum(table["given_by_hand"]) == 16
    right = np.mean([str(a) == str(b) for a, b in zip(table["label"], table["group"], strict=True)])
    assert right > 0.6
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("8 labels were")).to_be_visible()


def test_what_cannot_be_sorted_is_said_in_one_line(arrive: Callable[..., Visitor], server: Server):
    visitor = arrive(server)
    page = visitor.open("/Map?space=digits")
    visitor.upload(("seven.jpg", drawings.photo_of_a_seven()))
    expect(page.locator("h3.item")).to_have_text("seven.jpg")
    visitor.rested()
    visitor.go("Groups")
    expect(page.locator(".notice")).to_have_text(
        "Too few items: sorting needs 6 or more, and here is 1. Bring more of them."
    )
    expect(cards(page)).to_have_count(0)
    page.get_by_role("radio", name="Label a few").click()
    expect(page.get_by_text("There are too few items to label")).to_be_visible()
    page.get_by_role("radio", name="Both together").click()
    page.get_by_role("radio", name="Sort into groups").click()
    expect(cards(page).first).to_be_visible()


def test_groups_and_their_sheet_speak_the_language_of_the_browser(arrive: Callable[..., Visitor], server: Server):
    visitor = arrive(server, locale="es-MX")
    page = visitor.open("/Groups?space=faces", "Grupos")
    expect(page.get_by_text("Sobre todo según inclinación de la cabeza")).to_be_visible()
    expect(page.get_by_label("Nombre del grupo 2", exact=True)).to_have_value("Más inclinación de la cabeza")
    expect(page.get_by_text("Alguien etiqueta 10 de cada clase")).to_be_visible()
    expect(page.locator(".working")).to_have_count(0)
    sheet = visitor.download("Para llevar")[1].decode()
    assert "<html lang='es'>" in sheet
    assert "Sobre todo según inclinación de la cabeza" in sheet
    assert "Los más típicos" in sheet
    assert "Most typical" not in sheet
