"""Undo and redo over everything a person did: sliders, what is held, uploads, removals, selections.

No action tells that it happened. Each run ends by looking at how things stand, and keeps it where that is news; so
whatever is part of a :class:`Moment` can be taken back, whoever changed it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from latent.collection import Collection, Entry
from latent.ui.session import selecting, state
from latent.ui.session.links import Source
from latent.ui.widgets.words import said

PICKED = (
    "selected",
    "selections",
    "groups",
    "own_directions",
    "tray",
    "readings",
    "blends",
    "wishes",
    "annotations",
)
"""Keys of the session's state that can be taken back, besides desks and items."""

MOST = 100
"""Moments kept; items are shared between them, so one costs little."""


@dataclass(frozen=True)
class Moment:
    """How things stand.

    Attributes:
        space: the one that is looked at.
        desks: source, steps, held and what it is blended with, of each page with sliders, in each space.
        entries: the person's own items, by space.
        picked: what is chosen and selected on maps, groups and ways made of them, and the tray.
    """

    space: str
    desks: dict[tuple[str, str], tuple[Source | None, dict[str, float], tuple[str, ...], Source | None]]
    entries: dict[str, dict[str, Entry]]
    picked: dict[str, Any]

    @classmethod
    def now(cls) -> Moment:
        """As the session has it."""
        kept = st.session_state
        desks = {
            key: (desk.source, {name: value for name, value in desk.steps.items() if value}, desk.held, desk.into)
            for key, desk in kept.get("desks", {}).items()
        }
        entries = {name: dict(c.entries) for name, c in kept["collections"].items() if c.entries}
        # Pages leave empty dicts behind where they only looked: those are no news.
        picked = {key: copied for key in PICKED if (copied := _copied(kept.get(key, {})))}
        return cls(kept["space"], desks, entries, picked)

    def restore(self) -> None:
        """Put everything back as it stood."""
        self._put_back()
        st.query_params.clear()  # or the address would take up again what it was a link to

    def begin(self) -> None:
        """Have a session that holds nothing yet begin so; what its address asks for comes after that."""
        st.session_state["desks"] = {key: state.Desk() for key in self.desks}
        st.session_state["collections"] = {name: Collection(name) for name in self.entries}
        self._put_back()

    def _put_back(self) -> None:
        kept = st.session_state
        kept["space"] = self.space
        for key in PICKED:
            kept[key] = _copied(self.picked.get(key, [] if key == "tray" else {}))
        selecting.show_afresh()
        for key, desk in kept.get("desks", {}).items():
            *stood, desk.into = self.desks.get(key, (None, None))
            desk.start(*stood)
        for name, collection in kept["collections"].items():
            collection.entries = dict(self.entries.get(name, {}))


@dataclass
class History:
    """Moments up to now, and those that were taken back."""

    past: list[Moment] = field(default_factory=list)
    future: list[Moment] = field(default_factory=list)

    def copy(self) -> History:
        """One that does not change with this one."""
        return History(list(self.past), list(self.future))


def remember() -> None:
    """Keep how things stand, if that is news."""
    history, now = _history(), Moment.now()
    if history.past and history.past[-1] == now:
        return
    if history.past and _only_more_desks(history.past[-1], now):
        history.past[-1] = now
        return
    history.past = [*history.past, now][-MOST:]
    history.future = []


def undo() -> None:
    """Take back the last thing that was done."""
    history = _history()
    if len(history.past) < 2:
        st.toast(said("undo-nothing"))
        return
    history.future.append(history.past.pop())
    _go(history.past[-1])


def redo() -> None:
    """Do again what was taken back last."""
    history = _history()
    if not history.future:
        st.toast(said("redo-nothing"))
        return
    history.past.append(history.future.pop())
    _go(history.past[-1])


def rerun_if_gone() -> None:
    """In a fragment: after undo or redo the whole page is another one."""
    if st.session_state.pop("went", False):
        st.rerun()


def so_far() -> History:
    """All that this session can take back and do again, as it is now."""
    return _history().copy()


def go_on(earlier: History) -> None:
    """Have a session that holds nothing yet begin as an earlier one stood, with all that can be taken back there."""
    if earlier.past:
        earlier.past[-1].begin()
        st.session_state["history"] = earlier.copy()


def _go(moment: Moment) -> None:
    moment.restore()
    st.session_state["went"] = True


def _history() -> History:
    return st.session_state.setdefault("history", History())


def _only_more_desks(before: Moment, now: Moment) -> bool:
    """A page that was opened, and nothing done on it, is nothing to take back."""
    opened = {key: before.desks.get(key, desk) for key, desk in now.desks.items()}
    untouched = all(not any(desk[1:]) for key, desk in now.desks.items() if key not in before.desks)
    return untouched and opened == now.desks and _rest(before) == _rest(now)


def _rest(moment: Moment) -> tuple[Any, ...]:
    return (moment.space, moment.entries, moment.picked)


def _copied(value: Any) -> Any:
    """With dicts and lists of its own; what is in them is never changed in place."""
    if isinstance(value, dict):
        return {key: _copied(one) for key, one in value.items() if one or not isinstance(one, dict)}
    return list(value) if isinstance(value, list) else value
