"""Linear probes: what can be told from codes along straight lines, beside the same from the items themselves.

A probe is logistic regression (Alain & Bengio 2017, "Understanding intermediate layers using linear classifier
probes"). Needs scikit-learn, and belongs in a process beside the pages.
"""

from __future__ import annotations

import time
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from latent.errors import DataError, wrong
from latent.words import Saying

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

FOLDS = 5
MOST = 1_500
"""Items that are looked at when a probe is tested: of whole pictures, more take long."""

Part = tuple[np.ndarray, np.ndarray]
"""Rows that a probe is shown, and rows that it tells."""

_LENGTH = 32.0
"""Mean square of a row: strengths then mean the same for few numbers and for many."""

_STRENGTHS = (0.03, 0.3, 3.0)


@dataclass(frozen=True, eq=False)
class Tested:
    """How often a probe told labels right that it was not shown.

    Attributes:
        right: share of items 0..1.
        usual: the same of always saying the commonest label.
        count: items that were told.
        numbers: that it was given of each item.
        seconds: that fitting and telling took, once.
        names: the labels, in order.
        confusion: how many items of each label (rows) were told to be which (columns) ``int64 (c, c)``.
    """

    right: float
    usual: float
    count: int
    numbers: int
    seconds: float
    names: tuple[str, ...]
    confusion: np.ndarray


def cross_validated(features: np.ndarray, labels: np.ndarray, counted: bool = False, seed: int = 0) -> Tested:
    """A probe on items in five parts, each told by a probe of the other four.

    Args:
        features: ``(n, f)``: codes, or the items themselves; of more than 1,500 items, a random 1,500 are taken.
        labels: ``str (n,)``, "" where there is none.
        counted: whether features are counts of words, to be weighed by TF-IDF.
        seed: of the parts.

    Raises:
        DataError: fewer than two labels are borne by five items or more.
    """
    from sklearn.model_selection import StratifiedKFold

    features, labels = _of_frequent(features, labels, FOLDS, seed)
    parts = list(StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(labels, labels))
    return _best(features, labels, parts, counted, (1.0,))


def from_few(
    features: np.ndarray, labels: np.ndarray, each: int = 10, draws: int = 5, counted: bool = False, seed: int = 0
) -> Tested:
    """A probe that is shown a few labels of each kind and tells all others; several draws together.

    Few labels want a strength that suits the features. The best of three is taken, which flatters whatever is probed
    by as much.

    Args:
        features: as :func:`cross_validated` takes them.
        labels: ``str (n,)``, "" where there is none.
        each: labels of each kind that are shown.
        draws: how often some are drawn.
        counted: whether features are counts of words.
        seed: of the draws.

    Raises:
        DataError: fewer than two labels are borne by more items than are shown.
    """
    features, labels = _of_frequent(features, labels, each + 1, seed)
    parts = [few(labels, each, np.random.default_rng((seed, draw))) for draw in range(draws)]
    return _best(features, labels, parts, counted, _STRENGTHS)


def few(labels: np.ndarray, each: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Rows of so many items of each label, drawn at random, and the rows of all others."""
    drawn = [rng.permutation(np.flatnonzero(labels == name))[:each] for name in np.unique(labels)]
    known = np.concatenate(drawn)
    return known, np.setdiff1d(np.arange(len(labels)), known)


def probe(features: np.ndarray, labels: np.ndarray, strength: float, weights: np.ndarray | None = None) -> Any:
    """Logistic regression of labels ``str (n,)`` of two kinds or more.

    Args:
        features: as :func:`scaled` makes them ``(n, f)``.
        labels: of each.
        strength: how little it is held back (``C``).
        weights: how much each counts ``(n,)``; without it, all the same.
    """
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return LogisticRegression(C=strength, tol=1e-3, max_iter=200).fit(features, labels, weights)


def scaled(features: np.ndarray) -> np.ndarray:
    """Features ``float32 (n, f)`` from their mean, with rows of a mean square of :data:`_LENGTH`."""
    centred = np.asarray(features, np.float32) - features.mean(axis=0, dtype=np.float64).astype(np.float32)
    square = float(np.square(centred).sum(axis=1).mean())
    return centred * np.float32(np.sqrt(_LENGTH / max(square, 1e-12)))


def _best(
    features: np.ndarray, labels: np.ndarray, parts: list[Part], counted: bool, strengths: tuple[float, ...]
) -> Tested:
    """What is told of the parts, by the strength that is right oftenest."""
    started = time.perf_counter()
    rows = _weighed(features) if counted else _turned(scaled(features))
    ready, asked = time.perf_counter() - started, np.concatenate([labels[rest] for _, rest in parts])
    tries = []
    for strength in strengths:
        started = time.perf_counter()
        told = [probe(rows[known], labels[known], strength).predict(rows[rest]) for known, rest in parts]
        seconds = ready + (time.perf_counter() - started) / len(parts)
        tries.append(_tested(asked, np.concatenate(told), features.shape[1], seconds))
    return max(tries, key=lambda tried: tried.right)


def _turned(features: np.ndarray) -> np.ndarray:
    """Rows along their own axes, where there are fewer of them than numbers: to a probe the same, and quicker.

    Its weights lie in the span of the rows, and a turn changes no length.
    """
    if len(features) >= features.shape[1]:
        return features
    values, vectors = np.linalg.eigh(features @ features.T)
    return vectors * np.sqrt(np.maximum(values, 0))


def _weighed(counts: np.ndarray) -> csr_matrix:
    """Counts of words weighed by TF-IDF (Salton & Buckley 1988), as long as :func:`scaled` makes rows."""
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfTransformer

    return TfidfTransformer(sublinear_tf=True).fit_transform(csr_matrix(counts, dtype=np.float32)) * np.sqrt(_LENGTH)


def _of_frequent(features: np.ndarray, labels: np.ndarray, least: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Some items at random, of the labels that ``least`` of them bear."""
    rows = np.flatnonzero(labels != "")
    rows = np.sort(np.random.default_rng(seed).permutation(rows)[:MOST])
    _, kinds, counts = np.unique(labels[rows], return_inverse=True, return_counts=True)
    if (counts >= least).sum() < 2:
        raise DataError(Saying("error-item-labels"), *wrong("error-labels-few", least=least))
    rows = rows[counts[kinds] >= least]
    return features[rows], labels[rows]


def _tested(labels: np.ndarray, told: np.ndarray, numbers: int, seconds: float) -> Tested:
    names, kinds, counts = np.unique(labels, return_inverse=True, return_counts=True)
    confusion = np.zeros((len(names), len(names)), np.int64)
    np.add.at(confusion, (kinds, np.searchsorted(names, told)), 1)
    right, usual = float(np.trace(confusion) / len(labels)), float(counts.max() / len(labels))
    return Tested(right, usual, len(labels), numbers, seconds, tuple(names.tolist()), confusion)
