"""Spaces of a person's own: offered where their items are better read another way, trained in a job, deleted."""

from __future__ import annotations

import html
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import streamlit as st

from latent import jobs, modalities, spaces, workspace
from latent.errors import one_line
from latent.jobs import Job
from latent.modalities.base import OtherReading
from latent.ui import buttons, notices, state, views

RECIPES = Path(__file__).parents[2] / "assets" / "recipes"
"""Holds a recipe for one's own items of each modality that is offered as another reading, under its name."""

LONGEST = 40
"""Letters of a title."""


@dataclass(frozen=True)
class Training:
    """A space that is being made.

    Attributes:
        job: that makes it.
        name, title: of the space.
    """

    job: Job
    name: str
    title: str


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
    notices.line(other.why, "note")
    training = _training()
    if training is not None and jobs.poll(training.job).state == "running":
        st.html("<p class='quiet'>Another space is being trained; this one can be, after it.</p>")
        return False
    with st.form(f"own-space-{key}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            title = st.text_input("Its name", _titled(files), max_chars=LONGEST, width=220)
            chosen = {
                choice.name: st.selectbox(
                    choice.name, choice.options, choice.options.index(choice.chosen), help=choice.help, width=180
                )
                for choice in other.choices
            }
            label = f"Train a space of these {kind.noun[1]}"
            begun = buttons.submitted(label, f"train-{key}", type="primary" if first else "secondary")
        st.html("<p class='quiet'>A minute or two, in the background. It is kept on this computer.</p>")
    if begun:
        _begin(other, files, one_line(title) or _titled(files), chosen)
    return begun


def _titled(files: Sequence[tuple[str, bytes]]) -> str:
    """What a space of these files is called at first."""
    folders = {PurePosixPath(name).parts[0] for name, _ in files if len(PurePosixPath(name).parts) > 1}
    stem = folders.pop() if len(folders) == 1 else PurePosixPath(files[0][0]).stem
    return " ".join(stem.replace("_", " ").replace("-", " ").split()).capitalize()[:LONGEST] or "My texts"


def _begin(other: OtherReading, files: Sequence[tuple[str, bytes]], title: str, chosen: Mapping[str, str]) -> None:
    name = spaces.free_name(title)
    told = files[0][0] if len(files) == 1 else f"{len(files):,} files"
    recipe = RECIPES / f"{other.modality}.toml"
    args = ["train", "{files}", "--modality", other.modality, "--recipe", str(recipe), "--name", name]
    args += ["--title", title, "--description", f"{other.what} of {PurePosixPath(told).name}."]
    args += [word for one in chosen.items() for word in ("--column", "=".join(one))]
    job = jobs.submit([*args, "--out", str(workspace.spaces() / name)], files, jobs.ONE_THREAD)
    st.session_state["training"] = Training(job, name, title)


def _training() -> Training | None:
    return st.session_state.get("training")


def show_training() -> None:
    """How far the training of a space is, on every page while there is one; then the way to it."""
    if _training() is not None:
        with st.container(border=True, key="training"):
            _watch()


@st.fragment(run_every=1.0)
@notices.guarded
def _watch() -> None:
    training = _training()
    if training is None:
        return
    now = jobs.poll(training.job)
    title = html.escape(training.title)
    if now.state == "running":
        with st.container(horizontal=True, vertical_alignment="center"):
            st.progress(now.share, f"Training {views.plain(training.title)}: {views.plain(now.doing)}")
            if buttons.pressed("Stop", "stop-training", type="tertiary", help="Nothing of it is kept."):
                stop()
                st.rerun()
        return
    jobs.tidy(training.job)
    with st.container(horizontal=True, vertical_alignment="center"):
        if now.state == "failed":
            notices.line(f"{training.title} was not made. {now.error}")
        else:
            st.html(f"<p role='status'><b>{title}</b> is ready.</p>", width="content")
            if buttons.pressed("Open its map", "open-trained", icon=":material/scatter_plot:"):
                st.session_state.pop("training")
                st.session_state["space"] = training.name
                st.query_params.clear()
                st.switch_page("pages/Map.py")
        if buttons.pressed("Put this away", "training-done", type="tertiary"):
            if now.state == "failed":
                _drop(training)
            st.session_state.pop("training")
            st.rerun()


def stop() -> None:
    """Stop the training of a space, and keep nothing of it."""
    training = st.session_state.pop("training", None)
    if training is not None and jobs.poll(training.job).state != "done":
        jobs.cancel(training.job)
        jobs.tidy(training.job)
        _drop(training)


def _drop(training: Training) -> None:
    shutil.rmtree(workspace.spaces() / training.name, ignore_errors=True)


def offer_delete(name: str) -> None:
    """A way to delete a space of one's own."""
    with st.popover("Delete", type="tertiary"):
        title = views.plain(state.open_space(name).manifest.title)
        st.write(f"Delete the space {title}, with the items that are known to it?")
        if buttons.pressed("Delete it", f"delete-{name}"):
            spaces.delete(name)
            state.forget_space(name)
            st.rerun()
