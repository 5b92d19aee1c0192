"""What one session holds of the playground: the run that goes on, the one before it, and the process that trains.

Whoever shows it calls :meth:`Ground.want` with how many frames are to be there, as often as they like: training goes
just so far, and no further. Without anybody who wants more it stands still, and after a while its process ends; the
next wish starts another, which comes to the same model again, since chance is the same.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import weakref
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from latent.errors import RequestError, wrong
from latent.jobs import ONE_THREAD, POLITE
from latent.playground.setting import Setting
from latent.words import Saying, found
from latent.workspace import owner_only

TOGETHER = 4
"""Frames that are asked for at a time: so many a change of mind waits for."""

MOST = 4
"""Models that learn at one time on this computer, each in a tab of its own."""

WORTH = 10
"""Frames from which a run is one to compare with."""


@dataclass(eq=False)
class Played:
    """One run.

    Attributes:
        number: tells it from others of the session.
        setting: what it was made with.
        about: what holds for all its frames; empty until the process has told.
        frames: those that are there, as the browser takes them.
        ended: why no more will come, in one plain line; else empty.
        lost: whether its process ended by itself, as for lack of memory.
    """

    number: int
    setting: Setting
    about: dict[str, Any] = field(default_factory=dict)
    frames: list[dict[str, Any]] = field(default_factory=list)
    ended: str = ""
    lost: bool = False

    @property
    def open(self) -> bool:
        """Whether more may come."""
        return not (self.ended or self.lost)


class Worker:
    """One process that trains, for one run at a time."""

    def __init__(self) -> None:
        """Start it; returns at once.

        Raises:
            RequestError: a guest asks, or as many are at work as may be.
        """
        owner_only()
        _alive[:] = [process for process in _alive if process.poll() is None]
        if len(_alive) >= MOST:
            raise RequestError(Saying("error-ground-another"), *wrong("error-ground-full", count=MOST))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "latent.playground.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | POLITE | ONE_THREAD,
            text=True,
            encoding="utf-8",
        )
        _alive.append(self.process)
        self.run: Played | None = None
        self.rests = threading.Event()
        self.rests.set()
        self.end = weakref.finalize(self, _end, self.process)

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self.process.poll() is None

    def ask(self, run: Played, more: int) -> None:
        """Have it make some frames more of a run, which come by themselves."""
        question: dict[str, Any] = {"more": more}
        if run is not self.run:
            question |= {"begin": run.setting.to_json(), "frames": len(run.frames)}
            self.run = run
        self.rests.clear()
        threading.Thread(target=_hear, args=(self.process, run, self.rests), daemon=True).start()
        with suppress(OSError):  # it has just ended: the listener tells
            self.process.stdin.write(json.dumps(question) + "\n")
            self.process.stdin.flush()


_alive: list[subprocess.Popen[str]] = []
"""Processes of this program, those that have ended among them."""


def _hear(process: subprocess.Popen[str], run: Played, rests: threading.Event) -> None:
    """Take in answers until the process rests; where it ends before, say so."""
    for line in process.stdout:
        told = json.loads(line)
        if "rest" in told:
            break
        if "frame" in told:
            run.frames.append(told["frame"])
        run.about = told.get("about", run.about)
        run.ended = found(told["failed"]) if "failed" in told else run.ended
    else:
        run.lost = process.wait() != 0  # it ends with 0 where nobody asked for long; the next wish begins another
    rests.set()


def _end(process: subprocess.Popen[str]) -> None:
    """See it off: it may be in the middle of a step."""
    with suppress(OSError):
        process.terminate()
    with suppress(OSError):
        process.stdin.close()
    threading.Thread(target=process.wait, daemon=True).start()


class Ground:
    """A session's runs.

    Attributes:
        now: the run that goes on.
        before: the one before it that came far enough to compare with; None where there was none.
    """

    def __init__(self, setting: Setting | None = None) -> None:
        self.now = Played(0, setting or Setting())
        self.before: Played | None = None
        self._worker: Worker | None = None

    def set(self, setting: Setting) -> None:
        """Begin another run where that is another setting; it learns once somebody wants frames of it."""
        if setting == self.now.setting:
            return
        if len(self.now.frames) >= WORTH:
            self.before = self.now
        self.now = Played(self.now.number + 1, setting)

    def again(self) -> None:
        """Begin the same once more, where no more came of it."""
        self.now = Played(self.now.number + 1, self.now.setting)

    def want(self, frames: int) -> None:
        """See that so many frames come to be; returns at once.

        Raises:
            RequestError: as :class:`Worker` does.
        """
        run = self.now
        missing = frames - len(run.frames)
        if missing <= 0 or not run.open or (self._worker and self._worker.alive and not self._worker.rests.is_set()):
            return
        if self._worker is None or not self._worker.alive:
            self._worker = Worker()
        self._worker.ask(run, min(missing, TOGETHER))

    def close(self) -> None:
        """End its process now."""
        if self._worker:
            self._worker.end()
            self._worker = None
