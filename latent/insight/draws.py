"""New codes: from the prior, near one code, or from some codes; and how new and how varied a batch of them is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latent.insight.neighbours import Index

_AROUND = 10

COMPARED = 1_000
"""Known codes that a batch is held against, at most."""


def from_prior(n: int, dials: int, rng: np.random.Generator, variety: float = 1.0) -> np.ndarray:
    """Codes ``float32 (n, dials)`` from the unit normal, the prior of a VAE (Kingma & Welling 2014).

    Args:
        n: how many.
        dials: latent dimensions.
        rng: source of chance.
        variety: the standard deviation (temperature): under 1 keeps to the middle.
    """
    return (variety * rng.standard_normal((n, dials))).astype(np.float32)


def near(code: np.ndarray, codes: np.ndarray, n: int, rng: np.random.Generator, variety: float = 1.0) -> np.ndarray:
    """Codes ``float32 (n, d)`` around one, as far from it at variety 1 as its nearest known codes are on average.

    They spread along each dial as the known codes do, so that a dial that tells nothing is not moved more than others.

    Args:
        code: ``(d,)``.
        codes: known ones ``(m, d)``, two or more.
        n: how many.
        rng: source of chance.
        variety: factor on the distance.
    """
    count = min(_AROUND + 1, len(codes))
    distances = Index(codes).nearest(np.asarray(code)[None], count)[0][0]
    reach = float(distances[distances > 1e-6].mean()) if (distances > 1e-6).any() else 0.0
    spread = codes.std(axis=0, dtype=np.float64)
    noise = rng.standard_normal((n, len(spread))) * spread
    return (code + variety * reach * noise / max(float(np.linalg.norm(spread)), 1e-9)).astype(np.float32)


def from_some(codes: np.ndarray, n: int, rng: np.random.Generator, variety: float = 1.0) -> np.ndarray:
    """Codes ``float32 (n, d)`` like some codes: from one Gaussian that is fitted to them.

    Few codes cannot tell a covariance of many dials: it is drawn towards that of independent dials, the more the fewer
    they are (Ledoit & Wolf 2004, "A well-conditioned estimator for large-dimensional covariance matrices", with the
    variances kept).

    Args:
        codes: ``(m, d)``, one or more; of one alone, that one comes again and again.
        n: how many.
        rng: source of chance.
        variety: factor on the standard deviations.
    """
    codes = np.asarray(codes, np.float64)
    count, dials = codes.shape
    covariance = np.atleast_2d(np.cov(codes, rowvar=False, ddof=0)) if count > 1 else np.zeros((dials, dials))
    own = count / (count + dials)
    covariance = own * covariance + (1 - own) * np.diag(np.diagonal(covariance))
    floor = 1e-6 * max(float(np.trace(covariance)) / dials, 1e-6)
    factor = np.linalg.cholesky(covariance + floor * np.eye(dials))
    return (codes.mean(axis=0) + variety * rng.standard_normal((n, dials)) @ factor.T).astype(np.float32)


@dataclass(frozen=True, eq=False)
class Batch:
    """What a batch of new codes is like beside known ones.

    Attributes:
        rows: the nearest known code of each ``int64 (n,)``.
        distances: how far that is ``float32 (n,)``.
        newer_than: share 0..1 of known codes that lie nearer to another one than each does ``(n,)``: a copy is newer
            than none.
        variety: mean distance between two of the batch, by that between two known ones; nan of a single one.
    """

    rows: np.ndarray
    distances: np.ndarray
    newer_than: np.ndarray
    variety: float

    @property
    def novelty(self) -> float:
        """The middle of :attr:`newer_than`: about a half where new codes lie as far from known ones as those do."""
        return float(np.median(self.newer_than))


def judge(codes: np.ndarray, known: Index, seed: int = 0) -> Batch:
    """Hold new codes against known ones.

    Args:
        codes: ``(n, d)``, one or more.
        known: two codes or more.
        seed: of which known ones they are held against.
    """
    distances, rows = known.nearest(codes, 1)
    some = np.random.default_rng(seed).permutation(len(known))[:COMPARED]
    usual = np.sort(known.nearest(known.points[some], 2)[0][:, 1])
    newer = np.searchsorted(usual, distances[:, 0]) / len(usual)
    return Batch(rows[:, 0], distances[:, 0], newer, _between(codes) / max(_between(known.points[some]), 1e-9))


def _between(codes: np.ndarray) -> float:
    """The mean distance between two of some codes ``(n, d)``; nan of fewer than two."""
    if len(codes) < 2:
        return float("nan")
    squares = np.square(codes).sum(axis=1, dtype=np.float64)
    gaps = squares[:, None] + squares - 2 * codes.astype(np.float64) @ codes.T.astype(np.float64)
    count = len(codes)
    return float(np.sqrt(np.maximum(gaps, 0)).sum() / (count * (count - 1)))
