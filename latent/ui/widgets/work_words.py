"""What a person has in a space, in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from latent.keeping import Work
from latent.modalities.base import Modality
from latent.space import Space
from latent.ui.widgets import nouns
from latent.ui.widgets.words import listed, said
from latent.workspace import kept
from latent.workspace.kept import Annotation, Group, KeptCollection

_SAID = {"label": "work-labels", "mark": "work-marks"}


def about(work: Work, space: Space) -> str:
    """As "12 pictures and 1 slider"; there has to be something."""
    items = _items(len(work.entries), space.modality)
    return listed([*items, *_made(len(work.directions), work.groups.values(), work.annotations)])


def about_kept(row: KeptCollection, kind: type[Modality]) -> str:
    """The same of what was kept, in a space of some kind of data."""
    made = _made(len(kept.directions_of(row.id)), kept.groups_of(row.id).values(), kept.annotations_of(row.id))
    return listed([*_items(row.count, kind), *made])


def _items(count: int, kind: Modality | type[Modality]) -> list[str]:
    return [said("count-items", count=count, **nouns.of(kind))] if count else []


def _made(sliders: int, groups: Iterable[Group], annotations: Iterable[Annotation]) -> list[str]:
    picked = sum(bool(group.rows or group.own) for group in groups)
    annotated = Counter(annotation.about for annotation in annotations)
    parts = [said("work-sliders", count=sliders)] if sliders else []
    parts += [said("work-groups", count=picked)] if picked else []
    return [*parts, *(said(_SAID[what], count=count) for what, count in annotated.items())]
