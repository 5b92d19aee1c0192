"""Work in the background is done one piece at a time, and goes on after whatever ended it."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa
from processes import runs

from latent import jobs, queue, spaces, workspace
from latent.birth import MOST, Birth
from latent.queue import Work
from latent.space import Space
from latent.workspace.catalogue import JOBS, reading

TOO_LONG = 500
ROWS = np.random.default_rng(0).integers(0, 255, (240, 8, 8, 1), np.uint8)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LATENT_HOME", str(tmp_path / "home"))
    yield tmp_path / "home"
    for work in queue.listed():
        queue.drop(work)
    until(lambda: not queue._worked_on(), "the worker ends")


def until(true: Callable[[], object], what: str):
    deadline = time.monotonic() + TOO_LONG
    while not (found := true()):
        assert time.monotonic() < deadline, f"{what}: {[(w.title, w.state, w.error) for w in queue.listed()]}"
        time.sleep(0.05)
        queue.attend()
    return found


def now(work: Work) -> Work:
    found = queue.get(work.id)
    assert found is not None
    return found


def ended(work: Work) -> Work:
    def look() -> Work | None:
        queue.attend()
        return now(work) if now(work).ended else None

    return until(look, "it ends")


def train(title: str, tmp_path: Path, epochs: int = 4, seed: int = 0) -> Work:
    """A training of noise, a few steps a second."""
    path = tmp_path / "rows.npz"
    np.savez(path, x=ROWS)
    options = {"epochs": epochs, "dials": 4, "width": 4, "batch": 16, "seed": seed, "name": title.lower()}
    words = [word for key, value in options.items() for word in (f"--{key}", str(value))]
    arguments = ["train", str(path), *words, "--title", title, "--watched", "--out", "{space}"]
    return queue.add(title, arguments, space=title.lower())


def alive() -> int:
    """The process of the worker; 0 where there is none, or the row still names one that is gone."""
    with reading() as connection:
        rows = connection.execute(sa.select(JOBS.c.process).where(JOBS.c.state == queue.RUNNING)).scalars().all()
    return rows[0] if rows and rows[0] and runs(rows[0]) else 0


def test_work_is_done_in_its_order_one_at_a_time():
    first, second = (queue.add(name, ["spaces", "--json"]) for name in ("First", "Second"))
    assert [work.title for work in queue.listed()] == ["First", "Second"]
    assert ended(second).state == queue.DONE
    assert now(first).state == queue.DONE
    assert (first.folder / "log.txt").read_text().startswith("[")


def test_a_mistake_is_told_in_one_line_and_a_fault_calmly():
    mistake, fault = queue.add("A", ["fetch", "nowhere"]), queue.add("B", ["no-such-command"])
    assert ended(mistake).error.startswith("nowhere: there is no such space.")
    assert ended(fault).error == jobs.crashed()
    assert mistake.state == queue.QUEUED, "what was returned is how it stood"


@pytest.mark.timeout(900)
def test_a_space_is_there_as_a_whole_or_not_at_all(tmp_path: Path):
    work = train("Noise", tmp_path)
    while not now(work).ended:
        assert spaces.own() in ([], ["noise"])
        queue.attend()
    assert now(work).state == queue.DONE, now(work).error
    space = Space.load(workspace.spaces() / "noise")
    assert space.manifest.title == "Noise"
    assert not work.makes.exists()
    steps = Birth(space.folder).steps()
    assert steps[0] == 0
    assert 2 <= len(steps) <= MOST
    frame, items = Birth(space.folder).newest(), Birth(space.folder).items()
    assert frame is not None
    assert items is not None
    assert len(items.given) == len(frame.rebuilt) == 8
    assert frame.places.shape == (len(items.labels), 2)
    assert items.learned == 4


@pytest.mark.timeout(900)
def test_it_is_paused_and_goes_on(tmp_path: Path):
    work = train("Noise", tmp_path, 4000)
    until(lambda: Birth(work.makes).newest() and now(work).progress.share > 0, "it is under way")
    queue.pause(now(work))
    until(lambda: now(work).state == queue.PAUSED, "it pauses")
    assert (work.makes / "checkpoint.pt").is_file()
    share = now(work).progress.share
    queue.go_on(now(work))
    until(lambda: now(work).state == queue.RUNNING and now(work).progress.share > share, "it goes on")
    queue.enough(now(work))
    assert ended(work).state == queue.DONE
    assert spaces.own() == ["noise"]


def test_what_waits_can_be_paused_and_dropped(tmp_path: Path):
    running, waiting = train("Noise", tmp_path, 4000), train("Other", tmp_path)
    until(lambda: now(running).state == queue.RUNNING, "it begins")
    queue.pause(now(waiting))
    assert now(waiting).state == queue.PAUSED
    queue.drop(now(waiting))
    assert queue.get(waiting.id) is None
    until(lambda: Birth(running.makes).newest(), "it is under way")
    begun = time.monotonic()
    queue.drop(now(running))
    until(lambda: not queue._worked_on(), "the worker ends")
    assert time.monotonic() - begun < TOO_LONG
    assert queue.listed() == []
    queue.add("Next", ["spaces", "--json"])
    until(lambda: not running.folder.exists(), "what was dropped is swept up")
    assert spaces.own() == []


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_killed_at_any_moment_it_goes_on_to_the_same_space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    whole = train("Whole", tmp_path, 60)
    assert ended(whole).state == queue.DONE
    work, chance, killed = train("Killed", tmp_path, 60), random.Random(0), 0
    while killed < 5 and not now(work).ended:
        queue.attend()
        if process := alive():
            if killed % 2:  # else it may die each time before it has begun, and is given up
                until(lambda: queue._got_further(now(work)) or now(work).ended, "it gets further")
            time.sleep(chance.uniform(0, 4))
            with suppress(ProcessLookupError):  # it may have just ended
                os.kill(process, signal.SIGKILL)
            killed += 1
            until(lambda process=process: not runs(process), "it is gone")
    assert ended(work).state == queue.DONE, now(work).error
    one, other = (Space.load(workspace.spaces() / name) for name in ("whole", "killed"))
    for part in ("encoder.onnx", "decoder.onnx"):
        assert one.manifest.parts[part] == other.manifest.parts[part], "no step counted twice, none was left out"


def test_one_that_only_dies_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(queue, "attend", lambda: None)
    work = queue.add("Doomed", ["spaces"], space="doomed")
    for _ in range(queue.ATTEMPTS):
        claimed = queue._claim()
        assert claimed is not None
        assert claimed.id == work.id
    assert queue._claim() is None
    assert now(work).state == queue.FAILED
    assert f"ended {queue.ATTEMPTS} times" in now(work).error
    queue.go_on(now(work))
    assert queue._claim() is not None


def test_names_of_spaces_to_be_made_are_taken(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(queue, "attend", lambda: None)
    queue.add("Reviews", ["spaces"], space="reviews")
    assert spaces.free_name("Reviews", queue.names()) == "reviews-2"
