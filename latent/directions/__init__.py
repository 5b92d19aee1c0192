"""Directions in code space: turn several dials together so that one thing changes.

Five families: attributes, the difference of two groups that a person picked, principal axes, single dials, and, in
:mod:`latent.ways`, the way from one item towards a label. Each direction carries a figure of its quality on data that
it was not made from: give the makers in :mod:`.finding` ``held`` data that the model was not trained on either, or
they set a third of the items aside for it.
"""

from latent.directions.direction import BEYOND, Direction, Family, apply, noted, read, written
from latent.directions.finding import (
    Quality,
    along,
    attribute,
    attributes_from_labels,
    between,
    dials,
    from_pairs,
    is_still,
    judged_by_following,
    judged_by_turning,
    principal_axes,
    share_turned,
    told_apart,
)
from latent.directions.owning import own

__all__ = [
    "BEYOND",
    "Direction",
    "Family",
    "Quality",
    "along",
    "apply",
    "attribute",
    "attributes_from_labels",
    "between",
    "dials",
    "from_pairs",
    "is_still",
    "judged_by_following",
    "judged_by_turning",
    "noted",
    "own",
    "principal_axes",
    "read",
    "share_turned",
    "told_apart",
    "written",
]
