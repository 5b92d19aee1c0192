"""The app as a person meets it: from its start to the first picture, and what it weighs."""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from PIL import Image

from benchmarks.common import ROOT, SEED, Result, Table, Target, save, say
from latent import spaces

TIMES = 5
PAGES = ("", "Map", "Morph")
UPLOADED = 10
PATIENCE = 60.0
DRAWN = """() => document.querySelector(".lt-instrument[data-drawn]") !== null
    || [...document.querySelectorAll("[data-testid=stMain] img")].some(
        picture => picture.complete && picture.naturalWidth > 0 && picture.offsetWidth > 0
    )"""
QUIET = "[data-testid='stApp'][data-test-script-state='notRunning']"
BARE = "import streamlit as st\nst.html('<p>Hello</p>')\nst.html({picture!r})\n"

HOW = f"""
What `make app` runs once it is installed (`python -m latent app`), on a free port; *answer*: from starting the
process to the first HTTP 200 at `/`. *First picture*: from opening the page in a headless Chromium to the first
picture in sight of the Start page. Medians of {TIMES}, each with a fresh server and an empty browser
profile; *again*: a second visitor to the same server.
*Memory*: resident set of the web process after Start, Map and Morph were each visited once and {UPLOADED}
pictures were uploaded on Map.
Baseline: a page of two lines with one picture, served and measured the same way: what Streamlit itself takes.
"""


def measure() -> Result:
    """The part."""
    with tempfile.TemporaryDirectory() as folder:
        commands = {"app": [python(), "-m", "latent", "app", "--port"], "bare": bare(Path(folder))}
        visits: dict[str, list[Visit]] = {name: [] for name in commands}
        for number in range(TIMES):
            for name, command in commands.items():
                visits[name].append(visit(command, Path(folder)))
                say(f"{name} {number + 1} of {TIMES}: {visits[name][-1]}")
        memory = {
            name: weigh(command, Path(folder), PAGES if name == "app" else PAGES[:1])
            for name, command in commands.items()
        }
    figures = {name: summary(visits[name]) | memory[name] for name in commands}
    return Result(
        part="app",
        title="The app",
        how=HOW,
        tables=[table(figures)],
        targets=targets(figures["app"]),
        packages=["streamlit", "onnxruntime", "numpy", "playwright"],
        spaces=spaces.shipped(),
        figures=figures,
    )


# ---- the server -------------------------------------------------------------------------------------------------


def python() -> str:
    """The interpreter that ``make app`` uses, if there is one; else this one."""
    own = ROOT / ".venv" / "bin" / "python"
    return str(own) if own.exists() else sys.executable


def bare(folder: Path) -> list[str]:
    """The command that serves a page of two lines, up to its port."""
    script = folder / "bare.py"
    picture = (
        "<img src='data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%229%22 height=%229%22/%3E'>"
    )
    script.write_text(BARE.format(picture=picture), "utf-8")
    flags = ["--server.headless", "true", "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"]
    return [python(), "-m", "streamlit", "run", str(script), *flags, "--server.port"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass(frozen=True)
class Server:
    """A server that answers.

    Attributes:
        address: of its Start page.
        process: what serves.
        answered: seconds from its start to its answer.
    """

    address: str
    process: subprocess.Popen[bytes]
    answered: float


@contextmanager
def serving(command: list[str], home: Path) -> Iterator[Server]:
    """Start a server on a free port and end it afterwards; what it keeps is kept in ``home``."""
    port = free_port()
    environment = os.environ | {"LATENT_HOME": str(home / "latent"), "CI": "1"}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    started = time.perf_counter()
    process = subprocess.Popen([*command, str(port)], cwd=ROOT, env=environment, start_new_session=True, **quiet)
    try:
        address = f"http://127.0.0.1:{port}/"
        wait_for_answer(address, process)
        yield Server(address, process, time.perf_counter() - started)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for_answer(address: str, process: subprocess.Popen[bytes]) -> None:
    """Return at the first HTTP 200."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise RuntimeError(f"no answer from {address}")


def resident(pid: int) -> float:
    """Megabytes of memory that a process holds."""
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True)
    return int(told.stdout) * 1024 / 1e6


# ---- the browser ------------------------------------------------------------------------------------------------


@contextmanager
def chromium(flags: Sequence[str] = ()) -> Iterator[Any]:
    """A headless Chromium: the system's, else Playwright's own."""
    from playwright.sync_api import sync_playwright

    system = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system, args=[*arguments, *flags])
        try:
            yield browser
        finally:
            browser.close()


@dataclass(frozen=True)
class Visit:
    """Seconds: to the server's answer, from opening the page to its first picture, and for a second visitor."""

    answer: float
    picture: float
    again: float


def visit(command: list[str], home: Path) -> Visit:
    """One fresh server, two visitors; the browser runs before the clock does."""
    with chromium() as browser, serving(command, home) as server:
        first, second = (until_picture(browser, server.address) for _ in range(2))
        return Visit(server.answered, first, second)


def until_picture(browser: Any, address: str) -> float:
    """Seconds from opening a page to its first decoded picture, with an empty cache."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(DRAWN, timeout=PATIENCE * 1e3, polling=10)
    taken = time.perf_counter() - started
    context.close()
    return taken


def weigh(command: list[str], home: Path, pages: tuple[str, ...]) -> dict[str, float]:
    """Megabytes of a fresh server, after its pages were visited, and after an upload."""
    with chromium() as browser, serving(command, home) as server:
        found = {"memory_fresh": resident(server.process.pid)}
        page = browser.new_page()
        for name in pages:
            page.goto(server.address + name)
            settle(page)
        found["memory_visited"] = resident(server.process.pid)
        if "Map" in pages:
            page.goto(server.address + "Map")
            settle(page)
            page.set_input_files("input[type=file]", drawings(), timeout=PATIENCE * 1e3)
            settle(page)
            found["memory_uploaded"] = resident(server.process.pid)
        return found


def settle(page: Any) -> None:
    """Wait until the page's script has rested for a while."""
    for _ in range(3):
        page.wait_for_selector(QUIET, timeout=PATIENCE * 1e3)
        page.wait_for_timeout(700)


def drawings() -> list[dict[str, Any]]:
    """Pictures to upload: known items of the first space as it redraws them, on light paper, 256 pixels wide."""
    space = spaces.find(spaces.shipped()[0])
    rows = np.random.default_rng(SEED).permutation(len(space.reference))[:UPLOADED]
    return [
        {"name": f"drawing {i}.png", "mimeType": "image/png", "buffer": on_paper(array)}
        for i, array in enumerate(space.redraw(space.reference.codes[rows]))
    ]


def on_paper(array: np.ndarray) -> bytes:
    out = io.BytesIO()
    picture = Image.fromarray(255 - array[..., 0] if array.shape[2] == 1 else array)
    picture.resize((256, 256), Image.Resampling.BICUBIC).save(out, "PNG")
    return out.getvalue()


# ---- as read ----------------------------------------------------------------------------------------------------


def summary(visits: list[Visit]) -> dict[str, Any]:
    """Medians, and each visit."""
    keys = ("answer", "picture", "again")
    return {key: median(getattr(v, key) for v in visits) for key in keys} | {
        f"each_{key}": [getattr(v, key) for v in visits] for key in keys
    }


def table(figures: dict[str, dict[str, Any]]) -> Table:
    rows = []
    for name, title in (("app", "Latentarium"), ("bare", "two lines of Streamlit")):
        found = figures[name]
        times = [f"{found[key]:.2f} s" for key in ("answer", "picture", "again")]
        kept = [
            f"{found[k]:.0f} MB" if k in found else "" for k in ("memory_fresh", "memory_visited", "memory_uploaded")
        ]
        rows.append([title, *times, *kept])
    return Table(
        "medians", ["", "answer", "first picture", "again", "memory, fresh", "pages visited", "and uploaded"], rows
    )


def targets(found: dict[str, Any]) -> list[Target]:
    heaviest = max(found["memory_visited"], found["memory_uploaded"])
    return [
        Target("start to the server's answer", found["answer"], 3, most=True, form="{:.2f} s"),
        Target("page opened to its first decoded picture", found["picture"], 4, most=True, form="{:.2f} s"),
        Target("memory of the web process", heaviest, 300, most=True, form="{:.0f} MB"),
    ]


if __name__ == "__main__":
    save(measure())
