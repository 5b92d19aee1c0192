"""The catalogue of all that is said to a person: a message by its name, in a language.

Texts lie in ``assets/words/<language>/<page>.ftl`` in the form of Project Fluent (https://projectfluent.org), in which
translators write plurals and word order as their language has them; what a kind of data is called lies with that kind,
in ``latent/modalities/<folder>/words/<language>.ftl``. Whoever adds a language adds these and a line to
:data:`LANGUAGES`; a test holds all of them against each other.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

_TOP = Path(__file__).parents[1]
FOLDER = _TOP / "assets" / "words"
LANGUAGES = {"en": "English", "es": "Español"}
"""Languages by their code, each as its readers call it; the first is for whoever reads none of them."""


def said_in(language: str, message: str, **values: str | int | float) -> str:
    """A message as plain text.

    Args:
        language: one of :data:`LANGUAGES`.
        message: its name in the catalogue.
        values: what it speaks of, by the names that it has there.

    Raises:
        LookupError: the catalogue has no such message, or it wants other values; a fault of ours.
    """
    bundle = bundle_of(language)
    pattern = bundle.get_message(message).value
    if pattern is None:
        raise LookupError(f"{message} says nothing")
    text, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise LookupError(f"{message}: {errors[0]}")
    return text


def in_first(message: str, **values: str | int | float) -> str:
    """The same in the first language, for what is not made for one reader."""
    return said_in(next(iter(LANGUAGES)), message, **values)


def has(message: str) -> bool:
    """Whether the catalogue has a message of that name."""
    return bundle_of(next(iter(LANGUAGES))).has_message(message)


def files_of(language: str) -> list[Path]:
    """Where a language's messages lie: of the pages, and of each kind of data."""
    kinds = sorted((_TOP / "latent" / "modalities").glob(f"*/words/{language}.ftl"))
    return [*sorted((FOLDER / language).glob("*.ftl")), *kinds]


@cache
def bundle_of(language: str) -> FluentBundle:
    """All messages of a language."""
    # No marks around what is put in: they guard mixed directions of writing, and no language here is written leftwards.
    bundle = FluentBundle([language], use_isolating=False)
    for path in files_of(language):
        bundle.add_resource(FluentResource(path.read_text("utf-8")))
    return bundle
