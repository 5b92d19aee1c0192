"""How familiar an item is to a space: the share of known items that are less strange.

Five figures make an item strange: its code lies far from the codes of known items (mean distance to the nearest ten,
Ramaswamy, Rastogi & Shim 2000), it comes back poorly for as much detail as it has (an even picture comes back well
whatever it shows, Serra et al. 2020) or has far more of it than they have, the encoder is in doubt about it (a wide
posterior), or what comes back is another thing to the encoder than the item was. Likelihood under the model is left out
on purpose: it is high for some data that the model never saw (Nalisnick et al. 2019). Each figure becomes a surprise,
``-log`` of the share of held-out items that go beyond it; an item's surprises are added up (Fisher 1925), or the
surprise at its detail is taken where it alone is larger, and that is calibrated once more on the held-out items.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from latent.insight.neighbours import Index

BORDERLINE = 0.90
UNFAMILIAR = 0.97
MOST = 0.999
"""The largest share that is told; beyond the strangest known item it is drawn out, not counted."""
WORDS = ("familiar", "borderline", "unfamiliar")

_NEIGHBOURS = 10
_HALF = 1e-3  # what a table keeps in half precision comes back as near as this
_BEYOND = np.array([1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.05, 0.03, 0.02, 0.01, 0.005, 0.002, 0.001])


class Evidence(NamedTuple):
    """What items are judged by.

    Attributes:
        codes: ``(n, d)``.
        error: rebuild errors in proportion to the items' detail ``(n,)``; None for codes that no item has.
        doubt: log-variance of their posteriors, summed over the dials ``(n,)``; None likewise.
        drift: distance from their codes to the codes of their rebuilds ``(n,)``; None where nobody looked.
        detail: how much there is in them to get wrong ``(n,)``; None likewise.
    """

    codes: np.ndarray
    error: np.ndarray | None = None
    doubt: np.ndarray | None = None
    drift: np.ndarray | None = None
    detail: np.ndarray | None = None


@dataclass(frozen=True, eq=False)
class Typicality:
    """What a space keeps to judge items by; made by :func:`fit`.

    Attributes:
        codes: reference codes ``float32 (m, d)``.
        distance: log mean distance to the nearest reference codes that given shares of known items go beyond
            ``float64 (q,)``.
        error: the same for the log of :attr:`Evidence.error`.
        doubt: the same for :attr:`Evidence.doubt`.
        drift: the same for the log of :attr:`Evidence.drift`.
        detail: the same for the log of :attr:`Evidence.detail`.
        together: the same for the sum of the others' surprises, or that of the detail if it is larger.
    """

    codes: np.ndarray
    distance: np.ndarray
    error: np.ndarray
    doubt: np.ndarray
    drift: np.ndarray
    detail: np.ndarray
    together: np.ndarray

    def stranger_than(self, evidence: Evidence) -> np.ndarray:
        """Share of known items that each item is stranger than ``float32 (n,)``, at most :data:`MOST`."""
        share = -np.expm1(-self.surprise(evidence))
        return np.minimum(share, MOST).astype(np.float32)

    def words(self, stranger_than: np.ndarray) -> list[str]:
        """``familiar``, ``borderline`` (stranger than 90 in 100 known items) or ``unfamiliar`` (than 97) for each."""
        return [WORDS[i] for i in np.digitize(stranger_than, [BORDERLINE, UNFAMILIAR])]

    def surprise(self, evidence: Evidence) -> np.ndarray:
        """The same in nats, ``float64 (n,)``, and drawn out beyond the known items: tells strange from stranger."""
        parts = self.parts(evidence)
        if "error" not in parts:  # a code that no item has is as strange as the stranger of what is known of it
            return np.max(list(parts.values()), axis=0)
        return surprise_of(_together(parts), self.together)

    def of_codes(self) -> dict[str, Any]:
        """What tells how strange a code is that no item has, as JSON values: nats of surprise at each level."""
        return {
            "neighbours": min(_NEIGHBOURS, len(self.codes)),
            "nats": (-np.log(_BEYOND)).tolist(),
            "distance": self.distance.tolist(),
            "drift": self.drift.tolist(),
            "borderline": BORDERLINE,
            "unfamiliar": UNFAMILIAR,
            "most": MOST,
        }

    def parts(self, evidence: Evidence) -> dict[str, np.ndarray]:
        """Why: the surprise in nats ``(n,)`` of each figure that there is evidence of, by the figure's name."""
        found = _figures(self._index, evidence)
        return {name: surprise_of(values, getattr(self, name)) for name, values in found.items()}

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


def fit(known: Evidence, held: Evidence | None = None, either: bool = False) -> Typicality:
    """Calibrate on known items.

    Args:
        known: of the references, more than one.
        held: of items that the model was not trained on. Give them where there are some: a model rebuilds what it was
            trained on a little better. Without them each reference is judged among all others.
        either: whether only what goes beyond both is strange. A model of few items spreads the codes of those that it
            was trained on, and rebuilds the others badly: neither alone tells what is usual.
    """
    index = Index(known.codes)
    judged = [_figures(index, held)] if held is not None else []
    if held is None or either:
        others = index.nearest_others(min(_NEIGHBOURS, len(index) - 1))[0].mean(axis=1)
        judged.append(_figures(index, known) | {"distance": logarithm(others)})
    levels = {name: _widest([found[name] for found in judged]) for name in judged[0]}
    surprises = [{name: surprise_of(values, levels[name]) for name, values in found.items()} for found in judged]
    return Typicality(index.points, together=_widest(list(map(_together, surprises))), **levels)


def _widest(listed: Sequence[np.ndarray]) -> np.ndarray:
    """The levels of several sets of values, each the widest."""
    return np.max([levels_of(values) for values in listed], axis=0)


def _together(surprises: Mapping[str, np.ndarray]) -> np.ndarray:
    """Detail counts only where it alone is stranger than all else: it is noise then, and no rebuild tells."""
    others = sum(values for name, values in surprises.items() if name != "detail")
    return np.maximum(others, surprises["detail"])


def _figures(index: Index, evidence: Evidence) -> dict[str, np.ndarray]:
    """The figures ``(n,)`` that there is evidence of, each growing with strangeness."""
    found = {"distance": logarithm(_mean_distance(index, evidence.codes))}
    if evidence.drift is not None:
        found["drift"] = logarithm(evidence.drift)
    if evidence.error is not None:
        doubt = np.asarray(evidence.doubt, np.float64)  # a logarithm as it comes
        found |= {"error": logarithm(evidence.error), "doubt": doubt, "detail": logarithm(evidence.detail)}
    return found


def _mean_distance(index: Index, codes: np.ndarray) -> np.ndarray:
    return index.nearest(codes, min(_NEIGHBOURS, len(index)))[0].mean(axis=1)


def logarithm(values: np.ndarray) -> np.ndarray:
    """Natural logarithm of figures that cannot be negative, ``float64``; of nothing, that of very little."""
    return np.log(np.maximum(np.asarray(values, np.float64), 1e-12))


def levels_of(values: np.ndarray, some_odd: bool = False) -> np.ndarray:
    """What certain shares of known items' values ``(n,)`` go beyond ``float64 (q,)``: to judge others by.

    Args:
        values: the greater the stranger.
        some_odd: whether some of them may not belong. What less than a tenth goes beyond is then not read off them,
            but drawn out from what half and a tenth do, as if surprise went on to grow as evenly.
    """
    levels = np.quantile(values, 1 - _BEYOND)
    if not some_odd:
        return levels
    half, tenth = np.quantile(values, [0.5, 0.9])
    further = tenth + (tenth - half) / np.log(5) * np.log(0.1 / _BEYOND)
    return np.where(_BEYOND < 0.1, further, levels)


def surprise_of(values: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """``-log`` of the share that goes beyond each value, on from the last level by the slope of the last tenth.

    Of a figure that is the same for all known items, such as the doubt of a linear model, only what goes beyond tells.
    """
    nats = -np.log(_BEYOND)
    tail = int(np.searchsorted(nats, -np.log(0.1)))
    slope = (nats[-1] - nats[tail]) / max(levels[-1] - levels[tail], 1e-9)
    found = np.interp(values, levels, nats) + slope * np.maximum(values - levels[-1], 0)
    if levels[-1] > levels[0]:
        return found
    return np.where(values <= levels[-1] + _HALF * max(1, abs(levels[-1])), 0.0, found)
