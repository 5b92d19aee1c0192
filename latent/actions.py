"""What a person does that takes time: generators of :class:`Progress`.

The terminal prints them, a job records them, a test exhausts them, and closing one stops it.
The value that a generator returns is its result (PEP 380).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field

from latent.collection import Entry, entries
from latent.errors import DataError, LatentError
from latent.modalities.archive import unpack
from latent.modalities.base import Item
from latent.spaces import Space
from latent.workspace import originals

TOGETHER = 200
"""Items encoded between two reports."""


@dataclass(frozen=True)
class Progress:
    """How far an action is.

    Attributes:
        share: 0..1 of the whole.
        doing: what it does now, for a person.
        figures: numbers worth showing, by name.
    """

    share: float
    doing: str
    figures: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Imported:
    """What became of an upload: every file is in one of the two."""

    entries: list[Entry]
    refused: list[LatentError]


def import_files(
    space: Space, files: Iterable[tuple[str, bytes]], taken: set[str]
) -> Generator[Progress, None, Imported]:
    """Read files (pictures, zips of them, ...), encode what can be read and place it on the space's maps.

    Args:
        space: whose modality reads them.
        files: names and bytes.
        taken: ids of entries that are there already.
    """
    listed = list(files)
    total = max(1, sum(len(data) for _, data in listed))
    found: list[Entry] = []
    refused: list[LatentError] = []
    waiting: list[Item] = []
    done = 0
    for outcome in unpack(listed):
        if isinstance(outcome, LatentError):
            refused.append(outcome)
            continue
        name, data = outcome
        done += len(data)
        for item in space.modality.read(name, data):
            (refused if isinstance(item, LatentError) else waiting).append(item)
        if len(waiting) >= TOGETHER:
            found += entries(space, waiting, taken | {e.id for e in found})
            waiting = []
            yield Progress(min(0.99, done / total), f"{len(found)} {space.modality.noun[1]} placed")
    found += entries(space, waiting, taken | {e.id for e in found})
    yield Progress(1.0, f"{len(found)} {space.modality.noun[1]} placed")
    return Imported(found, refused)


def fetch(space: Space) -> Generator[Progress, None, int]:
    """Bring the originals of a space's known items from the internet, by scikit-learn's loader, and keep them by hash.

    Returns:
        How many of the known items were matched.

    Raises:
        DataError: the space names no data set, there is no connection, or nothing matched.
    """
    from latent.openml import download

    if space.manifest.data is None:
        raise DataError(space.name, "its originals cannot be fetched", "They were never published.")
    yield Progress(0.05, "Asking for the originals")
    arrays = space.modality.adopt(download(space.manifest.data))
    yield Progress(0.7, "Matching them by their hashes")
    hashes = space.modality.fingerprints(arrays)
    known = set(space.reference.hashes)
    rows = [i for i, hash_ in enumerate(hashes) if hash_ in known]
    if not rows:
        raise DataError(space.name, "none of what came matches its known items", "Nothing was kept.")
    originals.store(space.manifest.data, [hashes[i] for i in rows], arrays[rows])
    yield Progress(1.0, f"{len(rows)} originals kept")
    return len(rows)
