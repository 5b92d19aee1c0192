"""A first look: a linear space of what was brought, within seconds, and its map by UMAP afterwards."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from latent import jobs, queue, spaces, workspace
from latent.jobs import Job
from latent.recipes import Own
from latent.ui.components.pulse import pulse
from latent.ui.session import state
from latent.ui.widgets import notices, views
from latent.ui.widgets.words import again, said
from latent.words import in_first

AXES = "axes"

BY = {AXES: "train-by-axes", "factors": "train-by-factors", "parts": "train-by-parts"}
"""Ways to take one, and messages for what they are called."""


@dataclass(frozen=True)
class Looking:
    """A first look that is being taken.

    Attributes:
        job: that takes it.
        name, title: of the space.
    """

    job: Job
    name: str
    title: str


def begin(
    own: Own,
    files: Sequence[tuple[str, bytes]],
    title: str,
    chosen: Mapping[str, str] | None = None,
    look: Mapping[str, Any] | None = None,
    by: str = AXES,
) -> None:
    """Take one of files beside the page, where it waits for nothing; by anything but axes in the queue.

    Args:
        own: the recipe for such items.
        files: names and bytes.
        title: of the space.
        chosen: how the files are read.
        look: what the model sees of an item, as a configuration.
        by: one of :data:`BY`.
    """
    name = spaces.free_name(title, queue.names())
    args = ["look", "{files}", "--modality", own.first, "--name", name, "--title", title, "--out", "{space}"]
    args += ["--description", in_first("train-look-about", count=len(files))]
    args += ["--configuration", json.dumps(dict(look))] if look else []
    args += [word for one in (chosen or {}).items() for word in ("--column", "=".join(one))]
    if by != AXES:
        queue.add(title, [*args, "--by", by], files, name)
        return
    st.session_state["looking"] = Looking(jobs.submit(args, files, jobs.ONE_THREAD), name, title)


def show() -> None:
    """How far it is, where one is being taken; then the way leads to its map."""
    if "looking" in st.session_state:
        _wait()


@st.fragment
@notices.guarded
def _wait() -> None:
    looking: Looking | None = st.session_state.get("looking")
    if looking is None:
        return
    now = jobs.poll(looking.job)
    if now.state == "running":
        pulse("first-look", 0.5)
        told = {"title": views.plain(looking.title), "doing": views.plain(again(now.doing))}
        st.progress(now.share, said("look-doing", **told))
        return
    del st.session_state["looking"]
    jobs.tidy(looking.job)
    if now.state == "failed":
        notices.line(said("look-failed", title=looking.title, why=now.error))
        return
    workspace.spaces().mkdir(parents=True, exist_ok=True)
    (looking.job.folder / "space").replace(workspace.spaces() / looking.name)
    queue.add(said("look-map", title=looking.title), ["chart", looking.name])
    st.session_state["space"] = looking.name
    state.refuse([])
    st.query_params.clear()
    st.switch_page("pages/Map.py")
