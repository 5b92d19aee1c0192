"""A link to "What gets lost": which item, and which of the closer looks is open."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from latent.errors import RequestError
from latent.space import Space
from latent.ui.session import links
from latent.ui.session.links import Source

ITEM, LOOK = "lost", "look"
"""Query values: the item, and the look."""

GROWS, DIALS, COVER, QUESTION, WORST, TORN = "grows", "dials", "cover", "question", "worst", "torn"

TITLES: Mapping[str, str] = {
    GROWS: "Number by number",
    DIALS: "Which dial holds what",
    COVER: "Cover a part",
    QUESTION: "For a question",
    WORST: "Kept worst",
    TORN: "Torn on the map",
}
"""The closer looks, as a person reads them, in their order."""


def to_query(space: Space, source: Source, code: np.ndarray, look: str) -> dict[str, str]:
    """Query values; an item of one's own goes by its code ``(dials,)``, since its content stays with the person."""
    return {"space": space.name, ITEM: links.write_source(links.given_away(source, code)), LOOK: look}


def from_query(space: Space, query: Mapping[str, str]) -> tuple[Source, str] | None:
    """What a link asks for, or None if it asks for nothing; :class:`RequestError` where it does not fit."""
    if ITEM not in query:
        return None
    look = query.get(LOOK, GROWS)
    if look not in TITLES:
        raise RequestError("this link", "it asks for a look that is not here", "Choose on the page itself.")
    return links.read_source(space, query[ITEM]), look


def about(query: Mapping[str, str]) -> str:
    """What a link opens, in a few words."""
    return TITLES.get(query.get(LOOK, ""), TITLES[GROWS]).lower()
