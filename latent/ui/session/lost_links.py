"""A link to "What gets lost": which item, and which of the closer looks is open."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from latent.errors import RequestError, wrong
from latent.space import Space
from latent.ui.session import links
from latent.ui.session.links import Source
from latent.ui.widgets.words import said
from latent.words import Saying

ITEM, LOOK = "lost", "look"
"""Query values: the item, and the look."""

GROWS, DIALS, COVER, QUESTION, WORST, TORN = "grows", "dials", "cover", "question", "worst", "torn"

TITLES: Mapping[str, str] = {
    GROWS: "lost-look-grows",
    DIALS: "lost-look-dials",
    COVER: "lost-look-cover",
    QUESTION: "lost-look-question",
    WORST: "lost-look-worst",
    TORN: "lost-look-torn",
}
"""Messages for what the closer looks are called, in their order."""


def title(look: str) -> str:
    """Of a closer look, as a person reads it."""
    return said(TITLES[look])


def to_query(space: Space, source: Source, code: np.ndarray, look: str) -> dict[str, str]:
    """Query values; an item of one's own goes by its code ``(dials,)``, since its content stays with the person."""
    return {"space": space.name, ITEM: links.write_source(links.given_away(source, code)), LOOK: look}


def from_query(space: Space, query: Mapping[str, str]) -> tuple[Source, str] | None:
    """What a link asks for, or None if it asks for nothing; :class:`RequestError` where it does not fit."""
    if ITEM not in query:
        return None
    look = query.get(LOOK, GROWS)
    if look not in TITLES:
        raise RequestError(Saying("error-item-link"), *wrong("error-link-no-look"))
    return links.read_source(space, query[ITEM]), look


def about(query: Mapping[str, str]) -> str:
    """What a link opens, in a few words."""
    look = query.get(LOOK, "")
    return title(look if look in TITLES else GROWS).lower()
