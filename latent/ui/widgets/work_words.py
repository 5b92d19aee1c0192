"""What a person has in a space, in a few words."""

from __future__ import annotations

from collections import Counter

from latent.keeping import Work
from latent.space import Space
from latent.ui.widgets import nouns
from latent.ui.widgets.words import listed, said

_SAID = {"label": "work-labels", "mark": "work-marks"}


def about(work: Work, space: Space) -> str:
    """As "12 pictures and 1 slider"; there has to be something."""
    picked = sum(bool(group.rows or group.own) for group in work.groups.values())
    annotated = Counter(annotation.about for annotation in work.annotations)
    parts = [said("count-items", count=len(work.entries), **nouns.of(space.modality))] if work.entries else []
    parts += [said("work-sliders", count=len(work.directions))] if work.directions else []
    parts += [said("work-groups", count=picked)] if picked else []
    return listed([*parts, *(said(_SAID[what], count=count) for what, count in annotated.items())])
