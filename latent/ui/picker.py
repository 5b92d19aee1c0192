"""Controls that several pages share: which space, and a way to bring one's own items."""

from __future__ import annotations

import streamlit as st

from latent import actions, spaces
from latent.errors import LatentError, TooLarge
from latent.spaces import Space
from latent.ui import notices, state

MAX_BYTES = 200_000_000


def pick_space() -> Space:
    """A choice among the shipped spaces; the one in hand comes first."""
    names = spaces.shipped()
    titles = {name: state.open_space(name).manifest.title for name in names}
    key = "space_choice"
    st.session_state[key] = st.session_state["space"]
    st.segmented_control(
        "Space",
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
    st.query_params.clear()


def drop_zone(space: Space, label: str | None = None) -> list[str] | None:
    """Take files, a folder or a zip, and place what can be read on the space's maps.

    Returns:
        Ids of the entries that this run added; None where nothing was given. The widget is emptied at the next run, so
        that files are held once.
    """
    noun = space.modality.noun[1]
    st.session_state.setdefault("uploads", 0)
    files = _uploader(space, label or f"Drop {noun} of yours, a folder of them, or a zip", folder=False)
    with st.popover("Choose a whole folder", type="tertiary", icon=":material/folder_open:"):
        files = _uploader(space, "A folder; its sub-folders become labels", folder=True) or files
    if not files:
        return None
    return take(space, [(file.name, file.getvalue()) for file in files])


def _uploader(space: Space, label: str, folder: bool) -> list:
    return st.file_uploader(
        label,
        accept_multiple_files="directory" if folder else True,
        key=f"{'folder' if folder else 'upload'}-{space.name}-{st.session_state['uploads']}",
        max_upload_size=MAX_BYTES // 1_000_000,
        help=f"Takes {', '.join(sorted(s.lstrip('.') for s in space.modality.suffixes))}, and zips of them.",
    )


def take(space: Space, files: list[tuple[str, bytes]]) -> list[str]:
    """Import files with progress in sight, remember what was refused, and start the widget afresh."""
    collection = state.collection(space)
    st.session_state["uploads"] += 1
    if sum(len(data) for _, data in files) > MAX_BYTES:
        state.refuse([TooLarge("this upload", "it is over 200 MB in all", "Send it in parts.")])
        return []
    result = _import(space, files, collection.taken)
    collection.add(result.entries)
    state.refuse(result.refused)
    return [entry.id for entry in result.entries]


def _import(space: Space, files: list[tuple[str, bytes]], taken: set[str]) -> actions.Imported:
    bar = st.progress(0.0, "Reading…")
    running = actions.import_files(space, files, taken)
    try:
        while True:
            step = next(running)
            bar.progress(step.share, step.doing)
    except StopIteration as end:
        return end.value
    finally:
        bar.empty()


def show_refused() -> None:
    """Say which files of the last upload were not taken, with a way to put the list away."""
    errors: list[LatentError] = state.refused()
    if not errors:
        return
    notices.refused(errors)
    st.button("Put this list away", on_click=lambda: st.session_state.update(refused=[]), type="tertiary")
