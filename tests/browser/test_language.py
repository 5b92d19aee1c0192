"""Pages whose words are all in the catalogue, as who reads Spanish sees them; links mean the same in every language."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from .cable import cable
from .lesson import cut_off
from .server import Server
from .visitor import Visitor

SPANISH = {
    "/": (
        "Latentarium",
        [
            "Sonrisa",
            "Color del pelo: azul",
            "Trae algo tuyo",
            "Encuentra el espacio que mejor encaja. Nada sale de este ordenador.",
        ],
    ),
    "/Morph": (
        "Transformar",
        ["Hacia feliz", "Propiedades", "Mezclar con…", "Volver al inicio", "Guardar la imagen", "Mancha y borrosidad"],
    ),
    "/Map?space=digits&dimensions=2&colour=How familiar": (
        "Mapa",
        ["Mostrar como tabla", "más raro que esta parte de los elementos conocidos"],
    ),
    "/Blend?space=digits&blend=four": ("Mezclar", ["Cuatro elementos en las esquinas", "Llevar a Transformar"]),
    "/Odd_ones_out?space=faces": ("Lo raro", ["Raro a partir de aquí", "Cómo de bien lo distingue"]),
    "/Map?space=faces&dimensions=2": ("Mapa", ["rizado", "de punta"]),
    "/Train": ("Entrenar", ["Traer un modelo entrenado en otra parte", "y nada sale de este ordenador"]),
    "/Imagine?space=digits&imagine=prior": ("Imaginar", ["Dibujar otros 12", "Sacado de la simple campana"]),
    "/My_work": (
        "Mi trabajo",
        ["Traer un zip", "Se revisa antes de escribir nada; nada de lo que lleva puede ejecutarse."],
    ),
    "/Class": ("Clase", ["No hay ninguna clase en marcha."]),
}
"""Titles of pages, and some of what they say, by address."""


@pytest.mark.parametrize("path", SPANISH)
def test_a_page_speaks_the_language_of_the_browser(arrive: Callable[..., Visitor], server: Server, path: str):
    title, words = SPANISH[path]
    visitor = arrive(server, locale="es-MX")
    page = visitor.open(path, title)
    for word in words:
        expect(page.get_by_text(word).locator("visible=true").first).to_be_visible()
    expect(page.locator("p.foot")).to_contain_text("Nada sale de este ordenador.")
    expect(visitor.menu("Lo raro")).to_be_visible()
    expect(page.get_by_role("button", name="Deshacer", exact=True)).to_be_visible()
    expect(page.locator(".notice")).to_have_count(0)
    expect(page.locator("html")).to_have_attribute("lang", "es")


def test_what_is_wrong_is_told_in_the_language_of_the_browser(arrive: Callable[..., Visitor], server: Server):
    page = arrive(server, locale="es-MX").open("/Imagine?space=digits&imagine=nothing", "Imaginar")
    expect(page.locator(".notice")).to_have_text("este enlace: pide algo que no está aquí. Elige en la propia página.")


def test_what_streamlit_writes_where_it_takes_files_is_in_the_language_of_the_page(
    arrive: Callable[..., Visitor], server_apart: Server
):
    visitor = arrive(server_apart, locale="es-MX")
    page = visitor.open("/Train", "Entrenar")
    field = page.get_by_test_id("stFileUploader").first
    expect(field).to_contain_text("Subir")
    expect(field).to_contain_text("200MB por archivo")
    foot = page.locator(".st-key-foot")
    foot.get_by_role("button", name="English").click()
    expect(field).to_contain_text("200MB per file")
    expect(field.get_by_role("button", name="Upload", exact=True)).to_be_visible()
    foot.get_by_role("button", name="Español").click()
    expect(field).to_contain_text("200MB por archivo")


def test_a_page_that_has_lost_its_server_says_so_in_its_language(arrive: Callable[..., Visitor], server: Server):
    with cable(server.address) as line:
        visitor = arrive(SimpleNamespace(address=line.address, log=""), locale="es-MX")
        visitor.open("/Imagine?space=digits", "Imaginar")
        visitor.rested()
        expect(visitor.page.locator(".lt-languages")).to_be_visible()
        visitor.page.wait_for_timeout(1500)  # for what is still fetched
        line.pull()
        dialog = visitor.page.get_by_role("dialog")
        expect(dialog).to_contain_text("Error de conexión")
        expect(dialog).to_contain_text("Esta página ha perdido la conexión. Lo vuelve a intentar ella sola")
        expect(dialog).not_to_contain_text("Streamlit")
        line.plug()
        expect(dialog).to_have_count(0)
        cut_off(visitor)


def test_what_was_moved_stays_where_it_was_in_another_language(arrive: Callable[..., Visitor], server_apart: Server):
    visitor = arrive(server_apart, locale="es-MX")  # there: the language is kept for whoever comes next
    visitor.open("/Blend?space=digits&blend=two", "Mezclar")
    visitor.dial("De A a B").focus()
    visitor.page.keyboard.press("End")
    expect(visitor.dial("De A a B")).to_have_value("1")
    visitor.rested()
    visitor.menu("Aprender").click()
    visitor.whole("Aprender")
    visitor.page.get_by_role("radio", name="English").press("Space")
    visitor.whole("Learn")
    visitor.go("Blend")
    expect(visitor.dial("From A to B")).to_have_value("1")
