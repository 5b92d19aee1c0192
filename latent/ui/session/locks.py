"""What a teacher's link takes off the page, so that everybody looks at one thing: ``?locked=menu,bring&only=Smile``.

It helps to stay with a lesson, and hides nothing that has to be hidden: whoever changes the address has all of it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from latent.ui.session import links

NAME, ONLY = "locked", "only"
"""Of the values in an address: kinds of controls that are taken off, and the sliders that alone are left."""

LOCKS = ("menu", "bring", "tools")
"""What can be taken off: the menu, ways to bring something, and tray, undo and redo."""

_KEY, _ONLY, _OFFERED = "locks", "locks_only", "locks_offered"


def take_up() -> None:
    """Hold what the address asks for, until another one asks; what an earlier page had to offer is forgotten."""
    st.session_state.pop(_OFFERED, None)
    asked = st.query_params.to_dict()
    if NAME in asked or ONLY in asked:
        hold(asked.get(NAME, "").split(","), links.read_names(asked.get(ONLY, "")))


def hold(names: Iterable[str], only: Iterable[str] = ()) -> None:
    """Take these off and nothing else, and leave ``only`` these sliders, all where none is named.

    What is no lock is left out.
    """
    st.session_state[_KEY] = tuple(name for name in LOCKS if name in set(names))
    st.session_state[_ONLY] = tuple(only)


def release() -> None:
    """Take nothing off any more, whatever the address says."""
    for name in (NAME, ONLY):
        st.query_params.pop(name, None)
    hold(())


def locked(name: str) -> bool:
    """Whether it is taken off."""
    return name in st.session_state.get(_KEY, ())


def left(sliders: Iterable[str]) -> set[str]:
    """Of a page's sliders, by their names, those that are left: all of them where a link leaves none that is there."""
    there = set(sliders)
    return there.intersection(st.session_state.get(_ONLY, ())) or there


def leaves_few() -> bool:
    """Whether a link asked that only a few sliders be left."""
    return bool(st.session_state.get(_ONLY))


def query(names: Iterable[str], only: Iterable[str] = ()) -> dict[str, str]:
    """As part of an address; nothing where nothing is taken off."""
    held = ",".join(name for name in LOCKS if name in set(names))
    parts = {NAME: held, ONLY: links.write_names(only)}
    return {name: part for name, part in parts.items() if part}


def held() -> dict[str, str]:
    """What this session holds, as part of an address."""
    return query(st.session_state.get(_KEY, ()), st.session_state.get(_ONLY, ()))


def none_of(asked: Mapping[str, str]) -> dict[str, str]:
    """The same address, with nothing taken off."""
    return {name: part for name, part in asked.items() if name not in (NAME, ONLY)}


# ---- what a teacher can leave ------------------------------------------------------------------------------------


def offer(sliders: Mapping[str, str]) -> None:
    """The page that is being drawn has these sliders: their titles by their names."""
    st.session_state[_OFFERED] = dict(sliders)


def offered() -> dict[str, str]:
    """Sliders of the page, of which a link can leave some: titles by names."""
    return st.session_state.get(_OFFERED, {})
