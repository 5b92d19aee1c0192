"""Which mixture to draw samples from: every number of components with every variety, against what samples must reach.

``python benchmarks/run.py --sweep [SPACE ...]`` prints a table and keeps it under ``benchmarks/runs/``; nothing is
written to the results.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from benchmarks.common import FILES, RUNS, SEED, plain, subject
from benchmarks.pictures import Yardstick
from benchmarks.samples import COUNT, DRAWS, middle, rarest_of_real
from latent.insight import mixture

COMPONENTS = (10, 20, 50, 100, 5)
VARIETIES = (0.8, 0.9, 1.0, 1.1)
SHOWN = ("ratio", "rarest", "rarest_sure", "median", "p5", "redrawn_median", "redrawn_p5")


def sweep(name: str) -> Iterator[list[dict[str, Any]]]:
    """Figures for one space as they are found: real and rebuilt held-out pictures, then each number of components."""
    seen = subject(name)
    yard = Yardstick.of(seen, FILES[name])
    rebuilt = seen.space.redraw(seen.codes(seen.held))
    real = {"ratio": 1.0} | rarest_of_real(yard) | yard.distance(seen.data.arrays[seen.held])
    yield [{"what": "real"} | real, {"what": "rebuilt"} | yard.name(rebuilt) | distances(yard, rebuilt)]
    codes = seen.codes(seen.trained)
    for components in COMPONENTS:
        fitted = mixture.fit(codes, components, SEED)
        yield [{"what": f"{components} x {v}"} | drawn(yard, fitted, v) for v in VARIETIES]


def drawn(yard: Yardstick, fitted: mixture.Mixture, variety: float) -> dict[str, Any]:
    """The judge over some draws, distances of the first."""
    heaps = [
        yard.seen.space.redraw(fitted.sample(COUNT, np.random.default_rng(SEED + i), variety)) for i in range(DRAWS)
    ]
    return middle([yard.name(heap) for heap in heaps]) | distances(yard, heaps[0])


def distances(yard: Yardstick, pictures: np.ndarray) -> dict[str, float]:
    """To trained pictures, and to trained pictures redrawn."""
    return yard.distance(pictures) | yard.distance_redrawn(pictures)


def main(names: Sequence[str]) -> None:
    """Print and keep every row as soon as it is found."""
    RUNS.mkdir(exist_ok=True)
    for name in names:
        print(f"\n{name:12}", *(f"{key:>12}" for key in SHOWN), flush=True)
        rows: list[dict[str, Any]] = []
        for found in sweep(name):
            rows += found
            for row in found:
                print(
                    f"{row['what']:12}", *(f"{row[key]:12.3f}" if key in row else " " * 12 for key in SHOWN), flush=True
                )
            (RUNS / f"sweep-{name}.json").write_text(json.dumps(rows, indent=1, default=plain), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:] or list(FILES))
