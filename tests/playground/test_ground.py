"""What a session holds of the playground, and the process that trains for it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from latent import workspace
from latent.errors import RequestError
from latent.playground import ground as grounds
from latent.playground.ground import Ground
from latent.playground.setting import Setting
from latent.workspace import Place

FEW = Setting("few")


@pytest.fixture
def ground() -> Iterator[Ground]:
    found = Ground(FEW)
    yield found
    found.close()


def until(test: Callable[[], object]) -> None:
    end = time.monotonic() + 120
    while not test():
        assert time.monotonic() < end
        time.sleep(0.05)


def wait_for(ground: Ground, frames: int) -> None:
    def there() -> bool:
        ground.want(frames)
        return len(ground.now.frames) >= frames or not ground.now.open

    until(there)


def rests(ground: Ground) -> bool:
    return ground._worker.rests.is_set()


def test_it_learns_just_as_far_as_is_wanted_and_leaves_nothing_behind(ground: Ground):
    assert ground._worker is None, "nobody wants anything yet"
    wait_for(ground, 1)
    until(lambda: rests(ground))
    time.sleep(0.5)
    assert [frame["step"] for frame in ground.now.frames] == [0]
    wait_for(ground, 3)
    until(lambda: rests(ground))
    assert [frame["frame"] for frame in ground.now.frames] == [0, 1, 2]
    assert ground.now.about["items"] == 50
    assert not list(Path(workspace.home()).glob("**/*"))


def test_another_setting_is_another_run_of_the_same_process(ground: Ground):
    wait_for(ground, grounds.WORTH)
    process = ground._worker.process.pid
    first = ground.now
    ground.set(FEW)
    assert ground.now is first, "nothing has changed"
    ground.set(Setting("few", 16.0))
    assert ground.before is first
    assert ground.now.frames == []
    ground.set(Setting("few", 4.0))
    assert ground.before is first, "what has not begun is nothing to compare with"
    wait_for(ground, 2)
    assert ground._worker.process.pid == process
    assert ground.now.frames[1]["step"] == first.frames[1]["step"]


def test_a_process_that_dies_is_told_and_another_begins_when_asked(ground: Ground):
    wait_for(ground, 1)
    until(lambda: rests(ground))
    ground.want(90)
    ground._worker.process.kill()
    until(lambda: ground.now.lost)
    lost = ground.now
    ground.want(90)
    assert not rests(ground) or not ground._worker.alive, "nothing begins by itself"
    ground.again()
    wait_for(ground, 1)
    assert ground.now is not lost
    assert ground.now.open


def test_one_that_was_let_go_of_for_idling_is_taken_up_where_it_was(ground: Ground):
    wait_for(ground, 2)
    until(lambda: rests(ground))
    ground._worker.process.stdin.close()
    ground._worker.process.wait()
    run = ground.now
    wait_for(ground, 4)
    assert ground.now is run
    assert [frame["frame"] for frame in run.frames[:4]] == [0, 1, 2, 3]


def test_its_process_ends_with_the_session(ground: Ground):
    wait_for(ground, 1)
    other = Ground(FEW)
    other.want(1)
    process = other._worker.process
    del other
    gc.collect()
    until(lambda: process.poll() is not None)
    assert ground._worker.alive, "another session's is left alone"


def test_no_more_learn_at_once_than_may(ground: Ground, monkeypatch: pytest.MonkeyPatch):
    wait_for(ground, 1)
    monkeypatch.setattr(grounds, "MOST", 1)
    with pytest.raises(RequestError, match="learning here already"):
        Ground(FEW).want(1)


def test_a_guest_of_a_class_has_nothing_trained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workspace, "lent", lambda: Place(tmp_path, tmp_path))
    with pytest.raises(RequestError, match="Ask the teacher"):
        Ground(FEW).want(1)
