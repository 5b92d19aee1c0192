"""What the scores of Odd ones out are called, when each is right, and what a large one says of an item."""

from __future__ import annotations

from latent.insight.outliers import BOUND, COMBINED

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


def because(reasons: list[str]) -> str:
    """Why an item is odd, as a sentence; what is said of one that is not."""
    if not reasons:
        return "Nothing about it stands out."
    said = " and ".join(REASONS[name] for name in reasons)
    return f"{said[0].upper()}{said[1:]}."
