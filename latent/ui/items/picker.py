"""Controls that several pages share: which space, and a way to bring one's own items."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from latent import actions, spaces
from latent.errors import LatentError, TooLarge, wrong
from latent.modalities.base import Modality
from latent.modalities.items import NOTHING_CHOSEN
from latent.space import Space
from latent.ui.components.bring import bring
from latent.ui.session import state
from latent.ui.widgets import notices, nouns, space_names, views
from latent.ui.widgets.words import again, said
from latent.words import Saying

T = TypeVar("T")
MAX_BYTES = 200_000_000


def pick_space() -> Space:
    """A choice among the spaces."""
    names = spaces.offered()
    titles = {name: views.plain(space_names.title(state.open_space(name).manifest)) for name in names}
    key = "space_choice"
    st.session_state[key] = st.session_state["space"]
    st.segmented_control(
        said("space-choice"),
        names,
        format_func=titles.get,
        key=key,
        required=True,
        on_change=_take_choice,
        label_visibility="collapsed",
    )
    return state.space()


def _take_choice() -> None:
    st.session_state["space"] = st.session_state["space_choice"]
    state.refuse([])
    st.query_params.clear()


@dataclass(frozen=True)
class Given:
    """What a person gave in one run.

    Attributes:
        files: names and bytes.
        refused: why others were not even read.
    """

    files: list[tuple[str, bytes]]
    refused: list[LatentError] = field(default_factory=list)


def drop_zone(space: Space) -> list[str] | None:
    """Take files, a folder or a zip, and place what can be read on the space's maps.

    Returns:
        Ids of the entries that this run added; None where nothing was given. The widget is emptied at the next run, so
        that files are held once.
    """
    given = choose_files(said("drop-items", **nouns.of(space.modality)), [space.modality], space.name)
    return take(space, given) if given else None


def choose_files(label: str, readers: Sequence[Modality], key: str) -> Given | None:
    """A field for files, a folder, the clipboard and a camera; what was given in this run, or None.

    Args:
        label: what to drop in.
        readers: one of which is to read them.
        key: unique on the page.
    """
    suffixes = frozenset().union(*(reader.suffixes for reader in readers))
    turn = st.session_state.setdefault("uploads", 0)
    told = said("drop-help", suffixes=", ".join(sorted(s.lstrip(".") for s in suffixes)))
    most = most_bytes(readers)
    files = _uploader(label, told, f"upload-{key}-{turn}", most, folder=False)
    with st.container(horizontal=True, vertical_alignment="center", key=f"ways-{key}"):
        bring(f"upload-{key}-{turn}", key=f"bring-{key}", kinds=pasted(readers), nouns=one_of(readers))
        with st.popover(said("drop-folder"), type="tertiary", icon=":material/folder_open:"):
            label = said("drop-folder-label")
            files = _uploader(label, told, f"folder-{key}-{turn}", most, folder=True) or files
    return accept(files, readers) if files else None


def most_bytes(readers: Sequence[Modality]) -> int:
    """Bytes of one file that any of them takes."""
    return min(MAX_BYTES, max(reader.most_bytes or MAX_BYTES for reader in readers))


def pasted(readers: Sequence[Modality]) -> list[str]:
    """How the MIME types begin of what any of them takes from the clipboard."""
    return list(dict.fromkeys(kind for reader in readers for kind in reader.pasted))


def one_of(readers: Sequence[Modality]) -> str:
    """What they read, for a person: "picture or sentence"."""
    return _either([nouns.of(reader)["item"] for reader in readers])


def kinds(readers: Iterable[Modality]) -> str:
    """The same of many: "pictures, sentences or rows"."""
    return _either([nouns.of(reader)["items"] for reader in readers])


def _either(names: Sequence[str]) -> str:
    *others, last = dict.fromkeys(names)
    return said("words-or", first=", ".join(others), last=last) if others else last


def accept(files: Sequence[UploadedFile], readers: Sequence[Modality]) -> Given:
    """The bytes of what is not too large, which is judged by sizes alone."""
    judged = [(file, actions.too_large(readers, file.name, file.size)) for file in files]
    left, refused = [file for file, why in judged if not why], [why for _, why in judged if why]
    if sum(file.size for file in left) > MAX_BYTES:
        why = TooLarge(Saying("error-item-upload"), *wrong("error-upload-large", limit=round(MAX_BYTES / 1e6)))
        return Given([], [*refused, why])
    return Given([(file.name, file.getvalue()) for file in left], refused)


def forget_files() -> None:
    """Empty the fields at the next run, so that what was given is held once."""
    st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1


def _uploader(label: str, told: str, key: str, most: int, folder: bool) -> list:
    return st.file_uploader(
        label,
        accept_multiple_files="directory" if folder else True,
        key=key,
        max_upload_size=most // 1_000_000,
        help=told,
    )


def take(space: Space, given: Given) -> list[str]:
    """Import files with progress in sight, remember what was refused, and start the widget afresh."""
    collection = state.collection(space)
    forget_files()
    result = progress(actions.import_files(space, given.files, collection.taken, most=state.room_left()))
    collection.add(result.entries)
    state.refuse([*given.refused, *result.refused])
    state.keep_readings(space, result.readings)
    keep_offer(space, given.files)
    return [entry.id for entry in result.entries]


def keep_offer(space: Space, files: Sequence[tuple[str, bytes]], chosen: Mapping[str, str] = NOTHING_CHOSEN) -> None:
    """Remember a reading that fits files better than that of the space they were placed in, where there is one."""
    other = actions.other_reading(space, files, chosen)
    state.keep_offer(space, state.Offer(other, tuple(files)) if other else None)


def progress(running: Generator[actions.Progress, None, T]) -> T:
    """Run an action to its end with its progress in sight, and a way to leave it: then this run ends here."""
    place = st.empty()
    number = st.session_state["progress"] = st.session_state.get("progress", 0) + 1
    with place.container(horizontal=True, vertical_alignment="center", key=f"progress-{number}"):
        bar = st.progress(0.0, said("reading"))
        # Pressed, it asks for a new run, and Streamlit ends this one where it next shows how far it is.
        st.button(said("cancel"), f"cancel-{number}", type="tertiary", help=said("nothing-kept"))
    try:
        while True:
            step = next(running)
            bar.progress(step.share, views.plain(again(step.doing)))
    except StopIteration as end:
        return end.value
    finally:
        place.empty()


def show_refused() -> None:
    """Say which files of the last upload were not taken, with a way to put the list away."""
    errors: list[LatentError] = state.refused()
    if not errors:
        return
    notices.refused(errors)
    st.button(said("refused-away"), on_click=lambda: st.session_state.update(refused=[]), type="tertiary")
