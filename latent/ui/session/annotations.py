"""What a person says of single items, by what it is about and by where an item is found."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from latent.space import Space
from latent.ui.session.links import Source
from latent.workspace.kept import Annotation

LABEL, MARK = "label", "mark"
"""What is said: which kind an item is, and whether it is odd or fine."""

Said = dict[Source, str]
"""Words by item, in the order in which they were said."""


def of(space: Space, about: str) -> Said:
    """What was said in a space; it may be changed in place."""
    return _all(space.name).setdefault(about, {})


def listed(name: str, own: Collection[str]) -> tuple[Annotation, ...]:
    """All that was said in the space of that name, to be kept; of one's own items, those with these ids."""
    said = [(about, source, word) for about, words in sorted(_all(name).items()) for source, word in words.items()]
    return tuple(_kept(*one) for one in said if one[1].kind == "known" or one[1].key in own)


def bring_back(space: Space, kept: tuple[Annotation, ...], ids: dict[str, str]) -> None:
    """What was kept, beside what is said now, which holds.

    Args:
        space: that it was said in.
        kept: it.
        ids: what one's own items are called now, by what they were called then.
    """
    for one in kept:
        if one.row is not None:
            of(space, one.about).setdefault(Source("known", str(one.row)), one.word)
        elif one.own in ids:
            of(space, one.about).setdefault(Source("yours", ids[one.own]), one.word)


def _kept(about: str, source: Source, word: str) -> Annotation:
    if source.kind == "known":
        return Annotation(about, word, row=int(source.key))
    return Annotation(about, word, own=source.key)


def _all(name: str) -> dict[str, Said]:
    return st.session_state.setdefault("annotations", {}).setdefault(name, {})
