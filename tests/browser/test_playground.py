"""Watch one learn: a model trains in front of whoever watches, as far as they want and no further."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, expect

from .server import Server
from .visitor import Visitor, until

VIEW = "/Learn?view=playground"
STAGE = ".lt-play"


def at(visitor: Visitor) -> int:
    """The frame that is shown; -1 before there is one."""
    return int(visitor.page.locator(STAGE).get_attribute("data-frame") or -1)


def begun(visitor: Visitor) -> None:
    visitor.open(VIEW, "Learn")
    expect(visitor.page.locator(".lt-play-grid")).to_be_visible()
    expect(visitor.page.locator(f"{STAGE}[data-frame='0']")).to_be_visible()


def button(visitor: Visitor, name: str) -> Locator:
    return visitor.page.locator(STAGE).get_by_role("button", name=name, exact=True)


def choose(visitor: Visitor, control: str, choice: str) -> None:
    """Another setting, and wait until its run is there."""
    run = visitor.page.locator(STAGE).get_attribute("data-run")
    visitor.page.locator(f".st-key-playground-{control}").get_by_role("radio", name=choice, exact=True).click()
    until(lambda: visitor.page.locator(STAGE).get_attribute("data-run") != run, f"a run with {control} {choice}")


def played_to(visitor: Visitor, frame: int) -> None:
    until(lambda: at(visitor) >= frame, f"frame {frame}")


def workers(server: Server) -> list[int]:
    """Numbers of the processes that train for a server."""
    found = []
    for about in Path("/proc").glob("[0-9]*"):
        try:
            words, stat = (about / "cmdline").read_bytes(), (about / "stat").read_text("ascii", "replace")
        except OSError:
            continue
        if b"latent.playground.worker" in words and int(stat.rpartition(")")[2].split()[1]) == server.process.pid:
            found.append(int(about.name))
    return found


def test_a_model_learns_as_far_as_one_wants_and_can_be_looked_back_on(visitor: Visitor, server: Server):
    begun(visitor)
    kept = set((server.folder / "home").rglob("*"))  # any page begins a catalogue
    page = visitor.page
    where, scrub = page.locator(".lt-play-where"), page.get_by_role("slider", name="Moment of the training")
    expect(where).to_have_text("Step 0")
    untrained = visitor.picture(".lt-play-grid")
    for step in ("Step 1", "Step 3"):  # a few batches each, ever more of them
        button(visitor, "Step").press("Enter")
        expect(where).to_have_text(step)
        expect(button(visitor, "Play")).to_be_visible()
    visitor.rested()
    expect(where).to_have_text("Step 3")
    scrub.press("End")  # there is nothing beyond what was trained
    expect(where).to_have_text("Step 3")
    button(visitor, "Play").press("Space")
    played_to(visitor, 8)
    button(visitor, "Pause").press("Space")
    expect(button(visitor, "Play")).to_be_visible()
    visitor.rested()
    there = visitor.still(lambda: at(visitor), "the frame")
    assert visitor.picture(".lt-play-grid") != untrained
    assert visitor.picture(".lt-play-codes")
    button(visitor, "Slow motion").press("Space")
    expect(button(visitor, "Slow motion")).to_have_attribute("aria-pressed", "true")
    button(visitor, "Play").click()
    played_to(visitor, there + 1)
    button(visitor, "Pause").click()
    scrub.press("Home")
    expect(where).to_have_text("Step 0")
    visitor.shows(untrained, ".lt-play-grid")
    assert set((server.folder / "home").rglob("*")) == kept
    visitor.go("Map")
    visitor.go("Learn")
    expect(page.locator(".lt-play-grid")).to_be_visible()


def test_two_runs_stand_side_by_side_and_a_worker_that_dies_is_told(arrive: Callable[..., Visitor], server: Server):
    visitor = arrive(server, width=390, reduced_motion="reduce")
    begun(visitor)
    page = visitor.page
    choose(visitor, "pile", "50 digits")
    expect(page.get_by_role("heading", name="Now: 50 digits · beta 1 · 2 dials")).to_be_visible()
    button(visitor, "Play").click()
    played_to(visitor, 12)
    choose(visitor, "beta", "16")
    expect(page.get_by_role("heading", name="Before: 50 digits · beta 1 · 2 dials")).to_be_visible()
    expect(page.get_by_role("heading", name="Now: 50 digits · beta 16 · 2 dials")).to_be_visible()
    played_to(visitor, 4)  # it goes on as the last one did
    said = page.locator(".lt-play-difference")
    expect(said).to_have_text(
        re.compile(r"What changed\? After \d+ steps each, what comes back is off by 0\.\d{4}, before")
    )
    expect(said).to_have_text(re.compile(r"As many principal components are off by 0\.\d{4}, and by 0\.\d{4} before"))
    button(visitor, "Pause").click()
    visitor.rested()
    other = arrive(server)
    mine = set(workers(server))
    begun(other)
    expect(other.page.get_by_role("heading", name="Now: All ten digits · beta 1 · 2 dials")).to_be_visible()
    theirs = set(workers(server)) - mine
    assert len(theirs) == 1
    os.kill(next(iter(theirs)), signal.SIGSTOP)  # so that it dies at work: one that dies at rest is replaced in silence
    button(other, "Play").click()
    other.page.wait_for_timeout(3000)
    os.kill(theirs.pop(), signal.SIGKILL)
    expect(other.page.get_by_text("The model stopped learning")).to_be_visible()
    button(visitor, "Step").click()
    expect(page.get_by_text("The model stopped learning")).to_have_count(0)
    other.page.get_by_role("button", name="Begin it again").click()
    expect(other.page.get_by_text("The model stopped learning")).to_have_count(0)
    played_to(other, 2)
