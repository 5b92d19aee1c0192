"""Names that strangers give themselves, as text that can stand anywhere."""

from __future__ import annotations

import unicodedata

from latent.errors import RequestError, one_line, wrong
from latent.words import Saying

LONGEST = 24
"""Letters of a guest's name."""

_MARKS = 2
"""Signs above or below one letter, at most: of more, a name climbs over what stands above it."""


def clean(text: str) -> str:
    """A name in one line: composed (NFC), without control characters or signs that turn the reading direction.

    Raises:
        RequestError: nothing is left of it.
    """
    name = one_line(_few_marks(unicodedata.normalize("NFC", text[:1000])), LONGEST)
    if not any(character.isalnum() for character in name):
        raise RequestError(Saying("error-item-name"), *wrong("error-guest-name"))
    return name


def _few_marks(text: str) -> str:
    kept: list[str] = []
    row = 0
    for character in text:
        row = row + 1 if unicodedata.combining(character) else 0
        if row <= _MARKS:
            kept.append(character)
    return "".join(kept)


def free(name: str, taken: set[str]) -> str:
    """The name, or with a number where another guest goes by it, whatever the case of its letters."""
    used = {one.casefold() for one in taken}
    if name.casefold() not in used:
        return name
    numbered = (f"{name[: LONGEST - 5]} ({number})" for number in range(2, len(used) + 3))
    return next(one for one in numbered if one.casefold() not in used)
