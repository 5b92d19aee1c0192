"""One server and one browser for all tests here, and a fresh visitor for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from . import chromium, lesson
from .server import Server, running
from .visitor import Visitor

SHOTS = Path(__file__).parent / "shots"
HERE = Path(__file__).parent
WIDTHS = {1280: 900, 390: 844}
"""Height of the window for each width."""

NO_OTHER_HOST = f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE {lesson.OTHER_NAME}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    report = yield
    if report.when == "call":
        item.stash[_FAILED] = report.failed
    return report


_FAILED = pytest.StashKey[bool]()


# Of the package and not of the session: while Playwright runs, nothing else in this process can start an event loop.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        flags = [*chromium.FLAGS, NO_OTHER_HOST]
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture(scope="module")
def server_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """For a module whose visitors leave things behind that everybody on a server sees."""
    with running(tmp_path_factory.mktemp("apart")) as server:
        yield server


@pytest.fixture
def arrive(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visitor]]:
    """``arrive(server, theme="light", width=1280)`` gives a visitor with nothing in hand.

    At the end of the test none of them may have met an error, or seen a request leave for another host.
    """
    visitors: list[tuple[Visitor, Server]] = []

    def arrive(server: Server, theme: str = "light", width: int = 1280, **options: object) -> Visitor:
        context = browser.new_context(
            color_scheme=theme, viewport={"width": width, "height": WIDTHS[width]}, accept_downloads=True, **options
        )
        visitor = Visitor(context, server.address)
        visitors.append((visitor, server))
        return visitor

    yield arrive
    failed = request.node.stash.get(_FAILED, False)
    problems = []
    for number, (visitor, server) in enumerate(visitors):
        if failed:
            _keep_evidence(visitor, server, f"{request.node.name}-{number}", request)
        problems += visitor.watch.problems
        visitor.context.close()
    assert not problems, problems


@pytest.fixture
def visitor(arrive: Callable[..., Visitor], server: Server) -> Visitor:
    """A visitor at a desk, in light."""
    return arrive(server)


def _keep_evidence(visitor: Visitor, server: Server, name: str, request: pytest.FixtureRequest) -> None:
    SHOTS.mkdir(exist_ok=True)
    path = SHOTS / f"failed-{''.join(c if c.isalnum() or c in '-_' else '-' for c in name)}.png"
    try:
        visitor.page.screenshot(path=path)
        request.node.add_report_section("call", "screenshot", str(path))
    except Exception as error:  # the page may be gone: the test's own failure matters more
        request.node.add_report_section("call", "screenshot", f"none: {error}")
    request.node.add_report_section("call", "server log", server.log[-6000:])
