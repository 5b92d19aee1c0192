"""Actions in a process of their own: the command line run beside the page, with a file that tells how far it is.

A job is ``python -m latent ...`` in its own session, so that neither Ctrl-C at the server nor a rerun of the page ends
it, and so that what it imports never weighs on the page. It appends one JSON object a line to the file that
:data:`VARIABLE` names: a :class:`~latent.actions.Progress`, or ``{"error": "one plain line"}`` as its last word.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, Literal

from latent import words
from latent.actions import Progress
from latent.words import Saying
from latent.workspace import home, owner_only

VARIABLE = "LATENT_PROGRESS"
"""The environment variable by which a job is told where to write."""

NOTHING: Mapping[str, str] = MappingProxyType({})

WISH = "wish"
"""File in a job's folder that holds what is wished of it."""

PAUSE, ENOUGH, STOP = "pause", "enough", "stop"

PAUSED_STATUS = 76
"""Exit status of a job that left off because it was wished to pause."""

PATIENCE = 5.0
"""Seconds that a cancelled job has to end by itself."""

_UNSAFE = re.compile(r"[^\w .()-]")
_LONGEST = 100  # characters of a file's name


@dataclass(frozen=True)
class Job:
    """One action that was started.

    Attributes:
        id: also the name of its folder.
        folder: holds ``progress.jsonl`` and ``log.txt``, which has all that it printed.
        process: what runs it.
    """

    id: str
    folder: Path
    process: subprocess.Popen[bytes]


@dataclass(frozen=True)
class State:
    """Where a job stands.

    Attributes:
        state: in one word.
        progress: the last that it told.
        error: one plain line if it failed, else empty.
    """

    state: Literal["running", "done", "failed"]
    progress: Progress
    error: str = ""

    @property
    def share(self) -> float:
        """0..1 of the whole."""
        return self.progress.share

    @property
    def doing(self) -> str:
        """What it does now, for a person."""
        return self.progress.doing


ONE_THREAD = {"OMP_NUM_THREADS": "1", "NUMBA_NUM_THREADS": "1"}
"""Environment of a short job that leaves the rest of the machine to the pages."""

POLITE = {"OMP_WAIT_POLICY": "PASSIVE", "KMP_BLOCKTIME": "0", "NUMBA_NUM_THREADS": "1"}
"""Environment of a long one: threads of torch that wait for each other sleep. As they come they spin, and where a
browser has one of the cores, a step takes twelve times as long."""


def submit(args: list[str], files: Iterable[tuple[str, bytes]] = (), environment: Mapping[str, str] = NOTHING) -> Job:
    """Start ``python -m latent`` with ``args``; returns at once.

    Args:
        args: of the command line; ``{files}`` becomes the folder of ``files``, ``{space}`` one for what it makes.
        files: names and bytes that the job works on, written into its folder.
        environment: variables besides one's own.

    Raises:
        RequestError: a guest asks.
    """
    owner_only()
    id_ = f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(3)}"
    folder = home() / "jobs" / id_
    folder.mkdir(parents=True)
    write(folder / "files", files)
    places = {"{files}": str(folder / "files"), "{space}": str(folder / "space")}
    args = [places.get(arg, arg) for arg in args]
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "latent", *args],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=os.environ | dict(environment) | {VARIABLE: str(folder / "progress.jsonl")},
            start_new_session=True,
        )
    return Job(id_, folder, process)


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Each under its own name in its own folders, never outside ``folder``; of two alike, the second with a number."""
    for number, (name, data) in enumerate(files, 1):
        *above, plain = [_UNSAFE.sub("_", part)[-_LONGEST:] for part in PurePosixPath(name.replace("\\", "/")).parts]
        place = folder.joinpath(*(part for part in above if part.strip("._ ")))
        place.mkdir(parents=True, exist_ok=True)
        path = place / (plain if plain.strip("._ ") else "_")
        (path if not path.exists() else place / f"{number}-{plain}").write_bytes(data)


def crashed() -> Saying:
    """What is told of a job that ended by a fault of ours."""
    return Saying("job-crashed")


def poll(job: Job) -> State:
    """Where a job stands now; never waits."""
    code = job.process.poll()  # before the file is read: what is told after a last look would be missed
    progress, error = read(job.folder)
    if code is None:
        return State("running", progress)
    if code == 0:
        return State("done", progress)
    return State("failed", progress, error or (Saying("job-ended") if code < 0 else crashed()))


def tidy(job: Job) -> None:
    """Delete the files that a job worked on; its log stays."""
    shutil.rmtree(job.folder / "files", ignore_errors=True)


def cancel(job: Job) -> None:
    """Stop a job and all that it started; one that has ended is left as it is."""
    if job.process.poll() is not None:
        return
    _signal(job, "SIGTERM")
    try:
        job.process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        _signal(job, "SIGKILL")
        job.process.wait()


def tell(progress: Progress) -> str:
    """Called in a job: how far it is; returns what is wished of it, "" for nothing, as in a process that is no job."""
    _append(asdict(progress) | {"doing": words.kept(progress.doing)})
    path = os.environ.get(VARIABLE)
    return wished(Path(path).parent) if path else ""


def wished(folder: Path) -> str:
    """What is wished of the job in a folder: :data:`PAUSE`, :data:`ENOUGH`, :data:`STOP`, or "" for nothing."""
    try:
        return (folder / WISH).read_text()
    except OSError:
        return ""


def fail(error: str) -> None:
    """Called in a job: why it cannot go on, in one plain line. Does nothing in a process that is none."""
    _append({"error": words.kept(error)})


def _append(values: dict[str, Any]) -> None:
    path = os.environ.get(VARIABLE)
    # The folder is gone where a person erased everything meanwhile; that is no reason to stop.
    with suppress(OSError):
        if path:
            with Path(path).open("a", encoding="utf-8") as file:
                file.write(json.dumps(values) + "\n")


def read(folder: Path) -> tuple[Progress, str]:
    """The last progress and the error, if any, in a job's folder; a line still being written is left for later."""
    progress, error = Progress(0.0, Saying("doing-starting")), ""
    with suppress(OSError):
        for line in (folder / "progress.jsonl").read_text("utf-8", errors="replace").splitlines():
            with suppress(ValueError, TypeError, KeyError):
                values = json.loads(line)
                if "error" in values:
                    error = words.found(str(values["error"]))
                else:
                    progress, error = _told(values), ""  # what was told before it was taken up again is past
    return progress, error


def _told(values: dict[str, Any]) -> Progress:
    return Progress(**values | {"doing": words.found(str(values["doing"]))})


def _signal(job: Job, name: str) -> None:
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(job.process.pid, getattr(signal, name))  # its own session: the group has its number
        else:
            job.process.kill()
