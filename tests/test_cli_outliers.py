"""What does not fit, from a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pyarrow.csv
import pytest
from test_cli import done, refused

from latent.datasets import Dataset
from latent.space import Space

STRANGERS = 12


@pytest.fixture(scope="module")
def space(tiny_space: Space) -> str:
    return str(tiny_space.folder)


@pytest.fixture(scope="module")
def mixed(tiny_data: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """120 shapes, labelled 0, and then a few pictures of noise, labelled 1."""
    noise = np.random.default_rng(0).integers(0, 256, (STRANGERS, 28, 28), np.uint8)
    path = tmp_path_factory.mktemp("odd") / "mixed.npz"
    labels = np.repeat([0, 1], [120, STRANGERS])
    np.savez(path, x=np.concatenate([tiny_data.arrays[:120, ..., 0], noise]), y=labels)
    return path


@pytest.fixture(scope="module")
def clean(tiny_data: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("odd") / "clean.npz"
    np.savez(path, x=tiny_data.arrays[120:, ..., 0], y=np.zeros(len(tiny_data) - 120, int))
    return path


def test_strangers_are_ranked_first_and_the_figures_say_how_well(space: str, mixed: Path):
    told = json.loads(done("outliers", space, mixed, "--odd", 1, "--json"))
    assert (told["items"], told["judged_by"], told["score"]) == (120 + STRANGERS, 120 + STRANGERS, "combined")
    assert [row["rank"] for row in told["ranking"]] == list(range(1, 121 + STRANGERS))
    assert sum(row["label"] == "1" for row in told["ranking"][:STRANGERS]) >= STRANGERS - 2
    figures = told["figures"]["combined"]
    assert figures["auroc"] > 0.97
    assert figures["average_precision"] > 0.9
    assert figures["precision_at"]["5"] == 1.0
    assert set(told["figures"]) == set(told["ranking"][0]) - {"rank", "row", "name", "label", "stands_out"}


def test_beside_clean_ones_the_threshold_tells_them(space: str, mixed: Path, clean: Path):
    told = json.loads(done("outliers", space, mixed, "--reference", clean, "--fine", 0, "--json"))
    assert told["judged_by"] == 280
    assert told["figures"]["combined"]["auroc"] > 0.99
    assert STRANGERS <= told["stand_out"] <= STRANGERS + 6


def test_another_score_ranks_and_a_table_is_written(space: str, mixed: Path, tmp_path: Path):
    out = tmp_path / "odd.csv"
    assert done("outliers", space, mixed, "--score", "error", "--out", out) == f"132 ranked in {out}\n"
    table = pyarrow.csv.read_csv(out)
    values = table["error"].to_numpy()
    assert (np.diff(values) <= 0).all()
    assert sorted(table["row"].to_pylist()) == list(range(120 + STRANGERS))


def test_a_person_reads_the_first_and_the_figures(space: str, mixed: Path):
    text = done("outliers", space, mixed, "--odd", 1)
    assert " of 132 stand out" in text
    assert "AUROC" in text
    assert text.count("\n") < 25


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--score", "guess"], "guess: there is no such score."),
        (["--odd", "7"], "nothing in it is labelled 7. There are 0, 1."),
        (["--odd", "1", "--fine", "0"], "Give one of them."),
    ],
)
def test_what_does_not_fit_is_said(space: str, mixed: Path, options: list[str], problem: str):
    assert problem in refused("outliers", space, mixed, *options)


def test_too_few_and_unlabelled_items_are_told_in_one_line(space: str, tiny_data: Dataset, tmp_path: Path):
    np.savez(tmp_path / "one.npz", x=tiny_data.arrays[:1, ..., 0])
    assert "one item alone has nothing to be odd beside" in refused("outliers", space, tmp_path / "one.npz")
    np.savez(tmp_path / "same.npz", x=np.repeat(tiny_data.arrays[:1, ..., 0], 20, axis=0))
    assert "they are all the same to the model" in refused("outliers", space, tmp_path / "same.npz")
    np.savez(tmp_path / "bare.npz", x=tiny_data.arrays[:20, ..., 0])
    assert "It has no labels: leave --odd and --fine out." in refused(
        "outliers", space, tmp_path / "bare.npz", "--odd", 1
    )
