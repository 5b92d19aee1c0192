"""Known items as their owner gave them: names, originals, and what came along. Kept as columns of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from latent.modalities.items import Day, Fact, Item, View

FACT = "fact_"
"""What the name of a column of facts begins with."""


@dataclass(frozen=True)
class Given:
    """Items as they were given, in one fixed order.

    Attributes:
        names: as the person knows them.
        originals: made small enough to show.
        wholes: the document that each is a part of; empty for what was not parted.
        facts: what else came along, by name: a value an item, None where there is none.
    """

    names: Sequence[str]
    originals: Sequence[View]
    wholes: Sequence[str]
    facts: Mapping[str, Sequence[Fact | None]]

    @classmethod
    def of(cls, items: Sequence[Item]) -> Given:
        """What is kept of items."""
        return cls([i.name for i in items], [i.original for i in items], [i.whole for i in items], facts_of(items))

    @classmethod
    def of_table(cls, table: pa.Table) -> Given | None:
        """What :meth:`columns` wrote; None where nothing was kept."""
        if "original" not in table.column_names:
            return None
        originals = zip(table["mime"].to_pylist(), table["original"].to_pylist(), strict=True)
        views = [View(mime, data) for mime, data in originals]
        return cls(table["name"].to_pylist(), views, table["whole"].to_pylist(), facts_in(table))

    def columns(self) -> dict[str, pa.Array]:
        """As columns of a table."""
        found = {
            "name": pa.array(self.names, pa.string()),
            "mime": pa.array([view.mime for view in self.originals], pa.string()),
            "original": pa.array([view.data for view in self.originals], pa.binary()),
            "whole": pa.array(self.wholes, pa.string()),
        }
        return found | {FACT + name: fact_column(values) for name, values in self.facts.items()}

    def facts_of(self, row: int) -> dict[str, Fact]:
        """What came along with one item."""
        return {name: values[row] for name, values in self.facts.items() if values[row] is not None}

    def __len__(self) -> int:
        return len(self.names)


def facts_of(items: Sequence[Item]) -> dict[str, list[Fact | None]]:
    """What came along with items, by name: a value an item, None where there is none."""
    return {name: [item.facts.get(name) for item in items] for name in fact_names(item.facts for item in items)}


def facts_in(table: pa.Table) -> dict[str, list[Fact | None]]:
    """The same from the columns of a table."""
    return {name.removeprefix(FACT): _facts(table[name]) for name in table.column_names if name.startswith(FACT)}


def fact_names(listed: Iterable[Mapping[str, Fact]]) -> list[str]:
    """Names of all that came along, in their order."""
    return list(dict.fromkeys(name for facts in listed for name in facts))


def fact_column(values: Sequence[Fact | None]) -> pa.Array:
    """Facts as a column: numbers, moments, or text where they are mixed."""
    there = [value for value in values if value is not None]
    if all(isinstance(value, Day) for value in there):
        return pa.array([None if value is None else value.moment for value in values], pa.timestamp("s"))
    if any(isinstance(value, str | Day) for value in there):
        return pa.array([None if value is None else str(value) for value in values], pa.string())
    return pa.array(values, pa.float64())


def _facts(column: pa.ChunkedArray) -> list[Fact | None]:
    values = column.to_pylist()
    if pa.types.is_timestamp(column.type):
        return [None if value is None else Day.of(value) for value in values]
    return values
