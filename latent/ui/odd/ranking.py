"""Items in the order of how odd they are by one score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from latent.insight import outliers, plain
from latent.insight.outliers import Oddness
from latent.ui.odd import judging, wording
from latent.ui.odd.judging import Case
from latent.ui.session.links import Source


@dataclass(frozen=True, eq=False)
class Ranking:
    """Judged items by one score.

    Attributes:
        case: what was judged.
        oddness: by every score.
        score: the name of the one.
        order: places of the judged items, the oddest first ``int (k,)``.
        least: surprise from which an item stands out.
    """

    case: Case
    oddness: Oddness
    score: str
    order: np.ndarray
    least: float

    @property
    def values(self) -> np.ndarray:
        """Surprise of every item of the pool ``(n,)``."""
        return self.oddness.surprise[self.score]

    @property
    def out(self) -> np.ndarray:
        """Which items stand out ``bool (n,)``."""
        return (self.values > self.least) & self.case.shown

    def reasons(self, place: int) -> str:
        """Why an item of the pool stands where it stands, as a sentence."""
        sides, case = self.case.sides, self.case
        found = outliers.reasons(self.oddness.surprise, place, self.oddness.sides)
        telling = {
            side.name: plain.telling(judging.far_cells(case, case.stamp, side.name)[place], side.columns)
            for side in sides
            if side.name in found
        }
        return wording.because(found, sides, telling)

    def title(self, score: str = "") -> str:
        """What a score is called, for a person; the ranking's own unless told."""
        return wording.title(score or self.score, self.case.sides)

    @property
    def when(self) -> str:
        """What the score looks at, and when it is right."""
        return wording.when(self.score, self.case.sides)

    def table(self, marks: Mapping[Source, str]) -> pa.Table:
        """The whole list, the oddest first: rank, name, label, mark, whether it stands out, and each score in nats."""
        pool, order = self.case.pool, self.order
        sources = pool.sources
        columns = {
            "rank": np.arange(1, len(order) + 1),
            "name": [self.case.name(place) for place in order.tolist()],
            "label": pool.labels[order].tolist(),
            "mark": [marks.get(sources[place], "") for place in order.tolist()],
            "stands_out": self.out[order],
            "ranked_by": [self.score] * len(order),
        }
        scores = {name: np.round(values[order], 4) for name, values in self.oddness.surprise.items()}
        return pa.table(columns | scores)
