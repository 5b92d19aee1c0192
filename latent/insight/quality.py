"""The figures by which a space is judged, and PCA with as many dials to stand beside them.

Arrays and functions in, numbers out: nothing here knows a model.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from latent.insight.measures import active_dials, kl_per_dial, labelled
from latent.insight.neighbours import blocks, knn_accuracy
from latent.maps import trustworthiness

_PLACED = 10_000


def evaluate(
    means: np.ndarray,
    logvars: np.ndarray,
    errors: np.ndarray,
    log_likelihoods: np.ndarray,
    labels: np.ndarray | None = None,
    reference: tuple[np.ndarray, np.ndarray] | None = None,
    place: Callable[[np.ndarray], np.ndarray] | None = None,
    k: int = 15,
) -> dict[str, int | float | None]:
    """Judge a space by what it makes of items.

    Args:
        means: posterior means ``(n, d)``.
        logvars: posterior log-variances ``(n, d)``.
        errors: rebuild errors ``(n,)``, each a mean over the item's 0..1 values.
        log_likelihoods: of the items under the decoder's distribution, in nats ``(n,)``.
        labels: ``(n,)``, None or empty text where an item has none.
        reference: codes and labels to look for neighbours among; without it, leave one out.
        place: codes to positions on the map.
        k: neighbours for the map's trustworthiness, which is measured on at most 10,000 items.

    Returns:
        ``items``, ``mse``, ``knn_accuracy`` (5 neighbours), ``negative_elbo`` and ``kl`` (nats an item),
        ``active_dials``, ``dials`` and ``trustworthiness``; None for what cannot be told from what was given.
    """
    kl = float(kl_per_dial(means, logvars).sum())
    return {
        "items": len(means),
        "mse": float(np.mean(errors, dtype=np.float64)),
        "knn_accuracy": _named_rightly(means, labels, reference),
        "negative_elbo": kl - float(np.mean(log_likelihoods, dtype=np.float64)),
        "kl": kl,
        "active_dials": len(active_dials(means, logvars)),
        "dials": means.shape[1],
        "trustworthiness": _neighbours_kept(means, place, k),
    }


@dataclass(frozen=True, eq=False)
class PCA:
    """Principal component analysis: the linear baseline of an autoencoder (Baldi & Hornik 1989).

    Attributes:
        mean: ``float32 (f,)``.
        components: orthonormal rows ``float32 (d, f)``, the largest variance first.
    """

    mean: np.ndarray
    components: np.ndarray

    def encode(self, rows: np.ndarray) -> np.ndarray:
        """Codes ``float32 (n, d)`` of rows ``(n, f)``, in the rows' units."""
        return (np.asarray(rows, np.float32) - self.mean) @ self.components.T

    def decode(self, codes: np.ndarray) -> np.ndarray:
        """Rows ``float32 (n, f)`` that codes ``(n, d)`` stand for."""
        return np.asarray(codes, np.float32) @ self.components + self.mean

    def errors(self, rows: np.ndarray) -> np.ndarray:
        """Squared rebuild error ``float32 (n,)``, a mean over each row."""
        parts = [np.square(self.decode(self.encode(rows[b])) - rows[b]).mean(axis=1) for b in blocks(len(rows), 4096)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def pca(train_rows: np.ndarray, d: int) -> PCA:
    """Fit PCA by the eigenvectors of the covariance, or of the rows' products where there are fewer rows than features.

    Args:
        train_rows: ``(n, f)`` of any number type, read in blocks.
        d: components, at most ``f``.
    """
    count, features = train_rows.shape
    if not 1 <= d <= features:
        raise ValueError(f"{d} components of {features} features")
    mean = np.mean(train_rows, axis=0, dtype=np.float64).astype(np.float32)
    if d <= count < features:
        return PCA(mean, _by_rows(np.asarray(train_rows, np.float32) - mean, d))
    covariance = np.zeros((features, features))
    for block in blocks(count, 4096):
        centred = np.asarray(train_rows[block], np.float32) - mean
        covariance += centred.T @ centred
    _, vectors = np.linalg.eigh(covariance / count)
    return PCA(mean, np.ascontiguousarray(vectors.T[::-1][:d], np.float32))


def _by_rows(centred: np.ndarray, d: int) -> np.ndarray:
    """The first ``d`` components ``float32 (d, f)`` of centred rows ``(n, f)``, by the products of the rows."""
    _, vectors = np.linalg.eigh((centred @ centred.T).astype(np.float64))
    components = vectors.T[::-1][:d].astype(np.float32) @ centred
    return components / np.maximum(np.linalg.norm(components, axis=1, keepdims=True), 1e-12)


def _named_rightly(
    codes: np.ndarray, labels: np.ndarray | None, reference: tuple[np.ndarray, np.ndarray] | None
) -> float | None:
    if labels is None:
        return None
    codes, labels = labelled(codes, labels)
    known = (None, None) if reference is None else labelled(*reference)
    choice = len(codes) - 1 if reference is None else len(known[1])
    return knn_accuracy(codes, labels, *known) if len(codes) and choice >= 5 else None


def _neighbours_kept(codes: np.ndarray, place: Callable[[np.ndarray], np.ndarray] | None, k: int) -> float | None:
    if len(codes) > _PLACED:
        codes = codes[np.sort(np.random.default_rng(0).permutation(len(codes))[:_PLACED])]
    return trustworthiness(codes, place(codes), k) if place is not None and k < len(codes) / 2 else None
