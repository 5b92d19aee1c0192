"""What gets lost: the way of one item through the model, and closer looks at what is kept and what is dropped."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from functools import partial

import streamlit as st

from latent.collection import Collection
from latent.errors import LatentError
from latent.space import Space
from latent.ui.components.told.space import first_item
from latent.ui.items import by_hand, fetching, item_choice, picker
from latent.ui.lost import cover, dials, growth, item_story, question, torn, worst
from latent.ui.lost.item_story import Story
from latent.ui.session import address, chosen, lost_links, morphing, state
from latent.ui.session.links import Source
from latent.ui.session.lost_links import COVER, DIALS, GROWS, QUESTION, TITLES, TORN, WORST
from latent.ui.session.state import Desk
from latent.ui.widgets import notices, nouns, take_away
from latent.ui.widgets.take_away import Part
from latent.ui.widgets.words import language, said

LOOKS: dict[str, tuple[str, str, Callable[[Story, Collection], str]]] = {
    GROWS: ("grows", "grows-help", growth.show),
    DIALS: ("turned", "turned-help", lambda story, _: dials.show(story)),
    COVER: ("covered", "covered-help", lambda story, _: cover.show(story)),
    QUESTION: ("question", "question-help", lambda story, own: question.show(story.space, own)),
    WORST: ("worst", "worst-help", lambda story, own: worst.show(story.space, own)),
    TORN: ("torn", "torn-help", lambda story, _: torn.show(story.space)),
}
"""The closer looks: messages for a sentence and for what is behind it; what shows it, and gives its part of a sheet."""

OF_ALL = (QUESTION, WORST, TORN)
"""Looks that are about all items and not about the one."""


def show() -> None:
    """The page."""
    space = picker.pick_space()
    collection, desk = state.collection(space), state.desk(space, "lost")
    _open_link(space, desk)
    story = _story(space, collection, desk)
    _choose(story, collection, desk)
    figures, told = "".join(item_story.figures(story)), item_story.told(story)
    st.html(f"<div class='figures tight story'>{figures}</div>{item_story.cards(told)}")
    if not story.real:
        _is_not_at_hand(story, collection)
    look = _pick_look(space, desk)
    _keep_address(story, look)
    sentence, behind, shown = LOOKS[look]
    st.subheader(lost_links.title(look), anchor=False, help=said(behind))
    st.html(f"<p class='quiet'>{html.escape(said(sentence))}</p>")
    try:
        _remember(story, look, shown(story, collection))
    except LatentError as error:
        notices.show(error)
    first = Part(said("lost-sheet-first"), f"<div class='figures'>{figures}</div>{item_story.as_table(told)}")
    parts = [first, *_looked_at(_seen(story))]  # here, since the file is made where no session is at hand
    choices = {said("lost-sheet-item"): story.beginning.name}
    take_away.offer("What gets lost", space, choices, lambda: parts, _caveats(story))


def _open_link(space: Space, desk: Desk) -> None:
    """Take up what a link asks for, once."""
    asked = address.take_up(lost_links.ITEM, partial(lost_links.from_query, space))
    if asked is None:
        return
    source, look = asked
    _followed()[space.name] = chosen.source(space, state.collection(space))
    desk.start(morphing.own_again(space, state.collection(space), source))
    desk.family = look


def _story(space: Space, collection: Collection, desk: Desk) -> Story:
    """That of the item which was chosen last, here or elsewhere; else of the first that the space has."""
    last = chosen.source(space, collection)
    if last is not None and last != _followed().get(space.name):
        desk.start(last)
    _followed()[space.name] = last
    gone = desk.source is not None and desk.source.kind == "yours" and desk.source.key not in collection.entries
    if desk.source is None or gone:
        desk.start(Source("known", str(first_item(space))))
    return item_story.of(space, collection, desk.source)


def _followed() -> dict[str, Source | None]:
    """What was clicked last in each space when this page last looked."""
    return st.session_state.setdefault("lost_followed", {})


def _choose(story: Story, collection: Collection, desk: Desk) -> None:
    space = story.space
    with st.container(horizontal=True, vertical_alignment="center", key="lost-choose"):
        # Another source, another key: the popover comes back closed.
        at = f"lost-item-{story.source.kind}-{story.source.key}"
        with st.popover(said("lost-choose"), icon=":material/search:", key=at):
            item_choice.show(space, collection, "lost", story.code, desk.start)
        another = {"icon": ":material/casino:", "on_click": lambda: desk.start(item_choice.any_known(space))}
        st.button(said("lost-another"), key="lost-another", type="tertiary", **another)


def _is_not_at_hand(story: Story, collection: Collection) -> None:
    """Why it is not the item itself, and ways to one that is."""
    st.html(f"<p class='quiet'>{html.escape(item_story.caveat(story))}</p>")
    fetching.offer(story.space)
    by_hand.offer(story.space, collection, said("lost-own", **nouns.of(story.space.modality)))


def _pick_look(space: Space, desk: Desk) -> str:
    key = f"lost-look-{space.name}"
    st.session_state[key] = desk.family if desk.family in TITLES else GROWS
    st.segmented_control(
        said("lost-look"),
        list(TITLES),
        format_func=lost_links.title,
        key=key,
        required=True,
        on_change=lambda: setattr(desk, "family", st.session_state[key]),
    )
    return st.session_state[key]


def _keep_address(story: Story, look: str) -> None:
    """The address opens the same item under the same look."""
    address.say(lost_links.to_query(story.space, story.source, story.code, look))


# ---- to take away ---------------------------------------------------------------------------------------------------


def _remember(story: Story, look: str, shown: str) -> None:
    """What was looked at goes on the sheet: of this item, and of all."""
    seen = _seen(story)
    if shown:
        seen[look] = shown


def _seen(story: Story) -> dict[str, str]:
    about, seen = st.session_state.get("lost_seen", (None, {}))
    now = (story.space.stamp, language(), story.source)
    if about != now:
        same = about is not None and about[:2] == now[:2]
        seen = {look: body for look, body in seen.items() if same and look in OF_ALL}
        st.session_state["lost_seen"] = (now, seen)
    return seen


def _looked_at(seen: dict[str, str]) -> Iterator[Part]:
    for look in TITLES:
        if look in seen:
            yield Part(lost_links.title(look), f"<p>{html.escape(said(LOOKS[look][0]))}</p>{seen[look]}")


def _caveats(story: Story) -> list[str]:
    caveats = [item_story.caveat(story), said("lost-caveat-figures"), said("lost-caveat-space")]
    return list(filter(None, caveats))
