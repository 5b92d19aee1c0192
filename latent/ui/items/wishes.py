"""What is asked for on Imagine: where from, how varied, by which chance; and a link that opens just that.

Values and pure functions, and where the session keeps one wish for each space.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import streamlit as st

from latent.collection import Collection
from latent.errors import RequestError, wrong
from latent.insight import draws
from latent.space import Space, in_order
from latent.ui.components.told.space import first_item
from latent.ui.items import own_groups
from latent.ui.session import links, morphing
from latent.ui.session.links import Source
from latent.ui.widgets.names import shown
from latent.ui.widgets.words import said
from latent.words import Saying

DATA, PRIOR, NEAR, GROUP = "data", "prior", "near", "group"

TITLES: Mapping[str, str] = {DATA: "imagine-data", NEAR: "imagine-near", GROUP: "imagine-group", PRIOR: "imagine-prior"}
"""Where new items can be drawn from: messages."""

WIDEST = 1.5
"""The most variety that is offered."""

LABEL, OWN = "label", "own"
_SEEDS = 1_000_000


@dataclass(frozen=True)
class Wish:
    """One batch of new items.

    Attributes:
        by: one of :data:`TITLES`.
        variety: factor on standard deviations, 0 to :data:`WIDEST`.
        seed: of chance, below a million.
        near: the item that they are drawn around, or None for the one that the space opens with.
        group: ``label:`` and a label, or ``own:`` and a group of the person's own; "" for the first that there is.
    """

    by: str = DATA
    variety: float = 1.0
    seed: int = 0
    near: Source | None = None
    group: str = ""


def groups(space: Space) -> dict[str, str]:
    """What can be drawn from, by key, as a person reads it: labels of known items, and groups of one's own."""
    labels = in_order(set(space.reference.labels))
    own = [name for name, group in own_groups.of(space).items() if len(group)]
    return {f"{OWN}:{name}": name for name in own} | {f"{LABEL}:{label}": shown(label) for label in labels}


def begun(space: Space, collection: Collection, wish: Wish) -> Source:
    """The item that a wish is near."""
    near = wish.near
    gone = near is not None and near.kind == "yours" and near.key not in collection.entries
    return Source("known", str(first_item(space))) if near is None or gone else near


def codes(space: Space, collection: Collection, wish: Wish, count: int) -> np.ndarray:
    """The codes ``float32 (count, dials)`` that a wish asks for; none of them comes out as something seen in training.

    Raises:
        RequestError: its item or its group is gone, or there are too few known items to draw near one.
    """
    rng, known = np.random.default_rng(wish.seed), space.reference.codes
    if wish.by == PRIOR:
        return space.unseen(lambda n: draws.from_prior(n, space.dials, rng, wish.variety), count)
    if wish.by == NEAR:
        code = morphing.begin(space, collection, begun(space, collection, wish)).code
        return space.unseen(lambda n: draws.near(code, known, n, rng, wish.variety), count)
    if wish.by == GROUP:
        some = _codes_of(space, collection, wish.group)
        return space.unseen(lambda n: draws.from_some(some, n, rng, wish.variety), count)
    return space.imagine(count, rng, wish.variety)


def _codes_of(space: Space, collection: Collection, group: str) -> np.ndarray:
    kind, _, name = (group or next(iter(groups(space)), "")).partition(":")
    if kind == OWN and name in own_groups.of(space):
        found = own_groups.of(space)[name].within(collection).codes(space, collection)
    else:
        found = space.reference.codes[space.reference.labels == name] if kind == LABEL else []
    if not len(found):
        raise RequestError(name or Saying("error-item-groups"), *wrong("error-no-such-group"))
    return found


def to_query(space: Space, collection: Collection, wish: Wish) -> dict[str, str]:
    """Query values for a wish; an item of one's own goes by its code, since its content stays with the person."""
    query = {"space": space.name, "imagine": wish.by, "variety": f"{wish.variety:g}", "seed": str(wish.seed)}
    if wish.by == NEAR:
        source = begun(space, collection, wish)
        code = morphing.begin(space, collection, source).code
        query["near"] = links.write_source(links.given_away(source, code))
    if wish.by == GROUP and wish.group:
        query["group"] = wish.group
    return query


def from_query(space: Space, query: Mapping[str, str]) -> Wish | None:
    """The wish that a link asks for, or None if it asks for none; :class:`RequestError` where it does not fit."""
    by = query.get("imagine")
    if by is None:
        return None
    near = links.read_source(space, query["near"]) if "near" in query else None
    group = query.get("group", "")
    if by not in TITLES or (group and group not in groups(space)):
        raise RequestError(Saying("error-item-link"), *wrong("error-link-not-here"))
    try:
        variety, seed = float(query.get("variety", "1")), int(query.get("seed", "0"))
    except ValueError as error:
        raise RequestError(Saying("error-item-link"), *wrong("error-link-no-number")) from error
    if not (0 <= variety <= WIDEST and 0 <= seed < _SEEDS):
        raise RequestError(Saying("error-item-link"), *wrong("error-link-out-of-range"))
    return Wish(by, variety, seed, near, group)


def about(query: Mapping[str, str]) -> str:
    """What a link opens, in a few words."""
    return said(TITLES.get(query.get("imagine", ""), TITLES[DATA])).lower()


def kept(space: Space) -> Wish:
    """What was asked for last in a space."""
    return st.session_state.get("wishes", {}).get(space.name, Wish())


def keep(space: Space, wish: Wish) -> None:
    """Ask for this from now on."""
    st.session_state["wishes"] = {**st.session_state.get("wishes", {}), space.name: wish}
