"""The button that brings a data set's originals, and what it says while they come."""

from __future__ import annotations

import streamlit as st

from latent import jobs
from latent.space import Space
from latent.ui.components.pulse import pulse
from latent.ui.widgets import alone, notices, views
from latent.ui.widgets.words import again, said


def offer(space: Space) -> None:
    """Offer the originals where they can be fetched, and show how far that is."""
    if space.manifest.data is None or space.manifest.known_items != "redrawn" or alone.guest():
        return
    running = st.session_state.setdefault("fetching", {})
    if space.name in running:
        _watch(space)
        return
    st.html(f"<p class='quiet'>{said('fetch-not-here')}</p>")
    st.button(
        said("fetch"),
        type="tertiary",
        icon=":material/download:",
        help=said("fetch-help"),
        on_click=lambda: running.update({space.name: jobs.submit(["fetch", space.name])}),
    )


@st.fragment
@notices.guarded
def _watch(space: Space) -> None:
    running = st.session_state["fetching"]
    if space.name not in running:
        return
    state = jobs.poll(running[space.name])
    if state.state == "running":
        pulse("fetching")
        st.progress(state.share, views.plain(again(state.doing)))
        return
    del running[space.name]
    if state.state == "failed":
        notices.line(state.error)
    else:
        st.rerun()
