"""What parts below the pages have to say, until somebody is there to read it, in whichever language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Saying:
    """A message of the catalogue (:mod:`latent.words`) and what it speaks of; plain values, so that files can hold it.

    Attributes:
        message: its name.
        values: what it speaks of, by the names that it has there.
        kind: a modality's name where it speaks of items, whose words for these go in as well; else "".
    """

    message: str
    values: Mapping[str, str | int | float] = field(default_factory=dict)
    kind: str = ""
