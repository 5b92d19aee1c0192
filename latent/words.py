"""The catalogue of all that is said to a person: a message by its name, in a language.

Texts lie in ``assets/words/<language>/<page>.ftl`` in the form of Project Fluent (https://projectfluent.org), in which
translators write plurals and word order as their language has them; what a kind of data is called lies with that kind,
in ``latent/modalities/<folder>/words/<language>.ftl``. Whoever adds a language adds these and a line to
:data:`LANGUAGES`; a test holds all of them against each other.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache, reduce
from numbers import Integral
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

_TOP = Path(__file__).parents[1]
FOLDER = _TOP / "assets" / "words"
LANGUAGES = {"en": "English", "es": "Español"}
"""Languages by their code, each as its readers call it; the first is for whoever reads none of them."""

Value: TypeAlias = str | int | float
"""What a message may speak of."""


def said_in(language: str, message: str, **values: Value) -> str:
    """A message as plain text.

    Args:
        language: one of :data:`LANGUAGES`.
        message: its name in the catalogue; ``name.attribute`` for what a message says besides.
        values: what it speaks of, by the names that it has there; a :class:`Saying` is said in that language too.

    Raises:
        LookupError: the catalogue has no such message, or it wants other values; a fault of ours.
    """
    bundle = bundle_of(language)
    name, _, attribute = message.partition(".")
    entry = bundle.get_message(name)
    pattern = entry.attributes[attribute] if attribute else entry.value
    if pattern is None:
        raise LookupError(f"{message} says nothing")
    text, errors = bundle.format_pattern(pattern, {key: said_again(one, language) for key, one in values.items()})
    if errors:
        raise LookupError(f"{message}: {errors[0]}")
    return text


def in_first(message: str, **values: Value) -> str:
    """The same in the first language, for what is not made for one reader."""
    return said_in(next(iter(LANGUAGES)), message, **values)


class Saying(str):
    """A message in the first language, which remembers what it is so that it can be said in another.

    It is made where nobody knows who will read it: below the pages, in jobs, in what is kept for all. Wherever it goes
    as text, in logs and on the command line, it is the English text and no more.

    Args:
        message: its name in the catalogue, as in :func:`said_in`.
        values: what it speaks of; those that are sayings themselves are said again with it.
    """

    message: str
    values: Mapping[str, Value]

    def __new__(cls, message: str, /, **values: Any) -> Saying:
        """Say it in the first language."""
        plain = {name: _plain(value) for name, value in values.items()}
        made = super().__new__(cls, in_first(message, **plain))
        made.message, made.values = message, plain
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Value]]:
        """What it is made of, for copies and for other processes."""
        return (self.message,), dict(self.values)

    def to_json(self) -> dict[str, Any]:
        """The same for what is written as JSON."""
        values = {name: one.to_json() if isinstance(one, Saying) else one for name, one in self.values.items()}
        return {"message": self.message, "values": values}

    @classmethod
    def from_json(cls, told: Any, text: str) -> str:
        """What :meth:`to_json` wrote; ``text`` where it is nothing of the kind, or of another version's catalogue."""
        try:
            values = {name: cls.from_json(one, "") or one for name, one in told["values"].items()}
            return cls(told["message"], **values)
        except (AttributeError, KeyError, LookupError, TypeError):
            return text


def said_again(told: Value, language: str) -> Value:
    """A saying in another language; any other text or number as it is."""
    return said_in(language, told.message, **told.values) if isinstance(told, Saying) else told


def kept(told: str) -> str:
    """A text as it is kept in a file: a saying with what it is, of which :func:`found` makes a saying again."""
    return json.dumps(told.to_json() | {"text": told}) if isinstance(told, Saying) else told


def found(text: str) -> str:
    """What :func:`kept` wrote; a text where it is no more, or where the catalogue has changed since."""
    if not text.startswith(_KEPT):
        return text
    try:
        told = json.loads(text)
        return Saying.from_json(told, str(told["text"]))
    except (KeyError, RecursionError, TypeError, ValueError):  # a stranger's file may hold anything
        return text


_KEPT = '{"message":'


def both(parts: Sequence[str]) -> str:
    """Some things one after the other, as can be said again: "a", "a and b", "a and b and c"."""
    return reduce(lambda first, last: Saying("words-and", first=first, last=last), parts)


def either(parts: Sequence[str]) -> str:
    """The same of things of which one is meant: "a or b"."""
    return reduce(lambda first, last: Saying("words-or", first=first, last=last), parts)


def listed(parts: Sequence[str]) -> str:
    """The same with nothing but commas between: "a, b, c"."""
    return reduce(lambda first, last: Saying("words-comma", first=first, last=last), parts)


def quoted(names: Sequence[str]) -> str:
    """Some names one after the other, each in quotes as the language has them."""
    return listed([Saying("words-quoted", name=name) for name in names])


def _plain(value: Any) -> Value:
    if isinstance(value, str):
        return value
    number = int(value) if isinstance(value, Integral) else value  # numpy's whole numbers are no int
    # Written as it is where it is no number, or one that a file made up: languages group some thirty digits at most.
    return number if isinstance(number, int | float) and abs(number) < _LARGEST else str(value)


_LARGEST = 1e15


def has(message: str) -> bool:
    """Whether the catalogue has a message of that name, or ``name.attribute``."""
    bundle = bundle_of(next(iter(LANGUAGES)))
    name, _, attribute = message.partition(".")
    return bundle.has_message(name) and (not attribute or attribute in bundle.get_message(name).attributes)


def files_of(language: str) -> list[Path]:
    """Where a language's messages lie: of the pages, and of each kind of data."""
    kinds = sorted((_TOP / "latent" / "modalities").glob(f"*/words/{language}.ftl"))
    return [*sorted((FOLDER / language).glob("*.ftl")), *kinds]


@cache
def bundle_of(language: str) -> FluentBundle:
    """All messages of a language, read when the first of them is said: most commands have no need of them."""
    from fluent.runtime import FluentBundle, FluentResource, resolver

    # Fluent refuses what is longer than this where it is put in, against files that grow as they are read. Ours are our
    # own, and a person may paste whatever they like.
    resolver.MAX_PART_LENGTH = 1 << 24
    # No marks around what is put in: they guard mixed directions of writing, and no language here is written leftwards.
    bundle = FluentBundle([language], use_isolating=False)
    for path in files_of(language):
        bundle.add_resource(FluentResource(path.read_text("utf-8")))
    return bundle
