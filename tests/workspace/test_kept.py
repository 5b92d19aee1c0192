"""Rows of what was kept: found, named, deleted and brought back; files that are whole or not there."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from latent import workspace
from latent.errors import RequestError
from latent.workspace import files, kept
from latent.workspace.kept import Annotation, Group, KeptCollection, KeptView

DIRECTION = {"name": "Smile", "vector": [1.0, 0.0], "step": 0.5}


def collection(id_: str = "a", name: str = "Holiday", session: str = "me", **values: object) -> KeptCollection:
    row = KeptCollection(id_, name, "faces", "Faces", "s.k", "2 portraits", session, 2, "", f"digest {id_}", 10)
    return replace(row, **values)


def view(id_: str = "v", name: str = "A smile") -> KeptView:
    return KeptView(id_, name, "faces", "Faces", "Morph", {"space": "faces"}, "1 slider", "me")


def names(kind: type = KeptCollection, **how: object) -> list[str]:
    return [one.name for one in kept.all_of(kind, **how)]


SAID = (Annotation("mark", "odd", row=5), Annotation("label", "a cat", own="x"))


def test_nothing_is_made_by_looking():
    assert names() == names(KeptView) == []
    assert not workspace.home().exists()


def test_a_row_comes_back_with_all_that_belongs_to_it():
    row = collection()
    kept.put(row, [DIRECTION, DIRECTION | {"name": "Age"}], {"A": Group((1, 5), ("x",)), "B": Group()}, SAID)
    assert kept.get(KeptCollection, "a") == row
    assert kept.annotations_of("a") == SAID
    assert [d["name"] for d in kept.directions_of("a")] == ["Smile", "Age"]
    assert kept.groups_of("a") == {"A": Group((1, 5), ("x",)), "B": Group()}
    kept.put_view(view())
    assert kept.get(KeptView, "v").query == {"space": "faces"}


def test_written_again_it_replaces_itself():
    kept.put(collection(), [DIRECTION], {"A": Group((1,))}, SAID)
    kept.put(collection(name="Summer"), [], {})
    assert names() == ["Summer"]
    assert kept.directions_of("a") == []
    assert kept.groups_of("a") == {}
    assert kept.annotations_of("a") == ()


def test_each_session_can_be_asked_for_alone():
    kept.put(collection("a", "Mine"), [], {})
    kept.put(collection("b", "Theirs", "you"), [], {})
    assert names(session="me") == ["Mine"]
    assert sorted(names()) == ["Mine", "Theirs"]


def test_it_is_found_by_any_words_of_it():
    rows = [collection("a", "Holiday in Rome"), collection("b", "Work", title="Handwritten digits", about="9 pictures")]
    assert [r.id for r in kept.found(rows, "rome HOL")] == ["a"]
    assert [r.id for r in kept.found(rows, "digits pictures")] == ["b"]
    assert kept.found(rows, "nothing") == []
    assert kept.found(rows, " ") == rows


def test_it_is_renamed_to_one_clean_line():
    kept.put(collection(), [], {})
    kept.rename(collection(), "  Rome\n2024 ")
    assert names() == ["Rome 2024"]
    with pytest.raises(RequestError, match="at least one letter"):
        kept.rename(collection(), " \n")


def test_names_that_clash_get_a_number():
    kept.put(collection("a", "Rome"), [], {})
    kept.put(collection("b", "Rome (2)"), [], {})
    assert kept.free_name(KeptCollection, "Rome") == "Rome (3)"
    assert kept.free_name(KeptCollection, "Paris") == "Paris"
    assert kept.free_name(KeptView, "Rome") == "Rome"


def test_what_was_deleted_comes_back_until_the_bin_is_emptied():
    kept.put(collection(), [DIRECTION], {})
    kept.put_view(view())
    for kind, id_ in ((KeptCollection, "a"), (KeptView, "v")):
        kept.delete(kept.get(kind, id_))
        assert names(kind) == []
        assert len(names(kind, deleted=True)) == 1
        kept.bring_back(kept.get(kind, id_))
        assert len(names(kind)) == 1
        kept.delete(kept.get(kind, id_))
    kept.empty_bin()
    assert names(deleted=True) == names(KeptView, deleted=True) == []
    assert kept.directions_of("a") == [], "gone with it"
    with pytest.raises(RequestError, match="not here any more"):
        kept.get(KeptCollection, "a")


def test_what_was_just_brought_back_is_not_removed():
    kept.put(collection(), [], {})
    kept.delete(collection())
    binned = kept.all_of(KeptCollection, deleted=True)
    kept.bring_back(binned[0])
    kept.remove(binned)
    assert names() == ["Holiday"]


def test_the_bin_is_emptied_by_itself_after_a_month():
    month = 86_400 * kept.DAYS
    kept.put(collection("a", "Old", deleted_at=time.time() - month - 9), [], {})
    kept.put(collection("b", "New", deleted_at=time.time() - month + 900), [], {})
    kept.tidy()
    assert names(deleted=True) == ["New"]


def test_folders_that_no_row_names_go_once_nobody_works_on_them():
    for name in ("fresh", "old", "a"):
        files.write(kept.folder_of(name) / "x.parquet", b"x")
    kept.put(collection(), [], {})
    for name in ("old", "a"):
        os.utime(kept.folder_of(name), (1, 1))
    kept.tidy()
    assert sorted(p.name for p in (workspace.home() / "collections").iterdir()) == ["a", "fresh"]


def test_an_original_is_kept_once_and_swept_once_nothing_names_it():
    hash_ = files.keep_original(b"picture")
    assert files.keep_original(b"picture") == hash_
    assert files.original(hash_) == b"picture"
    assert files.original_at(hash_).parent.name == hash_[:2]
    files.sweep_originals(set())
    assert files.original(hash_) == b"picture", "its row may be about to come"
    os.utime(files.original_at(hash_), (1, 1))
    files.sweep_originals({hash_})
    assert files.original(hash_) == b"picture"
    files.sweep_originals(set())
    with pytest.raises(OSError, match="No such file"):
        files.original(hash_)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "0" * 63, f"{'0' * 64}\n"])
def test_only_a_hash_leads_to_an_original(name: str):
    with pytest.raises(ValueError, match="not a hash"):
        files.original_at(name)


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "x"
    files.write(path, b"old")

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space left"):
        files.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["x"]
