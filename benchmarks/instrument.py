"""The instrument under a hand: pictures a second, from input to canvas, until the first live picture, bytes for it."""

from __future__ import annotations

import json
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from websockets.sync.client import connect

from benchmarks.app import BARE, PATIENCE, chromium, free_port, python, serving, settle
from benchmarks.common import Result, Table, Target, save, say

TIMES = 5
SECONDS = 6.0
PACE = 0.008
"""Seconds from one move of the mouse to the next; the browser hands them on with its frames."""
DEVTOOLS = free_port()
LIVE = ".lt-instrument[data-engine=page]"
BLOCKED = "delete globalThis.WebAssembly"

HOW = f"""
Headless Chromium on the machine of the server, both on the same cores; the space of 64 x 64 colour portraits.
*A drag*: a mouse holds the thumb of Smile and moves it to and fro for {SECONDS:.0f} seconds, a move every 8 ms
that waits for nothing; pictures are counted as they are painted. *Input to canvas*: from an input event's own time
stamp to the end of
painting the first picture that holds its value, for every event that was painted (a newer one may overtake it).
*First live picture*: from opening Start by its address to the first picture that the page decoded itself; *first
visit* with an empty browser profile, *second visit* in the same profile; medians of {TIMES}. *Bytes*: everything that
came over the wire until then, as sent, less what a bare page of two lines of Streamlit brings.
Baselines: the same drag where the page may not run WASM and the server decodes, and `st.slider`, which answers when it
is let go: how many pictures the same {SECONDS:.0f} seconds of moving bring there.
"""

WATCH = """slider => {
    const root = slider.closest(".lt-instrument"), began = new Map();
    const found = (globalThis.found = { pictures: 0, waits: [] });
    document.addEventListener("input", (event) => began.set(root.dataset.asked, event.timeStamp));
    new MutationObserver(() => {
        found.pictures += 1;
        const began_at = began.get(root.dataset.shown);
        if (began_at !== undefined) found.waits.push(performance.now() - began_at);
    }).observe(root, { attributeFilter: ["data-drawn"] });
}"""


def measure() -> Result:
    """The part."""
    with tempfile.TemporaryDirectory() as folder, chromium([f"--remote-debugging-port={DEVTOOLS}"]) as browser:
        app = [python(), "-m", "latent", "app", "--port"]
        with serving(app, Path(folder)) as server:
            visits = [visit(browser, server.address) for _ in range(TIMES)]
            say(f"visits: {visits}")
            page = drag(browser, server.address)
            say(f"in the page: {page}")
            there = drag(browser, server.address, blocked=True)
            say(f"by the server: {there}")
            sent = received(browser, server.address, LIVE)
        with serving(streamlit(Path(folder), "bare.py", BARE.format(picture="<p>a page</p>")), Path(folder)) as server:
            bare = received(browser, server.address, "[data-testid=stMain] p")
        with serving(streamlit(Path(folder), "slider.py", SLIDER), Path(folder)) as server:
            slider = slide(browser, server.address)
            say(f"st.slider: {slider} pictures")
    figures = {
        "page": page,
        "server": there,
        "slider": {"pictures": slider / SECONDS},
        "first": median(first for first, _ in visits),
        "second": median(second for _, second in visits),
        "visits": visits,
        "bytes": sent - bare,
        "bytes_all": sent,
        "bytes_bare": bare,
    }
    return Result(
        part="instrument",
        title="The instrument",
        how=HOW,
        tables=tables(figures),
        targets=targets(figures),
        packages=["streamlit", "onnxruntime", "playwright"],
        spaces=["faces"],
        figures=figures,
    )


SLIDER = f"""import sys
import streamlit as st
sys.path.insert(0, {str(Path(__file__).parent.parent)!r})
from latent import directions, spaces
space = st.cache_resource(lambda: Space.load(spaces.SHIPPED / "faces"))()
steps = st.slider("Smile", -5.0, 5.0, 0.0, 0.1)
code = directions.apply(space.reference.codes[0], {{"Smile": steps}}, list(space.directions.values()))
st.image(space.redraw(code)[0], width=270)
"""


def streamlit(folder: Path, name: str, script: str) -> list[str]:
    """The command that serves a script, up to its port."""
    (folder / name).write_text(script, "utf-8")
    flags = ["--server.headless", "true", "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"]
    return [python(), "-m", "streamlit", "run", str(folder / name), *flags, "--server.port"]


def visit(browser: Any, address: str) -> tuple[float, float]:
    """Seconds to the first live picture, twice in one new profile."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    taken = []
    for _ in range(2):
        page = context.new_page()
        page.goto(address, wait_until="commit")
        page.wait_for_selector(LIVE, timeout=PATIENCE * 1e3)
        taken.append(page.evaluate("performance.now()") / 1e3)
        settle(page)
        page.close()
    context.close()
    return taken[0], taken[1]


def drag(browser: Any, address: str, blocked: bool = False) -> dict[str, float]:
    """Pictures a second and milliseconds from input to canvas, over one long drag."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    if blocked:
        page.add_init_script(BLOCKED)
    page.goto(f"{address}Morph?space=faces", wait_until="commit")
    page.wait_for_selector(".lt-instrument[data-drawn]" if blocked else LIVE, timeout=PATIENCE * 1e3)
    settle(page)
    return drag_smile(page)


def drag_smile(page: Any) -> dict[str, float]:
    """The same on a page that shows the instrument; closes it."""
    page.get_by_role("radio", name="Properties", exact=True).click()
    slider = page.get_by_role("slider", name="Smile", exact=True)
    slider.evaluate(WATCH)
    elapsed = to_and_fro(page, slider)
    found = page.evaluate("globalThis.found")
    page.close()
    waits = np.array(found["waits"] or [np.nan])
    return {
        "pictures": found["pictures"] / elapsed,
        "p50": float(np.percentile(waits, 50)),
        "p95": float(np.percentile(waits, 95)),
        "events": len(found["waits"]),
    }


def to_and_fro(page: Any, slider: Any) -> float:
    """Hold a slider's thumb and move it for a while; seconds that it was moved."""
    box = slider.bounding_box()
    place = slider.evaluate("s => (s.value - s.min) / (s.max - s.min)")
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 8 + place * (box["width"] - 16), y)
    page.mouse.down()
    seconds = sway(page, lambda share: (box["x"] + share * box["width"], y))
    page.mouse.up()
    return seconds


def sway(page: Any, place: Callable[[float], tuple[float, float]]) -> float:
    """Move the mouse to and fro and wait for nothing, as a hand does; seconds that it took.

    Playwright waits until the page has taken each move, which halves their number: these go to the browser directly.
    """
    listed = urllib.request.urlopen(f"http://127.0.0.1:{DEVTOOLS}/json", timeout=PATIENCE)
    here = next(one for one in json.load(listed) if one["type"] == "page" and one["url"] == page.url)
    with connect(here["webSocketDebuggerUrl"], max_size=None, max_queue=None) as wire:
        started = time.perf_counter()
        step = 0
        while time.perf_counter() - started < SECONDS:
            step += 1
            x, y = place(0.5 + 0.45 * np.sin(step / 60))
            move = {"type": "mouseMoved", "x": float(x), "y": float(y), "button": "left", "buttons": 1}
            wire.send(json.dumps({"id": step, "method": "Input.dispatchMouseEvent", "params": move}))
            time.sleep(max(0.0, started + step * PACE - time.perf_counter()))
        return time.perf_counter() - started


def slide(browser: Any, address: str) -> int:
    """How many pictures ``st.slider`` brings while it is moved just so, and the one when it is let go."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address, wait_until="commit")
    page.wait_for_selector("[data-testid=stMain] img", timeout=PATIENCE * 1e3)
    settle(page)
    page.evaluate(
        """() => {
            globalThis.pictures = 0;
            const watch = new MutationObserver((changes) => (globalThis.pictures += changes.length));
            watch.observe(document.querySelector("[data-testid=stMain]"), { subtree: true, attributeFilter: ["src"] });
        }"""
    )
    thumb = page.get_by_role("slider").first
    box = page.locator("[data-testid=stSlider]").bounding_box()
    at = thumb.bounding_box()
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    page.mouse.down()
    sway(page, lambda share: (box["x"] + share * box["width"], at["y"] + at["height"] / 2))
    page.mouse.up()
    settle(page)
    count = int(page.evaluate("globalThis.pictures"))
    page.close()
    return count


def received(browser: Any, address: str, until: str) -> int:
    """Bytes over the wire, as they were sent, until something is on the page; websocket messages included."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    requests: list[Any] = []
    messages: list[int] = []

    def note(request: Any) -> None:  # Playwright marks what it calls, and a built-in method cannot be marked
        requests.append(request)

    context.on("requestfinished", note)
    page = context.new_page()
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: messages.append(len(data))))
    page.goto(address, wait_until="commit")
    page.wait_for_selector(until, timeout=PATIENCE * 1e3)
    sizes = [request.sizes() for request in list(requests)]
    context.close()
    return sum(messages) + sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)


# ---- as read ----------------------------------------------------------------------------------------------------


def tables(found: dict[str, Any]) -> list[Table]:
    rows = [
        [title, f"{found[key]['pictures']:.1f}", *(f"{found[key][p]:.0f} ms" for p in ("p50", "p95"))]
        for key, title in (("page", "in the page"), ("server", "by the server, without WASM"))
    ]
    rows.append(["`st.slider`", f"{found['slider']['pictures']:.1f}", "", ""])
    visits = [
        ["Latentarium", f"{found['first']:.2f} s", f"{found['second']:.2f} s", f"{found['bytes_all'] / 1e6:.2f} MB"],
        ["two lines of Streamlit", "", "", f"{found['bytes_bare'] / 1e6:.2f} MB"],
    ]
    return [
        Table("a drag", ["", "pictures a second", "input to canvas, median", "95th percentile"], rows),
        Table("until the first live picture", ["", "first visit", "second visit", "over the wire"], visits),
    ]


def targets(found: dict[str, Any]) -> list[Target]:
    return [
        Target("a drag: pictures a second", found["page"]["pictures"], 50, form="{:.1f}"),
        Target("a drag: input to canvas, 95th percentile", found["page"]["p95"], 33, most=True, form="{:.1f} ms"),
        Target("first live picture, first visit", found["first"], 4.5, most=True, form="{:.2f} s"),
        Target("first live picture, second visit", found["second"], 3, most=True, form="{:.2f} s"),
        Target("bytes for it, beyond bare Streamlit's", found["bytes"] / 1e6, 6, most=True, form="{:.2f} MB"),
    ]


if __name__ == "__main__":
    save(measure())
