"""What a page that is taken home holds, and what it does not."""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import io
import json
import re
import shutil
import zipfile
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from latent import cli, spaces, words
from latent.collection import entries
from latent.errors import RequestError
from latent.modalities.items import Item, View
from latent.space import Space, write_manifest
from latent.taking_home import choosing, contents, page
from latent.taking_home.choosing import Choice
from latent.ui.components import browser_engine, bundling

MIB = 2**20
MOST = 25 * MIB
"""Bytes of the page of faces."""

HOSTILE = "</script><img src=x onerror=alert(1)>{title}"


def made(action: Generator) -> bytes:
    """What an action ends with."""
    while True:
        try:
            next(action)
        except StopIteration as end:
            return end.value


def told(text: str) -> dict:
    return json.loads(re.search(r'id="told">(.*?)</script>', text, re.S)[1])


def file(text: str, name: str) -> bytes:
    return gzip.decompress(base64.b64decode(re.search(rf'id="file-{name}">(.*?)</script>', text, re.S)[1]))


@pytest.fixture(scope="module")
def digits() -> Space:
    return Space.load(spaces.folder_of("digits"))


@pytest.fixture(scope="module")
def whole(digits: Space) -> str:
    return made(page.one_file(digits)).decode()


def test_it_holds_the_model_and_the_items_as_the_space_has_them(digits: Space, whole: str):
    assert file(whole, "decoder") == (digits.folder / "decoder.onnx").read_bytes()
    assert file(whole, "sheet") == digits.thumbnails.view.data
    assert np.array_equal(np.frombuffer(file(whole, "codes"), "<f4"), digits.reference.codes.ravel())
    assert file(whole, "engine") == bundling.engine()


def test_all_files_that_it_speaks_of_are_within_it(whole: str):
    names = [one["name"] for one in told(whole)["files"]]
    assert names == re.findall(r'id="file-([^"]+)"', whole)
    assert {told(whole)["space"][part] for part in ("engine", "decoder", "encoder", "codes", "names")} <= set(names)


def test_only_its_own_script_runs_and_nothing_is_asked_for_elsewhere(whole: str):
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', whole)[1])
    script = re.search(r"<script>(.*)</script>", whole, re.S)[1]
    assert f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in policy
    assert "default-src 'none'" in policy
    assert not re.search(r"https?:|'self'.*connect|\*", policy.replace("style-src 'self'", ""))
    assert not re.search(r"""<[a-z]+[^>]*\s(?:src|href)=""", whole[: whole.index('id="told"')])


def test_what_somebody_called_a_space_is_never_read_as_a_page(digits: Space, tmp_path: Path):
    folder = shutil.copytree(digits.folder, tmp_path / "digits")
    odd = {"title": HOSTILE, "description": HOSTILE, "attribution": HOSTILE}
    text = made(page.one_file(write_manifest(folder, replace(digits.manifest, **odd)))).decode()
    assert "<img" not in text[: text.index('id="file-')]
    assert text.count(html.escape(HOSTILE)) == 4, "in the tab, over the page, in its sentence, and whose data it is"


def test_data_of_a_page_holds_no_beginning_of_an_element(digits: Space, tmp_path: Path):
    folder = shutil.copytree(digits.folder, tmp_path / "digits")
    start = {"label": HOSTILE, "sliders": [HOSTILE]}
    space = write_manifest(folder, replace(digits.manifest, start=start))
    named = [replace(direction, name=HOSTILE) for direction in list(space.directions.values())[:1]]
    text = made(page.one_file(space, Choice(sliders=named))).decode()
    dials = [dial["name"] for family in told(text)["sliders"]["families"] for dial in family["dials"]]
    assert HOSTILE in dials
    assert "<img" not in text[: text.index('id="file-')]


def strings(told: object) -> set[str]:
    """All texts among JSON values, but not what they are called by, nor names that others stand in for."""
    if isinstance(told, dict):
        unseen = {"name"} & set(told) if "label" in told else {"names"} & set(told) if "titles" in told else set()
        told = [value for key, value in told.items() if key not in unseen]
    if isinstance(told, list):
        return set().union(*map(strings, told))
    return {told} if isinstance(told, str) else set()


def test_it_speaks_the_language_of_whoever_made_it(digits: Space):
    text = made(page.one_file(digits, Choice(language="es"))).decode()
    assert '<html lang="es">' in text
    shown = html.unescape(text[: text.index('id="told"')])
    assert "Cifras escritas a mano" in shown
    assert words.said_in("es", "taken-morph-told") in shown
    names = set.intersection(*(_plain(language) for language in ("en", "es")))
    said = {language: {name: words.said_in(language, name) for name in names} for language in ("en", "es")}
    english = {said["en"][name] for name in names if said["en"][name] != said["es"][name]}
    english = {one for one in english if one[0].isupper()}  # others, such as "decoder", are keys of files as well
    assert len(english) > 500
    assert english & strings(told(text)) == set()
    assert {"Grosor", "Más como 7", "Variación 3"} <= strings(told(text))
    assert not [one for one in english if f">{one}<" in shown]


def test_known_items_are_called_in_the_language_of_whoever_made_it():
    faces = Space.load(spaces.folder_of("faces"))
    text = made(page.one_file(faces, Choice(language="es"))).decode()
    assert {"feliz", "con sueño", "triste"} < set(json.loads(file(text, "names")))
    assert told(text)["map"]["colour"]["names"] == ["moño", "rizado", "largo", "corto", "de punta"]
    assert "feliz" in told(text)["sliders"]["ways"]["labels"]["called"]
    assert "Sonrisa" in told(text)["space"]["readers"]["titles"]
    assert "Smile" in told(text)["space"]["readers"]["names"], "by which sliders are known"


def _plain(language: str) -> set[str]:
    """Names of messages that speak of nothing."""
    catalogue = "\n".join(path.read_text("utf-8") for path in words.files_of(language))
    return set(re.findall(r"^([a-z0-9-]+) = [^{\n]+$", catalogue, re.M))


def test_without_its_items_no_name_and_no_picture_of_theirs_goes_along():
    faces = Space.load(spaces.folder_of("faces"))
    text = made(page.one_file(faces, Choice(with_items=False))).decode()
    names = json.loads(file(text, "names"))
    assert len(names) == len(faces.reference)
    assert all(re.fullmatch(r"Group \d+", name) for name in names)
    assert file(text, "sheet") != faces.thumbnails.view.data
    measures = faces.modality.measures(faces.redraw(faces.reference.codes[:1]))
    of_labels = {one.name for one in faces.directions.values() if one.family == "attribute"} - set(measures)
    dials = {dial["name"] for family in told(text)["sliders"]["families"] for dial in family["dials"]}
    assert of_labels
    assert not of_labels & dials
    assert told(text)["sliders"]["ways"]["labels"] is None
    assert "without their names" in text
    assert faces.manifest.description not in text, "it may tell what the items are"


def test_ones_own_items_go_along_when_they_are_chosen_and_else_not(digits: Space, whole: str):
    array = digits.redraw(digits.reference.codes[:1])[0]
    mine = entries(digits, [Item("my <bar>", array, View("image/png", b""), ())], set())
    text = made(page.one_file(digits, Choice(own=mine))).decode()
    assert json.loads(file(text, "own_names")) == ["my <bar>"]
    assert np.allclose(np.frombuffer(file(text, "own_codes"), "<f4"), mine[0].mean)
    assert told(text)["gallery"][0] == told(text)["start"] == ["own", 0]
    assert "1 of the sender" in text
    assert told(whole)["own"] is None
    assert 'id="file-own_' not in whole


def test_one_begins_with_some_of_every_label_or_with_what_was_chosen(digits: Space):
    rows = choosing.spread(digits, 25)
    assert len(set(rows)) == 25
    assert digits.reference.labels[rows[:10]].tolist() == list("0123456789")
    assert choosing.gallery(digits, Choice(rows=[4, 2])) == [("reference", 4), ("reference", 2)]
    assert len(choosing.gallery(digits, Choice(rows=range(choosing.MOST + 5)))) == choosing.MOST


def test_a_folder_holds_the_same_beside_its_page(digits: Space, whole: str):
    with zipfile.ZipFile(io.BytesIO(made(page.folder(digits)))) as folder:
        index = folder.read("digits/index.html").decode()
        assert told(index) == told(whole)
        assert gzip.decompress(folder.read("digits/files/decoder.bin")) == file(whole, "decoder")
        assert 'src="page.js"' in index
        assert {"digits/page.js", "digits/page.css"} <= set(folder.namelist())
        assert "script-src &#x27;self&#x27;" in index


def test_faces_are_small_enough_to_be_sent():
    space = Space.load(spaces.folder_of("faces"))
    found = contents.of(space, Choice())
    letters = sum(-(-len(data) // 3) * 4 for data, _ in found.files.values())
    assert letters + MIB < MOST


def test_sounds_bring_what_makes_them_heard():
    space = Space.load(spaces.folder_of("spoken-digits"))
    found = contents.of(space, Choice())
    assert "vocoder_worker" in found.files
    assert found.told["ears"]["voice"] == space.modality.heard()


def test_without_what_npm_brings_one_line_says_the_cure(digits: Space, monkeypatch: pytest.MonkeyPatch):
    bundling.bundled.cache_clear()
    contents.engine_files.cache_clear()
    monkeypatch.setattr(browser_engine, "bundler", lambda: None)
    with pytest.raises(RequestError, match="browser_engine") as refused:
        made(page.one_file(digits))
    assert "\n" not in str(refused.value)


def test_the_terminal_writes_it(digits: Space, tmp_path: Path):
    out = tmp_path / "digits.html"
    ran = CliRunner().invoke(cli.commands, ["take-home", str(digits.folder), "--out", str(out)])
    assert ran.exit_code == 0, ran.output
    assert "MB" in ran.stdout
    assert out.read_text("utf-8").startswith("<!doctype html>")
    wrong = CliRunner().invoke(cli.commands, ["take-home", str(digits.folder), "--out", str(out), "--folder"])
    assert wrong.exit_code == 1
    assert wrong.stderr == "digits.html: what is written is a .zip file. End its name in .zip.\n"
