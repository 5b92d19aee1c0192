"""Recipes for spaces of one's own: one file for each way to make one, in ``assets/recipes/own``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from latent.errors import RequestError, wrong

OWN = Path(__file__).parent.parent / "assets" / "recipes" / "own"

PRESETS = ("quick", "good", "best")
"""How much work a training is, from little to much; every recipe has all of them."""

OUTSIDE = ("modality", "like", "begin", "first", "also", "presets")
"""Keys of such a file beside those of a plan."""


@dataclass(frozen=True)
class Own:
    """What such a file says of itself.

    Attributes:
        path: the file.
        title: the message that says what it makes spaces of.
        modality: which reads the items.
        like: name of a space that comes along and whose items are read alike; "" where files are read by what they
            hold themselves (:meth:`latent.modalities.base.Modality.unbound`).
        begin: name of a space that comes along and whose networks training goes on from; "" for fresh ones.
        first: the modality by which a first look is taken, the same or one on which a straight line means something.
        also: further ways to take one, see ``python -m latent look --by``.
        dials: latent dimensions, for each of :data:`PRESETS`.
        steps: batches in all, likewise.
        beta: weight of the KL divergence.
    """

    path: Path
    title: str
    modality: str
    like: str
    begin: str
    first: str
    also: tuple[str, ...]
    dials: dict[str, int]
    steps: dict[str, int]
    beta: float

    @classmethod
    def read(cls, path: Path) -> Own:
        """Of a file of ours, which has all of that."""
        values = tomllib.loads(path.read_text("utf-8"))
        usual, presets = values["recipe"], values["presets"]
        taken = {key: {name: (usual | presets[name])[key] for name in PRESETS} for key in ("dials", "steps")}
        return cls(
            path,
            values["title"],
            values["modality"],
            values.get("like", ""),
            values.get("begin", ""),
            values.get("first", values["modality"]),
            tuple(values.get("also", ())),
            beta=usual["beta"],
            **taken,
        )


@cache
def own() -> dict[str, Own]:
    """All of them, by the modality that they are for."""
    read = [Own.read(path) for path in sorted(OWN.glob("*.toml"))]
    return {one.modality: one for one in read}


def own_for(modality: str) -> Own:
    """The one for a modality; :class:`RequestError` where there is none."""
    try:
        return own()[modality]
    except KeyError:
        raise RequestError(modality, *wrong("error-no-recipe")) from None
