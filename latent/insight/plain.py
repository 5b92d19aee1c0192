"""How odd items are by their own values, without a model: what a table of numbers tells by itself.

Seven looks are taken at rows, and their surprises averaged, since none serves every table: distances to the nearest and
to the fifth nearest ordinary row (Ramaswamy, Rastogi & Shim 2000; for new rows hardly anything is better, Livernoche et
al. 2024, "On diffusion modeling for anomaly detection"), each in units of the columns' spreads, of their ranges, and of
spreads with far values drawn in; and how far out single cells lie, by the shares of ordinary cells that lie further
(after ECOD, Li et al. 2022, but only what one cell in ten does not reach counts). Numpy alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from latent.insight.neighbours import Index
from latent.insight.typicality import levels_of, logarithm, surprise_of

NEAR, FAR = 1, 5
"""Neighbours whose distance counts."""

FEWEST = 10
"""Ordinary rows that others can be judged by."""

_AMONG = 10_000  # ordinary rows that neighbours are looked for among, at most
_USUAL = float(np.log(10))  # nats of surprise at a cell that count for nothing
_FLAT = 1e-9


def surprise(rows: np.ndarray, by: np.ndarray, among: np.ndarray | None = None, seed: int = 0) -> np.ndarray:
    """Nats of surprise ``float64 (n,)`` at rows, the mean of seven looks.

    Args:
        rows: ``(n, f)``, NaN where a cell is blank.
        by: those that say what is usual ``bool (n,)``, at least :data:`FEWEST`; none is judged by itself.
        among: those that these were chosen from where some may be odd ``bool (n,)``; None where all are known to be
            fine. Odd ones may be near each other, but are too few to move the shares that single cells are judged by:
            these are read off all of them, and count as much as the neighbours together.
        seed: of which are looked among, where they are very many.
    """
    some_odd = among is not None
    filled = _filled(np.asarray(rows, np.float64), by)
    looks = [surprise_of(found, levels_of(found[by], some_odd)) for found in _distances(filled, by, seed)]
    usual = by if among is None else among
    out = far(cells(rows, usual))
    looks += [surprise_of(out, levels_of(out[usual], some_odd))] * (len(looks) if some_odd else 1)
    return np.mean(looks, axis=0)


def cells(rows: np.ndarray, by: np.ndarray) -> np.ndarray:
    """Nats of surprise ``float64 (n, f)`` at each cell: ``-log`` of the share of ordinary ones at least as far out.

    Of both ends, the nearer counts, twice, as in a two-sided test. A blank cell tells nothing, and surprises nobody.
    """
    found = np.zeros(np.shape(rows))
    for place, values in enumerate(np.asarray(rows, np.float64).T):
        known = np.isfinite(values)
        usual = np.sort(values[known & by])
        own = by & known  # of an ordinary cell, the cell itself does not count
        below = (np.searchsorted(usual, values, "right") - own + 0.5) / (len(usual) - own + 1)
        above = (len(usual) - np.searchsorted(usual, values, "left") - own + 0.5) / (len(usual) - own + 1)
        found[:, place] = np.where(known, -np.log(np.clip(2 * np.minimum(below, above), 1e-12, 1)), 0)
    return found


def telling(surprises: np.ndarray, columns: Sequence[str], most: int = 3) -> list[str]:
    """Names of the columns in which one row's cells are far out, the furthest first: none that one in ten goes beyond.

    Args:
        surprises: at each of its cells ``(f,)``, see :func:`cells`.
        columns: their names.
        most: how many are named.
    """
    order = np.argsort(-np.asarray(surprises), kind="stable")[:most]
    return [columns[place] for place in order.tolist() if surprises[place] > _USUAL]


def far(surprises: np.ndarray) -> np.ndarray:
    """How far out a row's cells are together ``float64 (n,)``, of the surprise at each ``(n, f)``."""
    return np.maximum(surprises - _USUAL, 0).sum(axis=1)


def _filled(rows: np.ndarray, by: np.ndarray) -> np.ndarray:
    """Rows in units of the ordinary ones' spreads, what is usual in the place of blank cells."""
    blank = ~np.isfinite(rows)
    middles = np.zeros(rows.shape[1])
    some = ~blank[by].all(axis=0)
    middles[some] = np.nanmedian(np.where(blank, np.nan, rows)[by][:, some], axis=0)
    whole = np.where(blank, middles, rows)
    spread = whole[by].std(axis=0)
    return (whole - whole[by].mean(axis=0)) / np.where(spread > _FLAT, spread, 1.0)


def _distances(filled: np.ndarray, by: np.ndarray, seed: int) -> Iterator[np.ndarray]:
    """Logarithms of distances to ordinary rows ``(n,)``, near and far, in each of three units."""
    usual = np.flatnonzero(by)
    if len(usual) > _AMONG:
        usual = np.sort(np.random.default_rng(seed).permutation(usual)[:_AMONG])
    width = np.ptp(filled[usual], axis=0)
    for units in (filled, filled / np.where(width > _FLAT, width, 1.0), np.sign(filled) * np.log1p(np.abs(filled))):
        near, far = _to_ordinary(units, usual)
        yield logarithm(near)
        yield logarithm(far)


def _to_ordinary(units: np.ndarray, usual: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Distances to the nearest and to a further ordinary row, itself left out."""
    index = Index(units[usual])
    distances = np.empty((len(units), FAR), np.float64)
    others = np.ones(len(units), bool)
    others[usual] = False
    distances[usual] = index.nearest_others(FAR)[0]
    distances[others] = index.nearest(units[others], FAR)[0] if others.any() else 0
    return distances[:, NEAR - 1], distances[:, FAR - 1]
