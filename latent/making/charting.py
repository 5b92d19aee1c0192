"""Drawing the maps of a space anew by UMAP, after a first look: codes and all else stay, and the folder stays whole."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

from latent.actions import Progress
from latent.maps import Map
from latent.space import DIMENSIONS, Space, rechart
from latent.words import Saying

BY_UMAP = "umap"
"""What manifests say of maps that UMAP drew after a first look."""


def chart(space: Space, seed: int = 0) -> Generator[Progress, None, Space]:
    """Fit the maps of a space to its known items by UMAP; for jobs.

    Whoever opens the folder meanwhile finds the old maps or the new ones. What was measured on the old 2D map of items
    that were held back is no longer known then, and the manifest says so.

    Args:
        space: whose folder may be written to.
        seed: of the layouts.
    """
    maps = {}
    for number, dimensions in enumerate(DIMENSIONS):
        yield Progress(0.05 + 0.45 * number, Saying("doing-map", dimensions=dimensions))
        maps[dimensions] = Map.fit(space.reference.codes, dimensions, seed)
    yield Progress(0.95, Saying("doing-keeping-maps"))
    quality = space.manifest.quality | {"maps": {"by": BY_UMAP}}
    if "held_out" in quality:
        quality["held_out"] = quality["held_out"] | {"trustworthiness": None}
    return rechart(space, maps, replace(space.manifest, quality=quality))
