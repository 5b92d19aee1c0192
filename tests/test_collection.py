"""A person's own items: encoded, placed, judged, renamed, removed, brought back and taken away as a table."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from latent.collection import Collection, Entry, entries, joined
from latent.datasets import Dataset
from latent.errors import RequestError
from latent.modalities.items import Day, Item
from latent.space import Space


def _items(data: Dataset, rows: list[int]) -> list[Item]:
    views = [data.modality.view(data.arrays[row]) for row in rows]
    return [
        Item(f"{data.names[row]}.png", data.arrays[row], view, ("It was turned.",), str(data.labels[row]))
        for row, view in zip(rows, views, strict=True)
    ]


@pytest.fixture(scope="module")
def five(tiny_space: Space, tiny_data: Dataset) -> list[Entry]:
    return entries(tiny_space, _items(tiny_data, [0, 1, 2, 3, 4]), set())


@pytest.fixture
def collection(five: list[Entry]) -> Collection:
    kept = Collection("tiny")
    kept.add(five)
    return kept


def _names(collection: Collection) -> list[str]:
    return [entry.name for entry in collection]


def test_entries_say_what_the_space_says(tiny_space: Space, tiny_data: Dataset, five: list[Entry]):
    arrays = tiny_data.arrays[:5]
    posterior = tiny_space.encode(arrays)
    rebuild = tiny_space.rebuild(arrays, posterior.mean)
    strange = tiny_space.typicality.stranger_than(rebuild.evidence(posterior))
    for i, entry in enumerate(five):
        assert np.array_equal(entry.mean, posterior.mean[i])
        assert np.array_equal(entry.logvar, posterior.logvar[i])
        assert np.array_equal(entry.array, arrays[i])
        assert entry.error == pytest.approx(float(rebuild.error[i]))
        assert entry.stranger_than == pytest.approx(float(strange[i]))
        assert entry.familiarity == tiny_space.typicality.words(strange[i : i + 1])[0]
        assert (entry.name, entry.label, entry.notes) == (f"shape {i}.png", tiny_data.labels[i], ("It was turned.",))
        for d, place in entry.places.items():
            assert np.allclose(place, tiny_space.maps[d].place(posterior.mean[i : i + 1])[0], atol=1e-4)


def test_nearby_labels_and_groups_are_those_of_most_neighbours(tiny_space: Space, five: list[Entry]):
    for entry in five:
        near = tiny_space.nearest(entry.mean, 15)[0]
        for words, told in (
            (tiny_space.reference.labels, entry.label_nearby),
            (tiny_space.reference.groups, entry.group_nearby),
        ):
            votes = words[near].tolist()
            assert votes.count(told) == max(map(votes.count, votes))


def test_no_items_make_no_entries(tiny_space: Space):
    assert entries(tiny_space, [], set()) == []


def test_twins_get_ids_of_their_own(tiny_space: Space, tiny_data: Dataset, five: list[Entry]):
    twins = entries(tiny_space, _items(tiny_data, [0, 0, 1, 0]), {five[0].id})
    ids = [entry.id for entry in twins]
    assert len({five[0].id, *ids}) == 5
    assert ids == [f"{five[0].id}-2", f"{five[0].id}-3", five[1].id, f"{five[0].id}-4"]


def test_names_and_labels_are_text_on_one_line(tiny_space: Space, tiny_data: Dataset):
    item = replace(_items(tiny_data, [0])[0], name="a\n\x1b[31mb<script>", label=None)
    (entry,) = entries(tiny_space, [item], set())
    assert (entry.name, entry.label) == ("a [31mb<script>", "")


def test_renaming(collection: Collection, five: list[Entry]):
    collection.rename(five[1].id, "  my\ncross ")
    assert _names(collection)[:3] == ["shape 0.png", "my cross", "shape 2.png"]
    for empty in ("", "  ", "\n\t", "\x00"):
        with pytest.raises(RequestError, match=r"my cross: a name needs"):
            collection.rename(five[1].id, empty)
    assert _names(collection)[1] == "my cross"


def test_removing_and_bringing_back_in_place(collection: Collection, five: list[Entry]):
    before = _names(collection)
    collection.remove({five[0].id, five[2].id})
    assert _names(collection) == [before[i] for i in (1, 3, 4)]
    collection.remove({five[4].id})
    collection.undo()
    assert _names(collection) == [before[i] for i in (1, 3, 4)]
    collection.undo()
    assert _names(collection) == before
    collection.undo()
    assert _names(collection) == before, "there is nothing more to bring back"
    assert len(collection) == 5


def test_undo_keeps_what_came_and_changed_since(
    collection: Collection, five: list[Entry], tiny_space: Space, tiny_data
):
    collection.remove({five[0].id})
    collection.rename(five[1].id, "renamed")
    new = entries(tiny_space, _items(tiny_data, [7]), set(collection.entries))
    collection.add(new)
    collection.undo()
    assert _names(collection) == ["shape 0.png", "renamed", *(f"shape {i}.png" for i in (2, 3, 4, 7))]


def test_an_item_given_again_after_its_removal_loses_neither(collection: Collection, five, tiny_space, tiny_data):
    collection.rename(five[0].id, "my first")
    collection.remove({five[0].id})
    collection.add(entries(tiny_space, _items(tiny_data, [0]), collection.taken))
    collection.undo()
    assert sorted(_names(collection)) == ["my first", *sorted(f"shape {i}.png" for i in range(5))]


def test_the_posterior_is_of_all_entries(collection: Collection, five: list[Entry]):
    assert np.array_equal(collection.posterior().mean, np.stack([entry.mean for entry in five]))
    assert np.array_equal(collection.posterior().logvar, np.stack([entry.logvar for entry in five]))


def _read(data: bytes, kind: str) -> pa.Table:
    return pyarrow.csv.read_csv(io.BytesIO(data)) if kind == "csv" else pq.read_table(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_what_is_exported_reads_back(collection: Collection, five: list[Entry], kind: str):
    collection.rename(five[0].id, 'Zoë, "the 1st"')
    table = _read(collection.export(kind), kind)
    assert table.column_names == [
        *("name", "label", "space", "nearest_label", "nearest_group", "familiarity", "stranger_than", "rebuild_mse"),
        *("map2_x", "map2_y", "map3_x", "map3_y", "map3_z"),
        *(f"dial_{i}" for i in range(1, 7)),
    ]
    assert table.to_pylist() == collection.table().to_pylist()
    assert table["name"][0].as_py() == 'Zoë, "the 1st"'
    codes = np.stack([table[f"dial_{i}"].to_numpy() for i in range(1, 7)], axis=1)
    assert np.array_equal(codes.astype(np.float32), collection.posterior().mean)
    places = np.stack([table[f"map3_{axis}"].to_numpy() for axis in "xyz"], axis=1)
    assert np.array_equal(places.astype(np.float32), [entry.places[3] for entry in five])


FORMULAS = ["=1+1", "+1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_in_a_name_is_text_in_the_csv(collection: Collection, five: list[Entry], formula: str):
    collection.entries = {e.id: replace(e, label=formula, group_nearby=formula) for e in collection}
    collection.rename(five[0].id, formula)
    row = _read(collection.export("csv"), "csv").to_pylist()[0]
    assert [row["name"], row["label"], row["nearest_group"]] == ["'" + formula] * 3
    assert _read(collection.export("parquet"), "parquet").to_pylist()[0]["name"] == formula, (
        "nothing runs a Parquet file"
    )
    assert row["map2_x"] == collection.table()["map2_x"][0].as_py(), "numbers below zero stay numbers"


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_an_empty_collection_exports_its_headings(kind: str):
    table = _read(Collection("tiny").export(kind), kind)
    assert table.num_rows == 0
    assert "familiarity" in table.column_names


def _with_facts(five: list[Entry], *facts: dict) -> list[Entry]:
    return [replace(entry, facts=told) for entry, told in zip(five, facts, strict=False)]


def test_what_came_along_is_exported_by_its_kind(five: list[Entry]):
    told = ({"stars": 4.0, "when": Day(0.5), "dial_1": "a"}, {"stars": 5.0}, {"dial_1": "b", "name": 7.0})
    kept = Collection("tiny")
    kept.add(_with_facts(five, *told))
    rows = _read(kept.export("parquet"), "parquet").to_pylist()
    assert [row["stars"] for row in rows] == [4.0, 5.0, None]
    assert str(rows[0]["when"]) == "1970-01-01 12:00:00"
    assert [row["dial_1 (yours)"] for row in rows] == ["a", None, "b"]
    assert rows[2]["name (yours)"] == 7.0
    assert "part_of" not in rows[0]


def test_tables_of_other_columns_are_joined(five: list[Entry]):
    tables = []
    for told in ({"a": 1.0}, {"a": "one"}, {"b": Day(1)}):
        kept = Collection("tiny")
        kept.add(_with_facts(five[:1], told))
        tables.append(kept.table())
    rows = joined(tables).to_pylist()
    assert [row["a"] for row in rows] == ["1", "one", None]
    assert [row["b"] is None for row in rows] == [True, True, False]


def test_others_take_the_place_of_some(collection: Collection, five: list[Entry]):
    new = [replace(five[1], name="x"), replace(five[0], id="new", name="y")]
    collection.remove({five[2].id})
    collection.exchange((five[1].id, five[2].id), new)
    assert _names(collection) == ["shape 0.png", "x", "y", "shape 3.png", "shape 4.png"]
    collection.undo()
    assert sorted(_names(collection)) == ["shape 0.png", "shape 3.png", "shape 4.png", "x", "y"], (
        "none of the old is back"
    )
