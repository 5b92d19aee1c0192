"""How far the maps can be trusted, beside umap-learn with its defaults and beside the first principal axes."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np

from benchmarks.common import FILES, Result, Subject, Table, Target, save, say, subject
from latent.insight import quality
from latent.maps import trustworthiness
from latent.space import DIMENSIONS

TITLES = {
    "own": "the space's map",
    "umap": "umap-learn's defaults",
    "pca": "principal axes of the codes",
}
HOW = """
Trustworthiness (Venna & Kaski 2001) with 15 neighbours: 1 where no stranger was moved next to a point.
*Reference*: of the space's 5,000 reference codes on the map that ships.
*Placed*: of all held-out items, placed on it by the nearest reference codes; for umap-learn by its own
`transform`, for axes by projection; *10,000 placed*: the same with trained items that are no reference items
beside them.
umap-learn's defaults: `umap.UMAP(n_components=d)` fitted in the same run on the same reference codes; without a
seed, as it comes, so that the last digit varies from run to run.
"""


def measure() -> Result:
    """The part."""
    figures = {name: of_space(subject(name)) for name in FILES}
    return Result(
        part="map",
        title="Trust in the maps",
        how=HOW,
        tables=[table(name, found) for name, found in figures.items()],
        targets=[target for name, found in figures.items() for target in targets(name, found)],
        packages=["numpy", "umap-learn", "numba", "scikit-learn"],
        notes=[
            "A map of fewer dimensions than the codes have must lie somewhere; how much depends on the data. Pages show"
            " the map's own figure beside it."
        ],
        figures=figures,
    )


def of_space(seen: Subject) -> dict[str, Any]:
    """Figures of each map by its dimensions."""
    known = seen.space.reference.codes
    placed = seen.codes(seen.ten_thousand(without=seen.known))
    found = {}
    for d in DIMENSIONS:
        say(f"{seen.space.name}: {d}D")
        own = seen.space.maps[d]
        layout = default_umap(known, d)
        axes = quality.pca(known, d)
        held = len(seen.held)
        found[str(d)] = {
            "own": three(known, own.positions, placed, own.place(placed), held),
            "umap": three(known, layout.embedding_, placed, layout.transform(placed), held),
            "pca": three(known, axes.encode(known), placed, axes.encode(placed), held),
        }
    return found


def default_umap(codes: np.ndarray, dimensions: int) -> Any:
    """umap-learn as it comes, fitted on codes."""
    import umap

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return umap.UMAP(n_components=dimensions).fit(codes)


def three(known: np.ndarray, where: np.ndarray, codes: np.ndarray, placed: np.ndarray, held: int) -> dict[str, float]:
    """Trustworthiness of the reference, of the first ``held`` placed codes, and of all of them."""
    return {
        "reference": trustworthiness(known, where),
        "held": trustworthiness(codes[:held], placed[:held]),
        "placed": trustworthiness(codes, placed),
    }


def table(name: str, found: dict[str, Any]) -> Table:
    rows = [
        [f"{d}D, {TITLES[kind]}", *(f"{figures[key]:.3f}" for key in ("reference", "held", "placed"))]
        for d, kinds in found.items()
        for kind, figures in kinds.items()
    ]
    return Table(name, ["", "reference", "held out, placed", "10,000 placed"], rows)


def targets(name: str, found: dict[str, Any]) -> list[Target]:
    listed = []
    for d, kinds in found.items():
        own, default = kinds["own"]["reference"], kinds["umap"]["reference"]
        listed.append(Target(f"{name}: trustworthiness of the {d}D map", own, 0.92))
        listed.append(
            Target(f"{name}: the same less umap-learn's defaults, {d}D", own - default, -0.01, form="{:+.3f}")
        )
    return listed


if __name__ == "__main__":
    save(measure())
