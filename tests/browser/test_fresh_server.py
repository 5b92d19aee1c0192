"""Each page is whole when it is the first thing that a fresh server is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from latent.ui.frame import PAGES
from latent.ui.widgets.words import said_in

from .server import Server, running
from .visitor import Visitor, drawn_share, pixels, until

PATHS = {page.name: "/" + Path(page.file).stem.removeprefix("app") for page in PAGES.values()}


@pytest.fixture(scope="module", params=PATHS)
def fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Server]]:
    """A page's title, and a server that nobody has asked for anything."""
    with running(tmp_path_factory.mktemp("fresh")) as server:
        yield request.param, server


def test_a_deep_link_is_whole_on_a_fresh_server(fresh: tuple[str, Server], arrive: Callable[..., Visitor]):
    title, server = fresh
    visitor = arrive(server)
    page = visitor.open(PATHS[title], "Latentarium" if title == "Start" else title)
    expect(page).to_have_title(f"{title} · Latentarium")
    expect(page.get_by_text(said_in("en", PAGES[title].sentence))).to_be_visible()
    for other in (one.name for one in PAGES.values() if not one.of_class):  # no class is on
        expect(visitor.menu(other)).to_be_visible()
    expect(page.locator("p.foot")).to_contain_text("Nothing leaves this computer.")
    expect(page.locator(".notice")).to_have_count(0)
    if title in ("Map", "Blend"):
        until(lambda: drawn_share(visitor.map_frame()) > 0.02, "dots on the map")
    if title in ("Start", "Morph", "Blend"):
        until(lambda: pixels(visitor.picture()).std() > 20, "a picture with something on it")
