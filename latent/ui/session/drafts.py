"""What a session holds, kept by itself, so that a closed tab or a stopped app loses nothing.

Each run ends by looking at how things stand; what is news is written by one thread for all sessions, the newest state
of each alone. Drafts of sessions that have ended are offered back.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import sqlalchemy as sa
import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from latent import keeping, modalities, spaces, workspace
from latent.classroom import here
from latent.errors import LatentError
from latent.keeping import Work
from latent.manifest import Manifest
from latent.space import Space
from latent.ui.session import annotations, state
from latent.ui.session.selecting import Selection
from latent.ui.widgets import alone, buttons, notices, space_names, work_words
from latent.ui.widgets.words import again, said, said_as_html
from latent.workspace import kept
from latent.workspace.kept import Annotation, Group, KeptCollection

log = logging.getLogger(__name__)

_writer = ThreadPoolExecutor(1, "drafts")  # joined when the program ends: what waits is still written
_lock = threading.Lock()
_waiting: dict[tuple[str, str], Callable[[], object]] = {}
_troubles: dict[str, str] = {}


def session() -> str:
    """Tells this session from all others."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


# ---- writing ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Stand:
    """What a session holds in one space; none of it is ever changed in place."""

    entries: dict[str, Any]
    directions: dict[str, Any]
    groups: dict[str, Any]
    annotations: tuple[Annotation, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries or self.directions or self.groups or self.annotations)

    def work(self) -> Work:
        groups = {name: Group(tuple(map(int, s.rows)), tuple(s.own)) for name, s in self.groups.items() if len(s)}
        return Work(tuple(self.entries.values()), tuple(self.directions.values()), groups, self.annotations)


def _stand(name: str) -> _Stand:
    now = st.session_state
    collection = now.get("collections", {}).get(name)
    listed = [dict(now.get(key, {}).get(name, {})) for key in ("own_directions", "groups")]
    entries = dict(collection.entries) if collection else {}
    return _Stand(entries, *listed, annotations.listed(name, entries))


def work_of(space: Space) -> Work:
    """What this session has in a space."""
    return _stand(space.name).work()


def save() -> Future | None:
    """Keep how things stand, if that is news; returns at once, with what tells when it is done."""
    if (trouble := _troubles.pop(session(), None)) is not None:
        notices.line(said("before-unkept", why=trouble or said("before-disk")))
    if not alone.keeps():
        return None
    before: dict[str, _Stand] = st.session_state.setdefault("drafted", {})
    done = None
    for name in spaces.offered():
        now = _stand(name)
        if now == before.get(name, _Stand({}, {}, {})):
            continue
        before[name] = now
        done = _hand_over(session(), state.open_space(name), now)
    return done


def _hand_over(owner: str, space: Space, stand: _Stand) -> Future:
    place = workspace.lent()

    def keep() -> None:
        if place and not here.lends(place):
            return  # the class has ended, or its guest was put out
        with workspace.at(place):
            keeping.keep_draft(space, stand.work(), owner)

    with _lock:
        _waiting[owner, space.name] = keep
    return _writer.submit(_write, owner, space.name)


def _write(owner: str, name: str) -> None:
    with _lock:
        job = _waiting.pop((owner, name), None)
    if job is None:  # a newer state was written meanwhile
        return
    try:
        job()
    except (LatentError, OSError, sa.exc.SQLAlchemyError) as error:
        log.exception("a draft was not written")
        _troubles[owner] = error.told if isinstance(error, LatentError) else ""


def settle() -> None:
    """Wait until all that was handed over is written."""
    _writer.submit(lambda: None).result()


def drop() -> None:
    """Let go of what waits to be written."""
    with _lock:
        _waiting.clear()
    settle()


@st.cache_resource(show_spinner=False)
def tidy() -> None:
    """Once for each start of the program, beside the pages: remove what was deleted long ago."""
    _writer.submit(_tidied)


def _tidied() -> None:
    try:
        keeping.tidy()
    except (LatentError, OSError, sa.exc.SQLAlchemyError):
        log.exception("what was deleted long ago was not removed")


# ---- bringing back ----------------------------------------------------------------------------------------------


def earlier() -> list[KeptCollection]:
    """Drafts of sessions that have ended, where this computer is one person's."""
    if not alone.owner():
        return []
    return [row for row in kept.all_of(KeptCollection) if row.draft and not _goes_on(row.session)]


def _goes_on(owner: str) -> bool:
    return owner == session() or (runtime.exists() and runtime.get_instance().is_active_session(owner))


def offer() -> None:
    """One line about what was there before, with a way to bring it back or to let it go."""
    rows = earlier()
    if not rows:
        return
    told = ", ".join(
        said("before-in-space", what=about(row), space=space_names.kept(row.space, row.title)) for row in rows[:3]
    )
    if len(rows) > 3:
        told = said("before-more", listed=told, count=len(rows) - 3)
    with st.container(horizontal=True, vertical_alignment="center", key="from-before"):
        st.html(f"<p role='status'>{said_as_html('before-told', listed=told)}</p>", width="content")
        if buttons.pressed(said("before-back"), "bring-back", icon=":material/history:"):
            _bring_all_back(rows)
            st.rerun()
        if buttons.pressed(said("before-let-go"), "let-go", type="tertiary", help=said("before-let-go-help")):
            for row in rows:
                kept.delete(row)
            st.rerun()


def come_back() -> None:
    """Bring back, unasked, all that a guest of a class had in earlier sessions, or has in another tab."""
    settle()
    _bring_all_back([row for row in kept.all_of(KeptCollection) if row.draft])


def about(row: KeptCollection) -> str:
    """What was kept, in a few words; as it was written down then where its space is not here any more."""
    if row.space not in spaces.offered():
        return row.about
    kind = modalities.get(Manifest.read(spaces.folder_of(row.space)).modality)
    return work_words.about_kept(row, kind) or row.about


def _bring_all_back(rows: list[KeptCollection]) -> None:
    lines: list[LatentError] = []
    for row in rows:
        try:
            open_here(row)
        except LatentError as error:
            lines.append(error)
            continue
        # Its own draft is on disk before the old one goes.
        if done := save():
            done.result()
        if session() not in _troubles and not _goes_on(row.session):
            kept.remove([row])
    state.refuse(lines)


def open_here(row: KeptCollection) -> Space:
    """Put kept work beside what the session has in its space; :class:`LatentError` where it cannot be read."""
    space = state.open_space(keeping.space_of(row).name)
    opened = keeping.fitted(space, keeping.read(row), row.stamp)
    if opened.told:
        st.toast(again(opened.told))
    collection = state.collection(space)
    if not _has_all(collection.entries, opened.work):
        ids = _new_ids(opened.work, collection.taken)
        collection.add([replace(entry, id=ids[entry.id]) for entry in opened.work.entries])
    else:
        ids = {entry.id: entry.id for entry in opened.work.entries}
    own = state.own_directions(space)
    own.update({one.name: one for one in opened.work.directions if one.name not in own})
    groups = st.session_state.setdefault("groups", {}).setdefault(space.name, {})
    for name, group in opened.work.groups.items():
        picked = Selection(np.array(group.rows, np.int64), tuple(ids[i] for i in group.own if i in ids))
        groups.setdefault(name, picked)
    annotations.bring_back(space, opened.work.annotations, ids)
    return space


def _has_all(entries: Mapping[str, Any], work: Work) -> bool:
    """Whether just these items are there already: opened twice, they come once."""
    mine = [(e.id, e.name) for e in work.entries]
    return all(id_ in entries and entries[id_].name == name for id_, name in mine)


def _new_ids(work: Work, taken: set[str]) -> dict[str, str]:
    ids: dict[str, str] = {}
    used = set(taken)
    for entry in work.entries:
        id_, number = entry.id, 1
        while id_ in used:
            number += 1
            id_ = f"{entry.id}-{number}"
        ids[entry.id] = id_
        used.add(id_)
    return ids
