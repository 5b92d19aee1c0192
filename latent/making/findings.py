"""What every space gets once its networks are there, trained or computed: known items, maps, directions, figures.

Nothing here needs torch; who makes the networks says how maps are drawn, and umap is loaded only where that is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from latent.actions import Progress
from latent.datasets import Dataset
from latent.directions import Direction
from latent.errors import TrainingError, wrong
from latent.evaluation import evaluate
from latent.given import Given, facts_of
from latent.insight import clusters, mixture, themes, typicality
from latent.insight.novelty import Seen
from latent.insight.typicality import Evidence
from latent.making.directions import judged_directions
from latent.manifest import Manifest
from latent.maps import Map
from latent.modalities.base import Modality
from latent.space import DIMENSIONS, Findings, Reference, Space, save, write_manifest
from latent.words import Saying

DIRECTED = 20_000
"""Items that directions are found from and judged on."""

HELD_OUT_MEASURED = 5_000

FEWEST = 6
"""Items that a space is made of, at least: fewer make no map."""

Draw = Callable[[np.ndarray, int], Map]
"""What makes a map of codes ``(n, dials)`` in so many dimensions."""

Axes = Callable[[np.ndarray, Dataset], list[Direction]]
"""What makes directions of codes ``(n, dials)``, judged on held-out items."""


@dataclass(frozen=True)
class Profile:
    """Who a space is, and what is kept and found out for it; for its fields see :class:`latent.manifest.Manifest`.

    Attributes:
        references: known items, at most; of what a person gave, as many that were held back come on top.
        components: Gaussians that samples are drawn from, at most.
        spread: see :func:`latent.insight.mixture.fit`.
        new_samples: whether none of what is imagined is an item that the data holds.
    """

    name: str
    title: str = ""
    description: str = ""
    attribution: str = ""
    known_items: str = "original"
    data: str | None = None
    drawn_by: str | None = None
    references: int = 5_000
    start: dict[str, Any] = field(default_factory=dict)
    components: int = 20
    spread: float = 1.0
    new_samples: bool = False


@dataclass(frozen=True)
class Networks:
    """Networks that lie in a folder as the parts of a space, and what its manifest says of them.

    Attributes:
        folder: holds ``encoder.onnx``, ``decoder.onnx`` and ``weights.safetensors``.
        dials: latent dimensions.
        recipe: every choice that made them, as JSON values, with the ``seed`` among them.
        command: what to type to make the space again.
        quality: figures of the making, by name.
        begun: share of the whole work 0..1 that is done.
    """

    folder: Path
    dials: int
    recipe: dict[str, Any]
    command: str
    quality: dict[str, Any]
    begun: float

    def progress(self, share: float, doing: Saying) -> Progress:
        """``share`` 0..1 of what is left when networks are there."""
        return Progress(self.begun + (1 - self.begun) * share, doing)


def check_enough(data: Dataset) -> None:
    """:class:`TrainingError` where there are too few items for a space."""
    if len(data) < FEWEST:
        raise TrainingError(Saying("error-item-data"), *wrong("error-making-few", count=len(data), fewest=FEWEST))


def complete(
    profile: Profile,
    nets: Networks,
    data: Dataset,
    trained: np.ndarray,
    held: np.ndarray,
    draw: Draw,
    axes: Axes | None = None,
) -> Generator[Progress, None, Space]:
    """Make a space of networks: find all else that it holds, measure it, and write it with its manifest last.

    Args:
        profile: who it is.
        nets: its networks.
        data: what they were made of.
        trained, held: row numbers of what they were made from, and of what they never saw.
        draw: its maps.
        axes: directions besides those of attributes; else principal axes and dials of the codes.
    """
    yield nets.progress(0.1, Saying("doing-looking"))
    manifest = _manifest(profile, nets, data.modality)
    found = yield from findings(profile, nets, Space(nets.folder, manifest), data, (trained, held), (draw, axes))
    space = save(nets.folder, manifest, found)
    yield nets.progress(0.8, Saying("doing-measuring"))
    figures = evaluate(space, data.subset(held))
    quality = manifest.quality | {"held_out": figures}
    return write_manifest(nets.folder, replace(space.manifest, quality=quality))


def _manifest(profile: Profile, nets: Networks, modality: Modality) -> Manifest:
    return Manifest(
        name=profile.name,
        title=profile.title or profile.name,
        description=profile.description,
        attribution=profile.attribution,
        modality=modality.name,
        configuration=modality.to_json(),
        dials=nets.dials,
        known_items=profile.known_items,
        data=profile.data,
        drawn_by=profile.drawn_by,
        start=profile.start,
        recipe=nets.recipe,
        command=nets.command,
        quality=nets.quality,
    )


def findings(
    profile: Profile,
    nets: Networks,
    space: Space,
    data: Dataset,
    parted: tuple[np.ndarray, np.ndarray],
    ways: tuple[Draw, Axes | None],
) -> Generator[Progress, None, Findings]:
    """All that a space holds besides its networks; arguments as in :func:`complete`, some of them in pairs."""
    (trained, held), (draw, axes), seed = parted, ways, nets.recipe["seed"]
    rng = np.random.default_rng(seed)
    seen = data.subset(trained)
    posterior = space.encode(seen.arrays)
    order = rng.permutation(len(trained))
    chosen, some = np.sort(order[: profile.references]), order[:DIRECTED]
    unseen = data.subset(held[:HELD_OUT_MEASURED])
    unseen_posterior = space.encode(unseen.arrays)
    yield nets.progress(0.3, Saying("doing-maps"))
    unseen_evidence = space.rebuild(unseen.arrays, unseen_posterior.mean).evidence(unseen_posterior)
    rows = _known_rows(profile, trained[chosen], held)
    known = data.subset(rows)
    reference = _reference(profile, space, known, seed)
    of_trained = np.isin(rows, trained)
    judge = Evidence(*(values[of_trained] for values in reference.evidence))
    maps = {d: draw(reference.codes, d) for d in DIMENSIONS}
    yield nets.progress(0.6, Saying("doing-directions"))
    shown = space.redraw(reference.codes) if profile.known_items == "redrawn" else known.arrays
    own = axes(posterior.mean[some], unseen) if axes else None
    return Findings(
        reference=reference,
        maps=maps,
        directions=judged_directions(space, seen.subset(some), posterior[some], unseen, unseen_posterior, own),
        mixture=_mixture(profile, posterior.mean, seed),
        typicality=typicality.fit(judge, unseen_evidence, either=_is_kept(profile)),
        sheet=space.modality.sheet(shown, reference.given.originals if reference.given else ()),
        seen=Seen.of(space.modality.fingerprints(data.arrays)) if profile.new_samples else None,
    )


def _is_kept(profile: Profile) -> bool:
    return profile.known_items == "kept"


def _known_rows(profile: Profile, chosen: np.ndarray, held: np.ndarray) -> np.ndarray:
    """Rows of the known items: some that were trained on; of what a person gave, those held back as well."""
    return np.sort(np.concatenate([chosen, held[: profile.references]]) if _is_kept(profile) else chosen)


def _reference(profile: Profile, space: Space, known: Dataset, seed: int) -> Reference:
    posterior = space.encode(known.arrays)
    return Reference(
        hashes=np.asarray(space.modality.fingerprints(known.arrays), dtype=object),
        labels=_words(known.labels, len(known)),
        groups=_groups(space.modality, known.arrays, posterior.mean, seed),
        posterior=posterior,
        rebuild=space.rebuild(known.arrays, posterior.mean),
        factors=known.factors if profile.drawn_by else {},
        given=Given.of(known.items) if _is_kept(profile) and known.items else None,
        facts=facts_of(known.items),
    )


def _words(labels: np.ndarray | None, count: int) -> np.ndarray:
    return np.full(count, "", object) if labels is None else labels.astype(object)


def _groups(modality: Modality, arrays: np.ndarray, codes: np.ndarray, seed: int, count: int = 12) -> np.ndarray:
    """Look-alike groups, numbered by their size, with what sets each apart where the modality has words for it."""
    count = min(count, max(1, len(codes) // 10))
    numbers = clusters.k_means(codes, count, seed)
    order = np.argsort(np.argsort(-np.bincount(numbers, minlength=count)))
    counts, words = modality.counted_words(arrays)
    told = [themes.theme(counts, words, numbers == number) for number in range(count)]
    names = [f"Group {order[number] + 1}" + (f": {theme}" if theme else "") for number, theme in enumerate(told)]
    return np.asarray([names[number] for number in numbers], dtype=object)


def _mixture(profile: Profile, codes: np.ndarray, seed: int) -> mixture.Mixture:
    components = min(profile.components, max(1, len(codes) // 50))
    return mixture.fit(codes, components, seed, profile.spread)
