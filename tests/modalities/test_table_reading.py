"""Tables as people save them, read as rows."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from latent.errors import DataError, LatentError, RequestError, TooLarge, UnreadableFile, UnsupportedFile
from latent.modalities import get, tabular
from latent.modalities.items import Day, Item
from latent.modalities.table import kinds, reading
from latent.modalities.table.codec import TableModality

ROWS = 40
PEOPLE = [
    {"id": f"p-{i:03d}", "age": 20 + i % 30, "town": ("Bonn", "Ulm", "Kiel")[i % 3], "paid": f"{i * 1.5:.2f}"}
    for i in range(ROWS)
]


def as_csv(rows: list[dict] = PEOPLE, separator: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_parquet(rows: list[dict] = PEOPLE) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


def bound(data: bytes, chosen: dict | None = None) -> TableModality:
    return TableModality(TableModality.guess_config(TableModality.raw("a.csv", data, chosen or {}), chosen or {}))


def items(modality: TableModality, data: bytes, name: str = "a.csv", chosen: dict | None = None) -> list[Item]:
    found = list(modality.read(name, data, chosen or {}))
    assert all(isinstance(one, Item) for one in found), found
    return found


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", as_csv()),
        ("a.csv", as_csv(separator=";")),
        ("a.tsv", as_csv(separator="\t")),
        ("a.csv", as_csv().decode().encode("utf-16")),
        ("a.parquet", as_parquet()),
        ("a.json", json.dumps(PEOPLE, indent=1).encode()),
        ("a.json", "\n".join(map(json.dumps, PEOPLE)).encode()),
        ("a.jsonl", "\n".join(map(json.dumps, PEOPLE)).encode()),
        ("a.ndjson", "\r\n".join(map(json.dumps, PEOPLE)).encode()),
    ],
)
def test_the_same_rows_come_out_of_every_kind_of_file(name: str, data: bytes):
    own = bound(as_csv())
    assert [field.name for field in own.config.fields] == ["age", "town", "paid"]
    found = items(own, data, name)
    assert [one.name for one in found] == [row["id"] for row in PEOPLE]
    assert np.array_equal(np.stack([one.array for one in found]), own.adopt(own.raw("a.csv", as_csv())))


def test_what_was_guessed_is_told():
    (note,) = items(bound(as_csv()), as_csv())[0].notes
    assert note == "Left out, for names of rows tell nothing about others: “id”."


def test_a_row_keeps_how_it_was_given_and_can_be_made_ready_again():
    own = bound(as_csv())
    found = items(own, as_csv())
    assert found[1].original.data.decode() == "id: p-001;\nage: 21;\ntown: Ulm;\npaid: 1.50"
    for one in found[:3]:
        assert np.array_equal(own.restore([one.original])[0], one.array)


def test_a_cell_that_only_its_column_explains_is_kept_so_that_it_can_be_read_alone():
    rows = [
        {"price": f"{i},{i % 10}", "day": f"{i % 28 + 1}.03.2021", "at": f"2021-01-{i % 28 + 1:02d} 10:00:07"}
        for i in range(40)
    ]
    data = as_csv(rows, ";")
    own = bound(data)
    for one in items(own, data)[12:15]:
        assert np.array_equal(own.restore([one.original])[0], one.array)


def test_columns_that_no_model_sees_come_along_as_facts():
    rows = [row | {"said": f"It was a fine thing number {i}, and so on it went."} for i, row in enumerate(PEOPLE)]
    found = items(bound(as_csv()), as_csv([row | {"on": "2021-03-04", "n": i} for i, row in enumerate(rows)]))
    assert found[3].facts["said"] == "It was a fine thing number 3, and so on it went."
    assert found[3].facts["n"] == 3
    assert "on" not in found[3].facts, "it is always the same"
    dated = [row | {"on": f"2021-03-{i % 9 + 1:02d}"} for i, row in enumerate(rows)]
    assert str(items(bound(as_csv()), as_csv(dated))[0].facts["on"]) == "2021-03-01"
    assert isinstance(items(bound(as_csv()), as_csv(dated))[0].facts["on"], Day)


def test_a_label_is_chosen_and_not_seen():
    chosen = {"Label": "town", "Name": "none"}
    own = bound(as_csv(), chosen)
    assert [field.name for field in own.config.fields] == ["id", "age", "paid"] or "town" not in own.config.fields
    found = items(own, as_csv(), chosen=chosen)
    assert [one.label for one in found[:3]] == ["Bonn", "Ulm", "Kiel"]
    assert found[0].name == "row 1"
    assert own.raw_labels("a.csv", as_csv(), chosen)[:2] == ["Bonn", "Ulm"]
    assert [one.label for one in items(own, as_csv())[:1]] == ["Bonn"], "the space remembers"


def test_a_kind_is_chosen():
    own = bound(as_csv(), {"age": kinds.CATEGORY, "paid": kinds.LEFT_OUT})
    assert [(field.name, field.kind) for field in own.config.fields] == [("age", "category"), ("town", "category")]
    choices = {choice.name: choice for choice in TableModality.unbound().choices("a.csv", as_csv())}
    assert choices["age"].chosen == kinds.WHOLE
    assert choices["id"].chosen == kinds.IDENTIFIER if "id" in choices else choices["Name"].chosen == "id"
    assert set(own_choices := {one.name for one in own.choices("a.csv", as_csv())}) == {"Label", "Name"}, own_choices


@pytest.mark.parametrize("chosen", [{"Label": "mood"}, {"mood": kinds.NUMBER}, {"age": "smell"}])
def test_what_cannot_be_chosen_is_refused_in_a_line(chosen: dict):
    with pytest.raises(RequestError):
        reading.read("a.csv", as_csv(), chosen)


def test_a_table_without_the_spaces_columns_says_which_it_lacks():
    (refusal,) = bound(as_csv()).read("b.csv", b"age,city\n1,Bonn\n2,Ulm\n3,Ulm\n")
    assert str(refusal) == "b.csv: it lacks the columns “town”, “paid”. Give a table with the space's columns."


def test_a_word_that_nobody_knew_is_told():
    own = bound(as_csv())
    (one,) = items(own, b"age,town,paid\n33,Atlantis,4.50\n")
    assert own.config.fields[1].shown(one.array[1]) == "other"
    assert one.notes[-1] == "“Atlantis” is rare or new in “town”, and counts as other."


def test_rare_words_are_one():
    rows = [{"a": i % 7, "word": f"w{i % 4}" if i < 1_000 else f"rare{i}", "n": i % 5} for i in range(1_010)]
    (word,) = [field for field in bound(as_csv(rows)).config.fields if field.name == "word"]
    assert sorted(word.words) == ["w0", "w1", "w2", "w3"]


def dated(days, months) -> bytes:
    rows = [{"on": f"{days[i % len(days)]:02d}/{months[i % len(months)]:02d}/2021", "n": i % 9} for i in range(60)]
    return as_csv(rows)


def test_the_order_of_day_and_month_is_a_choice_of_the_column_and_is_told():
    data = dated(range(1, 12), range(2, 13))
    assert reading.read("a.csv", data).notes == (
        "The month is taken to come first, and could be the day: “on”. Choose the column's kind if it is the other "
        "way round.",
    )
    (choice,) = [one for one in TableModality.unbound().choices("a.csv", data) if one.name == "on"]
    assert choice.chosen == kinds.MONTH_FIRST
    assert kinds.DAY_FIRST in choice.options
    assert not reading.read("a.csv", data, {"on": kinds.DAY_FIRST}).notes
    assert not items(bound(data), data)[0].notes, "a space has settled it"


@pytest.mark.parametrize("chosen", [{}, {"on": kinds.DAY_FIRST}])
def test_a_space_reads_days_and_months_in_the_order_that_it_was_made_with(chosen: dict):
    made_of = dated(range(1, 12), range(2, 13)) if chosen else dated(range(1, 29), range(1, 13))
    own = bound(made_of, chosen)
    assert own.config.fields[0].kind == kinds.DAY_FIRST
    again = TableModality.from_json(json.loads(json.dumps(own.to_json())))
    one, *_ = items(again, dated([3], [4]))
    assert own.config.fields[0].shown(one.array[0]) == "2021-04-03"
    assert np.array_equal(again.restore([one.original])[0], one.array)


def test_files_in_which_days_and_months_change_places_are_no_one_table(tmp_path: Path):
    from latent.datasets import load

    (tmp_path / "a.csv").write_bytes(dated(range(1, 29), range(1, 13)))
    (tmp_path / "b.csv").write_bytes(dated(range(1, 12), range(2, 13)))
    with pytest.raises(DataError, match="different columns"):
        load(tmp_path, TableModality, by_item=True)
    assert len(load(tmp_path, TableModality, by_item=True, chosen={"on": kinds.DAY_FIRST})) == 120


def test_a_date_gives_what_matters_of_it():
    rows = [{"at": f"2021-01-{i % 28 + 1:02d} {i % 24:02d}:30", "n": i % 9} for i in range(60)]
    own = bound(as_csv(rows))
    assert [field.name for field in own.config.fields] == ["at", "at: weekday", "at: hour", "n"]
    one = items(own, as_csv(rows))[0]
    assert [f.shown(v) for f, v in zip(own.config.fields, one.array, strict=True)] == [
        "2021-01-01 00:30",
        "Friday",
        "0",
        "0",
    ]


def test_nothing_in_a_cell_is_evaluated_or_shown_as_html():
    rows = [{"a": "=1+1", "b": "<b>x</b>", "n": i} for i in range(8)] + [{"a": "-2", "b": "y", "n": 9}] * 8
    own = bound(as_csv(rows))
    one = items(own, as_csv(rows))[0]
    assert b"&lt;b&gt;x&lt;/b&gt;" in own.view(one.array).data
    assert b"<b>" not in own.view(one.array).data
    assert b"'=1+1" in own.keepsake(one.array).data


ODD = {
    "one column": b"n\n1\n2\n3\n4\n1\n",
    "no names": b"1,2.5,a\n2,3.5,b\n3,4.5,a\n4,5.5,b\n",
    "the same name twice": b"n,n,w\n1,2,a\n2,3,b\n3,3,a\n9,1,b\n",
    "blank columns": b"n,empty,w\n1,,a\n2,,b\n3,,a\n",
    "huge": b"n,w\n1e308,a\n-1e308,b\n1,a\n2,b\n3,b\n",
    "ragged": b"n,w\n1,a\n2\n3,b,c\n4,a\n",
    "300 columns": b"\n".join(
        [",".join(f"c{i}" for i in range(300)).encode()]
        + [",".join(str(i * k % 17) for i in range(300)).encode() for k in range(1, 30)]
    ),
}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_odd_tables_are_read(data: bytes):
    own = bound(data)
    found = items(own, data)
    arrays = np.stack([one.array for one in found])
    assert np.isfinite(own.inputs(arrays)).all()
    assert np.isfinite(own.restore([one.original for one in found])).sum() == np.isfinite(arrays).sum()


@pytest.mark.parametrize(
    "data", [b"a,b\n,\n,\n", b"n,m\n1,2\n", b"a\nsame\nsame\n", b"id\nx-1\nx-2\nx-3\nx-4\nx-5\nx-6\n"]
)
def test_a_table_in_which_nothing_differs_is_refused_in_a_line(data: bytes):
    with pytest.raises((DataError, UnreadableFile)) as refusal:
        bound(data)
    assert "\n" not in str(refusal.value)
    (told,) = TableModality.unbound().read("a.csv", data)
    assert isinstance(told, LatentError)


def test_what_is_no_table_is_refused():
    with pytest.raises(UnsupportedFile):
        reading.read("a.png", b"\x89PNG")
    with pytest.raises(UnreadableFile, match="line 2"):
        reading.read("a.jsonl", b'{"a": 1}\n[1, 2]\n')


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'[{"a": 1}, 2]', "entry 2 of its array is no object"),
        (b'[{"a": 1}', "its JSON is broken"),
        (b"[" * 100_000, "its JSON is broken"),
        (b'{"a":\n1}', "line 1 is no object of JSON"),
    ],
)
def test_what_is_no_array_of_objects_is_told(data: bytes, told: str):
    with pytest.raises(UnreadableFile, match=told):
        reading.read("a.json", data)


def test_an_array_is_no_lines_of_objects():
    with pytest.raises(UnreadableFile, match="line 1 is no object"):
        reading.read("a.jsonl", json.dumps(PEOPLE).encode())


def test_too_large_a_file_is_not_opened(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    with pytest.raises(TooLarge):
        reading.read("a.csv", as_csv())
    assert reading.too_large("a.png", 10**12) is None


def test_files_of_different_columns_make_no_data_set(tmp_path: Path):
    from latent.datasets import load

    (tmp_path / "a.csv").write_bytes(as_csv())
    (tmp_path / "b.csv").write_bytes(b"x,y\n1,2\n2,1\n3,5\n")
    with pytest.raises(DataError, match="different columns"):
        load(tmp_path, TableModality, by_item=True)
    (tmp_path / "b.csv").write_bytes(as_csv(PEOPLE[:9]))
    assert len(load(tmp_path, TableModality, by_item=True)) == ROWS + 9


def test_tables_are_offered_for_tables_and_not_for_texts():
    offered = TableModality.own_reading([("a.csv", as_csv())])
    assert offered.modality == "table"
    assert f"{ROWS} rows" in offered.why
    spoken = b"text,label\n" + b"".join(b"It is a fine day number %d today,%d\n" % (i, i % 3) for i in range(60))
    assert TableModality.own_reading([("a.csv", spoken)]) is None
    assert TableModality.own_reading([("a.txt", b"One line.\nAnother.\n")]) is None
    assert get("text").own_reading([("a.csv", as_csv())]) is None


def test_strangers_tables_are_rows_as_pandas_counts_them_or_one_line(strangers: Path):
    import pandas as pd

    agreed = compared = 0
    for path in sorted(one for one in strangers.rglob("*") if one.suffix.lower() in tabular.SUFFIXES):
        try:
            table = tabular.read(path.name, path.read_bytes())
        except LatentError:
            continue
        for found in TableModality.unbound().read(path.name, path.read_bytes()):
            assert isinstance(found, Item | LatentError)
        try:
            frame = pd.read_csv(path) if path.suffix == ".csv" else pd.read_excel(path, engine="calamine")
        except Exception:  # what pandas makes of it is not asked here
            continue
        compared += 1
        agreed += (len(table), len(table.columns)) == frame.shape
    assert compared > 60
    assert agreed > 0.6 * compared


@pytest.mark.parametrize("head", ["size: cm", "a:b", "back\\\\slash: x", "ends:"])
def test_a_columns_name_may_hold_what_parts_it_from_its_cell(head: str):
    rows = [{head: i % 9, "w: at": f"{'ab'[i % 2]}: c", "n": i % 7} for i in range(40)]
    own = bound(as_csv(rows))
    found = items(own, as_csv(rows))
    assert np.array_equal(own.restore([found[3].original])[0], found[3].array)
    ((_, table),) = own.as_files([(one.name, one.original) for one in found])
    assert list(csv.DictReader(io.StringIO(table.decode()))) == [{k: str(v) for k, v in row.items()} for row in rows]


def test_rows_without_a_cell_add_no_column():
    found = items(bound(as_csv()), b"id,age,town,paid\np-1,30,Ulm,2.50\n-,-,-,-\n")
    ((_, table),) = bound(as_csv()).as_files([(one.name, one.original) for one in found])
    assert table.decode().splitlines()[0] == "id,age,town,paid"


def test_numbers_too_large_to_be_rounded_stay_finite():
    rows = [{"n": "1e308" if i == 3 else f"{i}.25", "m": i % 7} for i in range(40)]
    assert items(bound(as_csv(rows)), as_csv(rows))[3].array[0] == 1e308


def test_cells_that_are_not_what_their_column_is_are_told_or_the_table_refused():
    own = bound(as_csv())
    some = [row | {"paid": "by cheque" if i < 30 else row["paid"]} for i, row in enumerate(PEOPLE)]
    found = items(own, as_csv(some))
    assert [bool(np.isnan(one.array[2])) for one in found[28:32]] == [True, True, False, False]
    assert "In “paid” 30 cells are no number, and counted as blank." in found[0].notes
    (refusal,) = own.read("b.csv", as_csv([row | {"paid": f"{row['paid']} EUR"} for row in PEOPLE]))
    assert str(refusal).startswith("b.csv: nothing can be read of “paid” as a number. ")
    blank = items(own, as_csv([row | {"paid": ""} for row in PEOPLE]))
    assert np.isnan(blank[0].array[2]), "nothing was there to be read"


def test_a_column_that_the_space_needs_is_never_said_to_be_left_out():
    found = items(bound(as_csv()), as_csv([row | {"town": "Ulm", "age": ""} for row in PEOPLE]))
    assert not any("Left out" in note and ("town" in note or "age" in note) for note in found[0].notes)


def test_what_is_saved_for_a_spreadsheet_reads_back():
    rows = [{"+n": i % 9, "w": ("=1+1", "@b", "-c")[i % 3]} for i in range(40)]
    own = bound(as_csv(rows))
    arrays = np.stack([one.array for one in items(own, as_csv(rows))])
    again = items(own, own.strip(arrays).data)
    assert np.array_equal(np.stack([one.array for one in again]), arrays)
