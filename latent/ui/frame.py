"""What every page stands in: navigation, theme, a calm face for errors, and the foot that says what is kept.

Each page begins with ``with frame("Map"):`` and so is whole when it is the first thing that a fresh server runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from latent.classroom import here
from latent.ui import foot, keeping_here, queue_bar
from latent.ui.components.ears import ears
from latent.ui.lessons import guide
from latent.ui.my_work import erasing
from latent.ui.room import entrance, sending
from latent.ui.session import drafts, in_hand, locks, state, tray
from latent.ui.train import first_look
from latent.ui.widgets import alone, notices, page_titles
from latent.ui.widgets.words import said

LOOK = Path(__file__).parents[2] / "assets" / "look"
STYLE = Path(__file__).parent / "style.css"
PROGRAM = "Latentarium"


@dataclass(frozen=True)
class Page:
    """One entry of the menu.

    Attributes:
        name: by which the program knows it; see :mod:`latent.ui.widgets.page_titles` for what it is called.
        file: from the top of the repository.
        icon: one of Streamlit's own drawn icons.
        sentence: the message that says what it is for, in one sentence.
        group: the message that is the heading which it stands under.
        of_space: whether it is about the space that is looked at.
        for_guests: whether guests of a class may see it.
        of_class: whether it is there only while a class is on.
    """

    name: str
    file: str
    icon: str
    sentence: str
    group: str = ""
    of_space: bool = True
    for_guests: bool = True
    of_class: bool = False

    @property
    def title(self) -> str:
        """In the menu and in the browser's tab."""
        return page_titles.title(self.name)

    @property
    def offered(self) -> bool:
        """Whether it stands in the menu of whoever asks."""
        return (not self.of_class or here.room() is not None) and (self.for_guests or alone.guest() is None)


PAGES = {
    page.name: page
    for page in (
        Page("Start", "app.py", ":material/home:", "page-start-sentence"),
        Page("Map", "pages/Map.py", ":material/scatter_plot:", "page-map-sentence", "menu-look"),
        Page("Groups", "pages/Groups.py", ":material/workspaces:", "page-groups-sentence", "menu-look"),
        Page("Odd ones out", "pages/Odd_ones_out.py", ":material/troubleshoot:", "page-odd-sentence", "menu-look"),
        Page("Morph", "pages/Morph.py", ":material/tune:", "page-morph-sentence", "menu-make"),
        Page("Blend", "pages/Blend.py", ":material/merge:", "page-blend-sentence", "menu-make"),
        Page("Imagine", "pages/Imagine.py", ":material/auto_awesome:", "page-imagine-sentence", "menu-make"),
        Page(
            "What gets lost",
            "pages/What_gets_lost.py",
            ":material/filter_alt:",
            "page-lost-sentence",
            "menu-understand",
        ),
        Page("Learn", "pages/Learn.py", ":material/school:", "page-learn-sentence", "menu-understand", of_space=False),
        Page(
            "Train",
            "pages/Train.py",
            ":material/model_training:",
            "page-train-sentence",
            "menu-yours",
            of_space=False,
            for_guests=False,
        ),
        Page(
            "My work",
            "pages/My_work.py",
            ":material/folder_open:",
            "page-my-work-sentence",
            "menu-yours",
            of_space=False,
            for_guests=False,
        ),
        Page(
            "Class",
            "pages/Class.py",
            ":material/groups:",
            "page-class-sentence",
            "menu-class",
            of_space=False,
            of_class=True,
        ),
    )
}


@contextmanager
def frame(name: str) -> Iterator[None]:
    """Stand a page in its frame; the first call of every page.

    What goes wrong inside is met by :func:`latent.ui.widgets.notices.caught`; what the person did is in the session and
    stays.
    """
    page = PAGES[name]
    alone.lend()
    entrance.before()
    st.set_page_config(page_title=f"{page.title} · {PROGRAM}", page_icon=str(LOOK / "logo.svg"), layout="wide")
    st.html(STYLE)
    refused = entrance.refused(page.for_guests)
    if not refused:
        entrance.greet()
        _follow(entrance.goes_to())
    locks.take_up()
    if not locks.locked("menu"):
        _menu()
    with st.container(key="head", horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        with st.container(width="content"):
            st.title(page.title if name != "Start" else PROGRAM, anchor=False)
            st.markdown(f"<p class='sentence'>{said(page.sentence)}</p>", unsafe_allow_html=True)
        head = st.container(key="tray", horizontal=True, width="content", vertical_alignment="center", gap="small")
    lesson = st.container(key="guide") if guide.is_on() else None
    with notices.caught(f"the page {name}"):
        if refused:
            notices.show(refused)
            st.stop()
        if odd := state.begin(name):
            notices.show(odd)
        entrance.settle()
        if alone.guest() is None:
            queue_bar.show(name)
            first_look.show()
            erasing.show_done()
            keeping_here.show_done()
        if page.of_space:
            ears(state.space().modality.heard())
        yield
        in_hand.remember()
        drafts.save()
        with head:  # last, since what is in it is what the page has left there
            _tools(page)
    if lesson is not None:
        with lesson:  # last, too: it tells what the run has done
            guide.show(name)
    foot.show(name)


def _follow(to: tuple[str, dict[str, str]] | None) -> None:
    """Go where the teacher sent everybody."""
    if to and to[0] in PAGES:
        st.switch_page(PAGES[to[0]].file, query_params=to[1])


def _tools(page: Page) -> None:
    if not locks.locked("tools"):
        tray.show(page.of_space)
    if alone.guest() is None:
        keeping_here.offer(page.name)
    if page.for_guests and (room := alone.teaches()):
        sending.offer(room, page.name, keeping_here.view(page.name))


def _menu() -> None:
    offered = [page for page in PAGES.values() if page.offered]
    st.logo(str(LOOK / "logo.svg"), size="large")
    with st.sidebar:
        group = ""
        for page in offered:
            if page.group != group:
                group = page.group
                st.html(f"<p class='menu-group'>{said(group)}</p>")
            st.page_link(page.file, label=page.title, icon=page.icon)
    with st.container(key="menu-narrow", horizontal=True, gap="small"):  # shown instead where the window is narrow
        for page in offered:
            st.page_link(page.file, label=page.title, icon=page.icon)
