"""Spaces of a person's own: offered where their items are better read another way, begun, deleted."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import chain, count
from pathlib import PurePosixPath
from typing import Any

import streamlit as st

from latent import modalities, queue, spaces
from latent.errors import one_line
from latent.modalities.items import OtherReading
from latent.recipes import Own, own_for
from latent.ui.items import choices
from latent.ui.session import state
from latent.ui.widgets import alone, buttons, notices, nouns, views
from latent.ui.widgets.words import said
from latent.words import in_first

LONGEST = 40
"""Letters of a title."""


def offer(other: OtherReading, files: Sequence[tuple[str, bytes]], key: str, first: bool) -> bool:
    """Say that items are better read another way, and train a space for that where a person wants it.

    Args:
        other: the reading.
        files: names and bytes of what was brought.
        key: unique on the page.
        first: whether this is what the page is about.

    Returns:
        Whether the training was begun in this run.
    """
    kind = modalities.get(other.modality)
    if alone.guest():
        return False  # the class's computer trains nothing for its guests
    notices.line(other.why, "note")
    with st.form(f"own-space-{key}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            at = f"own-space-{key}-{known_by(files)}"
            title = st.text_input(said("own-space-name"), titled(files), max_chars=LONGEST, width=220, key=f"{at}-name")
            chosen = {choice.name: choices.ask(choice, 180, at) for choice in other.choices}
            label = said("own-space-train", **nouns.of(kind))
            begun = buttons.submitted(label, f"train-{key}", type="primary" if first else "secondary")
        st.html(f"<p class='quiet'>{said('own-space-takes')}</p>")
    if begun:
        own = own_for(other.modality)
        about = _about(other.what, files)
        begin(own, files, one_line(title) or titled(files), "good", about, chosen)
    return begun


def titled(files: Sequence[tuple[str, bytes]]) -> str:
    """What a space of these files is called at first: like no other space that is here."""
    title = _named(files)
    taken = {state.open_space(name).manifest.title for name in spaces.offered()}
    return next(one for one in chain([title], (f"{title} {n}" for n in count(2))) if one not in taken)


def known_by(files: Sequence[tuple[str, bytes]]) -> str:
    """What tells these files from others, in keys of fields."""
    return f"{len(files)}-{files[0][0]}"


def _named(files: Sequence[tuple[str, bytes]]) -> str:
    folders = {PurePosixPath(name).parts[0] for name, _ in files if len(PurePosixPath(name).parts) > 1}
    stem = folders.pop() if len(folders) == 1 else PurePosixPath(files[0][0]).stem if len(files) == 1 else ""
    return " ".join(stem.replace("_", " ").replace("-", " ").split()).capitalize()[:LONGEST] or said("own-space-usual")


def begin(
    own: Own,
    files: Sequence[tuple[str, bytes]],
    title: str,
    preset: str,
    about: str = "",
    chosen: Mapping[str, str] | None = None,
    look: Mapping[str, Any] | None = None,
    more: Mapping[str, str] | None = None,
) -> str:
    """Put the training of a space into the queue; returns the work's id.

    Args:
        own: the recipe.
        files: names and bytes of what it is trained on.
        title: of the space.
        preset: how much work it is worth.
        about: one sentence on it; "" for what the recipe and the files say.
        chosen: how the files are read.
        look: what the model sees of an item, as a configuration.
        more: further options of the command line.
    """
    name = spaces.free_name(title, queue.names())
    args = ["train", "{files}", "--modality", own.modality, "--preset", preset, "--name", name, "--title", title]
    args += ["--description", about or _about(in_first(own.title), files), "--watched", "--out", "{space}"]
    args += ["--configuration", json.dumps(dict(look))] if look else []
    args += [word for one in (chosen or {}).items() for word in ("--column", "=".join(one))]
    args += [word for key, value in (more or {}).items() for word in (f"--{key}", value)]
    return queue.add(title, args, files, name).id


def _about(what: str, files: Sequence[tuple[str, bytes]]) -> str:
    """What the manifest says; in the first language, as recipes and all that come along say it."""
    called = PurePosixPath(files[0][0]).name if len(files) == 1 else in_first("count-files", count=len(files))
    return in_first("own-space-about", what=what, files=called)


def offer_delete(name: str) -> None:
    """A way to delete a space of one's own."""
    with st.popover(said("own-space-delete"), type="tertiary"):
        title = views.plain(state.open_space(name).manifest.title)
        st.write(said("own-space-delete-question", space=title))
        if buttons.pressed(said("own-space-delete-it"), f"delete-{name}"):
            state.delete_space(name)
            st.rerun()
