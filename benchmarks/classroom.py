"""A whole class on one server: a hundred guests who draw, write and move sliders, and a teacher who shows it all."""

from __future__ import annotations

import base64
import io
import re
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from benchmarks import learner
from benchmarks.app import python, serving
from benchmarks.common import SEED, Result, Table, Target, save, say
from benchmarks.crowd import processor_seconds
from benchmarks.people import Person

GUESTS = 100
LESSON = 30
SECONDS = 60.0
EVERY = 12.0
SPREAD = 1.5
THINKS = (2, 6)
OTHER = "127.0.0.2"
"""A name of this computer by which it is asked as by another one."""

HOW = f"""
{GUESTS} websocket clients that speak Streamlit's own messages came in through the door, each with the PIN and a cookie
of its own. For {SECONDS:.0f} seconds a third of them each let go of a slider on Morph, a third draw (three strokes of a
real PNG and then "Send to the class map"), and a third write a sentence word by word on the Map, where the model reads
each as it stands; each once in {EVERY:.0f} seconds at its own moment. The teacher's page hears the bell over its
websocket and draws the class map again each time. *Wait*: from sending a message to the end of all runs that it causes.
*To the projector*: from pressing "Send" to the end of the message in which the teacher's page counts it. *Of two
cores*: processor time of the server's process as a share of the time of two cores. Then the teacher sends everybody to
Morph at once, which pages answer spread over {SPREAD} seconds; the same with {LESSON} guests. Then the teacher starts
lesson 1 for {LESSON} guests, who do all its nine steps, each in its own time ({THINKS[0]} to {THINKS[1]} seconds a
step, in which the card looks each second whether it was done), while the teacher freezes the map; a step that ticks too
early, or not at all, ends the measurement. Clients and server share the machine. Baseline: the same guests without a
class map, all on Morph, each letting go of a slider as often.
"""


class Stranger(urllib.request.HTTPRedirectHandler):
    """Comes to the door and stays there: the answer is looked at, and not followed."""

    def redirect_request(self, *_: Any) -> None:
        """Go nowhere."""
        return None


def come_in(address: str, pin: str, name: str) -> str:
    """Through the door; the cookie."""
    typed = urllib.parse.urlencode({"name": name, "pin": pin}).encode()
    try:
        urllib.request.build_opener(Stranger).open(f"{address}class/enter", typed, timeout=30)
    except urllib.error.HTTPError as answer:
        return answer.headers["Set-Cookie"].partition(";")[0]
    raise RuntimeError("not let in")


class Teacher(Person):
    """The Class page on the projector: hears the bell and counts what has landed."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.landed: list[float] = []
        self.runs: list[float] = []
        self.open("Class", "space=digits")
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def leave(self) -> None:
        """Close the tab."""
        self._over.set()
        self._thread.join()
        super().leave()

    def _listen(self) -> None:
        news = f"ws{self.address.removeprefix('http')}class/news"
        with connect(news, origin=self.address.rstrip("/")) as bell:
            while not self._over.is_set():
                try:
                    bell.recv(timeout=0.5)
                except TimeoutError:
                    continue
                self.runs.append(self._run(self.parts["bell"][1]))
                time.sleep(0.25)  # as the page waits

    def _hear(self, message: ForwardMsg) -> None:
        super()._hear(message)
        for count in re.findall(rb"(\d+) sent by", message.SerializeToString()):
            self.landed += [time.perf_counter()] * (int(count) - len(self.landed))


@dataclass
class Taken:
    """What was measured.

    Attributes:
        waits: seconds of each run.
        sent: when each thing was sent to the class map.
    """

    waits: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)


def measure() -> Result:
    """The part."""
    with tempfile.TemporaryDirectory() as folder, serving(command(Path(folder)), Path(folder)) as server:
        pin = re.search(r"PIN (\d{6})", (Path(folder) / "said.txt").read_text("utf-8"))[1]
        address = server.address.replace("127.0.0.1", OTHER)
        pid = server.process.pid
        guests = [Person(address, come_in(address, pin, f"Guest {number}")) for number in range(GUESTS)]
        say(f"{GUESTS} are in")
        figures = {"alone": busy(guests, pid, [slide])}
        say(f"sliders alone: {figures['alone']}")
        teacher = Teacher(server.address)
        figures["class"] = busy(guests, pid, [slide, draw, write], teacher)
        say(f"a class: {figures['class']}")
        figures["all_sent"] = sent_to_morph(guests, server.address, pid)
        say(f"all sent to a page: {figures['all_sent']}")
        figures["few_sent"] = sent_to_morph(guests[:LESSON], server.address, pid)
        say(f"{LESSON} sent: {figures['few_sent']}")
        figures["lesson"] = lesson(guests[:LESSON], server.address, pid)
        say(f"lesson 1: {figures['lesson']}")
        teacher.leave()
    return Result(
        part="classroom",
        title="A class",
        how=HOW,
        tables=tables(figures),
        targets=targets(figures),
        packages=["streamlit", "onnxruntime", "websockets"],
        spaces=["digits", "sentences"],
        figures=figures,
    )


def command(folder: Path) -> list[str]:
    """What serves the class, up to its port, with what it says in a file."""
    words = f'exec "{python()}" -m latent class --address {OTHER} --port "$0" > "{folder}/said.txt"'
    return ["sh", "-c", words]


def busy(guests: list[Person], pid: int, kinds: list[Callable], teacher: Teacher | None = None) -> dict[str, float]:
    """A minute of all guests at work, a share of them at each kind of work."""
    pages = {slide: ("Morph", "space=digits"), draw: ("Class", "space=digits"), write: ("Map", "space=sentences")}
    opened = [guest.open(*pages[kinds[number % len(kinds)]]) for number, guest in enumerate(guests)]
    taken, rng = Taken(), np.random.default_rng(SEED)
    started, before = time.perf_counter(), processor_seconds(pid)
    until = started + SECONDS
    threads = [
        threading.Thread(target=work, args=(guest, kinds[number % len(kinds)], rng.uniform(0, EVERY), until, taken))
        for number, guest in enumerate(guests)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cores = (processor_seconds(pid) - before) / (time.perf_counter() - started)
    figures = {"cores": cores, **spread(taken.waits), "opens_p95": float(np.percentile(opened, 95))}
    if teacher:
        time.sleep(2)
        landed = np.array(teacher.landed[: len(taken.sent)]) - np.sort(taken.sent)[: len(teacher.landed)]
        figures |= {"sent": len(taken.sent), "landed": len(landed)}
        figures |= {f"landed_{key}": value for key, value in spread(landed).items()}
        figures |= {f"teacher_{key}": value for key, value in spread(teacher.runs).items()}
    return figures


def spread(taken: list[float]) -> dict[str, float]:
    return {"runs": len(taken), "p50": float(np.percentile(taken, 50)), "p95": float(np.percentile(taken, 95))}


def work(guest: Person, kind: Callable[[Person, int, Taken], None], begin: float, until: float, taken: Taken) -> None:
    """One guest's minute."""
    time.sleep(begin)
    turn = 0
    while time.perf_counter() < until:
        round_began = time.perf_counter()
        kind(guest, turn, taken)
        turn += 1
        time.sleep(max(0.0, EVERY - (time.perf_counter() - round_began)))


def slide(guest: Person, turn: int, taken: Taken) -> None:
    """Lets go of a slider."""
    name = guest.sliders()[0]["name"]
    taken.waits.append(guest.let_go({name: 1.0 if turn % 2 else -1.0}))


def draw(guest: Person, turn: int, taken: Taken) -> None:
    """Three strokes, and to the class map."""
    for strokes in (1, 2, 3):
        taken.waits.append(guest.draw("pad", picture=drawing(turn, strokes)))
        time.sleep(0.7)
    taken.sent.append(time.perf_counter())
    taken.waits.append(guest.press("Send to the class map"))


def write(guest: Person, turn: int, taken: Taken) -> None:
    """A sentence, word by word."""
    words = f"Did you see {turn + 2} dogs?".split()
    for count in range(1, len(words) + 1):
        taken.waits.append(guest.draw("line", text=" ".join(words[:count])))
        time.sleep(0.4)


def drawing(seed: int, strokes: int) -> str:
    """What the pad sends: 224 pixels square, light on dark, in base 64."""
    picture = Image.new("RGB", (224, 224))
    pen, rng = ImageDraw.Draw(picture), np.random.default_rng(seed)
    for _ in range(strokes):
        pen.line([tuple(map(int, rng.integers(40, 184, 2))) for _ in range(3)], fill="#fff", width=16, joint="curve")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


def sent_to_morph(guests: list[Person], address: str, pid: int) -> dict[str, float]:
    """The teacher sends everybody to Morph, and each page goes there."""
    teacher = Person(address)
    teacher.open("Morph", "space=digits")
    rng = np.random.default_rng(SEED)
    before, started = processor_seconds(pid), time.perf_counter()
    teacher.press("Send everybody to this page")
    with ThreadPoolExecutor(len(guests)) as pool:
        delays = rng.uniform(0, SPREAD, len(guests))
        going = [pool.submit(go, guest, delay) for guest, delay in zip(guests, delays, strict=True)]
        waits = [one.result() for one in going]
    whole = time.perf_counter() - started
    cores = (processor_seconds(pid) - before) / whole
    assert all("instrument" in guest.parts for guest in guests), "they are there"
    teacher.open("Morph", "space=digits")
    teacher.press("Let everybody go where they like")
    teacher.leave()
    return {"cores": cores, **spread(waits), "whole": whole}


def lesson(guests: list[Person], address: str, pid: int) -> dict[str, float]:
    """The teacher starts lesson 1 for all, and freezes the map while they take it."""
    teacher = Person(address)
    teacher.open("Learn")
    before, started = processor_seconds(pid), time.perf_counter()
    teacher.press(f"all-{learner.LESSON}")
    with ThreadPoolExecutor(len(guests)) as pool:
        taking = [pool.submit(take, guest, seed) for seed, guest in enumerate(guests)]
        time.sleep(2 * THINKS[1])
        teacher.open("Class", "space=digits")
        frozen = teacher.switch("Freeze")
        waits = [wait for one in taking for wait in one.result()]
    cores = (processor_seconds(pid) - before) / (time.perf_counter() - started)
    teacher.leave()
    return {"cores": cores, **spread(waits), "frozen": frozen}


def take(guest: Person, seed: int) -> list[float]:
    """One guest's lesson; the seconds of each run but the first, in which they were sent there."""
    rng = np.random.default_rng(seed)
    go(guest, rng.uniform(0, SPREAD))
    waits = []
    for done in learner.take(guest):
        waits += done
        for _ in range(rng.integers(*THINKS)):  # the next step is read
            time.sleep(1)
            waits += [learner.look(guest)] if learner.looks(guest) else []
    return waits


def go(guest: Person, delay: float) -> float:
    time.sleep(delay)
    return guest.answer_the_bell()


def tables(found: dict[str, Any]) -> list[Table]:
    columns = ["", "runs", "wait, median", "95th percentile", "of two cores"]
    names = {"alone": "sliders alone", "class": "sliders, sentences, drawings, the class map"}
    working = [row(title, found[key]) for key, title in names.items()]
    working.append(row(f"{LESSON} take lesson 1", found["lesson"]))
    counts = {"all_sent": GUESTS, "few_sent": LESSON}
    going = [row(f"{count} sent to Morph at once", found[key]) for key, count in counts.items()]
    one = found["class"]
    landing = [["to the projector", *(f"{one[f'landed_{p}'] * 1e3:.0f} ms" for p in ("p50", "p95"))]]
    return [
        Table("Guests at work", columns, working),
        Table("Sent to a page", columns, going),
        Table(f"{one['sent']} things sent to the class map", ["", "median", "95th percentile"], landing),
    ]


def row(title: str, one: dict[str, float]) -> list[str]:
    return [title, f"{one['runs']}", *(f"{one[p] * 1e3:.0f} ms" for p in ("p50", "p95")), f"{one['cores'] / 2:.0%}"]


def targets(found: dict[str, Any]) -> list[Target]:
    one, all_sent, few_sent = found["class"], found["all_sent"]["p95"], found["few_sent"]["p95"]
    taken = found["lesson"]["p95"]
    return [
        Target(f"{GUESTS} guests: wait, 95th percentile", one["p95"], 1.0, most=True, form="{:.2f} s"),
        Target(f"{GUESTS} guests: share of two cores", one["cores"] / 2, 0.6, most=True, form="{:.2f}"),
        Target("on the projector, 95th percentile", one["landed_p95"], 1.0, most=True, form="{:.2f} s"),
        Target(f"{LESSON} take lesson 1: wait, 95th percentile", taken, 1.0, most=True, form="{:.2f} s"),
        Target(f"{LESSON} sent to a page: wait, 95th percentile", few_sent, 1.0, most=True, form="{:.2f} s"),
        Target(f"{GUESTS} sent to a page: wait, 95th percentile", all_sent, 1.0, most=True, form="{:.2f} s"),
    ]


if __name__ == "__main__":
    save(measure())
