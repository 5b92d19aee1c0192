"""How familiar an item is to a space: the share of known items that are less strange.

Two figures make an item strange: its code lies far from the codes of known items (mean distance to the nearest ten,
Ramaswamy, Rastogi & Shim 2000), or it comes back poorly (rebuild error). Likelihood under the model is left out on
purpose: it is high for some data that the model never saw (Nalisnick et al. 2019). Each figure becomes a surprise,
``-log`` of the share of held-out items that go beyond it; an item is as strange as its stranger figure, and that is
calibrated once more on the held-out items.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from latent.insight.neighbours import Index

BORDERLINE = 0.90
UNFAMILIAR = 0.99
MOST = 0.999
"""The largest share that is told; beyond the strangest known item it is drawn out, not counted."""
WORDS = ("familiar", "borderline", "unfamiliar")

_NEIGHBOURS = 10
_BEYOND = np.array([1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.05, 0.03, 0.02, 0.01, 0.005, 0.002, 0.001])


@dataclass(frozen=True, eq=False)
class Typicality:
    """What a space keeps to judge items by; made by :func:`fit`.

    Attributes:
        codes: reference codes ``float32 (m, d)``.
        distance: log mean distance to the nearest reference codes that given shares of known items go beyond
            ``float64 (q,)``.
        error: the same for the log rebuild error.
        together: the same for the larger of the two surprises.
    """

    codes: np.ndarray
    distance: np.ndarray
    error: np.ndarray
    together: np.ndarray

    def stranger_than(self, codes: np.ndarray, errors: np.ndarray | None = None) -> np.ndarray:
        """Share of known items that each item is stranger than ``float32 (n,)``, at most :data:`MOST`.

        Args:
            codes: ``(n, d)``.
            errors: rebuild errors ``(n,)``; without them (for codes that no item has) the codes alone decide.
        """
        share = -np.expm1(-self.surprise(codes, errors))
        return np.minimum(share, MOST).astype(np.float32)

    def words(self, stranger_than: np.ndarray) -> list[str]:
        """``familiar``, ``borderline`` (stranger than 90 in 100 known items) or ``unfamiliar`` (than 99) for each."""
        return [WORDS[i] for i in np.digitize(stranger_than, [BORDERLINE, UNFAMILIAR])]

    def surprise(self, codes: np.ndarray, errors: np.ndarray | None = None) -> np.ndarray:
        """The same in nats, ``float64 (n,)``, and drawn out beyond the known items: tells strange from stranger."""
        parts = self.parts(codes, errors)
        if errors is None:
            return parts["distance"]
        return _surprise(np.maximum(parts["distance"], parts["error"]), self.together)

    def parts(self, codes: np.ndarray, errors: np.ndarray | None = None) -> dict[str, np.ndarray]:
        """Why: the surprise in nats ``(n,)`` of each ``distance`` from known codes and of each rebuild ``error``."""
        found = {"distance": _surprise(_log(_mean_distance(self._index, codes)), self.distance)}
        return found if errors is None else found | {"error": _surprise(_log(errors), self.error)}

    def to_arrays(self) -> dict[str, np.ndarray]:
        """As named arrays, to be stored."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> Typicality:
        """Rebuild what :meth:`to_arrays` gave; ``KeyError`` where one is missing."""
        return cls(**{field.name: arrays[field.name] for field in fields(cls)})

    @cached_property
    def _index(self) -> Index:
        return Index(self.codes)


def fit(
    codes: np.ndarray,
    errors: np.ndarray,
    held_codes: np.ndarray | None = None,
    held_errors: np.ndarray | None = None,
) -> Typicality:
    """Calibrate on known items.

    Args:
        codes: reference codes ``(m, d)``, more than one.
        errors: their rebuild errors ``(m,)``.
        held_codes: of items that the model was not trained on ``(n, d)``. Give them where there are some: a model
            rebuilds what it was trained on a little better. Without them each reference is judged among all others.
        held_errors: ``(n,)``, with ``held_codes``.
    """
    index = Index(codes)
    if held_codes is None:
        distances = index.nearest_others(min(_NEIGHBOURS, len(index) - 1))[0].mean(axis=1)
    else:
        distances, errors = _mean_distance(index, held_codes), held_errors
    distance, error = _levels(_log(distances)), _levels(_log(errors))
    larger = np.maximum(_surprise(_log(distances), distance), _surprise(_log(errors), error))
    return Typicality(index.points, distance, error, _levels(larger))


def _mean_distance(index: Index, codes: np.ndarray) -> np.ndarray:
    return index.nearest(codes, min(_NEIGHBOURS, len(index)))[0].mean(axis=1)


def _log(values: np.ndarray) -> np.ndarray:
    return np.log(np.maximum(np.asarray(values, np.float64), 1e-12))


def _levels(values: np.ndarray) -> np.ndarray:
    """What each share of :data:`_BEYOND` of the values goes beyond."""
    return np.quantile(values, 1 - _BEYOND)


def _surprise(values: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """``-log`` of the share that goes beyond each value, on from the last level by the slope of the last tenth."""
    nats = -np.log(_BEYOND)
    tail = int(np.searchsorted(nats, -np.log(0.1)))
    slope = (nats[-1] - nats[tail]) / max(levels[-1] - levels[tail], 1e-9)
    return np.interp(values, levels, nats) + slope * np.maximum(values - levels[-1], 0)
