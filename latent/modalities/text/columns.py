"""What the columns of a table are: which holds the text, which labels it, and the facts that the others hold."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from latent.errors import LatentError, RequestError, UnreadableFile, one_line, wrong
from latent.modalities.headings import LABELS as NAMED
from latent.modalities.headings import LOOKED_AT, NUMBER
from latent.modalities.items import NOTHING_CHOSEN, Choice, Day, Fact
from latent.modalities.tabular import MISSING
from latent.words import Saying

Columns = Mapping[str, Sequence[str]]
"""Cells by the name of their column."""

TEXT, LABELS = "Text", "Labels"
NONE = "none"

MOST_LABELS = 200
"""Different labels that a column of them may hold."""

MOST_FACTS = 20
"""Columns that come along, at most; the first ones."""

_WORD = 40  # characters of a word that a column may give to its items
_MOSTLY = 0.9  # share of a column's cells that are of its kind
_SOME = 1 / 3  # share of a column's cells that have letters, from which on it may be taken for text
_UNITS = re.compile(r"[\s%€$£]")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?")
_DATES = ("%m/%d/%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d", "%m/%d/%y", "%d/%m/%y")
_DATES += ("%d-%m-%Y", "%m-%d-%Y", "%b %d, %Y", "%B %d, %Y", "%d %B %Y")


def taken(name: str, columns: Columns, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> tuple[str, str | None]:
    """The column of text and that of labels, if any: as chosen, else by what they hold.

    Raises:
        UnreadableFile: nothing in the table, or in the chosen column, is text.
        RequestError: there is no column of that name.
    """
    for column in chosen.values():
        if column not in columns and column != NONE:
            raise RequestError(name, *wrong("error-no-column", column=one_line(column), columns=_listed(columns)))
    text = chosen.get(TEXT) or _text_column(columns)
    if text is None:
        raise UnreadableFile(
            name, Saying("error-text-no-column-holds-it"), Saying("error-text-give-column", **_lettered(columns))
        )
    if text not in columns or not any(map(_has_letters, columns[text])):
        lost = Saying("error-text-column-without", column=text)
        raise UnreadableFile(name, lost, Saying("error-text-another-column", **_lettered(columns)))
    label = chosen.get(LABELS) or _label_column(columns, text)
    return text, None if label in (NONE, text) else label


def choices(name: str, columns: Columns, chosen: Mapping[str, str]) -> tuple[Choice, ...]:
    """Which column holds the text and which labels it, wherever there is another to take."""
    try:
        text, label = taken(name, columns, chosen)
    except LatentError:
        return ()
    if len(columns) < 2:
        return ()
    others = tuple(column for column in columns if column != text)
    called = {NONE: Saying("text-no-column")}
    return (
        Choice(TEXT, tuple(columns), text, "text-column-help", "text-column"),
        Choice(LABELS, (NONE, *others), label or NONE, "text-labels-help", "text-labels", called),
    )


def facts(columns: Columns, text: str) -> dict[str, list[Fact | None]]:
    """Numbers, dates and short words of all columns but that of text, a fact or None for each row."""
    others = {one_line(name, _WORD): cells for name, cells in columns.items() if name != text}
    read = ((name, _facts_of(cells)) for name, cells in list(others.items())[:MOST_FACTS])
    return {name: values for name, values in read if values}


def _facts_of(cells: Sequence[str]) -> list[Fact | None] | None:
    """What a column tells of each row, read as the first kind that fits most of it; None for a column of no kind."""
    clean = [cell.strip() for cell in cells]
    some = [cell for cell in clean if cell.lower() not in MISSING][:LOOKED_AT]
    for parse in _parsers():
        if some and sum(parse(cell) is not None for cell in some) >= _MOSTLY * len(some):
            return [parse(cell) for cell in clean]
    words = 2 <= len(set(clean) - {""}) <= min(MOST_LABELS, len(clean) // 2) and max(map(len, clean)) <= _WORD
    return [cell or None for cell in clean] if words else None


def _parsers() -> Iterator[Callable[[str], Fact | None]]:
    yield _number
    yield _date
    for form in _DATES:
        yield lambda cell, form=form: _date(cell, form)


def _number(cell: str) -> float | None:
    """A finite number, with or without a unit, thousands apart or not."""
    try:
        value = float(cell)
    except ValueError:
        try:
            value = float(_bare(cell))
        except ValueError:
            return None
    return value if math.isfinite(value) else None


def _bare(cell: str) -> str:
    plain = _UNITS.sub("", cell)
    return plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain.replace(",", ".")


def _date(cell: str, form: str | None = None) -> Day | None:
    with suppress(ValueError, OverflowError):
        return Day.of(datetime.strptime(cell, form) if form else datetime.fromisoformat(cell))
    return None


def _listed(columns: Columns) -> str:
    return one_line(", ".join(f"“{column}”" for column in columns))


def _lettered(columns: Columns) -> dict[str, Any]:
    """The columns in which there are letters, for those who know better than what they look like."""
    some = {name: cells for name, cells in columns.items() if any(map(_has_letters, cells))}
    return {"count": len(some), "columns": _listed(some)}


def _has_letters(cell: str) -> bool:
    return any(map(str.isalpha, cell)) and not NUMBER.fullmatch(cell.strip())


def _letters(cells: Sequence[str]) -> float:
    """Letters in a cell that says something, on average; 0 where hardly any has some."""
    some = [cell for cell in cells if cell.strip().lower() not in MISSING][:LOOKED_AT]
    letters = [sum(map(str.isalpha, cell)) for cell in some if _has_letters(cell)]
    return sum(letters) / len(some) if letters and len(letters) >= _SOME * len(some) else 0.0


def _text_column(columns: Columns) -> str | None:
    """The column with most to read in a cell; None where hardly anything has letters."""

    def size(name: str) -> float:
        return _letters(columns[name]) * (1.0 if len(set(columns[name][:LOOKED_AT]) - {""}) > 1 else 0.01)

    best = max(columns, key=size, default=None)
    return best if best is not None and size(best) > 0 else None


def _label_column(columns: Columns, text: str) -> str | None:
    """A column that says of which kind each text is: by its name, or one of few values that come again."""

    def kinds(name: str) -> int:
        return len({cell.strip() for cell in columns[name]} - {""})

    others = [name for name in columns if name != text]
    fitting = [name for name in others if 2 <= kinds(name) <= min(MOST_LABELS, len(columns[name]) // 2)]
    named = [name for name in fitting if name.strip().lower() in NAMED]
    return next(iter(named), None) or next(iter(sorted(fitting, key=kinds)), None)
