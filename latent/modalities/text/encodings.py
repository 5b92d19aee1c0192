"""Bytes of text in whatever encoding."""

from __future__ import annotations

import re

from latent.errors import UnreadableFile

_SAMPLE = 100_000  # bytes by which an encoding is guessed
_SURE = 0.1  # confidence under which a guess tells nothing, and Western Europe is likelier
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, as UTF-8 or else by a guess, which is told.

    Raises:
        UnreadableFile: it is empty, or no text.
    """
    if not data:
        raise UnreadableFile(name, "the file is empty", "Check what was saved.")
    encoding = _encoding(data)
    text = data.decode(encoding, "replace") if encoding else ""
    if not text or _BINARY.search(text):
        raise UnreadableFile(name, "it is no text, or of an encoding that is not known here", "Save it as UTF-8.")
    return text, () if encoding in ("utf-8", "utf-8-sig") else (f"Read as {encoding.upper()}.",)


def _encoding(data: bytes) -> str | None:
    import chardet

    try:
        data.decode("utf-8-sig")
    except UnicodeError:
        guess = chardet.detect(data[:_SAMPLE])
        return guess["encoding"] if not guess["encoding"] or guess["confidence"] > _SURE else "windows-1252"
    return "utf-8-sig"
