"""Every command, in this process where that will do, and in one of its own for what only a process shows."""

from __future__ import annotations

import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from dataclasses import replace
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
import soundfile
from PIL import Image
from safetensors.numpy import load_file
from typer.testing import CliRunner, Result

from latent import cli, payments, recipes, words
from latent.actions import Progress
from latent.bringing import baselines
from latent.cli import local
from latent.cli.tables import read_table
from latent.collection import Collection, entries
from latent.datasets import Dataset
from latent.directions import between, written
from latent.modalities.image import ImageConfig, ImageModality
from latent.modalities.items import Item, View
from latent.space import Space, write_manifest
from latent.spaces import shipped
from latent.workspace import originals


def run(*args: object) -> Result:
    return CliRunner().invoke(cli.commands, [str(arg) for arg in args])


def done(*args: object) -> str:
    """What a command prints that must go well, and without a word on stderr."""
    result = run(*args)
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return result.stdout


def refused(*args: object) -> str:
    """The one plain line of a command that must end in a person's mistake."""
    result = run(*args)
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    assert result.stderr.endswith("\n")
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr.strip()


@pytest.fixture(scope="session")
def space(tiny_space: Space) -> str:
    return str(tiny_space.folder)


@pytest.fixture(scope="session")
def npz(tiny_data: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """120 items with whole numbers for labels, where the space's own are names."""
    path = tmp_path_factory.mktemp("data") / "few.npz"
    rows = slice(0, 120)
    np.savez(path, x=tiny_data.arrays[rows, ..., 0], y=np.unique(tiny_data.labels, return_inverse=True)[1][rows])
    return path


@pytest.fixture(scope="session")
def folder(tiny_data: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six pictures in folders named as they are labelled, and one file that is none."""
    path = tmp_path_factory.mktemp("pictures")
    for i in range(6):
        inside = path / str(tiny_data.labels[i])
        inside.mkdir(exist_ok=True)
        Image.fromarray(tiny_data.arrays[i, ..., 0]).save(inside / f"{i}.png")
    return path


@pytest.fixture
def picture(folder: Path) -> Path:
    return next(folder.rglob("0.png"))


class TestSpaces:
    def test_a_table_names_each(self):
        told = done("spaces")
        assert shipped()
        assert all(name in told for name in shipped())

    def test_json_tells_all_that_one_chooses_by(self):
        listed = json.loads(done("spaces", "--json"))
        assert [about["name"] for about in listed] == shipped()
        for about in listed:
            assert {"title", "modality", "dials", "items", "bytes", "quality"} <= about.keys()


class TestEvaluate:
    KEYS = ("items", "mse", "knn_accuracy", "negative_elbo", "kl", "active_dials", "dials", "trustworthiness")

    def test_json_is_one_object_and_nothing_else(self, space: str, npz: Path):
        figures = json.loads(done("evaluate", space, npz, "--json"))
        assert tuple(figures) == self.KEYS
        assert figures["items"] == 120
        assert figures["dials"] == 6
        assert figures["knn_accuracy"] > 0.5

    def test_neighbours_come_from_the_reference(self, space: str, npz: Path, tiny_data: Dataset, tmp_path: Path):
        rows = slice(200, 350)
        y = np.unique(tiny_data.labels, return_inverse=True)[1][rows]
        accuracy = []
        for shift in (0, 1):  # with every label right, and with every label wrong
            np.savez(tmp_path / "other.npz", x=tiny_data.arrays[rows], y=(y + shift) % 3)
            told = done("evaluate", space, npz, "--reference", tmp_path / "other.npz", "--json")
            accuracy.append(json.loads(told)["knn_accuracy"])
        assert accuracy[0] > 0.5 > accuracy[1]

    def test_items_that_are_in_the_reference_too_are_told(self, space: str, npz: Path):
        result = run("evaluate", space, npz, "--reference", npz, "--json")
        assert result.stderr == "120 items are in the reference too, which flatters knn_accuracy.\n"
        json.loads(result.stdout)

    def test_a_table_explains_each_figure(self, space: str, folder: Path):
        told = done("evaluate", space, folder)
        assert all(key in told for key in self.KEYS)
        assert "neighbours kept" in told

    def test_a_reference_needs_labels(self, space: str, npz: Path, tmp_path: Path):
        bare = tmp_path / "bare.npz"
        np.savez(bare, x=np.load(npz)["x"])
        assert "no labels" in refused("evaluate", space, npz, "--reference", bare)

    def test_pictures_of_another_size_are_refused(self, space: str, tmp_path: Path):
        np.savez(tmp_path / "large.npz", x=np.zeros((4, 32, 32), np.uint8))
        assert "32 × 32" in refused("evaluate", space, tmp_path / "large.npz")

    @pytest.mark.parametrize("place", ["data", "reference"])
    def test_a_missing_file_is_named(self, space: str, npz: Path, place: str):
        args = ["gone.npz"] if place == "data" else [npz, "--reference", "gone.npz"]
        assert refused("evaluate", space, *args).startswith("gone.npz: there is no such file or folder.")


class TestEncode:
    def test_the_table_is_the_one_that_the_page_exports(self, space: str, tiny_space: Space, picture: Path, tmp_path):
        out = tmp_path / "codes.parquet"
        assert done("encode", space, picture, "--out", out) == f"1 encoded in {out}\n"
        page = Collection(tiny_space.name)
        array = np.asarray(Image.open(picture))[..., None]
        page.add(entries(tiny_space, [Item(picture.name, array, View("", b""))], set()))
        assert pq.read_table(out).equals(page.table())

    def test_folders_zips_and_npz_files_together(self, space: str, folder: Path, npz: Path, tmp_path: Path):
        packed = tmp_path / "packed.zip"
        with zipfile.ZipFile(packed, "w") as archive:
            for path in sorted(folder.rglob("*.png")):
                archive.write(path, path.relative_to(folder))
        out = tmp_path / "new" / "codes.csv"
        done("encode", space, folder, packed, npz, "--out", out)
        table = pa.csv.read_csv(out, convert_options=pa.csv.ConvertOptions(column_types={"label": pa.string()}))
        names, labels = table["name"].to_pylist(), table["label"].to_pylist()
        assert names[:6] == names[6:12]
        assert labels[:2] == ["bar", "bar"]
        assert (names[12], labels[12]) == ("few 0", "0")
        assert len(table) == 132

    def test_more_than_go_together(self, space: str, npz: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        done("encode", space, npz, "--out", tmp_path / "once.parquet")
        monkeypatch.setattr("latent.actions.TOGETHER", 50)
        done("encode", space, npz, "--out", tmp_path / "thrice.parquet")
        once, thrice = (pq.read_table(tmp_path / f"{name}.parquet").to_pandas() for name in ("once", "thrice"))
        assert list(once.name) == list(thrice.name)
        np.testing.assert_allclose(once.filter(like="dial_"), thrice.filter(like="dial_"), atol=1e-4)

    def test_what_cannot_be_read_is_told_and_the_rest_done(self, space: str, picture: Path, tmp_path: Path):
        broken = [tmp_path / f"broken{i}.png" for i in range(7)]
        for path in broken:
            path.write_bytes(b"nothing")
        result = run("encode", space, picture, *broken, "--out", tmp_path / "codes.csv")
        assert result.exit_code == 0
        lines = result.stderr.splitlines()
        assert lines[0].startswith("Left out: broken0.png: ")
        assert (len(lines), lines[-1]) == (6, "Left out: 2 more.")

    def test_nothing_that_can_be_read(self, space: str, tmp_path: Path):
        out = tmp_path / "codes.csv"
        pictures = tmp_path / "pictures"
        pictures.mkdir()
        assert "there are none to read" in refused("encode", space, pictures, "--out", out)
        (pictures / "one.png").write_bytes(b"nothing")
        assert refused("encode", space, pictures, "--out", out).startswith("one.png: ")
        (pictures / "two.npz").write_bytes(b"nothing")
        assert "none of the 2 could be read; the first, one.png" in refused("encode", space, pictures, "--out", out)
        assert not out.exists()

    def test_a_column_is_chosen_and_others_come_along(self, tmp_path: Path):
        given, out = tmp_path / "r.csv", tmp_path / "codes.parquet"
        given.write_text("by,review,remark,stars\nAnn,I like it.,It came on a Monday.,5\nBob,I see.,It came late,1\n")
        done("encode", "sentences", given, "--out", out, "--column", "text=review", "--column", "LABELS=by")
        table = pq.read_table(out)
        assert table.select(["name", "label", "stars"]).to_pylist() == [
            {"name": "I like it.", "label": "Ann", "stars": 5.0},
            {"name": "I see.", "label": "Bob", "stars": 1.0},
        ]
        told = refused("encode", "sentences", given, "--out", out, "--column", "text=stars")
        cure = "Choose another column; there are letters in “by”, “review”, “remark”."
        assert told == f"r.csv: the column “stars” holds no text. {cure}"
        told = refused("map", "sentences", given, "--out", out, "--column", "mood=review")
        assert told == ("mood=review: it chooses no column. Write --column text=COLUMN or --column labels=COLUMN.")

    def test_a_table_of_another_kind(self, space: str, picture: Path):
        assert "neither .parquet nor .csv" in refused("encode", space, picture, "--out", "codes.xlsx")

    def test_a_place_that_cannot_be_written(self, space: str, picture: Path):
        told = refused("encode", space, picture, "--out", picture / "codes.csv")
        assert "it cannot be written" in told

    def test_a_space_that_is_not_there_is_answered_with_those_that_are(self, picture: Path):
        told = refused("encode", "nowhere", picture, "--out", "codes.csv")
        assert told.startswith("nowhere: there is no such space.")
        assert all(name in told for name in shipped())

    def test_a_folder_that_is_no_space(self, folder: Path, picture: Path):
        assert "this folder is not a space" in refused("encode", folder, picture, "--out", "codes.csv")

    def test_a_missing_file_is_told_before_work_begins(self, picture: Path):
        assert refused("encode", "nowhere", picture, "gone.png", "--out", "codes.csv").startswith("gone.png: ")


def test_map_has_places_and_no_codes(space: str, tiny_space: Space, npz: Path, tmp_path: Path):
    done("map", space, npz, "--out", tmp_path / "map.parquet")
    table = pq.read_table(tmp_path / "map.parquet")
    expected = [
        "name",
        "label",
        "space",
        "nearest_label",
        "nearest_group",
        "familiarity",
        "stranger_than",
        "rebuild_mse",
    ]
    assert table.column_names == [*expected, "map2_x", "map2_y", "map3_x", "map3_y", "map3_z"]
    nearest, labels = table["nearest_label"].to_pylist(), table["label"].to_pylist()
    names = sorted(set(tiny_space.reference.labels))
    agree = np.mean([names[int(label)] == near for label, near in zip(labels, nearest, strict=True)])
    assert agree > 0.5


class TestDecode:
    @pytest.mark.parametrize("kind", ["parquet", "csv"])
    def test_codes_come_back_as_pictures(self, space: str, tiny_space: Space, folder: Path, tmp_path: Path, kind: str):
        codes, out = tmp_path / f"codes.{kind}", tmp_path / "drawn"
        done("encode", space, folder, "--out", codes)
        assert done("decode", space, codes, "--out", out) == f"6 pictures drawn into {out}\n"
        drawn = sorted(path.name for path in out.iterdir())
        assert [name[:2] for name in drawn] == ["1-", "2-", "3-", "4-", "5-", "6-"]
        first = next(iter(sorted(folder.rglob("*.png"))))
        expected = tiny_space.redraw(tiny_space.encode(np.asarray(Image.open(first))[None, ..., None]).mean)[0]
        assert drawn[0] == f"1-{first.stem}.png"
        seen = np.asarray(Image.open(out / drawn[0])).astype(int)
        assert np.abs(seen - expected[..., 0].astype(int)).max() <= 1

    def test_names_stay_in_the_folder_and_apart(self, space: str, tmp_path: Path):
        names = ["../../out", "a/../b.png", "", "b", "ré sumé 1.png", "x" * 300, None, "'=1+1", "CON"]
        columns = {f"dial_{i + 1}": np.zeros(len(names), np.float32) for i in range(6)}
        pq.write_table(pa.table({"name": names, **columns}), tmp_path / "codes.parquet")
        done("decode", space, tmp_path / "codes.parquet", "--out", tmp_path / "drawn")
        made = sorted(path.name for path in (tmp_path / "drawn").iterdir())
        assert not (tmp_path.parent / "out.png").exists()
        assert made[:2] == ["1-out.png", "2-b.png"]
        assert made[3:5] == ["4-b.png", "5-ré-sumé-1.png"]
        assert made[6:] == ["7-unnamed.png", "8-1-1.png", "9-CON.png"]

    def test_rows_need_no_names(self, space: str, tmp_path: Path):
        (tmp_path / "codes.csv").write_text("dial_6,dial_1,dial_2,dial_3,dial_4,dial_5\n" + "0,1,0,0,0,0\n" * 2)
        done("decode", space, tmp_path / "codes.csv", "--out", tmp_path / "drawn")
        assert sorted(path.name for path in (tmp_path / "drawn").iterdir()) == ["1-item.png", "2-item.png"]

    @pytest.mark.parametrize(
        ("name", "text", "told"),
        [
            ("few.csv", "dial_1,dial_2\n1,2\n", "it has 2 dial columns, and tiny has 6 dials"),
            ("other.csv", "space,dial_1\ncats,1\n", "its codes were made by cats, not by tiny"),
            ("words.csv", "dial_1,dial_2,dial_3,dial_4,dial_5,dial_6\n1,2,3,4,5,six\n", "not a number"),
            ("gap.csv", "dial_1,dial_2,dial_3,dial_4,dial_5,dial_6\n1,2,3,4,5,\n", "not a number"),
            ("broken.parquet", "nothing", "cannot be read as a table"),
            ("codes.txt", "nothing", "neither .parquet nor .csv"),
        ],
    )
    def test_tables_that_do_not_fit(self, space: str, tmp_path: Path, name: str, text: str, told: str):
        (tmp_path / name).write_text(text)
        assert told in refused("decode", space, tmp_path / name, "--out", tmp_path / "drawn")

    def test_a_missing_table(self, space: str, tmp_path: Path):
        assert refused("decode", space, "gone.parquet", "--out", tmp_path).startswith("gone.parquet: ")


class TestMorph:
    def test_one_thing_changes_and_how_familiar_is_told(self, space: str, tiny_space: Space, picture: Path, tmp_path):
        name = next(iter(tiny_space.directions))
        out = tmp_path / "morphed.png"
        told = done("morph", space, picture, "--along", f"{name}=0", "--out", out)
        array = np.asarray(Image.open(picture))[None, ..., None]
        expected = tiny_space.redraw(tiny_space.encode(array).mean)[0, ..., 0]
        np.testing.assert_array_equal(np.asarray(Image.open(out)), expected)
        assert re.fullmatch(
            rf"{out}: (familiar|borderline|unfamiliar), stranger than [\d.]+ in 100 known items\n", told
        )
        done("morph", space, picture, "--along", f"{name}=3", "--out", out)
        assert np.abs(np.asarray(Image.open(out)).astype(int) - expected).max() > 20

    def test_ways_add_up(self, space: str, tiny_space: Space, picture: Path, tmp_path: Path):
        one, two = list(tiny_space.directions)[:2]
        for order in ([f"{one}=1", f"{two}=-1.5"], [f"{two}=-1.5", f"{one}=1"]):
            ways = [word for way in order for word in ("--along", way)]
            done("morph", space, picture, *ways, "--out", tmp_path / f"{order[0][:-2]}.png")
        first, second = (Image.open(path) for path in sorted(tmp_path.glob("*.png")))
        np.testing.assert_array_equal(np.asarray(first), np.asarray(second))

    def test_an_item_turns_into_another_label(self, space: str, tiny_space: Space, picture: Path, tmp_path: Path):
        start = tiny_space.encode(np.asarray(Image.open(picture))[None, ..., None]).mean[0]
        way = next(iter(tiny_space.directions_from(start)))
        assert way.startswith("Into ")
        assert "in 100 known items" in done(
            "morph", space, picture, "--along", f"{way}=2", "--out", tmp_path / "turned.png"
        )

    def test_a_strip_begins_with_none_of_the_way(self, space: str, tiny_space: Space, picture: Path, tmp_path: Path):
        name = next(iter(tiny_space.directions))
        for count, out in ((0, "start"), (2, "end")):
            done("morph", space, picture, "--along", f"{name}={count}", "--out", tmp_path / f"{out}.png")
        done("morph", space, picture, "--along", f"{name}=2", "--strip", 5, "--out", tmp_path / "strip.png")
        strip, start, end = (np.asarray(Image.open(tmp_path / f"{n}.png")) for n in ("strip", "start", "end"))
        assert strip.shape == (28, 5 * 28)
        np.testing.assert_array_equal(strip[:, :28], start)
        np.testing.assert_array_equal(strip[:, -28:], end)

    def test_a_saved_direction_of_ones_own_can_be_followed(
        self, space: str, tiny_space: Space, picture: Path, tmp_path: Path
    ):
        known = tiny_space.reference
        made = between(known.codes[known.labels == "bar"], known.codes[known.labels == "disc"], "Rounder = more")
        saved = tmp_path / "mine.json"
        saved.write_bytes(written([made]))
        along = ("--along", "Rounder = more=1", "--directions", saved)
        assert "in 100 known items" in done("morph", space, picture, *along, "--out", tmp_path / "round.png")
        saved.write_text("[1, 2]")
        assert refused("morph", space, picture, *along, "--out", "x.png").startswith(
            "mine.json: it holds no directions"
        )

    def test_an_unknown_direction_is_answered_with_those_there_are(self, space: str, tiny_space: Space, picture: Path):
        told = refused("morph", space, picture, "--along", "Qx=2", "--out", "x.png")
        assert told.startswith("Qx: is no direction of this space.")
        assert any(name in told for name in tiny_space.directions)
        assert "more" in told

    @pytest.mark.parametrize("way", ["Dial 1=two", "Dial 1=", "Dial 1=nan", "Dial 1=inf", "Dial 1", "=2"])
    def test_steps_that_are_no_number(self, space: str, picture: Path, way: str):
        assert way in refused("morph", space, picture, "--along", way, "--out", "x.png")

    def test_a_result_of_another_kind(self, space: str, tiny_space: Space, picture: Path):
        way = f"{next(iter(tiny_space.directions))}=1"
        assert "End its name in .png" in refused("morph", space, picture, "--along", way, "--out", "x.jpg")

    def test_a_file_that_is_no_picture(self, space: str, npz: Path, tmp_path: Path):
        assert refused("morph", space, npz, "--along", "Dial 1=1", "--out", "x.png").startswith("few.npz: ")
        assert "it cannot be read" in refused("morph", space, tmp_path, "--along", "Dial 1=1", "--out", "x.png")


class TestFetch:
    def test_originals_are_kept(
        self, tiny_space: Space, tiny_data: Dataset, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ):
        named = tmp_path / "named"
        shutil.copytree(tiny_space.folder, named)
        write_manifest(named, replace(tiny_space.manifest, data="shapes"))
        monkeypatch.setattr("latent.openml.download", lambda data: tiny_data.arrays[..., 0])
        told = done("fetch", named)
        kept = originals.load("shapes")
        assert told == f"{len(kept):,} originals of tiny are kept on this computer\n"
        assert len(kept) > 300

    def test_a_space_whose_data_was_never_published(self, space: str):
        assert "They were never published." in refused("fetch", space)

    def test_a_job_is_told_why_it_failed(self, space: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        monkeypatch.setenv("LATENT_PROGRESS", str(tmp_path / "progress.jsonl"))
        told = refused("fetch", space)
        written = json.loads((tmp_path / "progress.jsonl").read_text())
        assert {name: words.found(text) for name, text in written.items()} == {"error": told}

    def test_a_job_is_told_how_far_it_is(self, space: str, npz: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        monkeypatch.setenv("LATENT_PROGRESS", str(tmp_path / "progress.jsonl"))
        done("evaluate", space, npz)
        lines = [json.loads(line) for line in (tmp_path / "progress.jsonl").read_text().splitlines()]
        assert [line["doing"] for line in lines] == ["Reading few.npz", "Measuring on 120 pictures"]


@pytest.fixture
def asked(tiny_space: Space, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What would be trained, where a test is about what was asked for."""
    given: dict[str, Any] = {}

    def train(plan: Any, data: Dataset, out: Path, command: str, begin: Space | None, watched: bool, device: str):
        given.update(plan=plan, data=data, command=command)
        yield Progress(0.5, "Pass 1 of 1", {"held_out": 12.5})
        return tiny_space

    monkeypatch.setattr("latent.making.trained_space.train", train)
    return given


@pytest.fixture
def remarks(tmp_path: Path) -> Path:
    """A table with two columns of text, and two that label it."""
    path = tmp_path / "remarks.csv"
    rows = [
        f"Tom likes the {a} tea with the {b},the {b} was {c},{c},{who},{i}"
        for i, (a, b, c, who) in enumerate(
            product(("black", "green"), ("milk", "cake"), ("good", "bad"), ("Ann", "Bob"))
        )
    ]
    path.write_text("\n".join(["remark,answer,label,by,stars", *rows]), "utf-8")
    return path


class TestTrain:
    def test_options_go_before_the_recipe(self, npz: Path, asked: dict[str, Any], tmp_path: Path):
        recipe = tmp_path / "shapes.toml"
        recipe.write_text('name = "shapes"\n[configuration]\nframing = "ink"\n[recipe]\ndials = 9\nbeta = 0.3')
        options = ("--epochs", 3, "--beta", 0.5, "--labels", "bar,cross, disc", "--title", "My shapes")
        result = run("train", npz, "--recipe", recipe, *options, "--out", tmp_path / "made")
        assert (result.exit_code, result.stderr) == (0, "Pass 1 of 1: held_out 12.5\n")
        plan, data = asked["plan"], asked["data"]
        assert (plan.name, plan.title) == ("shapes", "My shapes")
        assert (plan.recipe.dials, plan.recipe.epochs, plan.recipe.beta) == (9, 3, 0.5)
        assert data.modality.config == ImageConfig(28, 28, 1, framing="ink")
        assert set(data.labels) == {"bar", "cross", "disc"}
        assert data.arrays.shape == (120, 28, 28, 1)

    def test_the_command_is_recorded_without_this_machines_folders(
        self, folder: Path, asked: dict[str, Any], tmp_path: Path
    ):
        run("train", folder, "--out", tmp_path / "My shapes", "--seed", 3, "--size", 32, "--colour")
        expected = (
            f"python -m latent train {folder.name} --modality image --seed 3 --size 32 --colour --out 'My shapes'"
        )
        assert asked["command"] == expected
        assert asked["plan"].name == "my-shapes"

    @pytest.mark.parametrize("modality", ["text", "passages"])
    def test_columns_are_chosen_as_in_encode(self, modality: str, remarks: Path, asked: dict[str, Any], tmp_path: Path):
        trained = ("train", remarks, "--modality", modality, "--out", tmp_path / "made")
        run(*trained)
        taken, by_itself = asked["data"].arrays, asked["data"].labels
        assert set(by_itself) == {"good", "bad"}
        result = run(*trained, "--column", "text=answer", "--column", "Labels=by")
        assert result.exit_code == 0, result.output
        assert set(asked["data"].labels) == {"Ann", "Bob"}
        assert not np.array_equal(asked["data"].arrays, taken)
        assert "--column text=answer --column Labels=by --out made" in asked["command"]
        run(*trained, "--column", "labels=none")
        assert asked["data"].labels is None

    def test_a_column_that_is_not_there_is_refused_as_in_encode(self, remarks: Path, tmp_path: Path):
        for modality, column in product(("text", "passages"), ("text=mood", "labels=mood", "mood=text", "text=stars")):
            trained = ("--modality", modality, "--out", tmp_path / "made")
            told = refused("train", remarks, *trained, "--column", column)
            assert told == refused("encode", "sentences", remarks, "--out", tmp_path / "c.csv", "--column", column)
        told = refused("train", remarks, "--out", tmp_path / "made", "--column", "text=review")
        assert told == "text=review: it chooses no column. For pictures there are none: leave it out."

    def test_pictures_as_files_get_the_size_that_was_asked_for(
        self, folder: Path, asked: dict[str, Any], tmp_path: Path
    ):
        run("train", folder, "--out", tmp_path / "a", "--size", 64, "--colour")
        assert asked["data"].arrays.shape == (6, 64, 64, 3)
        run("train", folder, "--out", tmp_path / "b")
        assert asked["data"].arrays.shape == (6, 28, 28, 1)

    def test_files_that_cannot_be_read_are_told(self, folder: Path, asked: dict[str, Any], tmp_path: Path):
        shutil.copytree(folder, tmp_path / "data")
        (tmp_path / "data" / "broken.png").write_bytes(b"nothing")
        result = run("train", tmp_path / "data", "--out", tmp_path / "made")
        assert result.stderr.startswith("Left out: broken.png: ")
        assert len(asked["data"]) == 6

    def test_a_finished_space_is_kept_unless_told_otherwise(
        self, tiny_space: Space, npz: Path, asked: dict[str, Any], tmp_path: Path
    ):
        out = tmp_path / "made"
        shutil.copytree(tiny_space.folder, out)
        assert refused("train", npz, "--out", out) == (
            "made: it holds a finished space. Add --overwrite to replace it."
        )
        assert run("train", npz, "--out", out, "--overwrite").exit_code == 0

    def test_fresh_forgets_the_checkpoint(self, npz: Path, asked: dict[str, Any], tmp_path: Path):
        checkpoint = tmp_path / "checkpoint.pt"
        checkpoint.write_bytes(b"old")
        assert "Going on from the checkpoint" in run("train", npz, "--out", tmp_path).stderr
        assert "Going on" not in run("train", npz, "--out", tmp_path, "--fresh").stderr
        assert not checkpoint.exists()

    def test_a_preset_sees_what_the_items_are(
        self, tiny_data: Dataset, asked: dict[str, Any], npz: Path, tmp_path: Path
    ):
        for i in range(8):
            (tmp_path / "few").mkdir(exist_ok=True)
            Image.fromarray(tiny_data.arrays[i, ..., 0]).resize((46, 46)).save(tmp_path / "few" / f"{i}.png")
        quick = ("--preset", "quick", "--out", tmp_path / "made")
        for options, shape in (
            ((tmp_path / "few",), (48, 48, 1)),
            ((tmp_path / "few", "--size", 16), (16, 16, 3)),
            ((npz,), tiny_data.arrays.shape[1:]),
        ):
            assert run("train", *options, *quick).exit_code == 0
            config = asked["data"].modality.config
            assert (config.height, config.width, config.channels) == shape

    @pytest.mark.parametrize("kept", [True, False])
    def test_stopped_by_the_keyboard(self, npz: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kept: bool):
        def train(plan: Any, data: Dataset, out: Path, command: str, begin: Space | None, watched: bool, device: str):
            yield Progress(0.1, "Pass 1 of 9")
            if kept:
                (out / "checkpoint.pt").write_bytes(b"kept")
            raise KeyboardInterrupt

        monkeypatch.setattr("latent.making.trained_space.train", train)
        result = run("train", npz, "--out", tmp_path / "made")
        then = f"{tmp_path / 'made'} holds how it stood seconds ago: run the same command to go on."
        assert result.exit_code == 130
        assert result.stderr == f"Stopped. {then if kept else 'Nothing was kept yet.'}\n"

    @pytest.mark.parametrize(
        ("options", "told"),
        [
            (["--modality", "smell"], "smell: is not a kind of data known here."),
            (["--name", "my shapes"], "my shapes: it cannot be the name of a space."),
            (["--labels", "a,b"], "few.npz: y does not number the 2 labels"),
            (["--recipe", "gone.toml"], "gone.toml: there is no such file"),
            (["--size", "32"], "does not fit pictures of 32 × 32 × 1"),
        ],
    )
    def test_what_does_not_fit(self, npz: Path, tmp_path: Path, options: list[str], told: str):
        assert told in refused("train", npz, "--out", tmp_path / "made", *options)
        assert not (tmp_path / "made").exists()

    @pytest.mark.parametrize(
        ("text", "told"),
        [("name = ", "it is not a recipe"), ('name = "a"\n[configuration]\nloudness = 3', "it may set height, width")],
    )
    def test_recipes_that_are_none(self, npz: Path, tmp_path: Path, text: str, told: str):
        (tmp_path / "some.toml").write_text(text)
        line = refused("train", npz, "--out", tmp_path / "made", "--recipe", tmp_path / "some.toml")
        assert told.lower() in line.lower()

    def test_a_folder_that_is_a_file(self, npz: Path, tmp_path: Path):
        (tmp_path / "made").write_text("something")
        assert refused("train", npz, "--out", tmp_path / "made").startswith("made: it cannot be written.")

    def test_wrong_usage_is_typers_to_tell(self, npz: Path, tmp_path: Path):
        assert run("train", npz, "--out", tmp_path / "made", "--epochs", 0).exit_code == 2
        assert run("train", npz).exit_code == 2

    @pytest.mark.slow
    def test_a_stopped_training_goes_on_and_makes_a_space(
        self, npz: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ):
        out = tmp_path / "made"
        recipe = ("--epochs", 2, "--dials", 4, "--width", 8, "--batch", 32)

        def stop(*_: object):
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr("latent.making.trained_space.assemble", stop)
            assert run("train", npz, "--out", out, *recipe).exit_code == 130
        assert (out / "checkpoint.pt").exists()
        result = run("train", npz, "--out", out, *recipe)
        assert result.exit_code == 0, result.output
        made = Space.load(out)
        assert made.dials == 4
        expected = (
            "python -m latent train few.npz --modality image --epochs 2 --dials 4 --width 8 --batch 32 --out made"
        )
        assert made.manifest.command == expected
        assert not (out / "checkpoint.pt").exists()
        assert "trustworthiness" in result.stdout


class TestLook:
    def test_pictures_in_folders_become_a_space_that_is_charted(
        self, tiny_data: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        for i in range(24):
            inside = tmp_path / "shapes" / str(tiny_data.labels[i])
            inside.mkdir(exist_ok=True, parents=True)
            Image.fromarray(tiny_data.arrays[i, ..., 0]).save(inside / f"{i}.png")
        out = tmp_path / "My shapes"
        monkeypatch.setenv("LATENT_PROGRESS", str(tmp_path / "progress.jsonl"))
        options = ("--title", "Shapes", "--size", 16, "--colour", "--dials", 3, "--out", out)
        result = run("look", tmp_path / "shapes", *options)
        assert (result.exit_code, result.stderr) == (0, ""), result.output
        assert result.stdout.startswith(f"my-shapes: 3 dials, in {out}\n")
        made = Space.load(out)
        assert (made.manifest.title, made.modality.config) == ("Shapes", ImageConfig(16, 16, 3))
        assert made.manifest.command == (
            "python -m latent look shapes --modality image --title Shapes --dials 3 --size 16 --colour "
            "--out 'My shapes'"
        )
        assert set(made.reference.labels) == {"bar", "cross", "disc"}
        assert sorted(made.given.names)[0] == "bar/0.png"
        shares = [json.loads(line)["share"] for line in (tmp_path / "progress.jsonl").read_text().splitlines()]
        assert shares == sorted(shares)
        assert "finished space" in refused("look", tmp_path / "shapes", "--out", out)
        assert done("chart", out).startswith("my-shapes: maps drawn by UMAP, trust 0.")
        assert not np.array_equal(Space.load(out).maps[2].positions, made.maps[2].positions)

    def test_a_table_goes_by_its_words_and_columns(self, remarks: Path, tmp_path: Path):
        columns = ("--column", "text=remark", "--column", "labels=by")
        result = run("look", remarks, "--modality", "passages", *columns, "--out", tmp_path / "made")
        assert result.exit_code == 0, result.output
        assert set(Space.load(tmp_path / "made").reference.labels) == {"Ann", "Bob"}
        assert "passages" in refused("look", remarks, "--modality", "text", "--out", tmp_path / "other")

    @pytest.mark.parametrize("by", ["factors", "parts"])
    def test_plain_models_of_another_kind(self, by: str, tiny_data: Dataset, tmp_path: Path):
        np.savez(tmp_path / "shapes.npz", x=tiny_data.arrays[:120], y=tiny_data.labels[:120])
        out = tmp_path / "made"
        assert done("look", tmp_path / "shapes.npz", "--by", by, "--dials", 5, "--out", out).startswith("made: 5 dials")
        made = Space.load(out)
        assert f"--by {by}" in made.manifest.command
        codes = made.encode(tiny_data.arrays[:40]).mean
        assert made.errors(tiny_data.arrays[:40], codes).mean() < made.errors(tiny_data.arrays[:40], 0 * codes).mean()
        assert by != "parts" or made.reference.codes.min() >= 0, "they only add up"

    def test_plain_models_of_no_kind_and_for_other_items(self, remarks: Path, picture: Path, tmp_path: Path):
        assert "no such way to look" in refused("look", picture, "--by", "luck", "--out", tmp_path / "made")
        columns = ("--modality", "passages", "--column", "text=remark")
        assert "it means nothing for" in refused("look", remarks, *columns, "--by", "parts", "--out", tmp_path / "made")

    def test_of_rows_by_factor_analysis(self, tmp_path: Path):
        rows = ["width,height,kind", *(f"{i % 23},{i * i % 17},{'ab'[i % 2]}" for i in range(90))]
        (tmp_path / "t.csv").write_text("\n".join(rows))
        table = ("look", tmp_path / "t.csv", "--modality", "table")
        assert done(*table, "--by", "factors", "--dials", 2, "--out", tmp_path / "f").startswith("f: 2 dials")
        made = Space.load(tmp_path / "f")
        assert made.modality.name == "table"
        assert made.redraw(made.reference.codes[:3]).shape == (3, 3)
        told = refused(*table, "--by", "parts", "--out", tmp_path / "p")
        assert "parts only add up, and numbers of rows lie on both sides of zero. Look by" in told

    @pytest.mark.parametrize("by", ["factors", "parts"])
    def test_of_sounds_by_each(self, by: str, tmp_path: Path):
        (tmp_path / "tones").mkdir()
        for i in range(30):
            tone = np.sin(2 * np.pi * (200 + 40 * i) * np.arange(4_000) / 8_000) * np.hanning(4_000)
            soundfile.write(tmp_path / "tones" / f"{i}.wav", tone, 8_000)
        look = ("look", tmp_path / "tones", "--modality", "sound", "--by", by, "--dials", 3)
        assert done(*look, "--out", tmp_path / "made").startswith("made: ")
        made = Space.load(tmp_path / "made")
        known = np.stack([made.original(row) for row in range(20)])
        codes = made.encode(known).mean
        assert made.errors(known, codes).mean() < made.errors(known, np.broadcast_to(codes.mean(0), codes.shape)).mean()

    def test_what_is_offered_for_ones_own_can_be_done(self):
        own = recipes.own().values()
        assert {one.modality: one.also for one in own}["table"] == ("factors",)
        assert all(set(one.also) <= set(baselines.KINDS) for one in own)

    def test_too_few_and_a_space_that_ships(self, picture: Path, tmp_path: Path):
        assert "1 items are too few" in refused("look", picture, "--out", tmp_path / "made")
        assert not (tmp_path / "made").exists()
        assert "comes with the program" in refused("chart", "digits")


SENTENCES = """
name = "few"
known_items = "redrawn"
references = 80
[configuration]
length = 10
[recipe]
dials = 3
width = 4
epochs = 2
batch = 16
precision = "float32"
"""
WORDS = (["Tom", "Mary", "I", "We"], ["like", "saw", "want"], ["tea", "cats", "it", "Boston"], [".", "?", " too."])


@pytest.fixture(scope="session")
def text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of every sentence that a few words make."""
    path = tmp_path_factory.mktemp("texts") / "few.txt"
    path.write_text("\n".join(f"{a} {b} {c}{d}" for a, b, c, d in product(*WORDS)), "utf-8")
    return path


@pytest.fixture(scope="session")
def made(text: Path) -> str:
    """A space of its sentences."""
    recipe, out = text.with_suffix(".toml"), text.parent / "space"
    recipe.write_text(SENTENCES, "utf-8")
    result = run("train", text, "--modality", "text", "--recipe", recipe, "--out", out)
    assert result.exit_code == 0, result.output
    assert "exact_match" in result.stdout
    return str(out)


class TestSentences:
    """From a text file to a space of its sentences, and every command on it."""

    def test_its_weights_are_kept_once_though_networks_share_some(self, made: str):
        kept = load_file(Path(made) / "weights.safetensors")
        assert sum("words.weight" in name for name in kept) == 1
        assert all(values.dtype == np.float16 for values in kept.values())

    def test_evaluate_tells_what_is_usual_for_sentences(self, made: str, text: Path):
        figures = json.loads(done("evaluate", made, text, "--json"))
        assert tuple(figures) == (*TestEvaluate.KEYS, "exact_match", "bleu")
        assert figures["items"] == 144
        assert 0 <= figures["exact_match"] <= 1
        assert 0 <= figures["bleu"] <= 1
        assert figures["negative_elbo"] > figures["kl"] > 0

    def test_sentences_become_codes_and_codes_sentences(self, made: str, text: Path, tmp_path: Path):
        done("encode", made, text, "--out", tmp_path / "codes.parquet")
        assert pq.read_table(tmp_path / "codes.parquet")["name"][0].as_py() == "Tom like tea."
        done("decode", made, tmp_path / "codes.parquet", "--out", tmp_path / "decoded")
        written_out = sorted((tmp_path / "decoded").iterdir())
        assert len(written_out) == 144
        assert all(path.suffix == ".txt" for path in written_out)

    def test_a_sentence_moves_along_a_direction_and_is_no_picture(self, made: str, text: Path, tmp_path: Path):
        assert "familiar" in done("morph", made, text, "--along", "Question=1", "--out", tmp_path / "moved.txt")
        assert (tmp_path / "moved.txt").read_text("utf-8")
        assert ".txt" in refused("morph", made, text, "--along", "Question=1", "--out", tmp_path / "moved.png")


def test_a_table_of_longer_texts_becomes_a_space_of_their_words(tmp_path: Path):
    stories = {"money": ("cash", "bank", "card", "fee"), "film": ("actor", "scene", "plot", "screen")}
    rows = [
        f"The {a} and the {b} were with the {c},{label}"
        for label, words in stories.items()
        for a, b, c in product(words, repeat=3)
    ]
    (tmp_path / "texts.csv").write_text("\n".join(["text,label", *rows]), "utf-8")
    recipe = SENTENCES.replace("[configuration]\nlength = 10\n", "").replace("epochs = 2", "epochs = 40")
    (tmp_path / "words.toml").write_text(recipe, "utf-8")
    out = tmp_path / "space"
    trained = ("--modality", "passages", "--recipe", tmp_path / "words.toml", "--out", out)
    result = run("train", tmp_path / "texts.csv", *trained)
    assert result.exit_code == 0, result.output
    assert "words_back" in result.stdout
    done("encode", out, tmp_path / "texts.csv", "--out", tmp_path / "codes.parquet")
    table = pq.read_table(tmp_path / "codes.parquet")
    assert set(table["label"].to_pylist()) == set(stories)
    groups = " ".join(pq.read_table(out / "reference.parquet")["group"].to_pylist())
    assert any(word in groups for words in stories.values() for word in words), "groups are named by their words"


class TestAsAProcess:
    """Exit codes, streams and what is imported, as a terminal sees them."""

    def test_a_persons_mistake_is_one_line_and_1(self, tmp_path: Path):
        ended = _latent("encode", "nowhere", str(tmp_path), "--out", "codes.csv")
        assert (ended.returncode, ended.stdout) == (1, "")
        assert ended.stderr.count("\n") == 1
        assert ended.stderr.startswith("nowhere: there is no such space.")

    def test_figures_alone_are_on_stdout(self, space: str, npz: Path):
        ended = _latent("evaluate", space, str(npz), "--json")
        assert (ended.returncode, ended.stderr) == (0, "")
        assert json.loads(ended.stdout)["items"] == 120

    def test_a_bug_is_a_traceback(self):
        program = "from latent import cli, spaces\nspaces.all_shipped = lambda: 1 / 0\ncli.commands(['spaces'])"
        ended = _python(program)
        assert ended.returncode == 1
        assert ended.stderr.startswith("Traceback")
        assert "ZeroDivisionError" in ended.stderr

    @pytest.mark.parametrize("args", [["--help"], ["train", "--help"], ["spaces"]])
    def test_quick_commands_import_nothing_heavy(self, args: list[str]):
        heavy = "{'torch', 'umap', 'sklearn', 'streamlit', 'pandas'}"
        program = f"import sys\nfrom latent import cli\ncli.commands({args}, standalone_mode=False)\n"
        ended = _python(f"{program}print({heavy} & set(sys.modules), file=sys.stderr)")
        assert (ended.returncode, ended.stderr) == (0, "set()\n")


class TestApp:
    def test_it_answers_and_ends_at_ctrl_c(self, tmp_path: Path):
        port = _free_port()
        log = (tmp_path / "log.txt").open("w+")
        command = [sys.executable, "-m", "latent", "app", "--port", str(port)]
        app = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, cwd=tmp_path)
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health", app)
            told = refused("app", "--port", port)
            assert told == f"port {port}: another program answers there. Give another with --port."
            app.send_signal(signal.SIGINT)
            assert app.wait(30) == 0
        finally:
            app.kill()
        log.seek(0)
        assert f"Latentarium answers on http://127.0.0.1:{port}; Ctrl-C ends it." in log.read()

    @pytest.mark.parametrize(
        ("terminal", "environment", "expected"),
        [
            (True, {"DISPLAY": ":0"}, True),
            (True, {"WAYLAND_DISPLAY": "wayland-0"}, True),
            (True, {}, False),
            (True, {"DISPLAY": ":0", "CI": "true"}, False),
            (False, {"DISPLAY": ":0"}, False),
        ],
    )
    def test_a_browser_opens_only_for_a_person(self, monkeypatch, terminal: bool, environment: dict, expected: bool):
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "CI"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.platform", "linux")
        monkeypatch.setattr("sys.stdout", SimpleNamespace(isatty=lambda: terminal))
        assert local.has_screen() is expected


def _latent(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "latent", *args], capture_output=True, text=True, check=False)


def _python(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address: str, app: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                assert answer.status == 200
                return
        except OSError:
            assert app.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.1)


class TestDraw:
    def test_portraits_come_with_their_factors(self, tmp_path: Path):
        from latent import faces
        from latent.datasets import load

        out = tmp_path / "new" / "faces.npz"
        assert done("draw", 5, "--out", out, "--seed", 3) == "faces.npz: 5 portraits\n"
        data = load(out, ImageModality)
        assert data.arrays.shape == (5, 64, 64, 3)
        assert set(data.factors) == set(faces.NAMES)
        assert np.array_equal(faces.draw(data.factors), data.arrays)

    def test_another_kind_of_file_is_refused_in_one_line(self, tmp_path: Path):
        assert "ends in .npz" in refused("draw", 5, "--out", tmp_path / "faces.png")

    @pytest.mark.parametrize("name", ["paid.csv", "paid.parquet"])
    def test_payments_are_a_table(self, tmp_path: Path, name: str):
        out = tmp_path / name
        assert done("draw", "payments", 3000, "--out", out, "--seed", 3) == f"3,000 drawn in {out}\n"
        table, expected = read_table(out), payments.draw(3000, 3)
        assert table.column_names == list(payments.COLUMNS)
        assert table["amount"].to_pylist() == expected["amount"].tolist()
        assert [word or "" for word in table["fraud"].to_pylist()] == expected["fraud"].tolist()
        assert table["time"][7].as_py() == expected["time"][7].item()

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["cheques", 5], "portraits and payments"),
            (["payments", "portraits", 5], "portraits and payments"),
            (["payments"], "whole number"),
            ([1], "whole number"),
        ],
    )
    def test_what_cannot_be_drawn_is_refused(self, tmp_path: Path, words: list, told: str):
        assert told in refused("draw", *words, "--out", tmp_path / "some.csv")
