"""What is kept on the computer: where, how much, and that erasing takes that and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from latent import workspace
from latent.workspace import originals

ARRAYS = np.arange(3 * 4, dtype=np.uint8).reshape(3, 2, 2, 1)
HASHES = ["aa", "bb", "cc"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LATENT_HOME", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_the_folder_is_the_named_one_or_the_system_s(home: Path, monkeypatch: pytest.MonkeyPatch):
    assert workspace.home() == home
    monkeypatch.setenv("LATENT_HOME", "~/some place")
    assert workspace.home() == Path.home() / "some place"
    monkeypatch.delenv("LATENT_HOME")
    assert workspace.home().name == "latentarium"


def test_nothing_is_made_by_looking(home: Path):
    assert workspace.size() == 0
    assert originals.load("digits") == {}
    assert workspace.erase() == 0
    assert not home.exists()


def test_what_goes_while_it_is_weighed_counts_for_nothing(home: Path, monkeypatch: pytest.MonkeyPatch):
    originals.store("digits", HASHES, ARRAYS)
    there = workspace.size()
    assert there > 0
    walk = os.walk
    monkeypatch.setattr(os, "walk", lambda path: [(root, dirs, [*names, "gone"]) for root, dirs, names in walk(path)])
    assert workspace.size() == there


def test_originals_come_back_by_their_hashes():
    path = originals.store("digits", HASHES, ARRAYS)
    assert path == originals.path_of("digits")
    kept = originals.load("digits")
    assert list(kept) == HASHES
    assert all(np.array_equal(kept[h], array) for h, array in zip(HASHES, ARRAYS, strict=True))
    assert originals.load("fashion") == {}
    assert [p.name for p in path.parent.iterdir()] == [path.name], "no draft is left"


def test_storing_again_replaces():
    originals.store("digits", HASHES, ARRAYS)
    originals.store("digits", ["dd"], ARRAYS[:1])
    assert list(originals.load("digits")) == ["dd"]


@pytest.mark.parametrize("data", [b"", b"garbage", b"PK\x03\x04" + b"\x00" * 100, b"PK\x05\x06" + b"\x00" * 18])
def test_a_damaged_file_counts_as_none(data: bytes):
    path = originals.store("digits", HASHES, ARRAYS)
    path.write_bytes(data)
    assert originals.load("digits") == {}


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_file_that_broke_off_or_changed_counts_as_none(share: float):
    path = originals.store("digits", HASHES, np.random.default_rng(0).integers(0, 256, (3, 28, 28, 1), np.uint8))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(share * len(whole))])
    assert originals.load("digits") == {}
    place = int(share * len(whole))
    path.write_bytes(whole[:place] + bytes(b ^ 0xFF for b in whole[place : place + 40]) + whole[place + 40 :])
    assert originals.load("digits") == {}


def test_pickled_objects_are_never_opened():
    path = originals.path_of("digits")
    path.parent.mkdir(parents=True)
    np.savez(path, hashes=np.array([{"a": 1}], dtype=object), arrays=ARRAYS[:1])
    assert originals.load("digits") == {}


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside", "a/../../outside", "..", "con\x00"])
def test_a_data_set_s_name_cannot_lead_out_of_the_folder(home: Path, name: str):
    assert originals.path_of(name).resolve().parent == home.resolve() / "originals"


def test_erasing_takes_all_that_was_kept_and_nothing_else(home: Path):
    originals.store("digits", HASHES, ARRAYS)
    job = home / "jobs" / "one" / "log.txt"
    job.parent.mkdir(parents=True)
    job.write_bytes(b"x" * 1000)
    (home / "mine.txt").write_bytes(b"y" * 5000)
    kept = originals.path_of("digits").stat().st_size + 1000
    assert workspace.size() == kept, "what lies beside is not the program's own"
    assert workspace.erase() == kept
    assert workspace.size() == 0
    assert [p.name for p in home.iterdir()] == ["mine.txt"]
