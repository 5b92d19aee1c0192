"""Which rows of a table name its columns, and which only stand above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from latent.errors import one_line
from latent.words import Saying, quoted

LOOKED_AT = 2_000
"""Rows by which columns are told apart."""

NUMBER = re.compile(
    r"[-+]?[\d.,:/ %€$£T-]*\d[\d.,:/ %€$£TZ+-]*(?:e[-+]?\d+)?|[-+]?inf|nan|n/?a|null|none|true|false", re.IGNORECASE
)
LABELS = ("label", "labels", "class", "category", "topic", "sentiment", "intent", "target", "rating", "stars")
"""What a column is often called that says of which kind each row is."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_TRUTH = re.compile("true|false", re.IGNORECASE)
_HEADING = 40  # characters of a column's name, unless numbers stand under it
_TITLES = 10  # rows above a table, at most
_SHOWN = 60  # characters of such a row that are told
_TEXTS = ("text", "sentence", "sentences", "review", "comment", "answer", "question", "message")


def parted(rows: Sequence[list[str]]) -> tuple[list[str], list[list[str]], tuple[str, ...]]:
    """Names of columns, or none where the first row holds none; the rows under them, and what was left out above."""
    above = _above(rows)
    told = [one_line(" ".join(filter(str.strip, row)), _SHOWN) for row in rows[:above]]
    notes = (Saying("read-above", rows=quoted(told)),) if above else ()
    first = [cell.strip() for cell in rows[above]] if len(rows) > above else []
    named = bool(first) and _names(first, rows[above + 1 : above + LOOKED_AT + 1])
    return first if named else [], list(rows[above + named :]), notes


def unique(heads: Sequence[str], width: int) -> list[str]:
    """As many names, each once; a column without one is called by its number."""
    named: dict[str, None] = {}
    for place in range(width):
        head = (heads[place] if place < len(heads) else "") or f"column {place + 1}"
        while head in named:
            head = f"{head} ({place + 1})"
        named[head] = None
    return list(named)


def _above(rows: Sequence[list[str]]) -> int:
    """How many rows of one cell each, a title or remarks, stand above rows of which most have more.

    A blank and a name for each other column is no title: so a table is saved with its rows' numbers.
    """
    sizes = [sum(bool(cell.strip()) for cell in row) for row in rows[: LOOKED_AT + _TITLES]]
    above = next((place for place, size in enumerate(sizes[: _TITLES + 1]) if size > 1), 0)
    fuller = sum(size > 1 for size in sizes[above:])
    if 2 * fuller <= len(sizes[above:]) or (above == 1 and _is_numbered(rows[0])):
        return 0
    return above


def _is_numbered(row: list[str]) -> bool:
    return len(row) == 2 and not row[0].strip()


def _names(first: list[str], others: Sequence[list[str]]) -> bool:
    """Whether a first row names columns: short words, under which stand numbers, or longer texts, or nothing at all.

    A number among them may be the name of a column, too, where a word stands over nothing but numbers, or years over
    anything but years, or numbers over nothing but true and false. A name may be long where one stands over numbers.
    """
    below = [[row[place].strip() for row in others if place < len(row)] for place in range(len(first))]
    pairs = list(zip(first, below, strict=True))
    over_numbers = any(_is_word(head) and _are_numbers(cells) for head, cells in pairs)
    numbered = any(map(NUMBER.fullmatch, first))
    if any(len(cell) > _HEADING for cell in first):
        return over_numbers and not numbered
    if numbered:
        return over_numbers or _names_years(pairs) or _names_truths(pairs)
    if {cell.lower() for cell in first} & {*LABELS, *_TEXTS}:
        return True
    if not others:
        return len(first) > 1 and all(len(cell.split()) == 1 for cell in first)
    longer = (sum(map(len, cells)) > 1.5 * len(cells) * len(head) for head, cells in pairs)
    over_nothing = any(head and not any(cells) for head, cells in pairs)
    return over_nothing or any(any(map(NUMBER.fullmatch, cells)) for cells in below) or any(longer)


def _names_years(pairs: list[tuple[str, list[str]]]) -> bool:
    """Whether all numbers in a first row are years, several, under which others stand."""
    numbers = [(head, cells) for head, cells in pairs if NUMBER.fullmatch(head)]
    under = [cell for _, cells in numbers for cell in cells if cell]
    years = len({head for head, _ in numbers}) > 1 and all(_YEAR.fullmatch(head) for head, _ in numbers)
    return years and bool(under) and not any(map(_YEAR.fullmatch, under))


def _names_truths(pairs: list[tuple[str, list[str]]]) -> bool:
    """Whether numbers in a first row differ, several, and stand over nothing but true and false."""
    numbers = [(head, cells) for head, cells in pairs if NUMBER.fullmatch(head)]
    under = [cell for _, cells in numbers for cell in cells if cell]
    differ = len({head for head, _ in numbers}) == len(numbers) > 1
    return differ and bool(under) and all(map(_TRUTH.fullmatch, under))


def _is_word(cell: str) -> bool:
    return bool(cell) and not NUMBER.fullmatch(cell)


def _are_numbers(cells: list[str]) -> bool:
    some = [cell for cell in cells if cell]
    return len(some) > 1 and all(map(NUMBER.fullmatch, some))
