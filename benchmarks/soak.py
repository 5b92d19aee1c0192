"""Does memory stay flat? ``make soak``: people click through the app for half an hour while its memory is watched."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.app import python, resident, serving
from benchmarks.common import SEED, Result, Table, Target, save, say
from benchmarks.people import Person
from latent import spaces

PEOPLE = 20
MINUTES = float(os.environ.get("LATENT_SOAK_MINUTES", "30"))
SETTLED = 5.0
EVERY = 15.0

HOW = f"""
{PEOPLE} websocket clients that speak Streamlit's own messages; each stays a while, opens Start, Map and Morph of all
spaces in turn, lets go of a slider, leaves, and comes again as somebody else, one act every two seconds or so.
*Memory*: resident set of the web process, read every {EVERY:.0f} seconds; what it is after {SETTLED:.0f} minutes is the
median of the minute that ends there, at the end that of the last minute. `LATENT_SOAK_MINUTES` makes it shorter.
"""


def measure() -> Result:
    """The part."""
    app = [python(), "-m", "latent", "app", "--port"]
    with tempfile.TemporaryDirectory() as folder, serving(app, Path(folder)) as server:
        read = soak(server.address, server.process.pid)
    settled, last = (median_of(read, minute) for minute in (min(SETTLED, MINUTES / 2), MINUTES))
    figures = {"minutes": MINUTES, "settled": settled, "last": last, "growth": last / settled - 1, "read": read}
    rows = [[f"{minute:.0f}", f"{median_of(read, minute):.0f} MB"] for minute in np.arange(5, MINUTES + 1, 5)]
    return Result(
        part="soak",
        title="Half an hour of twenty people",
        how=HOW,
        tables=[Table("memory of the web process", ["minute", "resident"], rows)],
        targets=[Target("memory's growth after 5 minutes", figures["growth"], 0.05, most=True, form="{:.1%}")],
        packages=["streamlit", "onnxruntime", "websockets"],
        spaces=spaces.shipped(),
        figures=figures,
    )


def soak(address: str, pid: int) -> list[tuple[float, float]]:
    """Minutes since the beginning and megabytes then."""
    started = time.monotonic()
    until = started + 60 * MINUTES
    threads = [
        threading.Thread(target=somebody, args=(address, until, SEED + number), daemon=True) for number in range(PEOPLE)
    ]
    for thread in threads:
        thread.start()
    read = []
    while time.monotonic() < until:
        time.sleep(EVERY)
        read.append(((time.monotonic() - started) / 60, resident(pid)))
        if len(read) % 8 == 0:
            say(f"{read[-1][0]:.0f} minutes: {read[-1][1]:.0f} MB, {sum(t.is_alive() for t in threads)} people")
    for thread in threads:
        thread.join()
    return read


def somebody(address: str, until: float, seed: int) -> None:
    """One person after the other, until the time is up."""
    rng = np.random.default_rng(seed)
    while time.monotonic() < until:
        person = Person(address)
        for act in acts(person, rng):
            if time.monotonic() >= until:
                break
            act()
            time.sleep(float(rng.uniform(1, 3)))
        person.leave()


def acts(person: Person, rng: np.random.Generator) -> list[Any]:
    """A short visit."""
    name = str(rng.choice(spaces.shipped()))
    start = int(rng.integers(0, 1500))
    turn = lambda: person.let_go({person.sliders()[0]["name"]: float(rng.integers(1, 3))})  # noqa: E731
    return [
        lambda: person.open(""),
        turn,
        lambda: person.open("Map", f"space={name}"),
        lambda: person.open("Morph", f"space={name}&from=known.{start}"),
        turn,
        turn,
        lambda: person.open("Morph", f"space={name}&from=sample.{start}"),
        turn,
    ]


def median_of(read: list[tuple[float, float]], minute: float) -> float:
    """Megabytes over the minute that ends there."""
    return float(np.median([size for when, size in read if minute - 1.2 <= when <= minute + 0.3]))


if __name__ == "__main__":
    save(measure())
