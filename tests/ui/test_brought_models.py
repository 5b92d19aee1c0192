"""A model that is dropped in: what becomes of its files, and what is asked of the command line."""

from __future__ import annotations

import pytest

from latent import queue
from latent.ui.train import bringing

NETWORKS = [("encoder.onnx", b"e"), ("decoder.onnx", b"d"), ("model.json", b"{}")]


@pytest.fixture(autouse=True)
def _idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "attend", lambda: None)


def added() -> tuple[list[str], list[str]]:
    """What the one piece of work is to do, from its folder on, and the files that it has."""
    (work,) = queue.listed()
    root = str(work.folder)
    files = sorted(str(path.relative_to(work.folder / "files")) for path in work.folder.rglob("*") if path.is_file())
    return [argument.replace(root, "") for argument in work.arguments], files


def test_networks_and_some_pictures_lie_in_folders_of_their_own():
    bringing.begin(NETWORKS, [("a/1.png", b"1"), ("b/1.png", b"2")], "My faces")
    arguments, files = added()
    assert arguments[:3] == ["bring", "/files/model", "/files/data"]
    assert arguments[3:] == ["--name", "my-faces", "--title", "My faces", "--out", "/space"]
    assert files == ["data/a/1.png", "data/b/1.png", *(f"model/{name}" for name in sorted(dict(NETWORKS)))]


def test_an_archive_is_named_itself_whatever_it_is_called():
    bringing.begin([("my numbers?.NPZ", b"n")], [("../my sample.zip", b"z")], "Numbers")
    arguments, files = added()
    assert arguments[1:3] == ["/files/model/model.npz", "/files/data/data.zip"]
    assert files == ["data/data.zip", "model/model.npz"]


def test_the_folder_around_a_model_does_not_count():
    assert bringing.flat([("vae/encoder.onnx", b"e"), ("decoder.onnx", b"d")]) == [
        ("encoder.onnx", b"e"),
        ("decoder.onnx", b"d"),
    ]
