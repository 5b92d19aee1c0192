"""Rows as the model takes and gives them, and as pages show them."""

from __future__ import annotations

import json

import numpy as np
import pytest

from latent.errors import DataError, RequestError
from latent.modalities.table import asking, kinds, layout, measuring, schema
from latent.modalities.table.codec import TableConfig, TableModality
from latent.modalities.table.layout import Layout
from latent.modalities.table.schema import Field

from .examples import CUSTOMERS

RAW = TableModality.raw("customers.csv", CUSTOMERS)
BOUND = TableModality(TableModality.guess_config(RAW))
ARRAYS = BOUND.adopt(RAW)
FIELDS = BOUND.config.fields


def place(name: str) -> int:
    return [field.name for field in FIELDS].index(name)


def test_each_cell_has_its_places_and_one_for_being_blank():
    found = Layout.of(FIELDS)
    places = [*found.numbers, *found.answers, *(p for own in found.words for p in own), *found.blanks]
    assert sorted(places) == list(range(found.size))
    assert len(found.cell) == found.size
    assert [found.cell[blank] for blank in found.blanks] == list(range(len(FIELDS)))


def test_what_is_blank_is_known_to_be_blank_and_says_nothing_else():
    inputs, found = BOUND.inputs(ARRAYS), Layout.of(FIELDS)
    cid, age = 2, place("age")
    assert np.isnan(ARRAYS[cid, age])
    own = [p for p, cell in enumerate(found.cell) if cell == age]
    assert inputs[cid, own].tolist() == [0, 1]
    assert not inputs[0, found.blanks[age]]


def test_errors_are_shares_of_columns_and_add_up():
    inputs = BOUND.inputs(ARRAYS)
    assert not layout.apart(FIELDS, inputs, inputs).any()
    other = ARRAYS.copy()
    other[0, place("town")] = (ARRAYS[0, place("town")] + 1) % 2
    other[1, place("age")] = np.nan
    cells = layout.apart(FIELDS, inputs, BOUND.inputs(other))
    assert cells[0, place("town")] == 1
    assert cells[1, place("age")] == 1
    assert np.count_nonzero(cells) == 2
    assert BOUND.error(ARRAYS, BOUND.inputs(other))[0] == pytest.approx(1 / len(FIELDS))


def test_a_card_says_every_cell_in_its_own_units():
    card = BOUND.view(ARRAYS[2]).data.decode()
    assert "<small>age</small> <span data-said='table-blank'>blank</span>" in card
    assert "<small>spent</small> 3.20" in card
    assert "<small>since</small> 2019-11-30" in card


def test_a_difference_marks_what_changed_and_nothing_else():
    other = ARRAYS[0].copy()
    other[place("spent")] = 1280
    shown = BOUND.difference(ARRAYS[0], other).data.decode()
    assert "<small>spent</small> <del>12.50</del> <ins>1,280.00</ins>" in shown
    assert "age" not in shown
    assert BOUND.told(ARRAYS[0], ARRAYS[0]) == "every cell came back"
    assert BOUND.told(ARRAYS[0], other) == BOUND.marks


def test_a_row_without_a_cell_lacks_that_one_alone():
    named = dict(BOUND.without(ARRAYS[2]))
    assert "age" not in named, "it is blank already"
    assert np.isnan(named["town"][place("town")])
    assert np.isnan(named["town"]).sum() == np.isnan(ARRAYS[2]).sum() + 1


def test_measures_are_the_columns_and_a_number_can_be_followed():
    found = BOUND.measures(ARRAYS)
    assert found["Age"].tolist()[:2] == [34, 51]
    assert found["Active: yes"].tolist() == [1, 0, 1, 0, 1, 0]
    assert found["Blank cells"].tolist() == [0, 1, 1, 2, 1, 0]
    assert BOUND.followed("Age", ARRAYS).tolist() == found["Age"].tolist()
    assert BOUND.followed("Active: yes", ARRAYS) is None


def test_spoiled_rows_say_what_is_wrong_and_it_is():
    spoiled, told = BOUND.spoiled(ARRAYS)
    far = [row for row, harm in enumerate(told) if harm == measuring.HARM[0]]
    changed = ~((spoiled == ARRAYS) | (np.isnan(spoiled) & np.isnan(ARRAYS)))
    assert far
    assert (changed[far].sum(axis=1) == 1).all()


def test_files_of_rows_hold_columns_of_the_table_and_no_formula():
    rows = BOUND.strip(ARRAYS[:2]).data.decode().splitlines()
    assert rows[0] == ",".join(field.source for field in FIELDS if not field.part)
    assert rows[1].endswith("yes,12.50")
    assert len(rows) == 3


def test_plain_numbers_are_rows_too():
    numbers = np.random.default_rng(0).normal(size=(50, 4))
    own = TableModality(TableModality.guess_config(numbers))
    assert [field.name for field in own.config.fields] == [f"column {i}" for i in range(1, 5)]
    assert np.array_equal(own.adopt(numbers), numbers)
    with pytest.raises(DataError):
        own.adopt(numbers[:, :3])
    with pytest.raises(DataError):
        TableModality.guess_config(np.array(["some", "words"]))


def test_new_rows_are_held_beside_real_ones():
    rng = np.random.default_rng(0)
    real = ARRAYS[rng.integers(6, size=500)]
    shape, trend, copies = BOUND.fidelity(real, ARRAYS[rng.integers(6, size=500)])
    assert max(shape.value, trend.value) < 0.15
    assert (copies.value, copies.told) == (1, "500 of them are each a real row, cell by cell.")
    alone = real.copy()
    for column in alone.T:
        rng.shuffle(column)
    shuffled = BOUND.fidelity(real, alone)
    assert shuffled[0].value == 0
    assert shuffled[1].value > 0.2
    assert shuffled[2].value < 0.5
    other = real.copy()
    other[:, place("spent")] = 1e6
    assert BOUND.fidelity(real, other)[2].told == "None of them is a real row."


def test_a_browser_gets_what_it_needs_to_write_each_cell():
    cells = {cell["name"]: cell for cell in json.loads(json.dumps(BOUND.canvas()))["words"]["cells"]}
    assert cells["town"]["words"] == list(FIELDS[place("town")].words)
    assert cells["spent"]["decimals"] == 2
    assert len(cells["spent"]["ends"]) == 2 * len(cells["spent"]["values"])
    assert cells["since"]["kind"] == "date"


def test_a_strange_kind_is_no_configuration():
    with pytest.raises(RequestError, match="smell"):
        TableConfig((Field("x", "smell", "x"),))


def test_columns_with_words_can_be_asked_about():
    names = BOUND.askable()
    assert names
    assert all(FIELDS[place(name)].worded for name in names)
    rows, words = BOUND.asked("town", ARRAYS)
    assert "town" in names
    assert rows.shape == (len(ARRAYS), len(FIELDS) - 1)
    assert np.array_equal(rows, np.delete(ARRAYS, place("town"), axis=1), equal_nan=True)
    assert words.tolist() == [FIELDS[place("town")].shown(value) for value in ARRAYS[:, place("town")]]


def test_what_another_column_tells_is_not_asked_about():
    own = Field("a", kinds.YES_NO, "a", words=("no", "yes"))
    other = Field("b", kinds.CATEGORY, "b", words=("x", "y"))
    day = Field("when: weekday", kinds.CATEGORY, "when", schema.WEEKDAY, words=schema.DAYS)
    assert asking.names((other, own, day)) == ("a", "b")
