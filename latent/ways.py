"""Ways in code space that begin at one item: towards a label, and from its own choice of a known attribute to others.

Where one direction for all items would be an average that fits none of them, these are found for the item in hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from latent.directions import Direction, along, told_apart
from latent.errors import DataError
from latent.insight.measures import labelled
from latent.insight.neighbours import nearest


def towards(
    code: np.ndarray,
    codes: np.ndarray,
    labels: Sequence[Any] | np.ndarray,
    label: Any,
    name: str,
    *,
    own: Any = None,
    k: int = 30,
) -> Direction:
    """From one item to a label: to the mean of the label's ``k`` codes that are nearest to it.

    One direction cannot serve all items: the way from "not a 9" to "9" is an average over all that are not, and a 7
    that follows it leaves the data before it becomes a 9. This one keeps what the item has in common with its target;
    with ``own`` it also keeps what sets the item apart from those of its own label, such as a face's glasses.
    The slider reaches half as far again as the target.

    Args:
        code: of the item ``(d,)``.
        codes: of known items ``(n, d)``.
        labels: ``(n,)``.
        label: where to go; one of ``labels``.
        name: as shown.
        own: the item's own label, to begin at the mean of its ``k`` nearest codes and not at the item.
        k: how many codes make the target.

    Raises:
        DataError: no item has the label, or the item is at the target already.
    """
    codes, labels = labelled(codes, labels)
    chosen = _nearest_of(code, codes, labels == label, k)
    if not len(chosen):
        raise DataError(name, "no known item is labelled so", "Choose another label.")
    begun = _nearest_of(code, codes, labels == own, k)
    start = codes[begun].mean(axis=0, dtype=np.float64) if len(begun) else code
    way = codes[chosen].mean(axis=0, dtype=np.float64) - start
    length = float(np.linalg.norm(way))
    if length < 1e-6:
        raise DataError(name, "the item is there already", "Choose another label.")
    others = np.delete(np.arange(len(codes)), chosen)
    quality = told_apart(codes[others] @ (way / length), (labels[others] == label).astype(float))
    return along(name, "towards", way / length, codes, quality, reach=1.5 * length)


def _nearest_of(code: np.ndarray, codes: np.ndarray, among: np.ndarray, k: int) -> np.ndarray:
    """Rows of the ``k`` codes nearest to ``code``, of those that are ``among`` them."""
    rows = np.flatnonzero(among)
    return rows[nearest(np.asarray(code)[None], codes[rows], min(k, len(rows)))[1][0]] if len(rows) else rows


@dataclass(frozen=True, eq=False)
class Choices:
    """A known attribute of several words, such as a hair colour: the ways from the word that an item has to the others.

    One direction cannot serve all items: the mean of all that is not blond lies between the other colours, and the way
    from there, added to a black-haired item, leaves the black in it.

    Attributes:
        words: the choices.
        means: the mean code of each ``(words, d)``.
        weights: of a linear reading of codes, least squares on one column a word ``(d + 1, words)``.
    """

    words: tuple[str, ...]
    means: np.ndarray
    weights: np.ndarray

    @classmethod
    def fit(cls, codes: np.ndarray, values: np.ndarray) -> Choices:
        """From codes ``(n, d)`` of known items and each one's word ``str (n,)``."""
        words = tuple(np.unique(values).tolist())
        one_hot = np.stack([values == word for word in words], axis=1).astype(np.float64)
        wide = np.hstack([codes, np.ones((len(codes), 1))])
        means = np.stack([codes[values == word].mean(axis=0, dtype=np.float64) for word in words])
        return cls(words, means, np.linalg.lstsq(wide, one_hot, rcond=None)[0])

    def own(self, code: np.ndarray) -> str:
        """The word that a code ``(d,)`` is read to have."""
        return self.words[int((np.append(code, 1.0) @ self.weights).argmax())]

    def ways(self, code: np.ndarray, usual: Mapping[str, Direction]) -> dict[str, Direction]:
        """From the word that a code ``(d,)`` has to each other one, by the word.

        Args:
            code: of the item.
            usual: the direction towards each word from all others, by the word; its name and quality are kept.

        Returns:
            Directions of which two steps reach a third farther than the other word's mean.
        """
        start = self.means[self.words.index(self.own(code))]
        found = {}
        for word, mean in zip(self.words, self.means, strict=True):
            length = float(np.linalg.norm(mean - start))
            if length > 1e-6 and word in usual:
                vector = ((mean - start) / length).astype(np.float32)
                found[word] = replace(usual[word], vector=vector, step=length * 2 / 3, low=-1.0, high=2.0)
        return found
