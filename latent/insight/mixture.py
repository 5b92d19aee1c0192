"""A Gaussian mixture over codes: what "imagine a new one" draws from.

The encoder's codes fill the prior unevenly; a density fitted to them afterwards is nearer to where the decoder was
trained (Ghosh et al. 2020, "From Variational to Deterministic Autoencoders"). Fitting needs scikit-learn and belongs
in a job; sampling and density are numpy.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from latent.insight.neighbours import PRODUCT, blocks

_FITTED_ON = 50_000


@dataclass(frozen=True, eq=False)
class Mixture:
    """A mixture of ``c`` Gaussians in ``d`` dimensions.

    Attributes:
        weights: ``float32 (c,)``, of sum 1.
        means: ``float32 (c, d)``.
        choleskys: lower Cholesky factors of the covariances ``float32 (c, d, d)``.
    """

    weights: np.ndarray
    means: np.ndarray
    choleskys: np.ndarray

    def sample(self, n: int, rng: np.random.Generator, variety: float = 1.0) -> np.ndarray:
        """Draw codes ``float32 (n, d)``.

        Args:
            n: how many.
            rng: source of chance.
            variety: factor on the standard deviations within each component: 1 draws like the data, 0 gives the
                components' means, above 1 reaches beyond the data.
        """
        weights = self.weights.astype(np.float64)
        chosen = rng.choice(len(weights), size=n, p=weights / weights.sum())
        noise = rng.standard_normal((n, self.means.shape[1])).astype(np.float32)
        codes = np.empty_like(noise)
        for component in np.unique(chosen):
            rows = chosen == component
            codes[rows] = self.means[component] + variety * noise[rows] @ self.choleskys[component].T
        return codes

    def log_density(self, codes: np.ndarray) -> np.ndarray:
        """Log-density in nats ``float64 (n,)`` at codes ``(n, d)``."""
        factors = self.choleskys.astype(np.float64)
        whiten = np.linalg.inv(factors)
        heights = np.log(np.diagonal(factors, axis1=1, axis2=2)).sum(axis=1)
        offsets = np.log(self.weights.astype(np.float64)) - heights - 0.5 * self.means.shape[1] * np.log(2 * np.pi)
        codes = np.asarray(codes, np.float64)
        found = np.empty(len(codes))
        for block in blocks(len(codes), max(8, PRODUCT // 4 // codes.shape[1] ** 2)):
            gaps = codes[block] - self.means[:, None]
            squares = np.square(gaps @ whiten.transpose(0, 2, 1)).sum(axis=2)
            found[block] = np.logaddexp.reduce(offsets[:, None] - 0.5 * squares, axis=0)
        return found

    def to_arrays(self) -> dict[str, np.ndarray]:
        """As named arrays, to be stored."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> Mixture:
        """Rebuild what :meth:`to_arrays` gave; ``KeyError`` where one is missing."""
        return cls(**{field.name: np.asarray(arrays[field.name], np.float32) for field in fields(cls)})


def fit(codes: np.ndarray, components: int, seed: int = 0, spread: float = 1.0) -> Mixture:
    """Fit by expectation maximisation with full covariances; for jobs. One Gaussian has no need of scikit-learn.

    Args:
        codes: ``(n, d)``; of more than 50,000 a random 50,000 are used.
        components: Gaussians; no more than there are codes.
        seed: of the start.
        spread: factor on the components' standard deviations. A model redraws more smoothly than a camera, so draws
            at 1 can lie
            nearer to what it was trained on than real items do; a little more keeps them from that.
    """
    codes = np.asarray(codes, np.float32)
    if len(codes) > _FITTED_ON:
        codes = codes[np.random.default_rng(seed).permutation(len(codes))[:_FITTED_ON]]
    floor = 1e-3 * max(float(codes.var(axis=0).mean()), 1e-6)
    if components == 1:
        covariance = np.atleast_2d(np.cov(codes, rowvar=False, ddof=0)) + floor * np.eye(codes.shape[1])
        return _mixture(np.ones(1), codes.mean(axis=0, dtype=np.float64)[None], covariance[None], spread)
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.mixture import GaussianMixture
    from threadpoolctl import threadpool_limits

    model = GaussianMixture(min(components, len(codes)), reg_covar=floor, tol=1e-2, max_iter=50, random_state=seed)
    with warnings.catch_warnings(), threadpool_limits(1):  # see neighbours: threads for small products cost more
        warnings.simplefilter("ignore", ConvergenceWarning)  # fifty rounds are enough to draw from
        model.fit(codes)
    return _mixture(model.weights_, model.means_, model.covariances_, spread)


def _mixture(weights: np.ndarray, means: np.ndarray, covariances: np.ndarray, spread: float) -> Mixture:
    factors = spread * np.linalg.cholesky(covariances)
    return Mixture(weights.astype(np.float32), means.astype(np.float32), factors.astype(np.float32))
