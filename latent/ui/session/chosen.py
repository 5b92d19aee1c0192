"""Which one item, or empty place, a person clicked last in each space, kept in the session."""

from __future__ import annotations

import streamlit as st

from latent.collection import Collection
from latent.space import Space
from latent.ui.session.links import Source


def chosen(space: Space) -> tuple[str | None, str | int | None]:
    """``("own", id)``, ``("reference", row)`` or ``("code", its text)`` of what was clicked last, or twice None."""
    return st.session_state.setdefault("selected", {}).get(space.name, (None, None))


def choose(space: Space, kind: str, which: str | int) -> None:
    """Remember an item: one's own by its id, since their order changes, a known one by its row, a code by itself."""
    st.session_state.setdefault("selected", {})[space.name] = (kind, which)


def source(space: Space, collection: Collection) -> Source | None:
    """The same as a place to start from; None where nothing is chosen, or it is gone."""
    kind, which = chosen(space)
    if kind == "own":
        return Source("yours", which) if which in collection.entries else None
    return Source({"reference": "known", "code": "code"}[kind], str(which)) if kind else None
