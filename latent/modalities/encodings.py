"""Bytes of text in whatever encoding."""

from __future__ import annotations

import codecs
import math
import re
import unicodedata
from itertools import pairwise

from latent.errors import UnreadableFile, wrong
from latent.words import Saying

_SAMPLE = 100_000  # bytes by which an encoding is guessed
_CERTAIN = 0.5  # confidence from which on a guess is taken as it is
_CLOSE = 0.5  # share of the best guess's confidence from which on others are weighed against it
_SURE = 0.1  # confidence under which a guess tells little, and Western Europe is likelier
_WESTERN = "Windows-1252"
_WEIGHED = 10_000  # bytes by which guesses are weighed against each other
_NOT_AT_WORDS = frozenset("§¶†‡•·‰")  # marks that Unicode counts as punctuation
_BESIDE_WORDS = frozenset("’‘“”«»„‚…–—¡¿")  # signs that may stand at a letter
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, as UTF-8 or else by a guess, which is told.

    Raises:
        UnreadableFile: it is empty, or no text.
    """
    if not data:
        raise UnreadableFile(name, *wrong("error-text-file-empty"))
    encoding = _encoding(data)
    text = data.decode(encoding, "replace") if encoding else ""
    if not text or _BINARY.search(text):
        raise UnreadableFile(name, *wrong("error-no-encoding"))
    return text, () if encoding in ("utf-8", "utf-8-sig") else (Saying("read-encoding", encoding=encoding.upper()),)


def _encoding(data: bytes) -> str | None:
    if b"\0" in data[:_SAMPLE]:  # every second byte of plain English in UTF-16, which is well-formed UTF-8
        return _guess(data[:_SAMPLE])
    try:
        data.decode("utf-8-sig")
    except UnicodeError:
        return _guess(data[:_SAMPLE])
    return "utf-8-sig"


def _guess(sample: bytes) -> str | None:
    """The likeliest encoding; among guesses that are as good, the one with fewest oddities, of Windows rather."""
    import chardet

    found = [(one["encoding"], one["confidence"]) for one in chardet.detect_all(sample, ignore_threshold=True)]
    best, confidence = found[0] if found else (None, 0.0)
    if best is None or confidence >= _CERTAIN:
        return best
    close = [name for name, other in found if name and other >= _CLOSE * confidence]
    close = [_WESTERN, *close] if confidence <= _SURE else [*close, _WESTERN]
    some = sample[:_WEIGHED]
    return min(close, key=lambda name: (_oddities(some, name), not name.lower().startswith("windows")))


def _oddities(sample: bytes, encoding: str) -> float:
    """Places where it reads as hardly anyone writes.

    A sign or a capital within a word, letters of two scripts in one, and Latin letters with accents side by side.
    """
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample)
    except (UnicodeError, LookupError):
        return math.inf
    return sum(_is_odd(before, after) for before, after in pairwise(f" {text} ") if max(before, after) > "\x7f")


def _is_odd(before: str, after: str) -> bool:
    if before.isalpha() and after.isalpha():
        script = _script(after)
        accents = script == "LATIN" and min(before, after) > "\x7f"
        return accents or (before.islower() and after.isupper()) or _script(before) != script
    sign = after if before.isalpha() else before
    return (
        (before.isalpha() or after.isalpha() or unicodedata.category(sign) == "Cc")
        and sign > "\x7f"
        and not sign.isspace()
        and sign not in _BESIDE_WORDS
        and (sign in _NOT_AT_WORDS or not unicodedata.category(sign).startswith(("M", "P")))
    )


def _script(letter: str) -> str:
    """Of scripts that are not written together, the one that a letter is of."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if name in ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC") else ""
