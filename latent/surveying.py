"""What is in a person's files, before anything is made of them."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from latent.actions import Progress
from latent.errors import LatentError
from latent.modalities.archive import unpack
from latent.modalities.base import Modality
from latent.modalities.items import NOTHING_CHOSEN, Choice, Item
from latent.words import Saying

FEWEST = 20
"""Items under which nothing can be learned that holds for others."""

FEW = 300
"""Items under which a model learns little."""

READ = 300
"""Files that are read to judge by, of more a few spread over all."""

SHOWN = 16
"""Items of a sheet of samples."""

_ALIKE = 0.98
"""Share of the items that are the same from which there is nothing to learn."""

_FOREIGN = 0.5
"""Share of the files that cannot be read from which this is another kind of thing."""


@dataclass(frozen=True)
class Survey:
    """What was found.

    Attributes:
        count: items, as far as can be told.
        exact: whether all of them were read; else the count is what the files read come to.
        samples: some items spread over all.
        refused: why files that were looked at were left out.
        choices: what may be chosen about how they are read.
        looks: what may be chosen about what a model sees of them.
        notes: what is told of all items of the one file that was read, each a plain sentence; of several files, none.
        warnings: what will go badly, and what to do.
        hopeless: whether nothing can come of it.
    """

    count: int
    exact: bool
    samples: Sequence[Item]
    refused: Sequence[LatentError]
    choices: tuple[Choice, ...]
    looks: tuple[Choice, ...]
    notes: tuple[str, ...]
    warnings: Sequence[Saying]
    hopeless: bool


def survey(
    modality: Modality, files: Iterable[tuple[str, bytes]], chosen: Mapping[str, str] = NOTHING_CHOSEN
) -> Generator[Progress, None, Survey]:
    """Look over files.

    Args:
        modality: which reads them, bound to any configuration.
        files: names and bytes.
        chosen: how they are read, by the names of the modality's choices.
    """
    found = list(unpack(files, too_much=modality.too_large))
    refused = [one for one in found if isinstance(one, LatentError)]
    readable = [one for one in found if not isinstance(one, LatentError)]
    some = [readable[place] for place in _spread(len(readable), READ)]
    items: list[Item] = []
    unread: list[LatentError] = []
    for number, (name, data) in enumerate(some):
        for read in modality.read(name, data, chosen):
            (unread if isinstance(read, LatentError) else items).append(read)
        yield Progress((number + 1) / len(some), Saying("doing-found", count=len(items), **modality.named()))
    count = round(len(items) * len(readable) / max(1, len(some)))
    choices = modality.choices(*readable[0], chosen) if len(readable) == 1 else ()
    warnings = list(_warnings(modality, count, items, len(unread) + len(refused)))
    samples = [items[place] for place in _spread(len(items), SHOWN)]
    return Survey(
        count=count,
        exact=len(some) == len(readable),
        samples=samples,
        refused=[*refused, *unread],
        choices=choices,
        looks=modality.looks(items[:READ]),
        notes=_of_all(samples) if len(readable) == 1 < len(samples) else (),
        warnings=warnings,
        hopeless=count < FEWEST or _share_alike(items) > _ALIKE,
    )


def _of_all(items: Sequence[Item]) -> tuple[str, ...]:
    """Notes that all of them have, in their order."""
    return tuple(note for note in items[0].notes if all(note in item.notes for item in items))


def _warnings(modality: Modality, count: int, items: Sequence[Item], lost: int) -> Iterable[Saying]:
    named = modality.named()
    if count < FEWEST:
        yield Saying("train-too-few", count=count, fewest=FEWEST, **named)
        return
    if _share_alike(items) > _ALIKE:
        yield Saying("train-all-alike", **named)
        return
    if count < FEW:
        yield Saying("train-few", count=count, **named)
    if lost > _FOREIGN * (lost + len(items)):
        yield Saying("train-foreign", **named)
    if _share_alike(items) > _FOREIGN:
        yield Saying("train-some-alike", **named)


def _share_alike(items: Sequence[Item]) -> float:
    """Share of the items that have come before."""
    return 1 - len({item.array.tobytes() for item in items}) / len(items) if items else 0.0


def _spread(count: int, most: int) -> list[int]:
    """Places of some of so many, spread over all."""
    return np.unique(np.linspace(0, count - 1, min(count, most)).astype(int)).tolist() if count else []
