"""Work that takes minutes, one piece at a time: it goes on when a tab, the app or the machine was stopped.

A piece of work is ``python -m latent`` with some arguments, a row of the catalogue and a folder with its files, its
progress and what it makes. One worker holds the queue's lock, which the system takes back from a process that dies; it
does the oldest piece, and leaves the next to a fresh process. A piece whose worker died is found as *running* by the
next worker, which starts the very same command again: going on from where it stood is the command's own business.

Whoever looks at the queue from time to time calls :func:`attend`, which starts a worker where one is missing.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from filelock import FileLock, Timeout

from latent import jobs, words
from latent.actions import Progress
from latent.words import Saying
from latent.workspace import home, owner_only, spaces
from latent.workspace.catalogue import JOBS, reading, writing

QUEUED, RUNNING, PAUSED, DONE, FAILED = "queued", "running", "paused", "done", "failed"

ATTEMPTS = 5
"""Times that a piece of work may die without getting any further."""

_GLANCE = 0.2
"""Seconds between two looks of a worker at whether it is to stop."""

_STOPPED = 75


@dataclass(frozen=True)
class Work:
    """One piece.

    Attributes:
        id: also the name of its folder.
        title: what it makes, for a person.
        arguments: of the command line.
        space: name of the space that it makes; "" for none.
        state: in one word.
        attempts: times that it was begun without getting further.
        created: seconds since 1970.
        error: one plain line if it failed, else empty.
        progress: the last that it told.
    """

    id: str
    title: str
    arguments: tuple[str, ...]
    space: str
    state: str
    attempts: int
    created: float
    error: str = ""
    progress: Progress = field(default_factory=lambda: Progress(0.0, Saying("doing-waiting")))

    @property
    def folder(self) -> Path:
        """Its own: ``files``, ``space``, ``progress.jsonl``, ``log.txt``, ``wish``."""
        return _folder() / self.id

    @property
    def makes(self) -> Path:
        """Where the space is made, until it is whole."""
        return self.folder / "space"

    @property
    def ended(self) -> bool:
        """Whether nothing more comes of it by itself."""
        return self.state in (DONE, FAILED)

    @property
    def trains(self) -> bool:
        """Whether a model learns, which can be watched and stopped at any step."""
        return self.arguments[0] == "train"


def add(title: str, arguments: Sequence[str], files: Iterable[tuple[str, bytes]] = (), space: str = "") -> Work:
    """Put work at the end of the queue, and see that somebody does it.

    Args:
        title: what it makes, for a person.
        arguments: of the command line; ``{files}`` becomes the folder of ``files``, also where a path in it follows,
            and ``{space}`` that of the new space.
        files: names and bytes that it works on; folders in the names are kept.
        space: name of the space that it makes.

    Raises:
        RequestError: a guest asks.
    """
    owner_only()
    id_ = f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(3)}"
    folder = _folder() / id_
    folder.mkdir(parents=True)
    jobs.write(folder / "files", files)
    places = {"{files}": str(folder / "files"), "{space}": str(folder / "space")}
    work = Work(id_, title, tuple(_placed(a, places) for a in arguments), space, QUEUED, 0, time.time())
    with writing() as connection:
        connection.execute(JOBS.insert().values(_values(work)))
    attend()
    return work


def _placed(argument: str, places: Mapping[str, str]) -> str:
    """An argument that is, or begins with, the mark of a place; only so, for a title may hold any words."""
    mark, slash, rest = argument.partition("/")
    return places[mark] + slash + rest if mark in places else argument


def listed() -> list[Work]:
    """All of it, the oldest first, each with how far it is."""
    with reading() as connection:
        rows = connection.execute(sa.select(JOBS).order_by(JOBS.c.created)).mappings().all()
    return [_told(_of(row)) for row in rows]


def get(id_: str) -> Work | None:
    """One piece by its id."""
    return next((work for work in listed() if work.id == id_), None)


def names() -> set[str]:
    """Names of spaces that are still to be made."""
    return {work.space for work in listed() if work.space and work.state != DONE}


def pause(work: Work) -> None:
    """Leave off at the next opportunity and keep what there is; :func:`go_on` takes it up again."""
    if not _set(work, PAUSED, only=(QUEUED,)):
        _wish(work, jobs.PAUSE)


def enough(work: Work) -> None:
    """Go no further, and make a space of what there is."""
    _wish(work, jobs.ENOUGH)


def go_on(work: Work) -> None:
    """Take up work that was paused or has failed, from where it stood."""
    (work.folder / jobs.WISH).unlink(missing_ok=True)
    if _set(work, QUEUED, only=(PAUSED, FAILED)):
        attend()


def drop(work: Work) -> None:
    """Stop work, whatever its state, and keep nothing of it; what it has finished stays."""
    _wish(work, jobs.STOP)  # before the row goes: a worker that sees no row may have ended by itself
    with writing() as connection:
        connection.execute(JOBS.delete().where(JOBS.c.id == work.id))
    if not _worked_on():
        shutil.rmtree(work.folder, ignore_errors=True)


def attend() -> None:
    """Start a worker where there is something to do and nobody does it; returns at once."""
    with reading() as connection:
        waiting = connection.execute(sa.select(JOBS.c.id).where(JOBS.c.state.in_((QUEUED, RUNNING)))).first()
    ours = _workers.get(str(home()))
    if waiting is None or (ours is not None and ours.poll() is None) or _worked_on():
        return
    with (_folder() / "worker.txt").open("ab") as log:
        _workers[str(home())] = subprocess.Popen(
            [sys.executable, "-m", "latent", "jobs", "work"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=os.environ | jobs.POLITE,
            start_new_session=True,
        )


_workers: dict[str, subprocess.Popen[bytes]] = {}
"""The last that this process started, by the workspace: one that lives is at work, or on its way to it."""


def work(run: Callable[[list[str]], int]) -> None:
    """Do the oldest piece of work, if nobody else does any; then start a fresh process for the next.

    Args:
        run: the command line; takes arguments and returns an exit status.
    """
    with contextlib.suppress(OSError, AttributeError):
        os.nice(10)  # pages come first
    try:
        with _lock().acquire(timeout=2.0):
            _sweep()
            if (piece := _claim()) is not None:
                _end(piece, _run(piece, run))
    except Timeout:
        return
    attend()


def _run(piece: Work, run: Callable[[list[str]], int]) -> int:
    """Run the command with its output in the log; a wish to stop ends this very process."""
    os.environ[jobs.VARIABLE] = str(piece.folder / "progress.jsonl")
    threading.Thread(target=_stop_when_wished, args=(piece,), daemon=True).start()
    with (
        (piece.folder / "log.txt").open("a", encoding="utf-8", buffering=1) as log,
        contextlib.redirect_stdout(log),
        contextlib.redirect_stderr(log),
    ):
        try:
            return run(list(piece.arguments))
        except BaseException:
            traceback.print_exc()
            return 1


def _stop_when_wished(piece: Work) -> None:
    while jobs.wished(piece.folder) != jobs.STOP:
        time.sleep(_GLANCE)
    # Whatever is computed just now cannot be interrupted from within; nothing of it is to stay. The folder is swept
    # up by the next worker.
    os._exit(_STOPPED)


def _end(piece: Work, code: int) -> None:
    """Write down what became of a piece, and put a space that was made where spaces lie."""
    wish = jobs.wished(piece.folder)
    (piece.folder / jobs.WISH).unlink(missing_ok=True)
    if code == 0:
        _hand_over(piece)
        _set(piece, DONE, only=(RUNNING,))
        shutil.rmtree(piece.folder / "files", ignore_errors=True)
    elif code == jobs.PAUSED_STATUS and wish == jobs.PAUSE:
        _set(piece, PAUSED, only=(RUNNING,))
    else:
        error = jobs.read(piece.folder)[1] or jobs.crashed()
        _set(piece, FAILED, only=(RUNNING,), error=error)


def _hand_over(piece: Work) -> None:
    if not piece.space or not piece.makes.is_dir():
        return
    spaces().mkdir(parents=True, exist_ok=True)
    piece.makes.replace(spaces() / piece.space)  # in one move: a space is there as a whole or not at all


def _claim() -> Work | None:
    """What to do next: what a dead worker left behind, else the oldest that waits."""
    for piece in sorted(listed(), key=lambda one: one.state != RUNNING):
        if piece.state == RUNNING and piece.space and (spaces() / piece.space).is_dir() and not piece.makes.exists():
            _set(piece, DONE, only=(RUNNING,))  # it died between handing over and writing that down
            continue
        if piece.state not in (QUEUED, RUNNING):
            continue
        attempts = piece.attempts + 1 if piece.state == RUNNING and not _got_further(piece) else 1
        if attempts > ATTEMPTS:
            _set(piece, FAILED, only=(RUNNING,), error=words.Saying("job-died", count=ATTEMPTS))
            continue
        (piece.folder / "begun").touch()
        changed = {"attempts": attempts, "process": os.getpid()}
        if _set(piece, RUNNING, only=(QUEUED, RUNNING), **changed):
            return replace(piece, state=RUNNING, attempts=attempts)
    return None


def _got_further(piece: Work) -> bool:
    """Whether anything was kept since it was last begun."""
    kept, begun = piece.makes / "checkpoint.pt", piece.folder / "begun"
    return kept.exists() and begun.exists() and kept.stat().st_mtime > begun.stat().st_mtime


def _sweep() -> None:
    """Delete folders that no row names: of work that was dropped while a worker was at it."""
    known = {piece.id for piece in listed()}
    for wish in _folder().glob(f"*/{jobs.WISH}"):
        if wish.parent.name not in known and jobs.wished(wish.parent) == jobs.STOP:
            shutil.rmtree(wish.parent, ignore_errors=True)


def _worked_on() -> bool:
    """Whether a worker is alive."""
    try:
        with _lock().acquire(timeout=0):
            return False
    except Timeout:
        return True


def _lock() -> FileLock:
    _folder().mkdir(parents=True, exist_ok=True)
    return FileLock(_folder() / "lock")


def _folder() -> Path:
    return home() / "jobs"


def _wish(piece: Work, word: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        (piece.folder / jobs.WISH).write_text(word)


def _set(piece: Work, state: str, only: tuple[str, ...], **values: Any) -> bool:
    """Change a row's state where it is one of those; whether it was."""
    if state in (DONE, FAILED):
        values["ended"] = time.time()
    here = (JOBS.c.id == piece.id) & JOBS.c.state.in_(only)
    changed = {"state": state} | values | {"error": words.kept(values.get("error", ""))}
    with writing() as connection:
        return connection.execute(JOBS.update().where(here).values(changed)).rowcount > 0


def _values(piece: Work) -> dict[str, Any]:
    told = {name: getattr(piece, name) for name in ("id", "title", "space", "state", "attempts", "created", "error")}
    return told | {"arguments": list(piece.arguments), "process": 0}


def _of(row: Any) -> Work:
    told = {name: row[name] for name in ("id", "title", "space", "state", "attempts", "created")}
    return Work(arguments=tuple(row["arguments"]), error=words.found(row["error"]), **told)


def _told(piece: Work) -> Work:
    return replace(piece, progress=jobs.read(piece.folder)[0]) if piece.state != QUEUED else piece
