"""What is being made in the background, on every page, and the way to it when it is done."""

from __future__ import annotations

import streamlit as st

from latent import queue
from latent.queue import Work
from latent.ui.components.pulse import pulse
from latent.ui.train import forming
from latent.ui.widgets import buttons, notices, views
from latent.ui.widgets.words import again, said, said_as_html


def show(page: str) -> None:
    """A line for each piece of work; on the page that watches one, for all others."""
    watched = st.session_state.get("watched") if page == "Train" else None
    if any(work.id != watched for work in queue.listed()):
        with st.container(border=True, key="training"):
            _watch(watched)


@st.fragment
@notices.guarded
def _watch(watched: str | None) -> None:
    listed = [work for work in queue.listed() if work.id != watched]
    queue.attend()
    if not all(work.ended for work in listed):
        pulse("queue")
    for work in listed:
        with st.container(horizontal=True, vertical_alignment="center", key=f"work-{work.id}"):
            _line(work)
    if not listed:
        st.rerun()


def _line(work: Work) -> None:
    if work.state == queue.DONE and not work.space:  # what it did can be seen where it was done
        queue.drop(work)
        st.rerun()
    if work.state == queue.DONE:
        st.html(f"<p role='status'>{said_as_html('queue-ready', title=work.title)}</p>", width="content")
        if buttons.pressed(said("queue-open"), f"open-{work.id}", icon=":material/scatter_plot:"):
            forming.open_space(work)
        _put_away(work, said("queue-away"))
        return
    if work.state == queue.FAILED:
        notices.line(said("queue-failed", title=work.title, why=work.error))
    elif work.state == queue.RUNNING:
        doing = {"title": views.plain(work.title), "doing": views.plain(again(work.progress.doing))}
        st.progress(work.progress.share, said("queue-training" if work.trains else "queue-doing", **doing))
    else:
        words = said_as_html("queue-waits" if work.state == queue.QUEUED else "queue-paused", title=work.title)
        st.html(f"<p class='quiet'>{words}</p>", width="content")
    if work.trains and buttons.pressed(
        said("queue-watch"), f"watch-{work.id}", type="tertiary", icon=":material/visibility:"
    ):
        forming.choose(work.id)
        st.switch_page("pages/Train.py")
    _put_away(work, said("queue-stop" if work.state != queue.FAILED else "queue-away"))


def _put_away(work: Work, words: str) -> None:
    told = said("nothing-kept") if not work.ended else None
    if buttons.pressed(words, f"away-{work.id}", type="tertiary", help=told):
        queue.drop(work)
        st.rerun()
