"""Principal components beside a space: as many numbers for the same items, fitted on the items that it knows.

A space's folder in, arrays out, for a process beside the pages: drawing or redrawing thousands of items takes seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from latent.errors import DataError, RequestError, wrong
from latent.insight import losing
from latent.insight.quality import PCA
from latent.making import linear
from latent.modalities.base import Modality
from latent.modalities.items import Straight
from latent.space import Space
from latent.words import Saying

MOST_ITEMS = 5_000
"""Known items that are looked at."""

MOST_VALUES = 1 << 24
"""Values of all of them together, 64 MB; of more, a random part tells the same."""

HELD_OUT = 120
"""Known items that errors are measured on, and that nothing is fitted to."""


@dataclass(frozen=True, eq=False)
class Baseline:
    """Principal components of a space's known items.

    Attributes:
        pca: of items as rows of numbers.
        rows: known items that were looked at ``int64 (k,)``, the held-out ones last.
        codes: what components tell of each of them ``float32 (k, d)``.
        fitted: how many of them the components are fitted to.
        real: whether they are the items themselves, and not what the model makes of them.
        straight: how items become those rows and rows items; None where only their words are counted.
    """

    pca: PCA
    rows: np.ndarray
    codes: np.ndarray
    fitted: int
    real: bool
    straight: Straight | None

    @property
    def held(self) -> np.ndarray:
        """Known items that it was not fitted to ``int64 (h,)``."""
        return self.rows[self.fitted :]


@dataclass(frozen=True)
class Course:
    """How the rebuild error falls as numbers are added.

    Attributes:
        counts: of numbers.
        dials: mean error with so many dials.
        linear: the same with so many components; empty where nothing can be drawn from them.
        items: that it was measured on.
    """

    counts: tuple[int, ...]
    dials: tuple[float, ...]
    linear: tuple[float, ...]
    items: int


def fit(folder: Path, seed: int = 0) -> Baseline:
    """Principal components of the known items of the space in a folder; see :func:`of`."""
    return of(_opened(folder), seed=seed)


def of(space: Space, most: int = MOST_ITEMS, seed: int = 0) -> Baseline:
    """Principal components of known items of a space, as many as it has dials.

    Args:
        space: whose.
        most: items that are looked at, at most.
        seed: of which these are.

    Raises:
        DataError: nothing about its items can be written as numbers, or they are too few.
    """
    values = max(1, space.modality.inputs(space.redraw(space.reference.codes[:1])).size)
    most = min(most, max(10, MOST_VALUES // values), len(space.reference))
    rows = np.random.default_rng(seed).permutation(len(space.reference))[:most]
    arrays, real = _known(space, rows)
    straight, vectors = _vectors(space.modality, arrays)
    fitted = most - min(HELD_OUT, most // 5)
    if fitted < 3 or vectors is None:
        raise DataError(Saying("error-item-components"), *wrong("error-components-few"))
    found = losing.principal(vectors[:fitted], space.dials)
    return Baseline(found, rows, found.encode(vectors), fitted, real, straight)


def course(
    folder: Path, baseline: Baseline | None, counts: Sequence[int], arrays: np.ndarray, codes: np.ndarray
) -> Course:
    """The rebuild error by how many numbers are kept, of known items that were held out and of a person's own.

    Args:
        folder: of the space.
        baseline: what :func:`fit` gave; None where it gave nothing.
        counts: numbers to try.
        arrays: one's own items ``(n, ...)``.
        codes: of those ``(n, dials)``.

    Raises:
        DataError: there is not one item whose original is at hand.
    """
    space = _opened(folder)
    if baseline is not None and baseline.real and len(baseline.held):
        known = np.stack([space.original(int(row)) for row in baseline.held])
        arrays = np.concatenate([known, arrays]) if len(arrays) else known
        codes = np.concatenate([space.reference.codes[baseline.held], codes])
    if not len(arrays):
        raise DataError(Saying("error-item-originals"), *wrong("error-originals-none"))
    order = losing.in_order(space.reference.posterior.mean, space.reference.posterior.logvar)
    middle = space.reference.codes.mean(axis=0)
    ours = [space.errors(arrays, losing.with_first(codes, order, count, middle)).mean() for count in counts]
    theirs: list[np.ndarray] = []
    if baseline is not None and baseline.straight is not None:
        theirs = [
            space.modality.error(arrays, decoded(baseline, space.modality, arrays, count)).mean() for count in counts
        ]
    return Course(tuple(counts), tuple(map(float, ours)), tuple(map(float, theirs)), len(arrays))


def decoded(baseline: Baseline, modality: Modality, arrays: np.ndarray, count: int) -> np.ndarray:
    """Means ``float32 (n, ...)`` that the first few components give for items ``(n, ...)``."""
    if baseline.straight is None:
        raise ValueError("nothing can be drawn from counts of words")
    inputs = modality.inputs(arrays)
    some = losing.first_of(baseline.pca, count)
    vectors = some.decode(some.encode(linear.vectors_of(baseline.straight, inputs)))
    return linear.means_of(baseline.straight, vectors, inputs.shape[1:])


def encoded(baseline: Baseline, modality: Modality, arrays: np.ndarray) -> np.ndarray | None:
    """What components tell of other items ``float32 (n, d)``; None where only words of the known ones are counted."""
    if baseline.straight is None:
        return None
    return baseline.pca.encode(linear.vectors_of(baseline.straight, modality.inputs(arrays)))


@lru_cache(maxsize=2)
def _opened(folder: Path) -> Space:
    return Space.load(folder, verify=False)


def _known(space: Space, rows: np.ndarray) -> tuple[np.ndarray, bool]:
    """Known items ``(k, ...)`` as they were made, or else as the model redraws them; and which of the two."""
    if space.given is not None:
        return space.modality.restore([space.given.originals[row] for row in rows.tolist()]), True
    found = [space.original(int(row)) for row in rows]
    if all(one is not None for one in found):
        return np.stack(found), True
    return space.known(rows), False


def _vectors(modality: Modality, arrays: np.ndarray) -> tuple[Straight | None, np.ndarray | None]:
    """Items as rows of numbers, along whose straight lines they change; where none do, how often each word comes."""
    try:
        straight = modality.straight()
    except RequestError:
        words = modality.counted_words(arrays)[0]
        return None, words.astype(np.float32) if words.shape[1] else None
    return straight, linear.vectors_of(straight, modality.inputs(arrays))
