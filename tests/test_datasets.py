"""Data sets from .npz files, folders and zips."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from latent.datasets import Index, load
from latent.errors import DataError, RequestError, UnreadableFile
from latent.modalities.image import ImageConfig, ImageModality
from latent.modalities.text import PassageModality

GREY = ImageModality(ImageConfig(4, 3))
PICTURES = np.random.default_rng(0).integers(0, 256, (6, 4, 3), dtype=np.uint8)
LABELS = np.array([0, 1, 2, 0, 1, 2])


@pytest.fixture
def npz(tmp_path: Path) -> Path:
    path = tmp_path / "few.npz"
    np.savez(path, x=PICTURES, y=LABELS)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "pets"
    for i, array in enumerate(PICTURES):
        place = root / ("cats" if i % 2 else "dogs")
        place.mkdir(parents=True, exist_ok=True)
        Image.fromarray(array).save(place / f"{i}.png")
    (root / ".DS_Store").write_bytes(b"x")
    (root / "cats" / "broken.png").write_bytes(b"no picture")
    return root


def test_an_npz_is_adopted_exactly(npz: Path):
    dataset = load(npz, GREY)
    assert np.array_equal(dataset.arrays[..., 0], PICTURES)
    assert dataset.labels.tolist() == ["0", "1", "2", "0", "1", "2"]
    assert dataset.names[5] == "few 5"
    assert dataset.modality is GREY
    assert len(dataset) == 6
    assert dataset.refused == ()


def test_a_subset_keeps_rows_together(npz: Path):
    some = load(npz, GREY).subset(np.array([4, 0]))
    assert np.array_equal(some.arrays[..., 0], PICTURES[[4, 0]])
    assert some.labels.tolist() == ["1", "0"]
    assert some.names.tolist() == ["few 4", "few 0"]


def test_a_class_guesses_its_configuration(npz: Path):
    assert load(npz, ImageModality).modality.config == ImageConfig(4, 3)


def test_labels_get_names(npz: Path):
    assert load(npz, GREY, ["ant", "bee", "cat"]).labels.tolist() == ["ant", "bee", "cat"] * 2
    with pytest.raises(DataError, match="labels"):
        load(npz, GREY, ["ant", "bee"])


def test_labels_may_be_missing_text_or_a_column(tmp_path: Path):
    path = tmp_path / "a.npz"
    np.savez(path, x=PICTURES)
    assert load(path, GREY).labels is None
    np.savez(path, x=PICTURES, y=np.array(list("abcdef"))[:, None])
    assert load(path, GREY).labels.tolist() == list("abcdef")
    np.savez(path, x=PICTURES, y=LABELS.astype(float))
    assert load(path, GREY).labels[2] == "2"


def test_a_large_npz_is_quick(tmp_path: Path):
    path = tmp_path / "many.npz"
    np.savez(path, x=np.zeros((60_000, 28, 28), np.uint8), y=np.zeros(60_000, np.int64))
    started = time.perf_counter()
    assert len(load(path, ImageModality)) == 60_000
    assert time.perf_counter() - started < 3


@pytest.mark.parametrize(
    ("arrays", "problem"),
    [
        ({"z": PICTURES}, "no array called x"),
        ({"x": PICTURES, "y": LABELS[:3]}, "y has the shape"),
        ({"x": np.array([{}, []], object)}, "pickled"),
        ({"x": PICTURES, "y": np.array([None] * 6)}, "pickled"),
        ({"x": PICTURES[:0]}, "shape"),
        ({"x": np.float32(1)}, "shape"),
        ({"x": PICTURES.reshape(len(PICTURES), -1)[:, 1:]}, "does not fit"),
        ({"x": PICTURES[:, :2]}, "does not fit"),
    ],
)
def test_an_npz_that_does_not_fit_is_refused(tmp_path: Path, arrays: dict, problem: str):
    path = tmp_path / "bad.npz"
    np.savez(path, **arrays)
    with pytest.raises(DataError, match=problem) as caught:
        load(path, GREY)
    assert caught.value.cure


def test_a_damaged_npz_is_refused(tmp_path: Path, npz: Path):
    whole = npz.read_bytes()
    for data in (b"", b"text", whole[:300], whole.replace(PICTURES.tobytes()[:30], bytes(30))):
        path = tmp_path / "damaged.npz"
        path.write_bytes(data)
        with pytest.raises(DataError, match="damaged"):
            load(path, GREY)


def test_a_folder_gives_labels_and_collects_what_it_could_not_read(folder: Path):
    dataset = load(folder, GREY)
    assert len(dataset) == 6
    assert set(zip(dataset.names.tolist(), dataset.labels.tolist(), strict=True)) == {
        (f"{'cats' if i % 2 else 'dogs'}/{i}.png", "cats" if i % 2 else "dogs") for i in range(6)
    }
    (refusal,) = dataset.refused
    assert isinstance(refusal, UnreadableFile)
    at = dataset.names.tolist().index("cats/3.png")
    assert np.array_equal(dataset.arrays[at, ..., 0], PICTURES[3])


def test_a_zip_is_read_like_the_folder(folder: Path, tmp_path: Path):
    path = tmp_path / "pets.zip"
    with zipfile.ZipFile(path, "w") as file:
        for member in sorted(folder.rglob("*")):
            if member.is_file():
                file.write(member, member.relative_to(folder).as_posix())
    zipped, plain = load(path, GREY), load(folder, GREY)
    assert np.array_equal(zipped.arrays, plain.arrays)
    assert np.array_equal(zipped.labels, plain.labels)
    assert len(zipped.refused) == 1


def test_one_label_for_everything_is_none(tmp_path: Path):
    (tmp_path / "all").mkdir()
    Image.fromarray(PICTURES[0]).save(tmp_path / "all" / "a.png")
    assert load(tmp_path, GREY).labels is None


def test_nothing_there_is_said_plainly(tmp_path: Path):
    with pytest.raises(DataError, match="no such file"):
        load(tmp_path / "gone.npz", GREY)
    with pytest.raises(DataError, match="nothing in it"):
        load(tmp_path, GREY)
    (tmp_path / "a.txt").write_text("hello")
    with pytest.raises(DataError, match=r"a\.txt"):
        load(tmp_path, GREY)


def test_files_need_a_configuration(folder: Path):
    with pytest.raises(DataError, match="does not say by itself"):
        load(folder, ImageModality)


def _zip_with_index(path: Path, index: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("index.csv", index)
        for i, array in enumerate(PICTURES[:3]):
            out = io.BytesIO()
            Image.fromarray(array).save(out, "PNG")
            archive.writestr(f"{i}.png", out.getvalue())
    return path


def test_an_index_says_what_files_are_and_which_to_take(tmp_path: Path):
    text = "file,name,group,new\n0.png,cat,animals,no\n1.png,dog,animals,yes\n2.png,tea,drinks,no\n"
    path = _zip_with_index(tmp_path / "few.zip", text)
    dataset = load(path, GREY, index=Index(label="group", where={"new": "no"}))
    assert dataset.names.tolist() == ["cat", "tea"]
    assert dataset.labels.tolist() == ["animals", "drinks"]
    assert np.array_equal(dataset.arrays[..., 0], PICTURES[[0, 2]])
    assert dataset.refused == ()


@pytest.mark.parametrize("text", ["name\ncat\n", ""])
def test_an_index_that_says_nothing_is_refused(tmp_path: Path, text: str):
    with pytest.raises(DataError, match=r"index\.csv"):
        load(_zip_with_index(tmp_path / "few.zip", text), GREY)


def test_names_of_files_say_what_they_are(tmp_path: Path):
    for number, (kind, who) in enumerate((("cat", "ann"), ("dog", "bob"), ("cat", "bob"))):
        Image.fromarray(PICTURES[number]).save(tmp_path / f"{kind}_{who}_{number}.png")
    dataset = load(tmp_path, GREY, index=Index(in_name=["label", "by"]))
    assert dataset.labels.tolist() == ["cat", "cat", "dog"]
    assert [item.facts for item in dataset.items] == [{"by": "ann"}, {"by": "bob"}, {"by": "bob"}]
    plain = load(tmp_path, GREY, index=Index(in_name=["", "label"]))
    assert plain.labels.tolist() == ["ann", "bob", "bob"]
    assert not any(item.facts for item in plain.items)


def test_factors_come_along_and_stay_with_their_items(tmp_path: Path):
    path = tmp_path / "drawn.npz"
    np.savez(path, x=PICTURES, factor_size=np.arange(6.0), factor_kind=np.array(list("aabbcc")))
    some = load(path, GREY).subset(np.array([4, 1]))
    assert some.factors["size"].tolist() == [4, 1]
    assert some.factors["kind"].tolist() == ["c", "a"]
    np.savez(path, x=PICTURES, factor_size=np.arange(5.0))
    with pytest.raises(DataError, match="factor_size"):
        load(path, GREY)


def test_items_without_a_label_have_an_empty_one(tmp_path: Path):
    path = tmp_path / "some.npz"
    np.savez(path, x=PICTURES, y=np.array([0, 1, np.nan, 0, np.nan, 2]))
    assert load(path, GREY).labels.tolist() == ["0", "1", "", "0", "", "2"]


def test_columns_are_chosen_whether_rows_or_items_are_read(tmp_path: Path):
    path = tmp_path / "remarks.csv"
    path.write_text("text,answer,by\n" + "the tea was black and fine,the cake was good,Ann\n" * 9, "utf-8")
    for by_item in (False, True):
        chosen = load(path, PassageModality, by_item=by_item, chosen={"Text": "answer"})
        assert "cake" in chosen.modality.config.words
        assert "tea" not in chosen.modality.config.words
        with pytest.raises(RequestError, match="it has no column “mood”"):
            load(path, PassageModality, by_item=by_item, chosen={"Text": "mood"})


def test_of_a_single_file_that_cannot_be_read_its_own_line_is_said(tmp_path: Path):
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(UnreadableFile, match=r"^empty\.txt: the file is empty\. Check what was saved\.$"):
        load(tmp_path / "empty.txt", PassageModality)
    with pytest.raises(DataError, match=r"^empty\.txt: the file is empty"):
        load(tmp_path, GREY)
