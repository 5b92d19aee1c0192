"""What the address of a page opens, in a few words, for whoever kept it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from latent.ui.items import colouring, wishes
from latent.ui.session import blends, lost_links, map_view
from latent.ui.widgets.words import said


def about(page: str, query: Mapping[str, str]) -> str:
    """Of a page by its name, with the values of an address; it need not be one of ours."""
    return _ABOUT.get(page, _moved)(query)


def _of_map(query: Mapping[str, str]) -> str:
    told = said("map-about", dimensions="3" if query.get(map_view.DIMENSIONS) == "3" else "2")
    if "colour" in query:
        told = said("map-about-colour", shown=told, colour=colouring.called(query["colour"]).lower())
    return said("map-about-item", shown=told) if "item" in query else told


def _moved(query: Mapping[str, str]) -> str:
    return said("keep-moved", count=len([part for part in query.get("moved", "").split("|") if part]))


_ABOUT: dict[str, Callable[[Mapping[str, str]], str]] = {
    "Map": _of_map,
    "Blend": blends.about,
    "Imagine": wishes.about,
    "What gets lost": lost_links.about,
}
