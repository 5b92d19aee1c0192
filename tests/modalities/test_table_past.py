"""What rows are beside their owner's earlier ones, as columns of a table that is read."""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from latent import payments
from latent.errors import LatentError
from latent.modalities.items import Day
from latent.modalities.table import TableModality, history

CHOSEN = {"Label": "fraud", "Owner": "customer", "Time": "time"}


def file(columns: dict[str, np.ndarray]) -> bytes:
    out = pa.BufferOutputStream()
    pq.write_table(pa.table({name: pa.array(values, from_pandas=True) for name, values in columns.items()}), out)
    return out.getvalue().to_pybytes()


@pytest.fixture(scope="module")
def drawn():
    return payments.draw(3_000, 5)


@pytest.fixture(scope="module")
def modality(drawn):
    raw = TableModality.raw("paid.parquet", file(drawn), CHOSEN)
    return TableModality(TableModality.guess_config(raw, CHOSEN))


@pytest.fixture(scope="module")
def items(modality, drawn):
    return list(modality.read("paid.parquet", file(drawn)))


def test_history_becomes_columns_of_the_table(modality):
    names = [own.name for own in modality.config.fields]
    assert "times their usual amount" in names
    assert "shop new for them" in names
    assert "km/h since their last" in names
    assert not {"customer", "fraud"} & {own.source for own in modality.config.fields}


def test_neither_the_label_nor_the_owner_comes_into_it(modality):
    past = [own.name for own in modality.config.fields if history.is_past(own.source)]
    assert len(past) > 15
    assert not [name for name in past if "fraud" in name or "customer" in name]


def test_rows_are_the_same_read_as_items_and_as_raw_rows(modality, drawn, items):
    raw = modality.adopt(TableModality.raw("paid.parquet", file(drawn), CHOSEN))
    np.testing.assert_allclose(np.stack([item.array for item in items]), raw, rtol=1e-6)


def test_each_item_knows_whose_it_is_and_when_it_was(drawn, items):
    assert items[70].facts["customer"] == drawn["customer"][70]
    assert isinstance(items[70].facts["time"], Day)
    assert items[70].facts["time"].moment == drawn["time"][70].item()
    assert [item.label or "" for item in items] == drawn["fraud"].tolist()


def test_a_row_can_be_made_ready_again_by_itself(modality, items):
    some = items[500:520]
    again = modality.restore([item.original for item in some])
    np.testing.assert_allclose(again, np.stack([item.array for item in some]), rtol=1e-6)


def test_there_are_two_sides_which_share_no_column(modality, items):
    everyone, owner = modality.sides(np.stack([item.array for item in items]))
    assert (everyone.name, owner.name) == ("everyone", "owner")
    assert "times their usual amount" in owner.columns
    assert "amount" in everyone.columns
    assert "category: groceries" in everyone.columns
    assert not set(everyone.columns) & set(owner.columns)
    assert np.isnan(owner.rows).all(axis=1).sum() == len({item.facts["customer"] for item in items})


def test_without_an_owner_there_is_one_side(drawn):
    raw = TableModality.raw("paid.parquet", file(drawn), {"Label": "fraud"})
    plain = TableModality(TableModality.guess_config(raw, {"Label": "fraud"}))
    assert [side.name for side in plain.sides(plain.adopt(raw))] == ["everyone"]


def test_rows_of_a_file_without_the_label_are_read_all_the_same(modality, drawn):
    unlabelled = {name: values[:200] for name, values in drawn.items() if name != "fraud"}
    found = list(modality.read("new.parquet", file(unlabelled)))
    assert len(found) == 200
    assert not [item for item in found if isinstance(item, LatentError)]


def test_rows_of_a_file_without_an_owner_lack_columns(modality, drawn):
    without = {name: values[:200] for name, values in drawn.items() if name != "customer"}
    (refusal,) = modality.read("new.parquet", file(without))
    assert "it lacks the columns “hours since their last”" in str(refusal)


def test_a_column_that_holds_no_time_gives_no_history(drawn):
    raw = TableModality.raw("paid.parquet", file(drawn), CHOSEN | {"Time": "shop"})
    assert not any(map(history.is_past, raw.dtype.names))


def test_owner_and_time_can_be_chosen_where_they_come_into_it(modality, drawn):
    names = {choice.name: choice.chosen for choice in modality.choices("paid.parquet", file(drawn))}
    assert (names["Owner"], names["Time"]) == ("customer", "time")
    open_to = {choice.name: choice.chosen for choice in TableModality.unbound().choices("paid.parquet", file(drawn))}
    assert (open_to["Owner"], open_to["Time"]) == ("none", "none")
