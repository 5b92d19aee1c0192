"""A few labels for all items: spread over the neighbour graph or told by a linear probe, the most doubtful first.

Needs scikit-learn and scipy, and belongs in a process beside the pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from latent.errors import DataError, wrong
from latent.insight.clusters import k_means
from latent.insight.graph import axes, neighbour_graph, spread
from latent.insight.neighbours import Index
from latent.insight.probes import few, probe, scaled
from latent.insight.sorting import parted
from latent.words import Saying

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

GRAPH, LINEAR = "graph", "linear"
"""Two ways to tell labels: spread over the neighbour graph, or by a linear probe."""

EACH = (1, 2, 5, 10, 20, 50, 100)
"""Labels of each kind along a learning curve."""

FOLDS = 5
_PARTS = 20
_AGREES = 0.3
_LENT, _LENT_WEIGHT = 5, 0.5
FULL = 2_000
"""Labels from which a probe is held back no more than usual; with fewer, the more so."""

_DOUBTED = 5
"""Times as many doubtful items as are asked for, among which they are chosen to differ."""


@dataclass(frozen=True, eq=False)
class Told:
    """Labels of all items, from those of some.

    Attributes:
        words: ``str (n,)``; what was known stays.
        sure: how sure each is 0..1 ``float32 (n,)``; 1 where it was known.
        way: :data:`GRAPH` or :data:`LINEAR`, whichever told more of the known labels right when they were left out.
        right: the share that it told right then; None with too few to leave any out.
        next: rows to label next, the most doubtful, unlike each other ``int64 (k,)``.
    """

    words: np.ndarray
    sure: np.ndarray
    way: str
    right: float | None
    next: np.ndarray


class Teller:
    """Items made ready to have labels told, again and again.

    Args:
        codes: ``(n, d)``, two or more.
    """

    def __init__(self, codes: np.ndarray) -> None:
        self.codes = np.asarray(codes, np.float32)
        self.graph: csr_matrix = neighbour_graph(self.codes)
        self.parts = parted(axes(self.graph, max(1, min(_PARTS, len(codes) // 10))))

    def chances(self, labels: np.ndarray, known: np.ndarray, way: str) -> np.ndarray:
        """How likely each label is ``float64 (n, labels)``, in the order of ``numpy.unique``.

        Args:
            labels: ``str (n,)``, of which only those of ``known`` are looked at.
            known: rows, of two labels or more.
            way: :data:`GRAPH` or :data:`LINEAR`.
        """
        return self._by_graph(labels, known) if way == GRAPH else self._by_probe(labels, known)

    def left_out(self, labels: np.ndarray, known: np.ndarray, way: str, seed: int = 0) -> float:
        """Share of known labels that are told right when they are left out, a fifth at a time."""
        fold = np.random.default_rng(seed).permutation(len(known)) % FOLDS
        right = 0
        for part in range(FOLDS):
            shown, asked = known[fold != part], known[fold == part]
            names = np.unique(labels[shown])
            if len(names) > 1:
                told = names[self.chances(labels, shown, way)[asked].argmax(axis=1)]
                right += int((told == labels[asked]).sum())
        return right / len(known)

    def agrees(self, labels: np.ndarray, known: np.ndarray) -> bool:
        """Whether look-alike groups, found without labels, go with the labels.

        By adjusted mutual information (Vinh, Epps & Bailey 2010).
        """
        from sklearn.metrics import adjusted_mutual_info_score

        return adjusted_mutual_info_score(labels[known], self.parts[known]) >= _AGREES

    @cached_property
    def even(self) -> np.ndarray:
        """Codes in which items of a look-alike group vary as much in every direction ``float32 (n, d)``.

        Relevant component analysis (Bar-Hillel, Hertz, Shental & Weinshall 2003), of groups that need no labels.
        """
        gaps = self.codes.astype(np.float64)
        for part in np.unique(self.parts):
            gaps[self.parts == part] -= gaps[self.parts == part].mean(axis=0)
        values, vectors = np.linalg.eigh(gaps.T @ gaps / len(gaps))
        turned = self.codes @ (vectors / np.sqrt(np.maximum(values, 1e-3 * max(values[-1], 1e-12))))
        return scaled(turned)

    def _by_graph(self, labels: np.ndarray, known: np.ndarray) -> np.ndarray:
        names, kinds = np.unique(labels[known], return_inverse=True)
        shown = np.zeros((len(self.codes), len(names)))
        shown[known, kinds] = 1
        flowed = spread(self.graph, shown)
        flowed /= np.maximum(flowed.sum(axis=0), 1e-12)  # else the label that was given oftenest takes the most
        whole = flowed.sum(axis=1, keepdims=True)
        return np.where(whole > 0, flowed / np.where(whole > 0, whole, 1), 1 / len(names))

    def _by_probe(self, labels: np.ndarray, known: np.ndarray) -> np.ndarray:
        strength = min(1.0, len(known) / FULL)
        if not self.agrees(labels, known):
            return probe(self._plain[known], labels[known], strength).predict_proba(self._plain)
        # Labels go with groups: what varies within groups is noise, and neighbours bear the same label more often.
        near = Index(self.even).nearest(self.even[known], min(_LENT + 1, len(self.codes)))[1][:, 1:]
        rows = np.concatenate([known, near.ravel()])
        words = np.concatenate([labels[known], np.repeat(labels[known], near.shape[1])])
        weights = np.repeat([1.0, _LENT_WEIGHT], [len(known), near.size])
        return probe(self.even[rows], words, strength, weights).predict_proba(self.even)

    @cached_property
    def _plain(self) -> np.ndarray:
        return scaled(self.codes)


def tell(codes: np.ndarray, labels: np.ndarray, count: int = 8, seed: int = 0) -> Told:
    """Labels of all items from those of some, by whichever way tells more of those right.

    Args:
        codes: ``(n, d)``.
        labels: ``str (n,)``, "" where it is to be told.
        count: rows to label next.
        seed: of what is left out.

    Raises:
        DataError: fewer than two different labels.
    """
    known = np.flatnonzero(labels != "")
    names = np.unique(labels[known])
    if len(names) < 2:
        raise DataError(Saying("error-item-your-labels"), *wrong("error-labels-alike"))
    teller = Teller(codes)
    way, right = _better_way(teller, labels, known, seed)
    chances = teller.chances(labels, known, way)
    words, sure = names[chances.argmax(axis=1)].astype(labels.dtype), chances.max(axis=1).astype(np.float32)
    words[known], sure[known] = labels[known], 1.0
    return Told(words, sure, way, right, doubtful(codes, _margins(chances), labels == "", count))


def _better_way(teller: Teller, labels: np.ndarray, known: np.ndarray, seed: int) -> tuple[str, float | None]:
    """With too few labels to leave any out, the graph, which needs fewest."""
    if len(known) < 2 * FOLDS:
        return GRAPH, None
    tried = {way: teller.left_out(labels, known, way, seed) for way in (GRAPH, LINEAR)}
    way = max(tried, key=tried.get)
    return way, tried[way]


def _margins(chances: np.ndarray) -> np.ndarray:
    """How far the likeliest label is ahead of the next ``float64 (n,)``."""
    two = np.sort(chances, axis=1)[:, -2:]
    return two[:, 1] - two[:, 0]


def doubtful(codes: np.ndarray, margins: np.ndarray, among: np.ndarray, count: int) -> np.ndarray:
    """The most doubtful items, unlike each other, so that each label teaches something else ``int64 (k,)``.

    By margin (Scheffer, Decomain & Wrobel 2001); of five times as many, one from each of ``count`` groups (Xu et al.
    2003, "Representative sampling for text classification using support vector machines").

    Args:
        codes: ``(n, d)``.
        margins: how far each item's likeliest label is ahead ``(n,)``.
        among: which items may be asked for ``bool (n,)``.
        count: how many, if there are so many.
    """
    rows = np.flatnonzero(among)
    rows = rows[np.argsort(margins[rows], kind="stable")][: _DOUBTED * count]
    if len(rows) <= count:
        return rows
    groups = k_means(codes[rows], count)
    firsts = [int(np.flatnonzero(groups == group)[0]) for group in np.unique(groups)]
    return rows[np.sort(firsts)]


def first_ones(codes: np.ndarray, count: int = 8) -> np.ndarray:
    """Items to label first: one from the middle of each of so many look-alike groups ``int64 (k,)``."""
    count = min(count, len(codes))
    groups = k_means(np.asarray(codes, np.float32), count)
    found = []
    for group in np.unique(groups):
        rows = np.flatnonzero(groups == group)
        found.append(int(rows[np.linalg.norm(codes[rows] - codes[rows].mean(axis=0), axis=1).argmin()]))
    return np.array(found, np.int64)


@dataclass(frozen=True)
class Learned:
    """One point of a learning curve.

    Attributes:
        labels: that were given.
        right: share of the others told right, by way.
    """

    labels: int
    right: dict[str, float]


def curve(codes: np.ndarray, labels: np.ndarray, draws: int = 3, seed: int = 0) -> list[Learned]:
    """How often both ways are right with more and more labels of each kind, drawn at random.

    Args:
        codes: ``(n, d)``.
        labels: ``str (n,)``, "" where there is none.
        draws: that each point is the mean of.
        seed: of the draws.
    """
    rows = np.flatnonzero(labels != "")
    codes, labels = codes[rows], labels[rows]
    smallest = int(np.unique(labels, return_counts=True)[1].min())
    teller, found = Teller(codes), []
    for each in (each for each in EACH if each < smallest):
        drawn = [few(labels, each, np.random.default_rng((seed, each, draw))) for draw in range(draws)]
        right = {way: float(np.mean([_right(teller, labels, *one, way) for one in drawn])) for way in (GRAPH, LINEAR)}
        found.append(Learned(len(drawn[0][0]), right))
    return found


def _right(teller: Teller, labels: np.ndarray, known: np.ndarray, rest: np.ndarray, way: str) -> float:
    names = np.unique(labels[known])
    return float((names[teller.chances(labels, known, way)[rest].argmax(axis=1)] == labels[rest]).mean())


def spread_from_few(codes: np.ndarray, labels: np.ndarray, each: int = 10, draws: int = 5, seed: int = 0) -> float:
    """Share of the others told right when a few labels of each kind are spread over the graph; mean of several draws.

    Args:
        codes: ``(n, d)``.
        labels: ``str (n,)``, "" where there is none.
        each: labels of each kind, fewer than any kind has.
        draws: how often some are drawn.
        seed: of the draws.
    """
    rows = np.flatnonzero(labels != "")
    labels, teller = labels[rows], Teller(codes[rows])
    drawn = [few(labels, each, np.random.default_rng((seed, draw))) for draw in range(draws)]
    return float(np.mean([_right(teller, labels, *one, GRAPH) for one in drawn]))


def progress(codes: np.ndarray, labels: np.ndarray, given: Sequence[int], step: int) -> list[tuple[int, float]]:
    """How often labels are told right that were left out, as a person gave more and more of them.

    Args:
        codes: ``(n, d)``.
        labels: ``str (n,)``, "" where there is none.
        given: rows in the order in which they were labelled.
        step: labels between two points; the first is at ten or more.

    Returns:
        Labels given, and the share of them told right by the better way.
    """
    teller, found = Teller(codes), []
    for count in range(len(given), 2 * FOLDS - 1, -max(1, step)):
        known = np.asarray(given[:count])
        if len(np.unique(labels[known])) > 1:
            found.append((count, _better_way(teller, labels, known, 0)[1] or 0.0))
    return found[::-1]
