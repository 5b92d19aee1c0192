"""A way to keep, from any page and under a name, what one has in a space, or what Morph shows."""

from __future__ import annotations

import streamlit as st

from latent import keeping
from latent.errors import LatentError
from latent.space import Space
from latent.ui.items import views_told
from latent.ui.session import drafts, map_view, state
from latent.ui.widgets import buttons, notices
from latent.ui.widgets.words import said, said_as_html
from latent.ui.widgets.work_words import about
from latent.workspace import kept
from latent.workspace.kept import KeptView

_MARKS = {"Morph": "from", "Blend": "blend", "Imagine": "imagine", "What gets lost": "lost"}
"""By which value the address of a page tells that it shows something."""


def offer(page: str) -> None:
    """A popover with a name to write and what there is to keep; ``page`` is the title of the page."""
    turn = st.session_state.setdefault("keeps", 0)  # another key: the popover comes back closed
    with st.popover(said("keep"), type="tertiary", icon=":material/bookmark_add:", key=f"keep-as-{turn}"):
        space = state.space()
        work, view = drafts.work_of(space), _view(page, space)
        if not work and not view:
            st.html(f"<p class='quiet'>{said_as_html('keep-nothing')}</p>")
            return
        with st.form(f"keep-{turn}", border=False):
            name = st.text_input(said("keep-name"), max_chars=kept.LONGEST)
            of_work = bool(work) and buttons.submitted(said("keep-work", what=about(work, space)), "keep-work")
            of_view = bool(view) and buttons.submitted(said("keep-view"), "keep-view")
        if not (of_work or of_view):
            return
        try:
            told = _keep_work(space, work, name) if of_work else _keep_view(space, page, view, name)
        except LatentError as error:
            notices.show(error)
            return
    st.session_state["keeps"] = turn + 1
    st.session_state["kept_now"] = told
    st.rerun()


def show_done() -> None:
    """Say once what was kept in the last run."""
    if told := st.session_state.pop("kept_now", ""):
        st.toast(told, icon=":material/bookmark_added:")


def view(page: str) -> dict[str, str]:
    """What a page shows, as the query part of an address that opens just this; of a page without a state, its space."""
    space = state.space()
    return {"space": space.name} | _view(page, space)


def _keep_work(space: Space, work: keeping.Work, name: str) -> str:
    row = keeping.keep(space, work, name, drafts.session())
    return said("keep-done", name=row.name)


def _view(page: str, space: Space) -> dict[str, str]:
    """What the page shows, as the query part of its address; empty where there is nothing to come back to."""
    if page == "Map":
        return map_view.query(space)
    return st.query_params.to_dict() if _MARKS.get(page, "") in st.query_params else {}


def _keep_view(space: Space, page: str, query: dict[str, str], name: str) -> str:
    clean = kept.free_name(KeptView, kept.clean_name(name))
    shows = views_told.about(page, query)
    title = space.manifest.title
    kept.put_view(KeptView(kept.new_id(), clean, space.name, title, page, query, shows, drafts.session()))
    return said("keep-done", name=clean)
