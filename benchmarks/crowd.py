"""A class at work: thirty people on one server, each letting go of a slider once in ten seconds."""

from __future__ import annotations

import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.app import chromium, python, serving, settle
from benchmarks.common import SEED, Result, Table, Target, save, say
from benchmarks.instrument import LIVE
from benchmarks.people import Person

PEOPLE = 30
EVERY = 10.0
SECONDS = 60.0

HOW = f"""
{PEOPLE} websocket clients that speak Streamlit's own messages, each on Morph with the portraits, each letting go of a
slider once in {EVERY:.0f} seconds (at its own moment) for {SECONDS:.0f} seconds. *Run*: from sending the message to
the end of the run that it causes. *Processor*: time that the server's process used, as a share of one core, while this
went on. *While the hand is down*: messages that a real browser sends the server during a drag of two seconds.
Baseline: the same people where their browsers draw nothing, so that the server decodes every picture of a drag, each
person moving a slider for one second in ten, ten messages a second.
"""


def measure() -> Result:
    """The part."""
    with tempfile.TemporaryDirectory() as folder:
        app = [python(), "-m", "latent", "app", "--port"]
        with serving(app, Path(folder)) as server:
            held = while_held(server.address)
            pid = server.process.pid
            letting_go = crowd(server.address, pid, moves=1)
            say(f"letting go: {letting_go}")
            dragging = crowd(server.address, pid, moves=10)
            say(f"dragging through the server: {dragging}")
    figures = {"held": held, "letting_go": letting_go, "dragging": dragging}
    return Result(
        part="crowd",
        title="Thirty people",
        how=HOW,
        tables=[table(figures)],
        targets=targets(figures),
        packages=["streamlit", "onnxruntime", "websockets"],
        spaces=["faces"],
        figures=figures,
    )


def crowd(address: str, pid: int, moves: int) -> dict[str, float]:
    """Seconds of a run and the server's share of a core, with everybody at work.

    Args:
        address: of the server.
        pid: its process.
        moves: messages that each sends at a time, a tenth of a second apart; the last lets go.
    """
    people = [Person(address) for _ in range(PEOPLE)]
    for person in people:
        person.open("Morph", "space=faces")
    taken: list[float] = []
    rng = np.random.default_rng(SEED)
    started, before = time.monotonic(), processor_seconds(pid)
    threads = [
        threading.Thread(target=work, args=(person, float(rng.uniform(0, EVERY)), moves, started + SECONDS, taken))
        for person in people
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    share = (processor_seconds(pid) - before) / (time.monotonic() - started)
    for person in people:
        person.leave()
    return {
        "core": share,
        "runs": len(taken),
        "p50": float(np.percentile(taken, 50)),
        "p95": float(np.percentile(taken, 95)),
    }


def work(person: Person, begin: float, moves: int, until: float, taken: list[float]) -> None:
    """One person's minute."""
    time.sleep(begin)
    value = 0.0
    while time.monotonic() < until:
        round_began = time.monotonic()
        for move in range(moves):
            value = round(-value if move == 0 and abs(value) > 1 else value + 0.1, 1)
            resting = move == moves - 1
            taken.append(person.let_go({"Smile": value}, resting=resting, engine="page" if moves == 1 else "server"))
            time.sleep(0.1 if moves > 1 else 0)
        time.sleep(max(0.0, EVERY - (time.monotonic() - round_began)))


def processor_seconds(pid: int) -> float:
    """Processor time that a process has used, of all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def while_held(address: str) -> int:
    """Websocket messages and requests of a browser while it drags."""
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        sent: list[int] = []
        page.on("websocket", lambda socket: socket.on("framesent", lambda _: sent.append(1)))
        page.goto(f"{address}Morph?space=faces", wait_until="commit")
        page.wait_for_selector(LIVE)
        page.get_by_role("radio", name="Looks", exact=True).click()
        settle(page)
        page.on("request", lambda _: sent.append(1))
        box = page.get_by_role("slider", name="Smile", exact=True).bounding_box()
        y = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + box["width"] / 2, y)
        page.mouse.down()
        before = len(sent)
        for step in range(200):
            page.mouse.move(box["x"] + (0.5 + 0.4 * np.sin(step / 20)) * box["width"], y)
            page.wait_for_timeout(8)
        held = len(sent) - before
        page.mouse.up()
        return held


def table(found: dict[str, Any]) -> Table:
    rows = []
    for key, title in (("letting_go", "pictures in the page"), ("dragging", "pictures by the server")):
        one = found[key]
        times = [f"{one[p] * 1e3:.0f} ms" for p in ("p50", "p95")]
        rows.append([title, f"{one['runs']}", *times, f"{one['core']:.1%}"])
    return Table(f"{PEOPLE} people", ["", "runs", "a run, median", "95th percentile", "of a core"], rows)


def targets(found: dict[str, Any]) -> list[Target]:
    own = found["letting_go"]
    return [
        Target("requests while the hand is down", found["held"], 0, most=True, form="{:.0f}"),
        Target(f"{PEOPLE} people: share of a core", own["core"], 0.15, most=True, form="{:.3f}"),
        Target(f"{PEOPLE} people: a run, 95th percentile", own["p95"] * 1e3, 300, most=True, form="{:.0f} ms"),
    ]


if __name__ == "__main__":
    save(measure())
