"""A link that opens exactly this state of Morph: the source's code, and how far each slider stands.

Pure functions between :class:`Morph` and the query part of an address.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlencode

import numpy as np

from latent.errors import RequestError
from latent.spaces import Space

FARTHEST = 20.0
"""Steps beyond which no slider goes."""

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
    """The whole state of the Morph page."""

    source: Source
    steps: dict[str, float] = field(default_factory=dict)


def to_query(space: Space, morph: Morph, code: np.ndarray) -> dict[str, str]:
    """Query values for a state.

    Args:
        space: named in the link.
        morph: the state.
        code: of its source ``float32 (dials,)``; it stands for an upload, whose picture stays with the person.
    """
    source = morph.source if morph.source.kind != "yours" else Source("code", write_code(code))
    query = {"space": space.name, "from": f"{source.kind}.{source.key}"}
    moved = [f"{quote(name, safe=' ')}~{value:g}" for name, value in morph.steps.items() if value]
    return query | ({"moved": "|".join(moved)} if moved else {})


def address(page: str, query: dict[str, str]) -> str:
    """A whole address: the page's own, with these query values."""
    return f"{page.partition('?')[0]}?{urlencode(query)}"


def from_query(space: Space, query: dict[str, str]) -> Morph | None:
    """The state that a link asks for, or None if it asks for none.

    Raises:
        RequestError: the link does not fit the space.
    """
    if "from" not in query:
        return None
    kind, _, key = query["from"].partition(".")
    if kind not in SOURCES:
        raise _unfit("it does not say where to start")
    if kind == "known" and not (_is_number(key) and int(key) < len(space.reference)):
        raise _unfit("it names an item that this space does not have")
    if kind == "sample" and not _is_number(key):
        raise _unfit("its seed is not a number")
    if kind == "code":
        read_code(key, space.dials)
    return Morph(Source(kind, key), _steps(space, query.get("moved", "")))


def write_code(code: np.ndarray) -> str:
    """A code in base 64, safe in an address."""
    return base64.urlsafe_b64encode(np.ascontiguousarray(code, "<f4").tobytes()).decode().rstrip("=")


def read_code(text: str, dials: int) -> np.ndarray:
    """The code ``float32 (dials,)`` that :func:`write_code` wrote; :class:`RequestError` if it is not one."""
    try:
        code = np.frombuffer(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), "<f4").astype(np.float32)
    except (binascii.Error, ValueError) as error:
        raise _unfit("its code is damaged") from error
    if code.shape != (dials,) or not np.isfinite(code).all() or np.abs(code).max() > 1e3:
        raise _unfit(f"its code does not have the {dials} numbers of this space")
    return code


def _is_number(text: str) -> bool:
    # isdigit alone takes ² and digits without end, which int() does not
    return text.isascii() and text.isdigit() and len(text) < 10


def _steps(space: Space, text: str) -> dict[str, float]:
    steps: dict[str, float] = {}
    for part in filter(None, text.split("|")):
        quoted, _, value = part.rpartition("~")
        name = unquote(quoted)  # a label may hold the signs that part names from each other
        if name not in space.direction_names:
            raise _unfit("it moves a slider that this space does not have")
        try:
            number = float(value)
        except ValueError as error:
            raise _unfit("one of its slider positions is not a number") from error
        if not np.isfinite(number):
            raise _unfit("one of its slider positions is not a number")
        steps[name] = float(np.clip(number, -FARTHEST, FARTHEST))
    return steps


def _unfit(problem: str) -> RequestError:
    return RequestError("this link", problem, "Start from the page itself.")
