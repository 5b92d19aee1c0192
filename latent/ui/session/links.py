"""A link that opens exactly this state of Morph: the source's code, and how far each slider stands.

Pure functions between :class:`Morph` and the query part of an address.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlencode

import numpy as np

from latent.directions import Direction
from latent.errors import RequestError, one_line
from latent.space import Space
from latent.ui.widgets.words import said
from latent.words import Saying

FARTHEST = 20.0
"""Steps beyond which no slider goes."""

LONGEST = 60
"""Letters in the name of a direction that a person made."""

SOURCES = ("known", "sample", "code", "yours")


@dataclass(frozen=True)
class Source:
    """Where a morph starts.

    Attributes:
        kind: ``known`` (a reference item's number), ``sample`` (a seed), ``code`` (a code itself), ``yours`` (an
        entry's id). key: the number, seed or id as text, or the code in base 64.
    """

    kind: str
    key: str


@dataclass(frozen=True)
class Morph:
    """The whole state of the Morph page.

    Attributes:
        source: where it starts.
        steps: how far each slider stands, by its name.
        held: names of the directions that the others move around.
        own: directions that a person made from groups, which the space itself does not have.
        into: what it can be blended with, or None.
    """

    source: Source
    steps: dict[str, float] = field(default_factory=dict)
    held: tuple[str, ...] = ()
    own: tuple[Direction, ...] = ()
    into: Source | None = None


def to_query(space: Space, morph: Morph, code: np.ndarray, other: np.ndarray | None = None) -> dict[str, str]:
    """Query values for a state.

    Args:
        space: named in the link.
        morph: the state.
        code: of its source ``float32 (dials,)``; it stands for an upload, whose picture stays with the person.
        other: likewise, of what it can be blended with; None without that.
    """
    query = {"space": space.name, "from": write_source(given_away(morph.source, code))}
    if morph.into is not None and other is not None:
        query["into"] = write_source(given_away(morph.into, other))
    moved = [f"{_written(name)}~{value:g}" for name, value in morph.steps.items() if value]
    held = [_written(name) for name in morph.held]
    own = [_write_direction(one) for one in morph.own if morph.steps.get(one.name) or one.name in morph.held]
    listed = {"moved": moved, "held": held, "own": own}
    return query | {key: "|".join(parts) for key, parts in listed.items() if parts}


def address(page: str, query: dict[str, str]) -> str:
    """A whole address: the page's own, with these query values."""
    return f"{page.partition('?')[0]}?{urlencode(query)}"


def mark(query: dict[str, str]) -> str:
    """By which a state is known again."""
    return "&".join(f"{key}={value}" for key, value in sorted(query.items()))


def from_query(space: Space, query: dict[str, str]) -> Morph | None:
    """The state that a link asks for, or None if it asks for none.

    Raises:
        RequestError: the link does not fit the space.
    """
    if "from" not in query:
        return None
    source = read_source(space, query["from"])
    into = read_source(space, query["into"]) if "into" in query else None
    own = tuple(_read_direction(space, part) for part in filter(None, query.get("own", "").split("|")))
    names = space.direction_names | {direction.name for direction in own}
    steps, held = _steps(names, query.get("moved", "")), _held(names, query.get("held", ""))
    return Morph(source, steps, held, own, into)


def given_away(source: Source, code: np.ndarray) -> Source:
    """A person's own item by its code."""
    return source if source.kind != "yours" else Source("code", write_code(code))


def write_source(source: Source) -> str:
    """A place to start from, as part of an address."""
    return f"{source.kind}.{source.key}"


def read_source(space: Space, text: str) -> Source:
    """What :func:`write_source` wrote; :class:`RequestError` where it does not fit the space."""
    kind, _, key = text.partition(".")
    if kind not in SOURCES:
        raise _unfit(Saying("error-link-no-start"))
    if kind == "known" and not (_is_number(key) and int(key) < len(space.reference)):
        raise _unfit(Saying("error-link-no-item"))
    if kind == "sample" and not _is_number(key):
        raise _unfit(Saying("error-link-seed"))
    if kind == "code":
        read_code(key, space.dials)
    return Source(kind, key)


def write_code(code: np.ndarray) -> str:
    """A code in base 64, safe in an address."""
    return base64.urlsafe_b64encode(np.ascontiguousarray(code, "<f4").tobytes()).decode().rstrip("=")


def read_code(text: str, dials: int) -> np.ndarray:
    """The code ``float32 (dials,)`` that :func:`write_code` wrote; :class:`RequestError` if it is not one."""
    try:
        code = np.frombuffer(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), "<f4").astype(np.float32)
    except (binascii.Error, ValueError) as error:
        raise _unfit(Saying("error-link-code")) from error
    if code.shape != (dials,) or not np.isfinite(code).all() or np.abs(code).max() > 1e3:
        raise _unfit(Saying("error-link-code-unfit", dials=dials))
    return code


def is_code(text: str, dials: int) -> bool:
    """Whether :func:`read_code` would read it."""
    try:
        read_code(text, dials)
    except RequestError:
        return False
    return True


def write_names(names: Iterable[str]) -> str:
    """Names of sliders, as part of an address."""
    return "|".join(map(_written, names))


def read_names(text: str) -> tuple[str, ...]:
    """What :func:`write_names` wrote."""
    return tuple(unquote(part) for part in filter(None, text.split("|")))


def _is_number(text: str) -> bool:
    # isdigit alone takes ² and digits without end, which int() does not
    return text.isascii() and text.isdigit() and len(text) < 10


def _write_direction(direction: Direction) -> str:
    """Name and one step as half-precision numbers: under 200 letters for 64 dials."""
    step = (direction.step * direction.vector).astype("<f2").tobytes()
    numbers = base64.urlsafe_b64encode(step).decode().rstrip("=")
    return f"{_written(direction.name)}~{numbers}"


def _read_direction(space: Space, text: str) -> Direction:
    quoted, _, numbers = text.partition("~")
    name = one_line(unquote(quoted), LONGEST)
    try:
        raw = base64.urlsafe_b64decode(numbers + "=" * (-len(numbers) % 4))
        step = np.frombuffer(raw, "<f2").astype(np.float32)
    except (binascii.Error, ValueError) as error:
        raise _unfit(Saying("error-link-slider-damaged")) from error
    length = float(np.linalg.norm(step))
    sound = step.shape == (space.dials,) and np.isfinite(length) and length > 1e-6
    if not (sound and name and name not in space.direction_names):
        raise _unfit(Saying("error-link-slider-unfit"))
    note = said("bench-of-link")
    return Direction(name, "group", step / length, length, -1.0, 1.0, None, "auroc", note)


def _written(name: str) -> str:
    return quote(name, safe=" ").replace("~", "%7E")  # which quote lets stand, and which ends a name here


def _steps(names: Collection[str], text: str) -> dict[str, float]:
    steps: dict[str, float] = {}
    for part in filter(None, text.split("|")):
        quoted, _, value = part.rpartition("~")
        name = _known(names, quoted)
        try:
            number = float(value)
        except ValueError as error:
            raise _unfit(Saying("error-link-position")) from error
        if not np.isfinite(number):
            raise _unfit(Saying("error-link-position"))
        steps[name] = float(np.clip(number, -FARTHEST, FARTHEST))
    return steps


def _held(names: Collection[str], text: str) -> tuple[str, ...]:
    return tuple(_known(names, part) for part in filter(None, text.split("|")))


def _known(names: Collection[str], quoted: str) -> str:
    name = unquote(quoted)  # a label may hold the signs that part names from each other
    if name not in names:
        raise _unfit(Saying("error-link-no-slider"))
    return name


def _unfit(problem: Saying) -> RequestError:
    return RequestError(Saying("error-item-link"), problem, Saying("error-link-instead"))
