"""Data sets by scikit-learn's loader, brought only when a person asks for them."""

from __future__ import annotations

import warnings

import numpy as np

from latent.errors import DataError, wrong

NAMES = {"digits": "mnist_784", "fashion": "Fashion-MNIST"}


def download(data: str) -> np.ndarray:
    """Raw pictures ``uint8 (70000, 28, 28)``; :class:`DataError` without a connection or for an unknown name."""
    from sklearn.datasets import fetch_openml

    if data not in NAMES:
        raise DataError(data, *wrong("error-no-such-data", names=", ".join(NAMES)))
    try:
        with warnings.catch_warnings(action="ignore"):  # it warns of each attempt, and a page tells the outcome
            rows = fetch_openml(NAMES[data], version=1, as_frame=False, parser="liac-arff").data
    except OSError as error:
        raise DataError(data, *wrong("error-data-not-fetched")) from error
    return np.asarray(rows).reshape(-1, 28, 28).astype(np.uint8)
