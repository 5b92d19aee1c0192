"""What the scores of Odd ones out are called, when each is right, and what a large one says of an item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from types import MappingProxyType

from latent.insight.outliers import BOUND, COMBINED
from latent.modalities.items import Side
from latent.ui.widgets import names
from latent.ui.widgets.words import said

TITLES = {
    COMBINED: "score-combined",
    "neighbours": "score-neighbours",
    "gaussian": "score-gaussian",
    "mixture": "score-mixture",
    "error": "score-error",
    "drift": "score-drift",
    BOUND: "score-bound",
}
"""Messages for what each score is called."""

WHEN = {
    COMBINED: "score-combined-when",
    "neighbours": "score-neighbours-when",
    "gaussian": "score-gaussian-when",
    "mixture": "score-mixture-when",
    "error": "score-error-when",
    "drift": "score-drift-when",
    BOUND: "score-bound-when",
}
"""Messages on what each looks at, and when it is right."""

REASONS = {
    "neighbours": "score-neighbours-why",
    "gaussian": "score-gaussian-why",
    "mixture": "score-mixture-why",
    "error": "score-error-why",
    "drift": "score-drift-why",
}
"""Messages for what a large one says, each a clause."""

_LISTED = 6


def title(name: str, sides: Sequence[Side] = ()) -> str:
    """What a score is called."""
    return said(next((side.title for side in sides if side.name == name), None) or TITLES[name])


def when(name: str, sides: Sequence[Side] = ()) -> str:
    """What a score looks at, and when it is right."""
    side = next((one for one in sides if one.name == name), None)
    if side is not None:
        return said("score-side-when", count=len(side.columns), listed=_listed(side.columns))
    return said("score-combined-sides-when" if sides and name == COMBINED else WHEN[name])


def _listed(columns: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    listed, more = ", ".join(names.each(columns[:_LISTED])), len(columns) - _LISTED
    return said("score-side-listed", listed=listed, more=more) if more > 0 else listed


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
        return said("score-why-none")
    known = REASONS | {side.name: side.reason for side in sides}
    clauses = [_clause(said(known[name]), telling.get(name, ())) for name in reasons]
    told = reduce(lambda first, second: said("score-why-and", first=first, second=second), clauses)
    return f"{told[0].upper()}{told[1:]}."


def _clause(why: str, columns: Sequence[str]) -> str:
    return said("score-why", why=why, columns=", ".join(names.each(columns))) if columns else why
