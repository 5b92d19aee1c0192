"""The Map page with 60,000 items, beside Streamlit's own chart of as many: first render, lasso to selection shown."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from benchmarks.app import PATIENCE, chromium, python, serving
from benchmarks.common import Result, Subject, Table, Target, save, say, subject
from latent import space as space_of
from latent.maps import Map
from latent.parts import Findings, Rebuild, Reference
from latent.space import DIMENSIONS, Posterior, Space

NAME = "digits"
TIMES = 5
WITHOUT_A_CARD = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
ROUND = [(0.3, 0.3), (0.5, 0.2), (0.7, 0.4), (0.6, 0.7), (0.35, 0.65)]
"""Corners of the lasso, as shares of the chart's width and height."""

PAGE = """
import sys
from pathlib import Path
from latent import spaces
spaces.SHIPPED = Path({folder!r})
from latent.cli import commands
commands(["app", "--port", sys.argv[1]])
"""
PLAIN = """
import numpy as np
import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")
held = np.load({file!r})
marks = dict(color=held["codes"], size=4)
figure = go.Figure(go.Scattergl(x=held["x"], y=held["y"], mode="markers", marker=marks))
figure.update_layout(height=620, dragmode="lasso")
said = st.plotly_chart(figure, on_select="rerun", selection_mode="lasso", key="chart")
st.html(f"<h3 class='item'>{{len(said.selection.point_indices):,}} selected</h3>")
"""
STANDS = "() => document.querySelector('.lt-map-home')?.offsetWidth > 0"
PLAIN_STANDS = "() => document.querySelector('.js-plotly-plot .gl-canvas')?.width > 0"
SELECTED = "() => /^[1-9][0-9,]* (pictures )?selected/.test(document.querySelector('h3.item')?.textContent ?? '')"
STEPPED_BACK = """() => {
  const { color, cmax } = document.querySelector('.lt-map-graph').data[0].marker;
  return color.includes(cmax - 0.5);
}"""
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

HOW = f"""
All 60,000 training digits as the known items of a space, placed on the shipped space's maps by their nearest
reference codes, on the Map page in a headless Chromium without a graphics card. *First render*: from opening the
page, with an empty cache, to the frame after the map stands. *Count under the hand*: from one move of the mouse to
the number that it makes, while the lasso is drawn. *Lasso to selection shown*: from letting go of the mouse to the
frame after the page has told how many are selected and all others have stepped back. Medians of {TIMES}; the first
visitor, who waits for the server to read the space, does not count.
Baseline: the same 60,000 points in Streamlit's own chart (`st.plotly_chart`, `Scattergl`, lasso), with a line that
tells how many are selected.
"""


def measure() -> Result:
    """The part."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        say("making a space of 60,000")
        space = enlarge(subject(NAME), folder / "spaces" / NAME)
        points = space.maps[2].positions
        np.savez(folder / "points.npz", x=points[:, 0], y=points[:, 1], codes=space.reference.labels.astype(int))
        (folder / "plain.py").write_text(PLAIN.format(file=str(folder / "points.npz")), "utf-8")
        ours = [python(), "-c", PAGE.format(folder=str(folder / "spaces"))]
        flags = ["--server.headless", "true", "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"]
        plain = [python(), "-m", "streamlit", "run", str(folder / "plain.py"), *flags, "--server.port"]
        figures = {
            "page": times(ours, folder, f"Map?space={NAME}", STANDS, our_lasso),
            "plain": times(plain, folder, "", PLAIN_STANDS, plain_lasso),
        }
        load = os.getloadavg()[2]  # over 15 minutes
    return Result(
        part="large_map",
        title="A large map",
        how=HOW,
        tables=[table(figures)],
        targets=targets(figures["page"]),
        packages=["streamlit", "plotly", "playwright"],
        spaces=[NAME],
        notes=[
            f"While it was measured, {load:.1f} processes on average wanted the cores, those of this part included."
        ],
        figures={"items": len(space.reference), **figures},
    )


def enlarge(seen: Subject, folder: Path) -> Space:
    """A space whose known items are all rows of the file; what no time depends on repeats the reference."""
    space, count = seen.space, len(seen.data)
    folder.mkdir(parents=True)
    for part in ("encoder.onnx", "decoder.onnx", "weights.safetensors"):
        shutil.copyfile(space.folder / part, folder / part)
    posterior = space.encode(seen.data.arrays)
    old = space.reference
    again = [np.resize(getattr(old.rebuild, name), count) for name in ("error", "drift", "detail")]
    reference = Reference(
        np.arange(count).astype(str).astype(object),
        seen.data.labels.astype(str).astype(object),
        np.resize(old.groups, count),
        Posterior(posterior.mean, posterior.logvar),
        Rebuild(*again),
    )
    maps = {d: _placed(space.maps[d], posterior.mean) for d in DIMENSIONS}
    sheet = space.modality.sheet(seen.data.arrays)
    directions = list(space.directions.values())
    found = Findings(reference, maps, directions, space.mixture, space.typicality, sheet)
    return space_of.save(folder, replace(space.manifest, data=None), found)


def _placed(chart: Map, codes: np.ndarray) -> Map:
    return Map(codes, chart.place(codes), np.resize(chart.trust, len(codes)))


# ---- the browser ------------------------------------------------------------------------------------------------


def times(
    command: list[str], folder: Path, path: str, stands: str, lasso: Callable[[Any], dict[str, float]]
) -> dict[str, float]:
    """Medians over visitors of one server; the first, who waits for the server to read the space, does not count."""
    found: dict[str, list[float]] = {}
    with chromium(WITHOUT_A_CARD) as browser, serving(command, folder) as server:
        for number in range(TIMES + 1):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            page.set_default_timeout(PATIENCE * 1e3)
            figures = {
                "first": clocked(page, lambda p=page: p.goto(server.address + path, wait_until="commit"), stands)
            }
            page.wait_for_timeout(1500)
            figures |= lasso(page)
            context.close()
            say(f"{path or 'plain'} {number} of {TIMES}: {figures}")
            for name, value in figures.items() if number else ():
                found.setdefault(name, []).append(value)
    return {name: median(values) for name, values in found.items()}


def clocked(page: Any, act: Callable[[], Any], *until: str) -> float:
    """Seconds from an act to the frame after all conditions hold."""
    started = time.perf_counter()
    act()
    for condition in until:
        page.wait_for_function(condition, polling=10)
    page.evaluate(TWO_FRAMES)
    return time.perf_counter() - started


def our_lasso(page: Any) -> dict[str, float]:
    page.get_by_role("button", name="Select with a lasso").click()
    counted = "(before) => document.querySelector('.lt-map-count').textContent !== before"
    told = []
    last = draw(page, page.locator(".lt-map-graph"))
    page.wait_for_timeout(300)
    for step in range(5):
        before = page.locator(".lt-map-count").inner_text()
        started = time.perf_counter()
        page.mouse.move(last[0] - 25 * (step + 1), last[1] + 10 * (step + 1))
        page.wait_for_function(counted, arg=before, polling=5)
        told.append(time.perf_counter() - started)
    return {"count": median(told), "lasso": clocked(page, page.mouse.up, SELECTED, STEPPED_BACK)}


def plain_lasso(page: Any) -> dict[str, float]:
    draw(page, page.locator(".js-plotly-plot .nsewdrag").first)
    return {"lasso": clocked(page, page.mouse.up, SELECTED)}


def draw(page: Any, chart: Any) -> tuple[float, float]:
    """Draw the lasso and hold it; where the mouse is then."""
    box = chart.bounding_box()
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in ROUND]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=8)
    return places[-1]


# ---- as read ----------------------------------------------------------------------------------------------------


def table(figures: dict[str, dict[str, float]]) -> Table:
    rows = []
    for name, title in (("page", "the Map page"), ("plain", "st.plotly_chart")):
        found = figures[name]
        cells = [f"{found[key]:.2f} s" if key in found else "" for key in ("first", "count", "lasso")]
        rows.append([title, *cells])
    columns = ["60,000 points", "first render", "count under the hand", "lasso to selection shown"]
    return Table("medians", columns, rows)


def targets(found: dict[str, float]) -> list[Target]:
    return [
        Target("60,000 points: page opened to the map", found["first"], 3, most=True, form="{:.2f} s"),
        Target("60,000 points: lasso to selection shown", found["lasso"], 1.5, most=True, form="{:.2f} s"),
    ]


if __name__ == "__main__":
    save(measure())
