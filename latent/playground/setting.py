"""What can be set before a tiny model learns: which items, how many dials, and how tidy its codes are to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from latent.errors import RequestError, wrong

FRAMES = 100
"""Frames after the first, which shows a model that has learned nothing."""

STEPS = 900
"""Batches in all."""


def step_of(frame: int) -> int:
    """Batches done at a frame: at first a model changes with every one, and later ever more slowly."""
    return max(frame, round(STEPS * (frame / FRAMES) ** 1.5))


@dataclass(frozen=True)
class Pile:
    """Items to learn from.

    Attributes:
        space: that comes along, and whose known items they are.
        labels: of those that are taken; all where none are named.
        items: to learn from, at most.
    """

    space: str
    labels: tuple[str, ...] = ()
    items: int = 3000


PILES: Mapping[str, Pile] = MappingProxyType(
    {
        "all": Pile("digits"),
        "two": Pile("digits", ("0", "1")),
        "few": Pile("digits", items=50),
        "clothes": Pile("fashion"),
    }
)
BETAS = (0.0, 0.25, 1.0, 4.0, 16.0)
DIALS = (1, 2, 4, 8)


@dataclass(frozen=True)
class Setting:
    """One choice of everything that can be chosen; chance is always the same.

    Attributes:
        pile: key of :data:`PILES`.
        beta: weight of the KL divergence, one of :data:`BETAS`.
        dials: latent dimensions, one of :data:`DIALS`.
    """

    pile: str = "all"
    beta: float = 1.0
    dials: int = 2

    def __post_init__(self) -> None:
        """Refuse what is none of the choices, with :class:`RequestError`: it may come from a browser."""
        for value, choices in ((self.pile, PILES), (self.beta, BETAS), (self.dials, DIALS)):
            if value not in choices:
                raise RequestError(str(value), *wrong("error-no-such-choice", choices=", ".join(map(str, choices))))

    def to_json(self) -> dict[str, Any]:
        """As JSON values, which make it again."""
        return asdict(self)
