"""What a direction is: a named unit vector with a step; how codes move along it, and how it is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from typing import Any, Literal, get_args

import numpy as np

from latent.errors import DataError, RequestError, SpaceDamaged, wrong
from latent.words import Saying, either

Family = Literal["towards", "attribute", "group", "axis", "dial"]

TELLING = {"correlation": 0.2, "rank correlation": 0.2, "auroc": 0.55}
"""The least quality of a direction that codes follow, by the figure that tells it."""

BEYOND = 1.5
"""How far a slider between two groups goes, where one step leads from the mean of one to that of the other."""


@dataclass(frozen=True, eq=False)
class Direction:
    """A named unit vector with a natural step.

    Attributes:
        name: as shown; unique within a space.
        family: what made it.
        vector: unit length, ``float32 (d,)``.
        step: in code units, one standard deviation of the data along it, or by the attribute itself.
        low: where the data begins (1st percentile), in steps from its mean, rounded for a slider.
        high: where the data ends (99th percentile), likewise; towards a label, half as far again as the target.
        quality: on data it was not made from; None where there was too little to tell.
        quality_name: which figure: ``turned``, ``auroc``, ``correlation``, ``rank correlation``, ``variance share`` or
            ``nats``.
        quality_note: the same as a sentence.
        label: what pages show in place of the name; "" for the name.
    """

    name: str
    family: Family
    vector: np.ndarray
    step: float
    low: float
    high: float
    quality: float | None
    quality_name: str
    quality_note: str
    label: str = ""

    @property
    def title(self) -> str:
        """As shown."""
        return self.label or self.name

    @property
    def slider(self) -> tuple[float, float]:
        """How far a slider goes either way, in steps: as far as the data is wide.

        Towards a label, only there; between two groups, half as far again as the way from one to the other.
        """
        reach = BEYOND if self.family == "group" else self.high - self.low
        return (0.0, self.high) if self.family == "towards" else (-reach, reach)

    @property
    def tells(self) -> bool:
        """Whether turning it would do something: codes may hardly follow an attribute."""
        return self.quality is None or self.quality >= TELLING.get(self.quality_name, -np.inf)

    def to_json(self) -> dict[str, Any]:
        """As JSON values, exact; without a page's label."""
        values = asdict(self) | {"vector": self.vector.tolist()}
        del values["label"]
        return values

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Direction:
        """Rebuild what :meth:`to_json` gave; :class:`SpaceDamaged` where that makes no direction."""
        try:
            made = cls(
                vector=np.array(values["vector"], np.float32),
                family=values["family"],
                quality=None if values["quality"] is None else float(values["quality"]),
                **{name: float(values[name]) for name in ("step", "low", "high")},
                **{name: str(values[name]) for name in ("name", "quality_name", "quality_note")},
            )
        except (KeyError, TypeError, ValueError) as error:
            raise SpaceDamaged(Saying("error-item-directions"), *wrong("error-direction-unreadable")) from error
        if not made._sound():
            raise SpaceDamaged(Saying("error-item-directions"), *wrong("error-direction-none", name=made.name))
        return made

    def _sound(self) -> bool:
        known = self.family in get_args(Family)
        unit = self.vector.ndim == 1 and abs(float(np.linalg.norm(self.vector)) - 1) < 1e-3
        return known and unit and 0 < self.step < np.inf and -np.inf < self.low < self.high < np.inf


def apply(code: np.ndarray, steps: Mapping[str, float], directions: Sequence[Direction]) -> np.ndarray:
    """A code moved along directions.

    Args:
        code: ``(d,)`` or ``(n, d)``.
        steps: how many steps along the direction of each name; their order does not matter.
        directions: those of the space.

    Returns:
        ``float32``, of the code's shape.

    Raises:
        RequestError: no direction has that name, or a number of steps is not a finite one.
    """
    known = {direction.name: direction for direction in directions}
    moved = np.array(code, np.float64)
    for name, count in steps.items():
        if name not in known:
            raise RequestError(name, Saying("error-no-such-direction"), _like(name, list(known)))
        if not np.isfinite(count):
            raise RequestError(name, *wrong("error-direction-steps"))
        moved += float(count) * known[name].step * known[name].vector
    return moved.astype(np.float32)


def _like(name: str, known: list[str]) -> Saying:
    """Which names may have been meant, or some that there are."""
    near = get_close_matches(name, known, 3, 0.5) or [k for k in known if name.lower() in k.lower()][:3]
    if near:
        return Saying("error-direction-meant", names=either(near))
    listed = ", ".join(known[:8]) or Saying("error-none")
    return Saying("error-directions-known", names=listed, more=max(len(known) - 8, 0))


def written(listed: Sequence[Direction]) -> bytes:
    """Directions as the bytes of a JSON file, which :func:`read` reads."""
    return json.dumps([direction.to_json() for direction in listed], indent=1, ensure_ascii=False).encode()


def read(data: bytes, name: str, dials: int) -> list[Direction]:
    """The directions in a file that :func:`written` wrote.

    Args:
        data: of the file.
        name: of the file, for what is said of it.
        dials: of the space that they are for.

    Raises:
        DataError: it holds no directions, or those of a space with other dials.
    """
    try:
        listed = [Direction.from_json(values) for values in json.loads(data)]
    except (SpaceDamaged, TypeError, ValueError, RecursionError) as error:
        raise DataError(name, *wrong("error-directions-missing")) from error
    if any(direction.vector.shape != (dials,) for direction in listed):
        raise DataError(name, *wrong("error-directions-dials", dials=dials))
    return listed


def noted(direction: Direction, note: str) -> Direction:
    """The same direction with another sentence about its quality."""
    return replace(direction, quality_note=note)
