"""A first look: a linear space of a person's own items, within seconds, without torch, umap or scikit-learn."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import numpy as np

from latent import directions
from latent.actions import Progress
from latent.datasets import Dataset, split
from latent.directions import Direction, Quality, notes
from latent.errors import TrainingError, wrong
from latent.making import comparing, linear
from latent.making.export_linear import export
from latent.making.findings import Networks, Profile, check_enough, complete
from latent.making.linear import Linear
from latent.manifest import LINEAR
from latent.maps import BY_AXES, Map, trust
from latent.modalities.items import Straight
from latent.space import Space, write_manifest
from latent.words import Saying

HELD_OUT = 0.05
"""Share of the items that the model is not fitted to, and judged by."""

_CHECKED = 64  # items by which the networks are checked
_COMPARED = 500  # of each kind, by which it is told how good it is


def look(
    profile: Profile, data: Dataset, out: Path, command: str = "", dials: int = linear.MOST_DIALS, seed: int = 0
) -> Generator[Progress, None, Space]:
    """Make a linear space of ``data`` in ``out``: see :mod:`latent.making.linear`. Its maps are its first axes.

    Args:
        profile: who the space is.
        data: what it is made of.
        out: the folder.
        command: recorded in the manifest.
        dials: at most.
        seed: the same seed gives the same space.

    Raises:
        TrainingError: too few items, or none that differ.
        RequestError: a straight line between items of this kind means nothing.
    """
    check_enough(data)
    straight = data.modality.straight()
    if (data.arrays == data.arrays[:1]).all():
        raise TrainingError(Saying("error-item-data"), *wrong("error-making-alike", count=len(data)))
    out.mkdir(parents=True, exist_ok=True)
    yield Progress(0.1, Saying("doing-axes"))
    trained, held = split(len(data), HELD_OUT, seed)
    model = linear.fit(linear.sample(data.modality, data.arrays[trained], seed), dials, seed).halved()
    yield Progress(0.4, Saying("doing-writing-networks"))
    parity = export(model, straight, data.modality.inputs(data.arrays[trained[:_CHECKED]]), out)
    recipe = {"kind": LINEAR, "dials": model.dials, "held_out": HELD_OUT, "seed": seed}
    explained = float(model.variances.sum(dtype=np.float64)) / model.total
    quality = {"parity": parity, "explained": explained, "maps": {"by": BY_AXES}}
    nets = Networks(out, model.dials, recipe, command, quality, begun=0.5)
    axes = lambda codes, unseen: _axes(model, straight, codes, unseen)  # noqa: E731
    space = yield from complete(profile, nets, data, trained, held, by_axes, axes)
    return _compared(space, data.arrays[trained[:_COMPARED]], data.arrays[held[:_COMPARED]], seed)


def _compared(space: Space, learned: np.ndarray, unseen: np.ndarray, seed: int) -> Space:
    figures = comparing.plain(space, learned, unseen, np.random.default_rng(seed))
    return write_manifest(space.folder, replace(space.manifest, quality=space.manifest.quality | figures))


def by_axes(codes: np.ndarray, dimensions: int) -> Map:
    """A map of codes ``(n, dials)`` by the first of their dials; where there are fewer, the rest of it is flat."""
    positions = np.zeros((len(codes), dimensions), np.float32)
    taken = min(dimensions, codes.shape[1])
    positions[:, :taken] = codes[:, :taken]
    return Map(np.asarray(codes, np.float32), positions, trust(codes, positions))


def _axes(model: Linear, straight: Straight, codes: np.ndarray, unseen: Dataset) -> list[Direction]:
    """Each dial as the way in which items differ, the most first, judged by its share on items it was not made from."""
    shares = model.shares(linear.vectors_of(straight, unseen.modality.inputs(unseen.arrays)))
    note = notes.SHARE
    if len(unseen) < 2 or not shares.any():
        note, shares = notes.FEW, [None] * model.dials
    return [
        directions.along(f"Variation {i + 1}", "axis", axis, codes, Quality(share, "variance share", note, len(unseen)))
        for i, (axis, share) in enumerate(zip(np.eye(model.dials), shares, strict=True))
    ]
