"""Work that was kept comes back whole, whatever else happens to its space."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from works import put, same, some, work_of

from latent import entry_table, keeping, spaces, workspace
from latent.actions import finish, import_files
from latent.collection import entries
from latent.errors import RequestError, SpaceNotFound, UnreadableFile
from latent.keeping import Work
from latent.modalities.items import Item, View
from latent.space import Space
from latent.workspace import files, kept
from latent.workspace.kept import Group, KeptCollection


@pytest.fixture
def space(tiny_space: Space) -> Space:
    """The tiny space among a person's own."""
    return Space.load(put(tiny_space, "tiny"))


def test_work_comes_back_whole(space: Space):
    work = work_of(space)
    row = keeping.keep(space, work, " Holiday ", "me")
    assert (row.name, row.count, row.draft) == ("Holiday", 3, False)
    assert row.about == "3 pictures, 1 slider, 2 groups and 2 labels"
    assert same(keeping.read(kept.get(KeptCollection, row.id)), work)


def test_what_files_give_comes_back_whole(space: Space):
    picture = space.modality.keepsake(space.redraw(space.reference.codes[:1])[0]).data
    found = finish(import_files(space, [("a/one.png", picture), ("two.png", picture)], set()))
    work = Work(tuple(found.entries))
    assert same(keeping.read(keeping.keep(space, work, "x", "me")), work)


def test_sentences_come_back_whole():
    space = spaces.find("sentences")
    found = finish(import_files(space, [("some.txt", b"Is it late?\nI am here.")], set()))
    work = Work(tuple(found.entries))
    row = keeping.keep(space, work, "x", "me")
    assert same(keeping.read(row), work)
    assert not (workspace.home() / "items").exists(), "short originals stand in the table"


def test_sliders_and_groups_alone_are_work(space: Space):
    work = replace(work_of(space), entries=())
    row = keeping.keep(space, work, "Ways", "me")
    assert (row.count, row.file) == (0, "")
    assert same(keeping.read(row), work)
    assert not Work(groups={"A": Group()})


def test_a_part_is_taken_out_and_put_back(space: Space):
    work = work_of(space)
    row = keeping.keep(space, work, "Holiday", "me")
    less = keeping.revise(row, replace(work, directions=()))
    assert (less.name, less.about, less.stamp) == ("Holiday", "3 pictures, 2 groups and 2 labels", row.stamp)
    assert same(keeping.read(kept.get(KeptCollection, row.id)), replace(work, directions=()))
    keeping.revise(row, work)
    again = kept.get(KeptCollection, row.id)
    assert same(keeping.read(again), work)
    assert (again.digest, again.created) == (row.digest, row.created)


def test_with_its_last_part_kept_work_goes_into_the_bin_and_comes_back(space: Space):
    work = Work(groups={"Odd": Group((0, 1))})
    row = keeping.keep(space, work, "Groups", "me")
    keeping.revise(row, Work())
    assert kept.all_of(KeptCollection) == []
    keeping.revise(row, work)
    assert [one.name for one in kept.all_of(KeptCollection)] == ["Groups"]


def test_a_part_is_changed_though_another_model_came_in_its_place(space: Space):
    work = work_of(space)
    row = replace(keeping.keep(space, work, "Holiday", "me"), stamp="another.one")
    kept.put(row, [one.to_json() for one in work.directions], work.groups, work.annotations)
    assert keeping.revise(row, replace(work, groups={})).stamp == "another.one"


def test_originals_are_stored_once(space: Space):
    keeping.keep(space, work_of(space, 9), "one", "me")
    keeping.keep(space, work_of(space, 9), "two", "me")
    assert len(list((workspace.home() / "items").glob("*/*"))) == 2


def test_under_its_own_name_it_is_written_anew_and_under_another_s_it_gets_a_number(space: Space):
    first = keeping.keep(space, work_of(space), "Rome", "me")
    again = keeping.keep(space, work_of(space, 4), "Rome", "me")
    assert (again.id, again.created, again.count) == (first.id, first.created, 4)
    assert keeping.keep(space, work_of(space), "Rome", "you").name == "Rome (2)"
    assert len(list(kept.folder_of(first.id).iterdir())) == 1, "no older file stays"


def test_a_draft_follows_its_session(space: Space):
    first = keeping.keep_draft(space, work_of(space), "me")
    again = keeping.keep_draft(space, work_of(space, 5), "me")
    other = keeping.keep_draft(space, work_of(space, 2), "you")
    assert again.id == first.id
    assert other.id != first.id
    assert again.draft
    assert len(keeping.read(again).entries) == 5
    assert keeping.keep_draft(space, work_of(space, 5), "me") == again, "nothing new is nothing to write"


def test_what_is_kept_under_a_name_needs_no_draft(space: Space):
    keeping.keep_draft(space, work_of(space), "me")
    keeping.keep(space, work_of(space), "Rome", "me")
    assert [one.name for one in kept.all_of(KeptCollection)] == ["Rome"]
    assert keeping.keep_draft(space, work_of(space), "me") is None
    assert keeping.keep_draft(space, work_of(space, 4), "me").draft
    assert keeping.keep_draft(space, work_of(space), "me") is None
    assert [one.name for one in kept.all_of(KeptCollection)] == ["Rome"]


def test_the_draft_of_a_session_that_has_nothing_left_lies_in_the_bin(space: Space):
    assert keeping.keep_draft(space, Work(), "me") is None
    assert not workspace.home().joinpath("catalogue.sqlite").exists()
    keeping.keep_draft(space, work_of(space), "me")
    keeping.keep_draft(space, Work(), "me")
    assert kept.all_of(KeptCollection) == []
    assert len(kept.all_of(KeptCollection, deleted=True)) == 1


def test_a_row_that_was_read_before_its_file_was_replaced_still_opens(space: Space):
    row = keeping.keep_draft(space, work_of(space), "me")
    keeping.keep_draft(space, work_of(space, 4), "me")
    assert len(keeping.read(row).entries) == 4


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_damaged_file_is_a_plain_line(space: Space, share: float):
    row = keeping.keep(space, work_of(space), "Rome", "me")
    data = row.path.read_bytes()
    row.path.write_bytes(data[: int(share * len(data))])
    with pytest.raises(UnreadableFile, match="Rome: its items cannot be read"):
        keeping.read(row)


def test_a_missing_original_is_a_plain_line(space: Space):
    row = keeping.keep(space, work_of(space), "Rome", "me")
    shutil.rmtree(workspace.home() / "items")
    with pytest.raises(UnreadableFile):
        keeping.read(row)


BROKEN = {
    "mime": "text/html",
    "familiarity": "<b>",
    "dtype": "|O",
    "name": "",
    "facts": '{"a": ["code", 1]}',
    "hash": "../../secret",
    "shape": [3],
}


@pytest.mark.parametrize("column", BROKEN)
def test_a_table_that_says_what_no_entry_says_is_refused(space: Space, column: str):
    table = entry_table.table_of(some(space), files.keep_original)
    place = table.column_names.index(column)
    table = table.set_column(place, column, pa.array([BROKEN[column]] * 3, table.schema.field(column).type))
    with pytest.raises(UnreadableFile):
        entry_table.entries_of(table, files.original, "x")


def test_numbers_that_are_none_are_refused(space: Space):
    listed = some(space)
    broken = [replace(listed[0], mean=np.full_like(listed[0].mean, np.nan)), *listed[1:]]
    with pytest.raises(UnreadableFile):
        entry_table.entries_of(entry_table.table_of(broken, files.keep_original), files.original, "x")


# ---- the space changes ------------------------------------------------------------------------------------------


def test_another_title_changes_nothing(space: Space):
    work, stamp = work_of(space), keeping.stamp_of(space.manifest)
    spaces.rename("tiny", "Shapes of mine")
    opened = keeping.fitted(Space.load(space.folder), work, stamp)
    assert opened.work is work
    assert opened.told == ""


def test_in_the_place_of_another_model_items_are_read_anew(space: Space):
    work = work_of(space)
    opened = keeping.fitted(space, work, "another.model")
    assert [e.id for e in opened.work.entries] == [e.id for e in work.entries]
    assert np.allclose(opened.work.entries[0].mean, work.entries[0].mean, atol=1e-4)
    assert opened.work.entries[2].facts == work.entries[2].facts
    assert opened.work.directions == ()
    assert opened.work.groups == {"A": Group((), (work.entries[0].id,))}
    assert [one.word for one in opened.work.annotations] == ["cat"], "what was said of known items means others now"
    assert "another model" in opened.told


def test_with_the_same_model_and_other_known_items_sliders_stay(space: Space):
    model = keeping.stamp_of(space.manifest).partition(".")[0]
    opened = keeping.fitted(space, work_of(space), f"{model}.others")
    assert [d.name for d in opened.work.directions] == ["Mine"]


def test_items_of_another_kind_are_a_plain_line(space: Space):
    with pytest.raises(RequestError, match="not of its kind"):
        keeping.fitted(spaces.find("sentences"), work_of(space), "x.y")


def test_work_whose_space_is_gone_says_what_to_do(space: Space):
    row = keeping.keep(space, work_of(space), "Rome", "me")
    assert keeping.space_of(row).name == "tiny"
    binned = spaces.delete("tiny")
    with pytest.raises(SpaceNotFound, match="Bring it back from the bin"):
        keeping.space_of(row)
    spaces.bring_back(binned.id)
    assert same(keeping.read(row), work_of(space))
    assert keeping.space_of(row).name == "tiny"


# ---- spaces -----------------------------------------------------------------------------------------------------


def test_a_space_is_renamed_deleted_and_brought_back(space: Space):
    spaces.rename("tiny", "  My\nshapes ")
    assert spaces.find("tiny").manifest.title == "My shapes"
    spaces.delete("tiny")
    assert spaces.own() == []
    (one,) = spaces.binned()
    assert (one.name, one.title) == ("tiny", "My shapes")
    assert spaces.bring_back(one.id) == "tiny"
    assert spaces.find("tiny").manifest.title == "My shapes"
    assert spaces.binned() == []


def test_brought_back_beside_another_of_its_name_it_gets_a_number(space: Space, tiny_space: Space):
    one = spaces.delete("tiny")
    put(tiny_space, "tiny")
    assert spaces.bring_back(one.id) == "tiny-2"
    assert spaces.own() == ["tiny", "tiny-2"]


def test_only_ones_own_spaces_can_be_renamed_and_to_something(space: Space):
    for name in ("digits", "../bin"):
        with pytest.raises(SpaceNotFound):
            spaces.rename(name, "x")
    with pytest.raises(RequestError):
        spaces.rename("tiny", " ")
    with pytest.raises(SpaceNotFound):
        spaces.bring_back("../spaces/tiny")


def test_the_bin_is_emptied(space: Space):
    spaces.delete("tiny")
    spaces.empty_bin(10)
    assert len(spaces.binned()) == 1
    spaces.empty_bin()
    assert spaces.binned() == []
    assert not list((workspace.home() / "bin").iterdir())


# ---- all of it --------------------------------------------------------------------------------------------------


def test_tidying_takes_only_what_nothing_names(space: Space):
    row = keeping.keep(space, work_of(space), "Rome", "me")
    stray = files.keep_original(b"of nobody")
    arriving = workspace.home() / "arriving" / "half"
    arriving.mkdir(parents=True)
    for path in [*(workspace.home() / "items").glob("*/*"), arriving]:
        os.utime(path, (1, 1))
    kept.delete(row)
    keeping.tidy()
    assert same(keeping.read(row), work_of(space)), "what lies in the bin is named too"
    assert not files.original_at(stray).exists()
    assert not arriving.exists()


def test_where_a_table_cannot_be_read_no_original_is_swept(space: Space):
    row = keeping.keep(space, work_of(space), "Rome", "me")
    stray = files.keep_original(b"of nobody")
    os.utime(files.original_at(stray), (1, 1))
    row.path.write_bytes(b"")
    keeping.tidy()
    assert files.original_at(stray).exists()


def test_erasing_says_what_it_erased(space: Space):
    keeping.keep(space, work_of(space), "Rome", "me")
    keeping.keep_draft(space, work_of(space, 2), "me")
    size = workspace.size()
    erased = keeping.erase()
    assert (erased.spaces, erased.collections, erased.views, erased.bytes > 0.9 * size) == (1, 2, 0, True)
    assert str(erased).startswith("Erased: 1 space, 2 collections, 0 saved views; ")
    assert workspace.size() == 0
    assert str(keeping.erase()).startswith("Erased: 0 spaces")


def test_a_thousand_items_are_kept_in_a_moment(space: Space):
    arrays = np.repeat(space.redraw(space.reference.codes[:50]), 20, axis=0)
    items = [Item(f"{i}", a, View("image/png", b"x" * 100)) for i, a in enumerate(arrays)]
    work = Work(tuple(entries(space, items, set())))
    begun = time.perf_counter()
    row = keeping.keep_draft(space, work, "me")
    took = time.perf_counter() - begun
    assert took < 5, f"{took:.2f} s"  # a tenth of that on a quiet machine
    assert len(keeping.read(row).entries) == 1_000
