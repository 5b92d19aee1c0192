"""A training that is killed again and again: whether it ends as one that was not, and how much is done twice."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa

from benchmarks.common import RUNS, SEED, Result, Table, Target, save, say
from benchmarks.own import until
from latent import queue, spaces, workspace
from latent.space import Space
from latent.workspace.catalogue import JOBS, reading

KILLS, EPOCHS, LONGEST = 20, 200, 10.0
PATIENCE = 1_800

HOW = f"""
A training of noise in the queue (2,000 pictures of 16 by 16, {EPOCHS} passes), whose worker gets SIGKILL {KILLS} times,
each at a random moment up to {LONGEST:.0f} seconds after it began. *Repeated* is the time from the checkpoint that it
goes on from, or from its beginning, to the kill. Baseline: the same training uninterrupted, whose networks must be the
same bit for bit.
"""


def measure() -> Result:
    """The part."""
    folder = RUNS / "kills"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["LATENT_HOME"] = str(folder / "home")
    figures = kills(folder)
    say(str(figures))
    row = [str(figures["kills"]), *(f"{figures[key]:.1f}" for key in ("median", "repeated"))]
    row += [f"{figures[key]:.0f}" for key in ("whole", "killed")]
    return Result(
        part="kills",
        title="A training that is killed",
        how=HOW,
        tables=[
            Table(
                "The worker of a training",
                ["kills", "repeated: median, s", "most, s", "uninterrupted, s", "killed, s", "same networks"],
                [[*row, "yes" if figures["same"] else "no"]],
            )
        ],
        targets=[
            Target("kills after which it went on", figures["kills"], KILLS, form="{:.0f}"),
            Target("the same networks bit for bit", float(figures["same"]), 1, form="{:.0f}"),
            Target("work done twice after a kill", figures["repeated"], 15, form="{:.1f} s", most=True),
        ],
        packages=["torch"],
        spaces=[],
        figures=figures,
    )


def kills(folder: Path) -> dict[str, Any]:
    """Both trainings, one after the other."""
    whole, whole_took = timed(lambda: ended(noise(folder, "Whole")))
    work, repeated = noise(folder, "Killed"), []
    _, killed_took = timed(lambda: repeated.extend(killed(work)))
    assert queue.get(work.id).state == queue.DONE, queue.get(work.id).error
    one, other = (Space.load(workspace.spaces() / name) for name in (whole.space, work.space))
    parts = ("encoder.onnx", "decoder.onnx")
    return {
        "kills": len(repeated),
        "same": all(one.manifest.parts[part] == other.manifest.parts[part] for part in parts),
        "repeated": max(repeated),
        "median": float(np.median(repeated)),
        "each": repeated,
        "whole": whole_took,
        "killed": killed_took,
    }


def killed(work: queue.Work) -> list[float]:
    """Kill its worker at random moments until that was done often enough; seconds that each kill lost."""
    chance, lost = random.Random(SEED), []
    while len(lost) < KILLS and not queue.get(work.id).ended:
        queue.attend()
        process = worker(work.id)
        if not process:
            time.sleep(0.02)
            continue
        began = time.time()
        time.sleep(chance.uniform(0, LONGEST))
        kept_at = max(began, checkpoint(work))
        with suppress(ProcessLookupError):  # it came to its end meanwhile
            os.kill(process, signal.SIGKILL)
            lost.append(time.time() - kept_at)
        until(lambda process=process: not lives(process), "it is gone")
    ended(work)
    return lost


def ended(work: queue.Work) -> queue.Work:
    """Wait for it."""
    until(lambda: queue.get(work.id).ended, f"{work.title} ends", PATIENCE)
    return queue.get(work.id)


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What it gives, and the seconds that it took."""
    began = time.monotonic()
    return work(), time.monotonic() - began


def noise(folder: Path, title: str) -> queue.Work:
    """A training that takes a minute or two, in the queue."""
    path = folder / "noise.npz"
    np.savez(path, x=np.random.default_rng(SEED).integers(0, 255, (2_000, 16, 16, 1), np.uint8))
    arguments = ["train", str(path), "--epochs", str(EPOCHS), "--dials", "4", "--width", "4", "--batch", "64"]
    name = spaces.free_name(title, queue.names())
    return queue.add(title, [*arguments, "--watched", "--name", name, "--out", "{space}"], space=name)


def worker(id_: str) -> int:
    """The process that works on a piece; 0 where none does, or the row still names one that is gone."""
    running = sa.select(JOBS.c.process).where(JOBS.c.id == id_, JOBS.c.state == queue.RUNNING)
    with reading() as connection:
        process = connection.execute(running).scalar() or 0
    return process if process and lives(process) else 0


def lives(process: int) -> bool:
    """Whether there is such a process that has not ended."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    about = Path(f"/proc/{process}/stat")
    return not (about.is_file() and ") Z" in about.read_text("ascii", "replace"))


def checkpoint(work: queue.Work) -> float:
    """When its checkpoint was written; 0 where there is none."""
    path = work.makes / "checkpoint.pt"
    return path.stat().st_mtime if path.exists() else 0.0


if __name__ == "__main__":
    save(measure())
