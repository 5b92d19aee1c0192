"""Pictures of every shipped space for docs/models.md: ``python -m benchmarks.sheets [SPACE ...]``.

``samples-SPACE.png`` holds 64 draws as the app makes them, and for faces 64 drawn portraits on their right;
``sliders-SPACE.png`` holds the item that a page opens with, under its first eight sliders.
"""

from __future__ import annotations

import sys

import numpy as np
from PIL import Image

from benchmarks.common import ROOT, SEED, SPACES
from latent import faces, spaces
from latent.space import Space
from latent.ui.components.told.space import first_item
from latent.ui.session.morphing import by_family

PLACE = ROOT / "docs" / "images"
COUNT, ACROSS, SLIDERS, STOPS, WIDE = 64, 16, 8, 16, 896


def main(names: list[str]) -> None:
    """Draw the sheets of these spaces, of all unless told."""
    for name in names or spaces.shipped():
        space = Space.load(SPACES / name)
        keep(samples(space), f"samples-{name}")
        keep(sliders(space), f"sliders-{name}")


def samples(space: Space) -> np.ndarray:
    drawn = grid(space.redraw(space.mixture.sample(COUNT, np.random.default_rng(SEED))), ACROSS)
    if space.manifest.drawn_by is None:
        return drawn
    portraits = faces.draw(faces.sample(COUNT, np.random.default_rng(SEED + 11)))
    left = grid(space.redraw(space.mixture.sample(COUNT, np.random.default_rng(SEED))), ACROSS // 2)
    gap = np.full((left.shape[0], 12, left.shape[2]), 255, np.uint8)
    return np.concatenate([left, gap, grid(portraits, ACROSS // 2)], 1)


def sliders(space: Space) -> np.ndarray:
    code = space.reference.codes[first_item(space)]
    listed = [direction for family in by_family(space, code).values() for direction in family]
    ways = space.directions_from(code)
    named = [ways[name] for name in space.manifest.start.get("sliders", ())]
    rows = []
    for direction in [*named, *(d for d in listed if d.name not in {n.name for n in named})][:SLIDERS]:
        steps = np.linspace(*direction.slider, STOPS)[:, None]
        rows.append(space.redraw((code + steps * direction.step * direction.vector).astype(np.float32)))
    return grid(np.concatenate(rows), STOPS)


def grid(arrays: np.ndarray, across: int) -> np.ndarray:
    """Items ``uint8 (n, h, w, c)`` in rows."""
    n, h, w, c = arrays.shape
    return arrays.reshape(n // across, across, h, w, c).swapaxes(1, 2).reshape(n // across * h, across * w, c)


def keep(sheet: np.ndarray, name: str) -> None:
    image = Image.fromarray(sheet[..., 0] if sheet.shape[2] == 1 else sheet)
    scale = max(1, round(WIDE / image.width))
    image.resize((image.width * scale, image.height * scale), Image.Resampling.NEAREST).save(
        PLACE / f"{name}.png", optimize=True
    )


if __name__ == "__main__":
    main(sys.argv[1:])
