"""What a person does that takes time: generators of :class:`Progress`.

The terminal prints them, a job records them, a test exhausts them, and closing one stops it.
The value that a generator returns is its result (PEP 380).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import PurePosixPath
from typing import Any, NamedTuple, TypeVar

import numpy as np

from latent.collection import Entry, entries
from latent.errors import DataError, LatentError, TooLarge, wrong
from latent.modalities import all_of_them
from latent.modalities.archive import unpack
from latent.modalities.base import Modality
from latent.modalities.items import NOTHING_CHOSEN, Choice, Item, OtherReading
from latent.space import Space
from latent.words import Saying
from latent.workspace import originals

T = TypeVar("T")

TOGETHER = 200
"""Items encoded between two reports."""


@dataclass(frozen=True)
class Progress:
    """How far an action is.

    Attributes:
        share: 0..1 of the whole.
        doing: what it does now, for a person; as text where the command line alone tells it.
        figures: numbers worth showing, by name.
    """

    share: float
    doing: str
    figures: dict[str, float] = field(default_factory=dict)


def finish(action: Generator[Any, None, T]) -> T:
    """Run an action to its end without looking at its progress."""
    while True:
        try:
            next(action)
        except StopIteration as end:
            return end.value


@dataclass(frozen=True)
class Reading:
    """How a file was read that leaves a choice.

    Attributes:
        name: of the file.
        data: its bytes.
        choices: what was taken, and what else could be.
        ids: of the entries that it gave.
    """

    name: str
    data: bytes = field(repr=False)
    choices: tuple[Choice, ...]
    ids: tuple[str, ...]

    @property
    def chosen(self) -> dict[str, str]:
        """What was taken, by the names of the choices."""
        return {choice.name: choice.chosen for choice in self.choices}


@dataclass(frozen=True)
class Imported:
    """What became of an upload: every file is in one of the first two.

    Attributes:
        entries: what was read.
        refused: why the rest was not.
        readings: of files that leave a choice.
    """

    entries: list[Entry]
    refused: list[LatentError]
    readings: list[Reading] = field(default_factory=list)


def import_files(
    space: Space,
    files: Iterable[tuple[str, bytes]],
    taken: set[str],
    chosen: Mapping[str, str] = NOTHING_CHOSEN,
    most: int | None = None,
) -> Generator[Progress, None, Imported]:
    """Read files (pictures, zips of them, ...), encode what can be read and place it on the space's maps.

    Args:
        space: whose modality reads them.
        files: names and bytes.
        taken: ids of entries that are there already.
        chosen: how each is read, by the names of the modality's choices.
        most: items that are taken; further ones are refused in one line. None for no such limit.
    """
    listed = list(files)
    total = max(1, sum(len(data) for _, data in listed))
    found: list[Entry] = []
    refused: list[LatentError] = []
    waiting: list[Item] = []
    open_to: list[_Open] = []
    done = read = 0
    for outcome in unpack(listed, too_much=space.modality.too_large):
        if isinstance(outcome, LatentError):
            refused.append(outcome)
            continue
        name, data = outcome
        done += len(data)
        start = read
        if most is not None and read >= most:
            refused.append(TooLarge(name, *wrong("error-no-room", most=most)))
            break
        for item in islice(space.modality.read(name, data, chosen), None if most is None else most - read):
            (refused if isinstance(item, LatentError) else waiting).append(item)
            read += not isinstance(item, LatentError)
        choices = space.modality.choices(name, data, chosen) if read > start else ()
        open_to += [_Open(name, data, choices, slice(start, read))] if choices else []
        if len(waiting) >= TOGETHER:
            found += entries(space, waiting, taken | {e.id for e in found})
            waiting = []
            yield Progress(min(0.99, done / total), placed(space, len(found)))
    found += entries(space, waiting, taken | {e.id for e in found})
    yield Progress(1.0, placed(space, len(found)))
    readings = [Reading(o.name, o.data, o.choices, tuple(e.id for e in found[o.rows])) for o in open_to]
    return Imported(found, refused, readings)


def placed(space: Space, count: int) -> Saying:
    """That so many items were placed in a space."""
    return Saying("doing-placed", count=count, **space.modality.named())


class _Open(NamedTuple):
    """A file that leaves a choice, and which of all items came of it."""

    name: str
    data: bytes
    choices: tuple[Choice, ...]
    rows: slice


def read_again(
    space: Space, reading: Reading, chosen: Mapping[str, str], taken: set[str]
) -> Generator[Progress, None, Imported]:
    """Read a file that leaves a choice another way; the ids of what it gave before may come again."""
    return import_files(space, [(reading.name, reading.data)], taken - set(reading.ids), chosen)


TRIED = 24
"""Items by which it is judged which space fits an upload best."""


@dataclass(frozen=True)
class Fit:
    """How well an upload fits a space.

    Attributes:
        space: its name.
        tried: items of the upload that were looked at.
        read: items of the upload that were read, of as many files as are tried.
        fit: those that are not unfamiliar to the space.
        strangeness: share 0..1 of known items that are more familiar than the items, on average.
    """

    space: str
    tried: int
    fit: int
    strangeness: float = 1.0
    read: int = 0

    @property
    def share(self) -> float:
        """Of the items looked at, 0..1."""
        return self.fit / self.tried if self.tried else 0.0


@dataclass(frozen=True)
class Brought:
    """What an upload holds, before anyone has said where it goes.

    Attributes:
        files: as they were given.
        count: files in it, those in zips counted one by one.
        fits: of every space that can read some of it, the best first; of every space where none can.
        refused: why files that were looked at cannot be read by any space.
        other: a reading that fits better than that of the best space, or None.
    """

    files: list[tuple[str, bytes]]
    count: int
    fits: list[Fit]
    refused: list[LatentError]
    other: OtherReading | None = None


def find_fit(candidates: Iterable[Space], files: Iterable[tuple[str, bytes]]) -> Generator[Progress, None, Brought]:
    """Tell which space fits an upload best, by a few items spread over it.

    Args:
        candidates: the spaces to choose from.
        files: names and bytes.
    """
    listed = list(files)
    opened = list(candidates)
    found = list(unpack(listed, too_much=partial(too_large, readers(opened))))
    readable = [one for one in found if not isinstance(one, LatentError)]
    refused = [one for one in found if isinstance(one, LatentError)]
    some = _spread(readable)
    fits, unread = [], {}
    for number, space in enumerate(opened):
        yield Progress(number / len(opened), Saying("doing-trying", space=space.manifest.title))
        read = [outcome for name, data in some for outcome in space.modality.read(name, data)]
        items = [outcome for outcome in read if not isinstance(outcome, LatentError)]
        unread[space.name] = [outcome for outcome in read if isinstance(outcome, LatentError)]
        judged = entries(space, _spread(items), set())
        fit = sum(entry.familiarity != "unfamiliar" for entry in judged)
        strangeness = float(np.mean([entry.stranger_than for entry in judged])) if judged else 1.0
        fits.append(Fit(space.name, len(judged), fit, strangeness, len(items)))
    fits.sort(key=lambda fit: (-fit.fit, fit.strangeness))
    fits = [fit for fit in fits if fit.read] or fits
    lost = set.intersection(*({error.item for error in errors} for errors in unread.values())) if unread else set()
    by_none = [error for error in unread[fits[0].space] if error.item in lost] if fits else []
    best = next((space for space in opened if fits and space.name == fits[0].space), None)
    other = best.modality.other_reading(readable) if best else None
    if best and not other and (other := _own_reading(best.modality, readable)):
        by_none = []  # it reads them
    return Brought(listed, len(readable), fits, [*refused, *by_none], other)


def _own_reading(reader: Modality, files: Sequence[tuple[str, bytes]]) -> OtherReading | None:
    """A reading of all files by another kind than ``reader`` that they are clearly made for; None: there is none."""
    others = (kind for kind in all_of_them().values() if kind.name != reader.name)
    return next((found for kind in others if (found := kind.own_reading(files))), None)


def other_reading(
    space: Space, files: Iterable[tuple[str, bytes]], chosen: Mapping[str, str] = NOTHING_CHOSEN
) -> OtherReading | None:
    """A reading that fits files, by names and bytes, better than that of a space; None where there is none."""
    found = unpack(files, too_much=space.modality.too_large)
    return space.modality.other_reading([one for one in found if not isinstance(one, LatentError)], chosen)


def readers(candidates: Iterable[Space]) -> list[Modality]:
    """All that may read what goes into one of some spaces, or into one that is yet to be made of it."""
    unbound = (kind.unbound() for kind in all_of_them().values())
    return [*(space.modality for space in candidates), *filter(None, unbound)]


def too_large(among: Sequence[Modality], name: str, size: int) -> LatentError | None:
    """Why none of those that read such files opens one of so many bytes; None where one does, or none can."""
    ending = PurePosixPath(name).suffix.lower()
    told = [reader.too_large(name, size) for reader in among if ending in reader.suffixes]
    return told[0] if told and all(told) else None


def _spread(listed: list[T]) -> list[T]:
    """A few of many, from the first to the last."""
    return [listed[place] for place in np.linspace(0, max(0, len(listed) - 1), min(TRIED, len(listed))).astype(int)]


def adjust(space: Space, entry: Entry, values: Mapping[str, float]) -> Entry:
    """An entry read again from its original with the modality's adjustments set otherwise."""
    item = Item(entry.name, entry.array, entry.original, entry.notes, entry.label, False, entry.facts, entry.whole)
    return entries(space, [space.modality.adjust(item, values)], set())[0]


def fetch(space: Space) -> Generator[Progress, None, int]:
    """Bring the originals of a space's known items from the internet, by scikit-learn's loader, and keep them by hash.

    Returns:
        How many of the known items were matched.

    Raises:
        DataError: the space names no data set, there is no connection, or nothing matched.
    """
    from latent.openml import download

    if space.manifest.data is None:
        raise DataError(space.name, *wrong("error-originals-unpublished"))
    yield Progress(0.05, Saying("doing-asking-originals"))
    arrays = space.modality.adopt(download(space.manifest.data))
    yield Progress(0.7, Saying("doing-matching"))
    hashes = space.modality.fingerprints(arrays)
    known = set(space.reference.hashes)
    rows = [i for i, hash_ in enumerate(hashes) if hash_ in known]
    if not rows:
        raise DataError(space.name, *wrong("error-originals-unmatched"))
    originals.store(space.manifest.data, [hashes[i] for i in rows], arrays[rows])
    yield Progress(1.0, Saying("doing-originals-kept", count=len(rows)))
    return len(rows)
