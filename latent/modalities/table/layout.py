"""Where each cell of a row stands among the model's inputs, and the way between the two.

A number takes one place, yes or no one, a category one for each word and one for all others; each cell has one more
that says whether it is blank. What a blank cell would hold is 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from latent.modalities.table import kinds
from latent.modalities.table.schema import Field

_BELL = 1.702  # times a normal score, the logistic function comes nearest to the share that lies below it


@dataclass(frozen=True)
class Layout:
    """Of cells, in their order.

    Attributes:
        numbers: places of numbers and moments ``(a,)``.
        answers: places of yes or no ``(b,)``.
        words: places of each category's words, each ``(k,)``.
        blanks: places that say whether a cell is blank, one for every cell ``(columns,)``.
        size: places in all.
    """

    numbers: tuple[int, ...]
    answers: tuple[int, ...]
    words: tuple[tuple[int, ...], ...]
    blanks: tuple[int, ...]
    size: int

    @classmethod
    def of(cls, fields: Sequence[Field]) -> Layout:
        """For these cells."""
        numbers, answers, words, blanks, size = [], [], [], [], 0
        for own in fields:
            width = len(own.words) + 1 if own.kind == kinds.CATEGORY else 1
            places = tuple(range(size, size + width))
            if own.kind == kinds.CATEGORY:
                words.append(places)
            else:
                (answers if own.kind == kinds.YES_NO else numbers).append(size)
            blanks.append(size + width)
            size += width + 1
        return cls(tuple(numbers), tuple(answers), tuple(words), tuple(blanks), size)

    @property
    def cell(self) -> tuple[int, ...]:
        """Number of the cell that each place belongs to ``(size,)``."""
        return tuple(np.searchsorted(self.blanks, np.arange(self.size)).tolist())


def inputs(fields: Sequence[Field], arrays: np.ndarray) -> np.ndarray:
    """Items ``float64 (n, columns)`` as the encoder takes them ``float32 (n, places)``."""
    found = np.zeros((len(arrays), Layout.of(fields).size), np.float32)
    at = 0
    for own, values in zip(fields, arrays.T, strict=True):
        blank = np.isnan(values)
        if own.kind == kinds.CATEGORY:
            rows = np.flatnonzero(~blank)
            found[rows, at + values[rows].astype(int)] = 1
            at += len(own.words)
        else:
            found[:, at] = np.where(blank, 0, values if own.worded else own.scale.there(values))
        found[:, at + 1] = blank
        at += 2
    return found


def outputs(fields: Sequence[Field], decoded: np.ndarray) -> np.ndarray:
    """What was decoded ``float32 (n, places)`` as the likeliest items ``float64 (n, columns)``."""
    found = np.empty((len(decoded), len(fields)))
    at = 0
    for place, own in enumerate(fields):
        if own.kind == kinds.CATEGORY:
            found[:, place] = decoded[:, at : at + len(own.words) + 1].argmax(axis=1)
            at += len(own.words)
        elif own.worded:
            found[:, place] = decoded[:, at] > 0.5
        else:
            found[:, place] = own.rounded(own.scale.back(decoded[:, at]))
        found[decoded[:, at + 1] > 0.5, place] = np.nan
        at += 2
    return found


def apart(fields: Sequence[Field], given: np.ndarray, decoded: np.ndarray) -> np.ndarray:
    """How far each decoded cell is from an item's, squared, 0..1: ``float32 (n, columns)``, of inputs ``(n, places)``.

    Numbers by the share of their column that lies between; words by half the squares of their shares' differences; of
    cells that are blank, or decoded so, by how surely.
    """
    layout, blanks = Layout.of(fields), list(Layout.of(fields).blanks)
    squares = np.square(_shares(layout, given) - _shares(layout, decoded))
    for places in layout.words:
        squares[:, places] /= 2
    squares[:, blanks] = 0
    cells = (
        np.add.reduceat(squares, [0, *(place + 1 for place in blanks[:-1])], axis=1)
        if len(given)
        else squares[:, blanks]
    )
    empty, emptied = given[:, blanks], np.clip(decoded[:, blanks], 0, 1)
    return np.minimum(np.where(empty > 0.5, 0, cells) + np.square(empty - emptied), 1).astype(np.float32)


def _shares(layout: Layout, rows: np.ndarray) -> np.ndarray:
    """Inputs of which all lie between 0 and 1."""
    found = np.array(rows, np.float32)
    numbers = list(layout.numbers)
    found[:, numbers] = 1 / (1 + np.exp(-_BELL * np.clip(found[:, numbers], -20, 20)))
    return np.clip(found, 0, 1)
