"""Tables with a column of text: its texts, what labels them, and what else came along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from latent.errors import LatentError
from latent.modalities import tabular
from latent.modalities.items import NOTHING_CHOSEN, Choice, Fact
from latent.modalities.text import columns
from latent.words import Saying


@dataclass(frozen=True)
class Passages:
    """What a file of text or a table holds.

    Attributes:
        texts: of the column of text, without its blanks.
        labels: one for each, or None where no column labels them.
        notes: how they were found, each a plain sentence.
        facts: what other columns tell of each, by name; None where one tells nothing.
    """

    texts: Sequence[str]
    labels: Sequence[str] | None
    notes: tuple[str, ...]
    facts: Mapping[str, Sequence[Fact | None]] = field(default_factory=dict)


def passages(name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> Passages:
    """The texts of a table, from the column that is chosen, or else reads most like text.

    Raises:
        UnreadableFile: it is broken, empty, or has no text in that column.
        RequestError: there is no column of a chosen name.
        TooLarge: it holds more than :data:`latent.modalities.tabular.MAX_ROWS` rows.
    """
    table = tabular.read(name, data)
    cells = table.columns
    text, label = columns.taken(name, cells, chosen)
    kept = [place for place, cell in enumerate(cells[text]) if cell.strip()]
    read = Saying("text-read-labelled", column=text, label=label) if label else Saying("text-read-from", column=text)
    labels = None if label is None else [cells[label][place].strip() for place in kept]
    facts = {fact: [values[place] for place in kept] for fact, values in columns.facts(cells, text).items()}
    return Passages([cells[text][place] for place in kept], labels, (*table.notes, read), facts)


def choices(name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> tuple[Choice, ...]:
    """Which columns could be taken; none of a table that is broken or has no other."""
    try:
        return columns.choices(name, tabular.read(name, data).columns, chosen)
    except LatentError:
        return ()
