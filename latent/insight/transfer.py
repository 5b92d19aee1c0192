"""How much new items teach about real ones: what is learned from them is asked of real ones that were held back.

Known as "train on synthetic, test on real" (Esteban, Hyland & Rätsch 2017, "Real-valued (medical) time series
generation with recurrent conditional GANs"). Needs scikit-learn, and belongs in a process beside the pages.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latent.errors import DataError, wrong
from latent.insight.measures import auroc
from latent.words import Saying

FEWEST = 10
"""Real items that must bear an answer, for it to be asked about."""

_TREES, _A_LEAF = 100, 5
_LARGEST = 3e38


@dataclass(frozen=True)
class Transfer:
    """How well real items are told that nothing was learned from.

    Attributes:
        on_new, on_real: AUROC of what learned from new items, and from as many real ones; of several answers, the mean
            of each against all others.
        learned: items that each learned from.
        judged: real items that were told, once by each.
        lacking: answers that no new item bears.
    """

    on_new: float
    on_real: float
    learned: int
    judged: int
    lacking: tuple[str, ...]


def transfer(
    real: np.ndarray, answers: np.ndarray, new: np.ndarray, new_answers: np.ndarray, seed: int = 0
) -> Transfer:
    """Both, by a forest of trees, which takes blanks and many answers; each half of real items is told by the other.

    Args:
        real: what is known of real items ``(n, f)``, without the answers; NaN where blank.
        answers: ``str (n,)`` of real ones, "" where there is none.
        new, new_answers: the same of new ones ``(m, f)``, ``(m,)``.
        seed: of the halves.

    Raises:
        DataError: fewer than two answers are borne by :data:`FEWEST` real items.
    """
    names, counts = np.unique(answers[answers != ""], return_counts=True)
    names = names[counts >= FEWEST]
    if len(names) < 2:
        raise DataError(Saying("error-item-to-tell"), *wrong("error-answers-few", fewest=FEWEST))
    (real, answers), (new, new_answers) = _of(names, real, answers), _of(names, new, new_answers)
    halves = np.array_split(np.random.default_rng(seed).permutation(len(real)), 2)
    count = min(len(new), *map(len, halves))
    by_new = _told(new[:count], new_answers[:count], real, names)
    by_real = np.empty_like(by_new)
    for learned, asked in (halves, halves[::-1]):
        by_real[asked] = _told(real[learned[:count]], answers[learned[:count]], real[asked], names)
    lacking = tuple(name for name in names.tolist() if name not in new_answers)
    of_new, of_real = _right(by_new, answers, names), [_right(by_real[h], answers[h], names) for h in halves]
    return Transfer(of_new, float(np.mean(of_real)), count, len(real), lacking)


def _of(names: np.ndarray, rows: np.ndarray, answers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Those with one of some answers."""
    some = np.isin(answers, names)
    return rows[some], answers[some]


def _told(rows: np.ndarray, answers: np.ndarray, asked: np.ndarray, names: np.ndarray) -> np.ndarray:
    """How likely each answer is of the asked items ``(k, names)``, to what learned from rows."""
    from sklearn.ensemble import RandomForestClassifier

    found, known = np.zeros((len(asked), len(names))), np.unique(answers)
    if len(known) < 2:  # there is nothing to learn: all are as likely
        return found
    model = RandomForestClassifier(_TREES, min_samples_leaf=_A_LEAF, random_state=0).fit(_single(rows), answers)
    found[:, np.searchsorted(names, known)] = model.predict_proba(_single(asked))
    return found


def _single(rows: np.ndarray) -> np.ndarray:
    """Numbers that single precision, in which trees are grown, can hold."""
    return np.clip(rows, -_LARGEST, _LARGEST)


def _right(likely: np.ndarray, answers: np.ndarray, names: np.ndarray) -> float:
    ours = [answers == name for name in names.tolist()]
    return float(np.mean([auroc(likely[:, i], one) for i, one in enumerate(ours) if one.any() and not one.all()]))
