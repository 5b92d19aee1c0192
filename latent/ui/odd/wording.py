"""What the scores of Odd ones out are called, when each is right, and what a large one says of an item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from latent.insight.outliers import BOUND, COMBINED
from latent.modalities.items import Side

TITLES = {
    COMBINED: "All of it together",
    "neighbours": "Far from its neighbours",
    "gaussian": "Far from the middle",
    "mixture": "In a rare place",
    "error": "Comes back badly",
    "drift": "Comes back as another thing",
    BOUND: "The model's own estimate",
}

WHEN = {
    COMBINED: "The larger of two looks: how far off the model puts an item, and how badly it comes back. "
    "Right when you don't know what to expect.",
    "neighbours": "How far it is to the 5th nearest other (k-nearest-neighbour distance). "
    "Right when ordinary items come in many kinds, and odd ones come alone or few.",
    "gaussian": "How far it is from the middle of all, in units of their spread (Mahalanobis distance). "
    "Right when ordinary items are of one kind, or when there are few.",
    "mixture": "How seldom items lie where it lies (density of a Gaussian mixture). "
    "Right when ordinary items come in a few kinds, and there are many of each.",
    "error": "How much of it is lost on the way through the model, for as much detail as it has (rebuild error). "
    "Right for damage, and for things of a kind that the model was not made for.",
    "drift": "How far what comes back is from the item in the model's own eyes. "
    "Right for things of another kind, which the model turns into something that it knows.",
    BOUND: "How unlikely the model finds it (negative ELBO). Right for noise; wrong for things that are plainer "
    "than usual, which a model finds likely whatever they are.",
}

REASONS = {
    "neighbours": "nothing like it is near",
    "gaussian": "the model puts it far from all others",
    "mixture": "it lies where others hardly ever are",
    "error": "much of it does not come back",
    "drift": "what comes back is another thing to the model",
}

ODDNESS = (
    "In nats of surprise: of ordinary items a half lie under 0.7 by each single look, one in ten goes beyond 2.3, one "
    "in a hundred beyond 4.6."
)


_WITH_SIDES = (
    "How unlike others it is by itself, from the side from which it is odder, and, for a twentieth, how badly the "
    "model gives it back. Right when you don't know what to expect."
)
_OF_A_SIDE = (
    "How far it is from the nearest others, and how far out single {columns} lie, without the model: {listed}. "
    "Right when what is odd can be read off these."
)
_LISTED = 6


def title(name: str, sides: Sequence[Side] = ()) -> str:
    """What a score is called."""
    return next((side.title for side in sides if side.name == name), None) or TITLES[name]


def when(name: str, sides: Sequence[Side] = ()) -> str:
    """What a score looks at, and when it is right."""
    side = next((one for one in sides if one.name == name), None)
    if side is not None:
        more = len(side.columns) - _LISTED
        listed = ", ".join(side.columns[:_LISTED]) + (f" and {more:,} more" if more > 0 else "")
        return _OF_A_SIDE.format(columns="numbers" if len(side.columns) != 1 else "number", listed=listed)
    return _WITH_SIDES if sides and name == COMBINED else WHEN[name]


def because(
    reasons: Sequence[str],
    sides: Sequence[Side] = (),
    telling: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> str:
    """Why an item is odd, as a sentence; what is said of one that is not.

    Args:
        reasons: names of scores, see :func:`latent.insight.outliers.reasons`.
        sides: those among them that look at items without the model.
        telling: of these, the columns that tell, by the side's name.
    """
    if not reasons:
        return "Nothing about it stands out."
    known = REASONS | {side.name: side.reason for side in sides}
    said = " and ".join(
        known[name] + (f" ({', '.join(telling[name])})" if telling.get(name) else "") for name in reasons
    )
    return f"{said[0].upper()}{said[1:]}."
