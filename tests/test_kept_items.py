"""A space of a person's own texts: its known items are theirs, with what came along, and found among the spaces."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from latent import modalities, spaces, workspace
from latent.actions import finish
from latent.datasets import Dataset, load
from latent.errors import DataError, SpaceNotFound
from latent.given import Given
from latent.making import trained_space
from latent.making.trained_space import Plan
from latent.making.training import Recipe
from latent.modalities.items import Day, Item, View
from latent.space import Space


@pytest.fixture(scope="module")
def table(reviews: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "reviews.csv"
    path.write_text(reviews, "utf-8")
    return path


@pytest.fixture(scope="module")
def data(table: Path) -> Dataset:
    return load(table, modalities.get("passages"), by_item=True)


@pytest.fixture(scope="module")
def space(data: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Space:
    recipe = Recipe(dials=4, width=8, steps=60, batch=32, rate=5e-3, precision="float32")
    plan = Plan("reviews", "Reviews", "Some texts.", known_items="kept", recipe=recipe)
    return finish(trained_space.train(plan, data, tmp_path_factory.mktemp("spaces") / "reviews"))


def test_files_are_read_item_by_item_with_all_that_came_along(data: Dataset):
    assert len(data) == len(data.items) == 120
    assert data.items[5].facts["day"] == Day.of(datetime(2024, 3, 6))
    assert data.items[5].facts["stars"] in (1.5, 2.5, 3.5, 4.5, 5.5)
    assert set(data.labels) == {"hotel", "film"}
    some = data.subset(np.array([7, 3]))
    assert [item.name for item in some.items] == [data.items[7].name, data.items[3].name]


def test_a_folder_of_text_files_is_read_as_one_set(tmp_path: Path):
    for name, text in {"a.txt": "A hotel room.\nA hotel bed.", "b.txt": "A film.", "c.bin": "?"}.items():
        (tmp_path / name).write_text(text)
    found = load(tmp_path, modalities.get("passages"), by_item=True)
    assert [item.original.data.decode() for item in found.items] == ["A hotel room.", "A hotel bed.", "A film."]
    assert [refusal.item for refusal in found.refused] == ["c.bin"]
    assert "hotel" in found.modality.config.words.split()


def test_every_item_is_known_those_held_back_as_well(space: Space, data: Dataset):
    assert len(space.reference) == len(data)
    assert list(space.reference.labels) == list(data.labels)
    assert list(space.given.names) == [item.name for item in data.items]


def test_known_items_come_back_as_they_were_given(space: Space, data: Dataset):
    opened = Space.load(space.folder)
    assert [view.data for view in opened.given.originals] == [item.original.data for item in data.items]
    assert opened.given.facts_of(5) == data.items[5].facts
    assert isinstance(opened.given.facts["day"][5], Day)
    assert (opened.original(5) == data.arrays[5]).all()
    assert (opened.known() == data.arrays).all()
    assert opened.thumbnails.texts[5].startswith("Number 5: we liked the")


def test_most_of_ones_own_items_are_familiar(space: Space):
    strange = space.typicality.stranger_than(space.reference.evidence)
    assert np.mean(strange > 0.97) < 0.1


def test_what_was_not_kept_is_not_there(tiny_space: Space):
    assert tiny_space.given is None


def test_facts_go_through_a_table_and_back():
    items = [
        Item("one", np.zeros(1), View("text/plain", b"One."), facts={"n": 1.5, "day": Day(3.0), "mixed": 2.0}),
        Item("two", np.zeros(1), View("image/png", b"\x89"), facts={"word": "x", "mixed": "y"}, whole="book"),
    ]
    given = Given.of_table(pa.table(Given.of(items).columns()))
    assert [given.facts_of(row) for row in range(2)] == [
        {"n": 1.5, "day": Day(3.0), "mixed": "2.0"},
        {"mixed": "y", "word": "x"},
    ]
    assert list(given.originals) == [item.original for item in items]
    assert list(given.wholes) == ["", "book"]
    assert len(given) == 2


# ---- among the spaces -------------------------------------------------------------------------------------------


def _put(space: Space, name: str) -> Path:
    folder = workspace.spaces() / name
    folder.mkdir(parents=True)
    for part in space.folder.iterdir():
        (folder / part.name).write_bytes(part.read_bytes())
    replace(space.manifest, name=name).write(folder)
    return folder


def test_a_space_of_ones_own_is_offered_after_those_that_come_along(space: Space):
    assert spaces.own() == []
    _put(space, "reviews")
    assert spaces.own() == ["reviews"]
    assert spaces.offered() == [*spaces.shipped(), "reviews"]
    assert spaces.find("reviews").manifest.title == "Reviews"


def test_what_does_not_open_or_has_another_name_is_not_offered(space: Space):
    (_put(space, "broken") / "manifest.json").write_text("{")
    _put(space, "reviews").rename(workspace.spaces() / "renamed")
    _put(space, "digits")
    assert spaces.offered() == spaces.shipped()


def test_a_new_space_gets_a_name_that_no_other_has(space: Space):
    assert spaces.free_name("Mon café, 2024!") == "mon-caf-2024"
    assert spaces.free_name("Digits") == "digits-2"
    assert spaces.free_name("???") == "space"
    _put(space, "reviews")
    assert spaces.free_name("Reviews") == "reviews-2"
    assert len(spaces.free_name("x" * 500)) <= 42


def test_only_ones_own_spaces_can_be_deleted(space: Space):
    folder = _put(space, "reviews")
    spaces.delete("reviews")
    assert not folder.exists()
    for name in ("digits", "../jobs", "reviews"):
        with pytest.raises(SpaceNotFound):
            spaces.delete(name)
    assert (spaces.SHIPPED / "digits").is_dir()


# ---- how long ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("items", "epochs"), [(128 * 10, 60), (128 * 100, 24), (128 * 10_000, 1), (3, 60)])
def test_passes_are_fitted_to_the_number_of_items(items: int, epochs: int):
    assert Recipe(steps=2400, batch=128).fitted(items).epochs == epochs


def test_a_recipe_without_steps_keeps_its_passes():
    assert Recipe(epochs=7).fitted(10).epochs == 7
    with pytest.raises(DataError):
        Recipe(steps=-1)
