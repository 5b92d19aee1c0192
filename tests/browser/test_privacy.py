"""The server stays light, and what a person gives stays on this machine."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from . import drawings
from .server import Server
from .visitor import Visitor, until

HEAVY = {"torch", "umap", "numba", "llvmlite", "sklearn", "scipy.optimize", "openTSNE"}


def test_no_page_loads_what_only_training_needs(visitor: Visitor, server: Server):
    page = visitor.open("/")
    visitor.go("Map")
    visitor.upload(("seven.jpg", drawings.photo_of_a_seven()))
    expect(page.locator("h3.item")).to_have_text("seven.jpg")
    visitor.rested()
    visitor.map_frame()  # a map that is replaced while it loads asks for files that are gone: harmless, but told
    page.get_by_role("radio", name="3D").click()
    visitor.rested()
    visitor.map_frame()
    page.get_by_role("button", name="Morph this").click()
    visitor.whole("Morph")
    page.get_by_role("slider").first.focus()
    page.keyboard.press("End")
    visitor.rested()
    loaded = server.modules()
    assert "streamlit" in loaded
    assert "onnxruntime" in loaded
    heavy = [name for name in loaded if name in HEAVY or name.partition(".")[0] in HEAVY]
    assert not heavy


def test_what_is_kept_of_an_upload_lies_where_the_foot_says(visitor: Visitor, server: Server):
    before = _kept(server)  # other visitors may have trained a space
    visitor.open("/Map?space=digits")
    visitor.upload(("seven.jpg", drawings.photo_of_a_seven()))
    expect(visitor.page.locator("h3.item")).to_have_text("seven.jpg")
    visitor.rested()
    home = server.folder / "home"
    until(lambda: any("collections" in Path(path).parts for path, _ in _kept(server) - before), "a draft")
    parts = {Path(path).relative_to(home).parts[0] for path, _ in _kept(server) - before}
    assert parts <= {"collections", "items", "catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm"}
    expect(visitor.page.locator("p.foot")).to_contain_text("1 item of yours, kept here until")


def _kept(server: Server) -> set[tuple[str, int]]:
    """Every file of the server's home, with its size."""
    found = [path for path in (server.folder / "home").rglob("*") if path.is_file()]
    return {(str(path), path.stat().st_size) for path in found}


def test_a_request_to_another_host_would_be_noticed(visitor: Visitor):
    page = visitor.open("/")
    assert not visitor.watch.problems
    page.evaluate("fetch('http://elsewhere.invalid/').catch(() => 0)")
    told = until(lambda: [p for p in visitor.watch.problems if p.startswith("console")], "the browser's complaint")
    assert "ERR_NAME_NOT_RESOLVED" in told[0], "it was let through"
    assert "a request left: http://elsewhere.invalid/" in visitor.watch.problems
    visitor.watch.problems.clear()
