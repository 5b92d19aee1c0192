"""A page that is taken home: how large it is, when its first picture stands, and pictures a second under a hand."""

from __future__ import annotations

import tempfile
from collections.abc import Generator
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.app import PATIENCE, chromium, python, serving
from benchmarks.common import SPACES, Result, Table, Target, save, say, seconds
from benchmarks.instrument import DEVTOOLS, LIVE, SECONDS, drag, drag_smile, visit
from latent.space import Space
from latent.spaces import shipped
from latent.taking_home import contents, page
from latent.taking_home.choosing import Choice
from latent.ui.components import bundling

TIMES = 5

HOW = f"""
Pages as `python -m latent take-home` writes them, with all known items. *Raw*: the same files in base 64, unpacked, as
the plainest way to put them into one page. *Made*: seconds to write it, after a first one that packs the engine.
*First live picture*: from opening the file of faces in headless Chromium, offline and with an empty profile, to the
first picture that the page decoded; *a drag*: as the part *instrument* drags, {SECONDS:.0f} seconds. Medians of
{TIMES}. Baseline: Morph of the app, served on the same machine, in the same run.
"""


def measure() -> Result:
    """The part."""
    contents.engine_files()
    with tempfile.TemporaryDirectory() as folder, chromium([f"--remote-debugging-port={DEVTOOLS}"]) as browser:
        sizes = [size(name, Path(folder)) for name in shipped()]
        file = (Path(folder) / "faces.html").as_uri()
        first = [opened(browser, file) for _ in range(TIMES)]
        say(f"from the file: {first}")
        home = drag_home(browser, file)
        say(f"a drag there: {home}")
        with serving([python(), "-m", "latent", "app", "--port"], Path(folder)) as server:
            visits = [visit(browser, server.address)[0] for _ in range(TIMES)]
            live = drag(browser, server.address)
            say(f"on the live page: {visits}, {live}")
    times = {"home": median(first), "live": median(visits)}
    figures = {"sizes": sizes, "first": first, "visits": visits, "home": home, "live": live}
    return Result(
        part="home",
        title="Taken home",
        how=HOW,
        tables=tables(sizes, times, figures),
        targets=targets(sizes, times, home),
        packages=["onnxruntime", "playwright"],
        spaces=shipped(),
        figures=figures,
    )


def size(name: str, folder: Path) -> dict[str, Any]:
    """Megabytes of a space's page, and seconds to write it."""
    space, written = Space.load(SPACES / name), []
    taken = seconds(lambda: written.append(made(page.one_file(space))))
    (folder / f"{name}.html").write_bytes(written[0])
    raw = len(bundling.engine()) + bundling.plotly().stat().st_size + sum(map(len, parts(space)))
    found = {"name": name, "file": len(written[0]) / 1e6, "raw": raw * 4 / 3 / 1e6, "seconds": taken}
    return found | {"folder": len(made(page.folder(space, Choice()))) / 1e6}


def parts(space: Space) -> list[bytes]:
    """What a page brings of a space, as it lies there."""
    named = [(space.folder / part).read_bytes() for part in ("decoder.onnx", "encoder.onnx", "thumbnails")]
    return [*named, space.reference.codes.tobytes()]


def made(action: Generator[Any, None, bytes]) -> bytes:
    """What an action ends with."""
    while True:
        try:
            next(action)
        except StopIteration as end:
            return end.value


def opened(browser: Any, file: str) -> float:
    """Seconds to the first picture that a file decoded."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    there = context.new_page()
    there.goto(file, wait_until="commit")
    there.wait_for_selector(LIVE, timeout=PATIENCE * 1e3)
    taken = there.evaluate("performance.now()") / 1e3
    context.close()
    return taken


def drag_home(browser: Any, file: str) -> dict[str, float]:
    """One long drag on a page from a file."""
    there = browser.new_page(viewport={"width": 1280, "height": 900})
    there.goto(file, wait_until="commit")
    there.wait_for_selector(".lt-map-home:visible", timeout=PATIENCE * 1e3)  # the last that it draws by itself
    return drag_smile(there)


# ---- as read ----------------------------------------------------------------------------------------------------


def tables(sizes: list[dict[str, Any]], times: dict[str, float], found: dict[str, Any]) -> list[Table]:
    sized = [
        [one["name"], *(f"{one[part]:.1f} MB" for part in ("file", "folder", "raw")), f"{one['seconds']:.1f} s"]
        for one in sizes
    ]
    moved = [
        [title, f"{times[key]:.2f} s", f"{found[key]['pictures']:.1f}", f"{found[key]['p95']:.0f} ms"]
        for key, title in (("home", "from a file, offline"), ("live", "the app's own page"))
    ]
    head = ["", "first live picture", "pictures a second", "input to canvas, 95th percentile"]
    return [
        Table("what is sent", ["space", "one file", "folder, as a zip", "raw", "made"], sized),
        Table("opened and dragged", head, moved),
    ]


def targets(sizes: list[dict[str, Any]], times: dict[str, float], home: dict[str, float]) -> list[Target]:
    faces = next(one["file"] for one in sizes if one["name"] == "faces")
    return [
        Target("the page of faces, as one file", faces, 25, most=True, form="{:.1f} MB"),
        Target("first live picture from a file", times["home"], 5, most=True, form="{:.2f} s"),
        Target("a drag in it: pictures a second", home["pictures"], 30, form="{:.1f}"),
    ]


if __name__ == "__main__":
    save(measure())
