from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from processes import runs

from latent import jobs
from latent.actions import Progress
from latent.words import Saying
from latent.workspace import erase, home

TOO_LONG = 60


def _ended(job: jobs.Job) -> jobs.State:
    deadline = time.monotonic() + TOO_LONG
    while (state := jobs.poll(job)).state == "running":
        assert time.monotonic() < deadline, (job.folder / "log.txt").read_text()
        time.sleep(0.05)
    return state


def _job(folder: Path, program: str) -> jobs.Job:
    """A job that runs any Python, where the command line has nothing as short or as long."""
    environment = os.environ | {jobs.VARIABLE: str(folder / "progress.jsonl")}
    command = [sys.executable, "-c", program]
    return jobs.Job("made", folder, subprocess.Popen(command, env=environment, start_new_session=True))


def test_a_job_that_ends_well_is_done():
    job = jobs.submit(["spaces", "--json"])
    assert jobs.poll(job).state == "running"
    assert _ended(job).state == "done"
    assert job.folder == home() / "jobs" / job.id
    json.loads((job.folder / "log.txt").read_text())


def test_a_persons_mistake_comes_back_as_its_one_line():
    state = _ended(jobs.submit(["fetch", "nowhere"]))
    assert state.state == "failed"
    assert state.error.startswith("nowhere: there is no such space.")
    assert "\n" not in state.error


def test_a_fault_of_ours_is_told_calmly_and_kept_in_the_log():
    job = jobs.submit(["no-such-command"])
    state = _ended(job)
    assert state.state == "failed"
    assert state.error.startswith("The work stopped because of a fault")
    assert "no-such-command" in (job.folder / "log.txt").read_text()


def test_the_last_progress_is_told(tmp_path: Path):
    program = "from latent import jobs; from latent.actions import Progress as P; from latent.words import Saying\n"
    program += "jobs.tell(P(0.2, 'first')); jobs.tell(P(0.5, Saying('doing-originals-kept', count=3), {'kl': 1.5}))"
    state = _ended(_job(tmp_path, program))
    assert state.state == "done"
    assert state.progress == Progress(0.5, Saying("doing-originals-kept", count=3), {"kl": 1.5})
    assert (state.share, state.doing.message) == (0.5, "doing-originals-kept")


def test_a_line_still_being_written_is_left_for_later(tmp_path: Path):
    job = _job(tmp_path, "pass")
    (tmp_path / "progress.jsonl").write_text('{"share": 0.25, "doing": "half"}\n{"share": 0.5, "do')
    assert _ended(job).progress == Progress(0.25, "half")


def test_cancel_stops_a_job_with_all_that_it_started(tmp_path: Path):
    child = "import os, subprocess, sys, time; from pathlib import Path\n"
    child += "c = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
    child += f"Path({str(tmp_path / 'child')!r}).write_text(str(c.pid)); time.sleep(600)"
    job = _job(tmp_path, child)
    deadline = time.monotonic() + TOO_LONG
    while not ((tmp_path / "child").exists() and (tmp_path / "child").read_text()):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    jobs.cancel(job)
    state = jobs.poll(job)
    assert state.state == "failed"
    assert state.error == "The work was stopped before it was done."
    assert _gone(int((tmp_path / "child").read_text()))
    jobs.cancel(job)


def _gone(pid: int) -> bool:
    """Ended, within two seconds."""
    for _ in range(100):
        if not runs(pid):
            return True
        time.sleep(0.02)
    return False


def test_a_job_goes_on_when_everything_is_erased_meanwhile(monkeypatch: pytest.MonkeyPatch):
    path = home() / "jobs" / "one" / "progress.jsonl"
    path.parent.mkdir(parents=True)
    monkeypatch.setenv(jobs.VARIABLE, str(path))
    jobs.tell(Progress(0.1, "before"))
    assert path.exists()
    erase()
    jobs.tell(Progress(0.2, "after"))
    assert not path.exists()


def test_a_process_that_is_no_job_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(jobs.VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    before = list(tmp_path.iterdir())
    jobs.tell(Progress(0.1, "doing"))
    jobs.fail("something")
    assert list(tmp_path.iterdir()) == before


def test_a_job_finds_the_files_that_it_works_on_under_plain_names(monkeypatch: pytest.MonkeyPatch):
    files = [
        ("a/../../up.txt", b"1"),
        ("b/up.txt", b"2"),
        ("c\\d<e>.txt", b"3"),
        ("b/up.txt", b"5"),
        ("x" * 300 + ".txt", b"4"),
    ]
    job = jobs.submit(["inspect", "{files}"], files)
    _ended(job)
    folder = job.folder / "files"
    written = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    long = next(name for name in written if name.startswith("xxx"))
    assert written == {"a/up.txt": b"1", "b/up.txt": b"2", "c/d_e_.txt": b"3", "b/4-up.txt": b"5", long: b"4"}
    assert len(long) <= 100
    assert long.endswith(".txt")
    jobs.tidy(job)
    assert sorted(path.name for path in job.folder.iterdir()) == ["log.txt"]


def test_a_job_without_files_has_no_folder_of_them():
    job = jobs.submit(["spaces", "--json"], environment=jobs.ONE_THREAD)
    assert _ended(job).state == "done"
    assert not (job.folder / "files").exists()
