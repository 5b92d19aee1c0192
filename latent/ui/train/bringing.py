"""A model that was trained elsewhere: its files and a sample of its data are dropped in, and become a space."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import PurePosixPath

import streamlit as st

from latent import queue, spaces
from latent.errors import LatentError, one_line
from latent.modalities import archive
from latent.ui.items import own_spaces, picker
from latent.ui.session import state
from latent.ui.widgets import buttons
from latent.ui.widgets.words import said

MODEL, DATA = "model", "data"
"""Folders of a piece of work in which the two lie."""


def offer() -> None:
    """Two fields, a name, and the button that begins it."""
    with st.expander(said("model-bring"), icon=":material/upload_file:"):
        st.html(f"<p class='quiet'>{html.escape(said('model-about'))}</p>")
        turn = st.session_state.get("uploads", 0)
        left, right = st.columns(2, gap="large")
        model = left.file_uploader(said("model-files"), accept_multiple_files=True, key=f"model-{turn}")
        data = right.file_uploader(said("model-sample"), accept_multiple_files=True, key=f"sample-{turn}")
        usual = {"value": said("model-usual"), "max_chars": own_spaces.LONGEST}
        title = st.text_input(said("train-name"), **usual, width=220, key="model-title")
        told = None if model and data else said("model-wants")
        if buttons.pressed(said("model-make"), "bring-model", disabled=bool(told), help=told):
            _begin([(file.name, file.getvalue()) for file in model], [(f.name, f.getvalue()) for f in data], title)


def _begin(model: Sequence[tuple[str, bytes]], data: Sequence[tuple[str, bytes]], title: str) -> None:
    found = list(archive.unpack(model)) if not _is_numbers(model) else list(model)
    refused = [one for one in found if isinstance(one, LatentError)]
    picker.forget_files()
    if not refused:
        begin(
            flat([one for one in found if not isinstance(one, LatentError)]),
            data,
            one_line(title) or said("model-usual"),
        )
    state.refuse(refused)
    st.rerun()


def begin(model: Sequence[tuple[str, bytes]], data: Sequence[tuple[str, bytes]], title: str) -> str:
    """Put it into the queue; returns the work's id.

    Args:
        model: names, without folders, and bytes.
        data: names and bytes of the sample.
        title: of the space.
    """
    name = spaces.free_name(title, queue.names())
    whole, model = _placed(MODEL, model)
    sample, data = _placed(DATA, data)
    arguments = ["bring", whole, sample, "--name", name, "--title", title, "--out", "{space}"]
    return queue.add(title, arguments, [*model, *data], name).id


def _placed(folder: str, files: Sequence[tuple[str, bytes]]) -> tuple[str, list[tuple[str, bytes]]]:
    """What to name on the command line, and the files in a folder of their own; an archive is named itself."""
    suffix = PurePosixPath(files[0][0]).suffix.lower()
    if len(files) == 1 and suffix in (".zip", ".npz"):
        path = f"{folder}/{folder}{suffix}"
        return f"{{files}}/{path}", [(path, files[0][1])]
    return f"{{files}}/{folder}", [(f"{folder}/{name}", content) for name, content in files]


def flat(model: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """A model's files without the folder around them."""
    return [(PurePosixPath(name).name, content) for name, content in model]


def _is_numbers(model: Sequence[tuple[str, bytes]]) -> bool:
    """Whether it is codes without networks."""
    return len(model) == 1 and model[0][0].lower().endswith(".npz")
