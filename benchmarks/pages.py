"""Pages about many items of one's own, while a training runs beside: how long until each says something, and all."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import Any

from benchmarks.app import QUIET, chromium, python, serving, settle
from benchmarks.common import RUNS, Result, Table, Target, save, say
from benchmarks.own import EMOJI, IMPORTED, digit_pictures, some_emoji, until
from latent import queue

PAGES = ("Groups", "Odd ones out", "Blend", "Imagine", "What gets lost")
PATIENCE = 120_000

HOW = f"""
{IMPORTED:,} digits dropped as a zip on the Map with the space of digits, in a headless Chromium on the same machine;
then a quick training of {EMOJI:,} emoji begins in the queue, and each page is opened by the menu, for the first time in
the life of the server. *First answer*: from the click to the end of the page's run, which has shown something of these
items by then; *all of it*: until nothing on the page says any more that it is being worked out. Baseline: the Map, with
the same items beside the same training.
"""


def measure() -> Result:
    """The part."""
    folder = RUNS / "pages"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "server").mkdir(parents=True)
    figures = opened(folder)
    say(str(figures))
    rows = [[name, f"{seconds['first']:.2f}", f"{seconds['all']:.2f}"] for name, seconds in figures.items()]
    return Result(
        part="pages",
        title="Pages about many items",
        how=HOW,
        tables=[Table(f"{IMPORTED:,} items, a training beside", ["page", "first answer, s", "all of it, s"], rows)],
        targets=[
            Target(f"{name}: first answer", figures[name]["first"], 3, form="{:.2f} s", most=True) for name in PAGES
        ],
        packages=["streamlit", "scikit-learn", "torch"],
        spaces=["digits"],
        figures=figures,
    )


def opened(folder: Path) -> dict[str, dict[str, float]]:
    """Seconds of each page."""
    digits = digit_pictures(folder / "digits.zip", IMPORTED)
    emoji = some_emoji(folder / "emoji.zip", EMOJI)
    home = folder / "server"
    with chromium() as browser, serving([python(), "-m", "latent", "app", "--port"], home) as server:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE)
        page.goto(f"{server.address}Map?space=digits")
        settle(page)
        page.locator("input[type=file]").first.set_input_files(str(digits))
        page.get_by_role("heading", name=f"Yours: {IMPORTED:,} pictures").wait_for()
        settle(page)
        os.environ["LATENT_HOME"] = str(home / "latent")
        arguments = ["train", "{files}", "--modality", "image", "--preset", "quick", "--watched", "--out", "{space}"]
        work = queue.add("Emoji", arguments, [(emoji.name, emoji.read_bytes())], "emoji")
        until(lambda: (now := queue.get(work.id)) and now.progress.share > 0.01, "it trains")
        try:
            return {name: seconds(page, name) for name in (*PAGES, "Map")}
        finally:
            queue.drop(queue.get(work.id))


def seconds(page: Any, name: str) -> dict[str, float]:
    """From the click on a page's name in the menu."""
    started = time.perf_counter()
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
    page.get_by_role("heading", level=1, name=name, exact=True).wait_for()
    page.wait_for_selector(QUIET)
    first = time.perf_counter() - started
    page.locator(".working").first.wait_for(state="detached")
    page.wait_for_selector(QUIET)
    return {"first": first, "all": time.perf_counter() - started}


if __name__ == "__main__":
    save(measure())
