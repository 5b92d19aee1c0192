"""Uploads end to end without a page, and originals that a person asked for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Generator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from latent import actions, openml
from latent.actions import Imported, Progress, fetch, find_fit, import_files, placed
from latent.collection import Collection
from latent.datasets import Dataset
from latent.errors import DataError, UnreadableFile, UnsupportedFile
from latent.insight import typicality
from latent.manifest import Manifest
from latent.space import Space
from latent.spaces import find
from latent.workspace import originals


def _png(array: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(array).save(out, "PNG")
    return out.getvalue()


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _done(action: Generator[Progress, None, Any]) -> tuple[list[Progress], Any]:
    told = []
    while True:
        try:
            told.append(next(action))
        except StopIteration as end:
            return told, end.value


@pytest.fixture
def pictures(tiny_data: Dataset) -> list[bytes]:
    """Dark shapes on light paper, as a person would draw them."""
    return [_png(255 - np.repeat(np.repeat(array[..., 0], 4, 0), 4, 1)) for array in tiny_data.arrays[:6]]


def test_good_and_bad_files_in_one_upload(tiny_space: Space, pictures: list[bytes]):
    files = [
        ("first.png", pictures[0]),
        ("broken.png", pictures[1][:200]),
        ("empty.png", b""),
        ("words.txt", b"no picture"),
        ("several.zip", _zip({"bars/a.png": pictures[1], "bars/b.png": b"no picture", "__MACOSX/._a.png": b"x"})),
        ("torn.zip", _zip({"a.png": pictures[2]})[:-30]),
        ("last.png", pictures[2]),
    ]
    told, outcome = _done(import_files(tiny_space, files, set()))
    assert isinstance(outcome, Imported)
    assert [entry.name for entry in outcome.entries] == ["first.png", "bars/a.png", "last.png"]
    assert [entry.label for entry in outcome.entries] == ["", "bars", ""]
    assert len(outcome.refused) == 5
    said = "\n".join(map(str, outcome.refused))
    assert all(name in said for name in ("broken.png", "empty.png", "words.txt", "b.png", "torn.zip"))
    assert all(isinstance(refusal, UnreadableFile | UnsupportedFile) for refusal in outcome.refused)
    assert told[-1] == Progress(1.0, placed(tiny_space, 3))
    for entry in outcome.entries:
        assert entry.mean.shape == (6,)
        assert np.isfinite(entry.mean).all()
        assert {d: place.shape for d, place in entry.places.items()} == {2: (2,), 3: (3,)}


def test_identical_files_stay_apart(tiny_space: Space, pictures: list[bytes]):
    _, first = _done(import_files(tiny_space, [("a.png", pictures[0]), ("b.png", pictures[0])], set()))
    taken = {entry.id for entry in first.entries}
    _, second = _done(import_files(tiny_space, [("c.zip", _zip({"c.png": pictures[0]}))], taken))
    ids = [entry.id for entry in first.entries + second.entries]
    assert len(set(ids)) == 3


def test_progress_grows_and_twins_in_different_rounds_stay_apart(
    tiny_space: Space, pictures: list[bytes], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(actions, "TOGETHER", 2)
    files = [(f"{i}.png", data) for i, data in enumerate([*pictures, pictures[0]])]
    told, outcome = _done(import_files(tiny_space, files, set()))
    shares = [progress.share for progress in told]
    assert shares == sorted(shares)
    assert len(shares) == 4
    assert 0 < shares[0] < shares[-1] == 1.0
    assert [progress.doing for progress in told] == [placed(tiny_space, n) for n in (2, 4, 6, 7)]
    assert len({entry.id for entry in outcome.entries}) == 7


def test_a_round_gives_what_one_by_one_gives(tiny_space: Space, pictures: list[bytes]):
    files = [(f"{i}.png", data) for i, data in enumerate(pictures)]
    _, together = _done(import_files(tiny_space, files, set()))
    alone = [_done(import_files(tiny_space, [file], set()))[1].entries[0] for file in files]
    for entry, other in zip(together.entries, alone, strict=True):
        assert entry.id == other.id
        assert np.allclose(entry.mean, other.mean, atol=1e-5)
        assert entry.label_nearby == other.label_nearby


def test_an_upload_of_nothing(tiny_space: Space):
    told, outcome = _done(import_files(tiny_space, [], set()))
    assert outcome == Imported([], [])
    assert told == [Progress(1.0, placed(tiny_space, 0))]


def test_closing_an_import_stops_it(tiny_space: Space, pictures: list[bytes], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(actions, "TOGETHER", 1)
    going = import_files(tiny_space, [(f"{i}.png", data) for i, data in enumerate(pictures)], set())
    next(going)
    going.close()
    assert list(going) == []


# ---- originals --------------------------------------------------------------------------------------------------


@pytest.fixture
def published(tiny_space: Space) -> Space:
    """The tiny space as if its data could be fetched."""
    return Space(tiny_space.folder, Manifest(**vars(tiny_space.manifest) | {"data": "shapes"}))


def test_originals_are_matched_by_their_hashes(published: Space, tiny_data: Dataset, monkeypatch: pytest.MonkeyPatch):
    asked = []
    shuffled = np.random.default_rng(0).permutation(len(tiny_data))
    monkeypatch.setattr(openml, "download", lambda name: asked.append(name) or tiny_data.arrays[shuffled, :, :, 0])
    assert originals.load("shapes") == {}
    told, count = _done(fetch(published))
    assert asked == ["shapes"]
    assert count == len(published.reference) == 360
    assert [progress.share for progress in told] == sorted(progress.share for progress in told)
    kept = originals.load("shapes")
    assert set(kept) == set(published.reference.hashes)
    hashes = list(tiny_data.modality.fingerprints(tiny_data.arrays))
    for hash_ in published.reference.hashes[:20]:
        assert np.array_equal(kept[hash_], tiny_data.arrays[hashes.index(hash_)])


def test_other_pictures_are_not_kept(published: Space, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(openml, "download", lambda _: np.full((4, 28, 28), 77, np.uint8))
    with pytest.raises(DataError, match="none of what came matches"):
        _done(fetch(published))
    assert originals.load("shapes") == {}


def test_a_space_of_unpublished_data(tiny_space: Space):
    with pytest.raises(DataError, match="cannot be fetched"):
        _done(fetch(tiny_space))


def test_a_data_set_that_no_loader_knows():
    with pytest.raises(DataError, match="no data set of that name"):
        openml.download("shapes")


def test_without_a_connection_one_plain_line_says_so(monkeypatch: pytest.MonkeyPatch):
    import sklearn.datasets

    def offline(*_: Any, **__: Any) -> None:
        raise ConnectionError("no route to host")

    monkeypatch.setattr(sklearn.datasets, "fetch_openml", offline)
    with pytest.raises(DataError, match="needs the internet"):
        openml.download("digits")


# ---- which space fits -------------------------------------------------------------------------------------------


def test_the_space_that_knows_the_items_comes_first(tiny_space: Space, tiny_data: Dataset):
    pictures = [_png(array[..., 0]) for array in tiny_data.arrays[:3]]
    stranger = Space(tiny_space.folder, replace(tiny_space.manifest, name="stranger"))
    known = tiny_space.reference.evidence
    stranger.__dict__["typicality"] = typicality.fit(known._replace(codes=known.codes + 50))
    files = [("a.png", pictures[0]), ("more.zip", _zip({"b.png": pictures[1], "c.png": pictures[2]})), ("d.txt", b"no")]
    told, brought = _done(find_fit([stranger, tiny_space], files))
    assert [fit.space for fit in brought.fits] == ["tiny", "stranger"]
    assert (brought.count, brought.fits[0].tried, brought.fits[1].fit) == (4, 3, 0)
    assert brought.fits[0].share >= 2 / 3
    assert [error.item for error in brought.refused] == ["d.txt"]
    assert brought.files == files
    assert len(told) == 2


def test_of_a_large_upload_some_are_tried(tiny_space: Space, pictures: list[bytes]):
    _, brought = _done(find_fit([tiny_space], [(f"{i}.png", pictures[i % 6]) for i in range(100)]))
    assert (brought.count, brought.fits[0].tried) == (100, actions.TRIED)


def test_a_table_of_numbers_is_found_to_be_rows_even_where_no_space_reads_it(tiny_space: Space):
    rows = ["width,height,kind", *(f"{i % 23},{i * i % 17},{'ab'[i % 2]}" for i in range(40))]
    table = ("t.csv", "\n".join(rows).encode())
    _, brought = _done(find_fit([tiny_space], [table]))
    assert (brought.other.modality, brought.other.count, brought.refused) == ("table", 40, [])
    _, refused = _done(find_fit([tiny_space], [("t.csv", b"width,height\n")]))
    assert refused.other is None
    assert [error.item for error in refused.refused] == ["t.csv"]
    _, beside = _done(find_fit([find("sentences")], [table]))
    assert (beside.other.modality, beside.other.count) == ("table", 40)


def test_nothing_to_read_fits_nothing(tiny_space: Space):
    _, brought = _done(find_fit([tiny_space], [("empty.zip", _zip({}))]))
    assert brought.count == brought.fits[0].tried == 0
    assert brought.fits[0].share == 0


def test_an_entry_can_be_cut_otherwise(tiny_space: Space, pictures: list[bytes]):
    _, imported = _done(import_files(tiny_space, [("a.png", pictures[0])], set()))
    entry = imported.entries[0]
    closer = actions.adjust(tiny_space, entry, {"Closer": 1.0})
    assert closer.notes[0] == "Cut out as you chose."
    assert not np.array_equal(closer.mean, entry.mean)
    collection = Collection("tiny")
    collection.add([entry])
    collection.rename(entry.id, "mine")
    collection.replace(entry.id, closer)
    assert [e.name for e in collection] == ["mine"]
    assert np.array_equal(collection.entries[entry.id].array, closer.array)


# ---- files that leave a choice ----------------------------------------------------------------------------------

TABLE = (
    b"by,review,note,stars\nAnn,I like it.,It came on a Monday.,5\nBob,I like Tom.,It came on a Sunday and late.,1\n"
)


def test_a_table_is_read_another_way_and_its_items_take_the_place_of_the_old():
    space = find("sentences")
    files = [("t.zip", _zip({"r.csv": TABLE, "a.txt": b"Tom is here.\n"}))]
    _, first = _done(import_files(space, files, set()))
    (reading,) = first.readings
    assert (reading.name, reading.chosen) == ("r.csv", {"Text": "note", "Labels": "none"})
    assert reading.ids == tuple(entry.id for entry in first.entries[:2])
    assert first.entries[0].facts == {"stars": 5.0}
    collection = Collection(space.name)
    collection.add(first.entries)
    _, again = _done(actions.read_again(space, reading, {"Text": "review", "Labels": "by"}, collection.taken))
    collection.exchange(reading.ids, again.entries)
    assert [(e.name, e.label) for e in collection] == [
        ("I like it.", "Ann"),
        ("I like Tom.", "Bob"),
        ("Tom is here.", ""),
    ]
    _, none = _done(actions.read_again(space, again.readings[0], {"Text": "stars"}, collection.taken))
    assert none.entries == none.readings == []
    assert [str(why) for why in none.refused] == [
        "r.csv: the column “stars” holds no text. Choose another column; there are letters in “by”, “review”, “note”."
    ]


def test_the_same_words_keep_their_ids_when_only_labels_change():
    space = find("sentences")
    _, first = _done(import_files(space, [("r.csv", TABLE)], set()))
    ids = [entry.id for entry in first.entries]
    _, again = _done(actions.read_again(space, first.readings[0], {"Labels": "by"}, set(ids)))
    assert [entry.id for entry in again.entries] == ids
